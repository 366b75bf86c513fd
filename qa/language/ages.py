"""Ages: whether an age in a sentence is of somebody whom a question names, or of something else."""

import re

from embeddings.sentences import Span
from qa.language.words import is_common, words

_NAMED = re.compile(r"\b[Hh]ow old (?:is|are|was|were) (?P<name>(?:[A-ZÀ-Þ][\w.’'-]*\W*){2,})")
_OF_PEOPLE = "he she his her him they their them who whose i my man woman boy girl"
_BEFORE, _AFTER = 8, 4  # words: "Hale, a doctor from Farra who is 51", "the 51-year-old Ada Hale"


def may_be_theirs(question: str, text: str, age: Span) -> bool:
    """Whether an age may be of whom a question names in full.

    Their name or a "he" stands near, or nothing follows that it might be of: "the 51-year-old".

    >>> asked, text = (
    ...     "How old is Ada Hale?",
    ...     "Hale told the board and the town to end the 5-year-old row.",
    ... )
    >>> (
    ...     may_be_theirs(asked, text, Span(44, 54)),
    ...     may_be_theirs("How old is it?", text, Span(44, 54)),
    ... )
    (False, True)
    """
    asked = _NAMED.search(question)
    if asked is None:
        return True
    after = words(text[age.end :])[:_AFTER]
    near = {word.removesuffix("'s") for word in (*words(text[: age.start])[-_BEFORE:], *after)}
    attributive = age.of(text).endswith("old") and after and not is_common(after[0])
    return not attributive or bool(near & {*_OF_PEOPLE.split(), *words(asked["name"])})
