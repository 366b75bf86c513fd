"""Support: python -m tests.benchmarks.support --data PATH [--sample N] [--fit].

(a) True rewordings of news and web pages, and the same sentences with a value, a denial or a
relation altered: how many of the altered are found (their verdict is not "supported" any more, or
a missing value is named), and how many of the true ones a value is missed in (false alarms).
(b) Human labels: balanced accuracy beside plain word overlap and the plain encoder. For each of
the three the threshold is chosen on one part of each set, and everything is measured on the other.
--fit makes the weights of qa/writing/support.py again, from the first part.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import Random
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embeddings.encoder import SentenceEncoder, Vectors
from qa.language.words import words
from qa.writing.grounds import claim_stems
from qa.writing.missing import missing_values
from qa.writing.support import FEATURES, Checker
from tests.benchmarks.alterations import alterations
from tests.benchmarks.claims import Claim, labelled, rewordings
from tests.benchmarks.tables import arguments, show

Encode = Callable[[Sequence[str]], Vectors]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Judged:
    """A claim with what was made of it."""

    claim: Claim
    features: tuple[float, ...]
    support: float
    overlap: float  # share of its words that the passages have
    cosine: float  # with the nearest sentence of the passages


def drawn(claims: Iterable[Claim], sample: int) -> list[Claim]:
    """As many claims of each set, evenly drawn, those of one source together."""
    sets: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        sets[claim.data].append(claim)
    chosen: list[Claim] = []
    for each in sets.values():
        Random(0).shuffle(each)
        chosen += sorted(each[: sample or None], key=lambda claim: (claim.data, claim.group))
    return chosen


def checked(claims: Sequence[Claim], encode: Encode) -> Iterable[tuple[Claim, Checker]]:
    """Each claim with the checker of its passages, made once for claims that follow each other."""
    before: tuple[object, Checker] | None = None
    for claim in claims:
        key = [(passage.start, passage.text) for passage in claim.passages]
        if before is None or before[0] != key:
            before = (key, Checker(claim.passages, encode))
        yield claim, before[1]


def judged(claim: Claim, checker: Checker, encode: Encode) -> Judged:
    """What ours and the two plain ways make of a claim."""
    taken = checker.sources.evidence(claim_stems(claim.text))
    missing = tuple(missing_values(claim.text, taken, checker.sources))
    features = checker.features(claim.text, taken, missing) if taken else (0.0,) * len(FEATURES)
    said = set(words(claim.text))
    there = {word for passage in claim.passages for word in words(passage.text)}
    return Judged(
        claim,
        features,
        checker.check(claim.text).probability,
        len(said & there) / max(1, len(said)),
        features[FEATURES.index("cosine")],
    )


def balanced_accuracy(scores: Floats, truth: NDArray[np.bool_], threshold: float) -> float:
    """The mean of the shares of true and of false claims that are told right."""
    said = scores >= threshold
    return float((said[truth].mean() + (~said[~truth]).mean()) / 2)


def by_labels(found: Sequence[Judged]) -> list[dict[str, Any]]:
    """One row a set: balanced accuracy on the part held, thresholds from the other."""
    rows = []
    for name in dict.fromkeys(each.claim.data for each in found):
        of_set = [each for each in found if each.claim.data == name]
        truth = np.array([each.claim.supported for each in of_set])
        held = np.array([each.claim.held for each in of_set])
        row: dict[str, Any] = {"data": name, "claims": int(held.sum())}
        for way, scores in (
            ("word overlap", np.array([each.overlap for each in of_set])),
            ("encoder", np.array([each.cosine for each in of_set])),
            ("ours", np.array([each.support for each in of_set])),
        ):
            options = np.unique(np.quantile(scores[~held], np.linspace(0, 1, 101)))
            best = max(options, key=lambda t: balanced_accuracy(scores[~held], truth[~held], t))
            row[way] = balanced_accuracy(scores[held], truth[held], best)
        rows.append(row)
    return rows


def by_alterations(claims: Sequence[Claim], encode: Encode) -> list[dict[str, Any]]:
    """One row a kind of alteration, after one of the true sentences."""
    draw = Random(0)
    named: dict[str, list[bool]] = defaultdict(list)
    unsupported: dict[str, list[bool]] = defaultdict(list)
    seconds: list[float] = []
    for claim, checker in checked([each for each in claims if each.held], encode):
        variants = [("true", claim.text)]
        variants += [(a.kind, a.text) for a in alterations(claim, checker.sources, draw)]
        for kind, text in variants:
            started = perf_counter()
            support = checker.check(text)
            seconds.append(perf_counter() - started)
            named[kind].append(bool(support.missing))
            unsupported[kind].append(support.verdict != "supported")
    print(f"median milliseconds a sentence: {1000 * float(np.median(seconds)):.1f}")
    return [
        {
            "sentences": kind,
            "count": len(flags),
            "a value missed": float(np.mean(flags)),
            "not supported": float(np.mean(unsupported[kind])),
        }
        for kind, flags in named.items()
    ]


def fitted(found: Sequence[Judged]) -> None:
    """Print weights from the part that is not held; each set and each label weighs the same."""
    from sklearn.linear_model import LogisticRegression

    part = [each for each in found if not each.claim.held]
    kinds = [(each.claim.data, each.claim.supported) for each in part]
    weights = [1 / kinds.count(kind) for kind in kinds]
    model = LogisticRegression(max_iter=5000).fit(
        np.array([each.features for each in part]),
        [each.claim.supported for each in part],
        sample_weight=np.array(weights) * len(part) / sum(weights),
    )
    print("weights", tuple(round(float(w), 2) for w in model.coef_[0]))
    print("bias", round(float(model.intercept_[0]), 2))


def main() -> None:
    """Read, check, print."""
    parser = arguments(__doc__)
    parser.add_argument("--sample", type=int, default=0, help="Claims of each set; 0: all.")
    parser.add_argument("--fit", action="store_true", help="Print new weights.")
    given = parser.parse_args()
    encode = SentenceEncoder().encode_passages
    claims = drawn(labelled(given.data), given.sample)
    found = [judged(claim, checker, encode) for claim, checker in checked(claims, encode)]
    show(by_labels(found))
    if given.fit:
        fitted(found)
    show(by_alterations(drawn(rewordings(given.data), given.sample), encode))


if __name__ == "__main__":
    main()
