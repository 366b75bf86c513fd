"""Premise: whether an article speaks of those whom a question names, and of its years.

The weight that the Mill Bridge bears is no answer to what the Lantern Bridge does: where the best
sentence is of an article that does not know the Lantern Bridge, the articles don't say.
"""

import re
from difflib import get_close_matches
from unicodedata import normalize

from embeddings.article import Article
from embeddings.calendar_words import MONTHS
from qa.language.countries import same_country
from qa.language.values import Date, Name, values
from qa.language.words import in_english, is_common, stem, words

_ALIKE = 0.8  # share of letters that a misspelt name has in common with what it should be
_LINES = 20  # of an article, with a word of a name, in which the name is looked for
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
    text = "\n".join((article.title, article.text, *article.authors, article.site or ""))
    text = _plain(text)
    has = {_root(word) for word in words(text)}
    return all(
        _is_told(each, asked, text, has)
        if isinstance(each, Name)
        else _is_of_its_time(each, asked, text, article.published or "")
        for each in named
    )


def _is_told(name: Name, asked: str, text: str, has: set[str]) -> bool:
    """Whether a text has all of a name, its initials, or a name that is a part of it."""
    written = name.span.of(asked)
    parts = [word for word in words(written) if word in name.words and len(word) >= _SHORTEST]
    missing = {root for root in map(_root, parts) if not (has & {root, *same_country(root)})}
    initials = "".join(part[0] for part in parts)
    if not missing or written.isupper() or (len(initials) > 1 and initials in has):
        return True
    if all(get_close_matches(root, has, 1, _ALIKE) for root in missing):
        return True
    present = [part for part in parts if _root(part) not in missing]
    whole = set(map(_root, parts))
    return any(
        {_root(word) for word in other.words} <= whole
        for part in present
        for line in re.findall(rf"(?i).*\b{re.escape(part)}.*", text)[:_LINES]
        for other in values(line)
        if isinstance(other, Name) and _root(part) in {_root(word) for word in other.words}
    )


def _is_of_its_time(day: Date, asked: str, text: str, published: str) -> bool:
    """Whether a text has a year, or is of it, or of the one after and looks back."""
    year, its_year = day.year, published[:4]
    if year is None or not its_year or f"{year}s" in asked or str(year) in text:
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
