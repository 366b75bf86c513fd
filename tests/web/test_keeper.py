"""The keeper: what becomes of an article that was removed, while the library is busy."""

from pathlib import Path
from types import SimpleNamespace
from typing import cast

from embeddings.article import Article
from embeddings.errors import LibraryBusy
from qa.libraries import Libraries
from qa.web.job import Job, Phase
from qa.web.keeper import Keeper

TIDE = Article("pasted/tide", "The tide", "It came in at six.")


class BusyLibrary:
    """A library of one article, into which another process writes at first."""

    def __init__(self) -> None:
        self.is_busy = True
        self.back: list[Article] = []

    def article(self, _: str) -> Article:
        return TIDE

    def remove(self, _: str) -> None:
        return

    def put_back(self, article: Article) -> None:
        if self.is_busy:
            raise LibraryBusy("It is being written to. Try again in a moment.")
        self.back.append(article)


def test_a_removal_can_still_be_undone_after_the_library_was_busy(tmp_path: Path) -> None:
    library, job = BusyLibrary(), Job()
    keeper = Keeper(cast("Libraries", SimpleNamespace(own=lambda: library, folder=tmp_path)), job)
    keeper.remove(TIDE.id)
    keeper.undo(TIDE.id)
    assert (job.state.phase, job.state.undo) == (Phase.FAILED, TIDE.id)
    library.is_busy = False
    keeper.undo(TIDE.id)
    assert (job.state.phase, library.back) == (Phase.DONE, [TIDE])
