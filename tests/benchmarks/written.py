"""Sentences that a model server might write: python -m tests.benchmarks.written [--failures].

They were written before they were checked, as a good model answers from the passages of the sample
articles that Byline sends it, and as a bad one errs. Those of half of the articles are for
reporting; --failures lists the wrong verdicts of the other half.

Kinds of errors in a false one: a "number", "date" or "name" that belongs elsewhere; "exchanged"
roles or things; a "negation" too many or too few; another "cause"; something "added" that no
article has; in "general" what holds of some; as done what is "planned".
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import fmean
from typing import Any

from embeddings.encoder import Encode, SentenceEncoder
from embeddings.passages import Passage
from qa.byline import Byline
from qa.checking.support import Checker, Support
from qa.libraries import Libraries
from qa.settings import load_settings
from qa.training.example import json_lines
from qa.training.sources.claims import Claim
from qa.verifier.verifier import Verifier
from qa.writing.prompt import SENTINEL
from tests.benchmarks.alterations import alterations
from tests.benchmarks.tables import show
from tests.qa.scripted_server import Script, scripted_server, speaking

WRITTEN = Path(__file__).parents[1] / "data" / "written_sentences.jsonl"


@dataclass(frozen=True)
class WrittenCase:
    """A question, the passages that a model is sent for it, and sentences it may write."""

    question: str
    story: str  # the name of the articles on one event
    true: Sequence[dict[str, Any]]  # "text", and "cites": words of the sentences that say it
    false: Sequence[dict[str, str]]  # "text", and what is "wrong"
    passages: tuple[Passage, ...]

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The true sentences as claims."""
        return tuple(
            Claim("own samples", each["text"], self.passages, True, self.story)
            for each in self.true
        )

    @property
    def is_held_out(self) -> bool:
        """Whether the case is of the half that is reported, as its claims are."""
        return self.claims[0].is_held_out


@contextmanager
def samples_with_server(script: Script) -> Iterator[Byline]:
    """Byline over the sample articles, with a scripted model server on this machine."""
    with scripted_server(script) as server:
        settings = load_settings().model_copy(update={"generator_url": server.url})
        with closing(Libraries(settings)) as libraries:
            yield libraries.samples()


def written_cases() -> Iterator[WrittenCase]:
    """All cases, each with the passages that Byline sends to a server for its question."""
    with samples_with_server(speaking(SENTINEL)) as samples:
        for record in json_lines(WRITTEN):
            answer = samples.ask(record["question"])
            if answer.host:
                passages = tuple(hit.passage for hit in answer.nearest)
                yield WrittenCase(**record, passages=passages)
            else:
                print("Not sent to a server:", record["question"])


def checked_sentences(
    questions: Iterable[WrittenCase], encode: Encode, verifier: Verifier
) -> Iterator[tuple[str, str, Support, WrittenCase]]:
    """Check each sentence; yields its kind, text, support and case."""
    for each in questions:
        checker = Checker(each.passages, encode, verifier)
        for claim in each.claims:
            yield "true", claim.text, checker.check(claim.text), each
            for altered in alterations(claim, checker.sources):
                yield f"altered, {altered.kind}", altered.text, checker.check(altered.text), each
        for mistake in each.false:
            kind = f"as models err, {mistake['wrong']}"
            yield kind, mistake["text"], checker.check(mistake["text"]), each


def citation_scores(
    questions: Iterable[WrittenCase], encode: Encode, verifier: Verifier
) -> dict[str, float]:
    """The shares of true sentences that cite a sentence that says them, first or second."""
    ranks: list[int | None] = []
    for each in questions:
        checker = Checker(each.passages, encode, verifier)
        for true in each.true:
            found = [" ".join(e.text.split()) for e in checker.check(true["text"]).evidence]
            said = (i for i, text in enumerate(found) if any(c in text for c in true["cites"]))
            ranks.append(next(said, None))
    return {
        "the right sentence first": fmean(rank == 0 for rank in ranks),
        "among the first two": fmean(rank in (0, 1) for rank in ranks),
    }


def verdict_rows(checks: Iterable[tuple[str, Support]]) -> list[dict[str, Any]]:
    """A row for each kind, the true ones first: the shares in which a value is missed, that are not
    supported, and that are hidden."""
    kinds: dict[str, list[Support]] = defaultdict(list)
    for kind, support in checks:
        kinds[kind].append(support)
    return [
        {
            "sentences": kind,
            "count": len(found),
            "a value missed": fmean(bool(each.missing) for each in found),
            "not supported": fmean(each.verdict != "supported" for each in found),
            "hidden": fmean(each.verdict == "not" for each in found),
        }
        for kind, found in sorted(kinds.items(), key=lambda item: not item[0].startswith("true"))
    ]


def show_written(encode: Encode, verifier: Verifier, *, listing: bool = False) -> None:
    """Print the verdicts on the reported half; with ``listing`` on the other, and the wrong ones
    there."""
    questions = [each for each in written_cases() if each.is_held_out != listing]
    found = list(checked_sentences(questions, encode, verifier))
    for kind, text, support, each in found if listing else ():
        told_right = (support.verdict == "supported") == (kind == "true")
        if not told_right and not kind.startswith("altered"):
            missing = ", ".join(one.text for one in support.missing)
            print(f"{kind}: {support.verdict} {support.probability:.2f} [{missing}]", end=" ")
            print(f"{each.story}: {text}")
    show(verdict_rows((kind, support) for kind, _, support, _ in found))
    show([citation_scores(questions, encode, verifier)])


def main() -> None:
    """Ask, check, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--failures", action="store_true", help="List them, of the half to read.")
    listing = parser.parse_args().failures
    show_written(SentenceEncoder().encode_passages, Verifier(), listing=listing)


if __name__ == "__main__":
    main()
