"""Sayings: whose words a question asks for, and whether a sentence has somebody's words."""

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
_QUESTION = re.compile(
    r"\b(?:what|how)(?: else| exactly)? (?:did|does|do|has|have|had) "
    # no verb is in "the Secretary of State"
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
    """The last word of the name of the speaker whose words a question asks for, or "".

    >>> asked_speaker("What did Mr Hale say about the tide?")
    'hale'
    >>> asked_speaker("According to the mayor of Dunmarrow, who paid?")
    'mayor'
    >>> asked_speaker("What did the tide destroy?")
    ''
    """
    found = _QUESTION.search(question)
    name = words(_OF_SOMETHING.sub("", found["who"] or found["source"])) if found else []
    return name[-1].removesuffix("'s") if name and name[-1] not in _NOBODY else ""


def says(who: str, sentence: str) -> bool:
    """Whether somebody, by the last word of their name, says something in a sentence.

    >>> says("hale", "“It is over,” said Piet Hale."), says("hale", "Hale swam, said Ada Brook.")
    (True, False)
    """
    return _speech_pattern(who).search(sentence) is not None


@lru_cache(maxsize=256)
def _speech_pattern(who: str) -> re.Pattern[str]:
    """A pattern of sentences in which somebody speaks: "Hale said", "”, said Hale"."""
    name = rf"\b{re.escape(who)}\b"
    return re.compile(
        rf"{name}{_ASIDE}{_MIND} {_SAY}\b"
        rf"|[{_QUOTE}] ?{_SAY} {_OTHERS}{name}(?!['’]s)|, {_SAY} {_OTHERS}{name}(?=[,.;:]|$)"
        rf"|\baccording to (?:\S+ ){{0,8}}?{name}",
        re.IGNORECASE,
    )
