"""Support: python -m tests.benchmarks.support --data PATH [--sample N] [--fit].

(a) True rewordings of news and web pages, and the same sentences with a value, a negation or a
relation altered: the shares in which a value is missed (of true ones: false alarms), that are not
supported, and that are not even partly supported, so that they are hidden; then the same of
sentences as model servers write them of the samples, see tests/benchmarks/written.py. (b) Human
labels: balanced accuracy, with that of word overlap, the encoder alone and the check without the
verifier. Everything is measured on the held-out part of each set. Thresholds are chosen on another
part, on which no verifier was trained; --fit fits the curves of qa/checking/support.py to it.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embeddings.encoder import Encode, SentenceEncoder
from embeddings.passages import Passage
from qa.checking.grounds import claim_stems
from qa.checking.support import COMPARED, VERIFIED, Checker, Support
from qa.curves import Curve
from qa.language.words import words
from qa.training.sources.claims import (
    Claim,
    gum_claims,
    labelled_claims,
    summedits_claim,
    wice_claims,
)
from qa.verifier.verifier import Verifier
from tests.benchmarks.alterations import alterations
from tests.benchmarks.fit import cached_encode
from tests.benchmarks.tables import argument_parser, show
from tests.benchmarks.written import show_written, verdict_rows

FEWEST = 20
"""The fewest claims of a set with one label that a curve is fitted on."""

SWAPPED = 0.5
"""Weight of a set's true claims with another's source; those of each label have 1."""

Floats = NDArray[np.float64]
NewChecker = Callable[[tuple[Passage, ...]], Checker]


@dataclass(frozen=True)
class JudgedClaim:
    """A claim with its features and scores."""

    claim: Claim
    features: Mapping[str, float]  # those of the curves
    scores: Mapping[str, float]  # by each method; higher is more likely true


def rewordings(data: Path) -> Iterator[Claim]:
    """True sentences by people about news and web pages, in other words than their sources."""
    yield from gum_claims(data)
    news = data / "training/summedits/summedits_news.json"
    for record in json.loads(news.read_text("utf-8")):
        if record["label"] and not record["edit_types"]:
            yield summedits_claim("summedits news", record)
    for claim in wice_claims(data / "training/wice-dev-test/claim", neighbours=4):
        if claim.supported:
            yield claim


def sample_claims(claims: Iterable[Claim], sample: int) -> list[Claim]:
    """Up to ``sample`` random claims of each set (0: all), those of one source together."""
    sets: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        sets[claim.data].append(claim)
    chosen: list[Claim] = []
    for each in sets.values():
        Random(0).shuffle(each)
        chosen += sorted(each[: sample or None], key=lambda claim: (claim.data, claim.group))
    return chosen


def cached_checker(encode: Encode, verifier: Verifier | None) -> NewChecker:
    """Make the checker of some passages, once for consecutive claims about the same ones."""
    return lru_cache(maxsize=1)(partial(Checker, encode=encode, verifier=verifier))


def swapped_claims(claims: Sequence[Claim]) -> list[Claim]:
    """The true claims for choosing, each with the passages of another claim of its set."""
    part = [claim for claim in claims if claim.is_for_choosing]
    draw = Random(0)
    return [
        replace(claim, passages=draw.choice(others).passages, supported=False)
        for claim in part
        if claim.supported
        and (others := [o for o in part if o.data == claim.data and o.group != claim.group])
    ]


def judge_claims(
    claims: Sequence[Claim], encode: Encode, verifier: Verifier
) -> Iterator[JudgedClaim]:
    """Judge each claim that has a source by all methods."""
    verifying, comparing = cached_checker(encode, verifier), cached_checker(encode, None)
    for claim in claims:
        checker, without = verifying(claim.passages), comparing(claim.passages)
        if evidence := checker.sources.evidence(claim_stems(claim.text)):
            said = set(words(claim.text))
            source_words = {word for passage in claim.passages for word in words(passage.text)}
            rows = encode([claim.text, *(each.text for each in evidence)])
            support = checker.check(claim.text)
            scores = {
                "word overlap": len(said & source_words) / max(1, len(said)),
                "encoder": float(max(rows[1:] @ rows[0])),
                "ours, compared": without.check(claim.text).probability,
                "ours": support.probability,
            }
            yield JudgedClaim(claim, support.features, scores)


def balanced_accuracy(scores: Floats, truth: NDArray[np.bool_], threshold: float) -> float:
    """The mean of the shares of true and of false claims that are classified right."""
    said = scores >= threshold
    return float((said[truth].mean() + (~said[~truth]).mean()) / 2)


def label_rows(found: Sequence[JudgedClaim]) -> list[dict[str, Any]]:
    """A row for each set: balanced accuracy on the held-out part, thresholds from the other."""
    rows = []
    for name in dict.fromkeys(each.claim.data for each in found):
        of_set = [each for each in found if each.claim.data == name]
        truth = np.array([each.claim.supported for each in of_set])
        held = np.array([each.claim.is_held_out for each in of_set])
        row: dict[str, Any] = {"data": name, "claims": int(held.sum())}
        for way in of_set[0].scores:
            scores = np.array([each.scores[way] for each in of_set])
            options = np.unique(np.quantile(scores[~held], np.linspace(0, 1, 101)))
            best = max(options, key=lambda t: balanced_accuracy(scores[~held], truth[~held], t))
            row[way] = balanced_accuracy(scores[held], truth[held], best)
        rows.append(row)
    return rows


def alteration_rows(claims: Sequence[Claim], new: NewChecker) -> list[dict[str, Any]]:
    """A row for each kind of alteration, after rows of the true sentences, by set and of all."""
    checks: list[tuple[str, Support]] = []
    seconds: list[float] = []
    used = process_time()
    for claim in claims:
        checker = new(claim.passages)
        variants = [(kind, claim.text) for kind in (f"true, {claim.data}", "true")]
        variants += [(a.kind, a.text) for a in alterations(claim, checker.sources)]
        for kind, text in variants:
            started = perf_counter()
            checks.append((kind, checker.check(text)))
            seconds.append(perf_counter() - started)
    used = 1000 * (process_time() - used) / len(seconds)
    median = 1000 * float(np.median(seconds))
    print(f"milliseconds a sentence: median {median:.1f}; of a processor {used:.1f} on average")
    return verdict_rows(checks)


def fit_curve(found: Sequence[JudgedClaim], others: Sequence[JudgedClaim], curve: Curve) -> Curve:
    """Fit a curve again on the claims for choosing; each set and each label weighs the same.

    ``others``: claims with another's source.
    """
    from sklearn.linear_model import LogisticRegression

    kinds: dict[tuple[str, str], list[JudgedClaim]] = defaultdict(list)
    for each in found:
        if each.claim.is_for_choosing:
            kinds[each.claim.data, str(each.claim.supported)].append(each)
    for each in others:
        kinds[each.claim.data, "swapped"].append(each)
    rows: list[JudgedClaim] = []
    weights: list[float] = []
    for (_, label), of_kind in kinds.items():
        known = [each for each in of_kind if each.features.keys() >= curve.weights.keys()]
        if len(known) >= FEWEST:
            rows += known
            weights += [(SWAPPED if label == "swapped" else 1) / len(known)] * len(known)
    names = list(curve.weights)
    model = LogisticRegression(max_iter=5000).fit(
        np.array([[each.features[name] for name in names] for each in rows]),
        [each.claim.supported for each in rows],
        sample_weight=np.array(weights) * len(rows) / sum(weights),
    )
    weights_by_name = {
        name: round(float(w), 2) for name, w in zip(names, model.coef_[0], strict=True)
    }
    return Curve(weights_by_name, round(float(model.intercept_[0]), 2))


def main() -> None:
    """Read, check, print."""
    parser = argument_parser(__doc__)
    parser.add_argument("--sample", type=int, default=0, help="Claims of each set; 0: all.")
    parser.add_argument("--fit", action="store_true", help="Print new curves.")
    options = parser.parse_args()
    encoder, verifier = SentenceEncoder(), Verifier()
    encode = cached_encode(encoder)

    measured = (
        each for each in labelled_claims(options.data) if each.is_held_out or each.is_for_choosing
    )
    found = list(judge_claims(sample_claims(measured, options.sample), encode, verifier))
    show(label_rows(found))
    if options.fit:
        others = list(
            judge_claims(swapped_claims([each.claim for each in found]), encode, verifier)
        )
        print("COMPARED =", fit_curve(found, others, COMPARED))
        print("VERIFIED =", fit_curve(found, others, VERIFIED))
    true = (each for each in rewordings(options.data) if each.is_held_out)
    show(
        alteration_rows(
            sample_claims(true, options.sample), cached_checker(encoder.encode_passages, verifier)
        )
    )
    show_written(encoder.encode_passages, verifier)


if __name__ == "__main__":
    main()
