"""Short answers: the words of a passage that answer a question, where some do."""

import re
from dataclasses import dataclass

from embeddings.sentences import Span
from qa.language.causes import asks_why, is_reason
from qa.language.expected import entities, expected, fits, lacks
from qa.language.measures import whole_measure
from qa.language.nobody import counts_unharmed, told_of_nobody
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
"""What changes the number that follows."""
_SAYS_NOTHING = (
    "he she it they him her them who whom which that this these those each of not after following "
    "upon nach après"
)

_WHOSE_ROLE = re.compile(r"who (?:is|was) the\b", re.IGNORECASE)
_SOMEBODY = re.compile(r"an? [^A-ZÀ-Þ]*$")
"""Who the mayor is "a former pilot" does not tell."""

_SURE = 0.1
"""Probability of its words that the reader needs where no kind is expected: of 20 short answers to
development questions that had less, 13 had no word right."""
_LONGEST_GUESS = 4  # words: "10 députés socialistes"


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """The short answer in a passage, as characters of the article.

    `read`: the reader's own; `shown`: more than a guess.
    """

    place: Span | None
    read: bool
    shown: bool

    def inside(self, sentence: Span) -> bool:
        """Whether a sentence has it."""
        place = self.place
        return place is not None and place.start < place.end and sentence.holds(place)


_NO_ANSWER = ShortAnswer(None, read=False, shown=False)


def short_answer(question: str, read: ReadPassage) -> ShortAnswer:
    """The words of a passage that answer, if it has any.

    They are the reader's, with a "nearly" before them; where an amount or a time is asked for and
    they are none, the likeliest one to the reader. Words that only repeat the question are no
    answer, nor is "Mr". Words of which the reader is hardly sure are a guess, and so are all in
    another language than English, which it does not know, unless they are few and of the expected
    kind; "she" or an age tells nobody who, nor "after" when, nor who was rescued how many died.
    """
    reading, text = read.reading, read.passage.text
    if reading is None:
        return _NO_ANSWER
    english = read.passage.article.may_be_english
    found, own, fit = _of_its_kind(question, text, reading, english=english)
    nobody = told_of_nobody(question, text, found, read.passage.article.language)
    found = whole_measure(nobody or found, text)
    said, asked = words(found.of(text)), words(question)
    # "Was it the mayor or the council?" may be answered in its own words
    if set(said) <= {*asked, *ADDRESSES.split()} and "or" not in asked:
        return _NO_ANSWER
    before = _ROUGHLY.search(text, 0, found.start) if _NUMBER.match(text, found.start) else None
    start = before.start() if before else found.start
    place = Span(read.passage.start + start, read.passage.start + found.end)
    known = english and reading.span >= _SURE
    known = known and (not asks_why(question) or is_reason(found, text))
    fit = fit or (len(said) <= _LONGEST_GUESS and fits(question, found.of(text)) > 0)
    says = not set(said) <= set(_SAYS_NOTHING.split())
    says = says and not (asked[:1] == ["who"] and all(map(str.isdigit, said)))
    says = says and not (_WHOSE_ROLE.match(question) and _SOMEBODY.match(found.of(text)))
    says = says and not counts_unharmed(question, text, found, read.passage.article.language)
    return ShortAnswer(place, read=own, shown=(known or fit) and says)


def _of_its_kind(
    question: str, text: str, reading: Reading, *, english: bool
) -> tuple[Span, bool, bool]:
    """The reader's words, or the likeliest amount or time where one is asked for and they are none.

    In another language, where it often begins or ends amiss, what of them is an amount or a time.
    Also whether they are the reader's at all, and whether they are one that its words have.
    """
    found = Span(reading.start, reading.end)
    amiss = lacks(question, found.of(text))
    if not amiss and (english or expected(question) == "name"):
        return found, True, False
    amounts = entities(question, text)
    # "Hale, 37," tells an age, and not "37" alone
    near = [one for one in amounts if one.start < found.end and found.start < one.end]
    likely = near or (amounts if amiss else [found])
    best = max(likely, key=lambda one: reading.share(one.start, one.end), default=Span(0, 0))
    return best, bool(near) or not amiss, bool(near)
