"""The reader's files: which, where, and whether they are what was shipped.

A folder holds `reader.onnx`, `tokenizer.json`, `calibration.json` and `manifest.json`, which
names the SHA-256 of the others.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from qa.errors import QAError
from qa.reader.reading import Calibration

PACKAGED = Path(__file__).with_name("weights")
NETWORK, TOKENIZER = "reader.onnx", "tokenizer.json"
CALIBRATION, MANIFEST = "calibration.json", "manifest.json"
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
    expected = _manifest(place)
    for name in CHECKED:
        path = place / name
        if not path.is_file():
            raise ReaderUnavailable(f"The reader's file {path} is missing. {_remedy(folder)}")
        if hashlib.sha256(path.read_bytes()).hexdigest() != expected.get(name):
            raise ReaderUnavailable(
                f"The reader's file {path} is damaged: its SHA-256 is not the one in "
                f"{MANIFEST}. {_remedy(folder)}"
            )
    calibration = Calibration(**json.loads((place / CALIBRATION).read_text(encoding="utf-8")))
    return ReaderFiles(place / NETWORK, place / TOKENIZER, calibration)


def _manifest(place: Path) -> dict[str, str]:
    path = place / MANIFEST
    try:
        found: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))["sha256"]
    except FileNotFoundError:
        missing = f"The reader's file {path} is missing. {_remedy(place)}"
        raise ReaderUnavailable(missing) from None
    except (ValueError, KeyError, TypeError) as error:
        damaged = f"The reader's file {path} is damaged. {_remedy(place)}"
        raise ReaderUnavailable(damaged) from error
    return found


def _remedy(folder: Path | None) -> str:
    if folder in {None, PACKAGED}:
        return "Reinstall Byline to get it back: pip install --force-reinstall --no-deps byline."
    return (
        f"A reader's folder needs {', '.join((*CHECKED, MANIFEST))}; leave the folder unset to "
        "use the reader that comes with Byline."
    )
