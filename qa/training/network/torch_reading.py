"""Read with a network in training, by the same decoding as the packaged reader."""

from collections.abc import Sequence

import torch
from tokenizers import Tokenizer

from qa.reader.reading import Calibration, Reading, read_passages
from qa.reader.spans import WindowScores
from qa.reader.windows import Window
from qa.training.measuring.measure import Read
from qa.training.network.features import pad
from qa.training.network.model import ReaderNetwork


def torch_reader(network: ReaderNetwork, tokenizer: Tokenizer) -> Read:
    """A function that reads (question, passages) with this network in full precision."""
    device = next(network.parameters()).device
    known = Calibration(judged=1.0, margin=0.25)

    def score(found: Sequence[Window]) -> list[WindowScores]:
        if not found:
            return []
        ids, sides = pad(found)
        with torch.inference_mode():
            scored = [each.cpu().numpy() for each in network(ids.to(device), sides.to(device))]
        return [
            WindowScores(start, end, float(relevance), float(answers))
            for start, end, relevance, answers in zip(*scored, strict=True)
        ]

    def read(question: str, passages: Sequence[str], titles: Sequence[str]) -> list[Reading]:
        network.eval()
        return read_passages(question, passages, titles, tokenizer, score, known)

    return read
