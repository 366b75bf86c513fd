"""Premise: whether articles speak of what a question is about, of whom it names, of its years.

The weight that the Mill Bridge bears is no answer to what the Lantern Bridge does: where the best
sentence is of an article that does not know the Lantern Bridge, the articles don't say. Where only
what stands around it does not speak of the Lantern Bridge, they are less likely to.

A name that is doubted wrongly refuses a right answer, so an article is given every benefit of the
doubt: it may say "Sgt Hale", "the Parisians" or "the U.S." for what the question names.
"""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from unicodedata import normalize

from embeddings.article import Article
from embeddings.calendar_words import MONTHS
from qa.language.countries import other_countries, same_country
from qa.language.spellings import is_short_for, same_sound
from qa.language.values import OFFICES, TITLES, Date, Name, agree, is_office, values
from qa.language.words import in_english, is_common, stem, stems, words
from qa.retrieval.reranking import ReadPassage, told_title

_ALIKE = 0.8  # share of letters that a misspelt name has in common with what it should be
_ENDING = 5  # letters at most: "Afghan", "Afghanistan"
_SPELT = 5  # letters at least of a word that may be misspelt: "king" is no "kind"
_SHORTEST = 3  # letters; shorter are numerals and initials: "World War II"
_MORE_TITLES = (
    "dame king queen prince princess pope saint vice chancellor secretary judge justice major "
    "colonel officer coach councillor"
)
_COUNTING = "one two three first second third iii celsius fahrenheit"  # "Second World War"
_TELLS_NOBODY = frozenset(f"{TITLES} {OFFICES} {_MORE_TITLES} {_COUNTING}".split())

CAPITALS = re.compile(r"[A-Z]\w*(?:[ -][A-Z]\w*)*")
_SMALL = re.compile(r"\b[a-z]\w*")
_STROKES = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss"})
_INITIALS = re.compile(r"\b([A-Z])\.(?=[A-Z]\b)")
_DESCRIBED = re.compile(r"\b([Ww]h(?:at|ich)) (?:[A-Z]\w+ ){1,2}(?=[a-z])")
"""What the answer is one of: "Which European city" is answered by one that nobody calls so."""
_JOINED = re.compile(r"\b(?:and|or|than|versus|vs\.?)(?: the)? ?$")
"""The end of the words between two names that may be of two articles: "longer than the"."""

_SEASON = f"(?:year|season|spring|summer|autumn|winter|month|week|{'|'.join(MONTHS)})"
_EARLIER = re.compile(rf"\blast {_SEASON}\b|\b(?:a|one) year ago\b", re.IGNORECASE)
_LATER = re.compile(rf"\bnext {_SEASON}\b", re.IGNORECASE)
_FAR = re.compile(r"\b(?:years?|decades?) (?:ago|earlier|later)\b", re.IGNORECASE)


def knows(article: Article, question: str) -> bool:
    """Whether an article has the names in a question, or a part of them, and its years.

    Of names that "and" or "than" joins it has to have one: another article may have the other.
    Of a question or an article that is not English this cannot be said, and it is taken to.

    >>> tide = Article("a", "Mill Bridge", "Mr Hale closed the bridge.", published="2017-09-11")
    >>> knows(tide, "Why did Piet Hale close it?"), knows(tide, "Who closed Lantern Bridge?")
    (True, False)
    >>> knows(tide, "Who closed it in 2017?"), knows(tide, "Who closed it in 2009?")
    (True, False)
    """
    asked = _DESCRIBED.sub(r"\1 ", _plain(question))
    named = [each for each in values(asked) if isinstance(each, Name | Date)]
    if not named or not article.may_be_english or not in_english(question):
        return True
    if _is_heading(question):
        return True
    text = _plain("\n".join((article.title, article.text, *article.authors, article.site)))
    names = _alternatives([each for each in named if isinstance(each, Name)], asked)
    years = {each.year for each in named if isinstance(each, Date) and each.year}
    return _are_told(names, text) and all(
        _is_of_its_time(year, asked, text, article.published or "") for year in years
    )


def speak_of(read: Sequence[ReadPassage], question: str) -> bool:
    """Whether a passage has a word of the question, if only in another form or misspelt.

    "Who is the pope?" is not answered by a library without a pope, nor "Where am I?" by any. Of a
    question that is not English this cannot be said, and they are taken to. ``read``: one at least.
    """
    if not in_english(question):
        return True
    if all(map(is_common, words(question))):  # "Where am I?"
        return False
    if any(each.features.get("covered") for each in read):
        return True
    text = " ".join(each.passage.text for each in read)
    has, whole = frozenset(stems(text)), text.lower()
    long = [root for root in stems(question) if len(root) >= _SPELT]
    return any(root in whole or _has_form(root, has) or _is_misspelt(root, has) for root in long)


def unsaid(question: str, article: Article, text: str) -> int:
    """How many of the names, numbers and dates in a question a part of an article does not say.

    What its title says is said everywhere. Of a question or an article that is not English this
    cannot be told, and it is 0.

    >>> tide = Article("a", "Mill Bridge", "Ms Hale came. She opened it in 2017.")
    >>> unsaid("Did Hale open Mill Bridge in 2009?", tide, "She opened it in 2017.")
    2
    """
    if not (article.may_be_english and in_english(question)) or _is_heading(question):
        return 0
    told = _plain(f"{text}\n{told_title(question, article)}")
    has, said = frozenset(map(_root, words(told))), values(told)
    return sum(
        any(not has & {_root(word), *same_country(_root(word))} for word in asked.words)
        if isinstance(asked, Name)
        else not any(agree(asked, each) for each in said)
        for asked in values(_plain(question))
    )


