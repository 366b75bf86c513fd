"""Addresses as they are given: which are fetched, and how one is written."""

from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

_LONGEST = 2000
_PORTS = {"http": 80, "https": 443}
_SAFE = "!$%&'()*+,/:;=?@[]~-._"  # what stands in an address as it is


class NotFetchedError(ValueError):
    """An address was not fetched; the message goes on from it and says why and what to do."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes."""

    scheme: str
    host: str  # as the certificate names it: small letters, IDNA
    port: int
    path: str  # with the query

    @property
    def authority(self) -> str:
        """Host, and the port where it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def site(self) -> str:
        """The address without its path."""
        return f"{self.scheme}://{self.authority}"


def is_address(text: str) -> bool:
    """Whether a text is meant as an address of the web and not as a path."""
    return text.strip().lower().startswith(("http://", "https://"))


def plain_address(text: str) -> str:
    """An address as it is kept: without surrounding space and fragment.

    >>> plain_address(" https://quay.example/ebb#comments ")
    'https://quay.example/ebb'
    """
    try:
        return urlunsplit(urlsplit(text.strip())._replace(fragment=""))
    except ValueError:  # it is none; who asks for it is told so
        return text.strip()


def named_address(page: str, named: str) -> str:
    """The address that a page, or a server's answer, names; as it stands there if it is none.

    >>> named_address("https://quay.example/ebb", "/feed"), named_address("x", "http://[ebb")
    ('https://quay.example/feed', 'http://[ebb')
    """
    try:
        return plain_address(urljoin(page, named))
    except ValueError:
        return named


def target_of(address: str) -> Target:
    """Where an address leads.

    Raises:
        NotFetchedError: it is not an http(s) address, or names a user.

    """
    if len(address) > _LONGEST or any(letter <= " " or letter == "\x7f" for letter in address):
        raise NotFetchedError("is no address; copy it from the browser's address bar")
    try:
        parts = urlsplit(address)
        port, host = parts.port, (parts.hostname or "").rstrip(".")
        if host and ":" not in host:
            host = host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        raise NotFetchedError("is no address; copy it from the browser's address bar") from None
    if parts.scheme not in _PORTS:
        raise NotFetchedError("is no http or https address; only those are fetched")
    if parts.username is not None or parts.password is not None:
        raise NotFetchedError("names a user; give the address without")
    if not host or "\\" in parts.netloc or "%" in host:
        raise NotFetchedError("names no host; copy it from the browser's address bar")
    path = quote(parts.path or "/", safe=_SAFE)
    query = f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
    return Target(
        parts.scheme, host.lower(), _PORTS[parts.scheme] if port is None else port, path + query
    )
