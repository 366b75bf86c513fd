"""The guard: refuses network addresses from which nothing may be fetched.

``ipaddress`` alone is not enough: it calls NAT64 and 6to4 forms of 127.0.0.1 global. All ranges of
IPv6 that carry an IPv4 address are refused: no site of the web needs them.
"""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from embeddings.fetching.address import NotFetchedError, Target

Resolve = Callable[[str, int], list[str]]
_CARRIERS = tuple(
    ip_network(net)
    for net in (
        *("::/96", "::ffff:0:0/96", "::ffff:0:0:0/96"),  # compatible, mapped, translated
        *("64:ff9b::/96", "64:ff9b:1::/48"),  # NAT64
        *("2002::/16", "2001::/32"),  # 6to4, Teredo
        *("100::/64", "2001:db8::/32", "3fff::/20", "5f00::/16"),  # discarded, examples, segments
        *("fec0::/10", "2001:20::/28", "2001:10::/28"),  # the former site-local, ORCHID
    )
)
_SERVICES = tuple(
    ip_network(net)
    for net in (
        *("169.254.0.0/16", "fe80::/10"),  # link-local, where clouds give a machine its credentials
        *("168.63.129.16/32", "100.100.100.200/32", "192.0.0.0/24", "fd00:ec2::/32"),
        *("0.0.0.0/8", "192.88.99.0/24", "240.0.0.0/4", "fd20:ce::/32"),
    )
)
_TO_ALLOW = "to fetch it all the same, where Byline runs: byline add --allow-private"
_PRIVATE = f"is on this machine or a private network; {_TO_ALLOW}"
_FORBIDDEN = "leads to an address that nothing is fetched from"


def resolve(host: str, port: int) -> list[str]:
    """All network addresses of a host, as the system resolves them.

    Raises:
        OSError: the host has none.

    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def checked_address(target: Target, resolver: Resolve, *, allow_private: bool) -> str:
    """The network address to connect to; one that is forbidden forbids the host.

    Raises:
        NotFetchedError: the host is unknown, or one of its addresses or its port forbidden.

    """
    if not (allow_private or target.port in {80, 443}):
        raise NotFetchedError(
            f"names port {target.port}, and only 80 and 443 are fetched from; {_TO_ALLOW}"
        )
    try:
        addresses = resolver(target.host, target.port)
    except (OSError, UnicodeError):
        addresses = []
    if not addresses:
        raise NotFetchedError(f"cannot be found: nobody knows {target.host}; check its spelling")
    for address in addresses:
        if fault := forbidden(address, allow_private=allow_private):
            raise NotFetchedError(fault)
    return addresses[0]


def forbidden(address: str, *, allow_private: bool = False) -> str:
    """The reason why nothing is fetched from a network address, "" if it is allowed.

    >>> forbidden("64:ff9b::7f00:1"), forbidden("10.0.0.1", allow_private=True)
    ('leads to an address that nothing is fetched from', '')
    """
    try:
        ip = ip_address(address.split("%", maxsplit=1)[0])
    except ValueError:
        return _FORBIDDEN
    if any(ip in net for net in _SERVICES if net.version == ip.version) or _carries_ipv4(ip):
        return _FORBIDDEN
    if ip.is_multicast or ip.is_unspecified:
        return _FORBIDDEN
    if ip.is_global and not ip.is_private:
        return ""
    return "" if allow_private else _PRIVATE


def _carries_ipv4(ip: IPv4Address | IPv6Address) -> bool:
    """Whether an IPv6 address carries an IPv4 one, by its range or in the form of ISATAP."""
    if isinstance(ip, IPv4Address) or ip.is_loopback:
        return False
    isatap = (int(ip) >> 32) & 0xFCFFFFFF == 0x00005EFE
    return isatap or any(ip in net for net in _CARRIERS)
