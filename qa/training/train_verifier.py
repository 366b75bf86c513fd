"""Train the verifier: does a source say what a written sentence says, and which words not.

``python -m qa.training.train_verifier --data PATH --model PATH --work PATH --start CHECKPOINT``

The network is the reader's: a sentence stands where a question does, its source where a passage
does. "The passage answers" becomes "the source says it", and where an answer began in the passage,
a word of the sentence is marked that the source does not say.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from qa.reader import ExtractiveReader
from qa.reader.windows import Window, load_tokenizer, tokenise
from qa.training.examples.mixture import SEED, found_examples
from qa.training.network.features import pad
from qa.training.network.model import ReaderNetwork
from qa.training.network.running import Training, plan_of
from qa.training.pairs.answer_pairs import answer_pairs
from qa.training.pairs.pairing import Pair
from qa.training.pairs.sentence_pairs import all_pairs
from qa.training.split import load_split
from qa.verifier.verifier import MAX_CLAIM, verifier_input

BATCH = 24
POOL = 20
"""Batches drawn at once, to be sorted by length."""
HUMAN = frozenset({"summedits", "wice", "climate-fever", "fever-symmetric"})
UNKNOWN = -1.0
WEIGHTS = "verifier-f16.safetensors"
CHOOSING = 0.03
"""Share of the claims that serve to choose."""


@dataclass(frozen=True)
class Labelled:
    """An input of the network; for each token of the sentence whether it is wrong, or UNKNOWN."""

    pair: Pair
    window: Window
    wrong: tuple[float, ...]


def label(tokenizer: Tokenizer, pairs: Sequence[Pair]) -> list[Labelled]:
    """Pairs as the network sees them; one without a word is left out."""
    claims = tokenise(tokenizer, [each.claim for each in pairs])
    titles = tokenise(tokenizer, [each.title for each in pairs])
    sources = tokenise(tokenizer, [each.source for each in pairs])
    found = []
    for pair, claim, title, source in zip(pairs, claims, titles, sources, strict=True):
        window = verifier_input(claim, source, title)
        if window is None:
            continue
        wrong = [
            UNKNOWN
            if pair.wrong is None
            else float(any(start < w.end and end > w.start for w in pair.wrong))
            for start, end in claim.spans[:MAX_CLAIM]
        ]
        found.append(Labelled(pair, window, tuple(wrong)))
    return found


def collate(rows: Sequence[Labelled]) -> dict[str, Tensor]:
    """Padded tensors: `ids`, `sides` (batch, length); `wrong` (batch, first); `supported` (batch,).

    `first`: tokens of the longest sentence, and the one before it.
    """
    ids, sides = pad([each.window for each in rows])
    wrong = torch.full((len(rows), 1 + max(len(each.wrong) for each in rows)), UNKNOWN)
    for row, each in enumerate(rows):
        wrong[row, 1 : 1 + len(each.wrong)] = torch.tensor(each.wrong)
    supported = torch.tensor([float(each.pair.supported) for each in rows])
    return {"ids": ids, "sides": sides, "wrong": wrong, "supported": supported}


def loss_of(supports: Tensor, doubts: Tensor, batch: Mapping[str, Tensor]) -> Tensor:
    """Cross entropy of the verdict and, over the words of which it is known, of what is wrong."""
    verdict = functional.binary_cross_entropy_with_logits(supports, batch["supported"])
    known = batch["wrong"] != UNKNOWN
    each = functional.binary_cross_entropy_with_logits(
        doubts, batch["wrong"].clamp(min=0), reduction="none"
    )
    # a few words are wrong, the others many: each kind weighs as the other in its sentence
    weight = torch.where(batch["wrong"] > 0, 4.0, 1.0) * known
    return verdict + (each * weight).sum() / weight.sum().clamp(min=1.0)


class Verifying:
    """The task: pairs in, verdicts and doubted words out."""

    def __init__(self, data: Path, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        pairs = [each for each in _pairs(data) if each.source]
        claims = sorted({each.claim for each in pairs})
        apart = set(random.Random(SEED).sample(claims, int(len(claims) * CHOOSING)))
        self._choosing = [each for each in pairs if each.claim in apart]
        self._pairs = [each for each in pairs if each.claim not in apart]
        self._order: list[Pair] = []

    def batches(self, rounds: int, share: float) -> Iterator[dict[str, Tensor]]:
        """Of like length, in random order."""
        del share
        drawn = random.Random(SEED + rounds)
        while len(self._order) < BATCH * POOL:
            self._order += drawn.sample(self._pairs, len(self._pairs))
        pool, self._order = self._order[: BATCH * POOL], self._order[BATCH * POOL :]
        rows = sorted(label(self._tokenizer, pool), key=lambda each: len(each.window.ids))
        cuts = [rows[at : at + BATCH] for at in range(0, len(rows), BATCH)]
        drawn.shuffle(cuts)
        yield from map(collate, cuts)

    def loss(self, network: ReaderNetwork, batch: Mapping[str, Tensor]) -> Tensor:
        """In half precision."""
        with torch.autocast(batch["ids"].device.type, torch.bfloat16):
            first = batch["wrong"].shape[1]
            supports, doubts = network.verify(batch["ids"], batch["sides"], first)
        return loss_of(supports, doubts, batch)

    def measures(self, network: ReaderNetwork) -> dict[str, float]:
        """Accuracy of the verdicts on claims with human labels, answers, and all claims."""
        rows = label(self._tokenizer, self._choosing)
        scores: list[float] = []
        for at in range(0, len(rows), BATCH):
            batch = collate(rows[at : at + BATCH])
            with torch.inference_mode():
                supports, _ = network.verify(batch["ids"], batch["sides"], 1)
            scores += supports.tolist()
        right = (np.array(scores) >= 0) == np.array([each.pair.supported for each in rows])
        human = np.array([each.pair.kind in HUMAN for each in rows])
        asked = np.array([each.pair.kind.startswith("answer ") for each in rows])
        parts = {"human": human, "answers": asked, "claims": ~asked}
        return {name: float(right[part].mean()) for name, part in parts.items()}


def _pairs(data: Path) -> list[Pair]:
    """Questions with answers, and two thirds as many sentences."""
    split, draw = load_split(), random.Random(SEED)
    examples = found_examples(data, split, draw)
    asked = list(answer_pairs(data, examples, ExtractiveReader(threads=1), draw))
    said = all_pairs(data, split, SEED)
    return [*asked, *draw.sample(said, min(len(said), 2 * len(asked) // 3))]


def main() -> None:
    """Read the command line and train."""
    plan = plan_of(__doc__)
    tokenizer = load_tokenizer(plan.model / "tokenizer.json")
    Training(plan, Verifying(plan.data, tokenizer)).run(WEIGHTS)


if __name__ == "__main__":
    main()
