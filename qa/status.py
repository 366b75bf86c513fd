"""LibraryStatus: what a library holds, in numbers."""

from dataclasses import dataclass
from pathlib import Path


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
