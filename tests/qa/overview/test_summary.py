"""Which sentences sum an article up."""

import pytest

from qa import Byline


def test_an_interviews_questions_are_no_part_of_its_summary(quick: Byline) -> None:
    said = (
        "Ida Holm keeps the light at Skerrin.\n\nHow long has the light at Skerrin been yours?\n\n"
        "It has been mine for thirty years.\n\nWould you keep the light at Skerrin again?\n\n"
        "I would ask for a warmer coat first."
    )
    quick.add_text("The light at Skerrin", said)
    told = [one.text for one in quick.ask("Summarise the article about Skerrin").sentences]
    assert "Ida Holm keeps the light at Skerrin." in told
    assert not any(text.endswith("?") for text in told)


def test_a_summary_names_who_she_is_and_does_not_begin_in_the_middle(quick: Byline) -> None:
    said = (
        "The old pier of Ulvik was painted green in spring.\n\n"
        "A seal called Ottilie sat on the planks at noon.\n\n"
        "She sat on the pier of Ulvik all spring and had green paint on her.\n\n"
        "Instead of the old pier of Ulvik, the harbour was painted green in autumn."
    )
    quick.add_text("The old pier of Ulvik", said)
    asked = "Summarise the article about the pier in {} sentences"
    told = quick.ask(asked.format("two")).text
    assert "painted green in spring" in told
    assert "A seal called Ottilie" in told
    assert "She sat on the pier" in quick.ask(asked.format("three")).text


def test_a_summary_tells_also_what_comes_late(quick: Byline) -> None:
    early = [f"Men with {tool} mended the old pier of Ulvik." for tool in ("saws", "tar", "rope")]
    late = [f"The bakery of Lenhaven sells {loaf} bread." for loaf in ("rye", "white", "seed")]
    quick.add_text("Two towns", "\n\n".join([*early, *late]))
    told = quick.ask("Summarise the article about two towns in two sentences").text
    assert "pier of Ulvik" in told
    assert "bakery of Lenhaven" in told


def test_the_part_about_a_thing_is_summed_up_alone(quick: Byline) -> None:
    piers = [f"Men with {tool} mended the old pier of Ulvik in March." for tool in ("saws", "tar")]
    bread = [f"The bakery of Lenhaven sells {loaf} bread each day." for loaf in ("rye", "white")]
    weeks = [f"In week {number} it rained on all of the fields there." for number in range(60)]
    parts = ["Piers", " ".join(piers), "Rain", " ".join(weeks), "Bread", " ".join(bread)]
    quick.add_text("Two towns", "\n\n".join(parts))
    told = [one.text for one in quick.ask("Summarise the part about the bakery").sentences]
    assert set(bread) <= set(told)
    assert not set(piers) & set(told)
    quick.add_text("The bakery", "The bakery of Holm has a new oven and bakes for the town.")
    first = quick.ask("Summarise the article about two towns")
    again = quick.ask("Summarise the part about the bakery", turns=[first]).sentences
    assert set(bread) <= {one.text for one in again}


@pytest.mark.parametrize("text", ["Closed until noon", "Flour | 100 g\nWater | 2 dl"])
def test_a_note_or_a_table_is_summed_up_by_all_that_it_says(quick: Byline, text: str) -> None:
    quick.add_text("The quay", f"The quay\n\n{text}")
    told = quick.ask("What is “The quay” about?")
    assert [sentence.text for sentence in told.sentences] == ["The quay", *text.split("\n")]
