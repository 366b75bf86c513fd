"""Rewording of true sentences by rules that keep them true."""

import random
import re
from collections.abc import Callable

from embeddings.calendar_words import ENGLISH_MONTHS
from qa.language.number_words import SMALL_NUMBERS

_MONTH = "|".join(map(str.capitalize, ENGLISH_MONTHS))
_SMALL_NUMBERS = SMALL_NUMBERS[:13]
_CURRENCIES = {"$": "dollars", "£": "pounds", "€": "euros"}
_SYNONYMS = {
    "said": ("stated", "explained", "declared"), "about": ("around", "roughly", "nearly"),
    "also": ("as well",), "however": ("but",), "because": ("since", "as"), "began": ("started",),
    "started": ("began",), "killed": ("left dead",), "announced": ("made public",),
    "many": ("a lot of",), "several": ("a number of",), "near": ("close to",),
    "during": ("in the course of",), "approximately": ("about", "around"), "while": ("whereas",),
    "became": ("turned into",), "large": ("big",), "received": ("got",),
    "located": ("situated",), "showed": ("revealed",), "including": ("such as",),
    "more than": ("over",), "over": ("more than",), "at least": ("no fewer than",),
    "per cent": ("percent",), "percent": ("%",), "died": ("lost their life", "passed away"),
    "children": ("kids",), "used": ("employed",), "often": ("frequently",), "police": ("officers",),
    "led": ("headed",), "called": ("named", "known as"), "said that": ("said", "says"),
    "as well as": ("and",), "in order to": ("to",), "built": ("constructed",), "buy": ("purchase",),
    "bought": ("purchased",), "help": ("assist",), "helped": ("assisted",), "asked": ("requested",),
    "needed": ("required",), "tried": ("attempted",), "ended": ("finished",),
    "increase": ("rise",), "increased": ("went up", "rose"), "rose": ("increased", "went up"),
    "fell": ("dropped", "declined"), "decreased": ("fell", "dropped"), "allowed": ("permitted",),
    "according to": ("as reported by",), "due to": ("because of",), "because of": ("due to",),
    "chose": ("selected",), "chosen": ("selected",), "area": ("region",), "country": ("nation",),
    "company": ("firm",), "film": ("movie",), "doctors": ("physicians",), "injured": ("hurt",),
    "wounded": ("injured",), "attacked": ("assaulted",), "whole": ("entire",), "main": ("chief",),
    "important": ("significant",), "quickly": ("rapidly",), "usually": ("normally",),
    "happened": ("occurred",), "shows": ("reveals", "indicates"), "caused": ("led to",),
    "causes": ("leads to",), "did not": ("didn't",), "was not": ("wasn't",), "is not": ("isn't",),
    "were not": ("weren't",), "will not": ("won't",), "have not": ("haven't",),
}  # fmt: skip
_CLAUSE_AT_END = re.compile(
    r",? (?:which|who|where|while|whereas|although|including|according to|as well as)\b"
)
_TWO_CLAUSES = re.compile(
    r"(?P<main>[A-Z][^,;:“”\"]{20,}?),? (?P<link>because|after|before|when|while|although|"
    r"until) (?P<rest>[^,;:“”\"]{15,})\.$"
)
_COMMON_OPENING = re.compile(
    r"(?:The|A|An|He|She|It|They|In|On|At|We|This|That|These|Those|There|His|Her|Its|Their|Some|"
    r"Many|Most|All|No|One|Two|Three|Several|More|About|Police|People)\b"
)


def reword(text: str, draw: random.Random) -> str:
    """Put a sentence, or its main part, in other words."""
    ways = draw.sample(_WAYS, k=len(_WAYS))
    for way in ways:
        if draw.random() < 0.6:
            text = way(text, draw)
    return _tidy(text)


def _tidy(text: str) -> str:
    text = re.sub(r"\s+([.,;:!?])", r"\1", re.sub(r"\s{2,}", " ", text)).strip(" ,;")
    return text[:1].upper() + text[1:] if text.endswith((".", "!", "?", '"')) else f"{text}."


