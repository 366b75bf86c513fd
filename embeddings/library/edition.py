"""Edition: one build of passages and vectors. Change: passages added or removed."""

from dataclasses import dataclass

from embeddings.errors import EncoderMismatch
from embeddings.passages import PASSAGE_RULES

EDITION = "SELECT id, encoder, dimension, passage_rules, location, switched FROM edition"
"""The columns that make an ``Edition``."""

ANSWERING = f"{EDITION} WHERE switched ORDER BY switched DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Edition:
    """One build of passages and vectors; the one with the highest ``switched`` answers."""

    id: int
    encoder: str
    dimension: int
    passage_rules: int
    location: str  # Encoder.location of its encoder, "" if unknown
    switched: int | None  # None while it is being filled

    def check_encoder(self, name: str) -> None:
        """Raise EncoderMismatch if the edition was made with another encoder."""
        if self.encoder != name:
            raise EncoderMismatch(
                f"The library was made with the encoder {self.encoder}, not {name}. Let "
                "BYLINE_ENCODER name that one, or nothing; or make the library anew: "
                "byline rebuild --encoder NAME_OR_PATH"
            )

    def check_growth(self, encoder: str) -> None:
        """Raise EncoderMismatch if new passages would be cut or encoded unlike the others."""
        self.check_encoder(encoder)
        if self.passage_rules != PASSAGE_RULES:
            raise EncoderMismatch(
                "The library's passages were cut by other rules. Run: byline rebuild --full"
            )


@dataclass(frozen=True, slots=True)
class Change:
    """Passages added or removed: those with ids from ``first`` to ``last``."""

    number: int
    added: bool
    first: int
    last: int
