"""A network's files: checks that they are as shipped, and makes the session that runs them.

A folder holds a network, its tokenizer and a manifest with their SHA-256.
"""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from embeddings.engines.onnx_runtime import onnxruntime
from embeddings.engines.processor import multiplies_bytes

TOKENIZER, MANIFEST = "tokenizer.json", "manifest.json"
REINSTALL = "Reinstall Byline to get it back: pip install --force-reinstall --no-deps byline."


def fault_of(place: Path, names: Sequence[str]) -> str:
    """Which file in a folder is missing or not as shipped, as words; "" if none is."""
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
    """Write the manifest of digests that `fault_of` compares with."""
    digests = {name: hashlib.sha256((place / name).read_bytes()).hexdigest() for name in names}
    (place / MANIFEST).write_text(json.dumps({"sha256": digests}, indent=1) + "\n", "utf-8")


def network_session(network: Path, threads: int | None = None) -> onnxruntime.InferenceSession:
    """Load a network; `threads`: how many one call uses; None: one for each core."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads or 0
    options.inter_op_num_threads = 1
    # threads that spin while they wait slow everything else on a small machine
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # where the processor has no products of 8-bit numbers their sums may overflow: slower ones
    options.add_session_config_entry("session.x64quantprecision", str(int(not multiplies_bytes())))
    return onnxruntime.InferenceSession(str(network), options, providers=["CPUExecutionProvider"])
