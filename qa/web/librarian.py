"""Librarian: what the Library tab does to the library."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from embeddings.article import Article
from embeddings.doctor import State
from embeddings.errors import IndexingError
from embeddings.reading.text.facts import web_address
from embeddings.rebuilding.progress import OnProgress, Pace, Progress
from embeddings.rebuilding.report import RebuildReport
from qa.libraries import Libraries
from qa.rendering import place_name
from qa.web.job import Job, Work
from qa.web.uploads import keep_upload, safe_name
from qa.web.words import quoted_title

BUSY = "Another work on the library is under way. Wait until it has finished, or cancel it."
NO_ADDRESS = "That is no web address. Give one that begins with http:// or https://"
TOO_MANY = (
    "{:,} files are too many at once; {} can be added. Put them into one .zip, or where Byline "
    "runs: byline add FOLDER"
)
BESIDE = (
    "{} was there already and says something else: the new one is kept beside it, as {}. "
    "Remove the one that you do not want."
)
IN_ORDER = "Everything is in order."
MAX_FILES = 100  # of one upload
NAMED = 20  # files named for each reason, and reasons named
REMEMBERED = 20  # removals that can be undone


@dataclass(frozen=True, slots=True)
class Removed:
    """An article that was removed, with the bytes of our own copy of its file."""

    article: Article
    upload: bytes | None


class Librarian:
    """Adds, removes and rebuilds; the job shows every outcome."""

    def __init__(self, libraries: Libraries, job: Job) -> None:
        self._libraries, self._job = libraries, job
        self._lock = Lock()
        self._removed: dict[str, Removed] = {}

    def upload(self, files: list[str] | None) -> None:
        """Add uploaded files, keeping a copy of each."""
        given = [Path(file) for file in files or ()]
        if len(given) > MAX_FILES:
            self._job.tell(TOO_MANY.format(len(given), MAX_FILES), failed=True)
        elif not given or self._begin(
            "Adding", lambda on_progress: self._add_files(given, on_progress)
        ):
            return
        _delete(given)

    def add_address(self, address: str) -> bool:
        """Begin to add a page or feed by its address; whether that could be begun."""
        found = address.strip()
        if not web_address(found):
            self._job.tell(NO_ADDRESS, failed=True)
            return False
        return self._begin(
            "Fetching",
            lambda on_progress: report_lines(
                [self._libraries.own().add(found, on_progress=on_progress)]
            ),
        )

    def paste(self, title: str, text: str) -> bool:
        """Add a pasted text; whether that worked."""
        try:
            article = self._libraries.own().add_text(title.strip(), text)
        except IndexingError as error:
            self._job.tell(str(error), failed=True)
            return False
        self._job.tell(f"Added {quoted_title(article)}.")
        return True

    def remove(self, article_id: str) -> None:
        """Remove one of the reader's own articles; it can be undone while the server runs."""
        try:
            own = self._libraries.own()
            article = own.article(article_id)
            if article is None:
                return
            own.remove(article.source)
            self._remember(Removed(article, self._take_upload(article.source)))
        except (IndexingError, OSError) as error:
            self._job.tell(str(error), failed=True)
            return
        self._job.tell(f"Removed {quoted_title(article)}.", undo=article.id)

    def undo(self, article_id: str) -> None:
        """Bring back an article that was removed."""
        with self._lock:
            removed = self._removed.pop(article_id, None)
        if removed is None:
            gone = "That can no longer be undone. Add the article again."
            self._job.tell(gone, failed=True, undo="")
            return
        try:
            file = Path(removed.article.source)
            if removed.upload is not None:
                file.write_bytes(removed.upload)
            if file.is_file():
                self._libraries.own().add(file)
            else:
                self._libraries.own().put_back(removed.article)
        except (IndexingError, OSError) as error:
            self._remember(removed)
            self._job.tell(str(error), failed=True, undo=article_id)
            return
        self._job.tell(f"{quoted_title(removed.article)} is back.", undo="")

    def rebuild(self) -> None:
        """Begin to read every remembered folder, file and address again."""
        self._begin(
            "Rebuilding",
            lambda on_progress: report_lines(
                [self._libraries.own().rebuild(on_progress=on_progress)]
            ),
        )

    def check(self) -> None:
        """Begin to check the whole library, and mend what can be."""

        def work(on_progress: OnProgress) -> tuple[str, ...]:
            lines = []
            for finding in self._libraries.own().doctor():
                on_progress(Progress(0, 0, finding.check))
                if finding.state is not State.FINE:
                    lines.append(str(finding))
            return tuple(lines) or (IN_ORDER,)

        self._begin("Checking", work)

    def _begin(self, name: str, work: Work) -> bool:
        begun = self._job.start(name, work)
        if not begun:
            self._job.tell(BUSY, failed=True)
        return begun

    def _add_files(self, files: list[Path], on_progress: OnProgress) -> tuple[str, ...]:
        reports, remarks = [], []
        pace = Pace(len(files), on_progress)
        try:
            for done, file in enumerate(files, start=1):
                try:
                    kept = keep_upload(file, self._uploads())
                    if kept.name != (name := safe_name(file.name)):
                        remarks.append(BESIDE.format(name, kept.name))
                    added = self._libraries.own().add(kept, on_progress=lambda _: pace.report())
                    reports.append(added)
                except IndexingError as error:
                    remarks.append(str(error))
                pace.advance(done, file.name)
        finally:
            _delete(files)
        return (*report_lines(reports), *remarks)

    def _remember(self, removed: Removed) -> None:
        with self._lock:
            self._removed[removed.article.id] = removed
            while len(self._removed) > REMEMBERED:
                self._removed.pop(next(iter(self._removed)))

    def _take_upload(self, source: str) -> bytes | None:
        """Delete our copy of an article's file and return its bytes; other files stay."""
        kept = Path(source)
        if kept.parent != self._uploads() or not kept.is_file():
            return None
        content = kept.read_bytes()
        kept.unlink()
        return content

    def _uploads(self) -> Path:
        return self._libraries.folder.resolve() / "articles"


def _delete(files: Iterable[Path]) -> None:
    """Delete Gradio's copies of uploaded files."""
    for file in files:
        file.unlink(missing_ok=True)


def report_lines(reports: Iterable[RebuildReport]) -> tuple[str, ...]:
    """What rebuilds did, as lines; unreadable files are named, grouped by reason."""
    every = list(reports)
    counts = [
        (sum(len(getattr(report, what)) for report in every), what)
        for what in ("added", "changed", "removed", "unchanged")
    ]
    said = ", ".join(f"{number:,} {what}" for number, what in counts if number)
    unreadable = RebuildReport(unreadable=[one for report in every for one in report.unreadable])
    done = f"Done: {said}." if said else "Nothing was added."
    faults = list(unreadable.reasons().items())
    lines = [done, *(_unreadable_line(*found) for found in faults[:NAMED])]
    if others := sum(len(sources) for _, sources in faults[NAMED:]):
        lines.append(f"and {others:,} more files that could not be read")
    lines += filter(None, (report.left_out_line() for report in every))
    return tuple(lines)


def _unreadable_line(reason: str, sources: list[str]) -> str:
    names = ", ".join(map(place_name, sources[:NAMED]))
    if len(sources) == 1:
        return f"{names} {reason}"
    more = f" and {len(sources) - NAMED:,} more" if len(sources) > NAMED else ""
    return f"{len(sources):,} files: each {reason} ({names}{more})"
