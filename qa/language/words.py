"""The words of a question or a sentence that carry its meaning."""

import re
from functools import lru_cache
from itertools import islice
from threading import Lock
from typing import Any
from unicodedata import normalize

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NAMES = re.compile(r"\b[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*)+")

# Words too common to find anything by. "war" and "die" are such words in one language and not in
# another: only the list of the language that a text seems to be in is used.
_ENGLISH = """
    a about after all also am an and any are as at be because been before being between both but by
    can could did do does doing done during each for from had has have having he her here hers him
    his how i if in into is it its itself just know like many may me might more most much must my no
    nor not now of off on once one only or other our out over own per say says said shall she should
    since so some such tell than that the their them then there these they this those through to too
    under until up upon us very was we were what when where which while who whom whose why will with
    would you your"""
_GERMAN = """
    aber als am an auch auf aus bei bin bis da das dass dem den der des die doch durch ein eine
    einem einen einer es für hat hatte ich ihr im in ist mit nach nicht noch nur oder sich sie sind
    so über um und uns unter vom von vor war waren warum was welche welcher welches wann wem wen wer
    wie wird wo wurde wurden zu zum zur"""
_SPANISH = """
    al como con cuál cuándo cuánto cuántos cuántas de del desde donde dónde e el ella en entre era
    es esta este fue ha hay la las le lo los más no o para pero por porque qué que quién quiénes se
    según ser si sin sobre su sus también un una y"""
_FRENCH = """
    à au aux avec ce ces cette combien comment dans de des du elle en est et il ils je la le les
    leur lui mais ne nous on ou où par pas plus pour pourquoi quand que quel quelle qui sa se ses
    son sont sur un une vous"""
_STOP_WORDS = [frozenset(each.split()) for each in (_ENGLISH, _GERMAN, _SPANISH, _FRENCH)]


def words(text: str) -> list[str]:
    """Its words in lower case, in order.

    >>> words("Who vetoed the UN's resolution?")
    ['who', 'vetoed', 'the', "un's", 'resolution']
    """
    if text.isascii():  # far quicker, and most sentences are
        return _WORD.findall(text.lower())
    return list(map(_in_small, _WORD.finditer(text)))


def unaccented(text: str) -> str:
    """A text without accents.

    >>> unaccented("Café")
    'Cafe'
    """
    if text.isascii():
        return text
    return "".join(c for c in normalize("NFD", text) if not "\u0300" <= c <= "\u036f")


def first_words(text: str, start: int, most: int) -> list[str]:
    """The words of a text from a character on, in lower case, at most so many.

    >>> first_words("Who vetoed the UN's resolution?", 3, 2)
    ['vetoed', 'the']
    """
    return [_in_small(found) for found in islice(_WORD.finditer(text, start), most)]


def word_starts(text: str) -> list[int]:
    """Where each of its words begins, in characters.

    >>> word_starts("the UN's veto")
    [0, 4, 9]
    """
    return [found.start() for found in _WORD.finditer(text)]


def _in_small(word: re.Match[str]) -> str:
    return word.group().lower().replace("’", "'")


def content_words(text: str) -> list[str]:
    """Its words without those that every text has, once each; all of them if no other is left.

    >>> content_words("Who vetoed the resolution?"), content_words("Who is he?")
    (['vetoed', 'resolution'], ['who', 'is', 'he'])
    """
    found = [word.removesuffix("'s") for word in words(text)]
    common = max(_STOP_WORDS, key=lambda each: sum(word in each for word in found))
    return list(dict.fromkeys(w for w in found if w not in common) or dict.fromkeys(found))


def in_english(text: str) -> bool:
    """Whether it is in English letters, and has no more common words of another language.

    >>> in_english("The mayor said so."), in_english("Das hat der Bürgermeister gesagt.")
    (True, False)
    >>> in_english("大桥星期六重新开放"), in_english("De Gaulle met Le Pen in Paris.")
    (False, True)
    """
    found, unnamed = words(text), words(_NAMES.sub(" ", text))
    read = (found, found, unnamed, unnamed)  # where only names have capitals "Le" in one is none
    english, *others = (
        sum(word in each for word in said) for each, said in zip(_STOP_WORDS, read, strict=True)
    )
    return english >= max(others) and 2 * sum(map(str.isascii, found)) > len(found)


def any_of(forms: str) -> str:
    """A pattern of any of some words, or of patterns without white space.

    >>> any_of("tides? quay")
    '(?:tides?|quay)'
    """
    return f"(?:{'|'.join(forms.split())})"


def is_common(word: str) -> bool:
    """Whether every English text has it."""
    return word in _STOP_WORDS[0]


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The word without its English ending, so that forms of one word compare equal.

    >>> stem("vetoed") == stem("vetoes") == stem("veto")
    True
    """
    with _STEMMING:  # a stemmer keeps the word it is at work on
        return str(_stemmer().stemWord(word))


_STEMMING = Lock()


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    from snowballstemmer import stemmer

    return stemmer("english")


def stems(text: str) -> set[str]:
    """The stems of its content words."""
    return {stem(word) for word in content_words(text)}
