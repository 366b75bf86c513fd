"""The verifier: a written sentence and its source in, a verdict and the doubted words out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from embeddings.engines.processor import processors
from embeddings.sentences import Span
from qa.curves import logistic
from qa.errors import QAError
from qa.reader.weights import REINSTALL, TOKENIZER, fault_of, network_session
from qa.reader.windows import Tokens, Window, joined, load_tokenizer, tokenise

PACKAGED = Path(__file__).with_name("weights")
NETWORK = "verifier.onnx"
CHECKED = (NETWORK, TOKENIZER)
MAX_CLAIM, MAX_TITLE, MAX_SOURCE = 96, 24, 176
"""Tokens that are read of a sentence, a title and a source; what follows is cut."""
_SURE = 10.0  # a logit


class VerifierUnavailable(QAError):
    """The verifier's files are missing or damaged; Byline compares words without them."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the verifier makes of a sentence.

    `says`: a logit that the source says it. `doubts`: the characters of each of its tokens, with
    a probability, 0..1, that just these are what the source does not say.
    """

    says: float
    doubts: tuple[tuple[Span, float], ...]

    def doubt(self, place: Span) -> float:
        """The greatest of the tokens in a place, 0..1."""
        return max(
            (p for s, p in self.doubts if s.start < place.end and s.end > place.start), default=0.0
        )


def paired(claim: Tokens, source: Tokens, title: Tokens) -> Window | None:
    """The input of the network, the sentence's tokens from place 1 on; None of nothing."""
    if not claim.ids or not source.ids:
        return None
    told = Tokens(source.ids[:MAX_SOURCE], source.spans[:MAX_SOURCE])
    return joined(claim.ids[:MAX_CLAIM], title.ids[:MAX_TITLE], told)


class Verifier:
    """Verifies with the network that comes with Byline; safe to use from several threads."""

    def __init__(self, folder: Path | None = None, threads: int | None = None) -> None:
        """Raises `VerifierUnavailable` when its files are missing or damaged.

        `threads`: of a processor; None: as many as there are but one, which encodes meanwhile.
        """
        place = folder or PACKAGED
        if fault := fault_of(place, CHECKED):
            raise VerifierUnavailable(f"The verifier's file {fault}. {REINSTALL}")
        self._session = network_session(place / NETWORK, threads or max(1, processors() - 1))
        self._tokenizer = load_tokenizer(place / TOKENIZER)

    def verify(self, claim: str, source: str, title: str = "") -> Verdict:
        """Whether the source, of an article with this title, says what the sentence says."""
        said, told, named = tokenise(self._tokenizer, [claim, source, title])
        window = paired(said, told, named)
        if window is None:
            return Verdict(-_SURE, ())
        spans = said.spans[:MAX_CLAIM]
        ids, sides = (np.array([row], np.int64) for row in (window.ids, window.sides))
        given = {"ids": ids, "sides": sides, "first": np.array(1 + len(spans))}
        says, doubts = self._session.run(None, given)
        logits: Sequence[float] = doubts[0][1:].tolist()
        doubted = ((Span(*at), logistic(one)) for at, one in zip(spans, logits, strict=True))
        return Verdict(float(says[0]), tuple(doubted))
