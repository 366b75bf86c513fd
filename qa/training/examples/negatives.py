"""Questions with passages that do not answer them: wrong passages, and near misses."""

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from qa.training.example import Example, sentence_starts
from qa.training.examples.favourites import Keywords

_NUMBER = re.compile(r"\b\d[\d,.]*\b")
_NAME = re.compile(r"(?<!^)(?<![.!?] )\b[A-Z][a-z]+(?: [A-Z][a-z]+)*\b")
BESIDE = 3
"""Wrong passages beside the right one of a question, so that it is judged by comparison."""
_SHORTEST = 25
"""Words that must remain of a passage without its answer."""


def ranked_passages(
    examples: Sequence[Example], passages: Sequence[str], titles: Mapping[str, str]
) -> Iterator[tuple[Example, ...]]:
    """Each question's right passage with the `BESIDE` wrong ones that keywords rank first.

    All have their titles or none has: a missing title must not give the wrong ones away.
    """
    keywords = Keywords(passages)
    for example in examples:
        answer = example.answer.lower()
        # another passage that holds the answer's words may well answer
        wrong = [
            passages[number]
            for number in keywords.favourites(example.question)
            if passages[number] != example.passage and answer not in passages[number].lower()
        ][:BESIDE]
        source = "ranked-queries" if example.source == "nq" else "ranked"
        right = replace(example, source=source)
        drawn = [
            right,
            *(
                replace(_unanswered(right, each, source, relevant=False), title=titles[each])
                for each in wrong
            ),
        ]
        named = all(each.title for each in drawn)
        yield tuple(each if named else replace(each, title="") for each in drawn)


def same_article(examples: Sequence[Example], random_source: random.Random) -> Iterator[Example]:
    """Each question with another passage of its article."""
    articles: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        articles[example.article].add(example.passage)
    listed = {article: sorted(found) for article, found in articles.items()}
    for example in examples:
        passage = random_source.choice(listed[example.article])
        answer = example.answer.lower()
        if passage != example.passage and answer not in passage.lower():
            yield _unanswered(example, passage, "same-article", relevant=False)


def without_answer(examples: Sequence[Example]) -> Iterator[Example]:
    """The passage without the sentence that answers: what an article could have said."""
    for example in examples:
        starts = [*sentence_starts(example.passage), len(example.passage)]
        first = max(at for at in starts[:-1] if at <= example.start)
        last = min(at for at in starts if at >= example.end)
        rest = f"{example.passage[:first].rstrip()} {example.passage[last:]}".strip()
        if example.answer.lower() not in rest.lower() and len(rest.split()) >= _SHORTEST:
            yield _unanswered(example, rest, "sentence-removed", relevant=None)


def swapped(examples: Sequence[Example], random_source: random.Random) -> Iterator[Example]:
    """The question with one number or name replaced by another of the same passage."""
    for example in examples:
        for pattern, source in ((_NUMBER, "number-swapped"), (_NAME, "name-swapped")):
            asked = pattern.findall(example.question)
            others = sorted(
                {
                    found
                    for found in pattern.findall(example.passage)
                    if found not in example.question and found not in example.answer
                }
            )
            if asked and others:
                changed = example.question.replace(
                    random_source.choice(asked), random_source.choice(others), 1
                )
                yield replace(
                    _unanswered(example, example.passage, source, relevant=None), question=changed
                )
                break


def _unanswered(example: Example, passage: str, source: str, *, relevant: bool | None) -> Example:
    return replace(example, passage=passage, start=0, end=0, source=source, relevant=relevant)
