"""Limits of size, memory and time for reading one file."""

import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits for one file; those of memory and processor time hold where the system allows."""

    memory_bytes: int  # address space of the child, its own libraries included
    cpu_seconds: int
    wall_seconds: float


MAX_BYTES = 20 * 2**20
"""The default limit for a file, a download, an archive's member or a pasted text."""

_LARGER = "raise BYLINE_MAX_SIZE, or save a part of it as a file"
_USUAL = Limits(1024 * 2**20, 20, 60.0)
_MANY = Limits(1024 * 2**20, 60, 180.0)
LIMITS: dict[str, Limits] = {
    **dict.fromkeys((".txt", ".md", ".html", ".mhtml", ".docx", ".odt", ".rtf", ".eml"), _USUAL),
    # a report of several hundred pages, or an export of thousands of articles, may take a minute
    **dict.fromkeys((".pdf", ".epub", ".json", ".jsonl", ".csv", ".feed"), _MANY),
    **dict.fromkeys((".sitemap", ".links"), _USUAL),
    ".zip": Limits(1536 * 2**20, 60, 120.0),  # only unpacked; its members are read one by one
}


def size_fault(size: int, most: int) -> str:
    """The reason why a ``size`` above the limit ``most`` is not read, "" if it is not above.

    >>> size_fault(3, 2**20)
    ''
    >>> size_fault(2**20 + 1, 2**20)
    'is over the limit of 1 MB; raise BYLINE_MAX_SIZE, or save a part of it as a file'
    """
    reason = f"is over the limit of {most // 2**20} MB; {_LARGER}"
    return reason if size > most else ""


def apply_limits(limits: Limits) -> None:
    """Limit the memory and the further processor time of this process."""
    if sys.platform != "win32":
        import resource

        spent = resource.getrusage(resource.RUSAGE_SELF)
        seconds = int(spent.ru_utime + spent.ru_stime) + 1 + limits.cpu_seconds
        for kind, value in (
            (resource.RLIMIT_AS, limits.memory_bytes),
            (resource.RLIMIT_CPU, seconds),
            (resource.RLIMIT_CORE, 0),
        ):
            hard = resource.getrlimit(kind)[1]
            allowed = value if hard == resource.RLIM_INFINITY else min(value, hard)
            resource.setrlimit(kind, (allowed, hard))
