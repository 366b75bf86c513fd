"""Positions and findings: sentences in which an author argues, or reports what others found."""

import re

_QUOTATION = re.compile(r"[\"“][^\"“”]*[\"”]?")
_POSITION = re.compile(
    r"\b(?:should|must|ought|deserves?|(?:need|has|have) to|had better"
    r"|it(?:'s| is| was)(?: \w+)? (?:time|wrong|right|essential|important|vital|crucial)"
    r"|(?:I|we)(?: \w+){0,4}"
    r" (?:think|believe|argue|suspect|doubt|maintain|suggest|recommend|wish)(?!,)"
    r"|(?:my|our|the|one|another)(?: \w+)? (?:argument|point|view|case|claim|complaint|reason"
    r"|lesson|conclusion|problem|truth|answer)s?(?: \w+){0,4} (?:is|was))\b",
    re.IGNORECASE,
)
_FINDING = re.compile(
    r"\b(?:f(?:i|ou)nds?|show(?:s|ed|n)?|conclude[sd]?|reveal(?:s|ed)?|suggest(?:s|ed)?|confirm(?:s|ed)?"
    r"|discovered|established|determined|report says|study says) (?:that|no)\b"
    r"|\bfindings? (?:is|are|was|were|shows?|suggests?|provides?)\b|\bd(?:id|oes) not find\b",
    re.IGNORECASE,
)


def takes_position(sentence: str) -> bool:
    """Whether a sentence says what its author thinks, wants or argues.

    >>> takes_position("I have come to think that the quay is ugly."), takes_position("It rained.")
    (True, False)
    >>> takes_position("“We should shut it,” the mayor said.")
    False
    >>> takes_position("She had not, I think, seen the quay.")  # an aside
    False
    """
    return _POSITION.search(_QUOTATION.sub("", sentence.replace("’", "'"))) is not None


def reports_finding(sentence: str) -> bool:
    """Whether a sentence says what an inquiry or a study found.

    >>> (
    ...     reports_finding("It found that the drain was blocked."),
    ...     reports_finding("She found a coin."),
    ... )
    (True, False)
    """
    return _FINDING.search(sentence) is not None
