"""Fetching: addresses of the web, taken from strangers, without harm to this machine or theirs.

Every address that a name resolves to is checked, the checked one is connected to, and each
redirect is checked again (guard, fetch); robots.txt and a pace keep it polite (robots).
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
