"""Sayings: whom a question asks for what they said, and whether a sentence is theirs."""

import re
from dataclasses import dataclass
from functools import lru_cache

from qa.language.words import is_common, stem, stems, words

_SAY = (
    r"(?:says?|said|tells?|told|thinks?|thought|feels?|felt|writes?|wrote|(?:repl|den)(?:y|ies|ied)"
    r"|admit(?:s|ted)?|(?:add|argue|claim|state|warn|insist|believe|call|describe|announce|explain"
    r"|respond|react|urge|suggest|ask|criticise|criticize|praise|comment|promise|recall|report|note"
    r"|declare|agree|accuse|condemn|recommend|tweet|welcome|reject|dismiss|defend|demand|pledge|vow"
    r"|propose|apologise|apologize|express|stress|predict|complain|object|confirm|maintain|estimate"
    r"|testif|forecast)(?:e?s|e?d)?)"
)
_OPINION = (
    "reaction|response|reply|answer|view|views|opinion|comment|comments|statement|position|"
    "argument|explanation|verdict|advice|message"
)
_NO_VERB = r"(?!(?:do|mean|happen|if|when|while|because)\b)"
"""Who "did what when they said so" is asked for no saying."""
_ASKED = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"\b(?:what|how)(?: else| exactly)? (?:did|does|do|has|have|had) "
        # "the Secretary of State" states nothing
        rf"(?P<who>(?:{_NO_VERB}\S+ ){{1,12}}?)(?:\w+ly |also )?(?-i:(?=[a-z])){_SAY}\b",
        rf"\bwhat (?:is|was|are|were) (?P<who>.{{1,80}}?)['’]s? (?:{_OPINION})\b",
        rf"\bwhat (?:is|was|are|were) the (?:{_OPINION}) of (?P<who>.{{1,80}}?)"
        r"(?: (?:to|on|about)\b|\?|$)",
        r"\baccording to (?P<who>[^,?]+)",
    )
)
_SPEECH = re.compile(rf"{_SAY}|{_OPINION}|according")
_CAPITAL = re.compile(r"\b[A-ZÀ-Þ]")
_LONGEST = 6  # words of whom it asks
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
_PRONOUN = r"(?:he|she|they|it)"
_SPOKEN_OF_BEFORE = 0.5  # fit
_OTHERS = rf"(?:(?!that\b)[^\s{_QUOTE}]+ ){{0,6}}?"  # "the harbour master, Olga"


@dataclass(frozen=True, slots=True)
class AskedSaying:
    """What somebody is asked to have said."""

    who: str  # the word that names them: "hale" of "Mr Hale"
    about: frozenset[str]  # stems of the question's other words
    theirs: bool  # it must be told of them: "scientists" and "the survey" may be told of as others

    def fits(self, sentence: str, before: str = "") -> float:
        """1 where a sentence is theirs and on this, -1 where it does not even name them, else 0.

        0.5 where only what was said before it is on this. ``before``: what leads up to it. Who "was
        appalled" need not have said so: of the sentences that answer such questions 0.23 are -1, of
        those around them 0.68.
        """
        if not says(self.who, sentence, before):
            named = self.who in (word.removesuffix("'s") for word in words(sentence))
            return -1.0 if self.theirs and not named and not continues(sentence) else 0.0
        if not self.about or self.about & stems(sentence):
            return 1.0
        return _SPOKEN_OF_BEFORE if self.about & stems(before) else 0.0


def asked_saying(question: str) -> AskedSaying | None:
    """Whom a question asks for what they said, and on what; None where it asks no such thing.

    >>> asked = asked_saying("What did Mr Hale say about the tide?")
    >>> asked.who, sorted(asked.about)
    ('hale', ['tide'])
    >>> asked_saying("According to the mayor of Dunmarrow, who paid?").who
    'mayor'
    >>> asked_saying("What did the tide destroy?") is None
    True
    """
    found = next((match for form in _ASKED if (match := form.search(question))), None)
    if found is None:
        return None
    who = words(_OF_SOMETHING.sub("", found["who"]))
    if not who or len(who) > _LONGEST or who[-1] in _NOBODY:
        return None
    whom = words(found["who"])
    about = {
        stem(word)
        for word in (each.removesuffix("'s") for each in words(question))
        if word not in whom and not is_common(word) and not _SPEECH.fullmatch(word)
    }
    named = _CAPITAL.search(_OF_SOMETHING.sub("", found["who"])) is not None
    theirs = named and not found.group().lower().startswith("according")
    return AskedSaying(who[-1].removesuffix("'s"), frozenset(about), theirs)


def says(who: str, sentence: str, before: str = "") -> bool:
    """Whether in a sentence somebody says something; ``before``: what leads up to it.

    >>> says("hale", "“It is over,” said Piet Hale."), says("hale", "Hale swam, said Ada Brook.")
    (True, False)
    >>> says("hale", "“It is over,” he added.", "Mr Hale spoke first.")
    True
    """
    if _spoken(who).search(sentence):
        return True
    named = re.search(rf"\b{re.escape(who)}\b", before, re.IGNORECASE) is not None
    return named and continues(sentence)


def continues(sentence: str) -> bool:
    """Whether a sentence is speech of somebody who was named before it.

    >>> continues("“It is over,” he said."), continues("“It is over,” said a keeper.")
    (True, False)
    """
    return _CONTINUED.search(sentence) is not None and not _ATTRIBUTED.search(sentence)


@lru_cache(maxsize=256)
def _spoken(who: str) -> re.Pattern[str]:
    """What a sentence has in which somebody speaks: "Hale said", "”, said Hale"."""
    name = rf"\b{re.escape(who)}\b"
    return re.compile(
        rf"{name}{_ASIDE}{_MIND} {_SAY}\b"
        rf"|[{_QUOTE}] ?{_SAY} {_OTHERS}{name}(?!['’]s)|, {_SAY} {_OTHERS}{name}(?=[,.;:]|$)"
        rf"|\baccording to (?:\S+ ){{0,8}}?{name}"
        rf"|{name}['’]s? (?:{_OPINION})\b"
        rf"|{name}: ?[{_QUOTE}]",
        re.IGNORECASE,
    )


_CONTINUED = re.compile(
    rf"\b{_PRONOUN}{_MIND} {_SAY}\b|[{_QUOTE},] ?{_SAY} {_PRONOUN}\b|^[\"“„«]",
    re.IGNORECASE,
)
_ATTRIBUTED = re.compile(
    rf"[{_QUOTE}] ?(?:{_SAY} (?!{_PRONOUN}\b)|(?!{_PRONOUN}\b)(?:[^\s{_QUOTE}]+ ){{1,6}}?{_SAY}\b)",
    re.IGNORECASE,
)
"""Speech with its speaker after it."""