def _without_brackets(text: str, draw: random.Random) -> str:
    del draw
    return re.sub(r" ?\([^()]*\)", "", text)


def _without_lead(text: str, draw: random.Random) -> str:
    """Drop "However," or "On Monday," before the main clause."""
    del draw
    return re.sub(r"^(?:[A-Z][\w ]{1,40}), (?=(?:the|a|an|he|she|it|they|[A-Z]\w+) )", "", text)


def _without_apposition(text: str, draw: random.Random) -> str:
    """Drop a part between two commas."""
    parts = list(re.finditer(r", [^,]{8,80},(?= [a-z])", text))
    if not parts:
        return text
    part = draw.choice(parts)
    return text[: part.start()] + text[part.end() :]


def _without_tail(text: str, draw: random.Random) -> str:
    """Drop the end of the sentence from a word on that begins another clause."""
    ends = [m.start() for m in _CLAUSE_AT_END.finditer(text) if len(text[: m.start()].split()) >= 6]
    return text[: draw.choice(ends)] if ends else text


def _other_dates(text: str, draw: random.Random) -> str:
    """Turn 12 April 2017 into April 12, 2017, or back; the day or the year may be dropped."""
    year = draw.random() < 0.7
    if draw.random() < 0.2:  # no more than the month
        text = re.sub(
            rf"\bon (?:\d{{1,2}} ({_MONTH})|({_MONTH}) \d{{1,2}},?) (\d{{4}})\b",
            lambda m: f"in {m[1] or m[2]} {m[3]}",
            text,
        )
    if draw.random() < 0.15:
        text = re.sub(rf"\b(\d{{1,2}})(?= (?:{_MONTH})\b)", _ordinal, text)
    if draw.random() < 0.5:
        text = re.sub(
            rf"\b(\d{{1,2}}) ({_MONTH})(?: (\d{{4}}))?\b",
            lambda m: f"{m[2]} {m[1]}" + (f", {m[3]}" if m[3] and year else ""),
            text,
        )
    else:
        text = re.sub(
            rf"\b({_MONTH}) (\d{{1,2}})(?:, (\d{{4}}))?\b(?!:)",
            lambda m: f"{m[2]} {m[1]}" + (f" {m[3]}" if m[3] and year else ""),
            text,
        )
    return text


def _ordinal(match: re.Match[str]) -> str:
    number = int(match[0])
    ends = {1: "st", 2: "nd", 3: "rd"}
    return match[0] + (ends.get(number % 10, "th") if number not in {11, 12, 13} else "th")


def _other_numbers(text: str, draw: random.Random) -> str:
    """Numbers in words or figures, with or without commas; percents and currencies too."""
    if draw.random() < 0.6:
        text = re.sub(
            r"(?<![\w.,$£€:/–-])(\d{1,2})(?= [a-z])(?! [ap]\.?m)",
            lambda m: _SMALL_NUMBERS[int(m[1])] if 0 < int(m[1]) <= 12 else m[1],
            text,
        )
    else:
        text = re.sub(
            rf"\b({'|'.join(_SMALL_NUMBERS[2:])})(?= [a-z])",
            lambda m: str(_SMALL_NUMBERS.index(m[1])),
            text,
        )
    if draw.random() < 0.5:
        text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
    if draw.random() < 0.5:
        text = re.sub(
            r"([$£€])(\d[\d.,]*\d|\d)((?: (?:million|billion|thousand))?)",
            lambda m: f"{m[2]}{m[3]} {_CURRENCIES[m[1]]}",
            text,
        )
    if draw.random() < 0.5:
        text = re.sub(r"(\d) ?(?:percent|per cent)\b", r"\1%", text)
    else:
        text = re.sub(r"(\d)%", r"\1 percent", text)
    return re.sub(r"(\d) million\b", r"\1m", text) if draw.random() < 0.2 else text


