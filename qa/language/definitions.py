"""Definitions: sentences that begin with the asked thing and say what it is."""

import re
from functools import lru_cache

from qa.language.expected import expected_kind
from qa.language.words import is_common, words

_QUESTION = re.compile(
    r"(?:(?:and|but|so),? )?what(?:['’]s| (?:is|are|was|were|does|do))(?: meant by)?"
    r" (?P<thing>.+?)(?: (?:mean|stand for|refer to))?\W*",
    re.IGNORECASE,
)
_ARTICLES = ("a", "an", "the")
_ASIDE = r"(?:(?:,|-|–|—| \(| in | or )[^.;:]{1,120}?)?"  # "The tide (a spring tide) is"
_IS = (
    r"(?:(?:is|are|was|were)(?: often| usually| basically| simply)?"
    r" (?:an?|the|any|what|when|where|how|one of|(?:defined|described|used) (?:by|as|to))\b"
    r"|means?\b|refers?\b)"
)


def defines(question: str, sentence: str) -> bool:
    """Whether a sentence begins with the asked thing, and says what it is or means.

    >>> defines("What is a spring tide?", "Spring tides, the highest, are the tides at full moon.")
    True
    >>> defines("What is a spring tide?", "A spring tide is expected to come in May.")
    False

    Where an amount or a name is asked for it is no definition.

    >>> defines("What is the population of Holm?", "The population of Holm is a mix.")
    False
    """
    pattern = _definition_pattern(question)
    return pattern is not None and pattern.match(sentence) is not None


@lru_cache(maxsize=64)  # called for each sentence
def _definition_pattern(question: str) -> re.Pattern[str] | None:
    match = None if expected_kind(question) else _QUESTION.fullmatch(question.strip())
    thing_words = words(match["thing"]) if match else []
    if thing_words and thing_words[0] in _ARTICLES:
        del thing_words[0]
    if all(map(is_common, thing_words)):  # "What is it?"
        return None
    thing = r"\W+".join(map(re.escape, thing_words)).removesuffix("s")
    return re.compile(rf"\W*(?:(?:an?|the) )?\W?{thing}(?:e?s)?\b\W?{_ASIDE}\W* ?{_IS}", re.I)
