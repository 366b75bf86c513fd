"""Examples to batches of numbers."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from qa.reader.windows import Tokens, Window, tokenise, windows
from qa.training.example import Example

UNSAID = -1
"""Relevance label of a pair about which nobody said."""


@dataclass(frozen=True)
class Labelled:
    """One window with its labels: token positions of the answer, (0, 0) for none."""

    window: Window
    start: int
    end: int
    relevant: int


@dataclass(frozen=True)
class Batch:
    """Padded tensors: `ids`, `sides` (batch, length); `start`, `end`, `relevant` (batch,)."""

    ids: Tensor
    sides: Tensor
    start: Tensor
    end: Tensor
    relevant: Tensor


def label(
    tokenizer: Tokenizer, examples: Sequence[Example], random_source: random.Random
) -> list[Labelled]:
    """A window of each example: the one that holds the answer, or any."""
    questions = tokenise(tokenizer, [example.question for example in examples])
    passages = tokenise(tokenizer, [example.passage for example in examples])
    found = []
    for example, question, passage in zip(examples, questions, passages, strict=True):
        labelled = _labelled(example, question, passage, random_source)
        if labelled is not None:
            found.append(labelled)
    return found


def _labelled(
    example: Example, question: Tokens, passage: Tokens, random_source: random.Random
) -> Labelled | None:
    """None when no window holds the whole answer."""
    relevant = UNSAID if example.relevant is None else int(example.relevant)
    cuts = list(windows(question, passage))
    if not example.answered:
        return Labelled(random_source.choice(cuts), 0, 0, relevant) if cuts else None
    held = []
    for window in cuts:
        inside = [
            place
            for place, (start, end) in enumerate(window.spans)
            if start < example.end and end > example.start
        ]
        whole = window.spans[0][0] <= example.start and example.end <= window.spans[-1][1]
        if inside and whole:
            held.append((window, window.first + inside[0], window.first + inside[-1]))
    if not held:
        return None
    window, start, end = random_source.choice(held)
    return Labelled(window, start, end, relevant)


def collate(labelled: Sequence[Labelled]) -> Batch:
    """Pad to the longest window of the batch."""
    ids, sides = pad([each.window for each in labelled])
    start, end, relevant = (
        torch.tensor(numbers)
        for numbers in zip(
            *((each.start, each.end, each.relevant) for each in labelled), strict=True
        )
    )
    return Batch(ids, sides, start, end, relevant)


def pad(found: Sequence[Window]) -> tuple[Tensor, Tensor]:
    """Ids and sides of windows, (batch, longest); 0 where nothing is."""
    longest = max(len(window.ids) for window in found)
    ids = torch.zeros(len(found), longest, dtype=torch.long)
    sides = torch.zeros(len(found), longest, dtype=torch.long)
    for row, window in enumerate(found):
        ids[row, : len(window.ids)] = torch.tensor(window.ids)
        sides[row, : len(window.ids)] = torch.tensor(window.sides)
    return ids, sides


def batches(
    labelled: Sequence[Labelled], size: int, random_source: random.Random
) -> list[list[Labelled]]:
    """Batches of windows of like length, in random order, so that little is padded."""
    ordered = sorted(labelled, key=lambda each: len(each.window.ids) + random_source.random() * 12)
    cut = [ordered[at : at + size] for at in range(0, len(ordered), size)]
    random_source.shuffle(cut)
    return cut
