"""Attributions: who says it in a written sentence, and in the source that says the same."""

import re
from collections.abc import Iterator
from itertools import islice

from embeddings.sentences import Span
from qa.checking.grounds import Sources, SourceSentence, claim_stems
from qa.language.sayings import says
from qa.language.words import is_common, stem

_NAME = re.compile(r"\b[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)*")
_BESIDE = re.compile(r"\b(?:of|in|from|at|for) $")  # "Ada Hale of Farra said"
_REPORTED = re.compile(r"\breport(?:s|ed)\b")
_CLAUSE = re.compile(r"(?:(?!, (?:while|whereas|but) |; ).)+", re.DOTALL)
_PRONOUNS = ("he", "she", "they")
_MOST = 20  # names of a sentence that are looked at: what has more is a list
_BEFORE = 2  # sentences before one, in which "she" is named


def said_by_others(claim: str, sources: Sources) -> Iterator[Span]:
    """The name in a claim of one who says what another says in the sources."""
    for clause in _CLAUSE.finditer(claim):  # "Hale said that it broke, while Orde denied it"
        said = clause[0]
        for who in islice(_speakers(said), 1):  # "Ada Hale said that Orde asked to stay"
            root = stem(who.of(said).lower())
            best = sources.evidence([each for each in claim_stems(said) if each != root])[:1]
            if best and root in sources.stems and not _may_say(who.of(said), best[0], sources):
                yield who.moved(clause.start())


def _may_say(who: str, said: SourceSentence, sources: Sources) -> bool:
    """Whether a sentence can be somebody's: nobody else is said to say it.

    Of "she said" the name stands before, maybe with others; what a newspaper reports others
    may have said.
    """
    if says(who, said.text) or _REPORTED.search(said.text):
        return True
    if not any(says(each, said.text) for each in _PRONOUNS):
        return not any(_speakers(said.text))
    near = sources.sentences[max(0, said.place - _BEFORE) : said.place + 1]
    return any(stem(who.lower()) in each.stems for each in near if each.passage == said.passage)


def _speakers(text: str) -> Iterator[Span]:
    """The last words of the names of those who say something in a text."""
    for found in islice(_NAME.finditer(text), _MOST):
        last = Span(text.rfind(" ", found.start(), found.end()) + 1 or found.start(), found.end())
        beside = _BESIDE.search(text[: found.start()]) or is_common(last.of(text).lower())
        if not beside and says(last.of(text), text):
            yield last
