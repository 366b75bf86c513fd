"""A rebuild to be killed: LIBRARY FOLDER [STATEMENT]. Prints a line when it begins and an article.

With STATEMENT it kills itself at that statement of its writes; -1 prints how many there are.
"""

import os
import sys
from pathlib import Path

from embeddings import writing
from embeddings.encoder import Encoder, SentenceEncoder
from embeddings.progress import Progress
from embeddings.rebuild import rebuild
from embeddings.store import Store
from tests.embeddings.word_hash_encoder import WordHashEncoder

SECONDS_A_PASSAGE = 0.02


class StatementCount:
    """Counts SQLite's statements and ends the process at one of them, as a power cut would."""

    def __init__(self, last: int) -> None:
        self.done = 0
        self._last = last

    def __call__(self, _statement: str) -> None:
        self.done += 1
        if self.done == self._last:
            os.kill(os.getpid(), 9)


def tell(progress: Progress) -> None:
    print(progress.done, flush=True)


def main(library: str, folder: str, statement: str = "", *, real: bool = False) -> None:
    """Rebuild in batches of a few passages, so that much can be interrupted."""
    writing.BATCH_PASSAGES = 4
    pause = 0.0 if statement else SECONDS_A_PASSAGE
    encoder: Encoder = SentenceEncoder() if real else WordHashEncoder(pause=pause)
    store = Store(Path(library))
    count = StatementCount(int(statement or -1))
    store.db.mine().set_trace_callback(count)
    print("begins", flush=True)
    rebuild(store, encoder, [Path(folder)], on_progress=tell)
    if statement:
        print(count.done, flush=True)


if __name__ == "__main__":
    main(*(argument for argument in sys.argv[1:] if argument != "real"), real="real" in sys.argv)
