"""Lazy: a network, loaded when it is first needed."""

from collections.abc import Callable
from threading import Lock, Thread
from typing import Generic, TypeVar

from qa.errors import QAError
from qa.reader.named_model import open_reader
from qa.reader.reading import Reader

Network = TypeVar("Network")


class Lazy(Generic[Network]):
    """What a function opens, at the first use; None where its files are missing."""

    def __init__(self, open_it: Callable[[], Network], without: str) -> None:
        """``without``: what is done until it is there, in a sentence."""
        self._open, self._without = open_it, without
        self._lock = Lock()
        self._asked = False
        self._network: Network | None = None
        self.missing = ""  # why there is none, once it was asked for

    def begin(self) -> None:
        """Load it beside what else a first question needs.

        A process that ends waits for it: one that ends while it is loaded is aborted.
        """
        if not self._asked:
            Thread(target=self.get, name="byline-network", daemon=False).start()

    def get(self) -> Network | None:
        """The network, once it is loaded."""
        with self._lock:
            if not self._asked:
                try:
                    self._network = self._open()
                except QAError as error:
                    self.missing = f"{error} {self._without}"
                self._asked = True  # what else goes wrong, as for want of memory, is tried again
            return self._network


def lazy_reader(name: str = "") -> Lazy[Reader]:
    """The reader of a folder or a model's name; "": the one that comes with Byline."""
    return Lazy(lambda: open_reader(name), "Until then sentences are compared, not read.")
