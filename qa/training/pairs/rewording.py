"""True sentences said in another way, by rules that keep them true."""

import random
import re
from collections.abc import Callable

from embeddings.calendar_words import ENGLISH_MONTHS
from qa.language.number_words import SMALL_NUMBERS

_MONTH = "|".join(map(str.capitalize, ENGLISH_MONTHS))
_SMALL = SMALL_NUMBERS[:13]
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
_TAIL = re.compile(
    r",? (?:which|who|where|while|whereas|although|including|according to|as well as)\b"
)
_JOINED = re.compile(
    r"(?P<main>[A-Z][^,;:“”\"]{20,}?),? (?P<link>because|after|before|when|while|although|"
    r"until) (?P<rest>[^,;:“”\"]{15,})\.$"
)
_SMALL_BEGIN = re.compile(
    r"(?:The|A|An|He|She|It|They|In|On|At|We|This|That|These|Those|There|His|Her|Its|Their|Some|"
    r"Many|Most|All|No|One|Two|Three|Several|More|About|Police|People)\b"
)


def reworded(text: str, draw: random.Random) -> str:
    """The sentence, or its main part, in other words."""
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
    """Without "However," or "On Monday," before the main clause."""
    del draw
    return re.sub(r"^(?:[A-Z][\w ]{1,40}), (?=(?:the|a|an|he|she|it|they|[A-Z]\w+) )", "", text)


def _without_apposition(text: str, draw: random.Random) -> str:
    """Without one of the parts between two commas."""
    parts = list(re.finditer(r", [^,]{8,80},(?= [a-z])", text))
    if not parts:
        return text
    part = draw.choice(parts)
    return text[: part.start()] + text[part.end() :]


def _without_tail(text: str, draw: random.Random) -> str:
    """Without what follows a comma and a word that begins another clause."""
    ends = [m.start() for m in _TAIL.finditer(text) if len(text[: m.start()].split()) >= 6]
    return text[: draw.choice(ends)] if ends else text


def _days(text: str, draw: random.Random) -> str:
    """12 April 2017 as April 12, 2017, and back; the year may go."""
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


def _ordinal(found: re.Match[str]) -> str:
    number = int(found[0])
    ends = {1: "st", 2: "nd", 3: "rd"}
    return found[0] + (ends.get(number % 10, "th") if number not in {11, 12, 13} else "th")


def _figures(text: str, draw: random.Random) -> str:
    """Numbers in words or figures, with or without their commas, currencies as words."""
    if draw.random() < 0.6:
        text = re.sub(
            r"(?<![\w.,$£€:/–-])(\d{1,2})(?= [a-z])(?! [ap]\.?m)",
            lambda m: _SMALL[int(m[1])] if 0 < int(m[1]) <= 12 else m[1],
            text,
        )
    else:
        text = re.sub(
            rf"\b({'|'.join(_SMALL[2:])})(?= [a-z])", lambda m: str(_SMALL.index(m[1])), text
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


def _short_names(text: str, draw: random.Random) -> str:
    """A person's last name alone."""
    if draw.random() < 0.5:
        return text
    return re.sub(
        r"\b(?:(?:President|Minister|Mr\.?|Mrs\.?|Dr\.?|Senator|Sir) )?[A-Z][a-z]+ (?:[A-Z]\. )?"
        r"([A-Z][a-z]{3,})\b(?= [a-z])(?! (?:of|and))",
        r"\1",
        text,
        count=1,
    )


def _synonyms(text: str, draw: random.Random) -> str:
    for word in draw.sample(sorted(_SYNONYMS), k=len(_SYNONYMS) * 2 // 3):
        text = re.sub(rf"\b{word}\b", draw.choice(_SYNONYMS[word]), text, count=1)
    return text


def _speech(text: str, draw: random.Random) -> str:
    """What is quoted, as reported."""
    if draw.random() < 0.5:
        return text
    return re.sub(r"[“”\"]", "", text)


def _turned_clause(text: str, draw: random.Random) -> str:
    """What begins with "In 1990, " ends with it instead."""
    found = re.match(
        r"((?:In|On|At|During|After|Before|By|Since) [^,]{3,40}), ([^,]+[^.,])\.$", text
    )
    if not found or draw.random() < 0.3:
        return text
    lead = found[1][0].lower() + found[1][1:]
    return f"{found[2]} {lead}."


def _other_order(text: str, draw: random.Random) -> str:
    """What follows "because" or "after" comes first."""
    found = _JOINED.match(text)
    if not found or draw.random() < 0.4:
        return text
    return f"{found['link'].capitalize()} {found['rest']}, {_inside(found['main'])}."


def _told_first(text: str, draw: random.Random) -> str:
    """Who said it comes before it: "He said the bridge is safe"."""
    found = re.match(
        r"(?P<what>.{20,}),[”\"]? (?P<who>[^,“”\"]{2,50}) (?P<said>said|says)\.$", text
    )
    if not found or draw.random() < 0.3:
        return text
    who = found["who"][:1].upper() + found["who"][1:]
    return f"{who} {found['said']} that {_inside(found['what'].lstrip('“'))}."


def _short_clauses(text: str, draw: random.Random) -> str:
    """Of "The bridge, which was built in 1911" the words "which was" go."""
    del draw
    return re.sub(r", (?:which|who) (?:is|was|are|were|has been|had been) (?!not\b)", ", ", text)


def _inside(text: str) -> str:
    """As it stands within a sentence."""
    return text[0].lower() + text[1:] if _SMALL_BEGIN.match(text) else text


_WAYS: list[Callable[[str, random.Random], str]] = [
    _without_brackets,
    _without_lead,
    _without_apposition,
    _without_tail,
    _days,
    _figures,
    _short_names,
    _synonyms,
    _speech,
    _turned_clause,
    _other_order,
    _told_first,
    _short_clauses,
]


def fused(one: str, other: str, draw: random.Random) -> str:
    """Two sentences of one text as one, of which only a "he" or "she" that both begin with goes.

    Whatever else a pronoun stands for may be something else: "The mayor left. It was cold."
    """
    again = re.match(r"(He|She) (?=\w+ed |was |is |has |had )", other)
    if again and one.startswith(again.group()) and draw.random() < 0.5:
        return f"{one.rstrip('.!? ')} and {other[again.end() :]}"
    joint = draw.choice((", and ", "; ", " and ", ", while "))
    return one.rstrip(".!? ") + joint + _inside(other)


def sourced(text: str, draw: random.Random) -> str:
    """As it is put by a writer who has been given texts."""
    begin = ("According to the article, ", "The article says that ", "The passage states that ")
    return draw.choice(begin) + _inside(text)
