"""LibraryStatus: the contents of a library in numbers."""

from dataclasses import dataclass
from pathlib import Path

from embeddings.library.store import Store


@dataclass(frozen=True, slots=True)
class LibraryStatus:
    """Numbers of a library's contents, and what it is built with."""

    folder: Path
    articles: int
    passages: int
    encoder: str
    samples: bool  # whether these are the sample articles, which are fiction and read-only
    edition: int = 0  # the number of the current edition; 0 if there is none
    missing: str = ""  # a message if the reader's model was not found


def status_of(store: Store, encoder: str, *, samples: bool, missing: str) -> LibraryStatus:
    """The status of a store; ``encoder`` names the one for a library without an edition."""
    edition = store.edition()
    return LibraryStatus(
        store.folder,
        store.article_count(),
        store.passage_count(),
        edition.encoder if edition else encoder,
        samples,
        edition.id if edition else 0,
        missing,
    )
