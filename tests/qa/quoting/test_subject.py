"""The subject of a follow-up: which articles may answer it."""

from dataclasses import replace

import pytest

from embeddings.article import Article
from qa.quoting.subject import Subject

HOUSE = Article("h", "The house on the quay", "The family have repainted it. A bridge is near.")


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Lantern Bridge", "A new bridge, with a hundred lanterns, opens in June."),
        ("toll Lantern Bridge", "Tolls are paid on Lantern Bridge."),
        ("", "Anything."),
    ],
)
def test_an_article_that_has_its_words_may_answer(words: str, text: str) -> None:
    assert Subject(words).admits(Article("a", "News", text))


@pytest.mark.parametrize(
    "words", ["Lantern Bridge", "silver herring", "Ines Hallvard", "family dog"]
)
def test_one_that_has_not_may_not(words: str) -> None:
    assert not Subject(words).admits(HOUSE)


def test_an_article_that_was_spoken_of_may_answer_in_any_case() -> None:
    assert Subject("Lantern Bridge", [HOUSE.title]).admits(HOUSE)


def test_of_an_article_in_another_language_it_cannot_be_told() -> None:
    assert Subject("toll bridge").admits(Article("a", "Puente", "Es gratis.", language="es"))


def test_an_article_may_be_of_who_wrote_it() -> None:
    assert Subject("Ada Brook").admits(replace(HOUSE, authors=("Ada Brook",)))
    assert not Subject("Ada Brook").admits(HOUSE)
