"""Fetching: the bytes behind untrusted web addresses, without harm to this machine or the site.

Every network address that a name resolves to is checked, the checked one is connected to, and each
redirect is checked again (guard, fetch); robots.txt and pauses keep it polite (robots).
"""

from embeddings.fetching.address import (
    NotFetchedError,
    is_address,
    named_address,
    plain_address,
)
from embeddings.fetching.fetch import Fetched, Fetcher, Seen

__all__ = [
    "Fetched",
    "Fetcher",
    "NotFetchedError",
    "Seen",
    "is_address",
    "named_address",
    "plain_address",
]
