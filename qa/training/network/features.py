"""Examples to batches of tensors."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from qa.reader.windows import Tokens, Window, tokenise, windows
from qa.training.example import Example, ExampleGroup

UNLABELLED = -1
"""The relevance label of an unlabelled pair."""


@dataclass(frozen=True)
class LabelledWindow:
    """One window with its labels: first and last token of the answer, (0, 0) for none.

    `within`: the answer is somewhere between these positions.
    """

    window: Window
    start: int
    end: int
    relevant: int
    within: bool = False


def label_groups(
    tokenizer: Tokenizer, pool: Sequence[ExampleGroup], random_source: random.Random
) -> list[list[LabelledWindow]]:
    """For each group a window of each example: one with the whole answer, or any if unanswered."""
    flat = [example for group in pool for example in group]
    questions = tokenise(tokenizer, [example.question for example in flat])
    titles = tokenise(tokenizer, [example.title for example in flat])
    passages = tokenise(tokenizer, [example.passage for example in flat])
    tokens = iter(zip(questions, titles, passages, strict=True))
    labelled_groups = []
    for group in pool:
        labelled = [_labelled_window(each, *next(tokens), random_source) for each in group]
        labelled_groups.append([each for each in labelled if each is not None])
    return [labelled for labelled in labelled_groups if labelled]


def _labelled_window(
    example: Example,
    question: Tokens,
    title: Tokens,
    passage: Tokens,
    random_source: random.Random,
) -> LabelledWindow | None:
    """A random window that holds the whole answer; None if there is none."""
    relevant = UNLABELLED if example.relevant is None else int(example.relevant)
    candidates = list(windows(question, title, passage))
    if not example.has_answer:
        return (
            LabelledWindow(random_source.choice(candidates), 0, 0, relevant) if candidates else None
        )
    fitting = []
    for window in candidates:
        positions = [
            place
            for place, (start, end) in enumerate(window.spans)
            if start < example.end and end > example.start
        ]
        whole = window.spans[0][0] <= example.start and example.end <= window.spans[-1][1]
        if positions and whole:
            fitting.append((window, window.first + positions[0], window.first + positions[-1]))
    if not fitting:
        return None
    window, start, end = random_source.choice(fitting)
    return LabelledWindow(window, start, end, relevant, example.within)


def collate(groups: Sequence[Sequence[LabelledWindow]]) -> dict[str, Tensor]:
    """Padded tensors: `ids`, `sides` (batch, length); the labels and `question` (batch,).

    Rows of one question have the same number in `question`.
    """
    rows = [each for labelled in groups for each in labelled]
    ids, sides = pad([each.window for each in rows])
    labels = {
        name: torch.tensor([getattr(each, name) for each in rows])
        for name in ("start", "end", "relevant", "within")
    }
    question = [number for number, labelled in enumerate(groups) for _ in labelled]
    return {"ids": ids, "sides": sides, "question": torch.tensor(question), **labels}


def pad(rows: Sequence[Window]) -> tuple[Tensor, Tensor]:
    """Ids and sides of windows, (batch, longest), padded with 0."""
    longest = max(len(window.ids) for window in rows)
    ids = torch.zeros(len(rows), longest, dtype=torch.long)
    sides = torch.zeros(len(rows), longest, dtype=torch.long)
    for number, window in enumerate(rows):
        ids[number, : len(window.ids)] = torch.tensor(window.ids)
        sides[number, : len(window.ids)] = torch.tensor(window.sides)
    return ids, sides


def batches(
    groups: Sequence[Sequence[LabelledWindow]], size: int, random_source: random.Random
) -> list[list[Sequence[LabelledWindow]]]:
    """Batches of up to `size` windows of like length, in random order, so that little is padded.

    A group stays in one batch.
    """

    def length(labelled: Sequence[LabelledWindow]) -> float:
        return max(len(each.window.ids) for each in labelled) + random_source.random() * 12

    filled_batches: list[list[Sequence[LabelledWindow]]] = [[]]
    for labelled in sorted(groups, key=length):
        if sum(map(len, filled_batches[-1])) + len(labelled) > size:
            filled_batches.append([])
        filled_batches[-1].append(labelled)
    random_source.shuffle(filled_batches)
    return filled_batches
