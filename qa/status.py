"""LibraryStatus: what a library holds, in numbers."""

from dataclasses import dataclass
from pathlib import Path

from embeddings.library.store import Store


@dataclass(frozen=True, slots=True)
class LibraryStatus:
    """What a library holds."""

    folder: Path
    articles: int
    passages: int
    encoder: str
    samples: bool  # the sample articles, which are fiction and cannot be changed
    edition: int = 0  # the number of the build of passages that answers; 0: there is none
    missing: str = ""  # the reader, if it was looked for and is not there, and what to do


def status_of(store: Store, encoder: str, *, samples: bool, missing: str) -> LibraryStatus:
    """The status of a store; ``encoder`` is the one that it would be made with."""
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
