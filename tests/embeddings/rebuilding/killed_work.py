"""A library at work, to be killed at one statement of its writes, as a power cut would."""

import os
from multiprocessing.connection import Connection
from pathlib import Path

from embeddings.encoder import Encoder, SentenceEncoder
from embeddings.index import ArticleIndex
from embeddings.library.store import Store
from embeddings.rebuilding import editions, writing
from embeddings.rebuilding.progress import Progress
from embeddings.rebuilding.rebuild import rebuild
from tests.embeddings.word_hash_encoder import WordHashEncoder

SECONDS_A_PASSAGE = 0.005


class Statements:
    """Counts SQLite's statements, and those before the switch; ends the process at one of them."""

    def __init__(self, last: int) -> None:
        self.done = 0
        self.switch = 0
        self._last = last

    def __call__(self, statement: str) -> None:
        self.done += 1
        if "SET switched" in statement:
            self.switch = self.done
        if self.done == self._last:
            os.kill(os.getpid(), 9)


def work(library: Path, news: Path, kind: str, last: int, tell: Connection, real: bool) -> None:
    """Do one work in batches of a few passages, so that much can be interrupted.

    Sends "begins", a line an article, and at the end how many statements there were and at which
    the edition was switched.
    """
    vars(writing)["BATCH_PASSAGES"] = vars(editions)["BATCH_PASSAGES"] = 4
    encoder: Encoder = SentenceEncoder() if real else WordHashEncoder(pause=SECONDS_A_PASSAGE)
    encoder.encode_query("it is loaded before the work begins")
    store = Store(library)
    count = Statements(last)
    store.db.mine().set_trace_callback(count)
    tell.send("begins")

    def told(progress: Progress) -> None:
        tell.send(progress.done)

    if kind == "rebuild":
        rebuild(store, encoder, [news], on_progress=told)
        ArticleIndex(store, encoder).save_cache()
    elif kind == "full":
        editions.rebuild_all(store, encoder, on_progress=told)
    else:
        editions.undo(store, encoder, lambda _location: encoder, on_progress=told)
    tell.send((count.done, count.switch))
    store.close()
