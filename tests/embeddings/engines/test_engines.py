"""Engines: one model, computed in several ways, is one model."""

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from embeddings.encoder import DEFAULT_ENCODER, SentenceEncoder
from embeddings.engines.bert_network import Network, bert_network
from embeddings.engines.configuration import read_configuration
from embeddings.engines.model_folder import model_folder
from embeddings.engines.onnx_messages import CONTRIB
from embeddings.engines.onnx_model import OnnxModel
from embeddings.engines.safetensors_file import read_weights
from embeddings.engines.torch_model import TorchModel

TEXTS = [
    "The harbour opens again\nFishermen returned to Lenhaven on Monday; the work cost £9.5 m.",
    "Straße, école, 京都 and a word that no one knows: zxqwv.",
    "tide " * 600,
    "",
    "A storm takes the roof of the mill\nThe wind reached ninety knots on Tuesday night.",
]


@pytest.fixture(scope="module")
def folder() -> Path:
    return model_folder(DEFAULT_ENCODER)


@pytest.fixture(scope="module")
def network(folder: Path) -> Network:
    configuration, weights = read_configuration(folder), read_weights(folder / "model.safetensors")
    assert configuration
    assert weights
    return bert_network(weights, configuration, int8=True)


def test_onnx_reads_what_is_written(network: Network) -> None:
    import onnx

    read = onnx.load_from_string(network.serialized(384))
    assert {one.domain: one.version for one in read.opset_import} == {"": 17, CONTRIB: 1}
    assert [one.name for one in read.graph.input] == ["ids"]
    (row,) = read.graph.output
    assert [size.dim_value for size in row.type.tensor_type.shape.dim] == [1, 384]
    shapes = {one.name: tuple(one.dims) for one in read.graph.initializer}
    assert shapes == {name: one.shape for name, one in network.weights.items()}
    steps = {one.output[0]: one for one in read.graph.node}
    assert len(steps) == len(read.graph.node) == len(network.nodes)
    (places,) = [a for a in steps["0.query"].attribute if a.name == "axis"]
    assert places.i == -1
    (epsilon,) = [a for a in steps["embedded"].attribute if a.name == "epsilon"]
    assert epsilon.f == pytest.approx(1e-12)
    (equation,) = [a for a in steps["sum"].attribute if a.name == "equation"]
    assert equation.s == b"ntd->nd"


def test_a_text_has_one_row_whatever_stands_beside_it(real_encoder: SentenceEncoder) -> None:
    together = real_encoder.encode_passages(TEXTS)
    alone = np.concatenate([real_encoder.encode_passages([text]) for text in TEXTS])
    np.testing.assert_array_equal(together, alone)


def test_only_the_beginning_of_a_long_text_is_read(real_encoder: SentenceEncoder) -> None:
    words = [f"tide{i}" for i in range(300)]
    whole, changed = " ".join(words), " ".join([*words[:-1], "mill"])
    np.testing.assert_array_equal(
        real_encoder.encode_query(whole), real_encoder.encode_query(changed)
    )
    assert real_encoder.count_tokens([whole])[0] > real_encoder.limit


@pytest.mark.slow
def test_all_engines_see_the_same_model(folder: Path) -> None:
    torch = TorchModel(DEFAULT_ENCODER, folder)
    expected = torch.query_rows(TEXTS)
    for int8, least in ((False, 0.99999), (True, 0.97)):
        onnx = OnnxModel.of(folder, int8=int8)
        assert onnx
        assert (onnx.dimension, onnx.limit) == (torch.dimension, torch.limit)
        assert onnx.count_tokens(TEXTS) == torch.count_tokens(TEXTS)
        rows = onnx.passage_rows(TEXTS)
        assert min((rows * expected).sum(axis=1)) > least
        np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
        np.testing.assert_array_equal(onnx.query_rows(TEXTS), rows)


@pytest.mark.parametrize(
    ("file", "change"),
    [
        ("config.json", {"model_type": "roberta"}),
        ("config.json", {"hidden_act": "relu"}),
        ("config.json", {"position_embedding_type": "relative_key"}),
        ("1_Pooling/config.json", {"pooling_mode_cls_token": True}),
        ("1_Pooling/config.json", {"pooling_mode": "cls"}),
        ("config_sentence_transformers.json", {"prompts": {"query": "query: "}}),
        ("modules.json", [{"path": "", "type": "x.Transformer"}, {"path": "1", "type": "x.Dense"}]),
    ],
)
def test_another_kind_of_model_is_left_to_sentence_transformers(
    folder: Path, tmp_path: Path, file: str, change: Any
) -> None:
    for path in [*folder.glob("*.json"), *folder.glob("*/config.json")]:
        copied = tmp_path / path.relative_to(folder)
        copied.parent.mkdir(exist_ok=True)
        shutil.copy(path, copied)
    assert read_configuration(tmp_path) == read_configuration(folder)
    said = json.loads((tmp_path / file).read_text(encoding="utf-8"))
    changed = said | change if isinstance(said, dict) else change
    (tmp_path / file).write_text(json.dumps(changed), encoding="utf-8")
    assert read_configuration(tmp_path) is None


@pytest.mark.parametrize("content", [b"", b"no weights", b"\xff" * 8, b"\x02" + b"\0" * 7 + b"[]"])
def test_a_file_that_is_no_safetensors_has_no_weights(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "model.safetensors").write_bytes(content)
    assert read_weights(tmp_path / "model.safetensors") is None
