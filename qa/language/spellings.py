"""Spellings: whether two words may write one name, from another alphabet or for short."""

import re
from difflib import SequenceMatcher

from qa.language.words import words

_SOUNDS = (
    ("k", r"tch|tsch|ch|kh|gh|ck|[ckgq]"),
    ("s", r"shch|sch|sh|zh|cz|sz|[szx]"),
    ("f", r"ph|[fvw]"),
    ("t", r"th|dh|[td]"),
    ("", r"[aeiouyjh]"),
)
"""Letters that transliterations take for each other, in the order in which they are taken."""
_ALIKE = 0.7  # share of letters that two spellings have in common besides their sounds
_FEWEST = 2  # consonants; "Ada" and "Ida" have one

_NICKNAMES = """
    bob robert, bobby robert, bill william, billy william, dick richard, jim james, jimmy james,
    jack john, ted edward, ted theodore, tony anthony, tony antony, peggy margaret, betty elizabeth,
    liz elizabeth, beth elizabeth, harry henry, harry harold, larry lawrence, chuck charles,
    hank henry, sasha alexander, sasha aleksandr"""
_PAIRS = frozenset(frozenset(words(pair)) for pair in _NICKNAMES.split(","))
"""Those that are neither the beginning of a name nor letters of it in their order."""


def same_sound(one: str, other: str) -> bool:
    """Whether two words, in small letters, may be one name written down by ear.

    >>> same_sound("kyiv", "kiev"), same_sound("gaddafi", "qadhafi"), same_sound("mali", "lima")
    (True, True, False)
    """
    sound = _sound(one)
    return (
        len(sound) >= _FEWEST
        and sound == _sound(other)
        and SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE
    )


def is_short_for(one: str, other: str) -> bool:
    """Whether one of two words may be the other for short: "sgt" and "sergeant", "bob", "robert".

    >>> is_short_for("sgt", "sergeant"), is_short_for("robert", "bob"), is_short_for("ada", "ida")
    (True, True, False)
    """
    if frozenset((one, other)) in _PAIRS:
        return True
    short, long = sorted((one, other), key=len)
    letters = iter(long)
    return short[0] == long[0] and (short[:2] == long[:2] or all(c in letters for c in short))


def _sound(word: str) -> str:
    """Its consonants as they sound, none twice in a row; vowels have none."""
    for sound, letters in _SOUNDS:
        word = re.sub(letters, sound.upper(), word)
    return re.sub(r"(.)\1+", r"\1", word.upper())
