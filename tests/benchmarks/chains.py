"""The follow-up chains over the sample articles, asked as conversations."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from qa.answer import Answer
from qa.byline import Byline
from qa.conversation.turn import Turn, turn_of
from qa.language.words import words
from qa.libraries import Libraries
from qa.settings import load_settings
from qa.training.example import json_lines

CHAINS = Path(__file__).parents[1] / "data" / "conversations.jsonl"


def chains() -> list[list[dict[str, Any]]]:
    """Each chain's turns: a question, the sources that answer it and the answers."""
    return list(json_lines(CHAINS))


def follow_ups(byline: Byline) -> Iterator[tuple[dict[str, Any], Answer]]:
    """Every turn after a chain's first that asks something, with its answer."""
    for chain in chains():
        turns: list[Turn] = []
        for number, judged in enumerate(chain):
            answer = byline.ask(judged["question"], turns=turns)
            turns.append(turn_of(answer))
            if number and judged["sources"]:
                yield judged, answer


def found(judged: dict[str, Any], answer: Answer) -> bool:
    """Whether one of its sources is quoted, or among the nearest passages."""
    near = [hit.passage.article for hit in answer.nearest]
    cited = [citation.article for citation in answer.citations]
    return any(Path(article.source).name in judged["sources"] for article in cited + near)


def answered(judged: dict[str, Any], answer: Answer) -> bool:
    """Whether what is shown holds an accepted answer."""
    said = f" {' '.join(words(answer.text))} "
    return any(f" {' '.join(words(one))} " in said for one in judged["answers"])


def chain_scores() -> dict[str, Any]:
    """Over the follow-ups of all chains."""
    with closing(Libraries(load_settings())) as libraries:
        asked = list(follow_ups(libraries.samples()))
    return {
        "follow-ups": len(asked),
        "article found": sum(found(*each) for each in asked) / len(asked),
        "answered": sum(answered(*each) for each in asked) / len(asked),
        "refused": sum(answer.refused for _, answer in asked) / len(asked),
    }
