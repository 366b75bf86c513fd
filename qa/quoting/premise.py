"""Premise: whether articles have the names, numbers and years that a question takes for granted.

The weight that the Mill Bridge bears does not answer a question about the Lantern Bridge: where the
best sentence's article never names the Lantern Bridge, the question is refused. Where only the
sentences around the best one do not, an answer is less likely.

A name wrongly thought missing refuses a right answer, so an article gets every benefit of the
doubt: it may say "Mr Hale", "the Dutch" or "Qatari" for what the question names.
"""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from itertools import chain

from embeddings.article import Article
from qa.language.countries import same_country
from qa.language.values import ADDRESSES, OFFICES, Date, Name, Value, agree, values
from qa.language.words import in_english, is_common, stem, stems, unaccented, words
from qa.retrieval.reranking import ReadPassage, title_for_reader

_LEAST_SIMILAR = 0.67  # share of letters that two forms or spellings of a name have in common
_MOST_EXTRA = 4  # letters by which one of them may be longer
_LEAST_PART = 5  # letters of a word that may be a part of another
_SHORTEST = 3  # letters; shorter words are numerals and initials: "World War II"
_MORE_TITLES = (
    "dame king queen prince princess pope saint vice chancellor secretary judge justice major "
    "colonel officer coach councillor"
)
_ORDINALS = "one two three first second third iii celsius fahrenheit"  # "Second World War"
_NOT_TELLING = frozenset(f"{ADDRESSES} {OFFICES} {_MORE_TITLES} {_ORDINALS}".split())

