"""Opposition: whether a sentence says the opposite of a question, or is about another one of a row.

Of the best sentences for 453 development questions that the articles answer none does so, of those
for 300 that they only seem to answer a sixth, of 2,500 others that answer such questions 0.6 %.
"""

import re
from functools import cache, lru_cache
from itertools import pairwise

from qa.language.expected import asks_whether
from qa.language.irregular_verbs import FORMS
from qa.language.number_words import COUNTS, ORDINALS
from qa.language.words import any_of, stem, stems, words

_EXCLUSIVE = """
    increase rise raise grow gain climb jump soar surge expand lengthen higher more up
        / decrease fall drop decline reduce shrink sink plunge slump cut contract shorten lower less
        fewer down,
    advance / retreat, accelerate / slow, improve better / worsen worse, best / worst,
    strengthen / weaken, profit / loss, arrest detain / release free / injure hurt wound
        / kill die dead death drown / rescue save / evacuate, alive / dead, war / peace,
    success succeed / fail failure, accept approve pass adopt / reject refuse, agree / disagree,
    allow permit legal / forbid ban illegal, support back favour / oppose, praise / criticise
        criticize condemn, love / hate, encourage / discourage, cause / prevent, help / hinder,
    confirm admit / deny, guilty convict / innocent acquit, include / exclude, remember / forget,
    build create / demolish destroy, hire / fire dismiss, join / leave, enter arrive / depart,
    open / close, begin start / end stop, appear / disappear, present / absent, keep / abandon,
    before / after, early earlier / late later, first / last, old older / new,
    old older / young younger, high highest / low lowest, above / below, inside / outside,
    large larger largest big bigger biggest / small smaller smallest, long longer / short shorter,
    most majority / least minority fewest, many / few, maximum / minimum,
    rich richer / poor poorer, strong stronger / weak weaker, heavy / light,
    hot warm warmer warming / cold colder cool cooler cooling, fast quick faster / slow slower,
    hard difficult / easy, safe / dangerous, good positive / bad negative, full / empty,
    rare unusual / common usual, likely / unlikely, possible / impossible, same similar / different,
    public / private, friend ally / enemy, attack / defend, optimistic / pessimistic,
    north northern / south southern, east eastern / west western, left / right,
    man men / woman women, boy / girl, father / mother, son / daughter, brother / sister,
    husband / wife, male / female, king / queen"""
"""Words that exclude each other, but for those that both sides of one deed say.

"Sold" is no opposite of "bought", nor "lost" of "won": both can be said of the same event. Nor are
denials opposites: "never" is no opposite of "always".
"""
_OWN = frozenset(words(_EXCLUSIVE))

_DENIAL_WORDS = any_of(
    "not no never none nobody nothing neither nor cannot without denied denies false except unless"
)
DENIAL = re.compile(rf"\b(?:{_DENIAL_WORDS}|too \w+ (?:for \w+ )?to)\b|n['’]t\b", re.IGNORECASE)
"""A pattern of words that deny: "not", "never", "too deep to", "didn't"."""

_QUESTION_DENIAL = re.compile(r"\b(?:not|never|cannot|unable|[a-z]+n['’]t)\b")  # no title's
_ANSWER_DENIAL = re.compile(
    rf"{DENIAL.pattern}|\b(?:unable|only|instead|less|little|few"
    r"|(?:fail|refus|reject|declin|boycott|exclud|lack|avoid|miss|oppos|prevent|ban|stop)"
    r"(?:e?s|e?d|ned|ped|ing)?|withdr[ae]wn?|all but|other than)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?<=\w) (?:that|who|which|when|because|after|before|if|while|since|until|to|for|and)\b.*"
)
"""A denial in such a clause only describes what is asked for."""
_NO_DENIAL = re.compile(r"\b(?:why|how come|whether or not|if not|not only)\b", re.IGNORECASE)
"""Questions whose answer needs no "not": why something is not so."""
_COMPATIBLE = """
    arrive depart enter join leave attack defend husband wife father mother son daughter brother
    sister king queen man woman men women boy girl open close war peace last before after begin
    start end stop arrest release free injure kill die death rescue evacuate cause"""
