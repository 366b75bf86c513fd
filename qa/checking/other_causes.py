"""Other causes: finds a cause and an effect that a written sentence exchanges."""

import re
from collections.abc import Iterator

from embeddings.sentences import Span
from qa.checking.grounds import Sources, claim_stems, covered_share

_BECAUSE = "because(?: of)?|due to|owing to|caused by|as a result of"
_LED_TO = (
    "(?P<led>(?:led|leads?) to|result(?:ed|s) in|brought about"
    "|(?:caused|prompted|triggered)(?! by))"
)
_STRICTLY_CAUSAL = re.compile(rf"\b(?:{_BECAUSE}|{_LED_TO})\b", re.IGNORECASE)
_CAUSAL = re.compile(
    rf"\b(?:{_BECAUSE}|{_LED_TO}|thanks to|after|following|as|since|when)\b", re.IGNORECASE
)
_Sides = tuple[list[str], list[str]]
"""The stems of an effect and of its cause."""


def other_causes(claim: str, sources: Sources) -> Iterator[Span]:
    """Yield a claim's "because" or "led to" where a source has its effect as the cause.

    Only where no sentence of the sources has both as the claim has them.
    """
    if connective := _STRICTLY_CAUSAL.search(claim):
        sides = _effect_and_cause(claim, connective)
        agreements = {
            _agreement(sides, _effect_and_cause(source.text, other), sources)
            for source in sources.evidence(claim_stems(claim))
            for other in _CAUSAL.finditer(source.text)
        }
        if "exchanged" in agreements and "same" not in agreements:
            yield Span(*connective.span())


def _effect_and_cause(text: str, connective: re.Match[str]) -> _Sides:
    """The stems of the effect and of the cause in "B because A", "Because A, B" and "A led to B".

    In "B, due to A, fell" the effect stands on both sides.
    """
    before, after = text[: connective.start()], text[connective.end() :]
    if connective["led"]:
        return claim_stems(after), claim_stems(before)
    if not before.strip():
        after, _, before = after.partition(",")
    elif before.rstrip().endswith(","):
        after, _, rest = after.partition(",")
        before += rest
    return claim_stems(before), claim_stems(after)


def _agreement(claimed: _Sides, source: _Sides, sources: Sources) -> str:
    """How two agree: "same", "exchanged" if the claim's effect is the source's cause, or "".

    In "sunk after a fuse broke as it was cold" the cause has a cause of its own.
    """
    shares = map(sources.shares, claimed)
    effect, cause = ([covered_share(each, stems) for stems in source] for each in shares)
    if effect[1] > effect[0] and cause[1] <= cause[0]:
        return "exchanged"
    return "same" if effect[0] >= effect[1] and cause[1] > 0 else ""
