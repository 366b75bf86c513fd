"""The mixture that the reader is trained on: its sources and their shares."""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from qa.training.example import Example, ExampleGroup, words_of
from qa.training.examples.negatives import (
    answer_removed_negatives,
    ranked_groups,
    same_article_negatives,
    swapped_word_negatives,
)
from qa.training.sources.news import load_collection, qadiscourse_examples, qamr_examples
from qa.training.sources.other import query_examples, story_examples, timeqa_examples
from qa.training.sources.sentences import sentence_examples
from qa.training.sources.squad import covid_examples, quoref_examples, squad_examples
from qa.training.sources.titles import with_titles
from qa.training.split import SQUAD_FILES, Split, squad_paragraphs

SEED = 20261123
SHARES: dict[str, tuple[float, float]] = {
    # source: share of the draws at the beginning, at the end; short contexts first
    "squad": (0.32, 0.32),
    "squad-impossible": (0.06, 0.17),
    # four windows a draw: about four tenths of all windows
    "ranked": (0.12, 0.15),
    "ranked-queries": (0.02, 0.03),
    "sentence": (0.20, 0.20),
    "section": (0.03, 0.03),
    "same-article": (0.03, 0.02),
    "sentence-removed": (0.04, 0.08),
    "number-swapped": (0.01, 0.015),
    "name-swapped": (0.02, 0.03),
    "nq": (0.03, 0.04),
    "qamr": (0.13, 0.05),
    "qadiscourse": (0.10, 0.05),
    "story": (0.06, 0.04),
    "timeqa": (0.04, 0.02),
    "timeqa-impossible": (0.01, 0.005),
    "covid": (0.02, 0.015),
    "quoref": (0.02, 0.02),
}
_OVERLAP_WORDS = 13
"""A run of so many words shared with a held-out paragraph makes a passage unfit for training."""
_VAGUE = 4
"""A QAMR question of fewer words ("What sense?") means nothing outside its sentence."""
_UNTITLED = 0.15
"""Share of the draws without titles, so that a passage can be read without one."""


def all_examples(data: Path, split: Split) -> dict[str, list[ExampleGroup]]:
    """Every training example, in groups, by source."""
    random_source = random.Random(SEED)
    examples = source_examples(data, split, random_source)
    found: dict[str, list[ExampleGroup]] = defaultdict(list)
    for group in [*((each,) for each in examples), *_negatives(examples, random_source)]:
        found[group[0].source].append(group)
    return dict(found)


def source_examples(data: Path, split: Split, random_source: random.Random) -> list[Example]:
    """The examples of the data sets, without those that share a text with a held-out paragraph."""
    collection = load_collection(data, random_source)
    qamr = qamr_examples(data, collection)
    squad = squad_examples(data, split)
    gathered = [
        *squad,
        *sentence_examples(data, squad, random_source),
        *(each for each in qamr if len(each.question.split()) >= _VAGUE),
        *qadiscourse_examples(data, collection),
        *quoref_examples(data, random_source),
        *covid_examples(data, random_source),
        *query_examples(data, split),
        *timeqa_examples(data, random_source),
        *story_examples(data, random_source),
    ]
    fit_examples = _without_overlap(gathered, data, split)
    return list(with_titles(fit_examples, collection, random_source))


def _negatives(examples: Sequence[Example], random_source: random.Random) -> Iterator[ExampleGroup]:
    answerable = [
        each for each in examples if each.source in {"squad", "nq", "sentence", "section"}
    ]
    searched = {"squad", "nq", "squad-impossible", "covid", "quoref", "sentence", "section"}
    passages = sorted({each.passage for each in examples if each.source in searched})
    titles = {example.passage: example.title for example in examples}
    yield from ranked_groups(answerable, passages, titles)
    squad = [example for example in answerable if example.source == "squad"]
    sentence_questions = [
        example for example in examples if example.source in {"qadiscourse", "qamr", "story"}
    ]
    specific = [
        example for example in sentence_questions if len(example.question.split()) > _VAGUE + 2
    ]
    negatives = (
        same_article_negatives(squad, random_source),
        answer_removed_negatives([*answerable, *specific]),
        swapped_word_negatives(squad, random_source),
    )
    yield from ((each,) for each in chain.from_iterable(negatives))


def _without_overlap(examples: Iterable[Example], data: Path, split: Split) -> list[Example]:
    """Leave out passages that share a long run of words with a held-out paragraph.

    The sets overlap in ways their titles do not show: QAMR took sentences from SQuAD's articles,
    search queries point into the same encyclopedia.
    """
    held_out_runs = {
        run
        for name in SQUAD_FILES
        for _, paragraph in squad_paragraphs(data / name)
        if split.is_held_out(paragraph["context"])
        for run in _word_runs(paragraph["context"])
    }
    shared: dict[str, bool] = {}
    fit_examples = []
    for example in examples:
        if example.passage not in shared:
            runs = _word_runs(example.passage)
            # a passage too short for a run cannot be checked, and no library has its like
            shared[example.passage] = not runs or not held_out_runs.isdisjoint(runs)
        if not shared[example.passage]:
            fit_examples.append(example)
    return fit_examples


def _word_runs(text: str) -> set[int]:
    words = words_of(text)
    last = len(words) - _OVERLAP_WORDS + 1
    return {hash(tuple(words[at : at + _OVERLAP_WORDS])) for at in range(last)}


class Stream:
    """Draws examples without end; each source comes in its own shuffled order."""

    def __init__(self, examples: dict[str, list[ExampleGroup]], seed: int) -> None:
        self._random = random.Random(seed)
        self._examples = examples
        self._orders: dict[str, list[ExampleGroup]] = {}

    def draw(self, progress: float) -> ExampleGroup:
        """The next group of examples; `progress`, 0..1, of the training decides the shares."""
        sources = [source for source in SHARES if self._examples.get(source)]
        shares = [
            begin + (end - begin) * progress for begin, end in (SHARES[each] for each in sources)
        ]
        source = self._random.choices(sources, shares)[0]
        order = self._orders.get(source)
        if not order:
            order = self._random.sample(self._examples[source], len(self._examples[source]))
            self._orders[source] = order
        group = order.pop()
        if self._random.random() < _UNTITLED:
            return tuple(replace(each, title="") for each in group)
        return group
