"""Deeds: verbs of a text with who does what to whom, by the words around them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from embeddings.calendar_words import ENGLISH_MONTHS, ENGLISH_WEEKDAYS
from embeddings.sentences import Span
from qa.language.irregular_verbs import PAST, verb_root
from qa.language.words import any_of, is_common, stem, stems, word_starts, words

# "said the mayor": the doer stands after these
_SAYING = "said told asked replied added noted warned announced explained stated called named based"
_BE, _AUXILIARIES, _BETWEEN, _DETERMINERS = (
    frozenset(each.split())
    for each in (
        "is are was were be been being got",
        "will would to can could must may might should did does",
        "to has had have having will would also later then first never not already since who",
        "the a an its his her their all some many any",
    )
)
_HAVE_TO = _BE | frozenset(["has", "have", "had", "having"])
_BEFORE_NOUNS = _DETERMINERS | frozenset(("in", "of", "with", "for", "on", "at", "by", "from"))
"""Words between which and a noun a participle is no deed: "in proposed guidelines"."""
_INTENDING = stems(
    "agree refuse decide want wish plan promise vote try fail intend pledge vow hope threaten "
    "offer choose need begin start continue manage prepare expect ready due"
)
"""Words after which "to" has their own doer: "agreed to buy", but not "ordered staff to buy"."""
_PAST_VERB = re.compile(rf"(?!{any_of(_SAYING)}$){PAST}")
_MUTUAL = stems("meet marry wed divorce fight")  # both do it to each other
_SHARED = stem("help")  # in "helped build the pier" others may have helped too
_TIMES = frozenset(ENGLISH_WEEKDAYS + ENGLISH_MONTHS)
_REACH = 8  # words on a side of a verb among which the doer is
HEAD = 2
"""How many words of a side name somebody: "Ines Hallvard", "harbour master"."""
_BY = 3  # words after a verb among which "by" stands

_WAS = "(?:is|are|was|were|(?:has|have|had) been)"
_WHO = rf"(?:whom?|(?:which|what) (?!{_WAS}\b)[a-z]+)"
_QUESTIONS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"by whom {_WAS} (?P<doer>.+)|{_WHO} {_WAS} (?P<doer2>.+) by",
        rf"{_WHO} {_WAS} (?P<other>[a-z]+)(?<!ing)\b.*|whom? (?:did|do|does) (?P<other2>.+)",
        rf"{_WHO} (?:(?:has|have|had|first|also) )?(?P<doer>[a-z]+)\b.*",
    )
)
"""Questions for one side of a deed; the group named after it has the verb."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb with the stems of its doer and of its object, each the nearest word first."""

    verb: Span
    root: str
    doer: tuple[str, ...]
    other: tuple[str, ...]
    name: frozenset[str]  # those stems of the doer's head that have a capital letter
    by: bool  # whether a doer would stand after the verb, with "by"


def deeds(text: str) -> Iterator[Deed]:
    """Yield the deeds of a text, done, being done or to be done, that have a doer or an object.

    >>> [(each.doer, each.other) for each in deeds("The mayor praised Ada Berg.")]
    [(('mayor',), ('ada', 'berg'))]
    >>> [(each.doer, each.other) for each in deeds("Ada Berg was praised by the mayor.")]
    [(('mayor',), ('berg', 'ada'))]
    >>> [each.root for each in deeds("Ada Berg agreed to sell the mill; Otto left to buy a boat.")]
    ['sell']
    """
    found, starts = words(text), word_starts(text)
    capitals = {
        stem(word)
        for word, start in zip(found, starts, strict=True)
        if text[start].isupper() and len(word) > 1  # "U.K." is two words
    }
    for place, word in enumerate(found):
        start, before = starts[place], place - 1
        form = _verb_form(text[start : start + len(word)], found[max(0, place - 2) : place])
        if not form:
            continue
        verb, root = Span(start, start + len(word)), verb_root(word)
        after = found[place + 1 : place + 1 + _REACH]
        has_object = bool(after) and (text[starts[place + 1]].isupper() or after[0] in _DETERMINERS)
        if root in _MUTUAL or (root == _SHARED and not has_object):
            continue
        while before >= 0 and found[before] in _BETWEEN:
            before -= 2 if before and found[before] == "to" else 1  # "to" and the verb before it
        passive = form == "past" and before >= 0 and found[before] in _BE
        left = _naming_stems(found[max(0, place - _REACH) : before + 1][::-1])
        active = has_object or (bool(after) and not is_common(after[0]) and form != "present")
        by = passive or not active  # "beat them by a length" is active
        if by and form != "present" and "by" in after[:_BY]:
            doer, other = _naming_stems(after[after.index("by") :]), left
        elif passive:
            doer, other = (), left
        elif active:
            doer, other = left, _naming_stems(after)
        else:
            continue
        yield Deed(verb, root, doer, other, frozenset(doer[:HEAD]) & capitals, by)


def names_another(question: str, text: str, place: Span) -> bool:
    """Whether some words of a text name the other side of a deed than the question asks for.

    >>> sale = "Ada Hale sold the mill to Piet Berg."
    >>> names_another("Who sold the mill?", sale, Span(26, 35))
    True
    >>> names_another("Who sold the mill?", sale, Span(0, 8))
    False
    >>> names_another("Who was the mill sold by?", sale, Span(26, 35))
    True
    """
    match = next(
        (each for form in _QUESTIONS if (each := form.fullmatch(question.strip(" ?")))), None
    )
    if match is None:
        return False
    side, phrase = next(each for each in match.groupdict().items() if each[1])
    roots, asks_doer = {verb_root(word) for word in words(phrase)}, side.startswith("doer")
    wrong = [
        (place.start > deed.verb.start) != (deed.by == asks_doer) and not place.holds(deed.verb)
        for deed in deeds(text)
        if deed.root in roots and deed.doer and deed.other
    ]
    return bool(wrong) and all(wrong)


def _verb_form(word: str, before: list[str]) -> str:
    """The form of a verb after some words: "past", "present", "infinitive"; "" if it is none."""
    last = before[-1] if before else ""
    if last == "to" and not (before[0] in _HAVE_TO or stem(before[0]) in _INTENDING):
        return ""
    if _PAST_VERB.fullmatch(word):
        return "" if last in _BEFORE_NOUNS else "past"
    if not word[0].islower() or is_common(word):
        return ""
    if word[-1] == "s" or (word[-3:] == "ing" and last in _BE):
        return "present"
    return "infinitive" if last in _AUXILIARIES else ""


def _naming_stems(found: list[str]) -> tuple[str, ...]:
    """The stems of the words that can name somebody: no numbers, days or months."""
    return tuple(
        stem(word) for word in found if not (is_common(word) or word.isdigit() or word in _TIMES)
    )
