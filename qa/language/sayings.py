"""Sayings: whom a question asks for what they said, and whether a sentence is theirs."""

import re
from functools import lru_cache

from qa.language.words import words

_SAY = (
    r"(?:says?|said|tells?|told|thinks?|thought|feels?|felt|writes?|wrote|(?:repl|den)(?:y|ies|ied)"
    r"|admit(?:s|ted)?|(?:add|argue|claim|state|warn|insist|believe|call|describe|announce|explain"
    r"|respond|react|urge|suggest|ask|criticise|criticize|praise|comment|promise|recall|report|note"
    r"|declare|agree|accuse|condemn|recommend|tweet|welcome|reject|dismiss|defend|demand|pledge|vow"
    r"|propose|apologise|apologize|express|stress|predict|complain|object|confirm|maintain|estimate"
    r"|testif|forecast)(?:e?s|e?d)?)"
)
_ASKED = re.compile(
    r"\b(?:what|how)(?: else| exactly)? (?:did|does|do|has|have|had) "
    # "the Secretary of State" states nothing
    rf"(?P<who>(?:\S+ ){{1,12}}?)(?:\w+ly |also )?(?-i:(?=[a-z])){_SAY}\b"
    r"|\baccording to (?P<source>[^,?]+)",
    re.IGNORECASE,
)
_OF_SOMETHING = re.compile(
    r" (?:of(?! sta(?:te|ff)\b)|for|from|in|at|to|on|about|who|that|when|after|before)\b.*",
    re.IGNORECASE,
)
_NOBODY = ("i", "we", "you", "he", "she", "it", "they", "one", "this", "that", "these", "people")

_ASIDE = r"(?:,(?: [^,]{1,90},)?|,(?: (?-i:[A-Z])[\w.-]+){1,3}| \([^)]{1,60}\))?"
_MIND = (
    r"(?: (?:\w+ly|also|has|have|had|then|later|who|himself|herself|once|earlier|today|yesterday"
    r"|(?:on )?\w+day)){0,3}"
)
_QUOTE = "\"“”„«»‘’'"
_OTHERS = rf"(?:(?!that\b)[^\s{_QUOTE}]+ ){{0,6}}?"  # "the harbour master, Olga"


def asked_speaker(question: str) -> str:
    """The word that names whom a question asks for what they said; "" where it asks no such thing.

    >>> asked_speaker("What did Mr Hale say about the tide?")
    'hale'
    >>> asked_speaker("According to the mayor of Dunmarrow, who paid?")
    'mayor'
    >>> asked_speaker("What did the tide destroy?")
    ''
    """
    found = _ASKED.search(question)
    who = words(_OF_SOMETHING.sub("", found["who"] or found["source"])) if found else []
    return who[-1].removesuffix("'s") if who and who[-1] not in _NOBODY else ""


def says(who: str, sentence: str) -> bool:
    """Whether in a sentence somebody says something.

    >>> says("hale", "“It is over,” said Piet Hale."), says("hale", "Hale swam, said Ada Brook.")
    (True, False)
    """
    return _spoken(who).search(sentence) is not None


@lru_cache(maxsize=256)
def _spoken(who: str) -> re.Pattern[str]:
    """What a sentence has in which somebody speaks: "Hale said", "”, said Hale"."""
    name = rf"\b{re.escape(who)}\b"
    return re.compile(
        rf"{name}{_ASIDE}{_MIND} {_SAY}\b"
        rf"|[{_QUOTE}] ?{_SAY} {_OTHERS}{name}(?!['’]s)|, {_SAY} {_OTHERS}{name}(?=[,.;:]|$)"
        rf"|\baccording to (?:\S+ ){{0,8}}?{name}",
        re.IGNORECASE,
    )
