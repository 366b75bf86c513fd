"""What a question expects of its answer, by plain rules: an amount, a time, a name."""

import re

from embeddings.sentences import Span
from qa.language.number_words import NUMBER_WORDS
from qa.language.words import words

_NUMBERS = (*NUMBER_WORDS, "hundreds", "thousands", "millions", "billions", "dozens")
# digits are taken together or not at all, and some words at most: a text may be pi, or a table
_DIGITS = r"(?<!\d)(?<!\d[.,])\d++(?:[.,]\d++)*+"
_AMOUNT = rf"(?:{_DIGITS}|\b(?:{'|'.join(_NUMBERS)})\b)"
_SCALED = rf"{_AMOUNT}(?:[ -](?:and a half|and|hundred|thousand|[mb]illion|{_AMOUNT})){{0,9}}"
_MONEY = (
    "dollars? euros? pounds? cents? pence crowns? kron(?:er|or|e|a) francs? marks? yen yuan won "
    "rupees? roubles? rubles? pesos? liras? zlotys? usd eur gbp chf kr"
)
_SIGN = r"(?:[$£€¥₹]|\b(?:usd|eur|gbp|chf|rs|kr)\b\.?)"
_LENGTHS = (
    r"[mck]?m ft inch(?:es)? f(?:oo|ee)t yards? miles? fathoms? leagues? blocks? storeys? "
    r"stor(?:y|ies) (?:centi|milli|kilo)?met(?:re|er)s?"
)
_WEIGHTS = r"k?g lbs? pounds? ounces? stone tons? tonnes? kilos? (?:milli|kilo)?gram(?:me)?s?"
_DURATIONS = (
    r"nights? seconds? minutes? hours? days? weeks? fortnights? months? years? decades? "
    r"centur(?:y|ies) pages? words?"
)
_SPEED = r"(?:[ -]?(?:mph|kph|km/h|knots?)|[^.;]{1,20}? (?:an?|per|each) (?:hour|minute|second))"
_TIME_WORDS = (
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow morning "
    "afternoon evening night midnight noon dawn century centuries decade spring summer autumn "
    "winter ago season dynasty reign era war birth"
)
_RELATIVE = (
    r"\b(?:last|next|this|that|following|previous|same|each|every) "
    r"(?:day|week|month|year|weekend)\b"
)
_FREE = (
    r"\b(?:is|are|was|were|be|for|entry|admission) free\b|\bfree (?:of charge|entry|admission)\b"
)
_PAID = "salary|wages?|fees?|fares?|fines?|rent|ransom|budget|revenue|turnover|income|debts?"
_OFTEN = (
    "every each daily hourly nightly weekly monthly yearly annually once twice always never rarely "
    "seldom often usually sometimes regularly"
)
_PLAIN_SPACES = str.maketrans("\u00a0\u202f\u2009", "   ")
_CAPITAL = "[A-ZÀ-ÖØ-ÞĆČĐĘĞİŁŃŐŘŚŞŠŰŹŻŽ]"
_NO_CLOCK = r"(?![.,]* ?[ap]\.?m\b)"
_CLOCK = r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2} ?[ap]\.?m\b|\bo['’]clock\b|\b(?:noon|midnight|dawn)\b"


def _with_unit(units: str) -> re.Pattern[str]:
    """Amounts in one of these units."""
    return re.compile(rf"{_SCALED}[ -]?(?:{'|'.join(units.split())})(?!\w)", re.IGNORECASE)


# where a form has a group, what is in it is the entity
_ENTITIES = {
    "price": re.compile(
        rf"{_SIGN} ?{_SCALED}|{_SCALED} ?[$£€¥₹](?! ?\d)"
        rf"|{_SCALED} (?:(?!per )\w+ )?(?:{'|'.join(_MONEY.split())})\b|{_FREE}",
        re.IGNORECASE,
    ),
    "distance": _with_unit(_LENGTHS + " minutes? hours? days?"),
    "length": _with_unit(_LENGTHS),
    "weight": _with_unit(_WEIGHTS),
    "extent": _with_unit(f"{_LENGTHS} {_DURATIONS}"),
    "speed": re.compile(rf"{_SCALED}{_SPEED}(?!\w)", re.IGNORECASE),
    "number": re.compile(
        rf"{_AMOUNT}{_NO_CLOCK}|\b(?:once|twice|third|quarter|none)\b", re.IGNORECASE
    ),
    "frequency": re.compile(
        rf"\b(?:{'|'.join(_OFTEN.split())})\b|{_AMOUNT}{_NO_CLOCK}"
        r"|\b(?:an?|per) (?:day|week|month|year)\b",
        re.IGNORECASE,
    ),
    "age": re.compile(
        rf"\b(?:aged?(?: of)?|turn(?:ed|s)|is|are|was|were|at) ({_AMOUNT}){_NO_CLOCK}"
        rf"|{_SCALED}[ -](?:year|month|week|day)s?\b|(?<=, )\d{{1,3}}(?=[,.;])"
        rf"|\b(?:born|built|founded|since|from|dat(?:ed|es|ing))\b[^.]*?\b(\d{{4}})\b|\bcentur",
        re.IGNORECASE,
    ),
    "clock": re.compile(_CLOCK, re.IGNORECASE),
    "time": re.compile(
        # "may" and "march" are months only with a capital
        rf"\b\d{{4}}s?\b|{_CLOCK}|{_RELATIVE}"
        rf"|\b(?!(?-i:may|march)\b)(?:{'|'.join(_TIME_WORDS.split())})s?\b",
        re.IGNORECASE,
    ),
    # a capital that does not merely open the sentence
    "name": re.compile(
        rf"(?<=[\w,;:)\"”'’(“‘] )[\"“‘']?{_CAPITAL}\w+|\b{_CAPITAL}\w+ {_CAPITAL}\w+"
        rf"|\b{_CAPITAL}{{2,}}\b"
    ),
}

_VERB = r"(?:did|does|do|is|are|was|were|has|have|had|can|could|will|would|should)\b"  # that asks
_ASKING = re.compile(rf"^{_VERB}|\b(?:what|which|who|whom|whose|when|where|why|how)\b")
_WHEN_CLAUSE = re.compile(
    rf"^when (?!{_VERB})[^,]+, (?=(?:what|which|who|whom|whose|where|why|how)\b)"
)
_KINDS = tuple(
    (kind, re.compile(form))
    for kind, form in (
        ("clock", r"\b(?:what|which) (?:time|hour)\b(?! (?:of|period|frame|span|zone)\b)"),
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
            r"|\bwhat\b.*\bcosts?\b(?! of living)|\bwhat\b.*\bprice of\b"
            rf"|\bwhat (?:is|was|are|were) (?:(?!of\b)\S+ ){{0,3}}(?:{_PAID})"
            r"(?: (?:of|for|at|in|on|per) \w|\W*$)"  # "what was the fine for" asks why
            rf"|\bwhat (?:\w+ )?(?:money|{_PAID}) (?:is|was|are|were|do|does|did|will|would)\b",
        ),
        ("distance", r"\bhow far (?:is|are|was|were)\b"),
        (
            "length",
            r"\bhow (?:tall|deep|wide|thick) (?:is|are|was|were)\b"
            r"|\bwhat (?:is|was) the (?:length|height|depth|width)\b",
        ),
        ("weight", r"\bhow heavy (?:is|are|was|were)\b|\bwhat (?:is|was) the weight\b"),
        ("speed", r"\bhow fast (?:is|are|was|were)\b|\bwhat (?:is|was) the (?:top )?speed\b"),
        ("extent", r"\bhow long (?:is|are)\b"),
        ("age", r"\bhow old (?:is|are|was|were)\b"),
        ("frequency", r"\bhow (?:often|frequently)\b"),
        (
            "number",
            r"\bhow (?:many|much|old|long|far|tall|high|deep|wide|large|big|fast|heavy"
            r"|strong|thick|hot|cold|loud)\b"
            r"|\bwhat (?:\w+ )?"
            r"(?:percentage|percent|number|share|age|price|proportion|population)\b"
            r"|\bwhat (?:is|was|are|were) the (?:(?!of\b)\S+ ){0,2}"
            r"(?:percentage|number|proportion|population|attendance|turnout"
            r"|toll(?! (?:bridge|road|gate|house|booth)s?\b))\b",
        ),
        (
            "name",
            r"\bwho(?:m|se)?\b|\bwhere\b|\b(?:what|which) (?:city|country|towns?|states?)(?![\w-])",
        ),
    )
)


