"""Several questions in one message, and one answer to all of them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from embeddings.sentences import sentence_spans
from qa.answer import REFUSAL, Answer, Citation, Sentence
from qa.conversation.grammar import DOING, parsed
from qa.conversation.need import points_back
from qa.conversation.statements import asks
from qa.conversation.things import things_in
from qa.language.question_kinds import ASKS

_MOST = 3
_JOINED = re.compile(
    r"[,;]? (?:and|&) (?:also )?(?=(?:who|whom|what|when|where|why|how)\b)"
    r"(?!\w+ (?:do|does|did) (?:he|she|it|they)\W*$)",  # "and when did it?" asks the same again
    re.IGNORECASE,
)
_PUT_BACK = re.compile(r" \(([^()]*)\)$")
_ASKING_WORD = re.compile(rf"\b{ASKS}\b", re.IGNORECASE)


def questions(message: str) -> list[str]:
    """The questions that a message asks one after the other; the message alone if that is one.

    >>> questions("Who is the mayor? How old is she?")
    ['Who is the mayor?', 'How old is she?']
    >>> questions("Who won the cup, and when?"), questions("How many men and how many women came?")
    (['Who won the cup?', 'when?'], ['How many men and how many women came?'])
    """
    sentences = [span.of(message) for span in sentence_spans(message)]
    parts = [part for each in sentences for part in _apart(each)]
    return parts if all(map(asks, parts)) and 1 < len(parts) <= _MOST else [message]


def _apart(sentence: str) -> list[str]:
    """A question in two where "and" joins them and the first is whole, and one."""
    for mark in _JOINED.finditer(sentence):
        before, after = sentence[: mark.start()], sentence[mark.end() :]
        # not "which men and how many women came", nor "who won and who lost the cup"
        whole = any(word.kind in DOING for word in parsed(before)) and asks(before)
        of_something = things_in(before) or points_back(sentence)
        # "who said when and where", or a title that is quoted
        if whole and of_something and len(_ASKING_WORD.findall(before)) < 2:
            return [f"{before}?", after]
    return [sentence]


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
    first, notes = (told or answers)[0], [each.note for each in told if each.note]
    return replace(
        first,
        sentences=tuple(quoted.values()),
        confidence=min(each.confidence for each in told or answers),
        short=first.short if len(told) == 1 else None,
        seconds=sum(each.seconds for each in answers),
        searched=_searched([each.searched for each in answers]),
        differ=any(each.differ for each in told),
        note=" ".join([*notes, *(untold if told else [])]),
    )


def _searched(questions: Sequence[str]) -> str:
    """The questions as one, with all that was put back into them at its end, as it is in one."""
    found = [match[1] for each in questions if (match := _PUT_BACK.search(each))]
    things = ", ".join(dict.fromkeys(", ".join(found).split(", ")))
    asked = " ".join(_PUT_BACK.sub("", each) for each in questions)
    return f"{asked} ({things})" if things else asked


def _numbered(sentence: Sentence, numbers: dict[Citation, int]) -> Sentence:
    """A sentence whose citations go on from the numbers given so far, and are added to them."""

    def number(one: Citation) -> Citation:
        return replace(one, number=numbers.setdefault(replace(one, number=0), len(numbers) + 1))

    before = tuple(map(number, sentence.context))
    return replace(sentence, context=before, citations=tuple(map(number, sentence.citations)))
