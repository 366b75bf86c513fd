"""The door: the readers' logins, their sessions, and waits after failed tries."""

import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock
from typing import Any

from qa.errors import BadSettings
from qa.web.guard.passwords import hash_password, is_hash, matches

SESSION_SECONDS = 12 * 3600
FREE_FAILURES = 5  # before a wait is imposed
FIRST_WAIT, LONGEST_WAIT = 30.0, 900.0  # seconds; doubled with each failure
_REMEMBERED = 10_000  # sessions, and addresses or names that failed


@dataclass(slots=True)
class _Failures:
    count: int
    until: float  # moment before which no try is allowed


class Door:
    """Readers and their password hashes; sessions live in memory and end with the server."""

    def __init__(
        self, readers: Mapping[str, str], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._readers, self._clock = dict(readers), clock
        # checked for an unknown name, so that it takes as long
        self._nobody = hash_password(secrets.token_hex())
        self._lock = Lock()
        self._sessions: dict[str, tuple[str, float]] = {}  # by the token's SHA-256
        self._failures: dict[str, _Failures] = {}

    @property
    def open(self) -> bool:
        """Whether there is no login."""
        return not self._readers

    def wait(self, reader: str, client: str) -> float:
        """Seconds until this reader from this client may try again; 0: now."""
        with self._lock:
            now = self._clock()
            kept = [self._failures.get(key) for key in _keys(reader, client)]
            return max((one.until - now for one in kept if one), default=0.0)

    def enter(self, reader: str, password: str, client: str) -> str | None:
        """Log in and return a session's token; None if wrong, or too often wrong before."""
        if self.wait(reader, client) > 0:
            return None
        right = matches(password, self._readers.get(reader, self._nobody))
        if not right or reader not in self._readers:
            self._fail(reader, client)
            return None
        token = secrets.token_urlsafe(32)
        with self._lock:
            for key in _keys(reader, client):
                self._failures.pop(key, None)
            self._sessions[_digest(token)] = (reader, self._clock() + SESSION_SECONDS)
            _shorten(self._sessions)
        return token

    def reader(self, token: str) -> str | None:
        """The reader of a session; None once it has ended."""
        with self._lock:
            found = self._sessions.get(_digest(token))
            if found is None:
                return None
            reader, until = found
            if self._clock() >= until:
                del self._sessions[_digest(token)]
                return None
            return reader

    def leave(self, token: str) -> None:
        """End a session."""
        with self._lock:
            self._sessions.pop(_digest(token), None)

    def _fail(self, reader: str, client: str) -> None:
        with self._lock:
            for key in _keys(reader, client):
                before = self._failures.pop(key, None)
                count = before.count + 1 if before else 1
                over = count - FREE_FAILURES
                wait = min(FIRST_WAIT * 2 ** min(over, 10), LONGEST_WAIT) if over >= 0 else 0.0
                self._failures[key] = _Failures(count, self._clock() + wait)
            _shorten(self._failures)


def readers(auth: str) -> dict[str, str]:
    """Parse ``BYLINE_AUTH``, ``name:hash`` with spaces between several, into hashes by name.

    Raises BadSettings.
    """
    found = {}
    for entry in auth.split():
        name, colon, kept = entry.partition(":")
        if not (name and colon and is_hash(kept)):
            raise BadSettings(
                "BYLINE_AUTH must be name:hash, several with spaces between them. "
                "Make one: byline password NAME"
            )
        found[name] = kept
    return found


def _keys(reader: str, client: str) -> tuple[str, str]:
    return f"reader {reader}", f"client {client}"


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _shorten(kept: dict[str, Any]) -> None:
    while len(kept) > _REMEMBERED:
        kept.pop(next(iter(kept)))
