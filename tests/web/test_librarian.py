"""The librarian: what becomes of an article that was removed, while the library is busy."""

import time
from pathlib import Path
from threading import Event
from types import SimpleNamespace
from typing import cast

from embeddings.article import Article
from embeddings.errors import LibraryBusy
from embeddings.reading import Unreadable
from embeddings.rebuilding.report import RebuildReport
from qa.libraries import Libraries
from qa.web.job import Job, Outcome
from qa.web.librarian import BUSY, Librarian, report_lines

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
    librarian = Librarian(
        cast("Libraries", SimpleNamespace(own=lambda: library, folder=tmp_path)), job
    )
    librarian.remove(TIDE.id)
    librarian.undo(TIDE.id)
    assert [(one.failed, one.undo) for one in job.state.outcomes] == [(True, TIDE.id)]
    library.is_busy = False
    librarian.undo(TIDE.id)
    assert [(one.failed, one.undo) for one in job.state.outcomes] == [(False, "")]
    assert library.back == [TIDE]


def test_a_file_whose_name_is_taken_is_kept_beside_it_and_told_of(tmp_path: Path) -> None:
    given, job = tmp_path / "given" / "pier.txt", Job()
    given.parent.mkdir()
    library = SimpleNamespace(add=lambda *_, **__: RebuildReport(added=["one"]))
    libraries = SimpleNamespace(own=lambda: library, folder=tmp_path / "library")
    librarian = Librarian(cast("Libraries", libraries), job)
    for text in ("It opened in May.", "It opened in June."):
        given.write_text(text, "utf-8")
        librarian.upload([str(given)])
        while job.state.running:
            time.sleep(0.01)
    done, told = job.state.outcomes[0].lines
    assert done == "Done: 1 added."
    assert told.startswith("pier.txt was there already")
    assert "as pier-2.txt" in told
    assert (tmp_path / "library" / "articles" / "pier.txt").read_text("utf-8").endswith("May.")


def test_a_report_names_what_could_not_be_read() -> None:
    report = RebuildReport(added=["a"], unreadable=[Unreadable("/x/b.pdf", "is empty")])
    assert report_lines([report]) == ("Done: 1 added.", "b.pdf is empty")
    page = RebuildReport(unreadable=[Unreadable("https://a.example/b", "is gone")])
    assert report_lines([page]) == ("Nothing was added.", "https://a.example/b is gone")
    old = RebuildReport(left_out={".doc": 1})
    assert report_lines([old]) == ("Nothing was added.", old.left_out_line())
    more = [RebuildReport(unreadable=[Unreadable(f"/x/{n}.pdf", "is scanned")]) for n in range(22)]
    _, many, one = report_lines([report, *more])
    assert many.startswith("22 files: each is scanned (0.pdf, 1.pdf, ")
    assert many.endswith(", 19.pdf and 2 more)")
    assert one == "b.pdf is empty"
    apart = RebuildReport(unreadable=[Unreadable(f"{n}.pdf", f"has {n} MB") for n in range(2000)])
    assert report_lines([apart])[19:] == (
        "18.pdf has 18 MB",
        "19.pdf has 19 MB",
        "and 1,980 more files that could not be read",
    )


def test_what_is_given_while_a_work_goes_on_is_refused_in_words(tmp_path: Path) -> None:
    job, go = Job(), Event()
    librarian = Librarian(cast("Libraries", SimpleNamespace(folder=tmp_path)), job)
    job.start("Rebuilding", lambda _: (str(go.wait(10)),))
    assert not librarian.add_address("https://example.org/news")  # so it stays in its field
    assert (job.state.running, job.state.outcomes[0].lines) == (True, (BUSY,))
    go.set()
    while job.state.running:
        time.sleep(0.001)
    assert job.state.outcomes == (Outcome(("True",)),)
