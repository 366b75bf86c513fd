"""RebuildReport: the result of a rebuild."""

from dataclasses import dataclass, field

from embeddings.reading import Unreadable

_MOST_KINDS = 5


@dataclass(frozen=True, slots=True)
class RebuildReport:
    """The result of a rebuild, as lists of sources; ``unreadable`` with the reasons.

    ``missing`` ones stay although their feed or address has them no more; ``left_out`` counts, by
    suffix, the files in folders whose kind is not read.
    """

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        names = ("added", "changed", "removed", "unchanged", "unreadable")
        counts = [f"{len(getattr(self, name))} {name}" for name in names]
        missing = [f"{len(self.missing)} missing but kept"] if self.missing else []
        return ", ".join(counts + missing)

    def left_out_line(self) -> str:
        """A line about the files left out, the commonest kinds first; "" if there are none.

        >>> RebuildReport(left_out={".jpg": 1, ".doc": 20}).left_out_line()
        'Left out, of kinds that are not read: 20 .doc, 1 .jpg. Save articles as .docx or .txt.'
        """
        kinds = sorted(self.left_out.items(), key=lambda kind: -kind[1])
        counts = [f"{number:,} {suffix or 'without an ending'}" for suffix, number in kinds]
        more = " and others" if len(counts) > _MOST_KINDS else ""
        line = f"Left out, of kinds that are not read: {', '.join(counts[:_MOST_KINDS])}{more}."
        return f"{line} Save articles as .docx or .txt." if counts else ""

    def reasons(self) -> dict[str, list[str]]:
        """The sources that could not be read, by reason, the commonest reason first."""
        found: dict[str, list[str]] = {}
        for one in self.unreadable:
            found.setdefault(one.reason, []).append(one.source)
        return dict(sorted(found.items(), key=lambda item: -len(item[1])))
