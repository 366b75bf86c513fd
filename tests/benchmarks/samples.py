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
from tests.benchmarks.manners import MANNERS, put
from tests.benchmarks.tables import show

JUDGEMENTS = Path(__file__).parents[1] / "data" / "judgements.jsonl"


def recalls(judged: list[Outcome]) -> dict[str, float | int]:
    """How many disagreements are shown, and how many things that are merely alike are not."""
    differing = [one for one in judged if one.judgement.sides]
    alike = [one for one in judged if one.judgement.alike]
    return {
        "pairs that differ": len(differing),
        "shown as differing": sum(one.shows_sides for one in differing) / len(differing),
        "pairs merely alike": len(alike),
        "not shown as differing": sum(not one.answer.differ for one in alike) / len(alike),
    }


def sureness(judged: list[Outcome]) -> list[dict[str, object]]:
    """How many answers of quotes are right, of those that say that they are not sure and others."""
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
    """What was answered or refused wrongly, or with the wrong word about a disagreement."""
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
    given = parser.parse_args()
    judgements = read_judgements(JUDGEMENTS)
    asked = put(judgements, given.put) if given.put else judgements
    with closing(Libraries(load_settings())) as libraries:
        judged = judge(libraries.samples(), asked)
    rows = {"all": scores_of(judged), **scores_by_kind(judged)}
    show([{"kind": kind} | asdict(scores) for kind, scores in rows.items()])
    show([recalls(judged)])
    show(sureness(judged))
    if given.failures:
        show(failures(judged))


if __name__ == "__main__":
    main()
