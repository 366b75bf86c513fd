"""Judgements: questions whose answers are known, as people write them down."""

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
    """A question, the sources that answer it and the answers; none: it must be refused.

    Of the kinds summary, mentions and metadata, the answer must be of that kind too.
    """

    question: str
    sources: tuple[str, ...]  # file names or whole sources; of mentions, all that there are
    answers: tuple[str, ...] = ()
    kind: str = ""  # of question, to report by
    sides: tuple[str, ...] = ()  # where the articles differ: what must be shown of each
    alike: bool = False  # another thing is much like it, and is no disagreement

    @property
    def answerable(self) -> bool:
        """Whether the articles say."""
        return bool(self.sources)


def read_judgements(path: Path) -> list[Judgement]:
    """Judgements from JSON lines with the fields of ``Judgement``; question and sources are needed.

    Raises BadJudgements, also where there is none.
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
        return _given(json.loads(line))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        why = f"it has no {error}" if isinstance(error, KeyError) else str(error)
        raise BadJudgements(f"{path}, line {number}, is no judgement ({why}). {_WRITE}") from error


def _given(record: dict[str, Any]) -> Judgement:
    sources, answers = _texts(record["sources"]), _texts(record.get("answers", []))
    kind, sides = str(record.get("kind", "")), _texts(record.get("sides", []))
    if sources and not answers and kind not in ("summary", "mentions"):  # it could never be right
        raise ValueError("it has sources, and no answers")
    alike = bool(record.get("alike", False))
    return Judgement(str(record["question"]), sources, answers, kind, sides, alike)


def _texts(given: object) -> tuple[str, ...]:
    if not isinstance(given, list):  # each letter of a text would be one
        raise TypeError(f"{given!r} stands for a list")
    return tuple(map(str, given))
