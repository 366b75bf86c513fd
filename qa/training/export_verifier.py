"""Pack a trained verifier for the package, as the reader is packed.

``python -m qa.training.export_verifier --model PATH --work PATH --weights PATH [--out PATH]``
"""

import torch
from torch import Tensor, nn

from qa.reader.weights import write_manifest
from qa.training.network.model import ReaderNetwork
from qa.training.network.packing import arguments, pack, trained
from qa.verifier.verifier import CHECKED, NETWORK, PACKAGED


class VerifyingNetwork(nn.Module):
    """A reader's network that verifies."""

    def __init__(self, network: ReaderNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, sides: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        """As `ReaderNetwork.verify`."""
        return self.network.verify(ids, sides, first)


def main() -> None:
    """Read the command line and pack."""
    given = arguments(__doc__, PACKAGED).parse_args()
    looked_at = {"first": torch.tensor(9)}
    pack(VerifyingNetwork(trained(given)), NETWORK, ("says", "doubts"), given, looked_at)
    write_manifest(given.out, CHECKED)


if __name__ == "__main__":
    main()
