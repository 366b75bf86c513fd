"""Train the verifier: whether a source says what a sentence says, and which words it does not.

``python -m qa.training.train_verifier --data PATH --model PATH --work PATH --start CHECKPOINT``

The network is the reader's: a sentence takes the question's place, its source the passage's.
"The passage answers" becomes "the source says it", and the head for the start of an answer marks
words of the sentence that the source does not say.
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
from qa.training.examples.mixture import SEED, source_examples
from qa.training.network.features import pad
from qa.training.network.model import ReaderNetwork
from qa.training.network.running import Training, plan_from_command_line
from qa.training.pairs.answer_pairs import answer_pairs
from qa.training.pairs.pairing import Pair
from qa.training.pairs.sentence_pairs import all_pairs
from qa.training.split import load_split
from qa.verifier.verifier import MAX_CLAIM, verifier_input

BATCH = 24
POOL = 20
"""How many batches are drawn at once, to be sorted by length."""
HUMAN = frozenset({"summedits", "wice", "climate-fever", "fever-symmetric"})
UNKNOWN = -1.0
WEIGHTS = "verifier-f16.safetensors"
CHOOSING = 0.03
"""Share of the claims that serve to choose."""


@dataclass(frozen=True)
class LabelledPair:
    """A pair as an input of the network; `wrong`: 1 or 0 for each claim token, or UNKNOWN."""

    pair: Pair
    window: Window
    wrong: tuple[float, ...]


def label_pairs(tokenizer: Tokenizer, pairs: Sequence[Pair]) -> list[LabelledPair]:
    """Pairs as inputs of the network with labels; a pair without a word is left out."""
    claims = tokenise(tokenizer, [each.claim for each in pairs])
    titles = tokenise(tokenizer, [each.title for each in pairs])
    sources = tokenise(tokenizer, [each.source for each in pairs])
    labelled = []
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
        labelled.append(LabelledPair(pair, window, tuple(wrong)))
    return labelled


def collate(rows: Sequence[LabelledPair]) -> dict[str, Tensor]:
    """Padded tensors: `ids`, `sides` (batch, length); `wrong` (batch, first); `supported` (batch,).

    `first`: the tokens of the longest claim, plus one for [CLS].
    """
    ids, sides = pad([each.window for each in rows])
    wrong = torch.full((len(rows), 1 + max(len(each.wrong) for each in rows)), UNKNOWN)
    for row, each in enumerate(rows):
        wrong[row, 1 : 1 + len(each.wrong)] = torch.tensor(each.wrong)
    supported = torch.tensor([float(each.pair.supported) for each in rows])
    return {"ids": ids, "sides": sides, "wrong": wrong, "supported": supported}


def loss_of(supports: Tensor, doubts: Tensor, batch: Mapping[str, Tensor]) -> Tensor:
    """Cross entropy of the verdict plus, over the labelled words, that of being wrong."""
    verdict = functional.binary_cross_entropy_with_logits(supports, batch["supported"])
    is_known = batch["wrong"] != UNKNOWN
    each = functional.binary_cross_entropy_with_logits(
        doubts, batch["wrong"].clamp(min=0), reduction="none"
    )
    # few words are wrong: they weigh more
    weight = torch.where(batch["wrong"] > 0, 4.0, 1.0) * is_known
    return verdict + (each * weight).sum() / weight.sum().clamp(min=1.0)


class VerifierTask:
    """The verifier's task: pairs in, verdicts and doubted words out."""

    def __init__(self, data: Path, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        pairs = [each for each in _pairs(data) if each.source]
        claims = sorted({each.claim for each in pairs})
        chosen_claims = set(random.Random(SEED).sample(claims, int(len(claims) * CHOOSING)))
        self._choosing = [each for each in pairs if each.claim in chosen_claims]
        self._pairs = [each for each in pairs if each.claim not in chosen_claims]
        self._order: list[Pair] = []

    def batches(self, rounds: int, share: float) -> Iterator[dict[str, Tensor]]:
        """The batches of one pool, each of pairs of like length, in random order."""
        del share
        draw = random.Random(SEED + rounds)
        while len(self._order) < BATCH * POOL:
            self._order += draw.sample(self._pairs, len(self._pairs))
        pool, self._order = self._order[: BATCH * POOL], self._order[BATCH * POOL :]
        rows = sorted(label_pairs(self._tokenizer, pool), key=lambda each: len(each.window.ids))
        cuts = [rows[at : at + BATCH] for at in range(0, len(rows), BATCH)]
        draw.shuffle(cuts)
        yield from map(collate, cuts)

    def loss(self, network: ReaderNetwork, batch: Mapping[str, Tensor]) -> Tensor:
        """The loss, in half precision."""
        with torch.autocast(batch["ids"].device.type, torch.bfloat16):
            first = batch["wrong"].shape[1]
            supports, doubts = network.verify(batch["ids"], batch["sides"], first)
        return loss_of(supports, doubts, batch)

    def measures(self, network: ReaderNetwork) -> dict[str, float]:
        """Accuracy of the verdicts on human-labelled pairs, on answers, and on all other claims."""
        rows = label_pairs(self._tokenizer, self._choosing)
        scores: list[float] = []
        for at in range(0, len(rows), BATCH):
            batch = collate(rows[at : at + BATCH])
            with torch.inference_mode():
                supports, _ = network.verify(batch["ids"], batch["sides"], 1)
            scores += supports.tolist()
        right = (np.array(scores) >= 0) == np.array([each.pair.supported for each in rows])
        human = np.array([each.pair.kind in HUMAN for each in rows])
        answers = np.array([each.pair.kind.startswith("answer ") for each in rows])
        parts = {"human": human, "answers": answers, "claims": ~answers}
        return {name: float(right[part].mean()) for name, part in parts.items()}


def _pairs(data: Path) -> list[Pair]:
    """All pairs: those of questions with answers, and two thirds as many of sentences."""
    split, draw = load_split(), random.Random(SEED)
    examples = source_examples(data, split, draw)
    answers = list(answer_pairs(data, examples, ExtractiveReader(threads=1), draw))
    sentences = all_pairs(data, split, SEED)
    return [*answers, *draw.sample(sentences, min(len(sentences), 2 * len(answers) // 3))]


def main() -> None:
    """Read the command line and train."""
    plan = plan_from_command_line(__doc__)
    tokenizer = load_tokenizer(plan.model / "tokenizer.json")
    Training(plan, VerifierTask(plan.data, tokenizer)).run(WEIGHTS)


if __name__ == "__main__":
    main()
