"""The loss of a span that is known, and of one of which only the sentence is."""

import pytest
import torch
from torch.nn import functional

from qa.training.train import range_loss

pytestmark = pytest.mark.slow


def test_one_position_is_the_usual_cross_entropy() -> None:
    logits, right = torch.randn(4, 9), torch.tensor([0, 3, 8, 2])
    assert torch.allclose(range_loss(logits, right, right), functional.cross_entropy(logits, right))


def test_any_position_of_the_sentence_is_right() -> None:
    logits = torch.full((1, 6), -9.0)
    logits[0, 3] = 9.0
    first, last = torch.tensor([2]), torch.tensor([4])
    assert range_loss(logits, first, last) < 1e-4
    assert range_loss(logits, first, first) > 10
