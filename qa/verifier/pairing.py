"""A written sentence and its source to token ids, as in training so in checking."""

from dataclasses import dataclass

from qa.reader.windows import CLASSIFY, SEPARATE, Tokens, Window

MAX_CLAIM, MAX_TITLE, MAX_SOURCE = 96, 24, 176
"""Tokens that are read of each; what follows is cut."""


@dataclass(frozen=True)
class Paired:
    """[CLS] sentence [SEP] title [SEP] source [SEP]; `claimed` tokens of the sentence, from 1."""

    window: Window
    claimed: int


def paired(claim: Tokens, source: Tokens, title: Tokens) -> Paired | None:
    """The input of the network; None of nothing."""
    if not claim.ids or not source.ids:
        return None
    said, told = claim.ids[:MAX_CLAIM], source.ids[:MAX_SOURCE]
    before: tuple[int, ...] = (CLASSIFY, *said, SEPARATE)
    if title.ids:
        before = (*before, *title.ids[:MAX_TITLE], SEPARATE)
    ids = (*before, *told, SEPARATE)
    sides = (0,) * len(before) + (1,) * (len(told) + 1)
    return Paired(Window(ids, sides, len(before), source.spans[: len(told)]), len(said))