_CAPITALISED_RUN = re.compile(r"[A-Z]\w*(?:[ -][A-Z]\w*)*")
_LOWER_CASE = re.compile(r"\b[a-z]\w*")
_KIND_ASKED_FOR = re.compile(r"\b([Ww]h(?:at|ich)) (?:[A-Z]\w+ ){1,2}(?=[a-z])")
"""The kind of the answer: "Which European city" is answered without the word "European"."""
_JOINS_NAMES = re.compile(r"\b(?:and|or|than|versus|vs\.?)(?: the)? ?$")
"""The end of the words between two names of which one is enough: "longer than the"."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_CAPITALISED = re.compile(r"(?<=[a-z,] )[A-Z][^\W\d_]{2,}")  # not at the beginning of a sentence
_LONG_LOWER_CASE = re.compile(r"\b[a-z][^\W\d_]{2,}")
_NEIGHBOUR_YEAR = re.compile(r"\b(?:last|next) year\b", re.IGNORECASE)


def knows(article: Article, question: str) -> bool:
    """Whether an article has a question's names, at least in part, and its years.

    Of names joined by "and" or "than" one is enough: another article may have the other. True if
    the question or the article is not English, as this cannot be told then.

    >>> tide = Article("a", "Mill Bridge", "Mr Hale closed the bridge.", published="2017-09-11")
    >>> knows(tide, "Why did Piet Hale close it?"), knows(tide, "Who closed Lantern Bridge?")
    (True, False)
    >>> knows(tide, "Who closed it in 2017?"), knows(tide, "Who closed it in 2009?")
    (True, False)
    """
    plain = _KIND_ASKED_FOR.sub(r"\1 ", unaccented(question))
    wanted = [each for each in asked_values(plain) if isinstance(each, Name | Date)]
    if not wanted or not article.may_be_english or not in_english(question):
        return True
    text = unaccented("\n".join((article.title, article.text, *article.authors, article.site)))
    names = _name_groups([each for each in wanted if isinstance(each, Name)], plain)
    years = {each.year for each in wanted if isinstance(each, Date) and each.year}
    return _has_names(names, text) and all(
        _is_about_year(year, text, article.published or "") for year in years
    )


def with_capitals(question: str, texts: Sequence[str]) -> str:
    """A question in lower case with capitals for the words that the texts always capitalise.

    A question that has a capital after its first letter is returned unchanged.

    >>> with_capitals("was the pier in oslo shut?", ["The pier was shut.", "It was in Oslo."])
    'was the pier in Oslo shut?'
    """
    if any(letter.isupper() for letter in question[1:]):
        return question
    capitalised = {word.lower() for word in chain.from_iterable(map(_CAPITALISED.findall, texts))}
    names = capitalised.difference(chain.from_iterable(map(_LONG_LOWER_CASE.findall, texts)))

    def restore_capital(match: re.Match[str]) -> str:
        word = match.group()
        return word.capitalize() if word in names and not is_common(word) else word

    return _WORD.sub(restore_capital, question)


def share_words(read: Sequence[ReadPassage], question: str) -> bool:
    """Whether any passage has a word of the question, if only as a part of another word.

    "Who is the pope?" is not answered by a library without a pope, nor "Where am I?" by any. True
    for a question that is not English. ``read``: at least one passage.
    """
    if not in_english(question):
        return True
    if all(map(is_common, words(question))):  # "Where am I?"
        return False
    if any(each.features.get("covered") for each in read):
        return True
    text = " ".join(each.passage.text for each in read).lower()
    return any(root in text for root in stems(question) if len(root) >= _LEAST_PART)


def missing_values(question: str, article: Article, text: str) -> int:
    """How many of a question's names, numbers and dates are missing from a part of an article.

    The article's title counts as part of the text. 0 if the question or the article is not English,
    as this cannot be told then.

    >>> tide = Article("a", "Mill Bridge", "Ms Hale came. She opened it in 2017.")
    >>> missing_values("Did Hale open Mill Bridge in 2009?", tide, "She opened it in 2017.")
    2
    """
    if not (article.may_be_english and in_english(question)):
        return 0
    searched = unaccented(f"{text}\n{title_for_reader(question, article)}")
    text_stems, stated = frozenset(map(_root, words(searched))), values(searched)
    return sum(
        any(not text_stems & {_root(word), *same_country(_root(word))} for word in value.words)
        if isinstance(value, Name)
        else not any(agree(value, each) for each in stated)
        for value in asked_values(unaccented(question))
    )


def asked_values(question: str) -> list[Value]:
    """The names, numbers and dates in a question; none in one typed in title case.

    >>> len(asked_values("What did Ada Hale say in 2012?")), asked_values("What Did She Say?")
    (2, [])
    """
    return [] if _is_title_case(question) else values(question)


def _name_groups(names: list[Name], question: str) -> list[list[list[str]]]:
    """The telling words of each name; names joined by "and" or "than" share a group."""
    groups: list[list[list[str]]] = []
    last = 0
    for name in names:
        if not groups or not _JOINS_NAMES.search(question[last : name.span.start]):
            groups.append([])
        groups[-1].append(_telling_words(name, question))
        last = name.span.end
    return groups


def _telling_words(name: Name, question: str) -> list[str]:
    """The words of a name that an article has to have; none of an abbreviation."""
    name_text = name.span.of(question)
    if name_text.isupper():
        return []
    found = (word.removesuffix("'s") for word in words(name_text))
    return [word for word in found if word in name.words and _is_telling(word)]


def _has_names(names: list[list[list[str]]], text: str) -> bool:
    """Whether a text has at least one name of each group."""
    text_words = set(words(text))
    # most names stand there as they were typed, and the stems of a long text take time
    doubted = [some for some in names if not any(text_words.issuperset(each) for each in some)]
    if not doubted:
        return True
    small = set(_LOWER_CASE.findall(text))  # where "bridge" occurs, "Bridge" began a sentence
    runs = {each for each in _CAPITALISED_RUN.findall(text) if each.lower() not in small}
    capitals = [frozenset(map(_root, filter(_is_telling, words(each)))) for each in runs]
    text_stems = frozenset(map(_root, text_words))
    return all(any(_has_name(each, text_stems, capitals) for each in some) for some in doubted)


def _has_name(parts: list[str], text_stems: frozenset[str], capitals: list[frozenset[str]]) -> bool:
    """Whether a text has all of a name, perhaps spelt similarly, or a part of it as a name.

    ``text_stems``: of all its words; ``capitals``: those of each run of capitalised words.
    """
    roots = set(map(_root, parts))
    missing = {root for root in roots if not (text_stems & {root, *same_country(root)})}
    if all(_has_similar(root, text_stems) for root in missing):
        return True
    present = roots - missing
    if not present <= frozenset().union(*capitals):  # "the council" for the City Council
        return True
    return any(each <= roots for each in capitals if each & present)


def _is_telling(word: str) -> bool:
    """Whether a word of a name identifies its bearer: "I'm", "Mr", "II" and "Second" do not."""
    common = is_common(word.partition("'")[0])
    return len(word) >= _SHORTEST and not common and word not in _NOT_TELLING


def _has_similar(root: str, text_stems: frozenset[str]) -> bool:
    """Whether a text has a form of a word, or one spelt much like it: "Mexican", "Mexico"."""
    near = [each for each in text_stems if each[0] == root[0]]
    near = [each for each in near if abs(len(each) - len(root)) <= _MOST_EXTRA]
    return bool(get_close_matches(root, near, 1, _LEAST_SIMILAR))


def _is_about_year(year: int, text: str, published: str) -> bool:
    """Whether a text names a year, is of that year, or of the one before or after and says so."""
    if not published[:4].isdigit() or str(year) in text:
        return True
    distance = abs(year - int(published[:4]))
    return not distance or (distance == 1 and _NEIGHBOUR_YEAR.search(text) is not None)


def _is_title_case(question: str) -> bool:
    """Whether a question is typed in title case, in which capitals do not mark names.

    "US" and "May" are capitalised where other words are not.
    """
    inside = [word for word in question.split()[1:] if word[0].isalpha()]
    common = [word for word in inside if is_common(word.lower())]
    others = [word for word in inside if word not in common]
    return any(word[0].isupper() for word in common) and all(word[0].isupper() for word in others)


def _root(word: str) -> str:
    return stem(word.removesuffix("'s"))
