"""Other causes: a sentence says "because" or "led to" where its sources say the reverse."""

import re
from collections.abc import Iterator

from embeddings.sentences import Span
from qa.checking.grounds import Sources, claim_stems, had

_BECAUSE = "because(?: of)?|due to|owing to|caused by|as a result of"
_LED_TO = (
    "(?P<led>(?:led|leads?) to|result(?:ed|s) in|brought about"
    "|(?:caused|prompted|triggered)(?! by))"
)
_CLAIMED = re.compile(rf"\b(?:{_BECAUSE}|{_LED_TO})\b", re.IGNORECASE)
_TOLD = re.compile(
    rf"\b(?:{_BECAUSE}|{_LED_TO}|thanks to|after|following|as|since|when)\b", re.IGNORECASE
)


def other_causes(claim: str, sources: Sources) -> Iterator[Span]:
    """Its "because" or "led to", where what it says to follow is what another thing follows from.

    Only where no sentence of the sources has both as the claim has them.
    """
    if said := _CLAIMED.search(claim):
        ways = {
            _way(_parted(claim, said), _parted(source.text, told), sources)
            for source in sources.evidence(claim_stems(claim))
            for told in _TOLD.finditer(source.text)
        }
        if "exchanged" in ways and "same" not in ways:
            yield Span(*said.span())


def _parted(text: str, at: re.Match[str]) -> tuple[list[str], list[str]]:
    """The stems of what follows, and of what it follows from: this is first in "Because A, B".

    And amid the other in "B, due to A, fell".
    """
    before, after = text[: at.start()], text[at.end() :]
    if at["led"]:
        return claim_stems(after), claim_stems(before)
    if not before.strip():
        after, _, before = after.partition(",")
    elif before.rstrip().endswith(","):
        after, _, rest = after.partition(",")
        before += rest
    return claim_stems(before), claim_stems(after)


def _way(
    said: tuple[list[str], list[str]], told: tuple[list[str], list[str]], sources: Sources
) -> str:
    """Whether both have the same in the same place, or the claim's effect is the other's cause.

    In "sunk after a fuse broke as it was cold" the cause has a cause of its own.
    """
    effect, cause = ([had(sources.shares(part), there) for there in told] for part in said)
    if effect[1] > effect[0] and cause[1] <= cause[0]:
        return "exchanged"
    return "same" if effect[0] >= effect[1] and cause[1] > 0 else ""
