"""Translation: compares a sentence's values with sources in another language."""

import re
from collections.abc import Iterator

from embeddings.calendar_words import WEEKDAYS
from qa.checking.grounds import Sources
from qa.checking.missing import Missing, missing_values, occurs
from qa.language.values import Name, values
from qa.language.words import stems

_DIGITS = re.compile(r"\d+")


def lost_in_translation(claim: str, sources: Sources) -> Iterator[Missing]:
    """Yield the numbers, dates, quotations and longer names of a claim that are in no source.

    One word with a capital letter may be a noun, or a name that each language spells its own way,
    as it does the days of the week; of a name of several words one has to be there.
    """
    for each in missing_values(claim, sources):
        may_differ = each.named and (" " not in each.text or _has_part(each.text, sources))
        is_weekday = each.text.lower().removesuffix("s") in WEEKDAYS
        if not (each.elsewhere or may_differ or is_weekday):
            yield each
    spans = [value.span for value in values(claim)]
    for digits in _DIGITS.finditer(claim):  # such as stand between letters in Chinese
        is_value = any(span.start <= digits.start() < span.end for span in spans)
        if not is_value and not any(digits.group() in source.text for source in sources.texts):
            yield Missing(digits.group(), elsewhere=False)


def values_in_common(claim: str, sources: Sources) -> int:
    """How many of a claim's numbers, dates and names the sources have."""
    found = ((value, value.span.of(claim)) for value in values(claim))
    return sum(
        _has_part(text, sources) if isinstance(value, Name) else occurs(value, text, sources)
        for value, text in found
    )


def _has_part(name: str, sources: Sources) -> bool:
    """Whether the sources have a word of a name."""
    return not sources.stems.isdisjoint(stems(name))
