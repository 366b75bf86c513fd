"""Exchange: one question of a conversation, and what the page said to it."""

from dataclasses import dataclass
from typing import Any

from qa.answer import Answer

_AS_THEY_ARE = "question", "problem", "stopped", "verdict", "asked"


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and what was said to it."""

    question: str
    answer: Answer | None = None  # None: an error, or stopped before the first sentence
    problem: str = ""  # why there is no answer; stopped before one: who had received what
    stopped: bool = False
    limits: tuple[tuple[str, str], ...] = ()  # what the articles were limited to: kind and words
    verdict: str = ""  # what the reader thought of it: right, wrong, wrong source
    asked: str = ""  # ISO 8601, UTC

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {name: getattr(self, name) for name in _AS_THEY_ARE} | {
            "answer": self.answer.to_dict() if self.answer else None,
            "limits": [list(one) for one in self.limits],
        }

    @classmethod
    def from_dict(cls, stored: dict[str, Any]) -> "Exchange":
        """The exchange that ``to_dict`` gave these values; its articles come back as excerpts."""
        answer = stored["answer"]
        return cls(
            answer=Answer.from_dict(answer) if answer else None,
            limits=tuple((kind, words) for kind, words in stored["limits"]),
            **{name: stored[name] for name in _AS_THEY_ARE},
        )
