"""Names: whether sources have a name of a written sentence, in the same or another form."""

import re

from embeddings.sentences import Span
from qa.checking.grounds import Sources
from qa.language.countries import same_country
from qa.language.values import ADDRESSES, Name, Value
from qa.language.words import any_of, content_words, stem, words

_MIN_LETTERS = 6  # of a name found across spaces, not by chance: TechCrunch and Tech Crunch
_QUARTERS = {"q1": "first", "q2": "second", "q3": "third", "q4": "fourth"}  # of a year
# not in "Mrs. Smith", nor in "St. Louis"
_SENTENCE_END = re.compile(rf"\b(?!{any_of(f'{ADDRESSES} st mt ft')}\b)\w\w+\. ", re.IGNORECASE)


def has_name(name: Name, written: str, sources: Sources) -> bool:
    """Whether the sources have a name: each part of it, its initials, or it written as one word."""
    letters = "".join(words(written))
    initials = "".join(word[0] for word in written.split() if word[0].isupper()).lower()
    return any(
        (len(initials) > 1 and initials in source.acronyms)
        or (len(letters) >= _MIN_LETTERS and letters in source.letters)
        for source in sources.texts
    ) or all(_has_part(part, name, sources) for part in written.split())


def _has_part(part: str, name: Name, sources: Sources) -> bool:
    """Whether the sources have a part of a name; U.K. or NASM also as initials of another name."""
    letters = "".join(words(part))
    if not part.isupper() or len(letters) < 2:
        return all(has_word(word, sources) for word in name.words.intersection(content_words(part)))
    return has_word(letters, sources) or any(
        letters in source.acronyms or any(letters in each for each in source.initials)
        for source in sources.texts
    )


def has_word(word: str, sources: Sources) -> bool:
    """Whether the sources have a word of a name in some form: Russian, Russia."""
    root = stem(word.strip("."))
    prefix = root[: max(4, len(root) - 2)]
    return (
        root in sources.stems
        or root == "unit"  # of the United Kingdom, which may be called Britain
        or {_QUARTERS.get(root), "quarter"} <= sources.stems
        or not sources.capitals.isdisjoint(same_country(root))  # no small "us" or "state"
        or (len(root) >= 4 and any(other.startswith(prefix) for other in sources.stems))
    )


def is_of_two(name: Name, sources: Sources) -> bool:
    """Whether a name mixes two of the sources: Olga Malk, of Olga Brandt and Joren Malk.

    Not where each of its two words stands alone too: they may be a name that is never in full.
    """
    roots = frozenset(map(stem, name.words))
    found = (value for value, *_ in sources.values)
    names = {frozenset(map(stem, each.words)) for each in found if isinstance(each, Name)}
    if len(roots) != 2 or any(roots <= each for each in names):
        return False
    alone = frozenset().union(*(each for each in names if len(each) == 1))
    return roots <= frozenset().union(*names) and not roots <= alone


def cut_at_sentence_end(value: Value, claim: str) -> Value:
    """Cut a name that runs on into the next sentence; any other value is returned unchanged."""
    cut = _SENTENCE_END.search(value.span.of(claim)) if isinstance(value, Name) else None
    if cut is None:
        return value
    span = Span(value.span.start, value.span.start + cut.end() - 1)
    return Name(span, frozenset(content_words(span.of(claim))))
