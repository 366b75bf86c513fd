"""The kind of answer that a question expects, such as a time, and where a text has one."""

import re
from functools import lru_cache

from embeddings.sentences import Span
from qa.language.entity_forms import ENTITIES, TIME_WORDS, UNITS
from qa.language.foreign_questions import FOREIGN, foreign_kind
from qa.language.words import seeming_language, words

_PAYMENTS = (
    "salary|wages?|fees?|fares?|fines?|rent|ransom|budget|revenue|(?<!staff )turnover|income|debts?"
)
_PLAIN = str.maketrans("\u00a0\u202f\u2009\u2010\u2011", "   --")  # spaces, hyphens

ASKING_VERB = r"(?:did|does|do|is|are|was|were|has|have|had|can|could|will|would|should)\b"
"""A pattern of the verbs that a question begins with."""

_QUESTION_WORD = re.compile(rf"^{ASKING_VERB}|\b(?:what|which|who|whom|whose|when|where|why|how)\b")
_WHETHER = re.compile(
    rf"(?:(?:and|but|so|then),? )?{ASKING_VERB}(?! (?:you|i)\b)"
    r"(?!.*\b(?:or|what|which|who|whom|whose|where|why|how|(?:say|tell|known?|clear) when)\b)"
)
_CONTRACTION = re.compile(r"\b(wh(?:at|en|ere|o))['’]s\b")
_BEARERS = (
    "man|woman|boy|girl|baby|child|children|person|people|sons?|daughters?|wife|husband|brothers?|"
    "sisters?|mother|father|grand\\w+|friends?|victims?|suspects?|doctor|captain|skipper|officers?|"
    "pilot|drivers?|owners?|author|artist|singer|players?|coach|director|company|firm|supplier|"
    "ship|boat|ferry|storm|hurricane|town|village|street|hotel|restaurant|school|hospital|dog|cat|horse"
)
"""Things with names of their own; a process or a part of the body has none."""

# "What age was she?", "What share did it take?", and not "What age limit was set?"
_OF = rf"(?= (?:of|{ASKING_VERB})|\W*$)"
_KINDS = tuple(
    (kind, re.compile(form))
    for kind, form in (
        ("clock", r"\b(?:what|which) (?:time|hour)\b(?! (?:of|period|frame|span|zone)\b)"),
        ("occasion", r"\bwhen (?:do|does|is|are|can|may|must|should)\b"),
        (
            "time",
            r"\bwhen\b|\b(?:what|which) (?:\w+ )?"
            r"(?:years?|dates?|days?|months?|times?(?! zones?\b)|century|centuries|decades?)"
            r"(?![\w-])",
        ),
        (
            "price",
            r"\bhow much (?:\w+ )?(?:money|cash|funding|compensation|rent|tax)\b"
            r"|\bhow much\b.*\b(?:costs?|paid|pay|price|fined|earn|worth|charge|spent|spend)\b"
            r"|\bhow much (?:is|are|was|were) "
            r"(?:an? |(?:the )?(?:tickets?|entry|entrance|admission)\b)"
            r"|\bwhat\b.*\bcosts?\b(?! of living)|\bwhat\b.*\bprice of\b"
            rf"|\bwhat (?:is|was|are|were) (?:(?!of\b)\S+ ){{0,3}}(?:{_PAYMENTS})"
            r"(?: (?:of|for|at|in|on|per) \w|\W*$)"  # "what was the fine for" asks why
            rf"|\bwhat (?:\w+ )?(?:money|{_PAYMENTS}) (?:is|was|are|were|do|does|did|will|would)\b",
        ),
        (
            "length",
            r"\bhow (?:tall|deep|wide|thick) (?:is|are|was|were)\b"
            r"|\bwhat (?:is|was) the (?:length|height|depth|width)\b",
        ),
        (
            "weight",
            r"\bhow heavy (?:is|are|was|were)\b|\bwhat (?:is|was) the weight\b"
            r"|\b(?:what|how much) (?:do|does|did) .*\bweigh\b",
        ),
        ("speed", r"\bhow fast (?:is|are|was|were)\b|\bwhat (?:is|was) the (?:top )?speed\b"),
        (
            "temperature",
            r"\b(?:what|which) (?:(?:is|was) the )?(?:\w+ )?temperature\b"
            r"|\bhow (?:hot|cold|warm)\b",
        ),
        ("time", r"\bhow long ago\b"),
        (
            "extent",
            r"\bhow long (?:is|are|was|were)\b|\bhow long .* (?:stretch|extend|measure|run)\b",
        ),
        ("duration", r"\bhow long\b"),
        ("age", r"\bhow old (?:is|are|was|were)\b"),
        ("frequency", r"\bhow (?:often|frequently)\b"),
        ("number", rf"\bhow many (?:\w+ ){{0,2}}{UNITS}(?!\w)"),
        ("count", r"\bhow many\b"),
        ("score", r"\bwhat (?:is|was) the (?:final |full-time |half-time )?score\b"),
        ("share", rf"\b(?:what|which) (?:\w+ )?(?:percentage|percent|proportion|share){_OF}"),
        ("measure", r"\bhow (?:old|far|tall|deep|wide|fast|heavy|strong|thick|loud)\b"),
        (
            "number",
            r"\bhow (?:much|high|large|big)\b"
            r"|\bwhat (?:\w+ )?"
            rf"(?:percentage|percent|number|share|age|price|proportion|population){_OF}"
            r"|\bwhat (?:is|was|are|were) the (?:(?!of\b)\S+ ){0,2}"
            r"(?:percentage|number|proportion|population|attendance|turnout"
            r"|toll(?! (?:bridge|road|gate|house|booth)s?\b))\b",
        ),
        (
            "proper",
            rf"\bwhat (?:is|are|was|were) the names? of (?:[\w'’]+ ){{1,3}}(?:{_BEARERS})\b",
        ),
        (
            "name",
            r"\bwho(?:m|se)?\b|\bwhere\b|\b(?:what|which) (?:city|country|towns?|states?)(?![\w-])",
        ),
    )
)

