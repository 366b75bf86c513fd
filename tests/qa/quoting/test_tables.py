"""The cell of a table that is asked for, and the row that heads it."""

import pytest

from embeddings.article import Article
from embeddings.sentences import Span
from qa.quoting.neighbours import context_needed
from qa.quoting.tables import asked_cell

TEXT = (
    "Ferries of the sound\n\nShip | Harbour | Fare | Departs\n\nSula | Marren | £31 | 07:30\n\n"
    "Gannet | Port Ellis | £18 | 09:15\n\nSula | sinks\n\nThe fare of the Gannet is low."
)
HEAD = "Ship | Harbour | Fare | Departs"
FERRIES = Article("ferries.md", "Ferries of the sound", TEXT, language="en")


def row(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, TEXT.index("\n", start))


@pytest.mark.parametrize(
    ("question", "cell"),
    [
        ("What is the fare of the Gannet?", "£18"),
        ("When does the Gannet depart?", "09:15"),
        ("What does the Gannet's harbour fare?", None),  # of two columns
        ("What is the fare of the Gannet for children?", None),
        ("What is the fare of the Sula?", None),  # another row's
        ("Who sails the Gannet?", None),
    ],
)
def test_the_cell_of_the_row_and_the_column_that_a_question_names(
    question: str, cell: str | None
) -> None:
    found = asked_cell(question, FERRIES, row("Gannet |"), HEAD)
    assert (found.of(TEXT) if found else None) == cell


def test_a_row_that_ends_in_the_middle_of_a_cell_has_none() -> None:
    text = "Ship | Notes | Fare\n\nGannet | It is old. It is slow. | £18"
    ferries = Article("ferries.md", "Ferries", text, language="en")
    assert asked_cell("What is the fare of the Gannet?", ferries, Span(21, 40), text[:19]) is None


def test_a_row_is_quoted_under_the_first_of_its_own_table() -> None:
    before = [each.of(TEXT) for each in context_needed(FERRIES, row("Gannet |"))]
    assert before == ["Ship | Harbour | Fare | Departs"]
    assert (
        context_needed(FERRIES, row("Ship |")) == context_needed(FERRIES, row("Sula | sinks")) == []
    )


def test_a_row_far_down_a_long_table_has_none_over_it() -> None:
    text = "Ship | Harbour | Fare\n" + "Sula | Marren | £31\n" * 300
    ferries = Article("ferries.md", "Ferries", text, language="en")
    assert context_needed(ferries, Span(22, 41)) == [Span(0, 21)]
    assert context_needed(ferries, Span(len(text) - 20, len(text) - 1)) == []
