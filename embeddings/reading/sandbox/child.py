"""The child process: reads untrusted files one after another, under limits.

Frames on standard input and output: a length of 8 bytes, then as many bytes. A request is a frame
of JSON and a frame of the file's bytes; a reply is a frame of JSON. Nothing is pickled.
"""

import json
import os
import select
import sys
from collections.abc import Callable
from dataclasses import asdict
from importlib import import_module
from typing import IO, Any

from embeddings.reading.decoding import NotTextError
from embeddings.reading.sandbox.limits import LIMITS, apply_limits
from embeddings.reading.unreadable import Unreadable

IDLE_SECONDS = 120.0  # an idle child ends, to free its memory
_LENGTH = 8
_READERS = {
    ".txt": ("plain", "read_plain"),
    ".md": ("markdown", "read_markdown"),
    ".html": ("html", "read_html"),
    ".mhtml": ("mail", "read_mhtml"),
    ".pdf": ("pdf", "read_pdf"),
    ".docx": ("docx", "read_docx"),
    ".odt": ("odt", "read_odt"),
    ".rtf": ("rtf", "read_rtf"),
    ".epub": ("epub", "read_epub"),
    ".json": ("records", "read_json"),
    ".jsonl": ("records", "read_jsonl"),
    ".csv": ("records", "read_table"),
    ".eml": ("mail", "read_eml"),
    ".feed": ("feed", "read_feed"),
}
# functions that find something other than articles
_FINDERS = {
    ".zip": ("unpacking", "unpack"),
    ".sitemap": ("sitemap", "sitemap_addresses"),
    ".links": ("sitemap", "feed_links"),
}


def read_frame(stream: IO[bytes]) -> bytes | None:
    """The next frame of a stream; None at its end."""
    length = stream.read(_LENGTH)
    if len(length) < _LENGTH:
        return None
    size = int.from_bytes(length, "big")
    frame = stream.read(size)
    return frame if len(frame) == size else None


def write_frame(stream: IO[bytes], frame: bytes) -> None:
    """Write one frame to a stream."""
    stream.write(len(frame).to_bytes(_LENGTH, "big"))
    stream.write(frame)
    stream.flush()


def serve() -> None:
    """Answer requests until the parent closes the pipe, or sends none for too long."""
    requests = os.fdopen(os.dup(0), "rb")
    replies = os.fdopen(os.dup(1), "wb")
    # a library's output must not get between the frames
    os.dup2(2, 1)
    while _has_request(requests):
        request = read_frame(requests)
        raw = read_frame(requests) if request is not None else None
        if request is None or raw is None:
            return
        fields = json.loads(request)
        reply = _read(fields["suffix"], raw, fields["source"])
        write_frame(replies, json.dumps(reply).encode())


def _has_request(requests: IO[bytes]) -> bool:
    """Wait for a request or the pipe's end; whether it came within IDLE_SECONDS.

    Not by a timer thread: with a second thread, every allocation would take a lock.
    """
    if sys.platform == "win32":  # where one cannot wait for a pipe; the child ends with its parent
        return True
    return bool(select.select([requests], [], [], IDLE_SECONDS)[0])


def _read(suffix: str, raw: bytes, source: str) -> object:
    apply_limits(LIMITS[suffix])
    try:
        if suffix in _FINDERS:
            return {"found": _function(_FINDERS[suffix])(raw)}
        read = _function(_READERS[suffix])(raw, source)
    except MemoryError:
        read = [Unreadable(source, "needs too much memory to read; save its text as .txt")]
    except NotTextError as error:
        read = [Unreadable(source, str(error))]
    except ImportError as error:  # not the file's fault; the parent raises it
        return {"missing": str(error)}
    except RecursionError:
        read = [Unreadable(source, "is nested too deeply to read; save its text as .txt")]
    except Exception as error:  # noqa: BLE001 - whatever a parser raises on such bytes fails one file
        kind = type(error).__name__
        read = [Unreadable(source, f"is damaged ({kind}); open it and save it again")]
    return [asdict(one) for one in read]


def _function(place: tuple[str, str]) -> Callable[..., Any]:
    """A function of a reading module, imported at its first use: children start faster."""
    module, name = place
    function: Callable[..., Any] = getattr(
        import_module(f"embeddings.reading.kinds.{module}"), name
    )
    return function
