"""What a question expects of its answer, by plain rules: a number, a time, a name."""

import re

from qa.language.number_words import NUMBER_WORDS

_NUMBERS = (*NUMBER_WORDS, "hundreds", "thousands", "millions", "billions", "dozens")
_TIME_WORDS = (
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow morning "
    "afternoon evening night midnight noon dawn century centuries decade spring summer autumn "
    "winter ago"
)

_ENTITIES = {
    "number": re.compile(
        rf"\d|\b(?:{'|'.join(_NUMBERS)}|once|twice|third|quarter|none)\b", re.IGNORECASE
    ),
    "time": re.compile(
        rf"\b\d{{4}}s?\b|\b\d{{1,2}}[:.]\d\d\b|\b\d{{1,2}} ?[ap]\.?m\b"
        rf"|\b(?:{'|'.join(_TIME_WORDS.split())})\b",
        re.IGNORECASE,
    ),
    # a capital that does not merely open the sentence
    "name": re.compile(r"(?<=[\w,;:)\"”'’(“‘] )[\"“‘']?[A-Z]\w+|\b[A-Z]\w+ [A-Z]\w+|\b[A-Z]{2,}\b"),
}

_KINDS = (
    (
        "time",
        re.compile(
            r"\bwhen\b|\b(?:what|which) (?:\w+ )?(?:year|date|day|month|time|century|decade)"
        ),
    ),
    (
        "number",
        re.compile(
            r"\bhow (?:many|much|old|long|far|tall|high|deep|wide|large|big|fast|often|heavy)\b"
            r"|\bwhat (?:\w+ )?(?:percentage|percent|number|share|age|price|proportion|population)"
        ),
    ),
    (
        "name",
        re.compile(r"\bwho(?:m|se)?\b|\bwhere\b|\b(?:what|which) (?:city|country|town|state)"),
    ),
)


def expected(question: str) -> str:
    """A "number", a "time", a "name", or "" where the question tells nothing of the kind.

    >>> [expected(q) for q in ("How old is she?", "In what year?", "Who won?", "What is ash?")]
    ['number', 'time', 'name', '']
    """
    asked = question.lower()
    return next((kind for kind, pattern in _KINDS if pattern.search(asked)), "")


def fits(question: str, sentence: str) -> float:
    """1 when the sentence has what the question expects, -1 when not, 0 when nothing is expected.

    What the question itself names is no answer to it.

    >>> fits("Who opened the Lantern Bridge?", "The Lantern Bridge was opened on 4 May.")
    -1.0
    """
    kind = expected(question)
    if not kind:
        return 0.0
    known = question.lower()
    if kind == "name":
        known += f" {_TIME_WORDS}"  # months and days have capitals too
    found = (match.group().strip("\"“‘'").lower() for match in _ENTITIES[kind].finditer(sentence))
    return 1.0 if any(entity not in known for entity in found) else -1.0
