"""Another reader than the packaged one: models of the same kinds, small and untrained."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from qa.reader import ExtractiveReader, Reader, ReaderUnavailable
from qa.reader.lazy import Lazy, lazy_reader
from qa.reader.named_model import NamedReader, open_reader
from qa.reader.reader import PACKAGED
from qa.reader.weights import TOKENIZER

pytestmark = pytest.mark.slow
BRIDGE = "The Lantern Bridge was opened on 4 May 1902 by Mayor Ada Quill. It cost £12,400. "
PASSAGES = [BRIDGE, "", BRIDGE * 60]


def _model(folder: Path, kind: str) -> str:
    import torch
    from transformers import (
        BertConfig,
        BertForQuestionAnswering,
        BertForSequenceClassification,
        PreTrainedTokenizerFast,
    )

    torch.manual_seed(7)
    config = BertConfig(
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=64,
    )
    config.num_labels = 2 if kind == "answers" else 1
    made = BertForQuestionAnswering if kind == "answers" else BertForSequenceClassification
    made(config).save_pretrained(folder)
    tokenizer = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_file=str(PACKAGED / TOKENIZER), model_max_length=512, pad_token="[PAD]"
    )
    tokenizer.save_pretrained(folder)
    return str(folder)


def test_a_model_for_question_answering_reads(tmp_path: Path) -> None:
    reader = open_reader(_model(tmp_path, "answers"))
    assert isinstance(reader, NamedReader)
    short, empty, long = reader.read("Who opened the bridge?", PASSAGES, ["", "", ""])
    assert BRIDGE[short.start : short.end].strip()
    assert 0 < short.answers < 1
    assert empty.start == empty.end
    # several windows, and the whole of the passage is covered
    assert long.tokens[:, 1].max() == len(PASSAGES[2].rstrip())
    assert long.share(0, len(PASSAGES[2])) == pytest.approx(1, abs=1e-4)
    assert [each.start for each in reader.read(" ", PASSAGES)] == [0, 0, 0]


def test_a_cross_encoder_ranks_and_finds_no_short_answer(tmp_path: Path) -> None:
    reader: Reader = open_reader(_model(tmp_path, "ranks"))
    short, _, _ = reader.read("Who opened the bridge?", PASSAGES)
    assert short.start == short.end
    assert short.evidence == (short.relevance, short.relevance)
    assert 0 < short.answers < 1


def test_the_packaged_reader_is_a_folder_like_others() -> None:
    assert isinstance(open_reader(str(PACKAGED)), ExtractiveReader)
    assert isinstance(open_reader(), ExtractiveReader)


def test_what_is_no_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReaderUnavailable, match=r"BYLINE_READER") as error:
        open_reader(str(tmp_path))
    assert "\n" not in str(error.value)
    lazy = lazy_reader(str(tmp_path))
    assert lazy.get() is None
    assert str(tmp_path) in lazy.missing


def test_a_reader_may_be_in_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ours").mkdir()
    for home in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(home, str(tmp_path))
    named = list[str]()
    monkeypatch.setattr("qa.reader.named_model.NamedReader", named.append)
    open_reader("~/ours")
    open_reader("harbour/ours")
    assert named == [str(tmp_path / "ours"), "harbour/ours"]


def test_what_went_wrong_once_for_another_reason_is_tried_again() -> None:
    tries = iter([MemoryError(), None])

    def opened() -> str:
        if wrong := next(tries):
            raise wrong
        return "a network"

    lazy = Lazy(opened, "Until then there is none.")
    with pytest.raises(MemoryError):
        lazy.get()
    assert lazy.get() == "a network"


def test_a_name_that_no_hub_can_be_asked_for_is_refused_before_anything_is_loaded() -> None:
    code = (
        "import sys; from qa.reader.named_model import NamedReader, ReaderUnavailable\n"
        "try: NamedReader('nope')\n"
        "except ReaderUnavailable as error: print(error, 'torch' in sys.modules)"
    )
    offline = os.environ | {"HF_ENDPOINT": "http://127.0.0.1:9"}  # where nothing listens
    told = subprocess.check_output([sys.executable, "-c", code], env=offline, text=True, timeout=20)
    assert "no model hub could give it" in told
    assert told.endswith("False\n")
