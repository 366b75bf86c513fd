"""Uploaded files, kept in the library's own folder under safe names."""

import re
import unicodedata
from pathlib import Path

from embeddings.errors import UnreadableArticle
from embeddings.reading import SUFFIXES

MAX_NAME = 100  # characters
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)")


def safe_name(name: str) -> str:
    """A file name without folders or special characters, with a suffix that can be read.

    Raises UnreadableArticle for other kinds of files.

    >>> safe_name("../../My  <b>notes</b>.TXT")
    'b_.txt'
    >>> safe_name("Tide & time.md")
    'Tide _ time.md'
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    stem, dot, suffix = last.rpartition(".")
    suffix = f"{dot}{suffix}".lower()
    if suffix not in SUFFIXES:
        known = ", ".join(sorted(SUFFIXES))
        raise UnreadableArticle(f"{last[:MAX_NAME]} cannot be read; what can is {known}.")
    clean = " ".join(re.sub(r"[^\w\-. ()]", "_", stem).split()).strip(". ")[:MAX_NAME]
    if not clean or _RESERVED.fullmatch(clean):
        clean = f"article {clean}".strip()
    return clean + suffix


def keep_upload(upload: Path, folder: Path) -> Path:
    """Copy an upload into a folder; a different file of that name is never overwritten."""
    raw = upload.read_bytes()
    name = Path(safe_name(upload.name))
    folder.mkdir(parents=True, exist_ok=True)
    number = 1
    while True:
        kept = folder / (name.name if number == 1 else f"{name.stem}-{number}{name.suffix}")
        try:
            with kept.open("xb") as file:
                file.write(raw)
        except FileExistsError:
            if kept.is_file() and kept.read_bytes() == raw:
                return kept
            number += 1
        except OSError:  # half an article is none
            kept.unlink(missing_ok=True)
            raise
        else:
            return kept
