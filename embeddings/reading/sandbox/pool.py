"""The parent's side: a pool of child processes that read files."""

import atexit
import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Lock, Timer
from typing import IO, Any, cast

from embeddings.article import Article
from embeddings.reading.sandbox.child import read_frame, write_frame
from embeddings.reading.sandbox.limits import LIMITS
from embeddings.reading.unreadable import Unreadable

_MOST_IDLE = os.cpu_count() or 2  # children
_FILES_A_CHILD = 2000  # then it is replaced, with the memory that its libraries have leaked
_BEGIN = """
import sys
sys.path[:] = sys.argv[1:]
from embeddings.reading.sandbox.child import serve
serve()
"""
_TOO_MUCH = "takes too much time or memory to read; save its text as .txt"


class ReadingChild:
    """A child process that reads one file at a time."""

    def __init__(self) -> None:
        paths = [str(Path(entry).resolve()) if entry else str(Path.cwd()) for entry in sys.path]
        # neither fork (the parent has threads) nor multiprocessing (it runs the user's __main__)
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own words
            [sys.executable, "-W", "ignore", "-c", _BEGIN, *paths],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        # pipes were asked for above, so both are there
        self._requests = cast("IO[bytes]", self._process.stdin)
        self._replies = cast("IO[bytes]", self._process.stdout)
        self._files = 0
        self._owner = os.getpid()

    @property
    def is_usable(self) -> bool:
        """Whether the child can take another file."""
        return (
            self._files < _FILES_A_CHILD
            and self._owner == os.getpid()
            and self._process.poll() is None
        )

    def ask(self, suffix: str, raw: bytes, source: str) -> bytes | None:
        """The child's reply; None if it died or had to be killed."""
        self._files += 1
        killer = Timer(LIMITS[suffix].wall_seconds, self._process.kill)
        killer.daemon = True
        killer.start()
        try:
            write_frame(self._requests, json.dumps({"suffix": suffix, "source": source}).encode())
            write_frame(self._requests, raw)
            return read_frame(self._replies)
        except OSError:
            return None
        finally:
            killer.cancel()

    def close(self) -> int:
        """End the child and return its exit code."""
        if self._owner != os.getpid():  # of the parent of a fork, which ends it
            return 0
        for pipe in (self._requests, self._replies):
            try:
                pipe.close()
            except OSError:  # bytes were left to be sent to a dead child
                continue
        try:
            return self._process.wait(timeout=1.0)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()


class ReadingPool:
    """As many children as there are callers at a time; idle ones wait for the next file."""

    def __init__(self) -> None:
        self._idle: list[ReadingChild] = []
        self._lock = Lock()

    def read(self, raw: bytes, source: str, suffix: str) -> list[Article | Unreadable]:
        """The articles in the bytes; an Unreadable if the file kills its child.

        Raises:
            ImportError: a library that reads this kind is not installed.

        """
        reply = self._reply(raw, source, suffix)
        return _results(reply) if reply is not None else [Unreadable(source, _TOO_MUCH)]

    def find(self, raw: bytes, source: str, suffix: str) -> Any:
        """The result of a function that finds something other than articles; or an Unreadable."""
        reply = self._reply(raw, source, suffix)
        if reply is None:
            return Unreadable(source, _TOO_MUCH)
        return reply["found"] if "found" in reply else _results(reply)[0]

    def _reply(self, raw: bytes, source: str, suffix: str) -> Any:
        for attempt in range(2):
            child = self._take()
            reply = child.ask(suffix, raw, source)
            if reply is not None:
                self._give_back(child)
                return json.loads(reply)
            # exit code 0: the child had just ended as idle; ask another
            if child.close() != 0 or attempt:
                break
        return None

    def close(self) -> None:
        """End the idle children; the next file starts a new one."""
        with self._lock:
            idle, self._idle = self._idle, []
        for child in idle:
            child.close()

    def _take(self) -> ReadingChild:
        while True:
            with self._lock:
                if not self._idle:
                    break
                child = self._idle.pop()
            if child.is_usable:
                return child
            child.close()
        return ReadingChild()

    def _give_back(self, child: ReadingChild) -> None:
        with self._lock:
            if child.is_usable and len(self._idle) < _MOST_IDLE:
                self._idle.append(child)
                return
        child.close()


def _results(reply: Any) -> list[Article | Unreadable]:
    if "missing" in reply:
        raise ImportError(reply["missing"])
    return [
        Unreadable(**fields)
        if "reason" in fields
        else Article(**{**fields, "authors": tuple(fields["authors"])})
        for fields in reply
    ]


POOL = ReadingPool()
atexit.register(POOL.close)
