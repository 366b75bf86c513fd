"""Hedges: what a sentence tells as alleged, denied or only meant to be, and not as a fact."""

import re
from collections.abc import Iterable

from qa.language.irregular_verbs import PAST, verb_root
from qa.language.words import content_words, stems

_ALLEGED = (
    r"alleg(?:e|es|ed|edly|ing)|accus(?:e|es|ed|ing)|suspected|(?:on|under) suspicion"
    r"|charged with|fac(?:e|es|ed|ing) (?:\w+ ){0,3}charges?|rumou?red|reportedly|supposedly"
    r"|purportedly|said to have|claim(?:s|ed)? to have|according to (?:the )?prosecut(?:ors|ion)"
    r"|prosecutors (?:say|told|believe)|investigat\w+ (?:whether|if)|on trial for"
    r"|stand(?:s|ing)? trial"
)
_DENIED = (
    r"(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:e|es|ed|ing))"
    r" (?:\w+ ){0,2}(?:that|having|reports?|claims?|rumou?rs?|allegations?|suggestions?)"
    r"|pleaded not guilty|acquitted|cleared (?:\w+ ){0,3}of"
)
_NOT_DONE = r"would have|would [^.;]{1,80} if|never (?:took place|happened)"
_HEDGE = re.compile(rf"\b(?:{_ALLEGED}|{_DENIED}|{_NOT_DONE})\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:(?-i:will|may)|could|might|must|yet to|almost|nearly|close to"
    r"|(?:(?:is|are)(?: \w+)?|about|want(?:s|ed)?|plans?|intends?|hopes?|aims?|tr(?:y|ied|ying)"
    r"|attempt(?:s|ed|ing)?|planned|intended|hoped|expect(?:s|ed|ing)?|scheduled|threatened"
    r"|failed|refused|declined|set"
    r"|(?:plans?|proposals?|bid|talks|lost|appl(?:y|ied|ication))(?: [\w&’'-]+){0,7}) to"
    r"|(?:was|were) to(?! (?:become|prove|remain|last)))"
    r"(?: be| have| not| also| still)? (\w+)",
    re.IGNORECASE,
)
"""What is meant, tried, nearly done or not: with the verb that tells what."""

_DONE = re.compile(rf"\b{PAST}\b", re.IGNORECASE)
_PAST = re.compile(rf"\b(?:did|was|were|has|have|had|{PAST})\b", re.IGNORECASE)
_ASIDE = re.compile(
    r"(?:\b(?:who|whose|whom|which|though|although|after|before|because|when|while)\b"
    r"|(?<=, )(?:once |now |long )?\w+ed (?:of|by|to|with|on)\b)[^,;.]*",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:alleg|accus|suspect|arrest|trial|charg|rumou?r|report|suppos|purport|said|claim|den[yi]"
    r"|reject|dismiss|refut|plead|acquit|clear|prosecut|investigat|plan(?:s|ned|ning)?\b|inten|hope"
    r"|expect|schedul|threat|fail|refus|declin|would|should|going to|if\b|attempt|propos"
    r"|bid\b|appl(?:y|ied)|never)",
    re.IGNORECASE,
)
"""Whatever may take up such a word, beside what is ahead, so that it is not passed over."""


def told_as_fact(said: str, source: str) -> bool:
    """Whether a question or a claim takes for a fact what its source does not tell as one.

    >>> source = "Ines Hart is accused of the theft."
    >>> told_as_fact("Who stole it?", source), told_as_fact("Who is accused?", source)
    (True, False)
    >>> told_as_fact("When did it open?", "It will open in May.")
    True
    """
    if _HEDGED.search(said) or _AHEAD.search(said):
        return False
    told = _without_asides(said, source)
    done = _verbs(_DONE.findall(_AHEAD.sub(" ", told)))
    ahead = _verbs(_AHEAD.findall(told)) - done
    not_yet = _PAST.search(said) is not None and not ahead.isdisjoint(_verbs(content_words(said)))
    return not_yet or _HEDGE.search(told) is not None


def _without_asides(said: str, source: str) -> str:
    """The source without clauses that say nothing of what is said, if another says some of it.

    >>> _without_asides("Where was Jon Hask born?", "Hask, who is accused of fraud, was born here.")
    'Hask, , was born here.'
    """
    about = stems(" ".join(re.findall(r"\b[a-z]\w+", said)))  # names are in every clause
    told = _ASIDE.sub(lambda aside: aside[0] if about & stems(aside[0]) else "", source)
    return told if about & stems(told) else source


def _verbs(words: Iterable[str]) -> set[str]:
    """Their stems, of an irregular past its verb's."""
    return {verb_root(word.lower()) for word in words}
