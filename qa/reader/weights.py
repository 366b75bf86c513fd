"""The reader's files: which, where, and whether they are what was shipped.

A folder holds `reader.onnx`, `tokenizer.json`, `calibration.json` and `manifest.json`, which
names the SHA-256 of the others.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from embeddings.engines.onnx_runtime import onnxruntime
from embeddings.engines.processor import multiplies_bytes
from qa.errors import QAError
from qa.reader.reading import Calibration

PACKAGED = Path(__file__).with_name("weights")
NETWORK, TOKENIZER = "reader.onnx", "tokenizer.json"
CALIBRATION, MANIFEST = "calibration.json", "manifest.json"
REINSTALL = "Reinstall Byline to get it back: pip install --force-reinstall --no-deps byline."
CHECKED = (NETWORK, TOKENIZER, CALIBRATION)


class ReaderUnavailable(QAError):
    """The reader's files are missing or damaged; Byline answers by sentences without them."""


@dataclass(frozen=True)
class ReaderFiles:
    """Checked files of a reader."""

    network: Path
    tokenizer: Path
    calibration: Calibration


def reader_files(folder: Path | None = None) -> ReaderFiles:
    """The files of `folder` (None: those that come with Byline), each compared with its SHA-256.

    Raises `ReaderUnavailable` when one is missing or is not the file that was shipped.
    """
    place = folder or PACKAGED
    if fault := fault_of(place, CHECKED):
        raise ReaderUnavailable(f"The reader's file {fault}. {_remedy(folder)}")
    calibration = Calibration(**json.loads((place / CALIBRATION).read_text(encoding="utf-8")))
    return ReaderFiles(place / NETWORK, place / TOKENIZER, calibration)


def fault_of(place: Path, names: Sequence[str]) -> str:
    """Which file of a folder is not as it was shipped, and what is wrong; "" if none."""
    manifest = place / MANIFEST
    try:
        expected = json.loads(manifest.read_text(encoding="utf-8"))["sha256"]
        digests = {name: str(expected.get(name)) for name in names}
    except FileNotFoundError:
        return f"{manifest} is missing"
    except (ValueError, KeyError, TypeError, AttributeError):
        return f"{manifest} is damaged"
    for name in names:
        path = place / name
        if not path.is_file():
            return f"{path} is missing"
        if hashlib.sha256(path.read_bytes()).hexdigest() != digests[name]:
            return f"{path} is damaged: its SHA-256 is not the one in {MANIFEST}"
    return ""


def write_manifest(place: Path, names: Sequence[str]) -> None:
    """Store the digests that `fault_of` compares with."""
    digests = {name: hashlib.sha256((place / name).read_bytes()).hexdigest() for name in names}
    (place / MANIFEST).write_text(json.dumps({"sha256": digests}, indent=1) + "\n", "utf-8")


def network_session(network: Path, threads: int | None = None) -> onnxruntime.InferenceSession:
    """A network, loaded; `threads`: processor threads for one call; None: one for each core."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads or 0
    options.inter_op_num_threads = 1
    # threads that spin while they wait slow everything else on a small machine
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # where the processor has no products of 8-bit numbers their sums may overflow: slower ones
    options.add_session_config_entry("session.x64quantprecision", str(int(not multiplies_bytes())))
    return onnxruntime.InferenceSession(str(network), options, providers=["CPUExecutionProvider"])


def _remedy(folder: Path | None) -> str:
    if folder in {None, PACKAGED}:
        return REINSTALL
    return (
        f"A reader's folder needs {', '.join((*CHECKED, MANIFEST))}; leave the folder unset to "
        "use the reader that comes with Byline."
    )
