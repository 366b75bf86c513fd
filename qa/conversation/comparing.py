"""Comparing: a question that compares two things, as the same question on each of them."""

import re

from qa.conversation.grammar import DOING, parse

_NAMED = (
    r"(?:the )?(?-i:[a-z]*[A-ZÀ-Þ0-9])[\w’'.-]*"
    r"(?: (?:(?:of|the|de|van|von|for|from) )*(?-i:[a-z]*[A-ZÀ-Þ0-9])[\w’'.-]*)*"
)
_THING = r"(?:the |an? )?\w[\w’'.-]*(?: \w[\w’'.-]*){0,4}"
_JOINED = rf"(?:both )?(?P<one>{_NAMED}),? (?:{{}}) (?P<other>{_NAMED})"
_PAIR = _JOINED.format("and|&")
_EITHER = rf"(?:,? (?P<one>{_NAMED})|, (?P<thing>{_THING})),? or (?P<other>{_THING})"
_BETWEEN = re.compile(rf"(?:between|of) {_PAIR}, (?P<query>(?:which|who|what)\b.+)", re.IGNORECASE)
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
"""Words of a comparison and what stands in their place in the question on one thing."""

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
"""Forms of questions on two things, each with its template for the question on one of them."""


def question_on_each(message: str) -> dict[str, str]:
    """Two questions, by the thing each is on, for a message that compares two; else none.

    >>> question_on_each("Which is longer, the Morning Tern or the Saint Orla?")["the Saint Orla"]
    'How long is the Saint Orla?'
    >>> list(question_on_each("When were Mill Bridge and the Lantern Bridge built?").values())
    ['When was Mill Bridge built?', 'When was the Lantern Bridge built?']
    >>> question_on_each("Who crossed Mill Bridge and the Lantern Bridge?")
    {}
    """
    comparison = message.strip(" ?!.")
    if between := _BETWEEN.fullmatch(comparison):
        comparison = "{query}, {one} or {other}".format(**between.groupdict())
    for form, template in _FORMS.items():
        if found := re.fullmatch(form, comparison, re.IGNORECASE):
            parts = {
                group: _OF_ONE.get(group, {}).get(text.lower(), text)
                for group, text in found.groupdict("").items()
            }
            names = parts["one"] or parts["thing"], parts["other"]
            if not all(map(_is_thing, names)):
                return {}
            questions = {name: template.format(name=name, **parts) for name in names}
            return {name: f"{each[0].upper()}{each[1:]}" for name, each in questions.items()}
    return {}


def _is_thing(name: str) -> bool:
    """Whether some words are a thing alone: "the flood", and not "the river rose"."""
    return not any(word.kind in DOING + "p" for word in parse(name))
