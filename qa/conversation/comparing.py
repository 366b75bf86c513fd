"""Comparing: a question on two things at once, as the same question on each of them."""

import re

from qa.conversation.grammar import DOING, parsed

_NAMED = (
    r"(?:the )?(?-i:[a-z]*[A-ZÀ-Þ0-9])[\w’'.-]*"
    r"(?: (?:(?:of|the|de|van|von|for|from) )*(?-i:[a-z]*[A-ZÀ-Þ0-9])[\w’'.-]*)*"
)
_THING = r"(?:the |an? )?\w[\w’'.-]*(?: \w[\w’'.-]*){0,4}"
_JOINED = rf"(?:both )?(?P<one>{_NAMED}),? (?:{{}}) (?P<other>{_NAMED})"
_PAIR = _JOINED.format("and|&")
_EITHER = rf"(?:,? (?P<one>{_NAMED})|, (?P<thing>{_THING})),? or (?P<other>{_THING})"
_BETWEEN = re.compile(rf"(?:between|of) {_PAIR}, (?P<asked>(?:which|who|what)\b.+)", re.IGNORECASE)
_FIRST = r"(?:first|earlier|later|last)"
_AUX = r"(?P<aux>are|were|do|did|have|can)"
_DEGREES = {
    "older": "old", "oldest": "old", "younger": "old", "youngest": "old", "longer": "long",
    "longest": "long", "shorter": "long", "shortest": "long", "taller": "tall", "tallest": "tall",
    "higher": "high", "highest": "high", "larger": "large", "largest": "large", "bigger": "big",
    "biggest": "big", "smaller": "large", "smallest": "large", "deeper": "deep", "faster": "fast",
    "heavier": "heavy", "wider": "wide", "farther": "far", "further": "far",
}  # fmt: skip
_OF_ONE = {
    "aux": {"are": "is", "were": "was", "do": "does", "have": "has"},
    "price": {"is": "does", "costs": "does", "was": "did", "cost": "did"},
    "degree": _DEGREES,
}
"""What is said of one thing in place of what a comparison says."""

_DEGREE = "|".join(dict.fromkeys(_DEGREES.values()))
_TELL = "Tell me about {name}"
_WHICH = r"(?:which|who|what)(?: (?!is|was|are|were|has|had|cost|came)\w+)?"

_FORMS = {
    r"(?:compare|(?:what(?:'s| is| are) )?the differences? between|(?:how|what) do) "
    rf"{_JOINED.format('and|&|with|to')}(?: differ| compare| have in common)?": _TELL,
    _JOINED.format(r"vs\.?|versus"): _TELL,
    rf"{_WHICH} (?:is|was|are|were) (?:the )?(?P<degree>{'|'.join(_DEGREES)}){_EITHER}": (
        "How {degree} is {name}?"
    ),
    rf"{_WHICH} (?P<price>costs?|is|was)(?: the)? (?:more|most|less|least|cheaper|cheapest)"
    rf"(?: expensive)?{_EITHER}": "How much {price} {name} cost?",
    rf"{_WHICH} (?:is|was|were|are) (?P<done>\w+(?: \w+)?) {_FIRST}{_EITHER}": (
        "When was {name} {done}?"
    ),
    rf"{_WHICH} (?:came|happened) {_FIRST}{_EITHER}": "When was {name}?",
    rf"{_WHICH} (?:has|had) (?:the )?(?:more|most|fewer|fewest) "
    rf"(?P<what>(?-i:[a-z])\w+(?: (?-i:[a-z])\w+)?)(?=,){_EITHER}": (
        "How many {what} does {name} have?"
    ),
    rf"(?!what){_WHICH} (?P<aux>is|was) (?P<rest>[^,?]+)(?=,){_EITHER}": "{aux} {name} {rest}?",
    rf"{_AUX} (?=both |.* (?:both|each|same) ){_PAIR}(?: both| each)? (?P<rest>.+)": (
        "{aux} {name} {rest}?"
    ),
    rf"(?P<asked>how (?:{_DEGREE})|(?:what|which) \w+|when|where) {_AUX} {_PAIR}(?: both)?"
    r"(?P<rest>(?: (?:from|in|of|born|built|made|founded|opened))?)": "{asked} {aux} {name}{rest}?",
}
"""Forms of questions on two things, each with the question on one of them."""


def on_each(message: str) -> dict[str, str]:
    """By each of the two things that a message compares the question on it; none where it does not.

    >>> on_each("Which is longer, the Morning Tern or the Saint Orla?")["the Saint Orla"]
    'How long is the Saint Orla?'
    >>> list(on_each("When were Mill Bridge and the Lantern Bridge built?").values())
    ['When was Mill Bridge built?', 'When was the Lantern Bridge built?']
    >>> on_each("Who crossed Mill Bridge and the Lantern Bridge?")
    {}
    """
    asked = message.strip(" ?!.")
    if between := _BETWEEN.fullmatch(asked):
        asked = "{asked}, {one} or {other}".format(**between.groupdict())
    for form, of_one in _FORMS.items():
        if found := re.fullmatch(form, asked, re.IGNORECASE):
            said = {
                group: _OF_ONE.get(group, {}).get(text.lower(), text)
                for group, text in found.groupdict("").items()
            }
            names = said["one"] or said["thing"], said["other"]
            whole = all(map(_is_thing, names))
            each = {name: of_one.format(name=name, **said) for name in names if whole}
            return {name: f"{one[0].upper()}{one[1:]}" for name, one in each.items()}
    return {}


def _is_thing(name: str) -> bool:
    """Whether something is named and nothing said: "the flood", and not "the river rose"."""
    return not any(word.kind in DOING + "p" for word in parsed(name))
