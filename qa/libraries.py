"""Libraries: the samples and the reader's own, never searched together."""

import os
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Lock
from time import monotonic
from urllib.parse import urlsplit

from filelock import FileLock, Timeout

from embeddings.encoder import Encoder, SentenceEncoder
from embeddings.errors import IndexingError, LibraryBusy, LibraryDamaged
from embeddings.library.store import FILE_NAME
from qa.byline import Byline
from qa.samples import ARTICLES, samples_folder
from qa.settings import Settings

_LOCK_NAME = "samples.lock"
_WAIT_SECONDS = 120.0  # they are made in a few, on a slow machine in a few times as many
_LOOK_SECONDS = 0.5  # whether it is still waited for


class Libraries:
    """Which library answers: the reader's own once it has an article, the samples before that."""

    def __init__(self, settings: Settings, encoder: Encoder | None = None) -> None:
        self._settings = settings
        self._encoder: Encoder = encoder or SentenceEncoder(settings.encoder)
        self._lock = Lock()
        self._own: Byline | None = None
        self._samples: Byline | None = None
        self._passing: TemporaryDirectory[str] | None = None
        self._left = Event()

    @property
    def folder(self) -> Path:
        """The reader's own library's folder, which may not be there yet."""
        return self._settings.library

    @property
    def max_size(self) -> int:
        """Megabytes of the largest file, download or text that is read."""
        return self._settings.max_size

    @property
    def writer(self) -> str:
        """The host of the server that writes answers; "" where they are quotes."""
        return urlsplit(self._settings.generator_url).netloc.rpartition("@")[2]

    def reading(self) -> Byline:
        """The library that answers now."""
        if self._own is None and not self.folder.exists():
            return self.samples()
        own = self.own()
        return own if own.status().articles else self.samples()

    def own(self) -> Byline:
        """The reader's own library, made at the first call."""
        with self._lock:
            if self._own is None:
                # one that was made with another encoder keeps it, unless a setting names one
                named = "encoder" in self._settings.model_fields_set
                self._own = Byline(
                    self.folder, settings=self._settings, encoder=self._encoder, follows=not named
                )
            return self._own

    def samples(self) -> Byline:
        """The sample articles, indexed at the first call and kept in the cache folder.

        Where nothing can be kept there and nothing was, as in a container that is read-only, until
        it is closed.
        """
        with self._lock:
            if self._samples is None:
                self._samples = self._open_samples(self._filled_folder(), read_only=True)
            return self._samples

    def _filled_folder(self) -> Path:
        """Where the samples are: the cache folder, or where it cannot hold them a passing one."""
        folder = samples_folder(self._encoder.name)
        if not _may_write(folder):
            if _has_samples(lambda: self._open_samples(folder, read_only=True)):
                return folder
            self._passing = TemporaryDirectory(prefix="byline-")
            folder = Path(self._passing.name)
        self._fill(folder)
        return folder

    def _fill(self, folder: Path) -> None:
        """Make the samples' library whole; what is damaged there is made anew.

        One process at a time: another would find what was taken away under its hands.
        """
        lock, until = folder / _LOCK_NAME, monotonic() + _WAIT_SECONDS
        while not self._left.is_set() and monotonic() < until:
            with suppress(Timeout), FileLock(lock, timeout=_LOOK_SECONDS):
                try:
                    self._add_samples(folder)
                except LibraryDamaged:
                    for file in set(folder.iterdir()) - {lock}:
                        with suppress(OSError):  # on Windows another process may have it open
                            file.unlink()
                    self._add_samples(folder)
                return
        raise LibraryBusy(
            f"Another process has been making the samples in {folder} for long. "
            "Wait until it has finished, or end it."
        )

    def _add_samples(self, folder: Path) -> None:
        with self._open_samples(folder, read_only=False) as making:
            making.add(ARTICLES)

    def _open_samples(self, folder: Path, *, read_only: bool) -> Byline:
        how = {"read_only": read_only, "samples": True}
        return Byline(folder, settings=self._settings, encoder=self._encoder, **how)

    def leave(self) -> None:
        """Wait for no other process any more: nobody will ask."""
        self._left.set()

    def close(self) -> None:
        """Let go of both; where one cannot be closed, of the other all the same."""
        with ExitStack() as closing:
            if self._passing is not None:
                closing.callback(self._passing.cleanup)
            for library in filter(None, (self._own, self._samples)):
                closing.callback(library.close)


def _may_write(folder: Path) -> bool:
    """Whether a folder is there, or can be made, and can be written, as can the library in it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return all(os.access(one, os.W_OK) for one in (folder, folder / FILE_NAME) if one.exists())


def _has_samples(opened: Callable[[], Byline]) -> bool:
    """Whether a library that cannot be written has all sample articles."""
    from embeddings.reading import find_files

    try:
        with opened() as there:
            return {one.source for one in there.articles()} >= set(map(str, find_files(ARTICLES)))
    except IndexingError:
        return False
