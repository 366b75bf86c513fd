"""Encoders: unit rows in the order given, near where the texts are near."""

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import numpy as np
import pytest

from embeddings.encoder import Encoder, SentenceEncoder
from embeddings.errors import EncoderUnavailable
from tests.embeddings.word_hash_encoder import WordHashEncoder

TEXTS = [
    "The harbour opens again\nFishermen returned to Lenhaven on Monday.",
    "Reading rooms stay open late\nThe town library will close at ten.",
    "A storm takes the roof of the mill\nThe wind reached ninety knots.",
]


class StoppedError(Exception):
    """Somebody does not want the rest."""


def stop() -> None:
    raise StoppedError


def assert_encodes(encoder: Encoder) -> None:
    rows = encoder.encode_passages(TEXTS)
    assert rows.shape == (3, encoder.dimension)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(encoder.encode_passages(TEXTS[::-1])[::-1], rows, atol=1e-3)
    assert encoder.encode_passages([]).shape == (0, encoder.dimension)
    query = encoder.encode_query("When does the library close?")
    assert query.shape == (encoder.dimension,)
    assert int(np.argmax(rows @ query)) == 1
    assert encoder.count_tokens([]) == []
    assert encoder.count_tokens(["", "one two"]) == [0, 2]
    with pytest.raises(StoppedError):
        encoder.encode_passages(TEXTS, stop)
    with ThreadPoolExecutor(2) as pool:  # as where one batch is cut while another is encoded
        encoded = pool.submit(encoder.encode_passages, TEXTS * 8)
        counted = [pool.submit(encoder.count_tokens, TEXTS) for _ in range(200)]
        assert len({tuple(one.result()) for one in counted}) == 1
        np.testing.assert_allclose(encoded.result()[:3], rows, atol=1e-3)


@pytest.mark.slow
def test_an_encoder_can_be_loaded_beside_other_work(tmp_path: Path) -> None:
    encoder = SentenceEncoder()
    encoder.begin().join()
    assert encoder.encode_query("tide").shape == (encoder.dimension,)
    missing = SentenceEncoder(str(tmp_path))
    missing.begin().join()  # what is wrong is told to who uses it
    with pytest.raises(EncoderUnavailable):
        missing.encode_query("tide")


def test_the_word_hash_encoder_is_an_encoder(encoder: WordHashEncoder) -> None:
    assert_encodes(encoder)
    assert encoder.encoded[:3] == TEXTS


@pytest.mark.slow
def test_the_packaged_encoder_is_an_encoder(real_encoder: SentenceEncoder) -> None:
    assert_encodes(real_encoder)
    assert (real_encoder.dimension, real_encoder.limit) == (384, 256)


@pytest.mark.slow
def test_long_texts_are_counted_whole(real_encoder: SentenceEncoder) -> None:
    assert real_encoder.count_tokens(["tide " * 1000]) == [1000]


def test_the_name_tells_the_weights(real_encoder: SentenceEncoder) -> None:
    assert re.fullmatch(r"all-MiniLM-L6-v2@53aa51172d14", real_encoder.name)


def test_making_an_encoder_loads_nothing() -> None:
    words = (
        "import sys; from embeddings.encoder import SentenceEncoder; SentenceEncoder().name; "
        "sys.exit('torch' in sys.modules or 'transformers' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", words], check=True, cwd=Path(__file__).parents[2])


def test_weights_that_can_run_code_are_refused(tmp_path: Path) -> None:
    (tmp_path / "pytorch_model.bin").write_bytes(b"pickle")
    with pytest.raises(EncoderUnavailable, match="safetensors"):
        _ = SentenceEncoder(str(tmp_path)).name


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("config.json", '{"auto_map": {"AutoModel": "ours.Model"}}'),
        ("modules.json", '[{"idx": 0, "name": "0", "path": "", "type": "ours.Model"}]'),
        ("modules.json", '[{"idx": 0}]'),
        ("config.json", "\xff"),
        ("ours.py", "raise SystemExit"),
    ],
)
def test_a_model_with_code_of_its_own_is_refused(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"weights")
    (tmp_path / name).write_bytes(text.encode("latin-1"))
    with pytest.raises(EncoderUnavailable, match=r"code of its own|cannot be read"):
        _ = SentenceEncoder(str(tmp_path)).name


def test_a_hub_that_breaks_off_has_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken_off(*_: object, **__: object) -> str:
        raise httpx.RemoteProtocolError("Server disconnected without sending a response.")

    monkeypatch.setattr("huggingface_hub.snapshot_download", broken_off)
    with pytest.raises(EncoderUnavailable, match="connect to the hub"):
        _ = SentenceEncoder("harbour/model").name


def test_other_weights_have_another_name(tmp_path: Path) -> None:
    weights = tmp_path / "model.safetensors"
    weights.write_bytes(b"one")
    one = SentenceEncoder(str(tmp_path)).name
    weights.write_bytes(b"two")
    assert one.startswith(f"{tmp_path.name}@")
    assert SentenceEncoder(str(tmp_path)).name != one


@pytest.mark.slow
def test_a_folder_that_holds_no_whole_model_is_named(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"no weights")
    with pytest.raises(EncoderUnavailable, match=re.escape(str(tmp_path))):
        SentenceEncoder(str(tmp_path)).encode_query("tide")
