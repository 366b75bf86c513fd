"""ExtractiveReader: a question and passages in, short answers and probabilities out."""

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from embeddings.engines.processor import processors
from qa.errors import QAError
from qa.reader.reading import Calibration, Reading, read_passages
from qa.reader.spans import WindowScores
from qa.reader.weights import MANIFEST, REINSTALL, TOKENIZER, fault_of, network_session
from qa.reader.windows import Window, load_tokenizer

PACKAGED = Path(__file__).with_name("weights")
NETWORK, CALIBRATION = "reader.onnx", "calibration.json"
CHECKED = (NETWORK, TOKENIZER, CALIBRATION)


class ReaderUnavailable(QAError):
    """The reader's files are missing or damaged; without it Byline compares sentences."""


class ExtractiveReader:
    """Reads with the packaged network, or with one in a folder. Safe to use from several threads.

    Each passage is read alone, on one core: nothing is padded, and intermediate results stay in the
    core's cache. Batches of 1,024 tokens on all cores took 1.15 times as long.
    """

    def __init__(self, folder: Path | None = None, threads: int | None = None) -> None:
        """`threads`: how many passages are read at a time; None: one for each core.

        Raises `ReaderUnavailable` when the files are missing or damaged.
        """
        place = folder or PACKAGED
        if fault := fault_of(place, CHECKED):
            raise ReaderUnavailable(f"The reader's file {fault}. {_remedy(place)}")
        self._session = network_session(place / NETWORK, threads=1)
        self._threads = threads or processors()
        self._tokenizer = load_tokenizer(place / TOKENIZER)
        known = json.loads((place / CALIBRATION).read_text(encoding="utf-8"))
        self._calibration = Calibration(**known)

    def read(
        self, question: str, passages: Sequence[str], titles: Sequence[str] = ()
    ) -> list[Reading]:
        """One `Reading` for each passage, in the same order.

        `titles`: those of the passages' articles, or none; they tell the network who "he" and "the
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


def _remedy(place: Path) -> str:
    if place == PACKAGED:
        return REINSTALL
    return (
        f"A reader's folder needs {', '.join((*CHECKED, MANIFEST))}; leave the folder unset to "
        "use the reader that comes with Byline."
    )
