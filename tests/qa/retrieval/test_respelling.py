"""Misspelt questions: what is put right, and what is left as it is."""

import pytest

from qa.byline import Byline
from qa.retrieval.respelling import respell, slips

TEXTS = (
    "The Farra ferry sailed.",
    "No ferry sailed from Farra.",
    "The fare is six crowns, says Ada Hallowick of the Morning Tern.",
    "The sailing was long.",
)
USUAL = {"sailing", "morning", "ferry", "crowns"}


def put_right(question: str, *known: str) -> str:
    return respell(question, lambda word: word in known, lambda word: word in USUAL, lambda: TEXTS)


@pytest.mark.parametrize("wrong", ["fery", "ferrry", "feryr", "ferru"])
def test_a_letter_missing_doubled_exchanged_or_wrong(wrong: str) -> None:
    assert put_right(f"When is the {wrong}?", "when") == "When is the ferry?"


def test_capitals_stay_and_abbreviations_and_what_articles_have() -> None:
    assert put_right("Fery of Fara") == "Ferry of Farra"
    assert put_right("FERY fery", "fery") == "FERY fery"


def test_umlauts_may_be_typed_as_two_letters_or_left_out() -> None:
    texts = ("Die Mühlstraße führt nach Köln. Mahlstrasse.",)
    for word in ("Muehlstrasse", "Muhlstrasse", "Mühlstraße"):
        question = respell(f"Wo ist die {word}?", lambda _: False, lambda _: False, lambda: texts)
        assert "Mühlstraße" in question


def test_the_word_that_is_said_most_is_meant() -> None:
    texts = ("a brand", "a grant, a brant", "a brant")
    assert respell("brank", lambda _: False, lambda _: False, lambda: texts) == "brant"


@pytest.mark.parametrize("wrong", ["Halowik", "Hallwoicc", "Hallovikc", "Hallowhicky"])
def test_a_long_unusual_word_may_have_two_slips(wrong: str) -> None:
    assert put_right(f"Who is Ada {wrong}?") == "Who is Ada Hallowick?"


@pytest.mark.parametrize("other", ["sealings", "Fredy", "Hollowinc", "mourningly"])
def test_a_usual_or_a_short_word_may_not(other: str) -> None:
    assert put_right(f"Which {other}?", "which") == f"Which {other}?"


@pytest.mark.parametrize("word", ["clowns", "nailing", "fairly", "merriness", "fairest"])
def test_a_usual_word_with_an_ending_is_none_that_is_misspelt(word: str) -> None:
    usual = {"clown", "nail", "fair", "merri"}.__contains__
    texts = ("Six crowns for sailing, fattest and fatly paid in berriness.",)
    assert respell(f"Which {word}?", {"which"}.__contains__, usual, lambda: texts) == (
        f"Which {word}?"
    )


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("stoped", "stopped"), ("visiters", "visitors"), ("makeing", "making"), ("easyly", "easily")],
)
def test_where_a_usual_word_has_its_ending_it_may_be_misspelt(wrong: str, right: str) -> None:
    usual = {"stop", "visit", "make", "easy", "was"}.__contains__
    said = respell(f"was {wrong}", usual, usual, lambda: ("Slopped, visited, making,", right))
    assert said == f"was {right}"


def test_a_name_is_written_as_another_name_alone() -> None:
    assert put_right("Who paid Lang?", "paid") == "Who paid Lang?"  # there is no Long
    assert put_right("Who is Ada Halowick?") == "Who is Ada Hallowick?"
    assert put_right("Lang ago", "paid") == "Long ago"  # the first word has a capital anyway


def test_the_first_word_is_rather_one_that_asks() -> None:
    texts = ("The bridge with lamps, with which we were with them.", "Where were we?")
    for wrong, right in [("Wich", "Which"), ("whre", "where"), ("The wich", "The with")]:
        told = respell(f"{wrong} lamp?", {"lamp"}.__contains__, bool, lambda: texts)
        assert told == f"{right} lamp?"


def test_words_that_were_run_together_stand_side_by_side_in_a_text_or_one_asks() -> None:
    assert put_right("Did the MorningTern sail?", "sail") == "Did the Morning Tern sail?"
    assert put_right("Farraferry", "farra") == "Farra ferry"
    assert put_right("Whoopened the pier, andwhen?", "opened", "pier") == (
        "Who opened the pier, andwhen?"
    )
    assert put_right("sailedferry", "sailed", "ferry") == "sailedferry"


@pytest.mark.parametrize(("known", "question"), [(True, "When is it due?"), (False, "abcd " * 6)])
def test_no_text_is_asked_for_without_need(known: bool, question: str) -> None:
    def unused() -> tuple[str, ...]:
        raise AssertionError

    asked = " ".join(word + chr(97 + at) for at, word in enumerate(question.split()))
    assert respell(asked, lambda _: known, lambda _: known, unused) == asked


@pytest.mark.parametrize(
    ("word", "other", "off"),
    [
        ("ferry", "ferries", 3),
        ("ferry", "ferry", 0),
        ("abcd", "abdce", 2),
        ("tern", "turf", 2),
        ("tern", "tren", 1),
        ("tern", "ten", 1),
        ("", "ten", 3),
    ],
)
def test_slips_are_counted(word: str, other: str, off: int) -> None:
    assert slips(word, other) == slips(other, word) == off


@pytest.mark.slow
def test_a_misspelt_question_is_answered_and_says_what_was_searched(samples: Byline) -> None:
    answer = samples.ask("How long is the Lantrn Brideg?")
    assert answer.searched == "How long is the Lantern Bridge?"
    assert "112 metres" in answer.text
    assert answer.question == "How long is the Lantrn Brideg?"


@pytest.mark.slow
def test_a_refusal_says_what_was_searched_too(samples: Byline) -> None:
    answer = samples.ask("How deep is the watar at the Comb?")
    assert answer.refused
    assert answer.searched == "How deep is the water at the Comb?"


@pytest.mark.slow
def test_words_of_another_language_are_no_misspelt_english(samples: Byline) -> None:
    answer = samples.ask("Wie viel kostet eine Rückfahrkarte bei der Museumsbahn?")
    assert answer.searched.startswith("Wie viel kostet")


@pytest.mark.slow
def test_two_slips_or_a_missing_space_are_put_right(samples: Byline) -> None:
    answer = samples.ask("whocut the ribbon on MillBridge in Dunnmarow?")
    assert answer.searched == "who cut the ribbon on Mill Bridge in Dunmarrow?"
    assert "Marit Sollen" in answer.text
