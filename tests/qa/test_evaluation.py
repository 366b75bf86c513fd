"""A quality floor over the own articles; tests/benchmarks/samples.py prints where it is."""

from pathlib import Path

import pytest

from qa.byline import Byline
from qa.evaluation import evaluate, read_judgements
from qa.samples import ARTICLES, QUESTIONS

JUDGEMENTS = Path(__file__).parents[1] / "data" / "judgements.jsonl"


def test_judgements_name_articles_that_are_there() -> None:
    judgements = read_judgements(JUDGEMENTS)
    assert len(judgements) >= 60
    assert sum(not each.answerable for each in judgements) >= 15
    for each in judgements:
        assert all((ARTICLES / source).is_file() for source in each.sources)


@pytest.mark.slow
def test_answers_and_refusals_do_not_get_worse(samples: Byline) -> None:
    scores = evaluate(samples, read_judgements(JUDGEMENTS))
    assert scores.right_first >= 0.45
    assert scores.refused_rightly >= 0.5
    assert scores.refused_wrongly <= 0.4


@pytest.mark.slow
def test_the_empty_pages_questions_are_answered_and_the_last_refused(samples: Byline) -> None:
    *answered, refused = QUESTIONS
    assert not any(samples.ask(question).refused for question in answered)
    assert samples.ask(refused).refused
