"""Respelling: the words of a question that are misspelt, as the articles write them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable

_WORD = re.compile(r"[^\W\d_]{4,}")  # of shorter words too many are one letter apart
_MOST = 5  # misspelt words; a question with more is of another matter, or in another language


def respelt(
    question: str, is_word: Callable[[str], bool], near: Callable[[], Iterable[str]]
) -> str:
    """A question with each word that is none put as the texts that come near to it write it.

    ``is_word``: whether it is a word, or an article has it; abbreviations are none that could be
    wrong. A word stays that is one letter away from none in the texts. ``near`` is called once at
    most, and for such a word only.

    >>> respelt("Whose fery sailed?", {"whose", "sailed"}.__contains__, lambda: ["A ferry sailed."])
    'Whose ferry sailed?'
    """
    asked = dict.fromkeys(each for each in _WORD.findall(question) if not each.isupper())
    wrong = [each for each in asked if not is_word(each.lower())]
    if not 0 < len(wrong) <= _MOST:
        return question
    said = Counter(word.lower() for text in near() for word in _WORD.findall(text))
    for word in wrong:
        alike = [one for one in said if is_one_off(word.lower(), one)]
        if alike:
            best = max(alike, key=said.__getitem__)
            right = best.capitalize() if word[0].isupper() else best
            question = re.sub(rf"\b{word}\b", right, question)
    return question


def is_one_off(word: str, other: str) -> bool:
    """Whether one letter is wrong, missing or too many, or two are in each other's place.

    The first letter is seldom mistyped, and has to be the same.

    >>> is_one_off("fery", "ferry"), is_one_off("brigde", "bridge"), is_one_off("fery", "berry")
    (True, True, False)
    """
    if word[0] != other[0] or abs(len(word) - len(other)) > 1 or word == other:
        return False
    both = enumerate(zip(word, other, strict=False))
    at = next((i for i, (a, b) in both if a != b), min(len(word), len(other)))
    if len(word) != len(other):
        return word[at:] == other[at + 1 :] or word[at + 1 :] == other[at:]
    swapped = word[at : at + 2] == other[at : at + 2][::-1]
    return word[at + 1 :] == other[at + 1 :] or (swapped and word[at + 2 :] == other[at + 2 :])
