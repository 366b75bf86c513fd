"""Pairs of a question with its answer, which teach the verifier where the reader is too sure.

A true pair has the answer that people gave. A false one has the reader's answer where there is none
(SQuAD 2.0's adversarial questions, a name or number swapped, the answering sentence removed, a
passage that only shares keywords), another answer of the kind asked for, or an alteration.
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
from qa.training.example import Example, cut_around
from qa.training.examples.negatives import (
    answer_removed_negatives,
    ranked_groups,
    swapped_word_negatives,
)
from qa.training.pairs.altering import alter
from qa.training.pairs.pairing import Pair
from qa.training.pairs.sentence_pairs import other_answers
from qa.training.sources.squad import ANSWERED_FILES
from qa.training.split import paragraph_key, squad_paragraphs

WORDS = (30, 60, 90, 110)
"""About how many words of its passage an answer is read with."""
MOST_TRUE = {
    "squad": 12_000,
    "nq": 1_400,
    "qamr": 2_500,
    "qadiscourse": 800,
    "timeqa": 1_200,
    "quoref": 900,
    "story": 1_000,
    "covid": 300,
}
"""The most questions of each source with their own answers."""
MOST_READ = 5_000
"""The most questions of which only the answering sentence is known, with the reader's answer where
it is in that sentence."""
MOST_FALSE = {
    "elsewhere": 4_000,
    "removed": 3_500,
    "swapped": 3_000,
    "other": 4_500,
    "altered": 5_000,
}
"""The most false pairs of each kind; of adversarial questions all are used."""


def answer_pairs(
    data: Path, examples: Sequence[Example], reader: Reader, draw: random.Random
) -> Iterator[Pair]:
    """Pairs of questions with true and false answers; `examples`: those of the training set."""
    by_source: dict[str, list[Example]] = defaultdict(list)
    for each in examples:
        by_source[each.source].append(each)
    pairing = AnswerPairing(reader, draw)
    squad, queries = by_source["squad"], by_source["nq"]
    for source, most in MOST_TRUE.items():
        yield from pairing.true_pairs(_sample(by_source[source], most, draw))
    yield from pairing.true_reader_pairs(_sample(by_source["sentence"], MOST_READ, draw))
    impossible = [*by_source["squad-impossible"], *by_source["timeqa-impossible"]]
    yield from pairing.false_reader_pairs("impossible", impossible, times=2)
    yield from pairing.plausible_pairs(_plausible_answers(data), impossible)
    titles = {each.passage: each.title for each in (*squad, *queries, *by_source["sentence"])}
    searched = [*_sample(squad, MOST_FALSE["elsewhere"], draw), *queries]
    yield from pairing.false_reader_pairs("elsewhere", _elsewhere(searched, titles))
    removed = [*answer_removed_negatives([*squad, *queries, *queries])]
    yield from pairing.false_reader_pairs("removed", _sample(removed, MOST_FALSE["removed"], draw))
    swapped = [*swapped_word_negatives(squad, draw)]
    yield from pairing.false_reader_pairs("swapped", _sample(swapped, MOST_FALSE["swapped"], draw))
    yield from pairing.other_answer_pairs(
        _sample(squad, 2 * MOST_FALSE["other"], draw), MOST_FALSE["other"]
    )
    yield from pairing.altered_pairs(_sample([*squad, *queries], MOST_FALSE["altered"], draw))


def question_with_answer(question: str, answer: str) -> str:
    """Join a question and its answer into a claim that can be verified.

    >>> question_with_answer("who opened it ", "the mayor")
    'who opened it? the mayor'
    """
    return f"{question.rstrip(' ?.')}? {answer}"


def _sample(examples: Sequence[Example], most: int, draw: random.Random) -> list[Example]:
    return draw.sample(examples, min(most, len(examples)))


def _elsewhere(questions: Sequence[Example], titles: Mapping[str, str]) -> Iterator[Example]:
    """Questions, each with the passage that keywords rank first among those without the answer.

    `titles`: the passages and the titles of their articles.
    """
    for _, *wrong in ranked_groups(questions, sorted(titles), titles):
        yield from wrong[:1]


def _plausible_answers(data: Path) -> dict[tuple[str, str], str]:
    """What people took for an adversarial question's answer, by keys of paragraph and question."""
    return {
        (paragraph_key(paragraph["context"]), paragraph_key(record["question"])): plausible[0][
            "text"
        ]
        for name in ANSWERED_FILES
        for _, paragraph in squad_paragraphs(data / name)
        for record in paragraph["qas"]
        if (plausible := record.get("plausible_answers"))
    }


