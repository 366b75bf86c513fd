"""What the page shows, as HTML."""

from dataclasses import replace
from functools import partial
from html import unescape
from pathlib import Path
from re import sub

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.article import Article
from embeddings.encoder import DEFAULT_ENCODER
from embeddings.library.catalogue import Entry, Listing
from embeddings.library.store import Store
from embeddings.rebuilding.rebuild import add_articles
from qa.answer import Answer, Citation, Sentence
from qa.byline import Byline
from qa.history.exchange import Exchange
from qa.web.citation_links import link_to
from qa.web.html.answer import answer_html
from qa.web.html.article import article_panel
from qa.web.html.article_list import about_html, cards_html, language_note
from qa.web.html.bar import Names, bar_html
from qa.web.html.conversation import FAILED, LONG, announcement, conversation_html
from qa.web.html.escaping import escape
from qa.web.session import Session, choices_of
from tests.embeddings.word_hash_encoder import WordHashEncoder

from .kept_conversations import DIFFER, TWO

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


def plain(html: str) -> str:
    return unescape(sub(r"<[^>]*>", "", html))


def test_a_question_that_is_too_long_leaves_room_for_what_is_said_to_it() -> None:
    short, long = (
        conversation_html(Session(exchanges=(Exchange("x" * many, problem="Shorten it."),)))
        for many in (LONG, LONG + 1)
    )
    assert "<h2 class='asked' dir='auto'>" in short
    assert "<h2 class='asked long' tabindex='0' dir='auto'>" in long


@given(TEXTS)
def test_shown_text_has_no_mark_up(text: str) -> None:
    assert not set(escape(text)) & set("<>\"'")


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=200))
def test_shown_text_comes_back(text: str) -> None:
    assert unescape(escape(text, keep=True)) == text


@given(st.lists(TEXTS.filter(str.strip), min_size=1, max_size=5), st.data())
def test_the_panel_marks_exactly_the_cited_characters(
    parts: list[str], data: st.DataObject
) -> None:
    text = "\n\n".join(part.replace("\n", " ").replace("\r", " ") for part in parts)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    article = Article("a.txt", "<title>", text)
    panel = article_panel(article, link_to(article, start, end), sample=False)
    cited = "".join(
        part.split("</mark>")[0] for part in panel.split("<mark class='cited' tabindex='-1'>")[1:]
    )
    assert "".join(unescape(cited).split()) == "".join(
        unescape(escape(text[start:end], keep=True)).split()
    )


def test_the_title_is_not_shown_twice_and_a_changed_article_says_so() -> None:
    article = Article("a.txt", "Tide", "Tide\n\nIt came in.", url="javascript:alert(1)")
    panel = article_panel(article, link_to(article, 6, 17), sample=True)
    assert plain(panel).count("Tide") == 1
    assert "fiction" in panel
    assert "href" not in panel
    other = Article("a.txt", "Tide", "Tide\n\nIt went out.")
    changed = article_panel(other, link_to(article, 6, 17), sample=False)
    assert "has changed" in changed
    assert "<mark" not in changed


def test_an_answer_shows_its_short_words_first_and_its_sources_last() -> None:
    article = Article(
        "a.txt", "The <i>tide</i>", "It came at six.", site="Voice", published="2020-02-03"
    )
    citation = Citation(1, article, 0, 15)
    answer = Answer("When?", (Sentence("It came at six.", (citation,)),), 0.9, short="six")
    html = answer_html(answer, complete=True)
    assert plain(html).startswith("sixIt came at six.")
    assert plain(html).endswith("The <i>tide</i>Voice3 February 2020")
    assert f"href='#cite-{link_to(article, 0, 15)}'" in html
    assert "Sources" not in answer_html(answer, complete=False)


def test_quotes_only_is_offered_where_a_server_writes() -> None:
    assert "quotes_only" not in bar_html(Session(), Names())
    offered = bar_html(Session(), Names(writer="models.example"))
    assert "name='quotes_only'> Quotes only: send no passages to models.example" in offered
    chosen = Session(choices=choices_of("quotes_only"))
    assert "name='quotes_only' checked" in bar_html(chosen, Names(writer="models.example"))


def test_short_answers_are_one_sentence_unless_articles_are_compared() -> None:
    brief = Session(choices=choices_of("brief"))
    for answer, count in ((TWO, 1), (DIFFER, 2)):
        exchange = Exchange(answer.question, answer)
        assert sentences_in(replace(brief, exchanges=(exchange,))) == count
        assert sentences_in(Session(exchanges=(exchange,))) == 2


def sentences_in(session: Session) -> int:
    return conversation_html(session).count("<span class='last'>")


def test_a_date_that_cannot_be_is_named_on_the_articles_card() -> None:
    facts = ("1", "a.txt", "The quay", (), None, "", 30, 1)
    cards = cards_html(Listing(1, (Entry(*facts, "31.02.2017"),)), sample=False)
    assert "it says 31.02.2017, which is not taken for one" in cards


def test_an_articles_card_has_the_day_it_was_updated_where_no_other_is_known() -> None:
    entry = Entry("1", "a.txt", "The quay", (), None, "", 30, 1, updated="2020-07-01")
    assert "<span>1 July 2020</span>" in cards_html(Listing(1, (entry,)), sample=False)


def test_the_library_says_which_languages_its_encoder_does_not_know() -> None:
    note = language_note([("de", 3), ("en", 2), ("<zh", 1)], f"{DEFAULT_ENCODER}@0123")
    assert "(de, &lt;zh)" in note
    assert "byline rebuild --encoder" in note


def test_a_file_that_goes_while_it_is_weighed_weighs_nothing(
    quick: Byline, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = quick.status().folder
    (folder / "kept").write_bytes(bytes(7_000_000))
    (folder / "passing").symlink_to(folder / "gone")
    monkeypatch.setattr(Path, "is_file", lambda _: True)
    assert "<span>7." in about_html(quick)


def test_a_stopped_answer_is_not_told_as_one_that_failed() -> None:
    assert announcement(Exchange("Who?", stopped=True)) == "Stopped by you."
    assert announcement(Exchange("Who?", problem="Ask again.")) == f"{FAILED} Ask again."


def test_what_is_spoken_of_an_answer_ends_once() -> None:
    assert announcement(Exchange("How long?", TWO)) == "Answer: six hours. 1 source."
    whole = replace(TWO, short=None)
    told = "Answer: The ferry burned for six hours. 1 source."
    assert announcement(Exchange("How long?", whole)) == told


def test_the_samples_advise_nobody_to_rebuild_them(
    quick: Byline, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(quick.status().folder)
    add_articles(store, WordHashEncoder(), [Article("a.txt", "Tide", "Die Flut.", language="de")])
    store.close()
    status = replace(quick.status(), encoder=DEFAULT_ENCODER)
    for samples in (False, True):
        monkeypatch.setattr(quick, "status", partial(replace, status, samples=samples))
        assert ("byline rebuild --encoder" in about_html(quick)) != samples
