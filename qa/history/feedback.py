"""Feedback: readers' verdicts on answers, stored as JSON lines and read as judgements."""

import json
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Literal, get_args

from embeddings.moment import now
from qa.answer import Answer
from qa.judgements import Judgement

FILE_NAME = "feedback.jsonl"

Verdict = Literal["right", "wrong", "wrong source"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


class Feedback:
    """The file of verdicts in a library's folder; the last one on a question counts."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self._lock = Lock()

    def add(self, reader: str, verdict: Verdict, answer: Answer) -> None:
        """Append a verdict."""
        record = {"at": now(), "reader": reader, "verdict": verdict, "answer": answer.to_dict()}
        with self._lock:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.touch(0o600)
            with self._path.open("ab+") as lines:
                lines.seek(max(0, lines.tell() - 1))
                begin = "" if lines.read(1) in {b"", b"\n"} else "\n"  # after an incomplete line
                lines.write(f"{begin}{json.dumps(record, ensure_ascii=False)}\n".encode())

    def judgements(self, reader: str | None = None) -> list[Judgement]:
        """Judgements for ``byline evaluate`` from the verdicts of all readers or of one.

        A right answer gives its sources and words; a right refusal, a question to refuse. A wrong
        one gives no judgement, as the right answer is not known. Damaged lines are skipped.
        """
        if not self._path.exists():
            return []
        latest: dict[str, tuple[Verdict, Answer]] = {}
        with self._path.open(
            encoding="utf-8", errors="replace"
        ) as lines:  # a line may end within a letter
            for line in lines:
                with suppress(ValueError, KeyError, TypeError):
                    record = json.loads(line)
                    if reader in (None, record["reader"]):
                        answer = Answer.from_dict(record["answer"])
                        latest[answer.question] = record["verdict"], answer
        return [_judgement(answer) for verdict, answer in latest.values() if verdict == "right"]


def judgement_line(judgement: Judgement) -> str:
    """A judgement as one line of a file for ``byline evaluate``."""
    values = {name: getattr(judgement, name) for name in ("question", "sources", "answers")}
    return f"{json.dumps(values, ensure_ascii=False)}\n"


def _judgement(answer: Answer) -> Judgement:
    sources = tuple(dict.fromkeys(citation.article.source for citation in answer.citations))
    words = (answer.short,) if answer.short else tuple(one.text for one in answer.sentences)
    return Judgement(answer.question, sources, words)
