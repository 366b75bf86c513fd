"""NamedReader: a model of the user's choice, in place of the packaged reader."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from embeddings.engines.model_folder import named_folder
from embeddings.home import from_home
from qa.reader.reader import NETWORK, ExtractiveReader, ReaderUnavailable
from qa.reader.reading import Calibration, Reader, Reading, no_reading, reading_of
from qa.reader.spans import WindowScores
from qa.reader.windows import MAX_TOKENS, OVERLAP, Window


def open_reader(name: str = "") -> Reader:
    """The reader in a folder or of a model's name; "": the packaged one.

    A folder with a reader.onnx was made by qa.training.export; anything else is a model for
    question answering or a cross-encoder that transformers can load. Raises `ReaderUnavailable`.
    """
    if not name:
        return ExtractiveReader()
    folder = from_home(name)
    if (folder / NETWORK).is_file():
        return ExtractiveReader(folder)
    return NamedReader(str(folder) if folder.is_dir() else name)


class NamedReader:
    """A question-answering model, or a cross-encoder, which finds no short answers.

    "No answer" is the first position, as in SQuAD 2.0. Titles are not read.
    """

    def __init__(self, name: str) -> None:
        folder = named_folder(name)
        if folder is None:
            raise _unavailable(name, "there is no such folder, and no model hub could give it")
        # heavy imports, only for those who name a model
        import torch
        from transformers import (
            AutoConfig,
            AutoModelForQuestionAnswering,
            AutoModelForSequenceClassification,
            AutoTokenizer,
        )

        try:
            made = (AutoConfig.from_pretrained(folder).architectures or [""])[0]
            self._finds = made.endswith("ForQuestionAnswering")
            kind = (
                AutoModelForQuestionAnswering if self._finds else AutoModelForSequenceClassification
            )
            # weights in a format that cannot run code
            self._model: Any = kind.from_pretrained(folder, use_safetensors=True).eval()
            self._tokenizer: Any = AutoTokenizer.from_pretrained(folder)
        except (OSError, ValueError, KeyError) as error:
            raise _unavailable(name, str(error).strip().splitlines()[0]) from error
        self._torch: Any = torch

    def read(
        self, question: str, passages: Sequence[str], titles: Sequence[str] = ()
    ) -> list[Reading]:
        """One `Reading` for each passage, in the order given."""
        del titles
        if not question.strip():
            return [no_reading() for _ in passages]
        found: list[Reading] = []
        for passage in passages:
            scored = self._windows(question, passage) if passage.strip() else []
            found.append(self._reading(passage, scored) if scored else no_reading())
        return found

    def _reading(self, passage: str, scored: list[tuple[Window, WindowScores]]) -> Reading:
        if self._finds:
            return reading_of(passage, scored, Calibration(judged=0.0, margin=1.0))
        best = max(scores.relevance for _, scores in scored)
        chance = Calibration(judged=1.0, margin=0.0).probability(best, best)
        return replace(no_reading(), answers=chance, relevance=best, evidence=(best, best))

    def _windows(self, question: str, passage: str) -> list[tuple[Window, WindowScores]]:
        """The passage's windows with their scores; a cross-encoder gives relevance only."""
        cut = self._tokenizer(
            question,
            passage,
            truncation="only_second",
            max_length=min(MAX_TOKENS, self._tokenizer.model_max_length),
            stride=OVERLAP,
            padding=True,
            return_overflowing_tokens=True,
            return_offsets_mapping=True,
            return_tensors="pt",
        )
        offsets = cut.pop("offset_mapping").tolist()
        cut.pop("overflow_to_sample_mapping")
        with self._torch.inference_mode():
            outputs = self._model(**cut)
        scored = []
        for row, spans in enumerate(offsets):
            places = [at for at, side in enumerate(cut.sequence_ids(row)) if side == 1]
            if not places:
                continue
            first, last = places[0], places[-1]
            window = Window((), (), first, tuple((a, b) for a, b in spans[first : last + 1]))
            scored.append((window, self._scores(outputs, row, window)))
        return scored

    def _scores(self, outputs: Any, row: int, window: Window) -> WindowScores:
        if not self._finds:
            logit = float(outputs.logits[row].max())
            return WindowScores(np.zeros(0, np.float32), np.zeros(0, np.float32), logit, logit)
        start, end = outputs.start_logits[row].numpy(), outputs.end_logits[row].numpy()
        part = slice(window.first, window.first + len(window.spans))
        margin = float(start[part].max() + end[part].max() - start[0] - end[0])
        return WindowScores(start, end, margin, margin)


def _unavailable(name: str, reason: str) -> ReaderUnavailable:
    return ReaderUnavailable(
        f"The reader {name} cannot be loaded ({reason}). Name the folder of a model for "
        "question answering or a cross-encoder in BYLINE_READER, or leave it unset."
    )
