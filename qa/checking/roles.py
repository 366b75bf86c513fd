"""Roles: finds verbs of a written sentence whose doer or object is another in its sources."""

from collections.abc import Iterator

from embeddings.sentences import Span
from qa.checking.grounds import Sources
from qa.language.deeds import HEAD, Deed, deeds

_NEAR = 4  # words of a side among which the object of a verb is


def misassigned_roles(claim: str, sources: Sources) -> Iterator[Span]:
    """Yield a claim's verbs that in the sources have another doer, or doer and object exchanged."""
    claimed = list(deeds(claim))
    roots = {deed.root for deed in claimed}
    found = [
        (deed, each.stems)
        for each in (sources.sentences if claimed else ())
        for deed in deeds(each.text)
        if deed.root in roots and deed.doer
    ]
    for deed in claimed:
        agreements = [_agreement(deed, *each) for each in found]
        if any(agreements) and "same" not in agreements:
            yield deed.verb


def _agreement(claimed: Deed, source: Deed, stems: frozenset[str]) -> str:
    """How two deeds agree: "same" or "exchanged" in their roles, "by another" doer, or "".

    ``stems``: those of the source deed's sentence.
    """
    if claimed.root != source.root:
        return ""
    sides = (claimed.doer, source.doer, source.other), (claimed.other, source.other, source.doer)
    side, same_side, other_side = sides[0] if claimed.doer else sides[1]
    head, object_head = frozenset(side[:HEAD]), frozenset(claimed.other[:HEAD])
    if not head.isdisjoint(same_side):
        return "same"
    # what the islanders own may own a ferry
    mutual = not (claimed.doer and claimed.other) or not set(claimed.other).isdisjoint(same_side)
    if head and head.issubset(other_side) and mutual:
        return "exchanged"
    object_acts = object_head.issubset(source.doer) and object_head.isdisjoint(source.other)
    if claimed.doer and object_head and object_acts:
        return "exchanged"
    # of "Ida hit Cape Torren and killed four" the doer is not the nearest name
    is_named = not claimed.name.isdisjoint(source.doer + source.other)
    other_name = source.name.isdisjoint(claimed.doer) and not is_named
    same_object = not set(claimed.other[:_NEAR]).isdisjoint(source.other[:_NEAR])
    is_elsewhere = head.issubset(stems) and head.isdisjoint(source.other[:1])
    other_doer = (claimed.name and source.name and other_name) or (head and is_elsewhere)
    return "by another" if same_object and other_doer else ""
