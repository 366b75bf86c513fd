"""Train the reader for a given time, on a GPU if there is one.

``python -m qa.training.train --data PATH --model PATH --work PATH --minutes 90``
"""

import random
from collections.abc import Iterator, Mapping, Sequence

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from qa.reader.reading import Calibration, Reading, read_passages
from qa.reader.spans import WindowScores
from qa.reader.windows import Window, load_tokenizer
from qa.training.examples.mixture import SEED, Stream, all_examples
from qa.training.measuring.measure import Read, all_measures, load_gold_questions, read_all
from qa.training.network.features import UNLABELLED, batches, collate, label_groups, pad
from qa.training.network.model import MASKED, ReaderNetwork
from qa.training.network.running import Plan, Training, plan_from_command_line
from qa.training.split import load_split

BATCH = 16
POOL = 16
"""How many batches are drawn at once, to be sorted by length."""
SAMPLE = 300
"""How many questions of the group "choose" are measured for the learning curve."""
WEIGHTS = "reader-f16.safetensors"


def loss_of(scores: Sequence[Tensor], batch: Mapping[str, Tensor]) -> Tensor:
    """Half the sum of four cross entropies: span (position 0: none), two verdicts, choice.

    `scores`: the network's logits.
    """
    start, end, relevance, answers = scores
    first, last, within = batch["start"], batch["end"], batch["within"]
    span = range_loss(start, first, torch.where(within, last, first))
    span = span + range_loss(end, torch.where(within, first, last), last)
    answering = functional.binary_cross_entropy_with_logits(answers, (first > 0).float())
    is_labelled = (batch["relevant"] != UNLABELLED).float()
    judging = functional.binary_cross_entropy_with_logits(
        relevance, batch["relevant"].clamp(min=0).float(), weight=is_labelled
    )
    return 0.5 * (span + answering + judging + choice_loss(relevance, batch))


def range_loss(logits: Tensor, first: Tensor, last: Tensor) -> Tensor:
    """Cross entropy of the positions from `first` to `last` together, (batch,) each.

    The marginal likelihood of Lee et al. 2019 where only the sentence is known; elsewhere the
    two are one position, and this is the usual cross entropy.
    """
    places = torch.arange(logits.shape[1], device=logits.device)
    inside = (places >= first[:, None]) & (places <= last[:, None])
    right = logits.masked_fill(~inside, MASKED)
    return (logits.logsumexp(1) - right.logsumexp(1)).mean()


def choice_loss(relevance: Tensor, batch: Mapping[str, Tensor]) -> Tensor:
    """Cross entropy of the right passage among those of its question; 0 if none has several."""
    same = batch["question"][:, None] == batch["question"][None, :]
    right = (batch["relevant"] == 1) & (same.sum(1) > 1)
    if not right.any():
        return relevance.sum() * 0
    among = relevance[None, :].masked_fill(~same, MASKED)
    return (among.logsumexp(1) - relevance)[right].mean()


class ReaderTask:
    """The reader's task: questions and passages in, spans and verdicts out."""

    def __init__(self, plan: Plan, tokenizer: Tokenizer) -> None:
        split = load_split()
        self._tokenizer, self._is_continued = tokenizer, bool(plan.start)
        self._examples = all_examples(plan.data, split)
        self._stream: Stream | None = None
        questions = load_gold_questions(plan.data, split, "choose")
        random.Random(SEED).shuffle(questions)
        self._questions = questions[:SAMPLE]

    def batches(self, rounds: int, share: float) -> Iterator[dict[str, Tensor]]:
        """The batches of one pool; a resumed run shuffles anew."""
        draw = random.Random(SEED + rounds)
        if self._stream is None:
            # a network that was trained before sees the examples in another order this time
            self._stream = Stream(self._examples, SEED + rounds + self._is_continued)
        # a network that was trained before is past the first half
        progress = (1 + share) / 2 if self._is_continued else share
        pool = [self._stream.draw(progress) for _ in range(BATCH * POOL)]
        for labelled in batches(label_groups(self._tokenizer, pool, draw), BATCH, draw):
            yield collate(labelled)

    def loss(self, network: ReaderNetwork, batch: Mapping[str, Tensor]) -> Tensor:
        """The loss, in half precision where the processor has it."""
        with torch.autocast(batch["ids"].device.type, torch.bfloat16):
            scores = network(batch["ids"], batch["sides"])
        return loss_of(scores, batch)

    def measures(self, network: ReaderNetwork) -> dict[str, float]:
        """The reader's measures on a sample of the group "choose"."""
        return all_measures(read_all(torch_reader(network, self._tokenizer), self._questions))


def torch_reader(network: ReaderNetwork, tokenizer: Tokenizer) -> Read:
    """Make a `Read` of a network in training: full precision, decoding as in the package."""
    device = next(network.parameters()).device
    calibration = Calibration(judged=1.0, margin=0.25)

    def score(windows: Sequence[Window]) -> list[WindowScores]:
        if not windows:
            return []
        ids, sides = pad(windows)
        with torch.inference_mode():
            logits = [each.cpu().numpy() for each in network(ids.to(device), sides.to(device))]
        return [
            WindowScores(start, end, float(relevance), float(answers))
            for start, end, relevance, answers in zip(*logits, strict=True)
        ]

    def read(question: str, passages: Sequence[str], titles: Sequence[str]) -> list[Reading]:
        return read_passages(question, passages, titles, tokenizer, score, calibration)

    return read


def main() -> None:
    """Read the command line and train."""
    plan = plan_from_command_line(__doc__)
    tokenizer = load_tokenizer(plan.model / "tokenizer.json")
    Training(plan, ReaderTask(plan, tokenizer)).run(WEIGHTS)


if __name__ == "__main__":
    main()
