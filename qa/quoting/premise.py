"""Premise: whether articles speak of what a question is about, of whom it names, of its years.

The weight that the Mill Bridge bears is no answer to what the Lantern Bridge does: where the best
sentence is of an article that does not know the Lantern Bridge, the articles don't say. Where only
what stands around it does not speak of the Lantern Bridge, they are less likely to.

A name that is doubted wrongly refuses a right answer, so an article is given every benefit of the
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
from qa.retrieval.reranking import ReadPassage, told_title

_ALIKE = 0.67  # share of letters that two forms or spellings of a name have in common
_ENDING = 4  # letters at most that one of them has more
_LONG = 5  # letters at least of a word that may be a part of another
_SHORTEST = 3  # letters; shorter are numerals and initials: "World War II"
_MORE_TITLES = (
    "dame king queen prince princess pope saint vice chancellor secretary judge justice major "
    "colonel officer coach councillor"
)
_COUNTING = "one two three first second third iii celsius fahrenheit"  # "Second World War"
_TELLS_NOBODY = frozenset(f"{ADDRESSES} {OFFICES} {_MORE_TITLES} {_COUNTING}".split())

_CAPITALS = re.compile(r"[A-Z]\w*(?:[ -][A-Z]\w*)*")
_SMALL = re.compile(r"\b[a-z]\w*")
_DESCRIBED = re.compile(r"\b([Ww]h(?:at|ich)) (?:[A-Z]\w+ ){1,2}(?=[a-z])")
"""What the answer is one of: "Which European city" is answered by one that nobody calls so."""
_JOINED = re.compile(r"\b(?:and|or|than|versus|vs\.?)(?: the)? ?$")
"""The end of the words between two names that may be of two articles: "longer than the"."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][^\W\d_]{2,}")  # it does not merely open a sentence
_SMALL_WORD = re.compile(r"\b[a-z][^\W\d_]{2,}")
_BESIDE = re.compile(r"\b(?:last|next) year\b", re.IGNORECASE)


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
    asked = _DESCRIBED.sub(r"\1 ", unaccented(question))
    named = [each for each in asked_values(asked) if isinstance(each, Name | Date)]
    if not named or not article.may_be_english or not in_english(question):
        return True
    text = unaccented("\n".join((article.title, article.text, *article.authors, article.site)))
    names = _alternatives([each for each in named if isinstance(each, Name)], asked)
    years = {each.year for each in named if isinstance(each, Date) and each.year}
    return _are_told(names, text) and all(
        _is_of_its_time(year, text, article.published or "") for year in years
    )


def with_names(question: str, texts: Sequence[str]) -> str:
    """A question in small letters with capitals for the words that the texts always write so.

    Where a word of the question has a capital, its names will have theirs.

    >>> with_names("was the pier in oslo shut?", ["The pier was shut.", "It was in Oslo."])
    'was the pier in Oslo shut?'
    """
    if any(letter.isupper() for letter in question[1:]):
        return question
    written = {word.lower() for word in chain.from_iterable(map(_NAME.findall, texts))}
    names = written.difference(chain.from_iterable(map(_SMALL_WORD.findall, texts)))

    def named(word: re.Match[str]) -> str:
        said = word.group()
        return said.capitalize() if said in names and not is_common(said) else said

    return _WORD.sub(named, question)


def speak_of(read: Sequence[ReadPassage], question: str) -> bool:
    """Whether a passage has a word of the question, if only as a part of another.

    "Who is the pope?" is not answered by a library without a pope, nor "Where am I?" by any. Of a
    question that is not English this cannot be said, and they are taken to. ``read``: one at least.
    """
    if not in_english(question):
        return True
    if all(map(is_common, words(question))):  # "Where am I?"
        return False
    if any(each.features.get("covered") for each in read):
        return True
    text = " ".join(each.passage.text for each in read).lower()
    return any(root in text for root in stems(question) if len(root) >= _LONG)


def unsaid(question: str, article: Article, text: str) -> int:
    """How many of the names, numbers and dates in a question a part of an article does not say.

    What its title says is said everywhere. Of a question or an article that is not English this
    cannot be told, and it is 0.

    >>> tide = Article("a", "Mill Bridge", "Ms Hale came. She opened it in 2017.")
    >>> unsaid("Did Hale open Mill Bridge in 2009?", tide, "She opened it in 2017.")
    2
    """
    if not (article.may_be_english and in_english(question)):
        return 0
    told = unaccented(f"{text}\n{told_title(question, article)}")
    has, said = frozenset(map(_root, words(told))), values(told)
    return sum(
        any(not has & {_root(word), *same_country(_root(word))} for word in asked.words)
        if isinstance(asked, Name)
        else not any(agree(asked, each) for each in said)
        for asked in asked_values(unaccented(question))
    )


def asked_values(question: str) -> list[Value]:
    """The names, numbers and dates in a question; none where all of its words have capitals.

    >>> len(asked_values("What did Ada Hale say in 2012?")), asked_values("What Did She Say?")
    (2, [])
    """
    return [] if _is_heading(question) else values(question)


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
    """The words of a name that have to be told; none of an abbreviation."""
    written = name.span.of(asked)
    if written.isupper():
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
    runs = {each for each in _CAPITALS.findall(text) if each.lower() not in small}
    capitals = [frozenset(_root(word) for word in words(each) if _tells(word)) for each in runs]
    has = frozenset(map(_root, said))
    return all(any(_is_told(each, has, capitals) for each in some) for some in doubted)


def _is_told(parts: list[str], has: frozenset[str], capitals: list[frozenset[str]]) -> bool:
    """Whether a text has all of a name, one spelt much like it, or a part of it as a name.

    ``has``: the stems of its words; ``capitals``: of those with capitals that stand together.
    """
    roots = set(map(_root, parts))
    missing = {root for root in roots if not (has & {root, *same_country(root)})}
    if all(_is_spelt(root, has) for root in missing):
        return True
    there = roots - missing
    if not there <= frozenset().union(*capitals):  # "the council" for the City Council
        return True
    return any(each <= roots for each in capitals if each & there)


def _tells(word: str) -> bool:
    """Whether a word of a name says whom it names: "I'm", "Mr", "II" and "Second" do not."""
    common = is_common(word.partition("'")[0])
    return len(word) >= _SHORTEST and not common and word not in _TELLS_NOBODY


def _is_spelt(root: str, has: frozenset[str]) -> bool:
    """Whether a text has a form of a word, or much the same word: "Mexican", "Mexico"."""
    near = [word for word in has if word[0] == root[0] and abs(len(word) - len(root)) <= _ENDING]
    return bool(get_close_matches(root, near, 1, _ALIKE))


def _is_of_its_time(year: int, text: str, published: str) -> bool:
    """Whether a text has a year, is of it, or looks back or ahead to it."""
    if not published[:4].isdigit() or str(year) in text:
        return True
    apart = abs(year - int(published[:4]))
    return not apart or (apart == 1 and _BESIDE.search(text) is not None)


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
