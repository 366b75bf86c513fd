"""The sample articles' own judgements: python -m tests.benchmarks.samples [--failures].

With --put MANNER each question is put as people do: mistyped, joined, spoken or stated.
"""

import argparse
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from qa.evaluation import Outcome, judge, scores_by_kind, scores_of
from qa.judgements import read_judgements
from qa.libraries import Libraries
from qa.settings import load_settings
from tests.benchmarks.manners import MANNERS, put_questions
from tests.benchmarks.tables import show

JUDGEMENTS = Path(__file__).parents[1] / "data" / "judgements.jsonl"


def disagreement_scores(judged: list[Outcome]) -> dict[str, float | int]:
    """Shares of disagreements that are shown as such, and of merely similar things that are not."""
    differing = [one for one in judged if one.judgement.sides]
    alike = [one for one in judged if one.judgement.alike]
    return {
        "pairs that differ": len(differing),
        "shown as differing": sum(one.shows_sides for one in differing) / len(differing),
        "pairs merely alike": len(alike),
        "not shown as differing": sum(not one.answer.differ for one in alike) / len(alike),
    }


def certainty_scores(judged: list[Outcome]) -> list[dict[str, object]]:
    """The share of right answers among those that say that they are not sure, and among others."""
    quoted = [one for one in judged if one.answer.kind == "quote" and not one.answer.refused]
    rows = {
        said: [one.right for one in quoted if one.answer.unsure == (said == "not sure")]
        for said in ("not sure", "sure")
    }
    return [
        {"answers": said, "count": len(right), "right": sum(right) / (len(right) or 1)}
        for said, right in rows.items()
    ]


def failures(judged: list[Outcome]) -> list[dict[str, str]]:
    """Rows of wrong answers and refusals, and of disagreements wrongly shown or not shown."""
    return [
        {
            "kind": one.judgement.kind,
            "question": one.judgement.question,
            "expected": " / ".join(one.judgement.sides or one.judgement.answers) or "refusal",
            "said": " ".join(one.answer.text.split())[:160],
        }
        for one in judged
        if not one.right
        or (one.judgement.sides and not one.shows_sides)
        or (one.judgement.alike and one.answer.differ)
    ]


def main() -> None:
    """Ask, count, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--failures", action="store_true", help="List what went wrong.")
    parser.add_argument("--put", choices=MANNERS, help="How each question is put.")
    options = parser.parse_args()
    judgements = read_judgements(JUDGEMENTS)
    put_judgements = put_questions(judgements, options.put) if options.put else judgements
    with closing(Libraries(load_settings())) as libraries:
        judged = judge(libraries.samples(), put_judgements)
    rows = {"all": scores_of(judged), **scores_by_kind(judged)}
    show([{"kind": kind} | asdict(scores) for kind, scores in rows.items()])
    show([disagreement_scores(judged)])
    show(certainty_scores(judged))
    if options.failures:
        show(failures(judged))


if __name__ == "__main__":
    main()
