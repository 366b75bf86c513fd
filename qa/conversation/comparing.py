"""Comparing: a question on two things at once, as the same question on each of them."""

import re
from collections.abc import Callable

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
_ONE = {"are": "is", "were": "was", "do": "does", "have": "has"}  # of one what is said of two
_PRICED = {"is": "does", "costs": "does", "was": "did", "cost": "did"}
_FIRST = r"(?:first|earlier|later|last)"
_AUX = r"(?P<aux>are|were|do|did|have|can)"
_DEGREES = {
    "older": "old", "oldest": "old", "younger": "old", "youngest": "old", "longer": "long",
    "longest": "long", "shorter": "long", "shortest": "long", "taller": "tall", "tallest": "tall",
    "higher": "high", "highest": "high", "larger": "large", "largest": "large", "bigger": "big",
    "biggest": "big", "smaller": "large", "smallest": "large", "deeper": "deep", "faster": "fast",
    "heavier": "heavy", "wider": "wide", "farther": "far", "further": "far",
}  # fmt: skip
_DEGREE = "|".join(dict.fromkeys(_DEGREES.values()))
_WHICH = r"(?:which|who|what)(?: (?!is|was|are|were|has|had|cost|came)\w+)?"

_Each = Callable[[re.Match[str], str], str]
"""The question on one of the two, from a form and its name."""


def _tell(_: re.Match[str], name: str) -> str:
    return f"Tell me about {name}"


_FORMS: tuple[tuple[str, _Each], ...] = (
    (
        r"(?:compare|(?:what(?:'s| is| are) )?the differences? between|(?:how|what) do) "
        rf"{_JOINED.format('and|&|with|to')}(?: differ| compare| have in common)?",
        _tell,
    ),
    (_JOINED.format(r"vs\.?|versus"), _tell),
    (
        rf"{_WHICH} (?:is|was|are|were) (?:the )?(?P<degree>{'|'.join(_DEGREES)}){_EITHER}",
        lambda form, name: f"How {_DEGREES[form['degree'].lower()]} is {name}?",
    ),
    (
        rf"{_WHICH} (?P<verb>costs?|is|was)(?: the)? (?:more|most|less|least|cheaper|cheapest)"
        rf"(?: expensive)?{_EITHER}",
        lambda form, name: f"How much {_PRICED[form['verb'].lower()]} {name} cost?",
    ),
    (
        rf"{_WHICH} (?:is|was|were|are) (?P<done>\w+(?: \w+)?) {_FIRST}{_EITHER}",
        lambda form, name: f"When was {name} {form['done']}?",
    ),
    (
        rf"{_WHICH} (?:came|happened) {_FIRST}{_EITHER}",
        lambda _, name: f"When was {name}?",
    ),
    (
        rf"{_WHICH} (?:has|had) (?:the )?(?:more|most|fewer|fewest) "
        rf"(?P<what>(?-i:[a-z])\w+(?: (?-i:[a-z])\w+)?)(?=,){_EITHER}",
        lambda form, name: f"How many {form['what']} does {name} have?",
    ),
    (
        rf"(?!what){_WHICH} (?P<aux>is|was) (?P<rest>[^,?]+)(?=,){_EITHER}",
        lambda form, name: f"{form['aux'].title()} {name} {form['rest']}?",
    ),
    (
        rf"{_AUX} (?=both |.* (?:both|each|same) ){_PAIR}(?: both| each)? (?P<rest>.+)",
        lambda form, name: f"{_of_one(form['aux']).title()} {name} {form['rest']}?",
    ),
    (
        rf"(?P<asked>how (?:{_DEGREE})|(?:what|which) \w+|when|where) {_AUX} {_PAIR}(?: both)?"
        r"(?P<rest>(?: (?:from|in|of|born|built|made|founded|opened))?)",
        lambda form, name: f"{form['asked']} {_of_one(form['aux'])} {name}{form['rest']}?",
    ),
)


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
    for form, each in _FORMS:
        if found := re.fullmatch(form, asked, re.IGNORECASE):
            said = found.groupdict()
            names = said["one"] or said["thing"], said["other"]
            whole = all(map(_is_thing, names))
            return {name: each(found, name) for name in names} if whole else {}
    return {}


def _is_thing(name: str) -> bool:
    """Whether something is named and nothing said: "the flood", and not "the river rose"."""
    return not any(word.kind in DOING + "p" for word in parsed(name))


def _of_one(aux: str) -> str:
    return _ONE.get(aux.lower(), aux)
