"""A packed network gives its weights back, as near as 8 bits keep them."""

from pathlib import Path

import pytest
import torch

from qa.training.export import OUTPUTS
from qa.training.model import ReaderNetwork, Shape
from qa.training.packing import export_network
from qa.training.quantising import quantise
from qa.training.running import FROZEN, load_checkpoint
from qa.training.unpacking import unpacked

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::torch.jit.TracerWarning"),
]
SHAPE = Shape(vocabulary=20_000, width=64, layers=2, heads=4, inner=128, positions=64)


def test_training_goes_on_from_a_packed_network(tmp_path: Path) -> None:
    torch.manual_seed(5)
    network = ReaderNetwork(SHAPE)
    for weight in network.parameters():
        # as after training: of weights that are alike an export keeps one
        weight.data += torch.randn_like(weight) / 50
    packed = tmp_path / "packed.onnx"
    export_network(network, OUTPUTS, tmp_path / "whole.onnx")
    quantise(tmp_path / "whole.onnx", packed)
    weights = unpacked(packed)
    assert set(weights) == set(network.state_dict()) - {FROZEN}
    other = ReaderNetwork(SHAPE)
    load_checkpoint(other, packed)
    for name, weight in network.state_dict().items():
        if name != FROZEN:
            assert torch.allclose(other.state_dict()[name], weight, atol=weight.abs().max() / 100)
