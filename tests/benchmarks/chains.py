"""Chains of follow-up questions over the sample articles, asked as conversations."""

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
    """The turns of each chain: question, sources that answer it, and accepted answers."""
    return list(json_lines(CHAINS))


def follow_ups(byline: Byline) -> Iterator[tuple[dict[str, Any], Answer]]:
    """Every turn that has sources after a chain's first, with Byline's answer."""
    for chain in chains():
        turns: list[Turn] = []
        for number, turn in enumerate(chain):
            answer = byline.ask(turn["question"], turns=turns)
            turns.append(turn_of(answer))
            if number and turn["sources"]:
                yield turn, answer


def has_source(turn: dict[str, Any], answer: Answer) -> bool:
    """Whether one of a turn's sources is quoted, or among the nearest passages."""
    near = [hit.passage.article for hit in answer.nearest]
    cited = [citation.article for citation in answer.citations]
    return any(Path(article.source).name in turn["sources"] for article in cited + near)


def has_accepted_answer(turn: dict[str, Any], answer: Answer) -> bool:
    """Whether the answer's text has an accepted answer."""
    answer_words = f" {' '.join(words(answer.text))} "
    return any(f" {' '.join(words(one))} " in answer_words for one in turn["answers"])


def chain_scores() -> dict[str, Any]:
    """Counts and shares over the follow-ups of all chains."""
    with closing(Libraries(load_settings())) as libraries:
        answers = list(follow_ups(libraries.samples()))
    return {
        "follow-ups": len(answers),
        "article found": sum(has_source(*each) for each in answers) / len(answers),
        "answered": sum(has_accepted_answer(*each) for each in answers) / len(answers),
        "refused": sum(answer.refused for _, answer in answers) / len(answers),
    }
