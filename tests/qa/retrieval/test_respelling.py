"""Misspelt questions: what is put right, and what is left as it is."""

import pytest

from qa.byline import Byline
from qa.retrieval.respelling import is_one_off, respelt

TEXTS = ("The Farra ferry sailed.", "No ferry sailed from Farra.", "The fare is six crowns.")


def put_right(question: str, *known: str) -> str:
    return respelt(question, lambda word: word in known, lambda: TEXTS)


@pytest.mark.parametrize("wrong", ["fery", "ferrry", "feryr", "ferru"])
def test_a_letter_missing_doubled_exchanged_or_wrong(wrong: str) -> None:
    assert put_right(f"When is the {wrong}?", "when") == "When is the ferry?"


def test_capitals_stay_and_abbreviations_and_what_articles_have() -> None:
    assert put_right("Fery of Fara") == "Ferry of Farra"
    assert put_right("FERY fery", "fery") == "FERY fery"


def test_the_word_that_is_said_most_is_meant() -> None:
    texts = ("a brand", "a grant, a brant", "a brant")
    assert respelt("brank", lambda _: False, lambda: texts) == "brant"


@pytest.mark.parametrize(("known", "question"), [(True, "When is it due?"), (False, "abcd " * 6)])
def test_no_text_is_asked_for_without_need(known: bool, question: str) -> None:
    def unused() -> tuple[str, ...]:
        raise AssertionError

    asked = " ".join(word + chr(97 + at) for at, word in enumerate(question.split()))
    assert respelt(asked, lambda _: known, unused) == asked


@pytest.mark.parametrize(
    ("word", "other"),
    [("ferry", "ferries"), ("ferry", "ferry"), ("abcd", "abdce"), ("tern", "turf")],
)
def test_two_letters_are_too_many(word: str, other: str) -> None:
    assert not is_one_off(word, other)
    assert not is_one_off(other, word)


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
