"""One request to a network address that was checked: the name is not resolved again.

The standard library's client follows no redirect, keeps no cookie and reads no proxy from the
environment; it is given a connected socket, so that it uses the checked address.
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
    """A server's answer."""

    status: int
    headers: Mapping[str, str]  # names in small letters
    raw: bytes


def dial(address: str, port: int, seconds: float) -> socket.socket:
    """A socket connected to a network address."""
    return socket.create_connection((address, port), timeout=seconds)


def request(
    target: Target, address: str, headers: Mapping[str, str], dialler: Dial, most: int = MAX_BYTES
) -> Reply:
    """Request a target at a checked network address; its answer of at most ``most`` bytes.

    Raises:
        NotFetchedError: the answer is late, cut short or too large.

    """
    try:
        with _open_connection(target, address, dialler) as connection:
            connection.request("GET", target.path, headers=_headers(target, headers))
            with connection.getresponse() as response:  # which closes the socket
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
def _open_connection(target: Target, address: str, dialler: Dial) -> Iterator[HTTPConnection]:
    sock = dialler(address, target.port, _CONNECT_SECONDS)
    try:
        sock.settimeout(_READ_SECONDS)
        if target.scheme == "https":
            sock = ssl.create_default_context().wrap_socket(
                sock, server_hostname=target.host, do_handshake_on_connect=False
            )
        # limits all time, of the handshake too, against a server that sends a byte now and then
        deadline = time.monotonic() + _ALL_SECONDS
        timer = Timer(_ALL_SECONDS, _shut_down, (sock,))
        timer.daemon = True
        timer.start()
        try:
            if isinstance(sock, ssl.SSLSocket):
                sock.do_handshake()
            connection = HTTPConnection(target.host, target.port, timeout=_READ_SECONDS)
            connection.sock = sock
            yield connection
            connection.close()
            if time.monotonic() >= deadline:  # an answer that was cut off may look complete
                raise TimeoutError
        finally:
            timer.cancel()
    finally:
        sock.close()


def _shut_down(sock: socket.socket) -> None:
    with suppress(OSError):  # closed already
        # the plain socket's: TLS's own would take the connection away from the reader
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
    """All bytes of the answer, unpacked if they are gzip; both forms are held to the limit.

    Gzip is recognised by the first bytes: some servers declare it for an empty answer.
    """
    body = bytearray()
    while piece := response.read(_STEP):
        body += piece
        if fault := size_fault(len(body), most):
            raise NotFetchedError(fault)
    is_whole = not response.length  # bytes that were announced and did not come
    if body.startswith(_GZIP):
        unpack = zlib.decompressobj(wbits=31)
        body = bytearray(unpack.decompress(body, most + 1))
        if fault := size_fault(len(body), most):
            raise NotFetchedError(fault)
        is_whole = is_whole and unpack.eof
    if not is_whole:
        raise NotFetchedError("does not answer as it should (cut short); try again later")
    return bytes(body)
