"""Entity forms: patterns of amounts, times and names, by the kind that a question expects.

Made on the sentences that answer the questions of the development articles and real searches: of
those that expect an amount or a time 0.026 have none by these forms, of the others there 0.60.
"""

import re

from embeddings.calendar_words import ENGLISH_MONTHS, ENGLISH_WEEKDAYS
from qa.language.number_words import NUMBER_WORD
from qa.language.words import any_of

# digits match as a whole or not at all, and few words at once: a text may be pi, or a table
_DIGITS = r"(?<!\d)(?<!\d[.,])\d++(?:[.,]\d++)*+"
_AMOUNT = rf"(?:{_DIGITS}|\b(?:{NUMBER_WORD}|(?:hundred|thousand|million|billion|dozen)s)\b)"
_SCALE = "hundred|thousand|(?:[mb]|tr)illion|[mbt]ln|bn|tn|lakhs?|crores?"
_SCALED = rf"{_AMOUNT}(?:[ -](?:and a half|(?:{_SCALE})\b|(?:and )?{_AMOUNT})){{0,9}}"
_MONEY = (
    "dollars? dlrs? euros? pounds? stg sterling cents? cts? pence crowns? kron(?:er|or|e|a) "
    "francs? marks? yen yuan won rupees? rupiahs? roubles? rubles? pesos? pesetas? escudos? "
    "li(?:ras?|re) zlotys? guilders? sc?hillings? drachmas? dinars? dirhams? riyals? rials? rands? "
    "reais cruzados? bolivars? ringgit baht naira shekels? forints? hryvnias? usd eur gbp chf kr "
    "złoty(?:ch)? korun[ay]? lei leva tenge taka dong kwacha cedis? birr afghanis? bitcoins? quid "
    "guineas? florins? ducats?"
)
_SIGN = r"(?:[$£€¥₹]|\b(?:usd|eur|gbp|chf|rs|kr)\b\.?)"
_LENGTHS = (
    r"[mck]?m ft inch(?:es)? f(?:oo|ee)t yards? miles? fathoms? leagues? blocks? storeys? "
    r"stor(?:y|ies) (?:centi|milli|kilo)?met(?:re|er)s?"
)
_WEIGHTS = r"k?g lbs? pounds? ounces? stone tons? tonnes? kilos? (?:milli|kilo)?gram(?:me)?s?"
_PERIODS = (
    "seconds? minutes? hours? days? nights? weeks? weekends? fortnights? months? years? decades? "
    "centur(?:y|ies)"
)
_AREAS = r"hectares? acres? degrees? square"
_SPEED = r"(?:[ -]?(?:mph|kph|km/h|knots?)|[^.;]{1,20}? (?:an?|per|each) (?:hour|minute|second))"
_MONTHS = (
    "january february (?-i:March) april (?-i:May) june july august september october november "
    "december"
)
TIME_WORDS = " ".join(ENGLISH_MONTHS + ENGLISH_WEEKDAYS)
"""The words for times that have a capital letter, as names have."""

