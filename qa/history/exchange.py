"""Exchange: one question of a conversation and what the page showed for it."""

from dataclasses import dataclass
from typing import Any

from qa.answer import Answer

_PLAIN_FIELDS = "question", "problem", "stopped", "verdict", "asked"


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question with its answer, or with the reason why there is none."""

    question: str
    answer: Answer | None = None  # None: an error, or stopped before the first sentence
    problem: str = ""  # why there is no answer; if stopped before one, who had received what
    stopped: bool = False
    limits: tuple[tuple[str, str], ...] = ()  # of the articles searched: kind and words
    verdict: str = ""  # the reader's: right, wrong, wrong source
    asked: str = ""  # ISO 8601, UTC

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {name: getattr(self, name) for name in _PLAIN_FIELDS} | {
            "answer": self.answer.to_dict() if self.answer else None,
            "limits": [list(limit) for limit in self.limits],
        }

    @classmethod
    def from_dict(cls, stored: dict[str, Any]) -> "Exchange":
        """The exchange of which ``to_dict`` gave the values; its articles come back as excerpts."""
        answer = stored["answer"]
        return cls(
            answer=Answer.from_dict(answer) if answer else None,
            limits=tuple((kind, words) for kind, words in stored["limits"]),
            **{name: stored[name] for name in _PLAIN_FIELDS},
        )
