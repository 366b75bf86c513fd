"""Prompts: passages as data that cannot speak as anything else."""

from qa.writing.prompt import (
    MOST_PASSAGES,
    THOUGHT_TOKENS,
    WRITTEN_TOKENS,
    answer_prompt,
    token_estimate,
)
from tests.qa.checking.one_passage import passage


def test_passages_stand_between_markers_that_are_new_each_time() -> None:
    given = [passage("The tide came at six.")]
    first, second = (answer_prompt("When?", given, 4096) for _ in range(2))
    lines = first.messages[1].content.split("\n")
    marker = lines[0]
    assert lines.count(marker) == 2
    assert marker in first.messages[0].content
    assert marker not in second.messages[1].content
    assert first.keys != second.keys


def test_templates_in_articles_and_questions_come_out_as_they_are() -> None:
    prompt = answer_prompt("{0.__class__} {{7*7}}", [passage("{marker} {example} %s ${x}")], 4096)
    sent = prompt.messages[1].content
    assert "{0.__class__} {{7*7}}" in sent
    assert "{marker} {example} %s ${x}" in sent


def test_only_the_passages_that_fit_are_sent() -> None:
    given = [passage(f"{i} " + "word " * 300) for i in range(10)]
    prompt = answer_prompt("What?", given, 2000)
    assert 0 < len(prompt.passages) < MOST_PASSAGES
    assert len(prompt.keys) == len(prompt.passages)
    sent = sum(token_estimate(message.content) for message in prompt.messages)
    assert WRITTEN_TOKENS <= prompt.limit <= 2000 - sent
    large = answer_prompt("What?", given, 100_000)
    assert len(large.passages) == MOST_PASSAGES
    assert large.limit == WRITTEN_TOKENS + THOUGHT_TOKENS