@dataclass(frozen=True)
class AnswerPairing:
    """Makes pairs of examples; `reader` gives false answers, `draw` decides at random."""

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
        """A pair of a question with this span of its passage as answer, or of `claim`."""
        words = self.draw.choice(WORDS)
        source, _, _ = cut_around(example.passage, span.start, span.end, self.draw, words)
        claim_text = claim or question_with_answer(example.question, span.of(example.passage))
        title = example.title if self.draw.random() < 0.85 else ""
        claim_text, source = (" ".join(each.split()) for each in (claim_text, source))
        return Pair(f"answer {kind}", claim_text, title, source, wrong)

    def true_pairs(self, examples: Sequence[Example]) -> Iterator[Pair]:
        """True pairs with the answers that people gave."""
        for each in examples:
            yield self.pair(each.source, each, Span(each.start, each.end), ())

    def true_reader_pairs(self, examples: Sequence[Example]) -> Iterator[Pair]:
        """True pairs with the reader's answers, where they are in the answering sentence."""
        for each, reading in self._with_readings(examples):
            if each.start <= reading.start < reading.end <= each.end and reading.span > 0.4:
                yield self.pair("told", each, Span(reading.start, reading.end), ())

    def false_reader_pairs(
        self, kind: str, examples: Iterable[Example], times: int = 1
    ) -> Iterator[Pair]:
        """False pairs with the reader's answers where the passage has none."""
        for each, reading in self._with_readings(examples):
            if reading.start < reading.end:
                for _ in range(times):
                    yield self.pair(kind, each, Span(reading.start, reading.end), None)

    def plausible_pairs(
        self, known: dict[tuple[str, str], str], examples: Sequence[Example]
    ) -> Iterator[Pair]:
        """False pairs with what people took for an answer; `known`: see `_plausible_answers`."""
        for each in examples:
            answer = known.get((paragraph_key(each.passage), paragraph_key(each.question)))
            at = each.passage.find(answer) if answer else -1
            if answer and at >= 0:
                yield self.pair("plausible", each, Span(at, at + len(answer)), None)

    def other_answer_pairs(self, examples: Iterable[Example], most: int) -> Iterator[Pair]:
        """False pairs with another answer of the kind asked for, the reader's likeliest."""
        for each, reading in self._with_readings(examples):
            others = other_answers(each)
            if others and most > 0:
                most -= 1
                place = max(others, key=lambda one: reading.share(one.start, one.end))
                claim = question_with_answer(each.question, place.of(each.passage))
                at = len(claim) - len(place.of(each.passage))
                yield self.pair("other", each, place, (Span(at, len(claim)),))

    def altered_pairs(self, examples: Iterable[Example]) -> Iterator[Pair]:
        """False pairs of question and right answer with something in either altered."""
        for each in examples:
            claim_text = question_with_answer(each.question, each.answer)
            if alteration := alter(claim_text, each.passage, self.draw):
                span = Span(each.start, each.end)
                yield self.pair("altered", each, span, alteration.wrong, alteration.text)

    def _with_readings(self, examples: Iterable[Example]) -> Iterator[tuple[Example, Reading]]:
        """Each example with the reader's reading of its passage; one thread a processor."""
        every = list(examples)

        def read(one: Example) -> Reading:
            return self.reader.read(one.question, [one.passage], [one.title])[0]

        with ThreadPoolExecutor(processors()) as pool:
            yield from zip(every, pool.map(read, every), strict=True)
