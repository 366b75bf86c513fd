"""Attributions: finds statements that a written sentence ascribes to the wrong speaker."""

import re
from collections.abc import Iterator
from itertools import islice

from embeddings.sentences import Span
from qa.checking.grounds import Sources, SourceSentence, claim_stems
from qa.language.sayings import says
from qa.language.words import is_common, stem

_NAME = re.compile(r"\b[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)*")
_BESIDE = re.compile(r"\b(?:of|in|from|at|for) $")  # "Ada Hale of Farra said"
_REPORT = re.compile(r"\breport(?:s|ed)\b")
_CLAUSE = re.compile(r"(?:(?!, (?:while|whereas|but) |; ).)+", re.DOTALL)
_PRONOUNS = ("he", "she", "they")
_MAX_NAMES = 20  # of a sentence that are looked at: one with more is a list
_BEFORE = 2  # sentences before a pronoun in which its name may stand


def misattributions(claim: str, sources: Sources) -> Iterator[Span]:
    """Yield each speaker's name in a claim who, in the sources, is not the one to say it."""
    for match in _CLAUSE.finditer(claim):  # "Hale said that it broke, while Orde denied it"
        clause = match[0]
        for name in islice(_speakers(clause), 1):  # "Ada Hale said that Orde asked to stay"
            speaker = name.of(clause)
            root = stem(speaker.lower())
            best = sources.evidence([each for each in claim_stems(clause) if each != root])[:1]
            if best and root in sources.stems and not _can_be_said_by(speaker, best[0], sources):
                yield name.moved(match.start())


def _can_be_said_by(speaker: str, sentence: SourceSentence, sources: Sources) -> bool:
    """Whether no other speaker of a source sentence is known.

    The name for "she said" is looked for in the sentences before it; whatever is reported may be
    anybody's words.
    """
    if says(speaker, sentence.text) or _REPORT.search(sentence.text):
        return True
    if not any(says(each, sentence.text) for each in _PRONOUNS):
        return not any(_speakers(sentence.text))
    near = sources.sentences[max(0, sentence.place - _BEFORE) : sentence.place + 1]
    root = stem(speaker.lower())
    return any(root in each.stems for each in near if each.passage == sentence.passage)


def _speakers(text: str) -> Iterator[Span]:
    """Yield the last word of each name whose bearer says something in a text."""
    for match in islice(_NAME.finditer(text), _MAX_NAMES):
        last = Span(text.rfind(" ", match.start(), match.end()) + 1 or match.start(), match.end())
        is_other = _BESIDE.search(text[: match.start()]) or is_common(last.of(text).lower())
        if not is_other and says(last.of(text), text):
            yield last
