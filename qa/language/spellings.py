"""Spellings: whether two words may write one name, from another alphabet or for short."""

import re
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import groupby

from qa.language.words import stem, words

_SOUNDS = re.compile(
    r"(?P<k>tch|tsch|ch|kh|gh|ck|[ckgq])|(?P<s>shch|sch|sh|zh|cz|sz|[szx])|(?P<f>ph|[fvw])"
    r"|(?P<t>th|dh|[td])|[aeiouyjh]|(?P<own>.)"
)
"""Letters that transliterations take for each other, each kind by its sound; vowels have none."""
_ALIKE = 0.7  # share of letters that two spellings have in common besides their sounds
_FEWEST = 2  # consonants; "Ada" and "Ida" have one
_LONGEST = 40  # consonants; to compare two words takes time by the square of their length

_NICKNAMES = """
    bob robert, bobby robert, bill william, billy william, dick richard, jim james, jimmy james,
    jack john, ted edward, ted theodore, tony anthony, tony antony, peggy margaret, betty elizabeth,
    liz elizabeth, beth elizabeth, harry henry, harry harold, larry lawrence, chuck charles,
    hank henry, sasha alexander, sasha aleksandr, mike michael, mickey michael, steve stephen,
    tommy thomas, andy andrew, dave david, nick nicholas, kathy katherine, jenny jennifer,
    susie susan, johnny john, danny daniel, kenny kenneth, ronny ronald"""
"""Those that are no letters of the name in their order."""


def same_sound(one: str, other: str) -> bool:
    """Whether two words, in small letters, may be one name written down by ear.

    >>> same_sound("kyiv", "kiev"), same_sound("gaddafi", "qadhafi"), same_sound("mali", "lima")
    (True, True, False)
    """
    sound = _sound(one)
    return (
        _FEWEST <= len(sound) <= _LONGEST
        and sound == _sound(other)
        and SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE
    )


def is_short_for(one: str, other: str) -> bool:
    """Whether one of two stems may be the other for short: "sgt" and "sergeant", "bob", "robert".

    >>> is_short_for("sgt", "sergeant"), is_short_for("robert", "bob"), is_short_for("mary", "mark")
    (True, True, False)
    """
    if frozenset((one, other)) in _nicknames():
        return True
    short, long = sorted((one, other), key=len)
    letters = iter(long)
    return short[0] == long[0] and all(c in letters for c in short)


@cache
def _nicknames() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(map(stem, words(pair))) for pair in _NICKNAMES.split(","))


@lru_cache(maxsize=8192)
def _sound(word: str) -> str:
    """Its consonants as they sound, none twice in a row."""
    heard = (match["own"] or match.lastgroup or "" for match in _SOUNDS.finditer(word))
    return "".join(sound for sound, _ in groupby("".join(heard)))
