"""Questions with their answers turned into statements."""

import re

_AUXILIARY_WORDS = """
    is are was were did do does has have had can could will would should might may"""
_AUXILIARIES = frozenset(_AUXILIARY_WORDS.split())
_BE = {"is", "are", "was", "were"}
_SUBJECT_QUESTION = re.compile(r"^(who|what)\b (?P<rest>\w+ .*)$", re.IGNORECASE)
_COUNT = re.compile(r"^how many\b (?P<rest>.*)$", re.IGNORECASE)
_AT_END = re.compile(
    r"\b(?:in |on |at )?(?:what|which|who|whom|where|when|how many)(?: (?:year|city|country|day|"
    r"month|state|type|kind))?$",
    re.IGNORECASE,
)


def statement(question: str, answer: str) -> tuple[str, int]:
    """A statement of question and answer, and the character at which the answer begins in it.

    Where it would take a parser to reorder the words, the answer follows the question.

    >>> statement("Who vetoed the resolution?", "Russia")
    ('Russia vetoed the resolution.', 0)
    >>> statement("When did Russia veto it?", "In 2017")
    ('When did Russia veto it? In 2017.', 25)
    """
    question_text = question.strip().rstrip("?. ")
    answer = answer.strip().rstrip(".")
    capital = answer[:1].upper() + answer[1:]
    if (subject_question := _SUBJECT_QUESTION.match(question_text)) and not _is_inverted(
        subject_question["rest"]
    ):
        return f"{capital} {subject_question['rest']}.", 0
    count = _COUNT.match(question_text)
    if count and not set(count["rest"].lower().split()) & _AUXILIARIES and len(answer) < 20:
        return f"{capital} {count['rest']}.", 0
    if question_words := _AT_END.search(question_text):
        before = question_text[: question_words.start()]
        return f"{before}{answer}.", len(before)
    return f"{question_text}? {capital}.", len(question_text) + 2


def _is_inverted(rest: str) -> bool:
    """Whether the subject follows an auxiliary verb: "did Russia veto", "was he born"."""
    first, *others = rest.lower().split()
    if first not in _AUXILIARIES:
        # "What treaty did he sign": the subject comes later
        return bool(set(others[:4]) & {"did", "do", "does"}) or first in {"kind", "type", "year"}
    if first not in _BE:
        return first in {"did", "do", "does"} or not others or others[0] in {"the", "he", "she"}
    return others[-1:] == ["born"] or others[-1:] == ["called"]
