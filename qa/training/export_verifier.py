"""Pack a trained verifier for the package, as the reader is packed.

``python -m qa.training.export_verifier --model PATH --work PATH --weights PATH [--out PATH]``
"""

import torch
from torch import Tensor, nn

from qa.reader.weights import write_manifest
from qa.training.network.model import ReaderNetwork
from qa.training.network.packing import argument_parser, averaged_network, pack
from qa.verifier.verifier import CHECKED, NETWORK, PACKAGED


class VerifierNetwork(nn.Module):
    """A reader's network of which `forward` verifies, as an export needs."""

    def __init__(self, network: ReaderNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, sides: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        """As `ReaderNetwork.verify`."""
        return self.network.verify(ids, sides, first)


def main() -> None:
    """Read the command line and pack."""
    options = argument_parser(__doc__, PACKAGED).parse_args()
    extra_inputs = {"first": torch.tensor(9)}
    pack(
        VerifierNetwork(averaged_network(options)),
        NETWORK,
        ("says", "doubts"),
        options,
        extra_inputs,
    )
    write_manifest(options.out, CHECKED)


if __name__ == "__main__":
    main()
