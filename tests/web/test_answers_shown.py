"""Answers as HTML: what stands where."""

from dataclasses import replace

from embeddings.article import Article
from embeddings.index import Hit
from embeddings.passages import Passage
from embeddings.sentences import Span
from qa.answer import UNSURE, Answer, Citation, Sentence
from qa.history.exchange import Exchange
from qa.rendering import answer_text
from qa.web.html.answer import LIMITED, answer_html
from qa.web.html.conversation import announcement, conversation_html, copied_text
from qa.web.session import Session

from .test_html import plain


def test_a_refusal_within_limits_says_that_there_are_some() -> None:
    refused = Exchange("Why?", Answer("Why?", (), 0.1), limits=(("site", "Voice"),))
    shown = conversation_html(Session(exchanges=(refused,)))
    assert "Your articles don't say." in plain(shown)
    assert LIMITED in shown


def test_a_refusals_passages_are_shown_from_the_words_that_were_asked_for() -> None:
    text = f"{'The pier was long and cold, and few went out on it. ' * 8}The keeper died in May."
    hit = Hit(Passage(Article("a.txt", "The pier", text), 0, len(text)), 0.5)
    asked = Answer("When did the keeper die?", (), 0.1, nearest=(hit,))
    assert plain(answer_html(asked, complete=True)).endswith("The pier… The keeper died in May.")
    other = Answer("Who sells herring?", (), 0.1, nearest=(hit,))
    assert "The pierThe pier was long" in plain(answer_html(other, complete=True))


def test_how_many_there_are_is_said_before_them_everywhere() -> None:
    article = Article("a.txt", "The quay", "The quay is long.", published="2020-02-03")
    told = (Sentence(article.text, (Citation(1, article, 0, 17),), label="3 February 2020"),)
    listed = Answer("How many?", told, 1.0, kind="mentions", note="1 article.")
    exchange = Exchange(listed.question, listed)
    for said in (
        answer_text(listed),
        plain(answer_html(listed, complete=True)),
        copied_text(exchange),
    ):
        assert said.count("1 article.") == 1
        assert said.index("1 article.") < said.index("The quay is long.")
    assert announcement(exchange) == "Answer: 1 article. 1 source."


def test_each_of_a_list_has_its_article_and_no_sources_follow() -> None:
    quay = Article("a.txt", "The quay", "The pier is long.", site="Voice", published="2020-02-03")
    pier = replace(quay, source="b.txt", title="The pier")
    told = tuple(
        Sentence(each.text, (Citation(number, each, 0, 17),), label="3 February 2020")
        for number, each in enumerate((quay, pier), 1)
    )
    html = answer_html(Answer("Which?", told, 1.0, kind="mentions"), complete=True)
    first, second = html.split("</p>")[:2]
    assert plain(first).endswith("1The quay Voice")
    assert plain(second).endswith("The pier is long.Source 2 Voice")  # it says its title
    assert "Sources" not in html


def test_other_notes_are_said_after_the_answer() -> None:
    article = Article("a.txt", "The quay", "The quay is long.")
    told = (Sentence(article.text, (Citation(1, article, 0, 17),)),)
    summed = Answer("Sum it up", told, 1.0, kind="summary", note="1 other article fits.")
    for said in (answer_text(summed), plain(answer_html(summed, complete=True))):
        assert said.index("The quay is long.") < said.index("1 other article fits.")


def test_what_may_well_be_no_answer_is_shown_and_read_aloud_as_such() -> None:
    pier = Article("pier.txt", "The pier", "The pier closed in May.")
    quote = Sentence(pier.text, (Citation(1, pier, 0, len(pier.text)),), short=Span(19, 22))
    unsure = Answer("When did it open?", (quote,), 0.4, short="May")
    html = answer_html(unsure, complete=True)
    assert f"<p class='note warns'>{UNSURE}</p><p class='quotes'" in html
    assert "<b>May</b>" in html  # marked where it stands, and no headline
    assert UNSURE in answer_html(unsure, complete=False)  # before the rest of it has come
    exchange = Exchange(unsure.question, unsure)
    assert announcement(exchange) == f"{UNSURE} The pier closed in May. 1 source."
    assert copied_text(exchange).startswith(f"When did it open?\n\n{UNSURE}\n\nThe pier closed")
