"""Names: whether some sources have a name, as a sentence writes it or in another form."""

import re

from embeddings.sentences import Span
from qa.checking.grounds import Sources
from qa.language.countries import same_country
from qa.language.values import ADDRESSES, Name, Value
from qa.language.words import any_of, content_words, stem, words

_RUN = 6  # letters that are not one after another by chance: TechCrunch and Tech Crunch
_QUARTERS = {"q1": "first", "q2": "second", "q3": "third", "q4": "fourth"}  # of a year
# not in "Mrs. Smith", nor in "St. Louis"
_SENTENCE_END = re.compile(rf"\b(?!{any_of(f'{ADDRESSES} st mt ft')}\b)\w\w+\. ", re.IGNORECASE)


def has_name(name: Name, written: str, sources: Sources) -> bool:
    """Whether the sources have each part of a name, its first letters alone, or it as one word."""
    letters = "".join(words(written))
    initials = "".join(word[0] for word in written.split() if word[0].isupper()).lower()
    return any(
        (len(initials) > 1 and initials in source.acronyms)
        or (len(letters) >= _RUN and letters in source.squeezed)
        for source in sources.texts
    ) or all(_has_part(part, name, sources) for part in written.split())


def _has_part(part: str, name: Name, sources: Sources) -> bool:
    """Whether they have its words; of U.K. or NASM the letters, or a name that begins with them."""
    letters = "".join(words(part))
    if not part.isupper() or len(letters) < 2:
        said = name.words.intersection(content_words(part))
        return all(has_word(word, sources) for word in said)
    return has_word(letters, sources) or any(
        letters in source.acronyms or any(letters in each for each in source.initials)
        for source in sources.texts
    )


def has_word(word: str, sources: Sources) -> bool:
    """Whether a word of a name is in the sources, or another form of it: Russian, Russia."""
    root = stem(word.strip("."))
    begin = root[: max(4, len(root) - 2)]
    return (
        root in sources.stems
        or root == "unit"  # the kingdom is what tells: "Britain" is united too
        or {_QUARTERS.get(root), "quarter"} <= sources.stems
        or not sources.capitals.isdisjoint(same_country(root))  # "told us", "the state" are none
        or (len(root) >= 4 and any(other.startswith(begin) for other in sources.stems))
    )


def is_of_two(name: Name, sources: Sources) -> bool:
    """Whether its two words are of two names: Olga Malk, of Olga Brandt and Joren Malk.

    Not where the sources have each of them alone too: they may be of one that is never written out.
    """
    said = frozenset(map(stem, name.words))
    found = (value for source in sources.texts for value, _ in source.values)
    names = {frozenset(map(stem, each.words)) for each in found if isinstance(each, Name)}
    if len(said) != 2 or any(said <= each for each in names):
        return False
    alone = frozenset().union(*(each for each in names if len(each) == 1))
    return said <= frozenset().union(*names) and not said <= alone


def in_its_sentence(value: Value, claim: str) -> Value:
    """A name that runs on into the next sentence, as far as its own goes; others as they are."""
    cut = _SENTENCE_END.search(value.span.of(claim)) if isinstance(value, Name) else None
    if cut is None:
        return value
    span = Span(value.span.start, value.span.start + cut.end() - 1)
    return Name(span, frozenset(content_words(span.of(claim))))
