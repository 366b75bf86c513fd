"""The network: what is looked at is the same, however much of it is."""

import pytest

pytestmark = pytest.mark.slow


def test_the_first_tokens_alone_are_what_they_are_among_all() -> None:
    import torch

    from qa.training.network.model import ReaderNetwork, Shape

    torch.manual_seed(0)
    network = ReaderNetwork(Shape(vocabulary=50, width=24, layers=2, heads=3, inner=48)).eval()
    ids = torch.tensor([[1, 7, 8, 2, 9, 10, 3], [1, 11, 12, 2, 13, 3, 0]])
    sides = torch.tensor([[0, 0, 0, 0, 1, 1, 1], [0, 0, 0, 0, 1, 1, 0]])
    with torch.inference_mode():
        says, doubts = network.verify(ids, sides, 3)
        says_of_all, doubts_of_all = network.verify(ids, sides, 7)
    assert doubts.shape == (2, 3)
    assert torch.allclose(says, says_of_all, atol=1e-5)
    assert torch.allclose(doubts, doubts_of_all[:, :3], atol=1e-5)
