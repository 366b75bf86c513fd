"""What the processor can do: its cores, and 8-bit products."""

import os
from functools import lru_cache
from pathlib import Path
from platform import machine

_BYTE_PRODUCTS = {"avx512_vnni", "avx_vnni", "amx_int8", "asimddp"}


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):  # not on macOS and Windows
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@lru_cache(maxsize=1)
def multiplies_bytes() -> bool:
    """Whether the processor has instructions for 8-bit products, as far as the system tells.

    Without such instructions (VNNI, AMX, ARM's dot product) sums may also overflow.
    """
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return machine() == "arm64"  # every Apple processor does
    return not _BYTE_PRODUCTS.isdisjoint(flags.split())
