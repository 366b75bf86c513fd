"""Words of opposite meaning, by their stems: what a claim may turn around."""

from qa.language.words import stem

_PAIRS = """
    increase decrease, increase decline, increase reduce, rise fall, rise drop, grow shrink,
    gain lose, win lose, victory defeat, more less, more fewer, higher lower, high low, up down,
    above below, over under, before after, early late, earlier later, first last, begin end,
    start stop, open close, accept reject, accept refuse, allow forbid, allow ban, permit ban,
    agree disagree, support oppose, approve reject, pass fail, succeed fail, success failure,
    love hate, like dislike, praise criticise, praise criticize, praise condemn, buy sell,
    import export, enter leave, arrive leave, arrive depart, join leave, push pull, give take,
    lend borrow, best worst, better worse, good bad, positive negative, large small, big small,
    long short, old young, old new, rich poor, strong weak, hot cold, warm cold, fast slow,
    quick slow, heavy light, hard easy, difficult easy, safe dangerous, public private,
    male female, man woman, men women, boy girl, father mother, son daughter, brother sister,
    husband wife, king queen, north south, east west, northern southern, eastern western,
    left right, inside outside, include exclude, include omit, always never, all none, many few,
    majority minority, maximum minimum, most least, rare common, unusual usual, unlikely likely,
    possible impossible, legal illegal, guilty innocent, true false, right wrong, same different,
    similar different, war peace, attack defend, friend enemy, ally enemy, life death, alive dead,
    born died, optimistic pessimistic, confirm deny, admit deny, remember forget, expand contract,
    improve worsen, strengthen weaken, raise lower, lengthen shorten, advance retreat, profit loss,
    cause prevent, help hinder, encourage discourage, present absent, hire fire, create destroy,
    build demolish, appear disappear, arrest release, remain leave, keep abandon, full empty"""


def _by_stem() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for pair in _PAIRS.split(","):
        one, other = map(stem, pair.split())
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {root: frozenset(others) for root, others in found.items()}


OPPOSITES: dict[str, frozenset[str]] = _by_stem()
"""The stems whose meaning is the opposite of a stem's."""
