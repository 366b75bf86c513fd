"""Judgements: questions with known answers, and reading them from a file."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qa.errors import BadJudgements

_WRITE = (
    "Write one JSON object a line, such as "
    '{"question": "Who …?", "sources": ["a.txt"], "answers": ["Ada"]}'
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A question with the sources that answer it and the answers; without, it must be refused.

    For the kinds summary, mentions and metadata, the answer must be of that kind.
    """

    question: str
    sources: tuple[str, ...]  # file names or whole sources; for mentions, all of them
    answers: tuple[str, ...] = ()
    kind: str = ""  # of question, by which scores are reported
    sides: tuple[str, ...] = ()  # if the articles differ: text that must be shown of each
    alike: bool = False  # the articles speak of two similar things and do not differ

    @property
    def answerable(self) -> bool:
        """Whether the articles have an answer."""
        return bool(self.sources)


def read_judgements(path: Path) -> list[Judgement]:
    """Read judgements from JSON lines; of the fields, question and sources are required.

    Raises BadJudgements, also if there is none.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not in UTF-8"
        raise BadJudgements(f"{path} cannot be read ({why}). Name a file of JSON lines.") from error
    read = [_judgement(path, n, line) for n, line in enumerate(lines, 1) if line.strip()]
    if not read:
        raise BadJudgements(f"{path} has no judgement. {_WRITE}")
    return read


def _judgement(path: Path, number: int, line: str) -> Judgement:
    try:
        return _from_record(json.loads(line))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        why = f"it has no {error}" if isinstance(error, KeyError) else str(error)
        raise BadJudgements(f"{path}, line {number}, is no judgement ({why}). {_WRITE}") from error


def _from_record(record: dict[str, Any]) -> Judgement:
    sources, answers = _texts(record["sources"]), _texts(record.get("answers", []))
    kind, sides = str(record.get("kind", "")), _texts(record.get("sides", []))
    if sources and not answers and kind not in ("summary", "mentions"):  # no answer could be right
        raise ValueError("it has sources, and no answers")
    alike = bool(record.get("alike", False))
    return Judgement(str(record["question"]), sources, answers, kind, sides, alike)


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):  # the letters of a str would be texts
        raise TypeError(f"{value!r} stands for a list")
    return tuple(map(str, value))
