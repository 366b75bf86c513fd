"""Following: the parts for a library's encoder, renewed whenever it gets another encoder."""

from collections.abc import Callable, Generator
from contextlib import closing
from threading import Lock
from typing import TypeVar

from embeddings.encoder import Encoder, SentenceEncoder
from embeddings.errors import EncoderMismatch
from embeddings.library.edition import Edition
from embeddings.library.store import Store
from qa.parts import Parts

Result = TypeVar("Result")


class Following:
    """Runs work with the parts for a library, whose encoder any process may switch at any time."""

    def __init__(
        self, store: Store, make: Callable[[Encoder], Parts], encoder: Encoder, *, follows: bool
    ) -> None:
        """``make`` makes them for an encoder; unless ``follows``, they are never renewed."""
        self._store, self._make, self._follows = store, make, follows
        self._lock = Lock()
        self.parts = make(encoder)

    def switch_to(self, encoder: Encoder) -> None:
        """Use an encoder from now on."""
        with self._lock:
            self.parts = self._make(encoder)

    def current(self) -> tuple[Edition | None, Parts]:
        """The current edition, and the parts for its encoder, or for the one chosen."""
        self._store.edition()  # raises LibraryClosed after a fork, where the lock may stay held
        with self._lock:  # a model is loaded once, also if several threads want it
            edition = self._store.edition()
            location = edition and edition.location if self._follows else ""
            if edition and location and edition.encoder != self.parts.encoder.name:
                encoder = SentenceEncoder(location)
                assert encoder.name  # loads it; the old parts stay if that fails
                self.parts = self._make(encoder)
            return edition, self.parts

    def run(self, work: Callable[[Parts], Result]) -> Result:
        """The result of some work, repeated if the encoder was switched meanwhile."""

        def once(parts: Parts) -> Generator[Result, None, None]:
            yield work(parts)

        (result,) = self.stream(once)
        return result

    def stream(
        self, work: Callable[[Parts], Generator[Result, None, None]]
    ) -> Generator[Result, None, None]:
        """Yield the results of some work, begun again if the encoder was switched meanwhile."""
        while True:
            edition, parts = self.current()
            try:
                with closing(work(parts)) as results:
                    yield from results
            except EncoderMismatch:
                if self._store.edition() == edition:
                    raise
            else:
                return
