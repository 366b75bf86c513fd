"""The commands that measure a library on judged questions, and that export such judgements."""

from typing import TYPE_CHECKING

import typer

from qa.cli.opening import File, Library, reading_library
from qa.cli.telling import Json, show_value, tell

if TYPE_CHECKING:
    from qa.evaluation import Outcome, Scores

_COLUMNS = ("to answer", "right first", "right", "refused", "to refuse", "refused rightly")


def evaluate(judgements: File, library: Library = None, json: Json = False) -> None:
    """Ask the questions of a file and count the right answers.

    A line of it is {"question": "Who …?", "sources": ["a.txt"], "answers": ["Ada"]}; a question
    with "sources": [] is to be refused.
    """
    from dataclasses import asdict

    from qa.evaluation import judge, scores_by_kind, scores_of
    from qa.judgements import read_judgements

    known = read_judgements(judgements)
    with reading_library(library) as byline:
        judged = judge(byline, known)
    rows = {"all": scores_of(judged)}
    kinds = scores_by_kind(judged)
    if any(kinds):
        rows |= kinds
    show_value(
        {kind: asdict(scores) for kind, scores in rows.items()},
        json,
        lambda: "\n\n".join(filter(None, (_table(rows), _wrong_answers(judged)))),
    )


def judgements(library: Library = None) -> None:
    """Print the answers that readers called right, for evaluating."""
    from qa.history.feedback import Feedback, judgement_line
    from qa.settings import load_settings

    settings = load_settings(library=library)
    tell(f"Library: {settings.library}", err=True)
    found = Feedback(settings.library).judgements()
    for judgement in found:
        typer.echo(judgement_line(judgement), nl=False)
    if not found:
        tell("No answer was called right there. Do so on the page: byline serve", err=True)


def _table(rows: "dict[str, Scores]") -> str:
    """A table with one line for each kind of question: their number, and the shares right."""
    width = max(map(len, (*rows, "kind")))
    lines = [f"{'kind':{width}}  " + "  ".join(_COLUMNS)]
    for kind, scores in rows.items():
        shares = (scores.right_first, scores.right, scores.refused_wrongly)
        answered = [f"{share:.2f}" if scores.answerable else "-" for share in shares]
        refused = f"{scores.refused_rightly:.2f}" if scores.refusable else "-"
        cells = [str(scores.answerable), *answered, str(scores.refusable), refused]
        named = zip(cells, _COLUMNS, strict=True)
        lines.append(
            f"{kind:{width}}  " + "  ".join(cell.rjust(len(column)) for cell, column in named)
        )
    return "\n".join(lines)


def _wrong_answers(judged: "list[Outcome]") -> str:
    """A list of the questions that were answered or refused wrongly, with the answers."""
    wrong = [one for one in judged if not one.right]
    lines = [
        f"{one.judgement.question}\n    {' '.join(one.answer.text.split())[:120]}" for one in wrong
    ]
    return "\n".join(["Not right:", *lines]) if wrong else ""
