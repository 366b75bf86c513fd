"""Examples to batches of numbers."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from qa.reader.windows import Tokens, Window, tokenise, windows
from qa.training.example import Drawn, Example

UNSAID = -1
"""Relevance label of a pair about which nobody said."""


@dataclass(frozen=True)
class Labelled:
    """One window with its labels: token positions of the answer, (0, 0) for none.

    `within`: the answer is somewhere within these positions.
    """

    window: Window
    start: int
    end: int
    relevant: int
    within: bool = False


def label(
    tokenizer: Tokenizer, pool: Sequence[Drawn], random_source: random.Random
) -> list[list[Labelled]]:
    """For each draw a window of each example: the one that holds the answer, or any."""
    flat = [example for drawn in pool for example in drawn]
    questions = tokenise(tokenizer, [example.question for example in flat])
    titles = tokenise(tokenizer, [example.title for example in flat])
    passages = tokenise(tokenizer, [example.passage for example in flat])
    tokens = iter(zip(questions, titles, passages, strict=True))
    found = []
    for drawn in pool:
        labelled = [_labelled(each, *next(tokens), random_source) for each in drawn]
        found.append([each for each in labelled if each is not None])
    return [labelled for labelled in found if labelled]


def _labelled(
    example: Example,
    question: Tokens,
    title: Tokens,
    passage: Tokens,
    random_source: random.Random,
) -> Labelled | None:
    """None when no window holds the whole answer."""
    relevant = UNSAID if example.relevant is None else int(example.relevant)
    cuts = list(windows(question, title, passage))
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
    return Labelled(window, start, end, relevant, example.within)


def collate(draws: Sequence[Sequence[Labelled]]) -> dict[str, Tensor]:
    """Padded tensors: `ids`, `sides` (batch, length); the labels and `question` (batch,).

    `question`: which rows are of one question.
    """
    rows = [each for labelled in draws for each in labelled]
    ids, sides = pad([each.window for each in rows])
    labels = {
        name: torch.tensor([getattr(each, name) for each in rows])
        for name in ("start", "end", "relevant", "within")
    }
    question = [number for number, labelled in enumerate(draws) for _ in labelled]
    return {"ids": ids, "sides": sides, "question": torch.tensor(question), **labels}


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
    draws: Sequence[Sequence[Labelled]], size: int, random_source: random.Random
) -> list[list[Sequence[Labelled]]]:
    """Batches of about `size` windows of like length, in random order, so that little is padded.

    What was drawn at once stays in one batch.
    """

    def length(labelled: Sequence[Labelled]) -> float:
        return max(len(each.window.ids) for each in labelled) + random_source.random() * 12

    cut: list[list[Sequence[Labelled]]] = [[]]
    for labelled in sorted(draws, key=length):
        if sum(map(len, cut[-1])) + len(labelled) > size:
            cut.append([])
        cut[-1].append(labelled)
    random_source.shuffle(cut)
    return cut
