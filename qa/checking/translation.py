"""Translation: what of a sentence can be compared with sources in another language."""

import re
from collections.abc import Iterator

from embeddings.calendar_words import WEEKDAYS
from qa.checking.grounds import Sources
from qa.checking.missing import Missing, missing_values, occurs
from qa.language.values import Name, values
from qa.language.words import stems

_DIGITS = re.compile(r"\d+")


def lost_in_translation(claim: str, sources: Sources) -> Iterator[Missing]:
    """Numbers, dates and quotations that are nowhere in the sources, and names of several words.

    One word with a capital letter may be a noun, or a name that each language spells its own way,
    as it does the days of the week; of several words one has to be there.
    """
    for each in missing_values(claim, sources):
        named = each.named and (" " not in each.text or _named(each.text, sources))
        spelt = each.text.lower().removesuffix("s") in WEEKDAYS
        if not (each.elsewhere or named or spelt):
            yield each
    known = [value.span for value in values(claim)]
    for digits in _DIGITS.finditer(claim):  # such as stand between letters in Chinese
        read = any(span.start <= digits.start() < span.end for span in known)
        if not read and not any(digits.group() in source.text for source in sources.texts):
            yield Missing(digits.group(), elsewhere=False)


def values_in_common(claim: str, sources: Sources) -> int:
    """How many of its numbers, dates and names the sources have."""
    found = ((value, value.span.of(claim)) for value in values(claim))
    return sum(
        _named(text, sources) if isinstance(value, Name) else occurs(value, text, sources)
        for value, text in found
    )


def _named(name: str, sources: Sources) -> bool:
    """Whether the sources have a word of a name."""
    return not sources.stems.isdisjoint(stems(name))