"""Words whose opposites may answer: whose wife she is, is her husband; who killed is arrested."""
_SAME = dict(zip(("1st", "2nd", "3rd", *(f"{n}th" for n in range(4, 10))), ORDINALS, strict=True))
_SAME |= {"final": "last", "previous": "former"}
_SIDES = {"for", "against"}
_BEFORE_SIDES = stems("vote case argument") | set(COUNTS)  # not "play for", nor "play against"
_NEVER_BOTH = (
    {*ORDINALS}, {"first", "last"}, {"first", "next"}, {"first", "current"}, {"next", "last"},
    {"next", "former"}, {"next", "current"}, {"former", "current"}, _SIDES,
)  # fmt: skip
"""Sets of words of which one thing has one at most; the last keeper may be the ninth."""
_ORDINALS = frozenset().union(*_NEVER_BOTH) - _SIDES


def opposes(question: str, sentence: str, before: str = "") -> bool:
    """Whether a sentence is about the opposite of a question; ``before``: the text before it.

    >>> opposes("Who was the first keeper?", "Ada Hale was the last keeper.")
    True
    >>> opposes("Who did not sign?", "Ada Hale signed."), opposes("Who signed?", "Ada Hale signed.")
    (True, False)
    """
    # the opposite answers too: "Did sales rise?", "Is it older or younger?"
    if asks_whether(question) or "or" in words(question):
        return False
    return (
        _has_opposite(question, sentence, before)
        or _has_other_ordinal(words(question), words(sentence))
        or _affirms_what_is_denied(question, sentence)
    )


def _has_opposite(question: str, sentence: str, before: str) -> bool:
    """Whether a sentence has the opposite of a question's word, which is not there or before it."""
    roots = _roots_with_opposites(question)
    if not roots:
        return False
    own = stems(sentence)
    near = own | stems(before)
    return any(own & opposites(root) and not near & {root, *synonyms(root)} for root in roots)


@lru_cache(maxsize=64)
def _roots_with_opposites(question: str) -> frozenset[str]:
    """The stems of a question that have opposites."""
    return frozenset(filter(opposites, stems(question) - stems(_COMPATIBLE)))


def _has_other_ordinal(question_words: list[str], sentence_words: list[str]) -> bool:
    """Whether a sentence is about "the first vote" where the second is asked for."""
    found, asked = _ordinal_things(sentence_words), _ordinal_things(question_words)
    others = found - asked
    return any(
        (one, thing) not in found
        and any((other, thing) in others for pair in _NEVER_BOTH if one in pair for other in pair)
        for one, thing in asked
    )


def _ordinal_things(found: list[str]) -> set[tuple[str, str]]:
    """The ordinals among some words, each with the stem of the word after it.

    Also "for" and "against" after a vote or a number of votes: "12 votes for and 4 against".
    """
    plain = [_SAME.get(word, word) for word in found]
    return {(one, stem(thing)) for one, thing in pairwise(plain) if one in _ORDINALS} | {
        (side, "")
        for word, side in pairwise(plain)
        if side in _SIDES and (word.isdigit() or {word, stem(word)} & _BEFORE_SIDES)
    }


def _affirms_what_is_denied(question: str, sentence: str) -> bool:
    """Whether a question denies something and a sentence does not."""
    main_clause = _ASIDE.sub("", question)
    if _NO_DENIAL.search(question) or not _QUESTION_DENIAL.search(main_clause):
        return False
    return not _ANSWER_DENIAL.search(sentence)


def opposites(root: str) -> frozenset[str]:
    """The stems of a stem's opposites, of irregular verbs those of all their forms.

    >>> sorted(opposites("arriv")), "rose" in opposites("fell")
    (['depart'], True)
    """
    return _opposites().get(root, frozenset())


def synonyms(root: str) -> frozenset[str]:
    """The stems that have the same opposites as one, itself included, but for the opposites.

    >>> "increas" in synonyms("rose"), synonyms("tide")
    (True, frozenset())
    """
    against = opposites(root)
    return frozenset().union(*map(opposites, against)) - against


def _roots(side: str) -> set[str]:
    """The stems of some words and of their irregular forms, but for forms in rows of their own.

    "Left" is beside "right", and no form of "leave".
    """
    forms = (form for word in side.split() for form in FORMS.get(word, ()) if form not in _OWN)
    return {stem(word) for word in (*side.split(), *forms)}


@cache
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in _EXCLUSIVE.split(","):
        sides = list(map(_roots, row.split("/")))
        for side in sides:
            others = frozenset().union(*(each for each in sides if each is not side))
            found |= {root: found.get(root, frozenset()) | (others - side) for root in side}
    return found
