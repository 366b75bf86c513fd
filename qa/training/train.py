"""Train the reader for a given time on whatever device there is.

``python -m qa.training.train --data PATH --model PATH --work PATH --minutes 90``

The learning rate falls to zero at the end of the time, however many steps that is. The run's
state is saved to the work folder every few minutes; the same command goes on where it stopped.
"""

import argparse
import json
import random
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor
from torch.nn import functional

from qa.reader.windows import load_tokenizer
from qa.training.features import UNSAID, Batch, batches, collate, label
from qa.training.measure import load_asked, measure, read_all
from qa.training.mixture import SEED, Stream, all_examples
from qa.training.model import MASKED, ReaderNetwork, Scores, pretrained
from qa.training.split import load_split
from qa.training.torch_reading import torch_reader

BATCH = 16
POOL = 16
"""Batches drawn at once, to be sorted by length."""
WARM_UP = 0.04
FROZEN = "words.weight"
"""Word vectors stay as they came: half of all parameters, a third of a step's time on a CPU."""
CHECKPOINT = Path(__file__).with_name("checkpoint") / "reader-f16.safetensors"


@dataclass(frozen=True)
class Plan:
    """What one run is: `minutes` of training at the peak learning `rate`."""

    data: Path
    model: Path
    work: Path
    minutes: float
    rate: float
    start: Path | None
    frozen_layers: int
    save_minutes: float = 4.0
    measure_minutes: float = 15.0
    sample: int = 300


@dataclass
class Progress:
    """How far the run is; `seconds` counts training only, over all its sittings."""

    seconds: float = 0.0
    examples: int = 0
    rounds: int = 0

    def share(self, plan: Plan) -> float:
        """Share of the time that is used, 0..1."""
        return min(1.0, self.seconds / (60 * plan.minutes))


def loss_of(scores: Scores, batch: Batch) -> Tensor:
    """Cross entropy of the span (position 0: none), the two verdicts, and the choice of passage."""
    span = functional.cross_entropy(scores.start, batch.start)
    span = (span + functional.cross_entropy(scores.end, batch.end)) / 2
    answered = (batch.start > 0).float()
    answers = functional.binary_cross_entropy_with_logits(scores.answers, answered)
    said = (batch.relevant != UNSAID).float()
    relevance = functional.binary_cross_entropy_with_logits(
        scores.relevance, batch.relevant.clamp(min=0).float(), weight=said
    )
    return span + 0.5 * answers + 0.5 * relevance + 0.5 * choice_loss(scores.relevance, batch)


def choice_loss(relevance: Tensor, batch: Batch) -> Tensor:
    """Cross entropy of the right passage among all of its question; 0 where there is no choice."""
    same = batch.question[:, None] == batch.question[None, :]
    right = (batch.relevant == 1) & (same.sum(1) > 1)
    if not right.any():
        return relevance.sum() * 0
    among = relevance[None, :].masked_fill(~same, MASKED)
    return (among.logsumexp(1) - relevance)[right].mean()


