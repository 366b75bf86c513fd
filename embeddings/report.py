"""RebuildReport: what a rebuild did."""

from dataclasses import dataclass, field

from embeddings.reading import Unreadable


@dataclass(frozen=True, slots=True)
class RebuildReport:
    """What a rebuild did, as sources; ``unreadable`` with the reasons."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)

    def __str__(self) -> str:
        names = ("added", "changed", "removed", "unchanged", "unreadable")
        return ", ".join(f"{len(getattr(self, name))} {name}" for name in names)
