"""How far a work on the library is, and what came of it."""

from qa.rendering import place_name
from qa.web.html.escaping import shown
from qa.web.job import JobState, Told


def job_html(state: JobState) -> str:
    """The state of the job, and what was told; nothing where there is neither."""
    inside = (_running(state) if state.running else "") + "".join(map(_told, state.told))
    return f"<div class='jobs' data-number='{state.number}'>{inside}</div>" if inside else ""


def _told(told: Told) -> str:
    lines = "".join(f"<li>{shown(line)}</li>" for line in told.lines)
    kind = "failed" if told.failed else "ended"
    undo = (
        f"<button type='button' data-act='undo' data-article='{shown(told.undo)}'>Undo</button>"
        if told.undo
        else ""
    )
    return f"<div class='job {kind}' role='status'><ul>{lines}</ul>{undo}</div>"


def _running(state: JobState) -> str:
    progress = state.progress
    bar = f"value='{progress.done}' max='{progress.total}'" if progress.done else ""
    name, pace = place_name(progress.source), str(progress) if progress.total else ""
    told = f"{state.name}: {pace or name or 'starting'}"
    said = "Stopping" if state.stopping else shown(told)
    last = f"<span class='last'>{shown(name)}</span>" if pace and name else ""
    return (
        f"<div class='job'><label for='job-bar'>{said}. You can go on asking.</label>"
        f"<progress id='job-bar' {bar}></progress>{last}"
        "<button type='button' data-act='cancel'>Cancel</button></div>"
    )
