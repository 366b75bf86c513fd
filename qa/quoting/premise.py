"""Premise: whether an article speaks of those whom a question names, and of its years.

The weight that the Mill Bridge bears is no answer to what the Lantern Bridge does: where the best
sentence is of an article that does not know the Lantern Bridge, the articles don't say.
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import islice
from unicodedata import normalize

from embeddings.article import Article
from embeddings.calendar_words import MONTHS
from qa.language.countries import same_country
from qa.language.values import Date, Name, values
from qa.language.words import in_english, is_common, stem, words

_ALIKE = 0.8  # share of letters that a misspelt name has in common with what it should be
_AROUND = 60  # characters on each side of a word of a name, in which the name is looked for
_LOOKED_AT = 20  # places with such a word
_SHORTEST = 3  # letters; shorter are numerals and initials: "World War II"

_EARLIER = re.compile(
    rf"\blast (?:year|season|spring|summer|autumn|winter|month|week|{'|'.join(MONTHS)})\b"
    r"|\b(?:a|one) year ago\b",
    re.IGNORECASE,
)


def knows(article: Article, question: str) -> bool:
    """Whether an article has the names in a question, or a part of them, and its years.

    >>> tide = Article("a", "Mill Bridge", "Mr Hale closed the bridge.", published="2017-09-11")
    >>> knows(tide, "Why did Piet Hale close it?"), knows(tide, "Who closed Lantern Bridge?")
    (True, False)
    >>> knows(tide, "Who closed it in 2017?"), knows(tide, "Who closed it in 2009?")
    (True, False)
    """
    asked = _plain(question)
    named = [each for each in values(asked) if isinstance(each, Name | Date)]
    if not named or not in_english(question) or _is_heading(question):
        return True
    text = _plain("\n".join((article.title, article.text, *article.authors, article.site)))
    return all(
        _is_told(each, asked, text)
        if isinstance(each, Name)
        else _is_of_its_time(each, asked, text, article.published or "")
        for each in named
    )


def _is_told(name: Name, asked: str, text: str) -> bool:
    """Whether a text has all of a name, its initials, or a name that is a part of it."""
    written = name.span.of(asked)
    parts = [word for word in words(written) if word in name.words and len(word) >= _SHORTEST]
    said = set(words(text))
    if said.issuperset(parts):  # most have: the stems of a long text take time
        return True
    has = set(map(_root, said))
    missing = {root for root in map(_root, parts) if not (has & {root, *same_country(root)})}
    initials = "".join(part[0] for part in parts)
    if not missing or written.isupper() or (len(initials) > 1 and initials in has):
        return True
    if all(_is_misspelt(root, has) for root in missing):
        return True
    return any(
        _root(part) in other <= set(map(_root, parts))
        for part in parts
        if _root(part) not in missing
        for other in _names_with(part, text)
    )


def _names_with(part: str, text: str) -> Iterator[set[str]]:
    """The names in a text around a word of them, each as the stems of its words."""
    around = re.compile(rf".{{0,{_AROUND}}}\b{re.escape(part)}.{{0,{_AROUND}}}", re.IGNORECASE)
    for match in islice(around.finditer(text), _LOOKED_AT):
        for name in values(match.group()):
            if isinstance(name, Name):
                yield set(map(_root, name.words))


def _is_misspelt(root: str, has: set[str]) -> bool:
    """Whether a text has much the same word."""
    near = [word for word in has if word[0] == root[0] and abs(len(word) - len(root)) <= 2]
    return bool(get_close_matches(root, near, 1, _ALIKE))


def _is_of_its_time(day: Date, asked: str, text: str, published: str) -> bool:
    """Whether a text has a year, or is of it, or of the one after and looks back."""
    year, its_year = day.year, published[:4]
    if year is None or not its_year.isdigit() or f"{year}s" in asked or str(year) in text:
        return True
    return int(its_year) == year or (int(its_year) == year + 1 and bool(_EARLIER.search(text)))


def _is_heading(question: str) -> bool:
    """Whether even a common word inside it has a capital letter, which then tells no name."""
    return any(word[0].isupper() and is_common(word.lower()) for word in question.split()[1:])


def _root(word: str) -> str:
    return stem(word.removesuffix("'s"))


def _plain(text: str) -> str:
    """A text without accents."""
    return "".join(c for c in normalize("NFD", text) if not "\u0300" <= c <= "\u036f")
