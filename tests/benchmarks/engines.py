"""One model on several engines: python -m tests.benchmarks.engines --data PATH.

Passages a second, cosine to sentence-transformers in float32, and recall of XQuAD's and SQuAD2's
paragraphs by questions encoded by Byline's engine of the same precision. Ratios are of one run.
"""

from collections.abc import Sequence
from time import perf_counter
from typing import Any

import numpy as np

from embeddings.encoder import DEFAULT_ENCODER, Encode, Vectors
from embeddings.engines.model_folder import model_folder
from embeddings.engines.onnx_model import OnnxModel
from tests.benchmarks.squad import load_paragraph_corpus
from tests.benchmarks.tables import argument_parser, show


def engines() -> dict[str, Encode]:
    """sentence-transformers in float32 and bfloat16, and Byline's two engines, by name."""
    import torch
    from sentence_transformers import SentenceTransformer

    folder = model_folder(DEFAULT_ENCODER)
    exact, quick = OnnxModel.of(folder, int8=False), OnnxModel.of(folder, int8=True)
    assert exact
    assert quick

    def sentence_transformer(**options: Any) -> Encode:
        model = SentenceTransformer(str(folder), device="cpu", model_kwargs=options)

        def encode(texts: Sequence[str]) -> Vectors:
            rows = model.encode(list(texts), batch_size=32, convert_to_tensor=True).float()
            return np.asarray(torch.nn.functional.normalize(rows), np.float32)

        return encode

    return {
        "sentence-transformers, float32": sentence_transformer(),
        "sentence-transformers, bfloat16": sentence_transformer(dtype=torch.bfloat16),
        "Byline, float32": exact.passage_rows,
        "Byline, 8-bit": quick.passage_rows,
    }


def main() -> None:
    """Encode, compare, print."""
    parser = argument_parser(__doc__)
    parser.add_argument("--every", type=int, default=1, help="Only every nth paragraph.")
    options = parser.parse_args()
    corpus = load_paragraph_corpus(options.data)
    numbers = list(range(0, len(corpus.paragraphs), options.every))
    texts = [f"{one.title}\n{one.text}" for one in (corpus.paragraphs[i] for i in numbers)]
    place = {number: at for at, number in enumerate(numbers)}
    questions = [one for one in corpus.questions if one.answerable and one.paragraph in place]
    right = np.array([place[one.paragraph] for one in questions])
    found = engines()
    texts_asked = [one.text for one in questions]
    exact, quick = (found[f"Byline, {each}"](texts_asked) for each in ("float32", "8-bit"))
    rows_shown: list[dict[str, Any]] = []
    expected = np.empty((0, 0), np.float32)
    for name, encode in found.items():
        encode(texts[:8])
        start = perf_counter()
        rows = encode(texts)
        speed = len(texts) / (perf_counter() - start)
        expected = expected if len(expected) else rows
        cosines = (rows * expected).sum(axis=1)
        products = (quick if name == "Byline, 8-bit" else exact) @ rows.T
        ranks = (products > products[np.arange(len(right)), right][:, None]).sum(axis=1)
        row: dict[str, Any] = {"engine": name, "passages/s": speed}
        row["ratio"] = speed / (rows_shown[0]["passages/s"] if rows_shown else speed)
        row |= {"cosine": float(cosines.mean()), "lowest": float(cosines.min())}
        row |= {f"recall@{limit}": float((ranks < limit).mean()) for limit in (1, 5, 10)}
        rows_shown.append(row)
    show(rows_shown)


if __name__ == "__main__":
    main()
