"""Answers as HTML: what stands where."""

from embeddings.article import Article
from embeddings.index import Hit
from embeddings.passages import Passage
from qa.answer import Answer
from qa.web.html.answer import answer_html

from .test_parts import plain


def test_a_refusal_without_passages_is_plain() -> None:
    assert "Your articles don't say." in plain(answer_html(Answer("Why?", (), 0.1), whole=True))


def test_a_refusals_passages_are_shown_from_the_words_that_were_asked_for() -> None:
    text = f"{'The pier was long and cold, and few went out on it. ' * 8}The keeper died in May."
    hit = Hit(Passage(Article("a.txt", "The pier", text), 0, len(text)), 0.5)
    asked = Answer("When did the keeper die?", (), 0.1, nearest=(hit,))
    assert plain(answer_html(asked, whole=True)).endswith("The pier… The keeper died in May.")
    other = Answer("Who sells herring?", (), 0.1, nearest=(hit,))
    assert "The pierThe pier was long" in plain(answer_html(other, whole=True))
