"""Hedges: whether a sentence calls something alleged, denied or planned, and no fact."""

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
_REFUTED = (
    r"(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:e|es|ed|ing))"
    r" (?:\w+ ){0,2}(?:that|having|reports?|claims?|rumou?rs?|allegations?|suggestions?)"
    r"|pleaded not guilty|acquitted|cleared (?:\w+ ){0,3}of"
)
_NOT_DONE = r"would have|would [^.;]{1,80} if|never (?:took place|happened)"
_HEDGE = re.compile(rf"\b(?:{_ALLEGED}|{_REFUTED}|{_NOT_DONE})\b", re.IGNORECASE)
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
"""What is planned, tried or nearly done; the group is its verb."""

_PAST_VERB = re.compile(rf"\b{PAST}\b", re.IGNORECASE)
_PAST_TENSE = re.compile(rf"\b(?:did|was|were|has|have|had|{PAST})\b", re.IGNORECASE)
_ASIDE = re.compile(
    r"(?:\b(?:who|whose|whom|which|though|although|after|before|because|when|while)\b"
    r"|(?<=, )(?:once |now |long )?\w+ed (?:of|by|to|with|on)\b)[^,;.]*",
    re.IGNORECASE,
)
_OWN_HEDGE = re.compile(
    r"\b(?:alleg|accus|suspect|arrest|trial|charg|rumou?r|report|suppos|purport|said|claim|den[yi]"
    r"|reject|dismiss|refut|plead|acquit|clear|prosecut|investigat|plan(?:s|ned|ning)?\b|inten|hope"
    r"|expect|schedul|threat|fail|refus|declin|would|should|going to|if\b|attempt|propos"
    r"|bid\b|appl(?:y|ied)|never)",
    re.IGNORECASE,
)
"""Words by which a question or a claim is hedged itself, beside those of _AHEAD."""


def presumes_fact(text: str, source: str) -> bool:
    """Whether a question or a claim takes for a fact what its source hedges.

    >>> source = "Ines Hart is accused of the theft."
    >>> presumes_fact("Who stole it?", source), presumes_fact("Who is accused?", source)
    (True, False)
    >>> presumes_fact("When did it open?", "It will open in May.")
    True
    """
    if _OWN_HEDGE.search(text) or _AHEAD.search(text):
        return False
    relevant = _without_asides(text, source)
    done = _verbs(_PAST_VERB.findall(_AHEAD.sub(" ", relevant)))
    ahead = _verbs(_AHEAD.findall(relevant)) - done
    is_past = _PAST_TENSE.search(text) is not None
    not_yet = is_past and not ahead.isdisjoint(_verbs(content_words(text)))
    return not_yet or _HEDGE.search(relevant) is not None


def _without_asides(text: str, source: str) -> str:
    """The source without those clauses that share no word with a text, if something is left.

    >>> _without_asides("Where was Jon Hask born?", "Hask, who is accused of fraud, was born here.")
    'Hask, , was born here.'
    """
    topic = stems(" ".join(re.findall(r"\b[a-z]\w+", text)))  # names are in every clause
    rest = _ASIDE.sub(lambda aside: aside[0] if topic & stems(aside[0]) else "", source)
    return rest if topic & stems(rest) else source


def _verbs(words: Iterable[str]) -> set[str]:
    """The stems of some words, of an irregular past that of its verb."""
    return {verb_root(word.lower()) for word in words}
