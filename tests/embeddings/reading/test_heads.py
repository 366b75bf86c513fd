"""Author lines and datelines of pasted articles."""

import pytest

from embeddings.reading.text.head import head_facts
from tests.embeddings.reading.test_rules import read_one


@pytest.mark.parametrize(
    ("head", "authors", "published", "site"),
    [
        ("Von Jana Müller\n12. März 2024, 18:37 Uhr", ("Jana Müller",), "2024-03-12T18:37:00", ""),
        ("Por Ana Gómez\n12 de abril de 2017", ("Ana Gómez",), "2017-04-12", ""),
        ("Par Jean Dupont\nPublié le 12 avril 2017", ("Jean Dupont",), "2017-04-12", ""),
        ("Jane Doe | April 12, 2017", ("Jane Doe",), "2017-04-12", ""),
        ("By JANE DOE, Political Editor\nThe Guardian", ("Jane Doe",), None, "The Guardian"),
        ("The Skerrin Courier, Friday 9 March 2018", (), "2018-03-09", "The Skerrin Courier"),
        ("New York\n12 April 2017", (), "2017-04-12", ""),
        ("Hong Kong, 12 April 2017", (), "2017-04-12", ""),
        ("Skerrin, 12 April 2017", (), "2017-04-12", ""),
        ("12 April 2017, by Jane Doe", ("Jane Doe",), "2017-04-12", ""),
        ("Interview by Jane Doe, 12 April 2017", ("Jane Doe",), "2017-04-12", ""),
        (
            "Skerrin Town Council, 12 April 2017\nReport: Jo Okafor",
            ("Jo Okafor",),
            "2017-04-12",
            "",
        ),
        ("Interview: Ida Holm", (), None, ""),
        (
            "Live coverage by Jane Doe and Jo Okafor, 12 April 2017",
            ("Jane Doe", "Jo Okafor"),
            "2017-04-12",
            "",
        ),
        ("Posted by Fergus on 12 April 2017", ("Fergus",), "2017-04-12", ""),
        (
            "A long read by Jane Miller. Published 12 April 2017 in Northern Lights",
            ("Jane Miller",),
            "2017-04-12",
            "",
        ),
        ("Opinion. Jane Doe, 12 April 2017. Rating: 3 of 5", ("Jane Doe",), "2017-04-12", ""),
        ("By Jane Doe, Ferring Echo, 12 April 2017", ("Jane Doe",), "2017-04-12", ""),
        ("The mill was built by Jane Doe on 12 April 2017", (), None, ""),
        ("Destroyed by Storm Edda on 12 April 2017", (), None, ""),
        ("The quay was empty in spring. By Skerrin Town Council", (), None, ""),
        ("Attack by Rebels on 12 April 2017", (), None, ""),
        ("Sunk: the Edda, 12 April 2017", (), None, ""),
        ("Weather: rain until 12 April 2017", (), None, ""),
        ("Photographs by Jane Doe show the quay on 12 April 2017.", (), None, ""),
        ("Jane Doe, who wrote six novels, died on 12 April 2017.", (), None, ""),
        ("Jane Doe, the mayor of Farra, opened the pier on 12 April 2017.", (), None, ""),
        ("Jane Doe, who ran the quay, retired Friday, 12 April 2017.", (), None, ""),
        ("Jane Doe and Jo Okafor were married on 12 April 2017.", (), None, ""),
        ("Editor Jane Doe died on 12 April 2017", (), None, ""),
        ("By Jane Doe on 12 April 2017.", ("Jane Doe",), "2017-04-12", ""),
        ("Jane Doe, Political Editor, Farra, 12 April 2017.", ("Jane Doe",), "2017-04-12", ""),
        ("Posted on 12 April 2017 by admin", (), "2017-04-12", ""),
        ("By Jane Doe and Jo Okafor in New York.", ("Jane Doe", "Jo Okafor"), None, ""),
        ("Von der Brücke aus sah man den Turm.", (), None, ""),
        ("12 April 2017, a day of rain", (), None, ""),
        ("Jane Doe\nPolitical correspondent\n12 April 2017", ("Jane Doe",), "2017-04-12", ""),
        ("By the time they came on 12 April 2017, it was dark.", (), None, ""),
        ("It began on 12 April 2017 in the harbour", (), None, ""),
        ("31 February 2017", (), None, ""),
        (
            "Door Jane Doe\nWoensdag 12 april 2017, 14.20 uur",
            ("Jane Doe",),
            "2017-04-12T14:20:00",
            "",
        ),
        ("Autor: Jane Doe\n12 kwietnia 2017 r.", ("Jane Doe",), "2017-04-12", ""),
        ("Анна Белова, 12 апреля 2017 года", ("Анна Белова",), "2017-04-12", ""),
        ("Yazan: Elif Kaya\n12 Nisan 2017 Çarşamba", ("Elif Kaya",), "2017-04-12", ""),
        ("بقلم: ليلى المنصوري\n١٢ أبريل ٢٠١٧", ("ليلى المنصوري",), "2017-04-12", ""),
    ],
)
def test_heads(head: str, authors: tuple[str, ...], published: str | None, site: str) -> None:
    text = f"The tide comes in\n\n{head}\n\nIt came in at six, and nobody saw it."
    article = read_one(text.encode(), ".txt")
    assert article.title == "The tide comes in"
    assert (article.authors, article.published, article.site) == (authors, published, site)
    assert head.split("\n", maxsplit=1)[0] in article.text


def test_a_button_beside_a_date_is_no_author() -> None:
    found = head_facts(["The tide comes in", "12 April 2017 | Tags: Piers | View Comments"])
    assert (found.authors, found.published) == ((), "2017-04-12")
