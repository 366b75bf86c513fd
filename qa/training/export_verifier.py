"""Pack a trained verifier for the package, as the reader is packed.

``python -m qa.training.export_verifier --model PATH --work PATH --weights PATH [--out PATH]``
"""

import argparse
from pathlib import Path

import torch
from torch import Tensor, nn

from qa.reader.weights import write_manifest
from qa.training.export import check_size, export_network, write_tokenizer
from qa.training.model import ReaderNetwork, pretrained
from qa.training.quantising import quantise
from qa.training.running import load_checkpoint
from qa.verifier.verifier import CHECKED, NETWORK, PACKAGED


class Verifying(nn.Module):
    """A reader's network that verifies."""

    def __init__(self, network: ReaderNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, sides: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        """As `ReaderNetwork.verify`."""
        return self.network.verify(ids, sides, first)


def main() -> None:
    """Read the command line and pack."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--model", type=Path, required=True, help="folder of the encoder")
    arguments.add_argument("--work", type=Path, required=True, help="folder for what is not kept")
    arguments.add_argument(
        "--weights", type=Path, nargs="+", required=True, help="float16 checkpoints; their mean"
    )
    arguments.add_argument("--out", type=Path, default=PACKAGED, help="folder of the verifier")
    given = arguments.parse_args()
    network = pretrained(given.model)
    load_checkpoint(network, *given.weights)
    given.out.mkdir(parents=True, exist_ok=True)
    given.work.mkdir(parents=True, exist_ok=True)
    export_network(
        Verifying(network), ("says", "doubts"), given.work / NETWORK, {"first": torch.tensor(9)}
    )
    quantise(given.work / NETWORK, given.out / NETWORK)
    write_tokenizer(given.model, given.out)
    write_manifest(given.out, CHECKED)
    check_size(given.out, CHECKED)


if __name__ == "__main__":
    main()
