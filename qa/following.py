"""Following: the parts for the encoder that made a library, however often it gets another."""

from collections.abc import Callable, Generator
from contextlib import closing
from threading import Lock
from typing import TypeVar

from embeddings.encoder import Encoder, SentenceEncoder
from embeddings.errors import EncoderMismatch
from embeddings.library.edition import Edition
from embeddings.library.store import Store
from qa.parts import Parts

Done = TypeVar("Done")


class Following:
    """The parts that ask a library, which any process may switch to another encoder at any time."""

    def __init__(
        self, store: Store, made: Callable[[Encoder], Parts], encoder: Encoder, *, follows: bool
    ) -> None:
        """``made`` puts the parts together; unless it ``follows``, they stay as they are."""
        self._store, self._made, self._follows = store, made, follows
        self._lock = Lock()
        self.parts = made(encoder)

    def take(self, encoder: Encoder) -> None:
        """Ask with an encoder from now on."""
        with self._lock:
            self.parts = self._made(encoder)

    def now(self) -> tuple[Edition | None, Parts]:
        """The edition in force, and the parts for its encoder, unless one was asked for."""
        self._store.edition()  # raises LibraryClosed after a fork, where the lock may stay held
        with self._lock:  # a model that several threads want is loaded once
            edition = self._store.edition()
            own = edition and edition.location if self._follows else ""
            if edition and own and edition.encoder != self.parts.encoder.name:
                encoder = SentenceEncoder(own)
                assert encoder.name  # where it is not to be had, what there is stays
                self.parts = self._made(encoder)
            return edition, self.parts

    def done(self, work: Callable[[Parts], Done]) -> Done:
        """What comes of a work; done again, however often the encoder was switched meanwhile."""

        def once(parts: Parts) -> Generator[Done, None, None]:
            yield work(parts)

        (result,) = self.each(once)
        return result

    def each(
        self, work: Callable[[Parts], Generator[Done, None, None]]
    ) -> Generator[Done, None, None]:
        """What a work yields, from the beginning again where the encoder was switched meanwhile."""
        while True:
            edition, parts = self.now()
            try:
                with closing(work(parts)) as results:
                    yield from results
            except EncoderMismatch:
                if self._store.edition() == edition:
                    raise
            else:
                return
