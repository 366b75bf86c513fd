"""The sample articles' own judgements: python -m tests.benchmarks.samples [--failures].

With --mistyped each question has a letter wrong, missing, doubled or exchanged with the next one.
"""

import argparse
import re
from dataclasses import asdict, replace
from pathlib import Path
from random import Random

from qa.evaluation import Judged, Judgement, count, count_by_kind, judge, read_judgements
from qa.language.words import content_words
from qa.libraries import Libraries
from qa.settings import load_settings
from tests.benchmarks.tables import show

JUDGEMENTS = Path(__file__).parents[1] / "data" / "judgements.jsonl"

_LONG = re.compile(r"[^\W\d_]{5,}")


def mistyped(judgements: list[Judgement]) -> list[Judgement]:
    """The same with one of the longer words that carry what a question asks mistyped."""
    draw = Random(7)
    made = []
    for one in judgements:
        said = content_words(one.question)
        places = [m for m in _LONG.finditer(one.question) if m.group().lower() in said]
        if places:
            place = draw.choice(places)
            before, after = one.question[: place.start()], one.question[place.end() :]
            wrong = _with_a_slip(place.group(), draw)
            made.append(replace(one, question=before + wrong + after))
    return made


def _with_a_slip(word: str, draw: Random) -> str:
    at = draw.randrange(1, len(word) - 1)
    one, two = word[at], word[at + 1]
    slips = ["", one + one, draw.choice("aeinorst")]
    return word[:at] + draw.choice([*(slip + two for slip in slips), two + one]) + word[at + 2 :]


def recalls(judged: list[Judged]) -> dict[str, float | int]:
    """How many disagreements are shown, and how many things that are merely alike are not."""
    differing = [one for one in judged if one.judgement.sides]
    alike = [one for one in judged if one.judgement.alike]
    return {
        "pairs that differ": len(differing),
        "shown as differing": sum(one.shows_sides for one in differing) / len(differing),
        "pairs merely alike": len(alike),
        "not shown as differing": sum(not one.answer.differ for one in alike) / len(alike),
    }


def failures(judged: list[Judged]) -> list[dict[str, str]]:
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
    parser.add_argument("--mistyped", action="store_true", help="Mistype a letter of each.")
    given = parser.parse_args()
    judgements = read_judgements(JUDGEMENTS)
    libraries = Libraries(load_settings())
    try:
        judged = judge(libraries.samples(), mistyped(judgements) if given.mistyped else judgements)
    finally:
        libraries.close()
    rows = {"all": count(judged), **count_by_kind(judged)}
    show([{"kind": kind} | asdict(scores) for kind, scores in rows.items()])
    show([recalls(judged)])
    if given.failures:
        show(failures(judged))


if __name__ == "__main__":
    main()
