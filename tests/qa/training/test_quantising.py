"""8-bit weights: a small network reads much the same with them."""

from pathlib import Path

import numpy as np
import pytest
import torch

from qa.reader.weights import network_session
from qa.training.export import OUTPUTS
from qa.training.model import ReaderNetwork, Shape
from qa.training.packing import export_network
from qa.training.quantising import quantise

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::torch.jit.TracerWarning"),
]


def test_a_network_reads_much_the_same_in_8_bits(tmp_path: Path) -> None:
    torch.manual_seed(5)
    shape = Shape(vocabulary=20_000, width=64, layers=2, heads=4, inner=128, positions=64)
    network = ReaderNetwork(shape)
    whole, small = tmp_path / "whole.onnx", tmp_path / "small.onnx"
    export_network(network, OUTPUTS, whole)
    quantise(whole, small)
    ids = np.arange(1_000, 1_030)[None]
    given = {"ids": ids, "sides": (ids > 1_005).astype(np.int64)}
    exact, near = (network_session(each, threads=1).run(None, given) for each in (whole, small))
    for one, other in zip(exact, near, strict=True):
        assert not np.array_equal(one, other)
        assert np.allclose(one, other, atol=0.05)
    assert small.stat().st_size < 0.35 * whole.stat().st_size
