"""Short answers: the few words of a passage that answer a question, if any."""

import re
from dataclasses import dataclass

from embeddings.sentences import Span
from qa.language.causes import asks_why, is_reason
from qa.language.expected import entities, expected_kind, fits, lacks
from qa.language.measures import whole_measure
from qa.language.nobody import counts_unharmed, nobody_span
from qa.language.number_words import NUMBER_WORD
from qa.language.values import ADDRESSES
from qa.language.words import words
from qa.reader.reading import Reading
from qa.retrieval.reranking import ReadPassage

_NUMBER = re.compile(rf"[$£€¥]?\d|{NUMBER_WORD}\b", re.IGNORECASE)
_ROUGHLY = re.compile(
    r"\b(?:(?:just |well )?(?:over|under)|nearly|almost|about|around|roughly|approximately|some"
    r"|(?:more|less|fewer) than|at (?:least|most)|up to) $",
    re.IGNORECASE,
)
"""Words that qualify the number after them."""
_EMPTY_WORDS = (
    "he she it they him her them who whom which that this these those each of not after following "
    "upon nach après"
)

_ASKS_ROLE_HOLDER = re.compile(r"who (?:is|was) the\b", re.IGNORECASE)
_INDEFINITE = re.compile(r"an? [^A-ZÀ-Þ]*$")
""""A former pilot" does not answer who the mayor is."""

_LEAST_SPAN = 0.1
"""The least probability of the reader's words where no kind is expected: of 20 short answers to
development questions that had less, 13 had no word right."""
_MOST_GUESSED_WORDS = 4  # words: "10 députés socialistes"


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """The short answer in a passage, as a span of the article.

    `read`: whether the reader chose it; `shown`: whether it is more than a guess.
    """

    place: Span | None
    read: bool
    shown: bool

    def inside(self, sentence: Span) -> bool:
        """Whether a sentence contains the short answer."""
        place = self.place
        return place is not None and place.start < place.end and sentence.holds(place)


_NO_ANSWER = ShortAnswer(None, read=False, shown=False)


def short_answer(question: str, read: ReadPassage) -> ShortAnswer:
    """The words of a passage that answer, if it has any.

    These are the reader's with a "nearly" before them; if the question asks for an amount or a time
    and they are none, the one that is likeliest to the reader. Words that only repeat the question
    are no answer, nor is "Mr". Words of low probability are a guess, and so are all in languages
    other than English, which the reader does not know, unless they are few and of the expected
    kind. "She" or an age does not answer who, "after" not when, the rescued not how many died.
    """
    reading, text = read.reading, read.passage.text
    if reading is None:
        return _NO_ANSWER
    english = read.passage.article.may_be_english
    found, own, fit = _fitting_words(question, text, reading, english=english)
    nobody = nobody_span(question, text, found, read.passage.article.language)
    found = whole_measure(nobody or found, text)
    answer, question_words = words(found.of(text)), words(question)
    # "Was it the mayor or the council?" may be answered in its own words
    if set(answer) <= {*question_words, *ADDRESSES.split()} and "or" not in question_words:
        return _NO_ANSWER
    before = _ROUGHLY.search(text, 0, found.start) if _NUMBER.match(text, found.start) else None
    start = before.start() if before else found.start
    place = Span(read.passage.start + start, read.passage.start + found.end)
    is_sure = english and reading.span >= _LEAST_SPAN
    is_sure = is_sure and (not asks_why(question) or is_reason(found, text))
    fit = fit or (len(answer) <= _MOST_GUESSED_WORDS and fits(question, found.of(text)) > 0)
    answers = not set(answer) <= set(_EMPTY_WORDS.split())
    answers = answers and not (question_words[:1] == ["who"] and all(map(str.isdigit, answer)))
    answers = answers and not (
        _ASKS_ROLE_HOLDER.match(question) and _INDEFINITE.match(found.of(text))
    )
    answers = answers and not counts_unharmed(question, text, found, read.passage.article.language)
    return ShortAnswer(place, read=own, shown=(is_sure or fit) and answers)


def _fitting_words(
    question: str, text: str, reading: Reading, *, english: bool
) -> tuple[Span, bool, bool]:
    """The reader's words, or the likeliest amount or time if the question asks for one.

    In languages other than English, where the reader often begins or ends wrongly, only the amount
    or time in its words. Also whether these are the reader's words, and whether they are an amount
    or time that overlaps with them.
    """
    found = Span(reading.start, reading.end)
    amiss = lacks(question, found.of(text))
    if not amiss and (english or expected_kind(question) == "name"):
        return found, True, False
    amounts = entities(question, text)
    # "Hale, 37," is an age where "37" alone is not
    near = [one for one in amounts if one.start < found.end and found.start < one.end]
    likely = near or (amounts if amiss else [found])
    best = max(likely, key=lambda one: reading.share(one.start, one.end), default=Span(0, 0))
    return best, bool(near) or not amiss, bool(near)
