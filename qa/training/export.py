"""Pack a trained network for the package: ONNX, 8-bit weights, calibration, digests.

``python -m qa.training.export --data PATH --model PATH --work PATH --weights PATH [--out PATH]``

Fails when 8 bits cost more than `TOLERANCE` of F1 on the group that serves to choose.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType

import torch
from torch import nn

from qa.reader.reader import CALIBRATION, CHECKED, NETWORK, PACKAGED, ExtractiveReader
from qa.reader.reading import Calibration
from qa.reader.weights import TOKENIZER, write_manifest
from qa.training.calibrate import calibrated, fit_calibration
from qa.training.measure import load_asked, measured, read_all
from qa.training.model import ReaderNetwork, pretrained
from qa.training.quantising import quantise
from qa.training.running import load_checkpoint
from qa.training.split import load_split

OPSET = 17
OUTPUTS = ("start", "end", "relevance", "answers")
BY_TOKEN = {"ids", "sides", "start", "end", "doubts"}
"""What has a number for each token; of the other outputs there is one for a window."""
LARGEST = 25_000_000
"""Bytes of the packed network with its tokenizer (issue 5)."""
TOLERANCE = 0.015
"""F1 that 8-bit weights may cost; more and the cause must be found first."""


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


def write_folder(folder: Path, calibration: Calibration) -> None:
    """Store the calibration, and the digests of all files that are checked at load."""
    text = json.dumps(asdict(calibration), indent=1)
    (folder / CALIBRATION).write_text(text + "\n", encoding="utf-8")
    write_manifest(folder, CHECKED)


def write_tokenizer(model: Path, folder: Path) -> None:
    """Without spaces and line breaks the tokenizer's file is a third smaller."""
    words = json.loads((model / TOKENIZER).read_text(encoding="utf-8"))
    words |= {"truncation": None, "padding": None}
    packed = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
    (folder / TOKENIZER).write_text(packed, encoding="utf-8")


def check_size(folder: Path, names: Sequence[str]) -> None:
    """Fail where a folder is larger than it may be."""
    size = sum((folder / name).stat().st_size for name in names)
    if size > LARGEST:
        raise SystemExit(f"{folder} holds {size:,} bytes, more than {LARGEST:,}.")


def pack(network: ReaderNetwork, model: Path, work: Path, out: Path) -> None:
    """Make the folder of a reader, not calibrated yet, and one of 32 bits in `work`."""
    for folder in (out, work):
        folder.mkdir(parents=True, exist_ok=True)
    export_network(network, OUTPUTS, work / NETWORK)
    quantise(work / NETWORK, out / NETWORK)
    for folder in (out, work):
        write_tokenizer(model, folder)
        write_folder(folder, Calibration())
    check_size(out, CHECKED)


def main() -> None:
    """Read the command line, pack, calibrate, and compare with 32 bits."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True, help="folder of evaluation data")
    arguments.add_argument("--model", type=Path, required=True, help="folder of the encoder")
    arguments.add_argument("--work", type=Path, required=True, help="folder for what is not kept")
    arguments.add_argument(
        "--weights", type=Path, nargs="+", required=True, help="float16 checkpoints; their mean"
    )
    arguments.add_argument("--out", type=Path, default=PACKAGED, help="folder of the reader")
    given = arguments.parse_args()
    network = pretrained(given.model)
    load_checkpoint(network, *given.weights)
    pack(network, given.model, given.work, given.out)
    asked = load_asked(given.data, load_split(), "choose")
    done = read_all(ExtractiveReader(given.out).read, asked)
    calibration = fit_calibration(done)
    write_folder(given.out, calibration)
    packed = measured(calibrated(done, calibration))
    write_folder(given.work, calibration)
    full = measured(read_all(ExtractiveReader(given.work).read, asked))
    sys.stdout.write(json.dumps({"8 bits": packed, "32 bits": full}, indent=1) + "\n")
    if packed["F1"] < full["F1"] - TOLERANCE:
        raise SystemExit("8-bit weights cost too much F1; the packed reader is not fit to ship.")


if __name__ == "__main__":
    main()