class Training:
    """One run: network, optimizer, data, and the log of its learning curve."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.progress = Progress()
        self.tokenizer = load_tokenizer(plan.model / "tokenizer.json")
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        torch.manual_seed(SEED)
        self.network = pretrained(plan.model).to(self.device)
        if plan.start:
            load_checkpoint(self.network, plan.start)
        self.network.words.weight.requires_grad = False
        for layer in self.network.layers[: plan.frozen_layers]:
            layer.requires_grad_(False)
        self.optimizer = torch.optim.AdamW(self._groups(), lr=plan.rate, fused=True)
        self._resume()
        split = load_split()
        self.examples = all_examples(plan.data, split)
        self.asked = load_asked(plan.data, split, "choose")
        random.Random(SEED).shuffle(self.asked)  # noqa: S311 - no secret

    def _groups(self) -> list[dict[str, object]]:
        """Weight decay on matrices only; new heads learn four times as fast."""
        named = [each for each in self.network.named_parameters() if each[1].requires_grad]
        heads = ("spans", "judge", "verdicts")
        return [
            {
                "params": [
                    weight
                    for name, weight in named
                    if name.startswith(heads) == new and (weight.ndim > 1) == matrix
                ],
                "scale": 4.0 if new else 1.0,
                "weight_decay": 0.01 if matrix else 0.0,
            }
            for new in (False, True)
            for matrix in (False, True)
        ]

    @property
    def _state_file(self) -> Path:
        return self.plan.work / "run.pt"

    def _resume(self) -> None:
        if self._state_file.exists():
            state = torch.load(self._state_file, weights_only=True)
            self.network.load_state_dict(state["network"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.progress = Progress(**state["progress"])

    def save(self) -> None:
        """Write the run's state; the old one is replaced only when the new one is complete.

        The weights alone are kept too: the mean of the last few is better than the last.
        """
        state = {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "progress": vars(self.progress),
        }
        unfinished = self._state_file.with_suffix(".part")
        torch.save(state, unfinished)
        unfinished.replace(self._state_file)
        save_checkpoint(
            self.network, self.plan.work / f"rounds-{self.progress.rounds:04}.safetensors"
        )

    def run(self) -> None:
        """Train until the time is used up."""
        saved = measured = time.monotonic()
        while self.progress.share(self.plan) < 1:
            loss = self._round()
            self._log("loss", {"loss": loss, "rate": self._rate()})
            now = time.monotonic()
            if now - saved > 60 * self.plan.save_minutes:
                self.save()
                saved = now
            if now - measured > 60 * self.plan.measure_minutes:
                self._measure()
                measured = time.monotonic()
        self.save()
        save_checkpoint(self.network, self.plan.work / CHECKPOINT.name)
        self._measure()

    def _rate(self) -> float:
        share = self.progress.share(self.plan)
        return self.plan.rate * min(share / WARM_UP, (1 - share) / (1 - WARM_UP), 1.0)

    def _round(self) -> float:
        """One pool of batches; returns the mean loss."""
        self.network.train()
        seed = SEED + self.progress.rounds
        drawn = random.Random(seed)  # noqa: S311 - no secret
        share = self.progress.share(self.plan)
        if self.plan.start:
            # what was begun elsewhere is past its first half
            share = (1 + share) / 2
        stream = self._stream()
        pool = [stream.draw(share) for _ in range(BATCH * POOL)]
        losses = []
        begun = time.monotonic()
        for labelled in batches(label(self.tokenizer, pool, drawn), BATCH, drawn):
            losses.append(self._step(collate(labelled)))
            self.progress.examples += sum(map(len, labelled))
            now = time.monotonic()
            self.progress.seconds += now - begun
            begun = now
            if self.progress.share(self.plan) >= 1:
                break
        self.progress.rounds += 1
        return sum(losses) / len(losses)

    def _stream(self) -> Stream:
        """The draw of this sitting; a resumed run shuffles anew."""
        if not hasattr(self, "_drawing"):
            self._drawing = Stream(self.examples, SEED + self.progress.rounds)
        return self._drawing

    def _step(self, batch: Batch) -> float:
        for group in self.optimizer.param_groups:
            group["lr"] = self._rate() * group["scale"]
        batch = Batch(**{name: each.to(self.device) for name, each in vars(batch).items()})
        with torch.autocast(self.device.type, torch.bfloat16):
            scores = self.network.score(batch.ids, batch.sides)
        loss = loss_of(scores, batch)
        self.optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        return float(loss.detach())

    def _measure(self) -> None:
        """Log the measures on a sample of the group that serves to choose."""
        read = torch_reader(self.network, self.tokenizer)
        found = measure(read_all(read, self.asked[: self.plan.sample]), resamples=0)
        self._log("choose", {name: round(each.value, 4) for name, each in found.items()})

    def _log(self, kind: str, numbers: dict[str, float]) -> None:
        line = {"kind": kind, **vars(self.progress), **numbers}
        with (self.plan.work / "curve.jsonl").open("a", encoding="utf-8") as curve:
            curve.write(json.dumps(line) + "\n")


def save_checkpoint(network: ReaderNetwork, path: Path) -> None:
    """Float16 weights to go on from, without the word vectors, which are never trained."""
    path.parent.mkdir(parents=True, exist_ok=True)
    state = network.state_dict()
    save_file({name: state[name].half().cpu() for name in state if name != FROZEN}, path)


def load_checkpoint(network: ReaderNetwork, *paths: Path) -> None:
    """Take the mean of the weights in files of `save_checkpoint`.

    The word vectors stay those of the encoder.
    """
    stored = [load_file(path) for path in paths]
    mean = {name: sum(each[name].float() for each in stored) / len(stored) for name in stored[0]}
    network.load_state_dict({**network.state_dict(), **mean})


def main() -> None:
    """Read the command line and train."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True, help="folder of evaluation data")
    arguments.add_argument("--model", type=Path, required=True, help="folder of the encoder")
    arguments.add_argument("--work", type=Path, required=True, help="folder for state and caches")
    arguments.add_argument("--minutes", type=float, default=90)
    arguments.add_argument("--rate", type=float, default=1.5e-4, help="peak learning rate")
    arguments.add_argument("--start", type=Path, help="float16 checkpoint to start from")
    arguments.add_argument("--frozen-layers", type=int, default=0, help="lowest layers kept")
    plan = Plan(**vars(arguments.parse_args()))
    plan.work.mkdir(parents=True, exist_ok=True)
    Training(plan).run()


if __name__ == "__main__":
    main()
