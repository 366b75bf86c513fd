"""Fetcher: the bytes behind an address, if they may be had and have changed."""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from email.message import Message

from embeddings.fetching.address import (
    NotFetchedError,
    Target,
    named_address,
    plain_address,
    target_of,
)
from embeddings.fetching.connection import Dial, Reply, dial, request
from embeddings.fetching.guard import Resolve, checked_address, resolve
from embeddings.fetching.robots import Manners
from embeddings.reading import MAX_BYTES

MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_REASONS = {
    **dict.fromkeys(
        _REDIRECTS, f"leads from one address to another more than {MOST_REDIRECTS} times"
    ),
    401: "needs a login; save the page as a file",
    402: "is for subscribers; save the page as a file",
    403: "is not shown to programs; save the page as a file",
    404: "is not there (404); check its spelling",
    410: "is not there any more (410)",
    429: "is asked too often (429); try again later",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """What a server said of what it sent, to be asked whether that has changed."""

    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What is behind an address; ``unchanged`` and without bytes if it is what was seen."""

    url: str  # where the redirects led
    raw: bytes
    kind: str  # the media type, "text/html"
    seen: Seen
    unchanged: bool = False
    charset: str = ""  # of a text, where the server says it


class Fetcher:
    """Fetches addresses one after another; what it asked robots.txt and when, it remembers."""

    def __init__(
        self,
        *,
        allow_private: bool = False,
        most: int = MAX_BYTES,
        resolver: Resolve = resolve,
        dialled: Dial = dial,
        manners: Manners | None = None,
    ) -> None:
        self.most = most  # bytes of one answer
        self.allow_private = allow_private
        self._resolver, self._dialled = resolver, dialled
        self._manners = manners or Manners()

    def allowing_private(self) -> "Fetcher":
        """One that fetches from private networks too, and knows what this one knows of sites."""
        private = copy(self)
        private.allow_private = True
        return private

    def fetch(self, address: str, seen: Seen | None = None) -> Fetched:
        """What is behind an address.

        Raises:
            NotFetchedError: with the reason.

        """
        known = seen or Seen()
        asked = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
        headers = {
            name: said
            for name, said in asked.items()
            if said and said.isprintable() and said.isascii()
        }

        def rules(target: Target) -> Reply:
            """A site's robots.txt."""
            return _followed(target.site + target.path, lambda each: self._ask(each, {}))[1]

        def ask(target: Target) -> Reply:
            self._manners.check(target, rules)
            self._manners.wait(target)
            return self._ask(target, headers)

        return _fetched(*_followed(plain_address(address), ask))

    def _ask(self, target: Target, headers: dict[str, str]) -> Reply:
        address = checked_address(target, self._resolver, allow_private=self.allow_private)
        return request(target, address, headers, self._dialled, self.most)


def _followed(address: str, ask: Callable[[Target], Reply]) -> tuple[str, Reply]:
    """Where the redirects of an address lead, and what is answered there."""
    reply = ask(target_of(address))
    for _ in range(MOST_REDIRECTS):
        if reply.status not in _REDIRECTS:
            break
        address = named_address(address, reply.headers.get("location", ""))
        reply = ask(target_of(address))
    return address, reply


def _fetched(here: str, reply: Reply) -> Fetched:
    content_type, said = reply.headers.get("content-type", ""), Message()
    said["content-type"] = content_type
    kind = content_type.split(";")[0].strip().lower()
    seen = Seen(reply.headers.get("etag", ""), reply.headers.get("last-modified", ""))
    if reply.status == 304:
        return Fetched(here, b"", kind, seen, unchanged=True)
    if not 200 <= reply.status < 300:
        usual = f"cannot be had (the server answers {reply.status}); try again later"
        raise NotFetchedError(_REASONS.get(reply.status, usual))
    return Fetched(here, reply.raw, kind, seen, charset=said.get_content_charset(""))
