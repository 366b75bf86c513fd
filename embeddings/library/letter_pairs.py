"""Letter pairs: what stands for words in scripts that are written without spaces.

A word index takes a whole Chinese sentence for one word. Most Chinese words have two letters, so
pairs find them where triples would not, and single letters would find nearly everything.
"""

import re

_UNSPACED = re.compile(
    "[\u2e80-\u2fdf\u3005\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\u0e00-\u0e7f\U00020000-\U0003134f]+"
)
_WORD = re.compile(r"\w\S*")


def letter_pairs(text: str) -> str:
    """All letter pairs in the unspaced parts of a text, separated by spaces; "" if none.

    >>> letter_pairs("2017年河水上涨。"), letter_pairs("The river rose.")
    ('年河 河水 水上 上涨', '')
    """
    return " ".join(pair for run in _UNSPACED.findall(text) for pair in _pairs(run))


def word_count(text: str) -> int:
    """The number of words in a text; in scripts without spaces two letters count as one.

    >>> word_count("The river rose."), word_count("河水上涨，渡轮停运三天。")
    (3, 5)
    """
    pairs = sum(len(run) // 2 for run in _UNSPACED.findall(text))
    return pairs + len(_WORD.findall(_UNSPACED.sub(" ", text)))


def is_unspaced(word: str) -> bool:
    """Whether a word is at least partly in a script without spaces."""
    return bool(_UNSPACED.search(word))


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]
