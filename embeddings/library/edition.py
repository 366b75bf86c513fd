"""Edition: one build of passages and vectors; Change: what came or went in it."""

from dataclasses import dataclass

from embeddings.errors import EncoderMismatch
from embeddings.passages import PASSAGE_RULES

EDITION = "SELECT id, encoder, dimension, passage_rules, location, switched FROM edition"
"""The columns that make an ``Edition``."""

ANSWERING = f"{EDITION} WHERE switched ORDER BY switched DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Edition:
    """One build of passages and vectors; ``switched`` grows, the highest answers."""

    id: int
    encoder: str
    dimension: int
    passage_rules: int
    location: str  # what its encoder is opened by, "" if not known
    switched: int | None  # None while it is being filled

    def check_encoder(self, name: str) -> None:
        """Raises EncoderMismatch where its vectors come from another encoder."""
        if self.encoder != name:
            raise EncoderMismatch(
                f"The library was made with the encoder {self.encoder}, not {name}. Let "
                "BYLINE_ENCODER name that one, or nothing; or make the library anew: "
                "byline rebuild --encoder NAME_OR_PATH"
            )

    def check_growth(self, encoder: str) -> None:
        """Raises EncoderMismatch where what is cut and encoded now would not be like the rest."""
        self.check_encoder(encoder)
        if self.passage_rules != PASSAGE_RULES:
            raise EncoderMismatch(
                "The library's passages were cut by other rules. Run: byline rebuild --full"
            )


@dataclass(frozen=True, slots=True)
class Change:
    """Passages that came or went, by their ids from ``first`` to ``last``."""

    number: int
    added: bool
    first: int
    last: int
