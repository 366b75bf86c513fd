"""The progress of a job on the library, and its outcomes, as HTML."""

from qa.rendering import place_name
from qa.web.html.escaping import escape
from qa.web.job import JobState, Outcome


def job_html(state: JobState) -> str:
    """The progress of a running job and the outcomes of earlier ones; "" if there is neither."""
    parts = (_progress_html(state) if state.running else "") + "".join(
        map(_outcome_html, state.outcomes)
    )
    return f"<div class='jobs' data-number='{state.number}'>{parts}</div>" if parts else ""


def _outcome_html(outcome: Outcome) -> str:
    lines = "".join(f"<li>{escape(line)}</li>" for line in outcome.lines)
    kind = "failed" if outcome.failed else "ended"
    undo = (
        f"<button type='button' data-act='undo' data-article='{escape(outcome.undo)}'>Undo</button>"
        if outcome.undo
        else ""
    )
    return f"<div class='job {kind}' role='status'><ul>{lines}</ul>{undo}</div>"


def _progress_html(state: JobState) -> str:
    progress = state.progress
    bar = f"value='{progress.done}' max='{progress.total}'" if progress.done else ""
    name, pace = place_name(progress.source), str(progress) if progress.total else ""
    activity = f"{state.name}: {pace or name or 'starting'}"
    label = "Stopping" if state.stopping else escape(activity)
    last_file = f"<span class='last'>{escape(name)}</span>" if pace and name else ""
    return (
        f"<div class='job'><label for='job-bar'>{label}. You can go on asking.</label>"
        f"<progress id='job-bar' {bar}></progress>{last_file}"
        "<button type='button' data-act='cancel'>Cancel</button></div>"
    )
