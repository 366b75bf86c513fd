"""Requests: the kinds of things that a question can ask for, and of which articles."""

import re
from dataclasses import dataclass
from typing import Literal

Order = Literal["newest", "oldest"]
Focus = Literal["all", "argument", "findings", "ending"]
"""The part of an article to sum up: all, its argument, its findings, or its ending."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The articles that a phrase selects; a field left empty admits any."""

    name: str = ""  # words of a title or topic
    by: str = ""  # words for their author or site
    time: str = ""  # words for when they were published
    order: Order = "newest"
    count: int = 0  # how many, the first in that order; 0 is all
    several: bool = False  # the phrase is plural

    @property
    def selects(self) -> bool:
        """Whether there is more than a name."""
        return bool(self.by or self.time or self.count)


ALL_ARTICLES = Selection()
"""The selection without any restriction."""

_UNQUOTED = r"[^\"“”„«»]"
_INNER = rf"(?<!\w)[\"“„«»](?!\s){_UNQUOTED}+(?<!\s)[\"“”«»](?!\w)"
QUOTED = re.compile(rf"[\"“”„«»](?P<name>(?:{_UNQUOTED}|{_INNER})+)[\"“”„«»]")
"""Words in quotation marks, which may be nested once."""

_OR, _LISTED = re.compile(r" or ", re.IGNORECASE), re.compile(r",? or |, ?", re.IGNORECASE)
_EITHER = re.compile(r"^either ", re.IGNORECASE)

Named = Literal["authors", "site"]
"""The facts of an article that are names."""

Fact = Named | Literal["published", "updated", "url"]


@dataclass(frozen=True, slots=True)
class Content:
    """Asks for what the articles say: answered by quotes."""

    several: bool = False  # asks for more than one thing: "which countries", "why"
    topic: str = ""  # the thing, if nothing particular is asked of it: "tell me about X"
    site: str = ""  # the source asked for: "according to the Quay"
    question: str = ""  # put to that site


@dataclass(frozen=True, slots=True)
class Summary:
    """Asks for an article in a few sentences; without a name, the one spoken of."""

    articles: Selection
    sentences: int = 0  # how many; 0 if not said
    certain: bool = True  # names an article for sure: "what was the quarrel about" may not
    part: str = ""  # the topic of the only part to sum up; "" for all
    focus: Focus = "all"


@dataclass(frozen=True, slots=True)
class Mentions:
    """Asks which articles mention a thing, which is the name in the selection."""

    articles: Selection

    @property
    def thing(self) -> str:
        """The thing, without quotation marks."""
        quoted = QUOTED.fullmatch(self.articles.name)
        return quoted["name"].strip() if quoted else self.articles.name

    @property
    def either(self) -> tuple[str, ...]:
        """The things joined by "or", of which one is enough; none if there is only one.

        >>> Mentions(Selection("the ferry, the quay or tea")).either
        ('the ferry', 'the quay', 'tea')
        >>> Mentions(Selection('"trial or error"')).either
        ()
        """
        name = self.articles.name
        if QUOTED.fullmatch(name) or not _OR.search(name):
            return ()
        return tuple(part for part in _LISTED.split(_EITHER.sub("", name)) if part)


@dataclass(frozen=True, slots=True)
class Holdings:
    """Asks which articles there are."""

    articles: Selection = ALL_ARTICLES


@dataclass(frozen=True, slots=True)
class Writers:
    """Asks who wrote the articles, or which sites published them."""

    fact: Named


@dataclass(frozen=True, slots=True)
class Metadata:
    """Asks for a fact about an article; without a name, about the one spoken of."""

    fact: Fact
    articles: Selection
    certain: bool  # names an article for sure; else the words must be a title


Request = Content | Summary | Mentions | Holdings | Writers | Metadata
"""Anything that a question can ask for."""
