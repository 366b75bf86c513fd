"""One limit of size, wherever an article comes in."""

import zipfile
from pathlib import Path

import pytest

from embeddings.errors import UnreadableArticle
from embeddings.fetching import Fetcher
from embeddings.library.store import Store
from embeddings.reading import size_fault
from embeddings.rebuilding.rebuild import add_text, rebuild
from tests.embeddings.web_server import Page, web_server
from tests.embeddings.word_hash_encoder import WordHashEncoder

_MOST = 2**20
_NUMBERS = " ".join(map(str, range(6_000)))  # without them it would pack as bombs do
_LONG = f"The wall held.\n\n{_NUMBERS}" + "\n" * _MOST  # large, and soon read
_SHORT = "The ferry came in at nine."


@pytest.mark.slow
@pytest.mark.enable_socket
def test_what_is_larger_is_named_and_the_rest_read(store: Store, tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    for name, text in (("long", _LONG), ("short", _SHORT)):
        (news / f"{name}.txt").write_text(text, "utf-8")
    with zipfile.ZipFile(news / "both.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("long.md", _LONG)
        archive.writestr("short.md", f"{_SHORT} It was late.")
    (news / "list.urls").write_text("http://quay.example/long\nhttp://quay.example/short\n")
    pages = {
        "/long": Page(_LONG.encode(), headers={"Content-Type": "text/plain"}),
        "/short": Page(b"The soup was cold.", headers={"Content-Type": "text/plain"}),
    }
    with web_server(pages) as web:
        report = rebuild(store, WordHashEncoder(), [news], fetcher=web.fetcher(most=_MOST))
        named = {one.source.rpartition("/")[2]: one.reason for one in report.unreadable}
        assert named == dict.fromkeys(
            ("long.txt", "both.zip#long.md", "long"), size_fault(_MOST + 1, _MOST)
        )
        assert len(report.added) == 3
        report = rebuild(store, WordHashEncoder(), [news], fetcher=web.fetcher(most=2 * _MOST))
    assert not report.unreadable
    added = {source.rpartition("/")[2] for source in report.added}
    assert added == {"long.txt", "both.zip#long.md", "long"}


def test_an_archive_of_nothing_but_what_is_larger_is_read_at_a_higher_limit(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "long.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("long.md", _LONG)
    assert rebuild(store, WordHashEncoder(), [path], fetcher=Fetcher(most=_MOST)).unreadable
    report = rebuild(store, WordHashEncoder(), [path], fetcher=Fetcher(most=2 * _MOST))
    assert (len(report.added), report.unreadable) == (1, [])


def test_pasted_text_is_bounded_too(store: Store) -> None:
    with pytest.raises(UnreadableArticle, match="over the limit of 1 MB"):
        add_text(store, WordHashEncoder(), "The wall", _LONG, _MOST)
    assert add_text(store, WordHashEncoder(), "The wall", _LONG, 2 * _MOST).title == "The wall"
