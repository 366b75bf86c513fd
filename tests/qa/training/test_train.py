"""The loss of a span that is known, and of one of which only the sentence is; labelled pairs."""

import pytest
import torch
from torch.nn import functional

from qa.reader.windows import load_tokenizer
from qa.training.pairs.pairing import Pair
from qa.training.train import range_loss
from qa.training.train_verifier import UNKNOWN, collate, label_pairs
from qa.verifier.verifier import PACKAGED

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


def test_a_pair_without_a_word_is_left_out_and_the_others_keep_their_kinds() -> None:
    tokenizer = load_tokenizer(PACKAGED / "tokenizer.json")
    rows = label_pairs(
        tokenizer,
        [
            Pair("page", "", "", "The tide came in.", wrong=()),
            Pair("wice", "It came.", "", "The tide came in.", wrong=None),
        ],
    )
    assert [(each.pair.kind, each.wrong) for each in rows] == [("wice", (UNKNOWN,) * 3)]
    assert collate(rows)["supported"].tolist() == [0.0]
