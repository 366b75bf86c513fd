"""Relevance: what of a written text answers the question, and what is only around an answer."""

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
_PASSAGE = stem("passage")  # our own word for what a model is given
# "The article is about": what was asked is what it says.
_OF_TEXT = re.compile(
    r"(?:the|this|these) (articles?|passages?(?= (?:is|are) about\b)|texts?|context|author)\b",
    re.IGNORECASE,
)

_TOLD = re.compile(
    r"^I\b|\b(?:passages?|articles?|texts?|context|sources?|documents?|information)\b"
    r"|\bnot (?:stated|mentioned|specified|said|given|provided)\b",
    re.IGNORECASE,
)


def declines(text: str) -> bool:
    """Whether it says that the passages do not tell, in other words than a model was asked to.

    >>> declines("I cannot find this."), declines("The articles don't say."), declines("No.")
    (True, True, False)
    """
    return bool(_TOLD.search(text) and DENIAL.search(text))


@dataclass(frozen=True, slots=True)
class Relevance:
    """Tells what answers a question from what a model writes around it."""

    question: str
    rules: str  # that the model was given
    sources: Sources

    def is_around(self, text: str) -> bool:
        """Whether it only leads to what is said, or is our own rules or a heading.

        So is what tells what "the passage" is about.
        """
        if text.endswith(":") or _PASSAGE in stems(text) - self.sources.stems:
            return True
        if (of_text := _OF_TEXT.match(text)) and not stems(of_text[1]) <= stems(self.question):
            return True
        said, rules = (" ".join(words(each)) for each in (text, self.rules))
        return said in rules or self._is_heading(text)

    def answers(self, text: str, support: Support, *, whole: bool) -> bool:
        """Whether it is about what was asked, which an order in an article is not.

        A whole sentence that is supported needs no word of the question where its passage has one,
        but for one that leads elsewhere or looks like an order: what to do is no answer unless the
        question asks how.
        """
        about = stems(text).union(*(each.stems for each in support.evidence[:1]))
        answers = _ASKS_HOW.search(self.question) or not is_order(text)
        if whole and answers and support.verdict == "supported" and "://" not in text:
            about |= self.sources.texts[support.evidence[0].passage].places.keys()
        return not stems(self.question).isdisjoint(about)

    def _is_heading(self, text: str) -> bool:
        """Whether it names an article, as a passage does before its text or a list of sources.

        It has the whole title: "Farra" alone answers, though it stands in one.
        """
        said = set(words(text))
        heads = (
            (a.title, *a.authors, a.site, a.published or "", long_date(a.published or ""))
            for a in self.sources.articles
        )
        return not is_ended(text) and any(
            set(words(title)) <= said <= set(words(" ".join((title, *rest))))
            for title, *rest in heads
        )
