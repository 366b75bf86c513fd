"""Other times: finds "until noon" in a written sentence whose sources say "from noon"."""

import re
from collections.abc import Iterator

from embeddings.sentences import Span
from qa.checking.denials import clauses
from qa.checking.grounds import Sources
from qa.language.words import is_common, stem

_UP_TO, _ONWARDS = ("before", "until"), ("after", "since", "from")
_OTHERS = dict.fromkeys(_UP_TO, _ONWARDS) | dict.fromkeys(_ONWARDS, _UP_TO)
"""By each word for a relation in time the words for another relation."""

_RELATION = re.compile(
    rf"\b({'|'.join(_OTHERS)}) (?:(?:the|a|an|its|early|late|this|last|next) ){{0,2}}([^\W_]+)",
    re.IGNORECASE,
)


def other_relations(claim: str, sources: Sources) -> Iterator[Span]:
    """Yield a claim's words for a relation in time where the sources only have another one.

    Relations to the same thing are compared: "until noon", "from noon".
    """
    claimed = list(_relations(claim))
    if not claimed:
        return
    found = {relation[:2] for source in sources.texts for relation in _relations(source.text)}
    for root, word, span in claimed:
        if (root, word) not in found and any((root, each) in found for each in _OTHERS[word]):
            yield span


def _relations(text: str) -> Iterator[tuple[str, str, Span]]:
    """Yield the relations in time of a text: the stem of the thing, the relation and its span.

    Denied clauses are left out: what does not happen before May may happen from May.
    """
    for clause, denies in clauses(text):
        for match in () if denies else _RELATION.finditer(text, clause.start, clause.end):
            if not is_common(thing := match[2].lower()):
                yield stem(thing), match[1].lower(), Span(*match.span(1))
