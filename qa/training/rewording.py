"""True sentences said in another way, by rules that keep them true."""

import random
import re
from collections.abc import Callable

_MONTHS = """
    January February March April May June July August September October November December"""
_MONTH = "|".join(_MONTHS.split())
_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve"
_SMALL = _NUMBERS.split()
_SYNONYMS = {
    "said": ("stated", "explained", "declared"), "about": ("around", "roughly", "nearly"),
    "also": ("as well",), "however": ("but",), "because": ("since", "as"), "began": ("started",),
    "started": ("began",), "killed": ("left dead",), "announced": ("made public",),
    "many": ("a lot of",), "several": ("a number of",), "near": ("close to",),
    "during": ("in the course of",), "approximately": ("about", "around"), "while": ("whereas",),
    "became": ("turned into",), "large": ("big",), "received": ("got", "was given"),
    "located": ("situated",), "showed": ("revealed",), "including": ("among them",),
    "more than": ("over",), "over": ("more than",), "at least": ("no fewer than",),
    "per cent": ("percent",), "percent": ("%",), "died": ("lost their life", "passed away"),
    "children": ("kids",), "used": ("employed",), "often": ("frequently",), "police": ("officers",),
    "led": ("headed",), "held": ("took place",), "called": ("named", "known as"),
}  # fmt: skip


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
    ends = [
        m.start()
        for m in re.finditer(
            r",? (?:which|who|where|while|whereas|although|including|according to|as well as)\b",
            text,
        )
        if len(text[: m.start()].split()) >= 6
    ]
    return text[: draw.choice(ends)] if ends else text


def _days(text: str, draw: random.Random) -> str:
    """12 April 2017 as April 12, 2017, and back; the year may go."""
    year = draw.random() < 0.7
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
    currency = {"$": "dollars", "£": "pounds", "€": "euros"}
    if draw.random() < 0.5:
        text = re.sub(
            r"([$£€])(\d[\d.,]*\d|\d)((?: (?:million|billion|thousand))?)",
            lambda m: f"{m[2]}{m[3]} {currency[m[1]]}",
            text,
        )
    text = (
        re.sub(r"(\d) ?(?:percent|per cent)\b", r"\1%", text)
        if draw.random() < 0.5
        else (re.sub(r"(\d)%", r"\1 percent", text))
    )
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
]


def fused(one: str, other: str, draw: random.Random) -> str:
    """Two sentences of one text as one."""
    second = (
        other[0].lower() + other[1:]
        if re.match(r"(?:The|A|An|He|She|It|They|In) ", other)
        else other
    )
    joint = draw.choice((", and ", "; ", " and ", ", while "))
    return one.rstrip(".!? ") + joint + second
