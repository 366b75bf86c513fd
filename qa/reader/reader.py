"""The extractive reader: a question and passages in, short answers and verdicts out."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from embeddings.engines.processor import processors
from qa.reader.reading import Reading, read_passages
from qa.reader.spans import WindowScores
from qa.reader.weights import network_session, reader_files
from qa.reader.windows import Window, load_tokenizer


class ExtractiveReader:
    """Reads with the network that comes with Byline, or with that of a folder.

    Each passage is read alone, on one processor: nothing is padded, and what is computed stays in
    the processor's cache. Batches of 1,024 tokens on all took 1.15 times as long.
    Safe to use from several threads: neither the session nor the tokenizer keeps any state.
    """

    def __init__(self, folder: Path | None = None, threads: int | None = None) -> None:
        """`threads`: passages read at a time; None: one for each core.

        Raises `ReaderUnavailable` when the files are missing or damaged.
        """
        files = reader_files(folder)
        self._session = network_session(files.network, threads=1)
        self._threads = threads or processors()
        self._tokenizer = load_tokenizer(files.tokenizer)
        self._calibration = files.calibration

    def read(
        self, question: str, passages: Sequence[str], titles: Sequence[str] = ()
    ) -> list[Reading]:
        """One `Reading` for each passage, in the order given.

        `titles` of the passages' articles, where there are any: they say what "he" and "the
        company" are. An answer is never in a title.
        """
        return read_passages(
            question, passages, titles, self._tokenizer, self._score, self._calibration
        )

    def _score(self, found: Sequence[Window]) -> list[WindowScores]:
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(self._score_one, found))

    def _score_one(self, window: Window) -> WindowScores:
        given = {"ids": window.ids, "sides": window.sides}
        outputs = self._session.run(
            None, {n: np.array([row], np.int64) for n, row in given.items()}
        )
        start, end, relevance, answers = (np.asarray(each[0], np.float32) for each in outputs)
        return WindowScores(start, end, float(relevance), float(answers))
