"""Hedges: what a sentence tells as alleged, denied or only meant to be, and not as a fact."""

import re

from qa.language.words import stem, stems

_ALLEGED = (
    r"alleg(?:e|es|ed|edly|ing)|accus(?:e|es|ed|ing)|suspected|(?:on|under) suspicion"
    r"|charged with|rumou?red|reportedly|supposedly|purportedly|said to have|claim(?:s|ed)? to have"
)
_DENIED = (
    r"(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:e|es|ed|ing))"
    r" (?:\w+ ){0,2}(?:that|having|reports?|claims?|rumou?rs?|allegations?|suggestions?)"
)
_NOT_DONE = (
    r"(?:planned|intended|hoped|expected|scheduled|threatened|failed|refused|declined|set) to"
    r"|(?:was|were) to (?!become|prove|remain|last)|would have"
)
_AHEAD = re.compile(
    r"\b(?:will|(?:is|are|plans?|intends?|hopes?|aims?) to)(?: be| have| not| also)? (\w+)",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:did|was|were|has|have|had|\w+ed)\b", re.IGNORECASE)
_HEDGE = re.compile(rf"\b(?:{_ALLEGED}|{_DENIED}|{_NOT_DONE})\b", re.IGNORECASE)
_HEDGED = re.compile(
    r"\b(?:alleg|accus|suspect|charg|rumou?r|report|suppos|purport|said|claim|den[yi]|reject"
    r"|dismiss|refut|plan|inten|hope|expect|schedul|threat|fail|refus|declin|would|(?-i:will)\b"
    r"|could|should|might|(?-i:may)\b|going to|if\b)",
    re.IGNORECASE,
)
"""Whatever may take up such a word, so that it is not passed over."""


def told_as_fact(said: str, source: str) -> bool:
    """Whether a question or a claim takes for a fact what its source does not tell as one.

    >>> source = "Ines Hart is accused of the theft."
    >>> told_as_fact("Who stole it?", source), told_as_fact("Who is accused?", source)
    (True, False)
    >>> told_as_fact("When did it open?", "It will open in May.")
    True
    """
    if _HEDGED.search(said):
        return False
    ahead = {stem(verb.lower()) for verb in _AHEAD.findall(source)}
    not_yet = _PAST.search(said) is not None and not ahead.isdisjoint(stems(said))
    return not_yet or _HEDGE.search(source) is not None
