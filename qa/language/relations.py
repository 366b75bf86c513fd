"""Relations: whether a text tells of somebody's wife or brother, where that is asked."""

import re

from qa.language.words import any_of, stem, stems

_ROWS = """
    wife husband spouse widow widower girlfriend boyfriend fiancee
        / partner marry married marries marriage wed wedding couple divorced engaged,
    father mother parent dad mum mom son daughter child children grandfather grandmother
        grandparent grandson granddaughter grandchild grandchildren
        / born heir adopted,
    brother sister sibling / twin family,
    uncle aunt nephew niece cousin / family"""
"""Relations that the same words may tell: any of the row's, among them those behind the stroke."""

_TOLD = {
    stem(word): {stem(told) for told in row.replace("/", " ").split()}
    for row in _ROWS.split(",")
    for word in row.partition("/")[0].split()
}
_RELATION = rf"(?P<%s>{any_of(' '.join(row.partition('/')[0] for row in _ROWS.split(',')))}s?)"
_IS = r"(?:['’]s| is| was| are| were)"
_ASKED = re.compile(
    rf"(?:(?:who|what){_IS} |.*\bnames? of )"
    rf"(?:.*(?:['’]s?|\b(?:his|her|their)) (?:\w+ )?{_RELATION % 'whose'}(?: called)?"
    rf"|(?:the |an? )?(?:\w+ )?{_RELATION % 'of'} of .+)\W*",
    re.IGNORECASE,
)


def leaves_untold(question: str, text: str) -> bool:
    """Whether a question asks for somebody by a relation that no word of a text tells of.

    >>> told = "The yard belongs to his sister, Ada Hale. She married in 1955."
    >>> [leaves_untold(f"Who is Piet Hale's {one}?", told) for one in ("wife", "brother", "mother")]
    [False, False, True]
    """
    asked = _ASKED.fullmatch(question.strip())
    if asked is None:
        return False
    relation = stem((asked["whose"] or asked["of"]).lower())
    return not _TOLD[relation] & stems(text)