_DAYS = (
    "mondays? tuesdays? wednesdays? thursdays? fridays? saturdays? sundays? mornings? afternoons? "
    "evenings? nights? weekends? today yesterday tomorrow tonight midnight noon dawn ago christmas "
    "easter"
)
_WHILE = (
    r"\b(?:in|at|on|by|during|before|after|until|since|from|under|throughout|of) (?:\S+ ){0,4}"
    r"(?:seasons?|dynast(?:y|ies)|reign|era|period|age|wars?|birth|antiquity)\b"
)
# only where a word begins: a table of "1,1,1" would take hours
_ERA = (
    r"(?<![\w,])\d[\d,]*+ ?(?:b\.?c|a\.?d|c\.?e|b\.?p)\b|\ba\.?d\.? \d+"
    r"|(?:(?<![\w-])[\w-]++ )?\bcentur(?:y|ies)\b"
)
_OFTEN = (
    "every each daily hourly nightly weekly monthly yearly annually once twice always never rarely "
    "seldom often usually sometimes regularly"
)
_CAPITAL = "[A-ZÀ-ÖØ-ÞĆČĐĘĞİŁŃŐŘŚŞŠŰŹŻŽ]"
_NO_CLOCK = (
    r"(?![.,]* ?[ap]\.?m\b| o['’]clock\b"
    r"|(?<!\d\d) (?:in the (?:morning|afternoon|evening)|at night)\b)"
)
_GOALS = any_of("one two three four five six seven eight nine")
_CLOCK = r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2} ?[ap]\.?m\b|\bo['’]clock\b|\b(?:noon|midnight|dawn)\b"


def _with_unit(units: str, after: str = "") -> re.Pattern[str]:
    """A pattern of amounts in one of some units; ``after`` must match what follows."""
    return re.compile(rf"{_SCALED}[ -]?{any_of(units)}(?!\w){after}", re.IGNORECASE)


UNITS = any_of(f"{_LENGTHS} {_WEIGHTS} {_MONEY} {_PERIODS} {_AREAS}")
"""A pattern of the units of amounts that count no things."""

# a month alone, "since March", or its day
_MONTH = rf"\b{any_of(_MONTHS)}\b"
_AWAY = (
    rf"\b(?:within|in|after) {_SCALED} (?:\w+ )?{any_of(_PERIODS)}(?!\w)"
    rf"|\b{any_of(_PERIODS)} (?:later|earlier|after|before|ago)\b"
)
_RELATIVE = (
    r"\b(?:last|next|this|that|following|previous|same|each|every) "
    r"(?:day|week|month|year|weekend)\b"
)
_AT = r"^(?:after|following|upon)\b|\bat the (?:time|beginning|start|end|close) of\b"
_YEAR = r"\b\d{4}s?\b|\b(?:in|around|about|circa|since|until) \d{3}(?![\d%]|[.,]\d| \w+s\b)"
_DATE = rf"{_YEAR}|{_MONTH}|{_ERA}|{_RELATIVE}"
_IN_A_GAME = (
    r"\b(?:first|second|third|fourth|last|\d+(?:st|nd|rd|th)) (?:minute|half|quarter|inning|lap)\b"
)
_TIME = rf"{_DATE}|{_CLOCK}|{_WHILE}|{_AWAY}|{_AT}|{_IN_A_GAME}|\b{any_of(_DAYS)}\b"
_A_YEAR = r"(?:1[5-9]\d\d|20[0-4]\d)\b(?! \w+s\b)"  # it counts nothing
_NO_DAY = "".join(f"(?<!{month} )" for month in ENGLISH_MONTHS)
_ELSEWHERE = r"(?![ -](?:east|west|north|south|away|off|inland|offshore|ahead|behind|apart)\w*\b)"
_MOMENT = r"(?! (?:after|before|ago|later|earlier|since|from now|late|early|old)\b)"
_DURATION = (
    rf"(?:(?:{_SCALED}[ -]|\b(?:an?|some|many|several|few|all|whole|entire) )\b{any_of(_PERIODS)}"
    rf"|\b(?=\w+s\b){any_of(_PERIODS)})(?![\w-]){_MOMENT}"
    r"|\b(?:all|whole|entire) (?:spring|summer|autumn|winter)\b"
    r"|\b(?:seasons|pages|overnight|forever|life|lifetime)\b"
    r"|\b(?:since|until|till) [^.,;]*|\bfrom [^.;,]{0,20}\d{4} (?:to|until|till)\b"
)

# a capital that does not merely open the sentence
_NAME = re.compile(
    rf"(?<=[\w,;:)\"”'’(“‘] )[\"“‘']?{_CAPITAL}\w+|\b{_CAPITAL}\w+ {_CAPITAL}\w+"
    rf"|\b{_CAPITAL}{{2,}}\b"
)

_NUMBER = (
    rf"{_AMOUNT}{_NO_CLOCK}|\b(?:once|twice|third|quarter|none|several|few|single)\b"
    rf"|\b(?:an?|many|some) {any_of(_PERIODS)}(?!\w)"
)

# where a pattern has a group, that is the entity
ENTITIES = {
    "price": re.compile(
        rf"{_SIGN} ?{_SCALED}|{_SCALED} ?[$£€¥₹](?! ?\d)"
        rf"|{_SCALED}(?:[mk]|bn|tn)?[ -](?:(?!per )[\w.]+ )?{any_of(_MONEY)}\b",
        re.IGNORECASE,
    ),
    "length": _with_unit(_LENGTHS, _ELSEWHERE),
    "weight": _with_unit(_WEIGHTS),
    "temperature": re.compile(
        rf"{_SCALED} ?(?:°|º|degrees?\b|[cf]\b|celsius|fahrenheit)|\bgas mark \d"
        r"|\b(?:room temperature|freezing|boiling|zero)\b",
        re.IGNORECASE,
    ),
    "extent": _with_unit(f"{_LENGTHS} {_PERIODS} pages? words?", f"{_ELSEWHERE}{_MOMENT}"),
    "speed": re.compile(rf"{_SCALED}{_SPEED}(?!\w)", re.IGNORECASE),
    "number": re.compile(_NUMBER, re.IGNORECASE),
    "measure": re.compile(rf"(?<![$£€¥₹])(?:{_NUMBER})", re.IGNORECASE),
    "score": re.compile(
        r"\b\d{1,3} ?(?:[-‐‑–]|to) ?\d{1,3}\b|\b\d{1,2}:\d\b|\b\w+[- ]nil\b|\bscore of \w+"
        rf"|\b(?:\d|{_GOALS})[- ]all\b|\b{_GOALS}(?:[-‐‑–]| to ){_GOALS}\b"
        rf"|\b\d{{1,3}},? (?:{_CAPITAL}\S+ ){{1,4}}\d{{1,3}}\b"
    ),
    "share": re.compile(
        rf"{_SCALED} ?(?:%|per ?cent\b|pct\b)"
        r"|\b(?:percentage|half|(?:third|quarter|fifth|tenth)s?)\b"
        rf"|\bmajority\b|{_SCALED} (?:in|(?:out )?of(?: the)?) {_AMOUNT}|\bmost of\b|\b0?\.\d+",
        re.IGNORECASE,
    ),
    "count": re.compile(
        rf"(?<![\w$£€¥₹])(?:(?<=\ba )|(?![mb]illion\b))(?!{_A_YEAR}){_NO_DAY}(?>{_SCALED})"
        rf"{_NO_CLOCK}(?![ -]?{UNITS}(?!\w))(?!(?:st|nd|rd|th)\b)(?! {_MONTH})"
        r"|\b(?:once|twice|none|nobody|both|scores|several|few|single|couple|pair)\b"
        r"|\bno (?=\w+s\b)"
        r"|\b(?:an?|one|two|three)[ -](?:third|quarter)s?\b",
        re.IGNORECASE,
    ),
    "frequency": re.compile(
        rf"\b{any_of(_OFTEN)}\b|{_AMOUNT}{_NO_CLOCK}"
        r"|\b(?:an?|per) (?:day|week|month|year)\b",
        re.IGNORECASE,
    ),
    "age": re.compile(
        r"\b(?:(?:aged?|man|woman|boy|girl)(?: of| between)?|turn(?:ed|s)|is|are|was|were|at) "
        r"(?:just |only |now |about |around |almost |nearly |barely |over |under )?"
        rf"((?>{_SCALED})){_NO_CLOCK}(?! ?(?:%|per ?cent\b))"
        r"(?! (?:(?!(?:i|wa|ha|a|thi)s\b|years? old)\w+s|people|men|women|children)\b)"
        rf"|{_SCALED} ?[-‐‑–]? ?(?:year|month|week|day)s?(?: ?[-‐‑–]? ?olds?\b| of age\b)"
        r"|(?<=, )\d{1,3}(?=[,.;])|(?<=\()\d{1,3}(?=\))"
        r"|\b(?:born|built|founded|since|dat(?:ed|es|ing)(?: back)? (?:to|from))\b[^.]{0,60}?"
        r"\b(\d{4})\b",
        re.IGNORECASE,
    ),
    "clock": re.compile(_CLOCK, re.IGNORECASE),
    "time": re.compile(_TIME, re.IGNORECASE),
    "occasion": re.compile(
        rf"{_TIME}|\b(?:when|whenever|once|as soon as|until|till|before|after|during|every|each)\b"
        r"[^.,;]*",
        re.IGNORECASE,
    ),
    "duration": re.compile(_DURATION, re.IGNORECASE),
    "name": _NAME,
    "proper": _NAME,
}
"""By kind the pattern of its entities."""
