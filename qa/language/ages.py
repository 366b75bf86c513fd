"""Ages: whether an age in a sentence is of somebody whom a question names, or of something else."""

import re

from embeddings.sentences import Span
from qa.language.words import is_common, words

_NAMED = re.compile(r"\b[Hh]ow old (?:is|are|was|were) (?P<name>(?:[A-ZÀ-Þ][\w.’'-]*\W*)+)")
_BESIDE = re.compile(r"(?P<name>[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*)*)(?:, | \()(?:aged )?$")
_OF_PEOPLE = "he she his her him they their them who whose i my man woman boy girl"
_BEFORE, _AFTER = 8, 4  # words: "Hale, a doctor from Farra who is 51", "the 51-year-old Ada Hale"


def may_be_theirs(question: str, text: str, age: Span) -> bool:
    """Whether an age may be of whom a question names.

    Another's name stands not just before it: "Piet Quill, 37,". Of whom it names in full, their
    name or a "he" stands near, or nothing follows that the age might be of: "the 51-year-old".

    >>> text = "Piet Quill, 37, told the board and the town to end the 5-year-old row."
    >>> [
    ...     may_be_theirs(f"How old is {name}?", text, age)
    ...     for name in ("Piet Quill", "Ada Hale", "it")
    ...     for age in (Span(12, 14), Span(55, 65))
    ... ]
    [True, False, False, False, True, True]
    """
    name, beside = _names(question, text, age)
    if not name or beside:
        return not name or bool(name & beside)
    after = words(text[age.end :])[:_AFTER]
    near = {word.removesuffix("'s") for word in (*words(text[: age.start])[-_BEFORE:], *after)}
    attributive = age.of(text).endswith("old") and after and not is_common(after[0])
    return len(name) == 1 or not attributive or bool(near & {*_OF_PEOPLE.split(), *name})


def is_beside_name(question: str, text: str, age: Span) -> bool:
    """Whether whom a question names stands just before an age.

    >>> is_beside_name("How old is Ada Hale?", "“It is over,” said Hale, 51.", Span(25, 27))
    True
    """
    name, beside = _names(question, text, age)
    return bool(name & beside)


def _names(question: str, text: str, age: Span) -> tuple[set[str], set[str]]:
    """The words of the name that a question asks the age of, and of one just before an age."""
    asked, beside = _NAMED.search(question), _BESIDE.search(text, 0, age.start)
    return set(words(asked["name"])) if asked else set(), set(
        words(beside["name"])
    ) if beside else set()
