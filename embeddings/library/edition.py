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


def mismatch(made: str, given: str) -> str:
    """The message for a library whose vectors come from another encoder, or older rules."""
    if made == given:
        return "The library's passages were cut by other rules. Run: byline rebuild --full"
    return (
        f"The library was made with the encoder {made}, not {given}. Let BYLINE_ENCODER name that "
        "one, or nothing; or make the library anew: byline rebuild --encoder NAME_OR_PATH"
    )
