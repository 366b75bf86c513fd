"""The catalogue: lists of many articles, in every order, a page at a time."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from embeddings.article import Article
from embeddings.errors import LibraryDamaged
from embeddings.filters import Filter
from embeddings.library.catalogue import Catalogue, Order
from embeddings.library.schema import create_tables
from embeddings.library.store import Store
from embeddings.rebuilding.editions import rebuild_all
from embeddings.rebuilding.rebuild import add_articles, rebuild
from tests.embeddings.library.damage import change_letters
from tests.embeddings.word_hash_encoder import WordHashEncoder

ARTICLES = [
    Article("a/tide.txt", "The tide", "It came in.", ("Ola Brand",), "2020-02-03", site="Voice"),
    Article("a/pier.txt", "a pier 100%", "It fell.", ("Ida Holm", "Ola Brand"), "2021-05", site=""),
    Article("b/lamp.txt", "Lamp", "It was lit.", (), site="Post", odd_date="31.02.2017"),
]


def library(folder: Path) -> Catalogue:
    store = Store(folder)
    add_articles(store, WordHashEncoder(), ARTICLES)
    return store.catalogue()


def titles(catalogue: Catalogue, words: str = "", order: Order = "newest") -> list[str]:
    return [entry.title for entry in catalogue.listing(words, order).entries]


def test_what_only_says_when_it_was_updated_is_of_that_day(store: Store) -> None:
    mole = Article("mole.txt", "Mole", "It holds.", updated="2020-07-01")
    add_articles(store, WordHashEncoder(), [*ARTICLES, mole])
    catalogue = store.catalogue()
    assert titles(catalogue) == ["a pier 100%", "Mole", "The tide", "Lamp"]
    assert titles(catalogue, order="oldest") == ["The tide", "Mole", "a pier 100%", "Lamp"]
    assert [one.updated for one in catalogue.listing("mole").entries] == ["2020-07-01"]


def test_a_date_that_was_not_taken_is_listed(tmp_path: Path) -> None:
    odd = {entry.title: entry.odd_date for entry in library(tmp_path).listing().entries}
    assert odd == {"The tide": "", "a pier 100%": "", "Lamp": "31.02.2017"}


def test_a_date_that_was_not_taken_is_kept_up_to_date_and_sealed(store: Store) -> None:
    lamp = ARTICLES[2]
    for article in (lamp, replace(lamp, odd_date="soon"), replace(lamp, published="2017-02-28")):
        add_articles(store, WordHashEncoder(), [article])
        assert store.article(lamp.source) == article
    assert lamp.seal != replace(lamp, odd_date="").seal


def test_what_was_removed_meanwhile_is_not_brought_up_to_date(store: Store) -> None:
    with store.transaction() as write:
        write.describe(ARTICLES[0])
    assert list(store.articles()) == []


def test_an_article_whose_source_cannot_be_read_any_more_says_why(tmp_path: Path) -> None:
    tide, store = tmp_path / "tide.txt", Store(tmp_path / "library")
    for text in ("The tide\n\nIt came in.", ""):
        tide.write_text(text)
        rebuild(store, WordHashEncoder(), [tide])
    (entry,) = store.catalogue().listing().entries
    assert (entry.title, entry.passages) == ("The tide", 1)
    assert "is empty" in (entry.reason or "")


def test_passages_are_those_of_the_edition_that_answers(store: Store) -> None:
    add_articles(store, WordHashEncoder(), ARTICLES)
    rebuild_all(store, WordHashEncoder())
    assert [entry.passages for entry in store.catalogue().listing().entries] == [1, 1, 1]


def test_an_article_whose_authors_were_damaged_is_told(store: Store) -> None:
    add_articles(store, WordHashEncoder(), ARTICLES)
    change_letters(store.folder, b'["Ola Brand"]', b'["Ola Brand",')
    with pytest.raises(LibraryDamaged, match="byline doctor"):
        store.catalogue().listing()


def test_languages_are_counted(store: Store) -> None:
    codes = ("en", "de", "zh", "de", "")
    articles = [Article(f"{i}", "Tide", f"Ebb {i}.", language=c) for i, c in enumerate(codes)]
    add_articles(store, WordHashEncoder(), articles)
    assert store.catalogue().languages() == [("de", 2), ("en", 1), ("zh", 1)]


def test_orders_and_searches(tmp_path: Path) -> None:
    catalogue = library(tmp_path)
    assert titles(catalogue) == ["a pier 100%", "The tide", "Lamp"]
    assert titles(catalogue, order="oldest") == ["The tide", "a pier 100%", "Lamp"]
    assert titles(catalogue, order="title") == ["a pier 100%", "Lamp", "The tide"]
    assert titles(catalogue, order="site") == ["Lamp", "The tide", "a pier 100%"]
    assert titles(catalogue, order="added")[0] == "Lamp"
    assert titles(catalogue, "brand VOICE") == ["The tide"]
    assert titles(catalogue, "0%") == ["a pier 100%"]
    assert titles(catalogue, "_") == []


def test_pages_and_what_is_known(tmp_path: Path) -> None:
    catalogue = library(tmp_path)
    listing = catalogue.listing("", "title", 1, 1)
    (entry,) = listing.entries
    assert (listing.total, entry.title) == (3, "Lamp")
    assert (entry.id, entry.letters, entry.passages) == (ARTICLES[2].id, 11, 1)
    assert catalogue.listing("", "title", 99).entries == ()
    since = catalogue.listing(only=Filter(after="2021-01-01"))
    assert (since.total, [entry.title for entry in since.entries]) == (1, ["a pier 100%"])
    assert catalogue.sites() == [("Post", 1), ("Voice", 1)]
    assert [name for name, _ in catalogue.authors()] == ["Ida Holm", "Ola Brand"]
    assert catalogue.months() == [("2020-02", 1), ("2021-05", 1)]
    assert catalogue.unreadable() == []


@pytest.fixture(scope="module")
def empty() -> Iterator[Catalogue]:
    with closing(sqlite3.connect(":memory:", check_same_thread=False)) as db:
        create_tables(db)
        yield Catalogue(lambda query, *values: db.execute(query, values).fetchall())


@given(words=st.text(max_size=20))
@example(words="\udcff")
def test_any_words_can_be_looked_for(empty: Catalogue, words: str) -> None:
    assert empty.listing(words).total == 0
