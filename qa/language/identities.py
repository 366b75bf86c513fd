"""Identities: of whom a question asks who they are, and what a sentence says that they are."""

import re
from dataclasses import dataclass

from embeddings.sentences import Span
from qa.language.values import ADDRESSES, OFFICES

_ASKED = re.compile(
    rf"(?:so |and )?who(?:['’]s| is| was| are| were) (?:(?:{ADDRESSES.replace(' ', '|')})\.? )?"
    r"(?P<name>(?!the\b|an?\b|in\b|to\b|at\b|on\b)[^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*){0,3})\W*",
    re.IGNORECASE,
)
_ROLE = (
    rf"(?:\w+(?:er|or|ist|ian|man|woman|person|ess)|chief|head|mayor|captain|coach|judge|star|pilot"
    rf"|president|secretary|ambassador|general|director|cook|nurse|student|spouse|wife|husband|son"
    rf"|daughter|mother|father|brother|sister|widow|friend|{OFFICES.replace(' ', '|')})"
)
_NO_ROLE = r"(?!(?:after|before|over|under|for|or|however|either|whether|never|ever|other|her)\b)"


_WORDS = r"[^,.;:\"“”]{2,80}"  # up to the end of a clause
_LOOSELY = 0.5  # fit of what somebody did: "Ada Hale, who was there"


@dataclass(frozen=True, slots=True)
class AskedIdentity:
    """Somebody of whom a question asks who they are."""

    forms: tuple[re.Pattern[str], ...]  # in which a sentence says what they are
    doing: re.Pattern[str]  # in which it says what they did

    def fits(self, sentence: str, _before: str = "") -> float:
        """1 where a sentence says who they are, 0.5 where what they did, 0 where it need not."""
        if any(form.search(sentence) for form in self.forms):
            return 1.0
        return _LOOSELY if self.doing.search(sentence) else 0.0

    def role(self, sentence: str) -> Span | None:
        """The words of a sentence that say who they are."""
        every = (*self.forms, self.doing)
        found = next((match for form in every if (match := form.search(sentence))), None)
        return Span(*found.span("role")) if found else None


def asked_identity(question: str) -> AskedIdentity | None:
    """Of whom a question asks who they are; None where it asks no such thing.

    >>> hale = asked_identity("Who is Ada Hale?")
    >>> told = "Ada Hale, a retired judge, left."
    >>> hale.role(told).of(told), hale.role("Ada Hale left.")
    ('a retired judge', None)
    >>> asked_identity("Who is the captain?") is None
    True
    """
    asked = _ASKED.fullmatch(question.strip())
    if asked is None:
        return None
    *first, last = map(re.escape, asked["name"].split())
    before = (
        rf"(?:{first[0]} (?:\S+ )?|M(?:r|rs|s)\.? |Dr\.? )"
        if first
        else r"(?:(?-i:[A-Z])[\w.-]* ){0,3}(?:\w+-)?"
    )
    name = rf"\b{before}(?-i:(?=[A-ZÀ-Þ])){last}\b"
    whose = "an?|the|its|his|her|their|our|one of|former"
    forms = (
        rf"{name}(?:,[^,]{{1,80}},)? (?:is|was|has been|became|remains) "
        r"(?P<role>(?:an?|the|one of|[a-z]+ of) [^,.;:]{2,80})",
        rf"{name},(?: \d+,)? (?P<role>(?:{whose}) {_WORDS})(?=\W)(?! \w)",
        rf"\b(?P<role>(?:{whose}) (?:[\w’'-]+ ){{0,5}}{_ROLE}(?: {_WORDS})?), {name}(?!['’]s)",
        rf"\b(?P<role>(?:(?-i:[A-Z])[\w’'-]+ |of |to |the ){{0,6}}{_NO_ROLE}{_ROLE}) {name}",
    )
    return AskedIdentity(
        tuple(re.compile(form, re.IGNORECASE) for form in forms),
        re.compile(rf"{name},(?: \d+,)? (?P<role>who {_WORDS})", re.IGNORECASE),
    )
