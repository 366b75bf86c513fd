"""Evaluation: how well a library answers questions whose answers are known."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from qa.byline import Byline
from qa.words import words


@dataclass(frozen=True, slots=True)
class Judgement:
    """A question, the sources that answer it and the answers; none: it must be refused."""

    question: str
    sources: tuple[str, ...]  # file names or whole sources
    answers: tuple[str, ...]

    @property
    def answerable(self) -> bool:
        """Whether the articles say."""
        return bool(self.sources)


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares from 0 to 1 of the judgements of a kind."""

    right_first: float  # answerable ones whose first sentence holds the answer
    right: float  # answerable ones of which any quoted sentence does
    refused_rightly: float  # of those to be refused
    refused_wrongly: float  # of the answerable ones


def read_judgements(path: Path) -> list[Judgement]:
    """Judgements from JSON lines with the fields question, sources and answers."""
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    return [Judgement(r["question"], tuple(r["sources"]), tuple(r["answers"])) for r in records]


def evaluate(byline: Byline, judgements: Iterable[Judgement]) -> Scores:
    """Ask every question and count."""
    answerable, refusable = [], []
    for judgement in judgements:
        answer = byline.ask(judgement.question)
        if judgement.answerable:
            held = [_holds(sentence.text, judgement) for sentence in answer.sentences]
            answerable.append((bool(held) and held[0], any(held), answer.refused))
        else:
            refusable.append(answer.refused)
    return Scores(
        _share(first for first, _, _ in answerable),
        _share(held for _, held, _ in answerable),
        _share(refusable),
        _share(refused for _, _, refused in answerable),
    )


def _holds(sentence: str, judgement: Judgement) -> bool:
    return any(f" {_plain(answer)} " in f" {_plain(sentence)} " for answer in judgement.answers)


def _plain(text: str) -> str:
    return " ".join(words(text))


def _share(flags: Iterable[bool]) -> float:
    counted = list(flags)
    return sum(counted) / len(counted) if counted else 0.0