def _alternatives(names: list[Name], asked: str) -> list[list[list[str]]]:
    """The words of the names in their order; those that "and" or "than" joins are together."""
    groups: list[list[list[str]]] = []
    last = 0
    for name in names:
        if not groups or not _JOINED.search(asked[last : name.span.start]):
            groups.append([])
        groups[-1].append(_parts(name, asked))
        last = name.span.end
    return groups


def _parts(name: Name, asked: str) -> list[str]:
    """The words of a name that have to be told; none of an office, nor of an abbreviation."""
    written = name.span.of(asked)
    if is_office(name) or written.isupper():
        return []
    said = (word.removesuffix("'s") for word in words(written))
    return [word for word in said if word in name.words and _tells(word)]


def _are_told(names: list[list[list[str]]], text: str) -> bool:
    """Whether a text tells of one of each group of names."""
    said = set(words(text))
    # most are told as they are asked for: the stems of a long text take time
    doubted = [some for some in names if not any(said.issuperset(each) for each in some)]
    if not doubted:
        return True
    small = set(_SMALL.findall(text))  # "Bridge" begins a sentence where "bridge" is said too
    runs = {each for each in CAPITALS.findall(text) if each.lower() not in small}
    capitals = [frozenset(_root(word) for word in words(each) if _tells(word)) for each in runs]
    has = frozenset(map(_root, said))
    return all(any(_is_told(each, has, capitals) for each in some) for some in doubted)


def _is_told(parts: list[str], has: frozenset[str], capitals: list[frozenset[str]]) -> bool:
    """Whether a text has all of a name, its initials, or a name that is a part of it.

    ``has``: the stems of its words; ``capitals``: of those with capitals that stand together.
    """
    roots = set(map(_root, parts))
    missing = {root for root in roots if not (has & {root, *same_country(root)})}
    short = {"".join(part[0] for part in parts), _root("".join(parts))}  # "Spiderman"
    if not missing or (len(parts) > 1 and has & short):
        return True
    with_capital = frozenset().union(*capitals)
    if all(
        _has_form(root, with_capital - others) or _is_misspelt(root, has - others)
        for root in missing
        for others in [other_countries(root)]
    ):
        return True
    there = roots - missing
    if not there <= with_capital:  # "the council" for the City Council
        return True
    return any(_is_part(each, roots, missing) for each in capitals if each & there)


def _tells(word: str) -> bool:
    """Whether a word of a name says whom it names: "I'm", "Mr", "II" and "Second" do not."""
    common = is_common(word.partition("'")[0])
    return len(word) >= _SHORTEST and not common and word not in _TELLS_NOBODY


def _is_part(name: frozenset[str], asked: set[str], missing: set[str]) -> bool:
    """Whether a name has no word but of the one asked for, or one that is short for it."""
    return all(
        word in asked or any(is_short_for(word, other) for other in missing) for word in name
    )


def _has_form(root: str, has: frozenset[str]) -> bool:
    """Whether a text has a word with one more ending, or one less: "Paris", "Parisian"."""
    pairs = (sorted((word, root), key=len) for word in has if abs(len(word) - len(root)) <= _ENDING)
    return any(len(short) >= _SHORTEST and long.startswith(short) for short, long in pairs)


def _is_misspelt(root: str, has: frozenset[str]) -> bool:
    """Whether a text has much the same word."""
    near = [word for word in has if word[0] == root[0] and abs(len(word) - len(root)) <= 2]
    return bool(get_close_matches(root, near, 1, _ALIKE)) or any(
        same_sound(root, one) for one in has
    )


def _is_of_its_time(year: int, asked: str, text: str, published: str) -> bool:
    """Whether a text has a year, or is of it, or of one near to it and looks back or ahead."""
    if not published[:4].isdigit() or f"{year}s" in asked:
        return True
    if year < int(published[:4]) and _FAR.search(text):
        return True
    season = re.search(rf"{year}[-–/](?:20)?\d\d\b", asked)  # "2020/21" ends in the next
    years = (year, year + 1) if season else (year,)
    near = {int(published[:4])}
    if published[5:7] == "01" or _EARLIER.search(text):
        near.add(int(published[:4]) - 1)
    if _LATER.search(text):
        near.add(int(published[:4]) + 1)
    return any(each in near or _has_year(each, text) for each in years)


def _has_year(year: int, text: str) -> bool:
    """Whether a text has a number, which may be no year, or ends a season: "1,500", "2016-17"."""
    return (
        str(year) in text
        or f"{year:,}" in text
        or re.search(rf"\b{year - 1}[-–/]{year % 100:02}\b", text) is not None
    )


def _is_heading(question: str) -> bool:
    """Whether a common word inside it has a capital letter too, which then tells no name.

    "US" and "May" have one where other words have none.
    """
    inside = [word for word in question.split()[1:] if word[0].isalpha()]
    common = [word for word in inside if is_common(word.lower())]
    others = [word for word in inside if word not in common]
    return any(word[0].isupper() for word in common) and all(word[0].isupper() for word in others)


def _root(word: str) -> str:
    return stem(word.removesuffix("'s"))


def _plain(text: str) -> str:
    """A text without accents, and without the dots of initials."""
    letters = "".join(c for c in normalize("NFD", text) if not "\u0300" <= c <= "\u036f")
    return _INITIALS.sub(r"\1", letters.translate(_STROKES))
