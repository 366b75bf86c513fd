"""One request to one checked address: the name is never resolved a second time.

The standard library's client is enough: it follows no redirect, keeps no cookie and reads no proxy
from the environment, and the address is pinned by giving it a socket that is connected already.
"""

import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from threading import Timer

from embeddings.fetching.address import NotFetchedError, Target
from embeddings.reading import MAX_BYTES, size_fault

Dial = Callable[[str, int, float], socket.socket]
_STEP = 2**16
_GZIP = b"\x1f\x8b"
_CONNECT_SECONDS = 10.0
_READ_SECONDS = 20.0
_ALL_SECONDS = 60.0
_AGENT = "Byline/0.1 (reads articles that its user names)"


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered."""

    status: int
    headers: Mapping[str, str]  # names in small letters
    raw: bytes


def dial(address: str, port: int, seconds: float) -> socket.socket:
    """A socket connected to a network address."""
    return socket.create_connection((address, port), timeout=seconds)


def request(
    target: Target, address: str, headers: Mapping[str, str], dialled: Dial, most: int = MAX_BYTES
) -> Reply:
    """Ask a target, at a network address that was checked, for at most so many bytes.

    Raises:
        NotFetchedError: no whole answer came in time, or it is too large.

    """
    try:
        with _open(target, address, dialled) as connection:
            connection.request("GET", target.path, headers=_headers(target, headers))
            with connection.getresponse() as response:  # which keeps the socket open until then
                return _reply(response, most)
    except ssl.SSLCertVerificationError as error:
        reason = error.verify_message
        raise NotFetchedError(f"has no valid certificate ({reason}); it is not fetched") from error
    except TimeoutError as error:
        raise NotFetchedError("does not answer in time; try again later") from error
    except (OSError, HTTPException, ValueError, zlib.error) as error:
        if isinstance(error, NotFetchedError):
            raise
        kind = type(error).__name__
        raise NotFetchedError(f"does not answer as it should ({kind}); try again later") from error


@contextmanager
def _open(target: Target, address: str, dialled: Dial) -> Iterator[HTTPConnection]:
    sock = dialled(address, target.port, _CONNECT_SECONDS)
    try:
        sock.settimeout(_READ_SECONDS)
        if target.scheme == "https":
            sock = ssl.create_default_context().wrap_socket(
                sock, server_hostname=target.host, do_handshake_on_connect=False
            )
        # a server that sends a byte now and then, in the handshake too
        until = time.monotonic() + _ALL_SECONDS
        watch = Timer(_ALL_SECONDS, _cut, (sock,))
        watch.daemon = True
        watch.start()
        try:
            if isinstance(sock, ssl.SSLSocket):
                sock.do_handshake()
            connection = HTTPConnection(target.host, target.port, timeout=_READ_SECONDS)
            connection.sock = sock
            yield connection
            connection.close()
            if time.monotonic() >= until:  # what it sent before it was cut off looks whole
                raise TimeoutError
        finally:
            watch.cancel()
    finally:
        sock.close()


def _cut(sock: socket.socket) -> None:
    with suppress(OSError):  # closed already
        # not as TLS ends it, which would take the connection from under the reader
        socket.socket.shutdown(sock, socket.SHUT_RDWR)


def _headers(target: Target, further: Mapping[str, str]) -> dict[str, str]:
    return {
        "Host": target.authority,
        "User-Agent": _AGENT,
        "Accept": "text/html,application/xhtml+xml,application/xml,application/pdf,*/*;q=0.5",
        "Accept-Encoding": "gzip",
        "Connection": "close",
        **further,
    }


def _reply(response: HTTPResponse, most: int) -> Reply:
    headers = {name.lower(): value for name, value in response.getheaders()}
    return Reply(response.status, headers, _body(response, most))


def _body(response: HTTPResponse, most: int) -> bytes:
    """All of the answer, unpacked up to the limit if it was packed for the way, or is kept so.

    Told by its first bytes: some say of an answer without a body that it is packed.
    """
    found = bytearray()
    while piece := response.read(_STEP):
        found += piece
        if fault := size_fault(len(found), most):
            raise NotFetchedError(fault)
    is_whole = not response.length  # of the bytes that it announced
    if found.startswith(_GZIP):
        unpack = zlib.decompressobj(wbits=31)
        found = bytearray(unpack.decompress(found, most + 1))
        if fault := size_fault(len(found), most):
            raise NotFetchedError(fault)
        is_whole = is_whole and unpack.eof
    if not is_whole:
        raise NotFetchedError("does not answer as it should (cut short); try again later")
    return bytes(found)
