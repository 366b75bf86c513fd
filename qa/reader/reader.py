"""The extractive reader: a question and passages in, short answers and verdicts out."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from qa.reader.reading import Reading, read_passages
from qa.reader.spans import WindowScores
from qa.reader.weights import network_session, reader_files
from qa.reader.windows import Window, load_tokenizer

BATCH_TOKENS = 1024
"""Padded tokens of one run of the network; more makes the processor's caches miss, and is
held for good: at 4096 a reading took 1.3 times the processor's time and twice the memory."""


class ExtractiveReader:
    """Reads with the network that comes with Byline, or with that of a folder.

    Safe to use from several threads: neither the session nor the tokenizer keeps any state.
    """

    def __init__(self, folder: Path | None = None, threads: int | None = None) -> None:
        """`threads`: processor threads for one call; None: one for each core.

        Raises `ReaderUnavailable` when the files are missing or damaged.
        """
        files = reader_files(folder)
        self._session = network_session(files.network, threads)
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
        scores: dict[int, WindowScores] = {}
        for batch in _batches(found):
            ids = _padded([found[number].ids for number in batch])
            sides = _padded([found[number].sides for number in batch])
            outputs = self._session.run(None, {"ids": ids, "sides": sides})
            start, end, relevance, answers = (np.asarray(each, np.float32) for each in outputs)
            for row, number in enumerate(batch):
                scores[number] = WindowScores(
                    start[row], end[row], float(relevance[row]), float(answers[row])
                )
        return [scores[number] for number in range(len(found))]


def _batches(found: Sequence[Window]) -> Iterator[list[int]]:
    """Numbers of windows, shortest first, so that little is padded."""
    batch: list[int] = []
    for number in sorted(range(len(found)), key=lambda each: len(found[each].ids)):
        if batch and len(found[number].ids) * (len(batch) + 1) > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


def _padded(rows: Sequence[Sequence[int]]) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """Rows of numbers as (rows, longest), 0 where nothing is."""
    padded = np.zeros((len(rows), max(len(row) for row in rows)), dtype=np.int64)
    for number, row in enumerate(rows):
        padded[number, : len(row)] = row
    return padded
