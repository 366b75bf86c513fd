"""The element with the most prose: what the rules for usual pages overlook is found by it."""

from typing import Any

from lxml import html

from embeddings.article import Article
from embeddings.reading.kinds.html import read_html
from embeddings.reading.pages.container import container_paragraphs

_PROSE = (
    "The ferry to Skerrin, which had been due at six, came in at nine, and nobody on the pier, "
    "from the harbour master to the smallest boy with a net, could say where it had been."
)
_MORE = (
    "Its captain, a man of few words, said fewer than usual, tied up his boat, and went home, "
    "where his wife, who had kept the soup warm, asked him nothing either until the morning."
)


def _page(body: str) -> Any:
    return html.document_fromstring(f"<html><body>{body}</body></html>")


def test_the_prose_is_found_and_what_stands_around_it_left_out() -> None:
    page = _page(
        "<div class='topmenu'><a href='/'>Home</a> <a href='/isles'>All the news of the isles</a>"
        "</div><div id='x7'><div id='x8'>"
        f"<p>{_PROSE}</p><script>var tide = 'it, came, in, at, six';</script>"
        "<ul><li><a href='/a'>Ten ferries that were late</a></li>"
        "<li><a href='/b'>What the soup was made of</a></li></ul>"
        f"<p>{_MORE}</p></div></div>"
        "<div class='sidebar'><p>The Quay is read on all of the isles, and on some of the ferries, "
        "in rain, in wind and in fog.</p></div>"
    )
    assert container_paragraphs(page) == [_PROSE, _MORE]


def test_an_article_under_a_name_of_chrome_is_found_all_the_same() -> None:
    page = _page(f"<div class='social'><p>{_PROSE}</p><p>{_MORE}</p></div>")
    assert container_paragraphs(page) == [_PROSE, _MORE]


def test_readers_comments_are_not_taken_for_the_article() -> None:
    comment = (
        f"<div class='comment-body'><p>{_MORE} I say so, and I was there, in the rain.</p></div>"
    )
    page = _page(
        f"<div class='post'><p>{_PROSE}</p></div>"
        f"<section class='content comments-list'>{comment * 30}</section>"
    )
    assert container_paragraphs(page) == [_PROSE]


def test_a_short_notice_is_found_beside_more_prose_of_the_site() -> None:
    page = _page(
        f"<div class='entry-content'><div><p>{_PROSE}</p></div></div>"
        f"<aside class='about-column'>{f'<p>{_MORE}</p>' * 4}</aside>"
    )
    assert container_paragraphs(page)[0] == _PROSE


def test_the_page_that_was_given_stays_as_it_is() -> None:
    page = _page(f"<nav>Menu</nav><div class='share'>Share</div><div><p>{_PROSE}</p></div>")
    before = html.tostring(page)
    container_paragraphs(page)
    assert html.tostring(page) == before


def test_a_page_without_prose_has_what_it_says() -> None:
    assert container_paragraphs(_page("<div><b>Ebb</b></div>")) == ["Ebb"]


def test_stanzas_that_say_the_same_are_all_of_the_song() -> None:
    stanza = (
        "Oh the ferry came late and the ferry came slow, and where it had been there is nobody "
        "to know, for the captain he smiled and the captain he said that the soup had gone cold "
        "and the fire was dead, and the tide it went out and the tide it came in."
    )
    body = f"<article><h1>The ferry's song</h1>{f'<p>{stanza}</p>' * 4}</article>"
    read = read_html(f"<html><body>{body}</body></html>".encode(), "song.html")[0]
    assert isinstance(read, Article)
    assert read.text.count(stanza) == 4
