"""One answer: the answers to a message's several questions, joined."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from qa.answer import REFUSAL, Answer, Citation, Sentence
from qa.conversation.turn import Query
from qa.language.sentence_ends import is_ended


def one_answer(answers: Sequence[Answer]) -> Answer:
    """Join the answers to several questions, one at least; a note names those refused."""
    answered = [each for each in answers if not each.refused]
    shown = [each for each in answered if each.kind != "small talk"] or answered
    refusals = [f"{REFUSAL.rstrip('.')}: {each.question}" for each in answers if each.refused]
    numbers: dict[Citation, int] = {}
    quoted: dict[tuple[str, tuple[Citation, ...]], Sentence] = {}
    for sentence in (_renumbered(each, numbers) for answer in shown for each in answer.sentences):
        key = (
            sentence.text,
            sentence.citations,
        )  # one sentence may answer both, with other words of it
        if key not in quoted or not quoted[key].short:
            quoted[key] = sentence
    ranks = zip_longest(*(each.nearest for each in shown or answers))
    first, notes = (shown or answers)[0], [each.note for each in shown if each.note]
    if len({each.note for each in shown}) > 1:
        notes = [f"“{each.question}”: {each.note}" for each in shown if each.note]
    return replace(
        first,
        sentences=tuple(quoted.values()),
        confidence=min(each.confidence for each in shown or answers),
        short=first.short if len(shown) == 1 else None,
        nearest=tuple(dict.fromkeys(hit for rank in ranks for hit in rank if hit)),
        seconds=sum(each.seconds for each in answers),
        searched=_searched([Query.parse(each.searched) for each in answers]),
        differ=any(each.differ for each in shown),
        note=" ".join([*dict.fromkeys(notes), *(refusals if shown else [])]),
        time=", ".join(dict.fromkeys(each.time for each in shown if each.time)),
    )


def _searched(queries: Sequence[Query]) -> str:
    """The questions as one text, with all the words put back into them at its end."""
    *others, last = (each.question for each in queries)
    text = " ".join([*(each if is_ended(each) else f"{each}." for each in others), last])
    return str(Query(text, tuple(dict.fromkeys(x for each in queries for x in each.put_back))))


def _renumbered(sentence: Sentence, numbers: dict[Citation, int]) -> Sentence:
    """A sentence whose citations count on from ``numbers``, to which new ones are added."""

    def number(one: Citation) -> Citation:
        return replace(one, number=numbers.setdefault(replace(one, number=0), len(numbers) + 1))

    before = tuple(map(number, sentence.context))
    return replace(sentence, context=before, citations=tuple(map(number, sentence.citations)))
