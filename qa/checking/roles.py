"""Roles: who did what to whom, in a written sentence and where its sources tell of the same."""

from collections.abc import Iterator

from embeddings.sentences import Span
from qa.checking.grounds import Sources
from qa.language.deeds import HEAD, Deed, deeds

_NEAR = 4  # words of a side among which what it was done to is


def done_by_others(claim: str, sources: Sources) -> Iterator[Span]:
    """The claim's verbs whose doer is in the sources the one to whom it is done, or the reverse.

    And those that the sources let somebody of another name do to the same.
    """
    claimed = list(deeds(claim))
    roots = {said.root for said in claimed}
    told = [
        (deed, each.stems)
        for each in (sources.sentences if claimed else ())
        for deed in deeds(each.text)
        if deed.root in roots and deed.doer
    ]
    for said in claimed:
        ways = [_way(said, *each) for each in told]
        if any(ways) and "same" not in ways:
            yield said.verb


def _way(said: Deed, told: Deed, there: frozenset[str]) -> str:
    """Whether both have the same in the same role, in each other's, or another as doer.

    ``there``: the stems of the sentence that tells it.
    """
    if said.root != told.root:
        return ""
    who, own, others = (
        (said.doer, told.doer, told.other) if said.doer else (said.other, told.other, told.doer)
    )
    named, done_to = frozenset(who[:HEAD]), frozenset(said.other[:HEAD])
    if not named.isdisjoint(own):
        return "same"
    # what the islanders own may own a ferry
    back = not (said.doer and said.other) or not frozenset(said.other).isdisjoint(own)
    if named and named.issubset(others) and back:
        return "exchanged"
    if said.doer and done_to and done_to.issubset(told.doer) and done_to.isdisjoint(told.other):
        return "exchanged"
    # of "Ida hit Cape Torren and killed four" the doer is not the nearest name
    other_name = told.name.isdisjoint(said.doer) and said.name.isdisjoint(told.doer + told.other)
    alike = not frozenset(said.other[:_NEAR]).isdisjoint(told.other[:_NEAR])
    beside = named.issubset(there) and named.isdisjoint(told.other[:1])
    another = (said.name and told.name and other_name) or (named and beside)
    return "by another" if alike and another else ""
