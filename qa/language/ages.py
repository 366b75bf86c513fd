"""Ages: whether an age in a sentence is of somebody whom a question names."""

import re

from embeddings.sentences import Span
from qa.language.words import words

# "Ada Hale's daughter" is another
_NAMED = re.compile(
    r"\b[Hh]ow old (?:is|are|was|were) (?P<name>(?:[A-ZÀ-Þ][\w.’'-]*\W*)+)"
    r"(?:$|(?:when|as|at|in|on|now|then|today)\b)"
)
# "Ada Hale, of Port Ansel, 51": it is not the town's
_BESIDE = re.compile(
    r"(?P<place>\b(?:of|from|in|at|for) (?:the )?)?"
    r"(?P<name>[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*)*)(?:, | \()(?:aged )?$"
)
_LONGEST_NAME = 80  # characters


def may_be_theirs(question: str, text: str, age: Span) -> bool:
    """Whether an age may be of whom a question names: another's name stands not just before it.

    >>> text = "Piet Quill, 37, was sent on at 29."
    >>> [may_be_theirs(f"How old is {n}?", text, Span(12, 14)) for n in ("Mr Quill", "Ada", "it")]
    [True, False, True]
    """
    name, beside = _names(question, text, age)
    return not (name and beside) or bool(name & beside)


def is_beside_name(question: str, text: str, age: Span) -> bool:
    """Whether whom a question names stands just before an age.

    >>> is_beside_name("How old is Ada Hale?", "“It is over,” said Hale, 51.", Span(25, 27))
    True
    """
    name, beside = _names(question, text, age)
    return bool(name & beside)


def _names(question: str, text: str, age: Span) -> tuple[set[str], set[str]]:
    """The words of the name that a question asks the age of, and of one just before an age."""
    near = max(0, age.start - _LONGEST_NAME)
    asked, beside = _NAMED.search(question), _BESIDE.search(text, near, age.start)
    named = set(words(asked["name"])) if asked else set()
    return named, set(words(beside["name"])) if beside and not beside["place"] else set()
