"""How far a work on the library is, and what came of it."""

from qa.rendering import place_name
from qa.web.html.escaping import shown
from qa.web.job import JobState, Outcome


def job_html(state: JobState) -> str:
    """The state of the job, and what was told; nothing where there is neither."""
    inside = (_running(state) if state.running else "") + "".join(
        map(_outcome_html, state.outcomes)
    )
    return f"<div class='jobs' data-number='{state.number}'>{inside}</div>" if inside else ""


def _outcome_html(outcome: Outcome) -> str:
    lines = "".join(f"<li>{shown(line)}</li>" for line in outcome.lines)
    kind = "failed" if outcome.failed else "ended"
    undo = (
        f"<button type='button' data-act='undo' data-article='{shown(outcome.undo)}'>Undo</button>"
        if outcome.undo
        else ""
    )
    return f"<div class='job {kind}' role='status'><ul>{lines}</ul>{undo}</div>"


def _running(state: JobState) -> str:
    progress = state.progress
    bar = f"value='{progress.done}' max='{progress.total}'" if progress.done else ""
    name, pace = place_name(progress.source), str(progress) if progress.total else ""
    doing = f"{state.name}: {pace or name or 'starting'}"
    label = "Stopping" if state.stopping else shown(doing)
    last = f"<span class='last'>{shown(name)}</span>" if pace and name else ""
    return (
        f"<div class='job'><label for='job-bar'>{label}. You can go on asking.</label>"
        f"<progress id='job-bar' {bar}></progress>{last}"
        "<button type='button' data-act='cancel'>Cancel</button></div>"
    )
