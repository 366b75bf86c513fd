"""LazyReader: the reader, loaded when it is first needed."""

from threading import Lock, Thread

from qa.reader.named_model import open_reader
from qa.reader.reading import Reader
from qa.reader.weights import ReaderUnavailable


class LazyReader:
    """The reader, loaded at the first question; None where its files are missing."""

    def __init__(self, name: str = "") -> None:
        """`name`: a folder or a model's name; "": the reader that comes with Byline."""
        self._name = name
        self._lock = Lock()
        self._asked = False
        self._reader: Reader | None = None
        self.missing = ""  # why there is none, once it was asked for

    def begin(self) -> None:
        """Load it beside what else a first question needs."""
        if not self._asked:
            Thread(target=self.get, name="byline-reader", daemon=True).start()

    def get(self) -> Reader | None:
        """The reader, once it is loaded."""
        with self._lock:
            if not self._asked:
                self._asked = True
                try:
                    self._reader = open_reader(self._name)
                except ReaderUnavailable as error:
                    self.missing = f"{error} Until then sentences are compared, not read."
            return self._reader
