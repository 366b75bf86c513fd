"""Second search: what the names in the best passages lead to.

What a question needs may share no word with it: "Where was the keeper of the Orla light born?"
needs the passage on Ada Berg as well, whose name another passage gives. Questions of two steps are
searched in two, as in Qi et al., Answering Complex Open-domain Questions Through Iterative Query
Generation (2019), with the names themselves in place of a trained query.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, chain, zip_longest
from math import inf

from embeddings.index import Hit
from qa.language.values import Name, values
from qa.language.words import stems

KEPT = 5
"""Hits of the first search that stay before all of the second."""

_FROM = 2
"""Passages whose names are searched for."""


def with_second_search(
    question: str,
    hits: Sequence[Hit],
    search: Callable[[str], Sequence[Hit]],
    limit: int,
    kept: int = KEPT,
) -> list[Hit]:
    """The best hits, of which those after the first ``kept`` take turns with what these lead to.

    ``hits``: best first; ``search`` finds the hits of any words. What it adds has the score of the
    hit before it.
    """
    if min(limit, len(hits)) <= kept:
        return list(hits[:limit])
    first = {hit.passage for hit in hits[:kept]}
    led = _in_turn(*(search(f"{question} {names}") for names in _new_names(question, hits)))
    new = [hit for hit in led if hit.passage not in first]
    order = dict.fromkeys(hit.passage for hit in chain(hits[:kept], _in_turn(new, hits[kept:])))
    scores = {hit.passage: hit.score for hit in hits}
    lowest = accumulate((scores.get(passage, inf) for passage in order), min)
    return list(map(Hit, order, lowest))[:limit]


def _new_names(question: str, hits: Sequence[Hit]) -> Iterator[str]:
    """Of each of the best passages the names that the question has not, if any."""
    asked = stems(question)
    for text in (hit.passage.text for hit in hits[:_FROM]):
        named = (value.span.of(text) for value in values(text) if isinstance(value, Name))
        if new := [name for name in dict.fromkeys(named) if not stems(name) <= asked]:
            yield " ".join(new)


def _in_turn(*ranked: Sequence[Hit]) -> Iterator[Hit]:
    return (hit for row in zip_longest(*ranked) for hit in row if hit)
