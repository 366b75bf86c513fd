"""Sentences that a model server might write: python -m tests.benchmarks.written [--failures].

They were written before they were checked, as a good model answers from what Byline hands it of the
sample articles, and as a bad one errs. Those of half of the articles are for reporting; --failures
lists of the other half what is not told right.

What is wrong in a false one: a "number", "date" or "name" that belongs elsewhere; "exchanged" roles
or things; a "negation" too many or too few; another "cause"; something "added" that no article has;
what holds of some said in "general"; what is "planned" told as done.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from embeddings.encoder import Encode, SentenceEncoder
from embeddings.passages import Passage
from qa.byline import Byline
from qa.checking.support import Checker, Support
from qa.libraries import Libraries
from qa.settings import load_settings
from qa.training.sources.claims import Claim
from qa.verifier.verifier import PackagedVerifier, Verifier
from qa.writing.prompt import SENTINEL
from tests.benchmarks.alterations import alterations
from tests.benchmarks.tables import show
from tests.benchmarks.verdicts import Verdicts
from tests.qa.scripted_server import Script, scripted_server, speaking

WRITTEN = Path(__file__).parents[1] / "data" / "written_sentences.jsonl"


@dataclass(frozen=True)
class Asked:
    """A question, what a model was given for it, and what it may write."""

    question: str
    story: str  # the articles that tell of one thing
    true: Sequence[dict[str, Any]]  # "text", and "cites": words of the sentences that say it
    false: Sequence[dict[str, str]]  # "text", and what is "wrong"
    passages: tuple[Passage, ...]

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The true ones as claims."""
        return tuple(
            Claim("own samples", each["text"], self.passages, True, self.story)
            for each in self.true
        )

    @property
    def held(self) -> bool:
        """Whether it is of the half that is reported, as Claim.held says."""
        return self.claims[0].held


@contextmanager
def written_by(script: Script) -> Iterator[Byline]:
    """The sample articles, answered by a model server on this machine."""
    with scripted_server(script) as server:
        settings = load_settings().model_copy(update={"generator_url": server.url})
        with closing(Libraries(settings)) as libraries:
            yield libraries.samples()


def asked() -> Iterator[Asked]:
    """All of them, each with the passages that the whole way from question to server hands over."""
    with written_by(speaking(SENTINEL)) as samples:
        for line in WRITTEN.read_text("utf-8").splitlines():
            record = json.loads(line)
            answer = samples.ask(record["question"])
            if answer.host:
                given = tuple(hit.passage for hit in answer.nearest)
                yield Asked(**record, passages=given)
            else:
                print("Not sent to a server:", record["question"])


def checked(
    questions: Iterable[Asked], encode: Encode, verifier: Verifier
) -> Iterator[tuple[str, str, Support, Asked]]:
    """Kind and text of each sentence, with what is made of it."""
    for each in questions:
        checker = Checker(each.passages, encode, verifier)
        for claim in each.claims:
            yield "true", claim.text, checker.check(claim.text), each
            for altered in alterations(claim, checker.sources):
                yield f"altered, {altered.kind}", altered.text, checker.check(altered.text), each
        for mistake in each.false:
            kind = f"as models err, {mistake['wrong']}"
            yield kind, mistake["text"], checker.check(mistake["text"]), each


def cited(questions: Iterable[Asked], encode: Encode, verifier: Verifier) -> dict[str, float]:
    """Of the true sentences with the shares that cite a sentence that says it, first or at all."""
    ranks: list[int | None] = []
    for each in questions:
        checker = Checker(each.passages, encode, verifier)
        for true in each.true:
            found = [" ".join(e.text.split()) for e in checker.check(true["text"]).evidence]
            said = (i for i, text in enumerate(found) if any(c in text for c in true["cites"]))
            ranks.append(next(said, None))
    return {
        "the right sentence first": sum(rank == 0 for rank in ranks) / len(ranks),
        "among the first two": sum(rank in (0, 1) for rank in ranks) / len(ranks),
    }


def wrongly_told(kind: str, support: Support) -> bool:
    """Whether a true sentence is doubted, or a false one is not."""
    return (support.verdict == "supported") != (kind == "true")


def show_written(encode: Encode, verifier: Verifier, *, listing: bool = False) -> None:
    """Print what is made of the half that is reported; with ``listing`` of the other, and what is
    told wrong there."""
    questions = [each for each in asked() if each.held != listing]
    verdicts = Verdicts()
    for kind, text, support, each in checked(questions, encode, verifier):
        verdicts.add(kind, support)
        if listing and wrongly_told(kind, support) and not kind.startswith("altered"):
            missing = ", ".join(one.text for one in support.missing)
            print(f"{kind}: {support.verdict} {support.probability:.2f} [{missing}]", end=" ")
            print(f"{each.story}: {text}")
    show(verdicts.rows())
    show([cited(questions, encode, verifier)])


def main() -> None:
    """Ask, check, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--failures", action="store_true", help="List them, of the half to read.")
    listing = parser.parse_args().failures
    show_written(SentenceEncoder().encode_passages, PackagedVerifier(), listing=listing)


if __name__ == "__main__":
    main()
