"""Verdicts: what a check makes of sentences of several kinds, counted."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from qa.checking.support import Support


class Verdicts:
    """Counts by kind; the true ones first."""

    def __init__(self) -> None:
        self._found: dict[str, list[Support]] = defaultdict(list)

    def add(self, kind: str, support: Support) -> None:
        """Count one."""
        self._found[kind].append(support)

    def rows(self) -> list[dict[str, Any]]:
        """One a kind: in how many a value is missed, and how many are not supported, or hidden."""
        return [
            {
                "sentences": kind,
                "count": len(found),
                "a value missed": _share(bool(each.missing) for each in found),
                "not supported": _share(each.verdict != "supported" for each in found),
                "hidden": _share(each.verdict == "not" for each in found),
            }
            for kind, found in sorted(
                self._found.items(), key=lambda item: not item[0].startswith("true")
            )
        ]


def _share(flags: Iterable[bool]) -> float:
    told = list(flags)
    return sum(told) / len(told)
