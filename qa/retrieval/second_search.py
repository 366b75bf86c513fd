"""Second search: finds the passages that the names in the best passages lead to.

The passage that a question needs may share no word with it: "Where was the keeper of the Orla light
born?" needs the one on Ada Berg as well, whose name another passage gives. Questions of two steps
are searched twice, as in Qi et al., Answering Complex Open-domain Questions Through Iterative Query
Generation (2019), with the names themselves in place of a trained query.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, chain, zip_longest
from math import inf

from embeddings.index import Hit
from qa.language.values import Name, values
from qa.language.words import stems

KEPT = 5
"""Hits of the first search that stay before all those of the second."""

_NAMING_PASSAGES = 2
"""The number of best passages whose names are searched for."""


def with_second_search(
    question: str,
    hits: Sequence[Hit],
    search: Callable[[str], Sequence[Hit]],
    limit: int,
    kept: int = KEPT,
) -> list[Hit]:
    """The best hits; after the first ``kept``, the others take turns with those of a second search.

    ``hits``: best first; ``search``: finds hits for a query. A hit that it adds gets the score of
    the hit before it.
    """
    if min(limit, len(hits)) <= kept:
        return list(hits[:limit])
    first = {hit.passage for hit in hits[:kept]}
    second = _interleave(*(search(f"{question} {names}") for names in _new_names(question, hits)))
    new = [hit for hit in second if hit.passage not in first]
    order = dict.fromkeys(hit.passage for hit in chain(hits[:kept], _interleave(new, hits[kept:])))
    scores = {hit.passage: hit.score for hit in hits}
    lowest = accumulate((scores.get(passage, inf) for passage in order), min)
    return list(map(Hit, order, lowest))[:limit]


def _new_names(question: str, hits: Sequence[Hit]) -> Iterator[str]:
    """For each of the best passages, its names that are not in the question, if any."""
    question_stems = stems(question)
    for text in (hit.passage.text for hit in hits[:_NAMING_PASSAGES]):
        names = (value.span.of(text) for value in values(text) if isinstance(value, Name))
        if new := [name for name in dict.fromkeys(names) if not stems(name) <= question_stems]:
            yield " ".join(new)


def _interleave(*ranked: Sequence[Hit]) -> Iterator[Hit]:
    return (hit for row in zip_longest(*ranked) for hit in row if hit)