_HEADS = (
    ("price", rf"(?:costs?(?! of living)|price|{_PAID})"),
    ("number", r"(?:population|attendance|turnout)"),
    ("time", r"(?:date|year)"),
)
_KEYWORDS = tuple(
    (kind, re.compile(rf"(?:the )?{head} (?:of|for)\b.*|.* {head}")) for kind, head in _HEADS
)


def expected(question: str) -> str:
    """What kind of thing answers, as `_ENTITIES` names it; "" where that is not told.

    Its first question word tells: "How many were on board when it sank?" asks for no time. Where
    only keywords are given, the last of them does, or the one before "of": "lantern bridge cost".

    >>> [expected(q) for q in ("How old is she?", "In what year?", "Who won?", "What is ash?")]
    ['age', 'time', 'name', '']
    """
    asked = _WHEN_CLAUSE.sub("", question.lower())
    first = _ASKING.search(asked)
    if first is None:
        return next((kind for kind, form in _KEYWORDS if form.fullmatch(asked.strip(" ?"))), "")
    return next((kind for kind, form in _KINDS if form.match(asked, first.start())), "")


def entities(question: str, text: str) -> list[Span]:
    """What of the expected kind a text has, and the question does not name.

    >>> [
    ...     found.of("It cost 5 pounds in 1902.")
    ...     for found in entities("What did it cost?", "It cost 5 pounds in 1902.")
    ... ]
    ['5 pounds']
    """
    kind = expected(question)
    if not kind:
        return []
    known, text = question.lower(), text.translate(_PLAIN_SPACES)
    if kind == "name":
        known += f" {_TIME_WORDS}"  # months and days have capitals too
    known = f" {' '.join(words(known))} "
    return [
        Span(*match.span(match.lastindex or 0))
        for match in _ENTITIES[kind].finditer(text)
        if f" {' '.join(words(match.group()))} " not in known
    ]


def fits(question: str, text: str) -> float:
    """1 when a text has what the question expects, -1 when not, 0 when nothing is expected.

    >>> fits("Who opened the Lantern Bridge?", "The Lantern Bridge was opened on 4 May.")
    -1.0
    """
    if not expected(question):
        return 0.0
    return 1.0 if entities(question, text) else -1.0


def lacks(question: str, text: str) -> bool:
    """Whether an amount or a time is asked for and the text has none, so that it cannot answer.

    Of names that cannot be said: "the mayor" may answer who it was.

    >>> lacks("How old is she?", "She is a diver."), lacks("Who is she?", "She is a diver.")
    (True, False)
    """
    return expected(question) != "name" and fits(question, text) < 0
