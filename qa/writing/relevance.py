"""Relevance: which written sentences answer the question, and which only surround an answer."""

import re
from dataclasses import dataclass

from qa.checking.grounds import Sources
from qa.checking.support import Support
from qa.days import long_date
from qa.language.opposition import DENIAL
from qa.language.sentence_ends import is_ended
from qa.language.words import stem, stems, words
from qa.writing.orders import is_order

_ASKS_HOW = re.compile(  # to do something, not how something was done
    r"\bhow (?:to|(?:do|does|can|could|should|must|would) (?:I|we|you|one|people))\b"
    r"|\b(?:recipe|steps?|instructions?|directions|tips|advice)\b",
    re.IGNORECASE,
)
_PASSAGE = stem("passage")  # the prompt's word for the texts
# "The article is about": the question is what it says
_TEXT_AS_SUBJECT = re.compile(
    r"(?:the|this|these) (articles?|passages?(?= (?:is|are) about\b)|texts?|context|author)\b",
    re.IGNORECASE,
)

_ABOUT_SOURCES = re.compile(
    r"^I\b|\b(?:passages?|articles?|texts?|context|sources?|documents?|information)\b"
    r"|\bnot (?:stated|mentioned|specified|said|given|provided)\b",
    re.IGNORECASE,
)


def declines(text: str) -> bool:
    """Whether a sentence says in a model's own words that the passages do not answer.

    >>> declines("I cannot find this."), declines("The articles don't say."), declines("No.")
    (True, True, False)
    """
    return bool(_ABOUT_SOURCES.search(text) and DENIAL.search(text))


@dataclass(frozen=True, slots=True)
class Relevance:
    """Tells sentences that answer a question from others that a model writes."""

    question: str
    rules: str  # the prompt's, given to the model
    sources: Sources

    def is_boilerplate(self, text: str) -> bool:
        """Whether a sentence is a lead-in, about "the passage", one of the rules, or a heading."""
        if text.endswith(":") or _PASSAGE in stems(text) - self.sources.stems:
            return True
        if (subject := _TEXT_AS_SUBJECT.match(text)) and not stems(subject[1]) <= stems(
            self.question
        ):
            return True
        plain, rules = (" ".join(words(each)) for each in (text, self.rules))
        return plain in rules or self._is_heading(text)

    def answers(self, text: str, support: Support, *, whole: bool) -> bool:
        """Whether a sentence is about what the question asks, which an order in an article is not.

        A supported sentence that is ``whole`` needs no word of the question if its passage has one,
        unless it has a link or looks like an order: what to do is no answer unless the question
        asks how.
        """
        evidence_stems = stems(text).union(*(each.stems for each in support.evidence[:1]))
        may_answer = _ASKS_HOW.search(self.question) or not is_order(text)
        if whole and may_answer and support.verdict == "supported" and "://" not in text:
            evidence_stems |= self.sources.texts[support.evidence[0].passage].places.keys()
        return not stems(self.question).isdisjoint(evidence_stems)

    def _is_heading(self, text: str) -> bool:
        """Whether a text is only an article's title and metadata, as above a passage or in a list.

        It has the whole title: "Farra" alone may be an answer, though a title has it.
        """
        text_words = set(words(text))
        heads = (
            (a.title, *a.authors, a.site, a.published or "", long_date(a.published or ""))
            for a in self.sources.articles
        )
        return not is_ended(text) and any(
            set(words(title)) <= text_words <= set(words(" ".join((title, *rest))))
            for title, *rest in heads
        )
