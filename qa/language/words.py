"""Words of a text, its content words and their stems, and its apparent language."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import chain
from threading import Lock
from typing import Any
from unicodedata import normalize

from embeddings.library.letter_pairs import is_unspaced, letter_pairs
from qa.language.stop_words import STOP_WORDS

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LATIN = re.compile(r"[a-z\d]+")
_NAMES = re.compile(r"\b[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*)+")


def words(text: str) -> list[str]:
    """The words of a text in lower case, in order.

    >>> words("Who vetoed the UN's resolution?")
    ['who', 'vetoed', 'the', "un's", 'resolution']
    """
    if text.isascii():  # much faster, and most sentences are
        return _WORD.findall(text.lower())
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def unaccented(text: str) -> str:
    """A text without accents.

    >>> unaccented("Café")
    'Cafe'
    """
    if text.isascii():
        return text
    return "".join(c for c in normalize("NFD", text) if not "\u0300" <= c <= "\u036f")


def word_starts(text: str) -> list[int]:
    """The character at which each word of a text begins.

    >>> word_starts("the UN's veto")
    [0, 4, 9]
    """
    return [found.start() for found in _WORD.finditer(text)]


def content_words(text: str) -> list[str]:
    """The words of a text without stop words, once each; all of them if nothing else is left.

    In scripts without spaces every two letters count as a word.

    >>> content_words("Who vetoed the resolution?"), content_words("Who is he?")
    (['vetoed', 'resolution'], ['who', 'is', 'he'])
    >>> content_words("Cuantos burros hay?"), content_words("IBM在2017年")
    (['burros'], ['在', '年', 'ibm', '2017'])
    """
    found = [word.removesuffix("'s") for word in words(text)]
    if not text.isascii():
        found = list(chain.from_iterable(map(_split_unspaced, found)))
    if (language := max(STOP_WORDS, key=lambda each: _stop_word_count(found, each))) != "en":
        found = [_longest_part(word) for word in found]
    common = STOP_WORDS[language]
    return list(dict.fromkeys(w for w in found if w not in common) or dict.fromkeys(found))


def seeming_language(text: str) -> str:
    """The language with the most stop words in a text, names aside; "" where several have as many.

    >>> seeming_language("Wo liegt die Mühle?"), seeming_language("Los Angeles bridge")
    ('de', '')
    """
    found = words(_NAMES.sub(" ", text))
    counts = ((_stop_word_count(found, each), each) for each in STOP_WORDS)
    best, second, *_ = sorted(counts, reverse=True)
    return best[1] if best[0] > second[0] else ""


def _stop_word_count(found: Sequence[str], language: str) -> int:
    return len(STOP_WORDS[language].intersection(found))


def _split_unspaced(word: str) -> list[str]:
    return [*letter_pairs(word).split(), *_LATIN.findall(word)] if is_unspaced(word) else [word]


def _longest_part(word: str) -> str:
    """A word without what French and Italian put before it and Turkish after it.

    >>> _longest_part("l'architecte"), _longest_part("sull'olio"), _longest_part("izmir'in")
    ('architecte', 'olio', 'izmir')
    """
    return max(reversed(word.split("'")), key=len)


def in_english(text: str) -> bool:
    """Whether a text is mostly in ASCII letters, and no language has more stop words in it.

    >>> in_english("The mayor said so."), in_english("Das hat der Bürgermeister gesagt.")
    (True, False)
    >>> in_english("大桥星期六重新开放"), in_english("Go to Le Pen, De Gaulle.")
    (False, True)
    """
    found, unnamed = words(text), words(_NAMES.sub(" ", text))
    # names count only where other words have capitals too: "Le" may be part of a name
    counted = {"en": found, "de": found}
    english, *others = (
        sum(word in common for word in counted.get(language, unnamed))
        for language, common in STOP_WORDS.items()
    )
    return english >= max(others) and 2 * sum(map(str.isascii, found)) > len(found)


def any_of(forms: str) -> str:
    """A pattern of any of some words, or patterns, that are separated by spaces.

    >>> any_of("tides? quay")
    '(?:tides?|quay)'
    """
    return f"(?:{'|'.join(forms.split())})"


def is_common(word: str) -> bool:
    """Whether a word is an English stop word."""
    return word in STOP_WORDS["en"]


@lru_cache(maxsize=8192)
def stem(word: str, language: str = "en") -> str:
    """A word without its ending and accents, so that forms of one word compare equal.

    >>> stem("vetoed") == stem("vetoes") == stem("veto")
    True
    >>> stem("brücken", "de"), stem("l'architecte", "fr"), stem("linha", "xx")
    ('bruck', 'architect', 'linha')
    """
    if language not in ("", "en"):
        word = _longest_part(word)
    with _STEMMING:  # a stemmer is not safe to use from several threads
        return unaccented(_stemmer(_STEMMERS.get(language, "english")).stemWord(word))


_STEMMING = Lock()
_STEMMERS = {
    **{"de": "german", "es": "spanish", "fr": "french", "it": "italian", "pt": "portuguese"},
    **{"nl": "dutch", "pl": "polish", "ru": "russian", "tr": "turkish", "ar": "arabic"},
}


@cache
def _stemmer(language: str) -> Any:
    from snowballstemmer import algorithms, stemmer

    return stemmer(language if language in algorithms() else "english")


def stems(text: str, language: str = "en") -> set[str]:
    """The stems of a text's content words, by the endings of its language."""
    return {stem(word, language) for word in content_words(text)}
