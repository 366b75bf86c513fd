"""Store: whose file it is, what is refused, what a transaction leaves."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from threading import Event, Thread

import pytest

from embeddings.errors import (
    EncoderMismatch,
    LibraryClosed,
    LibraryDamaged,
    LibraryNotFound,
    NewerFormat,
    SourceNotFound,
)
from embeddings.index import ArticleIndex
from embeddings.library.connections import Row
from embeddings.library.opening import fixed_state
from embeddings.library.store import FILE_NAME, Store
from embeddings.rebuilding.rebuild import rebuild, remove
from tests.embeddings.library.library_checks import assert_sound, contents, opened, raw
from tests.embeddings.word_hash_encoder import WordHashEncoder


def in_a_thread(work: Callable[[], object]) -> None:
    thread = Thread(target=work)
    thread.start()
    thread.join()


def test_a_new_library_is_empty(store: Store) -> None:
    assert store.edition() is None
    assert (store.article_count(), store.passage_count(), store.change_number()) == (0, 0, 0)
    assert not [*store.articles(), *store.origins(), *store.roots()]


def test_another_encoder_is_refused_by_name(built: Store, news: Path) -> None:
    before = contents(built.folder)
    other = WordHashEncoder("other-hash@2")
    (news / "new.txt").write_text("New\n\nSomething else happened.")
    for attempt in (
        lambda: rebuild(built, other, [news]),
        lambda: ArticleIndex(built, other).nearest(other.encode_query("tide"), 3),
    ):
        with pytest.raises(EncoderMismatch, match=r"word-hash@1.*other-hash@2.*byline rebuild"):
            attempt()
    assert contents(built.folder).articles == before.articles


def test_passages_cut_by_other_rules_are_refused(
    built: Store, news: Path, encoder: WordHashEncoder
) -> None:
    with raw(built.folder) as db:
        db.execute("UPDATE edition SET passage_rules = passage_rules + 1")
    (news / "new.txt").write_text("New\n\nSomething else happened.")
    with pytest.raises(EncoderMismatch, match="other rules"):
        rebuild(built, encoder, [news])


def test_a_newer_format_is_refused(library: Path) -> None:
    with opened(library):
        pass
    with raw(library) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(NewerFormat, match="99"):
        Store(library)


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize("told", ["not a Byline library", "restore"])
def test_what_is_no_library_is_refused_and_left_as_it_is(
    library: Path, told: str, read_only: bool
) -> None:
    library.mkdir()
    if told == "restore":
        (library / FILE_NAME).write_bytes(b"no library at all " * 500)
    else:
        with raw(library) as db:
            db.execute("CREATE TABLE bookmark (url)")
    before = (library / FILE_NAME).read_bytes()
    with pytest.raises(LibraryDamaged, match=told):
        Store(library, read_only=read_only)
    assert (library / FILE_NAME).read_bytes() == before


def test_a_file_in_the_place_of_the_folder_is_refused(library: Path) -> None:
    library.write_text("a letter")
    with pytest.raises(LibraryDamaged, match="folder"):
        Store(library)
    assert library.read_text() == "a letter"


def test_read_only_needs_a_library(library: Path) -> None:
    with pytest.raises(LibraryNotFound, match="byline add"):
        Store(library, read_only=True)
    assert not library.exists()


def test_read_only_reads_and_never_writes(
    built: Store, news: Path, encoder: WordHashEncoder
) -> None:
    with opened(built.folder, read_only=True) as reader:
        assert reader.article_count() == 3
        with pytest.raises(LibraryNotFound, match="read-only"):
            rebuild(reader, encoder, [news])
        with pytest.raises(LibraryNotFound, match="read-only"):
            remove(reader, str(news))
        ArticleIndex(reader, encoder).save_cache()
    assert not (built.folder / "vectors.faiss").exists()


def test_an_article_is_found_by_source_and_by_id(built: Store, news: Path) -> None:
    article = built.article(str(news / "storm.txt"))
    assert article is not None
    assert built.article(article.id) == article
    assert built.article("nowhere") is None


def test_a_transaction_that_fails_leaves_nothing(built: Store, news: Path) -> None:
    before = contents(built.folder)

    def remove_and_fail() -> None:
        with built.transaction() as write:
            write.remove(str(news / "storm.txt"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        remove_and_fail()
    assert contents(built.folder).spans == before.spans
    assert_sound(built.folder)


def test_removing_what_is_not_there_is_an_error(store: Store) -> None:
    with pytest.raises(SourceNotFound, match=r"nowhere\.txt"):
        remove(store, "nowhere.txt")


def test_removing_a_folder_takes_its_articles_and_forgets_it(built: Store, news: Path) -> None:
    assert remove(built, str(news)) == 3
    assert (built.article_count(), built.passage_count(), built.roots()) == (0, 0, [])
    assert_sound(built.folder)


def test_a_store_that_threads_have_used_can_be_closed(library: Path) -> None:
    store = Store(library)
    in_a_thread(store.article_count)
    store.close()
    with sqlite3.connect(library / FILE_NAME) as db:
        db.execute("PRAGMA journal_mode = DELETE")  # refused while anybody is connected
    db.close()


def test_a_wrong_statement_is_no_damage(store: Store) -> None:
    with pytest.raises(sqlite3.ProgrammingError):
        store.db.rows("SELECT ?")
    with pytest.raises(sqlite3.IntegrityError), store.db.transaction() as db:
        db.execute("INSERT INTO root (path) VALUES (NULL)")


def test_threads_that_ended_keep_no_file_open(store: Store) -> None:
    open_files = Path("/proc/self/fd")
    if not open_files.is_dir():
        pytest.skip("only Linux tells which files are open")
    before = len(list(open_files.iterdir()))
    for _ in range(20):
        in_a_thread(store.article_count)
    # two or three a thread if they were kept; SQLite itself closes some of them later
    assert len(list(open_files.iterdir())) < before + 10


def test_a_query_goes_on_when_its_thread_has_ended(store: Store) -> None:
    store.article_count()
    found: list[Iterator[Row]] = []

    def begin() -> None:
        found.append(store.db.each("SELECT value FROM json_each('[1, 2, 3]')"))
        next(found[0])

    in_a_thread(begin)
    in_a_thread(store.article_count)  # which closes what threads left that have ended
    assert list(found[0]) == [(2,), (3,)]


def test_a_query_goes_on_when_the_file_is_seen_to_be_another(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    states = count()
    monkeypatch.setattr("embeddings.library.connections.fixed_state", lambda _: (next(states), 0))
    with opened(store.folder, read_only=True) as reading:
        rows = reading.db.each("SELECT value FROM json_each('[1, 2, 3]')")
        next(rows)
        assert reading.article_count() == 0
        assert list(rows) == [(2,), (3,)]


def test_many_threads_can_make_a_library_at_once(library: Path) -> None:
    made: list[Store] = []
    threads = [Thread(target=lambda: made.append(Store(library))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for store in made:
        store.close()
    assert len(made) == 8


def test_a_log_that_is_taken_away_while_it_is_looked_for_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "exists", lambda _: True)
    monkeypatch.setattr(os, "access", lambda *_: False)
    (tmp_path / FILE_NAME).touch()
    assert fixed_state(tmp_path / FILE_NAME) is not None


def test_what_is_under_way_when_a_library_is_closed_ends_whole(tmp_path: Path) -> None:
    begun, closed, said = Event(), Event(), list[str]()
    store = Store(tmp_path)

    def write() -> None:
        with store.transaction() as work:
            work.remember("pier", private=False)
            begun.set()
            closed.wait(10)
        try:
            store.roots()
        except LibraryClosed as error:
            said.append(str(error))

    writer = Thread(target=write)
    writer.start()
    begun.wait(10)
    store.close()
    closed.set()
    writer.join()
    assert "was closed" in said[0]
    with opened(tmp_path) as again:
        assert again.roots() == ["pier"]
