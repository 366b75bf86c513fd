"""How far a work on the library is, and what came of it, in words."""

from collections.abc import Iterable
from pathlib import PurePath

from embeddings.rebuilding.report import RebuildReport
from qa.web.html.escaping import shown
from qa.web.job import JobState, Phase

NAMED = 20  # files that are named of those with one fault, and faults


def job_html(state: JobState) -> str:
    """The state of the job."""
    if state.phase is Phase.IDLE:
        return ""
    if state.running:
        return _running(state)
    lines = "".join(f"<li>{shown(line)}</li>" for line in state.lines)
    kind = "failed" if state.phase is Phase.FAILED else "ended"
    undo = (
        f"<button type='button' data-act='undo' data-article='{shown(state.undo)}'>Undo</button>"
        if state.undo
        else ""
    )
    return f"<div class='job {kind}' role='status'><ul>{lines}</ul>{undo}</div>"


def report_lines(reports: Iterable[RebuildReport]) -> tuple[str, ...]:
    """What rebuilds did, in words; unreadable files by name, together where one reason is all's."""
    every = list(reports)
    counts = [
        (sum(len(getattr(report, what)) for report in every), what)
        for what in ("added", "changed", "removed", "unchanged")
    ]
    said = ", ".join(f"{number:,} {what}" for number, what in counts if number)
    unreadable = RebuildReport(unreadable=[one for report in every for one in report.unreadable])
    done = f"Done: {said}." if said else "Done: nothing to add."
    faults = list(unreadable.reasons().items())
    lines = [done, *(_failed(*found) for found in faults[:NAMED])]
    if others := sum(len(sources) for _, sources in faults[NAMED:]):
        lines.append(f"and {others:,} more files that could not be read")
    lines += filter(None, (report.left_out_line() for report in every))
    return tuple(lines)


def _failed(reason: str, sources: list[str]) -> str:
    names = ", ".join(PurePath(source).name for source in sources[:NAMED])
    if len(sources) == 1:
        return f"{names} {reason}"
    more = f" and {len(sources) - NAMED:,} more" if len(sources) > NAMED else ""
    return f"{len(sources):,} files: each {reason} ({names}{more})"


def _running(state: JobState) -> str:
    bar = f"value='{state.done}' max='{state.total}'" if state.done else ""
    name = PurePath(state.source).name
    told = f"{state.name}: {state.pace or name or 'starting'}"
    said = "Stopping" if state.stopping else shown(told)
    last = f"<span class='last'>{shown(name)}</span>" if state.pace and name else ""
    return (
        f"<div class='job'><label for='job-bar'>{said}. You can go on asking.</label>"
        f"<progress id='job-bar' {bar}></progress>{last}"
        "<button type='button' data-act='cancel'>Cancel</button></div>"
    )
