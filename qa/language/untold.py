"""Untold: whether a text lacks every word by which a relation or an event could be told.

Where a question asks for a wife or a death, a text without any word for one cannot answer: the
children who left a trial are no answer to how many of them died.
"""

import re

from qa.language.irregular_verbs import verb_root
from qa.language.words import any_of, words

_RELATIONS = """
    wife husband spouse widow widower girlfriend boyfriend fiancee
        / partner marry married marries marriage wed wedding couple divorced engaged,
    father mother parent dad mum mom son daughter child children grandfather grandmother
        grandparent grandson granddaughter grandchild grandchildren
        / born heir adopted,
    brother sister sibling / twin family,
    uncle aunt nephew niece cousin / family"""
"""Rows of relations that the same words tell: themselves, and those after the stroke."""

_EVENTS = """
    die dies died killed / dead death deadly kill perish drown toll victim fatal fatality lose claim
        murder execute slay massacre assassinate bury burial funeral mortality widow late suicide
        shoot behead casualty body survive posthumous,
    born / birth native birthplace child son daughter baby,
    marry married wed / wife husband spouse widow marriage wedding couple divorce bride groom,
    arrested / arrest detain detention custody hold charge suspect jail prison catch seize capture,
    injured hurt wounded / injure injury wound harm casualty hospital treat burn break tear,
    built constructed / construct erect complete open raise begin finish date make establish
        develop manufacture,
    designed / design designer architect plan draw style create,
    owns owned owner / own owner belong buy sell property purchase hold possess acquire landlord"""
_COUNTED_THINGS = """
    employ employs employed / employee employer work worker workforce staff job labour labor hire,
    live lives lived / reside inhabit population home resident inhabitant settle populous"""
"""The same for events and for counted things: of 218 such questions of training articles 7 have no
word of their row in the sentences around the answer."""


def _telling_roots(rows: str) -> dict[str, frozenset[str]]:
    """By the root of an asked word the roots of the words that tell it."""
    return {
        verb_root(word): frozenset(map(verb_root, row.replace("/", " ").split()))
        for row in rows.split(",")
        for word in row.partition("/")[0].split()
    }


_TELLING = _telling_roots(f"{_RELATIONS},{_EVENTS},{_COUNTED_THINGS}")


def _any_asked(rows: str) -> str:
    """A pattern of the asked words of some rows."""
    return any_of(" ".join(row.partition("/")[0] for row in rows.split(",")))


_RELATION = rf"(?P<%s>{_any_asked(_RELATIONS)}s?)"
_IS = r"(?:['’]s| is| was| are| were)"
_FAR = ".{0,199}"  # characters: a long question would take seconds
_RELATION_QUESTION = re.compile(
    rf"(?:(?:who|what){_IS} |{_FAR}\bnames? of )"
    rf"(?:{_FAR}(?:['’]s?|\b(?:his|her|their)) (?:\w+ )?{_RELATION % 'whose'}(?: called)?"
    rf"|(?:the |an? )?(?:\w+ )?{_RELATION % 'of'} of {_FAR})\W*",
    re.IGNORECASE,
)
_EVENT_QUESTION = re.compile(
    rf"how many {_FAR}\b(?P<counted>{_any_asked(_COUNTED_THINGS)})\b"
    rf"|(?:who|when|where|how(?: many)?|(?:in )?(?:which|what) year)\b{_FAR}"
    rf"\b(?P<event>{_any_asked(_EVENTS)})\b",
    re.IGNORECASE,
)
_LIFE = re.compile(r"\(\D{0,20}\d{3,4}|\d{4} ?[–-] ?\d{2,4}")
"""The dates of a life: "Ada Hale (1901-1988)"."""


def leaves_untold(question: str, text: str) -> bool:
    """Whether a question asks for a relation or an event for which a text has no word.

    >>> text = "The yard belongs to his sister, Ada Hale. She married in 1955."
    >>> [leaves_untold(f"Who is Piet Hale's {one}?", text) for one in ("wife", "brother", "mother")]
    [False, False, True]
    >>> leaves_untold("How many died?", "Two children left the trial.")
    True
    """
    question = question.strip()
    asked = _RELATION_QUESTION.fullmatch(question) or _EVENT_QUESTION.match(question)
    if asked is None or _LIFE.search(text):
        return False
    (what,) = filter(None, asked.groups())
    return _TELLING[verb_root(what.lower())].isdisjoint(map(verb_root, words(text)))
