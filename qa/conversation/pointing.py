"""Pointing: whether words of a message mean something said before it."""

import re

from qa.language.words import in_english, words

# Words that point back to something said before: "who vetoed it?", "how many of them?"
_POINTING_BACK = """
    he she it they him them her his hers its their theirs this that these those himself herself
    itself themselves one ones former latter same such"""
_POINTING = frozenset(_POINTING_BACK.split())
# In German, French and Spanish
_ALSO_POINTING = """
    er sie es ihn ihm ihnen ihre ihrer ihren seine seiner seinen dessen deren dieser diese dieses
    dort davon dafür dabei il elle ils elles lui cela ça celui celle ceux él ella ellos ellas eso"""
_POINTING_ELSEWHERE = frozenset(_ALSO_POINTING.split())
# There a pronoun after a name or a thing may mean that: "hat Berg gesagt, dass er"
_HAS_ITS_WORD = re.compile(
    r"(?<=[a-zß-ÿ] )[A-ZÀ-Þ]\w+ .*|\b(?:l[ea]s? |l['’]|une? )\w.*|\b(?:es gibt|gibt es|il y a)\b"
)
# Where such words point to nothing: "is it true", "they said that", "this year"
_POINTLESS = re.compile(
    r"\b(is|was|does|did|will|would|can) it (true|possible|necessary|rain|take|mean)\b"
    r"|\b(said|says|say|told|tell me|think|believe|know|shows?|means?|so|claim|claims|claimed|"
    r"found|was|is|are) that\b(?!\W*$)"
    r"|\b(this|that|these|those) (year|month|week|morning|evening|day)\b"
    # "the part that broke", "the ferry when it struck"
    r"|\b(the|an?) \w+ that\b(?!\W*$)"
    r"|\bthe \w+( \w+)? (when|while|after|before|because|as|where) (it|he|she|they)\b(?!\W*$)",
    re.IGNORECASE,
)


def points_back(message: str) -> bool:
    """Whether a pronoun or the like in it points to what was said before.

    >>> points_back("Who vetoed it?"), points_back("Will it rain in Oslo?")
    (True, False)
    >>> points_back("Wann wurde sie gebaut?"), points_back("Wann hat Ada Berg sie gebaut?")
    (True, False)
    """
    if not in_english(message):
        return not _POINTING_ELSEWHERE.isdisjoint(words(_HAS_ITS_WORD.sub(" ", message)))
    return not _POINTING.isdisjoint(words(_POINTLESS.sub(" ", message)))
