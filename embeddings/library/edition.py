"""Edition: one build of passages and vectors; Change: what came or went in it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edition:
    """One build of passages and vectors; ``switched`` grows, the highest answers."""

    id: int
    encoder: str
    dimension: int
    passage_rules: int
    location: str  # what its encoder is opened by, "" if not known
    switched: int | None  # None while it is being filled


@dataclass(frozen=True, slots=True)
class Change:
    """Passages that came or went, by their ids from ``first`` to ``last``."""

    number: int
    added: bool
    first: int
    last: int
