"""What is trained on, and in which shares."""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from qa.training import negatives, news_sources, other_sources, squad_sources
from qa.training.example import Example, words_of
from qa.training.favourites import favourites
from qa.training.split import SQUAD_FILES, Split, squad_paragraphs

SEED = 20261123
SHARES: dict[str, tuple[float, float]] = {
    # source: share of the draws at the beginning, at the end; short contexts first
    "squad": (0.32, 0.42),
    "squad-impossible": (0.06, 0.13),
    "wrong": (0.12, 0.15),
    "same-article": (0.03, 0.03),
    "sentence-removed": (0.04, 0.05),
    "number-swapped": (0.01, 0.01),
    "name-swapped": (0.02, 0.02),
    "nq": (0.03, 0.04),
    "qamr": (0.13, 0.04),
    "qadiscourse": (0.10, 0.05),
    "story": (0.06, 0.02),
    "timeqa": (0.04, 0.02),
    "timeqa-impossible": (0.01, 0.005),
    "covid": (0.02, 0.015),
    "quoref": (0.02, 0.02),
}
_OVERLAP_WORDS = 13
"""A run of words shared with a paragraph kept apart makes a passage unfit for training."""
_VAGUE = 4
"""A QAMR question of fewer words ("What sense?") asks nothing outside its sentence."""


def all_examples(data: Path, split: Split, model: Path, work: Path) -> dict[str, list[Example]]:
    """Every training example by source; `work` caches vectors, `model` is the encoder."""
    random_source = random.Random(SEED)  # noqa: S311 - no secret
    collection = news_sources.load_collection(data, random_source)
    qamr = news_sources.qamr_examples(data, collection)
    gathered = [
        *squad_sources.squad_examples(data, split),
        *(each for each in qamr if len(each.question.split()) >= _VAGUE),
        *news_sources.qadiscourse_examples(data, collection),
        *squad_sources.quoref_examples(data, random_source),
        *squad_sources.covid_examples(data, random_source),
        *other_sources.query_examples(data, split),
        *other_sources.timeqa_examples(data, random_source),
        *other_sources.story_examples(data, random_source),
    ]
    apart = _without_overlap(gathered, data, split)
    found = defaultdict(list)
    for example in [*apart, *_negatives(apart, model, work, random_source)]:
        found[example.source].append(example)
    return dict(found)


def _negatives(
    examples: Sequence[Example], model: Path, work: Path, random_source: random.Random
) -> Iterator[Example]:
    asked = [example for example in examples if example.source in {"squad", "nq"}]
    searched = {"squad", "nq", "squad-impossible", "covid", "quoref"}
    passages = sorted({each.passage for each in examples if each.source in searched})
    ranked = favourites([example.question for example in asked], passages, model, work)
    yield from negatives.wrong_passages(asked, passages, ranked)
    squad = [example for example in asked if example.source == "squad"]
    yield from negatives.same_article(squad, random_source)
    yield from negatives.without_answer(asked)
    yield from negatives.swapped(squad, random_source)


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

    def __init__(self, examples: dict[str, list[Example]], seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - no secret
        self._examples = examples
        self._orders: dict[str, list[Example]] = {}

    def draw(self, progress: float) -> Example:
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
        return order.pop()
