"""Rebuild: with another writer at work."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from embeddings.errors import LibraryBusy
from embeddings.library import opening
from embeddings.library.lease import lease
from embeddings.library.store import Store
from embeddings.rebuilding.progress import Progress
from embeddings.rebuilding.rebuild import add_text, rebuild
from tests.embeddings.library.library_checks import (
    assert_sound,
    opened,
)
from tests.embeddings.word_hash_encoder import WordHashEncoder

ROOT = Path(__file__).parents[3]
HOLD_THE_LOCK = """
import sys
from pathlib import Path
from embeddings.rebuilding.rebuild import rebuild
from embeddings.library.store import Store
from tests.embeddings.word_hash_encoder import WordHashEncoder

def wait(progress):
    print("inside", flush=True)
    sys.stdin.readline()

rebuild(Store(Path(sys.argv[1])), WordHashEncoder(), [Path(sys.argv[2])], on_progress=wait)
"""


def test_a_second_rebuild_in_another_process_is_refused_until_that_one_ends(
    store: Store, news: Path, library: Path, encoder: WordHashEncoder
) -> None:
    words = [sys.executable, "-c", HOLD_THE_LOCK, str(library), str(news)]
    with subprocess.Popen(words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        with pytest.raises(LibraryBusy, match=rf"process {child.pid} .* since \d\d:\d\d on"):
            rebuild(store, encoder, [news])
        child.kill()
    assert str(child.pid) in store.held_by()  # the dead one's lease is there, and taken over
    assert len(rebuild(store, encoder, [news]).added) == 3
    assert store.held_by() == "another process"


def test_one_who_waited_too_long_is_told_who_writes(
    store: Store, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "WAIT_SECONDS", 0.1)
    holder = rf"by process {os.getpid()} .* since \d\d:\d\d on"
    refused = pytest.raises(LibraryBusy, match=holder)
    with lease(store), store.transaction(), opened(library) as other, refused:
        add_text(other, WordHashEncoder(), "A note", "Something was pasted.")
    with opened(library) as other:
        add_text(other, WordHashEncoder(), "A note", "Something was pasted.")


def test_articles_can_be_added_while_a_rebuild_runs(
    store: Store, news: Path, library: Path, tmp_path: Path, encoder: WordHashEncoder
) -> None:
    more = tmp_path / "more"
    more.mkdir()
    (more / "whale.txt").write_text("A whale\n\nChildren saw a whale from the pier.")

    def add(progress: Progress) -> None:
        with opened(library) as other:
            rebuild(other, WordHashEncoder(), [more], prune=False)
            add_text(other, WordHashEncoder(), f"Note {progress.done}", "Something was pasted.")

    rebuild(store, encoder, [news], on_progress=add)
    pasted = [one for one in store.articles() if one.source.startswith("pasted/")]
    assert pasted
    assert store.article_count() == 4 + len(pasted)
    assert_sound(library)
