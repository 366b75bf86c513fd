"""Libraries: the samples and the reader's own, which are never searched together."""

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
_WAIT_SECONDS = 120.0  # making them takes a few, on a slow machine several times as many
_LOOK_SECONDS = 0.5  # between checks whether somebody still waits


class Libraries:
    """Chooses which library answers: the reader's own once it has an article, else the samples."""

    def __init__(self, settings: Settings, encoder: Encoder | None = None) -> None:
        self._settings = settings
        self._encoder: Encoder = encoder or SentenceEncoder(settings.encoder)
        self._lock = Lock()
        self._own: Byline | None = None
        self._samples: Byline | None = None
        self._temporary: TemporaryDirectory[str] | None = None
        self._stopped = Event()

    @property
    def folder(self) -> Path:
        """The folder of the reader's own library, which may not exist yet."""
        return self._settings.library

    @property
    def max_size(self) -> int:
        """The largest file, download or text that is read, in megabytes."""
        return self._settings.max_size

    @property
    def writer(self) -> str:
        """The host of the server that writes answers; "" if answers are quotes."""
        return urlsplit(self._settings.generator_url).netloc.rpartition("@")[2]

    def current(self) -> Byline:
        """The library that answers now."""
        if self._own is None and not self.folder.exists():
            return self.samples()
        own = self.own()
        return own if own.status().articles else self.samples()

    def own(self) -> Byline:
        """The reader's own library, opened or created at the first call."""
        with self._lock:
            if self._own is None:
                # a library built with another encoder keeps it, unless a setting names one
                named = "encoder" in self._settings.model_fields_set
                self._own = Byline(
                    self.folder, settings=self._settings, encoder=self._encoder, follows=not named
                )
            return self._own

    def samples(self) -> Byline:
        """The library of sample articles, indexed at the first call and kept in the cache folder.

        If that cannot be written and has none, as in a read-only container, a temporary one.
        """
        with self._lock:
            if self._samples is None:
                self._samples = self._open_samples(self._filled_folder(), read_only=True)
            return self._samples

    def _filled_folder(self) -> Path:
        """The folder with the samples, now filled: in the cache, or a temporary one."""
        folder = samples_folder(self._encoder.name)
        if not _may_write(folder):
            if _has_samples(lambda: self._open_samples(folder, read_only=True)):
                return folder
            self._temporary = TemporaryDirectory(prefix="byline-")
            folder = Path(self._temporary.name)
        self._fill(folder)
        return folder

    def _fill(self, folder: Path) -> None:
        """Complete the samples' library in a folder, making it anew if it is damaged.

        One process at a time does so: none may delete what another is using.
        """
        lock, deadline = folder / _LOCK_NAME, monotonic() + _WAIT_SECONDS
        while not self._stopped.is_set() and monotonic() < deadline:
            with suppress(Timeout), FileLock(lock, timeout=_LOOK_SECONDS):
                try:
                    self._add_samples(folder)
                except LibraryDamaged:
                    for file in set(folder.iterdir()) - {lock}:
                        with suppress(OSError):  # another process may have it open on Windows
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

    def stop_waiting(self) -> None:
        """Stop waiting for another process to make the samples: nobody will ask."""
        self._stopped.set()

    def close(self) -> None:
        """Close both libraries; each also if closing the other fails."""
        with ExitStack() as closing:
            if self._temporary is not None:
                closing.callback(self._temporary.cleanup)
            for library in filter(None, (self._own, self._samples)):
                closing.callback(library.close)


def _may_write(folder: Path) -> bool:
    """Whether a folder exists or can be created, and it and any library in it can be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return all(os.access(path, os.W_OK) for path in (folder, folder / FILE_NAME) if path.exists())


def _has_samples(open_library: Callable[[], Byline]) -> bool:
    """Whether a library that cannot be written has all the sample articles."""
    from embeddings.reading import find_files

    try:
        with open_library() as library:
            return {one.source for one in library.articles()} >= set(map(str, find_files(ARTICLES)))
    except IndexingError:
        return False
