"""Questions with passages that do not answer them: wrong passages, and near misses."""

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from qa.training.example import Example, sentence_starts
from qa.training.examples.keywords import Keywords

_NUMBER = re.compile(r"\b\d[\d,.]*\b")
_NAME = re.compile(r"(?<!^)(?<![.!?] )\b[A-Z][a-z]+(?: [A-Z][a-z]+)*\b")
WRONG_PASSAGES = 3
"""How many wrong passages go with a question's right one, to be compared with it."""
_SHORTEST = 25
"""The fewest words that must remain of a passage without its answer."""


def ranked_groups(
    examples: Sequence[Example], passages: Sequence[str], titles: Mapping[str, str]
) -> Iterator[tuple[Example, ...]]:
    """Each question's right passage with the `BESIDE` wrong ones that keywords rank first.

    Titles are given for all or for none: a missing title must not give the wrong ones away.
    """
    keywords = Keywords(passages)
    for example in examples:
        answer = example.answer.lower()
        # another passage that holds the answer's words may well answer
        wrong = [
            passages[number]
            for number in keywords.top_passages(example.question)
            if passages[number] != example.passage and answer not in passages[number].lower()
        ][:WRONG_PASSAGES]
        source = "ranked-queries" if example.source == "nq" else "ranked"
        right = replace(example, source=source)
        group = [
            right,
            *(
                replace(
                    _unanswered_example(right, each, source, relevant=False), title=titles[each]
                )
                for each in wrong
            ),
        ]
        all_titled = all(each.title for each in group)
        yield tuple(each if all_titled else replace(each, title="") for each in group)


def same_article_negatives(
    examples: Sequence[Example], random_source: random.Random
) -> Iterator[Example]:
    """Each question with another passage of its article."""
    articles: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        articles[example.article].add(example.passage)
    passages_of = {article: sorted(passages) for article, passages in articles.items()}
    for example in examples:
        passage = random_source.choice(passages_of[example.article])
        answer = example.answer.lower()
        if passage != example.passage and answer not in passage.lower():
            yield _unanswered_example(example, passage, "same-article", relevant=False)


def answer_removed_negatives(examples: Sequence[Example]) -> Iterator[Example]:
    """Each question with its passage, from which the answering sentence is removed."""
    for example in examples:
        starts = [*sentence_starts(example.passage), len(example.passage)]
        first = max(at for at in starts[:-1] if at <= example.start)
        last = min(at for at in starts if at >= example.end)
        rest = f"{example.passage[:first].rstrip()} {example.passage[last:]}".strip()
        if example.answer.lower() not in rest.lower() and len(rest.split()) >= _SHORTEST:
            yield _unanswered_example(example, rest, "sentence-removed", relevant=None)


def swapped_word_negatives(
    examples: Sequence[Example], random_source: random.Random
) -> Iterator[Example]:
    """Each question with one number or name replaced by another of its passage."""
    for example in examples:
        for pattern, source in ((_NUMBER, "number-swapped"), (_NAME, "name-swapped")):
            in_question = pattern.findall(example.question)
            others = sorted(
                {
                    each
                    for each in pattern.findall(example.passage)
                    if each not in example.question and each not in example.answer
                }
            )
            if in_question and others:
                changed = example.question.replace(
                    random_source.choice(in_question), random_source.choice(others), 1
                )
                yield replace(
                    _unanswered_example(example, example.passage, source, relevant=None),
                    question=changed,
                )
                break


def _unanswered_example(
    example: Example, passage: str, source: str, *, relevant: bool | None
) -> Example:
    return replace(example, passage=passage, start=0, end=0, source=source, relevant=relevant)
