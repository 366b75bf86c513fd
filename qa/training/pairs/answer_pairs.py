"""Questions beside an answer: pairs that teach the verifier what the reader is too sure of.

A true one has the answer that people gave. A false one has what the reader finds where there is
none (SQuAD 2.0's adversarial questions, names and numbers exchanged, the answering sentence taken
out, another passage that keywords like), or another of the kind asked for, or is altered.
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from embeddings.engines.processor import processors
from embeddings.sentences import Span
from qa.reader import Reader, Reading
from qa.training.example import Example, around
from qa.training.examples.negatives import ranked_passages, swapped, without_answer
from qa.training.pairs.altering import altered
from qa.training.pairs.pairing import Pair
from qa.training.pairs.sentence_pairs import other_answers
from qa.training.sources.squad import ANSWERED
from qa.training.split import paragraph_key, squad_paragraphs

WORDS = (30, 60, 90, 110)
"""How many words of a passage are read around an answer, about."""
TRUE = {
    "squad": 12_000,
    "nq": 1_400,
    "qamr": 2_500,
    "qadiscourse": 800,
    "timeqa": 1_200,
    "quoref": 900,
    "story": 1_000,
    "covid": 300,
}
"""Questions of each source with their own answers, at most."""
TOLD = 5_000
"""Questions of which the answering sentence is known: the reader's words, where it finds them in
that sentence."""
FALSE = {"elsewhere": 4_000, "removed": 3_500, "swapped": 3_000, "other": 4_500, "altered": 5_000}
"""How many of each kind of false ones, at most; adversarial questions are all there are."""


def answer_pairs(
    data: Path, examples: Sequence[Example], reader: Reader, draw: random.Random
) -> Iterator[Pair]:
    """Questions with true and false answers, in turn; `examples`: those of the training set."""
    of: dict[str, list[Example]] = defaultdict(list)
    for each in examples:
        of[each.source].append(each)
    made = Making(reader, draw)
    squad, queries = of["squad"], of["nq"]
    for source, most in TRUE.items():
        yield from made.true(_sample(of[source], most, draw))
    yield from made.told(_sample(of["sentence"], TOLD, draw))
    impossible = [*of["squad-impossible"], *of["timeqa-impossible"]]
    yield from made.found("impossible", impossible, times=2)
    yield from made.plausible(_plausible(data), impossible)
    named = {each.passage: each.title for each in (*squad, *queries, *of["sentence"])}
    searched = [*_sample(squad, FALSE["elsewhere"], draw), *queries]
    yield from made.found("elsewhere", _elsewhere(searched, named))
    removed = [*without_answer([*squad, *queries, *queries])]
    yield from made.found("removed", _sample(removed, FALSE["removed"], draw))
    exchanged = [*swapped(squad, draw)]
    yield from made.found("swapped", _sample(exchanged, FALSE["swapped"], draw))
    yield from made.other(_sample(squad, 2 * FALSE["other"], draw), FALSE["other"])
    yield from made.altered(_sample([*squad, *queries], FALSE["altered"], draw))


def answered(question: str, answer: str) -> str:
    """A question with its answer, as one that is verified like a sentence.

    >>> answered("who opened it ", "the mayor")
    'who opened it? the mayor'
    """
    return f"{question.rstrip(' ?.')}? {answer}"


def _sample(found: Sequence[Example], most: int, draw: random.Random) -> list[Example]:
    return draw.sample(found, min(most, len(found)))


def _elsewhere(asked: Sequence[Example], named: Mapping[str, str]) -> Iterator[Example]:
    """Questions with the passage that keywords like best of those without the answer.

    `named`: the passages and the titles of their articles.
    """
    for _, *wrong in ranked_passages(asked, sorted(named), named):
        yield from wrong[:1]


def _plausible(data: Path) -> dict[tuple[str, str], str]:
    """What people took for the answer of an adversarial question, by paragraph and question."""
    return {
        (paragraph_key(paragraph["context"]), paragraph_key(asked["question"])): told[0]["text"]
        for name in ANSWERED
        for _, paragraph in squad_paragraphs(data / name)
        for asked in paragraph["qas"]
        if (told := asked.get("plausible_answers"))
    }


@dataclass(frozen=True)
class Making:
    """Makes pairs of examples."""

    reader: Reader
    draw: random.Random

    def pair(
        self,
        kind: str,
        example: Example,
        span: Span,
        wrong: tuple[Span, ...] | None,
        claim: str = "",
    ) -> Pair:
        """Of a question with these characters of its passage."""
        words = self.draw.choice(WORDS)
        source, _, _ = around(example.passage, span.start, span.end, self.draw, words)
        said = claim or answered(example.question, span.of(example.passage))
        title = example.title if self.draw.random() < 0.85 else ""
        said, source = (" ".join(each.split()) for each in (said, source))
        return Pair(f"answer {kind}", said, title, source, wrong)

    def true(self, examples: Sequence[Example]) -> Iterator[Pair]:
        """With the answers that people gave."""
        for each in examples:
            yield self.pair(each.source, each, Span(each.start, each.end), ())

    def told(self, examples: Sequence[Example]) -> Iterator[Pair]:
        """With what the reader finds in the sentence that answers."""
        for each, reading in self._read(examples):
            if each.start <= reading.start < reading.end <= each.end and reading.span > 0.4:
                yield self.pair("told", each, Span(reading.start, reading.end), ())

    def found(self, kind: str, examples: Iterable[Example], times: int = 1) -> Iterator[Pair]:
        """With what the reader finds where nothing answers."""
        for each, reading in self._read(examples):
            if reading.start < reading.end:
                for _ in range(times):
                    yield self.pair(kind, each, Span(reading.start, reading.end), None)

    def plausible(
        self, known: dict[tuple[str, str], str], examples: Sequence[Example]
    ) -> Iterator[Pair]:
        """With what people took for an answer."""
        for each in examples:
            told = known.get((paragraph_key(each.passage), paragraph_key(each.question)))
            at = each.passage.find(told) if told else -1
            if told and at >= 0:
                yield self.pair("plausible", each, Span(at, at + len(told)), None)

    def other(self, examples: Iterable[Example], most: int) -> Iterator[Pair]:
        """With another of the kind asked for, the likeliest to the reader."""
        for each, reading in self._read(examples):
            others = other_answers(each)
            if others and most > 0:
                most -= 1
                place = max(others, key=lambda one: reading.share(one.start, one.end))
                claim = answered(each.question, place.of(each.passage))
                at = len(claim) - len(place.of(each.passage))
                yield self.pair("other", each, place, (Span(at, len(claim)),))

    def altered(self, examples: Iterable[Example]) -> Iterator[Pair]:
        """With the right answer, and a word of the question, or of both, altered."""
        for each in examples:
            said = answered(each.question, each.answer)
            if made := altered(said, each.passage, self.draw):
                span = Span(each.start, each.end)
                yield self.pair("altered", each, span, made.wrong, made.text)

    def _read(self, examples: Iterable[Example]) -> Iterator[tuple[Example, Reading]]:
        """Each with what the reader finds in its passage; one on each processor."""
        every = list(examples)

        def read(one: Example) -> Reading:
            return self.reader.read(one.question, [one.passage], [one.title])[0]

        with ThreadPoolExecutor(processors()) as pool:
            yield from zip(every, pool.map(read, every), strict=True)
