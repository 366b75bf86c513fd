"""Zip archives: the bytes of their members of readable kinds.

Unpacking runs in a child process, and so does reading each member: a bad one fails alone.
"""

from base64 import b64encode
from pathlib import PurePosixPath

from embeddings.reading.decoding import NotTextError
from embeddings.reading.files import KINDS
from embeddings.reading.kinds.packed import Packed
from embeddings.tidy import tidy

_NAME_CHARS = 300
_NESTED = "is an archive in an archive; unpack it first"


def unpack(raw: bytes) -> list[dict[str, str]]:
    """The name, kind and bytes (in base 64) of each member; of an unreadable one, the reason.

    Raises:
        NotTextError: the bytes are no zip archive, or a bomb.

    """
    packed = Packed(raw)
    found = []
    for member in packed.names():
        path = PurePosixPath(member.replace("\\", "/"))
        kind = KINDS.get(path.suffix.lower())
        if kind is None or any(_is_hidden(part) for part in path.parts):
            continue
        name = tidy(str(path))[:_NAME_CHARS]
        if kind == ".zip":
            found.append({"name": name, "reason": _NESTED})
            continue
        try:
            content = packed.read(member)
        except NotTextError as error:
            found.append({"name": name, "reason": str(error)})
        else:
            found.append({"name": name, "kind": kind, "raw": b64encode(content).decode()})
    return found


def _is_hidden(part: str) -> bool:
    return part == "__MACOSX" or (part.startswith(".") and part != "..")
