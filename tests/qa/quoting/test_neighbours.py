"""A quote that refers back brings what it refers to; others stay short."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.article import Article
from embeddings.sentences import sentence_spans
from qa.language.referring import refers_back
from qa.language.words import words
from qa.quoting.neighbours import MOST_CONTEXT_WORDS, context

TEXT = (
    "The pier\n\nAda Brook opened the pier in 1911. She had waited for nine years. It was cold.\n\n"
    "The pier is 300 metres long. Both towns paid for a ferry. The ferry sank. "
    "Crabs live there."
)
PIER = Article("pier.txt", "The pier", TEXT, language="en")


def before(sentence: str) -> str | None:
    span = next(one for one in sentence_spans(TEXT, "en") if one.of(TEXT) == sentence)
    found = context(PIER, span)
    return found.of(TEXT) if found else None


@pytest.mark.parametrize(
    ("sentence", "needed"),
    [
        ("She had waited for nine years.", "Ada Brook opened the pier in 1911."),
        ("It was cold.", "Ada Brook opened the pier in 1911."),
        ("The ferry sank.", "Both towns paid for a ferry."),
        ("Crabs live there.", None),
        ("Ada Brook opened the pier in 1911.", None),
    ],
)
def test_the_sentence_that_is_referred_to(sentence: str, needed: str | None) -> None:
    assert before(sentence) == needed


@pytest.mark.parametrize(
    "sentence", ["He left.", "“I sang,” she said.", "The sides left again.", "Their boat sank."]
)
def test_these_refer_back(sentence: str) -> None:
    assert refers_back(sentence, "Both sides met on Monday.")


@pytest.mark.parametrize(
    "sentence", ["Ada left.", "“I sang,” said Ada Brook.", "The moon is far.", "Theirs is a town."]
)
def test_these_stand_alone(sentence: str) -> None:
    assert not refers_back(sentence, "Both sides met on Monday.")


@given(st.lists(st.sampled_from(["He left.", "Ada sang.", "The tide.", "A\n\n"]), max_size=8))
def test_context_is_a_short_span_before_the_quote(parts: list[str]) -> None:
    article = Article("a", "A", " ".join(parts), language="en")
    for span in sentence_spans(article.text, "en"):
        found = context(article, span)
        assert found is None or found.end <= span.start
        assert found is None or len(words(found.of(article.text))) <= MOST_CONTEXT_WORDS
