"""Questions with their answers as statements: what people ask is said in their own words."""

import re

_HELPERS = """
    is are was were did do does has have had can could will would should might may"""
_HELPING = frozenset(_HELPERS.split())
_BE = {"is", "are", "was", "were"}
_OWN = re.compile(r"^(who|what)\b (?P<rest>\w+ .*)$", re.IGNORECASE)
_COUNT = re.compile(r"^how many\b (?P<rest>.*)$", re.IGNORECASE)
_AT_END = re.compile(
    r"\b(?:in |on |at )?(?:what|which|who|whom|where|when|how many)(?: (?:year|city|country|day|"
    r"month|state|type|kind))?$",
    re.IGNORECASE,
)


def stated(question: str, answer: str) -> tuple[str, int]:
    """A statement that holds the answer, and where the answer begins in it.

    Where only a parser could turn the words round, the answer follows the question.

    >>> stated("Who vetoed the resolution?", "Russia")
    ('Russia vetoed the resolution.', 0)
    >>> stated("When did Russia veto it?", "In 2017")
    ('When did Russia veto it? In 2017.', 25)
    """
    asked = question.strip().rstrip("?. ")
    answer = answer.strip().rstrip(".")
    capital = answer[:1].upper() + answer[1:]
    if (own := _OWN.match(asked)) and not _turned_round(own["rest"]):
        return f"{capital} {own['rest']}.", 0
    count = _COUNT.match(asked)
    if count and not set(count["rest"].lower().split()) & _HELPING and len(answer) < 20:
        return f"{capital} {count['rest']}.", 0
    if end := _AT_END.search(asked):
        before = asked[: end.start()]
        return f"{before}{answer}.", len(before)
    return f"{asked}? {capital}.", len(asked) + 2


def _turned_round(rest: str) -> bool:
    """Whether the subject follows a helping verb: "did Russia veto", "was he born"."""
    first, *others = rest.lower().split()
    if first not in _HELPING:
        # "What treaty did he sign": its subject stands later
        return bool(set(others[:4]) & {"did", "do", "does"}) or first in {"kind", "type", "year"}
    if first not in _BE:
        return first in {"did", "do", "does"} or not others or others[0] in {"the", "he", "she"}
    return others[-1:] == ["born"] or others[-1:] == ["called"]
