"""RebuildReport: what a rebuild did."""

from dataclasses import dataclass, field

from embeddings.reading import Unreadable


@dataclass(frozen=True, slots=True)
class RebuildReport:
    """What a rebuild did, as sources; ``unreadable`` with the reasons.

    ``missing`` are kept although their feed or address does not have them any more.
    """

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        names = ("added", "changed", "removed", "unchanged", "unreadable")
        said = [f"{len(getattr(self, name))} {name}" for name in names]
        return ", ".join([*said, f"{len(self.missing)} missing but kept"] if self.missing else said)

    def reasons(self) -> dict[str, list[str]]:
        """The sources that could not be read, by what is wrong with them, the commonest first."""
        found: dict[str, list[str]] = {}
        for one in self.unreadable:
            found.setdefault(one.reason, []).append(one.source)
        return dict(sorted(found.items(), key=lambda item: -len(item[1])))
