"""The verifier: judges a written sentence by its source, and its words one by one."""

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
"""How many tokens of a sentence, a title and a source are read; the rest is cut."""
_CERTAIN = 10.0  # a logit


class VerifierUnavailable(QAError):
    """The verifier's files are missing or damaged; Byline compares words without them."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verifier's judgement of a sentence.

    `says`: the logit that the source says it. `doubts`: the span of each of its tokens with the
    probability, 0..1, that just this token is not what the source says.
    """

    says: float
    doubts: tuple[tuple[Span, float], ...]

    def doubt(self, span: Span) -> float:
        """The greatest doubt, 0..1, of the tokens in a span."""
        return max(
            (p for s, p in self.doubts if s.start < span.end and s.end > span.start), default=0.0
        )


def verifier_input(claim: Tokens, source: Tokens, title: Tokens) -> Window | None:
    """The network's input, with the sentence's tokens from index 1; None without any tokens."""
    if not claim.ids or not source.ids:
        return None
    source = Tokens(source.ids[:MAX_SOURCE], source.spans[:MAX_SOURCE])
    return joined(claim.ids[:MAX_CLAIM], title.ids[:MAX_TITLE], source)


class Verifier:
    """Runs the network that comes with Byline; safe to use from several threads."""

    def __init__(self, folder: Path | None = None, threads: int | None = None) -> None:
        """Raises `VerifierUnavailable` when its files are missing or damaged.

        `threads`: None for one less than the processors, as one of them encodes meanwhile.
        """
        folder = folder or PACKAGED
        if fault := fault_of(folder, CHECKED):
            raise VerifierUnavailable(f"The verifier's file {fault}. {REINSTALL}")
        self._session = network_session(folder / NETWORK, threads or max(1, processors() - 1))
        self._tokenizer = load_tokenizer(folder / TOKENIZER)

    def verify(self, claim: str, source: str, title: str = "") -> Verdict:
        """Judge whether a source, from an article with this title, says what the claim says."""
        claim_tokens, *others = tokenise(self._tokenizer, [claim, source, title])
        window = verifier_input(claim_tokens, *others)
        if window is None:
            return Verdict(-_CERTAIN, ())
        spans = claim_tokens.spans[:MAX_CLAIM]
        ids, sides = (np.array([row], np.int64) for row in (window.ids, window.sides))
        inputs = {"ids": ids, "sides": sides, "first": np.array(1 + len(spans))}
        says, doubts = self._session.run(None, inputs)
        logits: Sequence[float] = doubts[0][1:].tolist()
        pairs = ((Span(*at), logistic(one)) for at, one in zip(spans, logits, strict=True))
        return Verdict(float(says[0]), tuple(pairs))
