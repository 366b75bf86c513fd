"""Any bytes give articles or reasons: never an exception, a hang or a lone surrogate."""

import json
from dataclasses import asdict

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from embeddings.article import Article
from embeddings.reading import (
    SUFFIXES,
    Unreadable,
    feed_links,
    read_articles,
    read_feed,
    read_sitemap,
)
from tests.embeddings.reading.test_kinds import FEED, KINDS, packed
from tests.embeddings.reading.test_rules import check as check_article

GOOD = {
    **KINDS,
    ".zip": packed({"a.txt": "Tide", "b/c.html": "<h1>Tide</h1><p>It came in at six."}),
    ".xml": FEED.encode(),
    ".html": b"<html><body><article><h1>Tide</h1><p>It came in at six.</p></article>",
    ".md": b"---\ntitle: Tide\n---\n# Tide\n\nIt *came* in.",
    ".txt": "Die Flut\n\nSie kam um sechs. 河水".encode(),
    ".pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>",
}
FUZZ = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
pieces = st.sampled_from(
    [b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"<", b">", b"&#xD800;", b"&#0;", b"\\ud800", b'"',
     b"{", b"}", b"<!--", b"<![CDATA[", b"\r\n\r\n", b"--b", b"PK\x03\x04", b"\\u-1?", b"\x85",
     b"<p>", b"</p>", b"<h1>", b"<div class=lead>", b"<table><tr><td>", b"<script>", b"<time ",
     b"# ", b"---\n", b"title: ", b"- ", b"| a | b |\n|--|--|\n", b"```", b"> ", b"***",
     b"12 April 2017 ", b"By Ana Ruiz\n", b"The tide came in. ", b"9" * 400,
     "\ufeff".encode(), "\u2028".encode(), "e\u0301".encode(), "\ufffe".encode(),
     b"%PDF-1.7\n", b"1 0 obj\n<<", b">>", b"endobj\n", b"stream\n", b"xref\n", b"trailer",
     b'{"@type": "Article", "author": [', b"]}"]
)  # fmt: skip
odd_bytes = st.binary(max_size=300) | st.lists(
    pieces | st.text(max_size=8).map(str.encode), max_size=40
).map(b"".join)


@st.composite
def damaged(draw: st.DrawFn, good: bytes) -> bytes:
    """A good file with some bytes replaced, taken out or put in."""
    raw = bytearray(good)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(0, len(raw) - 1)))
        length = draw(st.integers(0, 30))
        raw[at : at + length] = draw(pieces | st.binary(max_size=20))
    return bytes(raw)


def check(read: list[Article | Unreadable]) -> None:
    assert read
    for one in read:
        json.dumps(asdict(one), ensure_ascii=False).encode()  # a lone surrogate cannot be
        if isinstance(one, Article):
            check_article(one)
        else:
            assert one.source
            assert one.reason


@pytest.mark.parametrize("suffix", sorted(GOOD))
@FUZZ
@given(st.data())
def test_damaged_files_of_every_kind(suffix: str, data: st.DataObject) -> None:
    raw = data.draw(damaged(GOOD[suffix]))
    check([*read_articles(raw, f"x{suffix}", suffix=suffix)])


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
@FUZZ
@given(odd_bytes)
def test_any_bytes_as_every_kind(suffix: str, raw: bytes) -> None:
    check([*read_articles(raw, f"x{suffix}", suffix=suffix)])


@FUZZ
@given(st.data())
def test_damaged_feeds_sitemaps_and_heads(data: st.DataObject) -> None:
    raw = data.draw(damaged(FEED.encode()))
    check([*read_feed(raw, "feed")])
    pages, further = read_sitemap(raw)
    for one in (*pages, *further, *feed_links(raw)):
        one.encode()
