"""What is trained on, and in which shares."""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from qa.training.example import Drawn, Example, words_of
from qa.training.examples.negatives import ranked_passages, same_article, swapped, without_answer
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
"""A run of words shared with a paragraph kept apart makes a passage unfit for training."""
_VAGUE = 4
"""A QAMR question of fewer words ("What sense?") asks nothing outside its sentence."""
_UNTITLED = 0.15
"""Share of the draws without titles, so that a passage can be read without one."""


def all_examples(data: Path, split: Split) -> dict[str, list[Drawn]]:
    """Every training example by source."""
    random_source = random.Random(SEED)
    apart = found_examples(data, split, random_source)
    found: dict[str, list[Drawn]] = defaultdict(list)
    for drawn in [*((each,) for each in apart), *_negatives(apart, random_source)]:
        found[drawn[0].source].append(drawn)
    return dict(found)


def found_examples(data: Path, split: Split, random_source: random.Random) -> list[Example]:
    """The examples as their sets have them; none that shares a text with what is kept apart."""
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
    kept = _without_overlap(gathered, data, split)
    return list(with_titles(kept, collection, random_source))


def _negatives(examples: Sequence[Example], random_source: random.Random) -> Iterator[Drawn]:
    asked = [each for each in examples if each.source in {"squad", "nq", "sentence", "section"}]
    searched = {"squad", "nq", "squad-impossible", "covid", "quoref", "sentence", "section"}
    passages = sorted({each.passage for each in examples if each.source in searched})
    titles = {example.passage: example.title for example in examples}
    yield from ranked_passages(asked, passages, titles)
    squad = [example for example in asked if example.source == "squad"]
    told = [example for example in examples if example.source in {"qadiscourse", "qamr", "story"}]
    whole = [example for example in told if len(example.question.split()) > _VAGUE + 2]
    alone = (
        same_article(squad, random_source),
        without_answer([*asked, *whole]),
        swapped(squad, random_source),
    )
    yield from ((each,) for each in chain.from_iterable(alone))


def _without_overlap(examples: Iterable[Example], data: Path, split: Split) -> list[Example]:
    """Leave out passages that share a long run of words with a paragraph kept apart.

    The sets overlap in ways their titles do not show: QAMR took sentences from SQuAD's articles,
    search queries point into the same encyclopedia.
    """
    kept = {
        run
        for name in SQUAD_FILES
        for _, paragraph in squad_paragraphs(data / name)
        if split.keeps_apart(paragraph["context"])
        for run in _runs(paragraph["context"])
    }
    shared: dict[str, bool] = {}
    fit = []
    for example in examples:
        if example.passage not in shared:
            runs = _runs(example.passage)
            # a passage too short for a run cannot be cleared, and is like nothing in a library
            shared[example.passage] = not runs or not kept.isdisjoint(runs)
        if not shared[example.passage]:
            fit.append(example)
    return fit


def _runs(text: str) -> set[int]:
    words = words_of(text)
    last = len(words) - _OVERLAP_WORDS + 1
    return {hash(tuple(words[at : at + _OVERLAP_WORDS])) for at in range(last)}


class Stream:
    """An endless draw of examples: each source is passed through in its own shuffled order."""

    def __init__(self, examples: dict[str, list[Drawn]], seed: int) -> None:
        self._random = random.Random(seed)
        self._examples = examples
        self._orders: dict[str, list[Drawn]] = {}

    def draw(self, progress: float) -> Drawn:
        """The next example, with the shares of this point (0..1) of the training."""
        sources = [source for source in SHARES if self._examples.get(source)]
        shares = [
            begin + (end - begin) * progress for begin, end in (SHARES[each] for each in sources)
        ]
        source = self._random.choices(sources, shares)[0]
        order = self._orders.get(source)
        if not order:
            order = self._random.sample(self._examples[source], len(self._examples[source]))
            self._orders[source] = order
        drawn = order.pop()
        if self._random.random() < _UNTITLED:
            return tuple(replace(each, title="") for each in drawn)
        return drawn
