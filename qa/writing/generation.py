"""Generation: a prompt to text, by a model that a server runs."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a prompt."""

    role: Literal["system", "user", "assistant"]
    content: str


class TextGenerator(Protocol):
    """What writes text from a prompt."""

    @property
    def host(self) -> str:
        """Who receives the prompt, as a reader would name it: ``localhost:8080``."""

    def context(self) -> int:
        """Tokens that prompt and text may have together."""

    def write(self, prompt: Sequence[Message], limit: int) -> Generator[str, None, None]:
        """The text, at most ``limit`` tokens of it, piece by piece as it comes.

        While nothing comes a piece is "", a few times a second, so that whoever reads can stop;
        closing the iterator closes the connection. Raises GeneratorUnavailable.
        """


def token_estimate(text: str) -> int:
    """Tokens of a text for a model whose tokenizer is not at hand; rather too many than too few.

    >>> token_estimate("The tide came at six.")
    8
    """
    return len(text.encode()) // 3 + 1
