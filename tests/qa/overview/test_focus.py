"""What of an article tells what its author argues, and how it concludes."""

from pathlib import Path

from qa import Byline

FACTS = [f"In week {number} it rained on all of the fields there." for number in range(9)]
ESSAY = [
    *FACTS[:4],
    "I have come to believe that Ulvik needs no geese.",
    *FACTS[4:],
    "“We should keep every one of the geese,” the mayor of Ulvik said on the pier.",
    "My answer to the mayor is short.",
    "The geese of Ulvik pay no rent for the pier.",
    "Perhaps the geese will laugh about all of this.",
    "They were here before the pier was built.",
    "They will be here when it has gone, too.",
    "Ada Hale writes about birds for this paper.",
]


def add_essay(quick: Byline, folder: Path) -> None:
    page = folder / "geese.txt"
    page.write_text("\n\n".join(["Geese of Ulvik", "By Ada Hale", *ESSAY]), encoding="utf-8")
    quick.add(page)


def test_an_argument_is_told_by_the_authors_positions(quick: Byline, tmp_path: Path) -> None:
    add_essay(quick, tmp_path)
    told = [one.text for one in quick.ask("What does the author argue?").sentences]
    assert {ESSAY[4], ESSAY[12]} <= set(told)
    assert ESSAY[10] not in told
    named = quick.ask("What does Ada Hale argue?")
    assert [one.text for one in named.sentences] == told


def test_findings_are_told_by_the_sentences_that_report_them(quick: Byline) -> None:
    said = ["It found that a goose had no fear of the pier.", "She found a coin in the mud there."]
    quick.add_text(
        "An inquiry", "\n\n".join([*FACTS, *said, "The inquiry is to sit again in May."])
    )
    told = [one.text for one in quick.ask("What were the main findings?").sentences]
    assert said[0] in told
    assert said[1] not in told


def test_it_concludes_by_its_last_sentences_but_those_on_the_author(
    quick: Byline, tmp_path: Path
) -> None:
    add_essay(quick, tmp_path)
    told = [one.text for one in quick.ask("What is the conclusion?").sentences]
    assert told[-3:] == ESSAY[-4:-1]


def test_the_argument_of_one_among_many_is_asked_for_by_its_title(quick: Byline) -> None:
    quick.add_text("Geese of Ulvik", "\n\n".join(ESSAY))
    quick.add_text("Eels of Holm", "The eels of Holm are to be counted again. They are many.")
    assert "Say which article" in quick.ask("What does the author argue?").note
    first = quick.ask("Summarise the article about geese")
    told = quick.ask("What does the author argue?", turns=[first])
    assert {each.article.title for each in told.citations} == {"Geese of Ulvik"}
