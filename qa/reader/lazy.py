"""Lazy: a network that is loaded at its first use."""

from collections.abc import Callable
from threading import Lock, Thread
from typing import Generic, TypeVar

from qa.errors import QAError
from qa.reader.named_model import open_reader
from qa.reader.reading import Reader

Network = TypeVar("Network")


class Lazy(Generic[Network]):
    """A network that ``open_it`` loads at the first use; None if its files are missing."""

    def __init__(self, open_it: Callable[[], Network], without: str) -> None:
        """``without``: a sentence that says what is done without the network."""
        self._open, self._without = open_it, without
        self._lock = Lock()
        self._tried = False
        self._network: Network | None = None
        self.missing = ""  # why it could not be loaded, once that was tried

    def begin(self) -> None:
        """Start to load the network in a thread, while the caller does something else.

        The process waits for that thread at its end: ending while it loads would abort it.
        """
        if not self._tried:
            Thread(target=self.get, name="byline-network", daemon=False).start()

    def get(self) -> Network | None:
        """The network, loaded if need be; None if it cannot be."""
        with self._lock:
            if not self._tried:
                try:
                    self._network = self._open()
                except QAError as error:
                    self.missing = f"{error} {self._without}"
                self._tried = (
                    True  # not after other errors, as for want of memory: those are tried again
                )
            return self._network


def lazy_reader(name: str = "") -> Lazy[Reader]:
    """The reader in a folder or of a model's name; "": the packaged one."""
    return Lazy(lambda: open_reader(name), "Until then sentences are compared, not read.")
