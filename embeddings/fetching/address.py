"""Web addresses: how they are stored, and which are fetched."""

from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

_LONGEST = 2000
_PORTS = {"http": 80, "https": 443}
_SAFE = "!$%&'()*+,/:;=?@[]~-._"  # characters that are not quoted in an address


class NotFetchedError(ValueError):
    """An address was not fetched; the message continues a sentence that begins with it."""


@dataclass(frozen=True, slots=True)
class Target:
    """The parts of an address that a request needs."""

    scheme: str
    host: str  # as in a certificate: small letters, IDNA
    port: int
    path: str  # with the query

    @property
    def authority(self) -> str:
        """The host, and the port if it is not the scheme's usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def site(self) -> str:
        """The address without its path."""
        return f"{self.scheme}://{self.authority}"


def is_address(text: str) -> bool:
    """Whether a text is a web address and not a path, by its beginning."""
    return text.strip().lower().startswith(("http://", "https://"))


def plain_address(text: str) -> str:
    """An address as it is stored: without surrounding space and fragment.

    >>> plain_address(" https://quay.example/ebb#comments ")
    'https://quay.example/ebb'
    """
    try:
        return urlunsplit(urlsplit(text.strip())._replace(fragment=""))
    except ValueError:  # no address: fetching it raises
        return text.strip()


def named_address(page: str, reference: str) -> str:
    """The address of a reference in a page or answer; the reference itself if it is none.

    >>> named_address("https://quay.example/ebb", "/feed"), named_address("x", "http://[ebb")
    ('https://quay.example/feed', 'http://[ebb')
    """
    try:
        return plain_address(urljoin(page, reference))
    except ValueError:
        return reference


def target_of(address: str) -> Target:
    """The target of an address.

    Raises:
        NotFetchedError: the address is not http(s), or names a user.

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
