"""Fetcher: fetches the bytes behind an address, if that is allowed and they have changed."""

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
    """A server's marks of an answer, by which it tells later whether that has changed."""

    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """The content behind an address; ``unchanged`` and without bytes if it is as seen before."""

    url: str  # after redirects
    raw: bytes
    kind: str  # the media type, "text/html"
    seen: Seen
    unchanged: bool = False
    charset: str = ""  # of a text, if the server declares it


class Fetcher:
    """Fetches addresses one after another; remembers each site's robots.txt and last request."""

    def __init__(
        self,
        *,
        allow_private: bool = False,
        most: int = MAX_BYTES,
        resolver: Resolve = resolve,
        dialler: Dial = dial,
        manners: Manners | None = None,
    ) -> None:
        self.most = most  # bytes of one answer
        self.allow_private = allow_private
        self._resolver, self._dialler = resolver, dialler
        self._manners = manners or Manners()

    def allowing_private(self) -> "Fetcher":
        """A fetcher that fetches from private networks too, and shares what is known of sites."""
        private = copy(self)
        private.allow_private = True
        return private

    def fetch(self, address: str, seen: Seen | None = None) -> Fetched:
        """Fetch an address; with ``seen``, only if it has changed since.

        Raises:
            NotFetchedError: with the reason.

        """
        before = seen or Seen()
        marks = {"If-None-Match": before.etag, "If-Modified-Since": before.modified}
        headers = {
            name: mark
            for name, mark in marks.items()
            if mark and mark.isprintable() and mark.isascii()
        }

        def robots_txt(target: Target) -> Reply:
            """A site's robots.txt."""
            return _follow_redirects(
                target.site + target.path, lambda each: self._request(each, {})
            )[1]

        def ask(target: Target) -> Reply:
            self._manners.check(target, robots_txt)
            self._manners.wait(target)
            return self._request(target, headers)

        return _content(*_follow_redirects(plain_address(address), ask))

    def _request(self, target: Target, headers: dict[str, str]) -> Reply:
        address = checked_address(target, self._resolver, allow_private=self.allow_private)
        return request(target, address, headers, self._dialler, self.most)


def _follow_redirects(address: str, ask: Callable[[Target], Reply]) -> tuple[str, Reply]:
    """(last address, answer there) after the redirects of an address."""
    reply = ask(target_of(address))
    for _ in range(MOST_REDIRECTS):
        if reply.status not in _REDIRECTS:
            break
        address = named_address(address, reply.headers.get("location", ""))
        reply = ask(target_of(address))
    return address, reply


def _content(url: str, reply: Reply) -> Fetched:
    content_type, message = reply.headers.get("content-type", ""), Message()
    message["content-type"] = content_type
    kind = content_type.split(";")[0].strip().lower()
    seen = Seen(reply.headers.get("etag", ""), reply.headers.get("last-modified", ""))
    if reply.status == 304:
        return Fetched(url, b"", kind, seen, unchanged=True)
    if not 200 <= reply.status < 300:
        usual = f"cannot be had (the server answers {reply.status}); try again later"
        raise NotFetchedError(_REASONS.get(reply.status, usual))
    return Fetched(url, reply.raw, kind, seen, charset=message.get_content_charset(""))
