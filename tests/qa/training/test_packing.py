"""8-bit weights: a network reads much the same with them, and training can go on from them."""

from pathlib import Path

import numpy as np
import pytest
import torch

from qa.reader.weights import network_session
from qa.training.export import OUTPUTS
from qa.training.network.model import ReaderNetwork, Shape
from qa.training.network.packing import export_network
from qa.training.network.quantising import quantise
from qa.training.network.running import FROZEN, load_checkpoint
from qa.training.network.unpacking import unpacked_weights

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::torch.jit.TracerWarning"),
]
SHAPE = Shape(vocabulary=20_000, width=64, layers=2, heads=4, inner=128, positions=64)


@pytest.fixture
def network() -> ReaderNetwork:
    torch.manual_seed(5)
    made = ReaderNetwork(SHAPE)
    for weight in made.parameters():
        # as after training: of weights that are alike an export keeps one
        weight.data += torch.randn_like(weight) / 50
    return made


@pytest.fixture
def whole(network: ReaderNetwork, tmp_path: Path) -> Path:
    export_network(network, OUTPUTS, tmp_path / "whole.onnx")
    return tmp_path / "whole.onnx"


@pytest.fixture
def small(whole: Path) -> Path:
    quantise(whole, whole.with_name("small.onnx"))
    return whole.with_name("small.onnx")


def test_a_network_reads_much_the_same_in_8_bits(whole: Path, small: Path) -> None:
    ids = np.arange(1_000, 1_030)[None]
    given = {"ids": ids, "sides": (ids > 1_005).astype(np.int64)}
    exact, near = (network_session(each, threads=1).run(None, given) for each in (whole, small))
    for one, other in zip(exact, near, strict=True):
        assert not np.array_equal(one, other)
        assert np.allclose(one, other, atol=0.05)
    assert small.stat().st_size < 0.35 * whole.stat().st_size


def test_training_goes_on_from_a_packed_network(network: ReaderNetwork, small: Path) -> None:
    assert set(unpacked_weights(small)) == set(network.state_dict()) - {FROZEN}
    other = ReaderNetwork(SHAPE)
    load_checkpoint(other, small)
    for name, weight in network.state_dict().items():
        if name != FROZEN:
            assert torch.allclose(other.state_dict()[name], weight, atol=weight.abs().max() / 100)
