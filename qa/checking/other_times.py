"""Other times: a written sentence says "until noon" and its sources "from noon"."""

import re
from collections.abc import Iterator

from embeddings.sentences import Span
from qa.checking.denials import clauses
from qa.checking.grounds import Sources
from qa.language.words import is_common, stem

_UP_TO, _ONWARDS = ("before", "until"), ("after", "since", "from")
_OTHERS = dict.fromkeys(_UP_TO, _ONWARDS) | dict.fromkeys(_ONWARDS, _UP_TO)
"""Words for a relation in time, each with those that say another."""

_RELATION = re.compile(
    rf"\b({'|'.join(_OTHERS)}) (?:(?:the|a|an|its|early|late|this|last|next) ){{0,2}}([^\W_]+)",
    re.IGNORECASE,
)


def other_relations(claim: str, sources: Sources) -> Iterator[Span]:
    """Its words for a relation in time that is another in the sources.

    Only where the same word follows, and nowhere after the same word as in the claim.
    """
    said = list(_relations(claim))
    if not said:
        return
    told = {relation[:2] for source in sources.texts for relation in _relations(source.text)}
    for root, word, span in said:
        if (root, word) not in told and any((root, each) in told for each in _OTHERS[word]):
            yield span


def _relations(text: str) -> Iterator[tuple[str, str, Span]]:
    """The stem of what stands in a relation in time, that relation, and its characters.

    What does not happen before May does not until May, and may from May: none of these is told.
    """
    said = (clause for clause, denied in clauses(text) if not denied)
    for found in (each for one in said for each in _RELATION.finditer(text, one.start, one.end)):
        if not is_common(thing := found[2].lower()):
            yield stem(thing), found[1].lower(), Span(*found.span(1))
