"""Requests: what a question may ask for, and of which articles."""

import re
from dataclasses import dataclass
from typing import Literal

Order = Literal["newest", "oldest"]
Focus = Literal["all", "argument", "findings", "ending"]
"""What of an article is summed up: all, what its author argues, what was found, how it ends."""


@dataclass(frozen=True, slots=True)
class Meant:
    """Which articles some words mean; what they leave out admits any."""

    name: str = ""  # words of a title, or of what they are about
    by: str = ""  # words that name who wrote or published them
    time: str = ""  # words that name when they were published
    order: Order = "newest"
    count: int = 0  # how many of them, the first in that order; 0 is all
    several: bool = False  # more than one is spoken of

    @property
    def selects(self) -> bool:
        """Whether it says more than a name."""
        return bool(self.by or self.time or self.count)


ALL_ARTICLES = Meant()
"""What nothing is said of."""

_UNQUOTED = r"[^\"“”„«»]"
_INNER = rf"(?<!\w)[\"“„«»](?!\s){_UNQUOTED}+(?<!\s)[\"“”«»](?!\w)"
QUOTED = re.compile(rf"[\"“”„«»](?P<name>(?:{_UNQUOTED}|{_INNER})+)[\"“”„«»]")
"""Words in quotation marks, among which others may be."""

_OR, _LISTED = re.compile(r" or ", re.IGNORECASE), re.compile(r",? or |, ?", re.IGNORECASE)
_EITHER = re.compile(r"^either ", re.IGNORECASE)

Named = Literal["authors", "site"]
"""Who has a name by which articles are known."""

Fact = Named | Literal["published", "updated", "url"]


@dataclass(frozen=True, slots=True)
class Content:
    """What the articles say: answered by quotes."""

    several: bool = False  # more than one thing is asked for: "which countries", "why"
    topic: str = ""  # all that is asked about, where nothing is asked of it: "tell me about X"
    site: str = ""  # who is to say it: "according to the Quay"
    question: str = ""  # what is asked of them


@dataclass(frozen=True, slots=True)
class Summary:
    """An article in a few sentences; one without a name is the one that is spoken of."""

    articles: Meant
    sentences: int = 0  # as many as are asked for; 0 where it is not said
    certain: bool = True  # it says that an article is meant: "what was the quarrel about" may not
    part: str = ""  # what the part is about that alone is to be summed up; else all of it is
    focus: Focus = "all"


@dataclass(frozen=True, slots=True)
class Mentions:
    """The articles that mention something: what they are about."""

    articles: Meant

    @property
    def thing(self) -> str:
        """What they mention, without quotation marks."""
        quoted = QUOTED.fullmatch(self.articles.name)
        return quoted["name"].strip() if quoted else self.articles.name

    @property
    def either(self) -> tuple[str, ...]:
        """The things of which one is enough, unless "or" is within the name of one; else none.

        >>> Mentions(Meant("the ferry, the quay or tea")).either
        ('the ferry', 'the quay', 'tea')
        >>> Mentions(Meant('"trial or error"')).either
        ()
        """
        name = self.articles.name
        if QUOTED.fullmatch(name) or not _OR.search(name):
            return ()
        return tuple(part for part in _LISTED.split(_EITHER.sub("", name)) if part)


@dataclass(frozen=True, slots=True)
class Holdings:
    """What articles there are."""

    articles: Meant = ALL_ARTICLES


@dataclass(frozen=True, slots=True)
class Writers:
    """Who wrote the articles, or which sites published them."""

    fact: Named


@dataclass(frozen=True, slots=True)
class Metadata:
    """Who wrote an article, when or where it was published; without a name as in a summary."""

    fact: Fact
    articles: Meant
    certain: bool  # it says that an article is meant; else the words must be one's title


Request = Content | Summary | Mentions | Holdings | Writers | Metadata
"""What a question asks for."""
