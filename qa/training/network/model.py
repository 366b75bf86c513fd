"""The reader's network: a BERT encoder with heads for span, relevance and answerability.

Written out here rather than imported, so that it exports to plain ONNX operations, trains in
bfloat16 without surprises, and can be read.
"""

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

MASKED = -1e4
"""Added to the score of a padded position: far below any logit, within float16."""

HEADS = ("spans", "judge", "verdicts")
"""Prefixes of the parameters that are not the encoder's."""
_BERT_NAMES = {
    "words": "embeddings.word_embeddings",
    "places": "embeddings.position_embeddings",
    "sides": "embeddings.token_type_embeddings",
    "norm": "embeddings.LayerNorm",
    "layers": "encoder.layer",
    "merge": "attention.output.dense",
    "norm_attention": "attention.output.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "norm_output": "output.LayerNorm",
}
"""BERT's name of each part, by ours."""
_ATTENTION_PARTS = ("query", "key", "value")
"""BERT's parts that our "attend" holds one after another."""


@dataclass(frozen=True)
class Shape:
    """Sizes of the encoder; the defaults are those of MiniLM-L6."""

    vocabulary: int = 30522
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    positions: int = 512


class Layer(nn.Module):
    """One transformer layer: attention and a feed-forward part, normalised after each."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.attend = nn.Linear(shape.width, 3 * shape.width)
        self.merge = nn.Linear(shape.width, shape.width)
        self.norm_attention = nn.LayerNorm(shape.width, eps=1e-12)
        self.widen = nn.Linear(shape.width, shape.inner)
        self.narrow = nn.Linear(shape.inner, shape.width)
        self.norm_output = nn.LayerNorm(shape.width, eps=1e-12)

    def forward(self, hidden: Tensor, bias: Tensor, first: int | Tensor | None = None) -> Tensor:
        """Map (batch, length, width) to the same shape, or to the `first` tokens alone.

        `bias` is (batch, 1, 1, length).
        """
        batch, length, width = hidden.shape
        size = width // self.heads
        query, key, value = (
            self.attend(hidden).view(batch, length, 3, self.heads, size).permute(2, 0, 3, 1, 4)
        )
        query, hidden = query[:, :, :first], hidden[:, :first]
        scores = (query @ key.transpose(-1, -2)) / math.sqrt(size) + bias.to(query.dtype)
        mixed = (scores.softmax(-1, dtype=scores.dtype) @ value).transpose(1, 2)
        hidden = self.norm_attention(hidden + self.merge(mixed.reshape(batch, -1, width)))
        inner = self.narrow(functional.gelu(self.widen(hidden)))
        return self.norm_output(hidden + inner)  # type: ignore[no-any-return]


class ReaderNetwork(nn.Module):
    """A BERT encoder, and heads for a span and two verdicts."""

    def __init__(self, shape: Shape | None = None) -> None:
        super().__init__()
        shape = shape or Shape()
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.places = nn.Embedding(shape.positions, shape.width)
        self.sides = nn.Embedding(2, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.spans = nn.Linear(shape.width, 2)
        self.judge = nn.Linear(shape.width, shape.width)
        self.verdicts = nn.Linear(shape.width, 2)

    def forward(self, ids: Tensor, sides: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Map (batch, length) ids and sides (0 question, 1 passage) to logits.

        Those of an answer's start and end, (batch, length), where position 0 is "no answer here";
        of the passage's relevance, and of whether it answers, (batch,). Padding is id 0; question
        tokens are masked in the first two, position 0 is not.
        """
        hidden = self.read(ids, sides)
        is_token = ids != 0
        places = torch.arange(ids.shape[1], device=ids.device)
        # the [SEP] after the passage is on side 1 too, and never an answer: decoding skips it
        mask = ((sides == 0) | ~is_token).to(torch.float32) * MASKED
        mask = mask * (places > 0).to(torch.float32)
        spans = self.spans(hidden).float() + mask[..., None]
        verdicts = self._verdicts(hidden)
        return spans[..., 0], spans[..., 1], verdicts[:, 0], verdicts[:, 1]

    def read(self, ids: Tensor, sides: Tensor, first: int | Tensor | None = None) -> Tensor:
        """Encode (batch, length) to (batch, length, width), or to (batch, first, width)."""
        bias = (ids == 0).to(torch.float32)[:, None, None, :] * MASKED
        places = torch.arange(ids.shape[1], device=ids.device)
        hidden = self.norm(self.words(ids) + self.places(places) + self.sides(sides))
        *lower, last = self.layers
        for layer in lower:
            hidden = layer(hidden, bias)
        return last(hidden, bias, first)  # type: ignore[no-any-return]

    def _verdicts(self, hidden: Tensor) -> Tensor:
        return self.verdicts(torch.tanh(self.judge(hidden[:, 0]))).float()  # type: ignore[no-any-return]

    def verify(self, ids: Tensor, sides: Tensor, first: int | Tensor) -> tuple[Tensor, Tensor]:
        """Logits that the source says a claim, (batch,), and of each token that it does not.

        The latter for the `first` tokens, (batch, first): position 0 and the claim's. The heads are
        the same with another meaning: a verifier is a reader trained further.
        """
        hidden = self.read(ids, sides, first)
        return self._verdicts(hidden)[:, 1], self.spans(hidden).float()[..., 0]


def pretrained(folder: Path) -> ReaderNetwork:
    """A network with the encoder weights of a BERT model in `folder`, and new heads."""
    weights = load_file(folder / "model.safetensors")
    network = ReaderNetwork()
    state = network.state_dict()
    for name in state:
        if not name.startswith(HEADS):
            bert_name = ".".join(_BERT_NAMES.get(part, part) for part in name.split("."))
            bert_names = [
                bert_name.replace("attend", f"attention.self.{each}") for each in _ATTENTION_PARTS
            ]
            state[name] = torch.cat([weights[each] for each in dict.fromkeys(bert_names)])
    network.load_state_dict(state)
    return network