def _last_names(text: str, draw: random.Random) -> str:
    """Shorten a person's name to the last name."""
    if draw.random() < 0.5:
        return text
    return re.sub(
        r"\b(?:(?:President|Minister|Mr\.?|Mrs\.?|Dr\.?|Senator|Sir) )?[A-Z][a-z]+ (?:[A-Z]\. )?"
        r"([A-Z][a-z]{3,})\b(?= [a-z])(?! (?:of|and))",
        r"\1",
        text,
        count=1,
    )


def _with_synonyms(text: str, draw: random.Random) -> str:
    for word in draw.sample(sorted(_SYNONYMS), k=len(_SYNONYMS) * 2 // 3):
        text = re.sub(rf"\b{word}\b", draw.choice(_SYNONYMS[word]), text, count=1)
    return text


def _without_quotation_marks(text: str, draw: random.Random) -> str:
    """Drop quotation marks."""
    if draw.random() < 0.5:
        return text
    return re.sub(r"[“”\"]", "", text)


def _opening_last(text: str, draw: random.Random) -> str:
    """Move an opening such as "In 1990, " to the end."""
    match = re.match(
        r"((?:In|On|At|During|After|Before|By|Since) [^,]{3,40}), ([^,]+[^.,])\.$", text
    )
    if not match or draw.random() < 0.3:
        return text
    lead = match[1][0].lower() + match[1][1:]
    return f"{match[2]} {lead}."


def _linked_clause_first(text: str, draw: random.Random) -> str:
    """Move the clause of "because" or "after" to the front."""
    match = _TWO_CLAUSES.match(text)
    if not match or draw.random() < 0.4:
        return text
    return f"{match['link'].capitalize()} {match['rest']}, {_in_lower_case(match['main'])}."


def _speaker_first(text: str, draw: random.Random) -> str:
    """Move the speaker to the front: "He said that the bridge is safe"."""
    match = re.match(
        r"(?P<what>.{20,}),[”\"]? (?P<who>[^,“”\"]{2,50}) (?P<said>said|says)\.$", text
    )
    if not match or draw.random() < 0.3:
        return text
    who = match["who"][:1].upper() + match["who"][1:]
    return f"{who} {match['said']} that {_in_lower_case(match['what'].lstrip('“'))}."


def _without_relative_pronouns(text: str, draw: random.Random) -> str:
    """Drop "which was" from "The bridge, which was built in 1911"."""
    del draw
    return re.sub(r", (?:which|who) (?:is|was|are|were|has been|had been) (?!not\b)", ", ", text)


def _in_lower_case(text: str) -> str:
    """A sentence as part of another: a common first word loses its capital letter."""
    return text[0].lower() + text[1:] if _COMMON_OPENING.match(text) else text


_WAYS: list[Callable[[str, random.Random], str]] = [
    _without_brackets,
    _without_lead,
    _without_apposition,
    _without_tail,
    _other_dates,
    _other_numbers,
    _last_names,
    _with_synonyms,
    _without_quotation_marks,
    _opening_last,
    _linked_clause_first,
    _speaker_first,
    _without_relative_pronouns,
]


def fuse(one: str, other: str, draw: random.Random) -> str:
    """Join two sentences of one text; a "he" or "she" that both begin with is said once.

    Any other pronoun may stand for something else: "The mayor left. It was cold."
    """
    pronoun = re.match(r"(He|She) (?=\w+ed |was |is |has |had )", other)
    if pronoun and one.startswith(pronoun.group()) and draw.random() < 0.5:
        return f"{one.rstrip('.!? ')} and {other[pronoun.end() :]}"
    conjunction = draw.choice((", and ", "; ", " and ", ", while "))
    return one.rstrip(".!? ") + conjunction + _in_lower_case(other)


def attribute(text: str, draw: random.Random) -> str:
    """Attribute a sentence to its source, as a writer does who was given texts."""
    opening = ("According to the article, ", "The article says that ", "The passage states that ")
    return draw.choice(opening) + _in_lower_case(text)
