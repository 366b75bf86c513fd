"""Opposition: whether a sentence says the opposite of what a question asks about, or another one.

Of the best sentences to 453 development questions that the articles answer none does, of those to
300 that they do not, but seem to, a sixth; of 2,500 that answer other questions of such kind 0.6 %.
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
    confirm admit / deny, guilty convict / innocent acquit clear, include / exclude,
    remember / forget, build create / demolish destroy, hire / fire dismiss, join / leave,
    enter arrive / depart, open / close, begin start / end stop, appear / disappear,
    present / absent, keep / abandon,
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
"""What excludes each other; none that both sides of one deed say.

"Sold" is no opposite of "bought", nor "lost" of "won": who sells to one loses nothing of what the
other buys, and both can be said of the same. What is always there never leaves: denials are none.
"""
_OWN = frozenset(words(_EXCLUSIVE))

_DENYING = any_of(
    "not no never none nobody nothing neither nor cannot without denied denies false except unless"
)
DENIAL = re.compile(rf"\b(?:{_DENYING}|too \w+ (?:for \w+ )?to)\b|n['’]t\b", re.IGNORECASE)
"""What denies something in a sentence: "not", "never", "too deep to", "didn't"."""

_DENIED = re.compile(r"\b(?:not|never|cannot|unable|[a-z]+n['’]t)\b")  # with a capital in titles
_DENIES = re.compile(
    rf"{DENIAL.pattern}|\b(?:unable|only|instead|less|little|few"
    r"|(?:fail|refus|reject|declin|boycott|exclud|lack|avoid|miss|oppos|prevent|ban|stop)"
    r"(?:e?s|e?d|ned|ped|ing)?|withdr[ae]wn?|all but|other than)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?<=\w) (?:that|who|which|when|because|after|before|if|while|since|until|to|for|and)\b.*"
)
"""What is denied there only describes what is asked for."""
_NO_DENIAL = re.compile(r"\b(?:why|how come|whether or not|if not|not only)\b", re.IGNORECASE)
"""Why something is not so needs no "not" in its answer."""
_RELATED = """
    arrive depart enter join leave attack defend husband wife father mother son daughter brother
    sister king queen man woman men women boy girl open close war peace last before after begin
    start end stop arrest release free injure kill die death rescue evacuate cause"""
"""What the other tells too: whose wife she is, is her husband; who killed is arrested for it."""
_SAME = dict(zip(("1st", "2nd", "3rd", *(f"{n}th" for n in range(4, 10))), ORDINALS, strict=True))
_SAME |= {"final": "last", "previous": "former"}
_SIDES = {"for", "against"}
_SIDED = stems("vote case argument") | set(COUNTS)  # who plays for one team plays against another
_NEVER_BOTH = (
    {*ORDINALS}, {"first", "last"}, {"first", "next"}, {"first", "current"}, {"next", "last"},
    {"next", "former"}, {"next", "current"}, {"former", "current"}, _SIDES,
)  # fmt: skip
"""What one thing is not at once; the last keeper may well be the ninth."""
_ORDINALS = frozenset().union(*_NEVER_BOTH) - _SIDES


def opposes(question: str, sentence: str, before: str = "") -> bool:
    """Whether a sentence is of the opposite; ``before``: what stands before it.

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
    """Whether it has the opposite of a word of the question, and neither it nor they the same."""
    asked = _with_opposites(question)
    if not asked:
        return False
    has = stems(sentence)
    known = has | stems(before)
    return any(has & opposites(one) and not known & {one, *alike(one)} for one in asked)


@lru_cache(maxsize=64)
def _with_opposites(question: str) -> frozenset[str]:
    """The stems of a question that have opposites."""
    asked = stems(question) - stems(_RELATED)
    return frozenset(filter(opposites, asked))


def _has_other_ordinal(asked: list[str], said: list[str]) -> bool:
    """Whether "the first vote" is said where the second is asked for."""
    there, wanted = _counted(said), _counted(asked)
    others = there - wanted
    return any(
        (one, thing) not in there
        and any((other, thing) in others for pair in _NEVER_BOTH if one in pair for other in pair)
        for one, thing in wanted
    )


def _counted(said: list[str]) -> set[tuple[str, str]]:
    """The ordinals among some words, each with the stem of the word that it counts.

    So also "for" and "against", after a vote or how many had it: "12 votes for and 4 against".
    """
    plain = [_SAME.get(word, word) for word in said]
    return {(one, stem(thing)) for one, thing in pairwise(plain) if one in _ORDINALS} | {
        (side, "")
        for deed, side in pairwise(plain)
        if side in _SIDES and (deed.isdigit() or {deed, stem(deed)} & _SIDED)
    }


def _affirms_what_is_denied(question: str, sentence: str) -> bool:
    """Whether it has nothing of a question's "not"."""
    asked = _ASIDE.sub("", question)
    if _NO_DENIAL.search(question) or not _DENIED.search(asked):
        return False
    return not _DENIES.search(sentence)


def opposites(root: str) -> frozenset[str]:
    """The stems that say what this one does not, of irregular verbs those of all their forms.

    >>> sorted(opposites("arriv")), "rose" in opposites("fell")
    (['depart'], True)
    """
    return _opposites().get(root, frozenset())


def alike(root: str) -> frozenset[str]:
    """The stems that have the same opposites as one, and are none themselves.

    >>> "increas" in alike("rose"), alike("tide")
    (True, frozenset())
    """
    against = opposites(root)
    return frozenset().union(*map(opposites, against)) - against


def _roots(said: str) -> set[str]:
    """The stems of some words, of irregular verbs those of all forms that are no word of theirs.

    "Left" is beside "right", and no form of "leave".
    """
    forms = (form for word in said.split() for form in FORMS.get(word, ()) if form not in _OWN)
    return {stem(word) for word in (*said.split(), *forms)}


@cache
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in _EXCLUSIVE.split(","):
        sides = list(map(_roots, row.split("/")))
        for side in sides:
            others = frozenset().union(*(each for each in sides if each is not side))
            found |= {root: found.get(root, frozenset()) | (others - side) for root in side}
    return found
