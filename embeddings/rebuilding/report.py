"""RebuildReport: what a rebuild did."""

from dataclasses import dataclass, field

from embeddings.reading import Unreadable

_NAMED = 5  # kinds of files


@dataclass(frozen=True, slots=True)
class RebuildReport:
    """What a rebuild did, as sources; ``unreadable`` with the reasons.

    ``missing`` are kept although their feed or address does not have them any more; ``left_out``
    counts, by suffix, the files of folders that are of no kind that is read.
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
        said = [f"{len(getattr(self, name))} {name}" for name in names]
        return ", ".join([*said, f"{len(self.missing)} missing but kept"] if self.missing else said)

    def left_out_line(self) -> str:
        """What was left out, the commonest kinds first, and what to do; "" where nothing was.

        >>> RebuildReport(left_out={".jpg": 1, ".doc": 20}).left_out_line()
        'Left out, of kinds that are not read: 20 .doc, 1 .jpg. Save articles as .docx or .txt.'
        """
        kinds = sorted(self.left_out.items(), key=lambda kind: -kind[1])
        named = [f"{number:,} {suffix or 'without an ending'}" for suffix, number in kinds]
        more = " and others" if len(named) > _NAMED else ""
        said = f"Left out, of kinds that are not read: {', '.join(named[:_NAMED])}{more}."
        return f"{said} Save articles as .docx or .txt." if named else ""

    def reasons(self) -> dict[str, list[str]]:
        """The sources that could not be read, by what is wrong with them, the commonest first."""
        found: dict[str, list[str]] = {}
        for one in self.unreadable:
            found.setdefault(one.reason, []).append(one.source)
        return dict(sorted(found.items(), key=lambda item: -len(item[1])))
