"""One answer to the several questions of a message."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from qa.answer import REFUSAL, Answer, Citation, Sentence
from qa.conversation.turn import Query
from qa.language.sentence_ends import is_ended


def one_answer(answers: Sequence[Answer]) -> Answer:
    """One answer to several questions, which says to which of them the articles have none.

    ``answers``: one to each question, one at least.
    """
    answered = [each for each in answers if not each.refused]
    told = [each for each in answered if each.kind != "small talk"] or answered
    untold = [f"{REFUSAL.rstrip('.')}: {each.question}" for each in answers if each.refused]
    numbers: dict[Citation, int] = {}
    quoted: dict[tuple[str, tuple[Citation, ...]], Sentence] = {}
    for sentence in (_numbered(each, numbers) for answer in told for each in answer.sentences):
        key = sentence.text, sentence.citations  # it may answer both, with other words
        if key not in quoted or not quoted[key].short:
            quoted[key] = sentence
    ranks = zip_longest(*(each.nearest for each in told or answers))
    first, notes = (told or answers)[0], [each.note for each in told if each.note]
    if len({each.note for each in told}) > 1:
        notes = [f"“{each.question}”: {each.note}" for each in told if each.note]
    return replace(
        first,
        sentences=tuple(quoted.values()),
        confidence=min(each.confidence for each in told or answers),
        short=first.short if len(told) == 1 else None,
        nearest=tuple(dict.fromkeys(hit for rank in ranks for hit in rank if hit)),
        seconds=sum(each.seconds for each in answers),
        searched=_searched([Query.read(each.searched) for each in answers]),
        differ=any(each.differ for each in told),
        note=" ".join([*dict.fromkeys(notes), *(untold if told else [])]),
        time=", ".join(dict.fromkeys(each.time for each in told if each.time)),
    )


def _searched(queries: Sequence[Query]) -> str:
    """The questions as one, with all that was put back into them at its end."""
    *others, last = (each.question for each in queries)
    asked = " ".join([*(each if is_ended(each) else f"{each}." for each in others), last])
    return str(Query(asked, tuple(dict.fromkeys(x for each in queries for x in each.put_back))))


def _numbered(sentence: Sentence, numbers: dict[Citation, int]) -> Sentence:
    """A sentence whose citations go on from the numbers given so far, and are added to them."""

    def number(one: Citation) -> Citation:
        return replace(one, number=numbers.setdefault(replace(one, number=0), len(numbers) + 1))

    before = tuple(map(number, sentence.context))
    return replace(sentence, context=before, citations=tuple(map(number, sentence.citations)))
