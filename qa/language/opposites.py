"""Opposites: words of which one says what another does not; none that both sides of one deed say.

"Sold" is no opposite of "bought", nor "lost" of "won": who sells to one loses nothing of what the
other buys, and both can be said of the same. What is always there never leaves: denials are none.
"""

from functools import cache

from qa.language.words import stem

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
# Forms that have another stem than their verb.
_FORMS = """
    rose risen/rise, fell fallen/fall, grew grown/grow, shrank shrunk/shrink, sank sunk/sink,
    began begun/begin, kept/keep, built/build, forbade forbidden/forbid, forgot forgotten/forget"""


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


@cache
def _opposites() -> dict[str, frozenset[str]]:
    forms = {verb.strip(): said for said, verb in (row.split("/") for row in _FORMS.split(","))}
    found: dict[str, frozenset[str]] = {}
    for row in _EXCLUSIVE.split(","):
        sides = [
            {stem(each) for word in side.split() for each in (word, *forms.get(word, "").split())}
            for side in row.split("/")
        ]
        for side in sides:
            others = frozenset().union(*(each for each in sides if each is not side))
            found |= {root: found.get(root, frozenset()) | (others - side) for root in side}
    return found
