"""Pack a trained network for the package: ONNX, 8-bit weights, the tokenizer."""

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import torch
from torch import nn

from qa.reader.weights import TOKENIZER
from qa.training.network.model import ReaderNetwork, pretrained
from qa.training.network.quantising import quantise
from qa.training.network.running import load_checkpoint

OPSET = 17
BY_TOKEN = {"ids", "sides", "start", "end", "doubts"}
"""What has a number for each token; of the other outputs there is one for a window."""


def arguments(description: str | None, packaged: Path) -> argparse.ArgumentParser:
    """A parser for what is packed, and where to; `packaged`: the folder in the package."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--model", type=Path, required=True, help="folder of the encoder")
    parser.add_argument("--work", type=Path, required=True, help="folder for what is not kept")
    parser.add_argument(
        "--weights", type=Path, nargs="+", required=True, help="float16 checkpoints; their mean"
    )
    parser.add_argument("--out", type=Path, default=packaged, help="folder of the network")
    return parser


def trained(given: argparse.Namespace) -> ReaderNetwork:
    """The network with the mean of the weights that the command line names."""
    network = pretrained(given.model)
    load_checkpoint(network, *given.weights)
    return network


def pack(
    network: nn.Module,
    name: str,
    outputs: Sequence[str],
    given: argparse.Namespace,
    more: Mapping[str, torch.Tensor] = MappingProxyType({}),
) -> None:
    """Write a network in 32 bits to `--work`, in 8 to `--out`, each beside the tokenizer."""
    for folder in (given.work, given.out):
        folder.mkdir(parents=True, exist_ok=True)
        write_tokenizer(given.model, folder)
    export_network(network, outputs, given.work / name, more)
    quantise(given.work / name, given.out / name)


def export_network(
    network: nn.Module,
    outputs: Sequence[str],
    path: Path,
    more: Mapping[str, torch.Tensor] = MappingProxyType({}),
) -> None:
    """Write a network of ids, sides and `more` inputs as ONNX, any batch and any length."""
    network.eval()
    ids = torch.randint(1000, 20000, (2, 24))
    sides = (torch.arange(24) > 8).long().expand(2, 24).contiguous()
    both = {0: "windows", 1: "tokens"}
    torch.onnx.export(
        network,
        (ids, sides, *more.values()),
        str(path),
        input_names=["ids", "sides", *more],
        output_names=list(outputs),
        dynamic_axes={
            name: both if name in BY_TOKEN else {0: "windows"}
            for name in ("ids", "sides", *outputs)
        },
        opset_version=OPSET,
        dynamo=False,
    )


def write_tokenizer(model: Path, folder: Path) -> None:
    """Without spaces and line breaks the tokenizer's file is a third smaller."""
    words = json.loads((model / TOKENIZER).read_text(encoding="utf-8"))
    words |= {"truncation": None, "padding": None}
    packed = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
    (folder / TOKENIZER).write_text(packed, encoding="utf-8")
