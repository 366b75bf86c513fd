"""Packing of a trained network for the package: ONNX, 8-bit weights, the tokenizer."""

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
"""Inputs and outputs with a number for each token; the others have one for each window."""


def argument_parser(description: str | None, packaged: Path) -> argparse.ArgumentParser:
    """The command line of an export; `packaged`: the network's folder in the package."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--model", type=Path, required=True, help="folder of the encoder")
    parser.add_argument("--work", type=Path, required=True, help="folder for what is not kept")
    parser.add_argument(
        "--weights", type=Path, nargs="+", required=True, help="float16 checkpoints; their mean"
    )
    parser.add_argument("--out", type=Path, default=packaged, help="folder of the network")
    return parser


def averaged_network(options: argparse.Namespace) -> ReaderNetwork:
    """The network with the mean of the weights that the command line names."""
    network = pretrained(options.model)
    load_checkpoint(network, *options.weights)
    return network


def pack(
    network: nn.Module,
    name: str,
    outputs: Sequence[str],
    options: argparse.Namespace,
    extra_inputs: Mapping[str, torch.Tensor] = MappingProxyType({}),
) -> None:
    """Write a network in 32 bits to `--work` and in 8 to `--out`, each with the tokenizer."""
    for folder in (options.work, options.out):
        folder.mkdir(parents=True, exist_ok=True)
        write_tokenizer(options.model, folder)
    export_network(network, outputs, options.work / name, extra_inputs)
    quantise(options.work / name, options.out / name)


def export_network(
    network: nn.Module,
    outputs: Sequence[str],
    path: Path,
    extra_inputs: Mapping[str, torch.Tensor] = MappingProxyType({}),
) -> None:
    """Write a network as ONNX, for any batch and length; `extra_inputs` follow ids and sides."""
    network.eval()
    ids = torch.randint(1000, 20000, (2, 24))
    sides = (torch.arange(24) > 8).long().expand(2, 24).contiguous()
    axes = {0: "windows", 1: "tokens"}
    torch.onnx.export(
        network,
        (ids, sides, *extra_inputs.values()),
        str(path),
        input_names=["ids", "sides", *extra_inputs],
        output_names=list(outputs),
        dynamic_axes={
            name: axes if name in BY_TOKEN else {0: "windows"}
            for name in ("ids", "sides", *outputs)
        },
        opset_version=OPSET,
        dynamo=False,
    )


def write_tokenizer(model: Path, folder: Path) -> None:
    """Write the tokenizer's file without spaces and line breaks: a third smaller."""
    tokenizer = json.loads((model / TOKENIZER).read_text(encoding="utf-8"))
    tokenizer |= {"truncation": None, "padding": None}
    packed = json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":"))
    (folder / TOKENIZER).write_text(packed, encoding="utf-8")
