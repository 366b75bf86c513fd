"""Training for a given time, on a GPU if there is one.

The learning rate falls to zero at the end of the time, however many steps that is. The run's
state is saved to the work folder every few minutes; the same command goes on where it stopped.
"""

import argparse
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from qa.training.examples.mixture import SEED
from qa.training.network.model import HEADS, ReaderNetwork, pretrained
from qa.training.network.unpacking import unpacked_weights

WARM_UP = 0.04
"""Share of the time in which the learning rate rises to its peak."""
SAVE_MINUTES, MEASURE_MINUTES = 4.0, 15.0
FROZEN = "words.weight"
"""Word vectors are not trained: half of all parameters, a third of a step's time on a CPU."""


@dataclass(frozen=True)
class Plan:
    """The options of one run: `minutes` of training; `rate` is the peak learning rate."""

    data: Path
    model: Path
    work: Path
    minutes: float
    rate: float
    start: Sequence[Path]
    frozen_layers: int


@dataclass
class Progress:
    """How far a run has come; `seconds` counts training alone, over all its processes."""

    seconds: float = 0.0
    examples: int = 0
    rounds: int = 0


class Task(Protocol):
    """What a network is trained to do."""

    def batches(self, rounds: int, share: float) -> Iterator[Mapping[str, Tensor]]:
        """The batches of one round; `rounds` are behind it, and this `share`, 0..1, of the time."""
        ...

    def loss(self, network: ReaderNetwork, batch: Mapping[str, Tensor]) -> Tensor:
        """The loss of a batch that is on the network's device."""
        ...

    def measures(self, network: ReaderNetwork) -> dict[str, float]:
        """The measures that are logged now and then, on the examples that serve to choose."""
        ...


class Training:
    """One run: network, optimizer, and the log of its learning curve."""

    def __init__(self, plan: Plan, task: Task) -> None:
        plan.work.mkdir(parents=True, exist_ok=True)
        self.plan, self.task = plan, task
        self.progress = Progress()
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        torch.manual_seed(SEED)
        self.network = pretrained(plan.model).to(self.device)
        if plan.start:
            load_checkpoint(self.network, *plan.start)
        self.network.words.weight.requires_grad = False
        for layer in self.network.layers[: plan.frozen_layers]:
            layer.requires_grad_(False)
        self.optimizer = torch.optim.AdamW(self._parameter_groups(), lr=plan.rate, fused=True)
        self._resume()

    def _parameter_groups(self) -> list[dict[str, object]]:
        """Parameters by group: only matrices decay, and new heads learn four times as fast."""
        parameters = [each for each in self.network.named_parameters() if each[1].requires_grad]
        return [
            {
                "params": [
                    weight
                    for name, weight in parameters
                    if name.startswith(HEADS) == new and (weight.ndim > 1) == matrix
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
        """Write the run's state; the old one is replaced only when the new one is complete."""
        state = {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "progress": vars(self.progress),
        }
        unfinished = self._state_file.with_suffix(".part")
        torch.save(state, unfinished)
        unfinished.replace(self._state_file)

    def run(self, weights: str) -> None:
        """Train until the time is used up; `weights` names the file written to the work folder."""
        last_save = last_measure = time.monotonic()
        while self._time_share < 1:
            loss = self._train_round()
            self._log("loss", {"loss": loss, "rate": self._rate()})
            now = time.monotonic()
            if now - last_save > 60 * SAVE_MINUTES:
                self.save()
                last_save = now
            if now - last_measure > 60 * MEASURE_MINUTES:
                self._measure()
                last_measure = time.monotonic()
        self.save()
        save_checkpoint(self.network, self.plan.work / weights)
        self._measure()

    @property
    def _time_share(self) -> float:
        """The share of the time that is used, 0..1."""
        return min(1.0, self.progress.seconds / (60 * self.plan.minutes))

    def _rate(self) -> float:
        share = self._time_share
        return self.plan.rate * min(share / WARM_UP, (1 - share) / (1 - WARM_UP), 1.0)

    def _train_round(self) -> float:
        """Train on the batches of one round; returns the mean loss."""
        self.network.train()
        losses = []
        last = time.monotonic()
        for batch in self.task.batches(self.progress.rounds, self._time_share):
            losses.append(self._step({name: each.to(self.device) for name, each in batch.items()}))
            self.progress.examples += len(batch["ids"])
            now = time.monotonic()
            self.progress.seconds += now - last
            last = now
            if self._time_share >= 1:
                break
        self.progress.rounds += 1
        return sum(losses) / len(losses)

    def _step(self, batch: Mapping[str, Tensor]) -> float:
        for group in self.optimizer.param_groups:
            group["lr"] = self._rate() * group["scale"]
        loss = self.task.loss(self.network, batch)
        self.optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        return float(loss.detach())

    def _measure(self) -> None:
        """Log the task's measures."""
        self.network.eval()
        measures = self.task.measures(self.network)
        self._log("choose", {name: round(each, 4) for name, each in measures.items()})

    def _log(self, kind: str, numbers: dict[str, float]) -> None:
        line = {"kind": kind, **vars(self.progress), **numbers}
        with (self.plan.work / "curve.jsonl").open("a", encoding="utf-8") as curve:
            curve.write(json.dumps(line) + "\n")


def save_checkpoint(network: ReaderNetwork, path: Path) -> None:
    """Write the weights in float16, without the word vectors, which are never trained."""
    state = network.state_dict()
    save_file({name: state[name].half().cpu() for name in state if name != FROZEN}, path)


def load_checkpoint(network: ReaderNetwork, *paths: Path) -> None:
    """Load the mean of the weights in files of `save_checkpoint` or in packed networks.

    The word vectors stay those of the encoder.
    """
    stored = [
        unpacked_weights(path) if path.suffix == ".onnx" else load_file(path) for path in paths
    ]
    mean = {name: sum(each[name].float() for each in stored) / len(stored) for name in stored[0]}
    network.load_state_dict({**network.state_dict(), **mean})


def plan_from_command_line(description: str | None) -> Plan:
    """Parse the command line of a training command."""
    arguments = argparse.ArgumentParser(description=description)
    arguments.add_argument("--data", type=Path, required=True, help="folder of evaluation data")
    arguments.add_argument("--model", type=Path, required=True, help="folder of the encoder")
    arguments.add_argument("--work", type=Path, required=True, help="folder for state and caches")
    arguments.add_argument("--minutes", type=float, default=90)
    arguments.add_argument("--rate", type=float, default=1.5e-4, help="peak learning rate")
    arguments.add_argument(
        "--start", type=Path, nargs="*", default=[], help="float16 checkpoints: their mean"
    )
    arguments.add_argument("--frozen-layers", type=int, default=0, help="lowest layers kept")
    return Plan(**vars(arguments.parse_args()))