_KEYWORDS = tuple(
    (kind, re.compile(rf"(?:the )?{head} (?:of|for)\b.*|.* {head}"))
    for kind, head in (
        ("price", rf"(?:costs?(?! of living)|price|{_PAYMENTS})"),
        ("number", r"(?:population|attendance|turnout)"),
        ("time", r"(?:date|year)"),
    )
)

_DIMENSIONS = {
    "long": "long length", "high": "high tall height", "wide": "wide broad width breadth",
    "deep": "deep depth thick thickness",  # of snow and ice both are said
}  # fmt: skip
_DIMENSION_OF = {
    word: dimension for dimension, forms in _DIMENSIONS.items() for word in forms.split()
}
_DIMENSION = rf"({'|'.join(_DIMENSION_OF)})\b"
_ASKED_DIMENSION = re.compile(
    rf"\b(?:how|what is the|what was the|what are the) {_DIMENSION}", re.IGNORECASE
)
_DIMENSION_AFTER = re.compile(rf"(?:[ -]?{UNITS})?[ -](?:in )?{_DIMENSION}", re.IGNORECASE)
_DIMENSION_BEFORE = re.compile(
    rf"\b{_DIMENSION}(?::| of)(?: (?:about|over|under|nearly|almost|up to))? $", re.IGNORECASE
)
_REACH = 30  # characters before an amount in which its dimension stands


@lru_cache(maxsize=64)  # called for each sentence
def expected_kind(question: str) -> str:
    """The kind of answer that a question expects, a key of `ENTITIES`, or "".

    Its first question word decides: "How many were on board when it sank?" asks for no time. Of
    keywords the last one does, or the one before "of": "lantern bridge cost".

    >>> [expected_kind(q) for q in ("How old is she?", "In what year?", "Who won?", "What is ash?")]
    ['age', 'time', 'name', '']
    """
    if foreign := foreign_kind(question):
        return foreign
    small = _CONTRACTION.sub(r"\1 is", question.lower())
    first = _QUESTION_WORD.search(small)
    if first is None:
        return next((kind for kind, form in _KEYWORDS if form.fullmatch(small.strip(" ?"))), "")
    return next((kind for kind, form in _KINDS if form.match(small, first.start())), "")


def asks_whether(question: str) -> bool:
    """Whether a question is to be answered with yes or no.

    >>> asks_whether("Was anybody hurt when it sank?"), asks_whether("Was it a dam or a dyke?")
    (True, False)
    >>> asks_whether("Can you name the captain?"), asks_whether("Who was hurt?")
    (False, False)
    """
    return _WHETHER.match(question.lower()) is not None


def entities(question: str, text: str) -> list[Span]:
    """The spans of a text that are of the expected kind and that the question does not name.

    >>> [
    ...     found.of("It cost 5 pounds in 1902.")
    ...     for found in entities("What did it cost?", "It cost 5 pounds in 1902.")
    ... ]
    ['5 pounds']
    """
    kind = expected_kind(question)
    if not kind:
        return []
    form = ENTITIES[kind]
    if foreign_kind(question) and seeming_language(text) != "en":
        form = FOREIGN.get(kind, form)
    excluded, text = question.lower(), text.translate(_PLAIN)
    if kind in ("name", "proper"):
        excluded += f" {TIME_WORDS}"  # months and days have capitals too
    excluded = f" {' '.join(words(excluded))} "
    found = [
        Span(*match.span(match.lastindex or 0))
        for match in form.finditer(text)
        if f" {' '.join(words(match.group()))} " not in excluded
    ]
    return [one for one in found if not _of_another_dimension(question, text, one)]


def _of_another_dimension(question: str, text: str, amount: Span) -> bool:
    """Whether an amount in a text is of another dimension than a question asks for.

    >>> wall = "It is 64 metres long, at a depth of 3 metres."
    >>> [_of_another_dimension("How deep is it?", wall, one) for one in (Span(6, 15), Span(36, 44))]
    [True, False]
    """
    asked = _ASKED_DIMENSION.search(question)
    if asked is None:
        return False
    own = _DIMENSION_AFTER.match(text, amount.end)
    own = own or _DIMENSION_BEFORE.search(text, max(0, amount.start - _REACH), amount.start)
    return own is not None and _DIMENSION_OF[own[1].lower()] != _DIMENSION_OF[asked[1].lower()]


def fits(question: str, text: str) -> float:
    """1 where a text has an answer of the expected kind, -1 where not, 0 where any kind may answer.

    >>> fits("Who opened the Lantern Bridge?", "The Lantern Bridge was opened on 4 May.")
    -1.0
    """
    if not expected_kind(question):
        return 0.0
    return 1.0 if entities(question, text) else -1.0


def lacks(question: str, text: str) -> bool:
    """Whether a text lacks the amount or time that a question asks for.

    A name it never lacks: "the mayor" may answer who it was.

    >>> lacks("How old is she?", "She is a diver."), lacks("Who is she?", "She is a diver.")
    (True, False)
    """
    return expected_kind(question) != "name" and fits(question, text) < 0
