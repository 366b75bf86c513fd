"""Measures with the gold paragraph given, of any reader, on a group of the honest split."""

import math
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from qa.reader.reading import Reading
from qa.training.favourites import Keywords
from qa.training.scores import RESAMPLES, area, exact_match, f1, interval
from qa.training.split import SQUAD_FILES, Split, paragraph_key, squad_paragraphs
from qa.training.titles import title_of

Rows = NDArray[np.intp]
Read = Callable[[str, Sequence[str], Sequence[str]], list[Reading]]
"""Question, passages and their articles' titles to readings."""

DEV_FILES = ("xquad/xquad.en.json", "squad2-dev-half/dev-v2.0.json")


@dataclass(frozen=True)
class Asked:
    """A question with its gold paragraph, accepted answers (none: unanswerable), and a wrong one.

    `wrong` is the paragraph of another article that keyword search ranks first for the question.
    """

    question: str
    passage: str
    answers: tuple[str, ...]
    article: str
    wrong: str
    wrong_article: str


@dataclass(frozen=True)
class Measure:
    """A value with its 95 % interval (articles drawn anew)."""

    value: float
    low: float
    high: float


def load_asked(data: Path, split: Split, name: str) -> list[Asked]:
    """Questions of the group "choose" or "report", distinct, from XQuAD and squad2-dev-half."""
    group = {"choose": split.choose, "report": split.report}[name]
    corpus: dict[str, tuple[str, str]] = {}
    for file in SQUAD_FILES[:3]:
        for title, paragraph in squad_paragraphs(data / file):
            text = paragraph["context"]
            corpus.setdefault(paragraph_key(text), (title, text))
    titles, texts = zip(*corpus.values(), strict=True)
    keywords = Keywords(texts)
    found: dict[tuple[str, str], Asked] = {}
    for title, paragraph in (each for file in DEV_FILES for each in squad_paragraphs(data / file)):
        passage = paragraph["context"]
        if not group.holds(passage):
            continue
        elsewhere = np.array([each != title for each in titles])
        for asked in paragraph["qas"]:
            question = asked["question"].strip()
            answers = tuple({answer["text"]: None for answer in asked["answers"]})
            wrong = int((keywords.scores(question) * elsewhere).argmax())
            new = Asked(question, passage, answers, title, texts[wrong], titles[wrong])
            found.setdefault((paragraph_key(passage), paragraph_key(question)), new)
    return list(found.values())


@dataclass(frozen=True)
class ReadQuestion:
    """One question read: the gold paragraph's reading, and the wrong paragraph's if answerable."""

    asked: Asked
    gold: Reading
    wrong: Reading | None

    @property
    def answer(self) -> str:
        """The words the reader takes for the answer."""
        return self.asked.passage[self.gold.start : self.gold.end]


def read_all(read: Read, asked: Sequence[Asked]) -> list[ReadQuestion]:
    """Read each question with its paragraph; answerable ones with a wrong paragraph too."""
    done = []
    for each in asked:
        titles = [title_of(each.article), title_of(each.wrong_article)]
        if each.answers:
            gold, wrong = read(each.question, [each.passage, each.wrong], titles)
            done.append(ReadQuestion(each, gold, wrong))
        else:
            read_alone = read(each.question, [each.passage], titles[:1])
            done.append(ReadQuestion(each, read_alone[0], None))
    return done


def measure(done: Sequence[ReadQuestion], resamples: int = RESAMPLES) -> dict[str, Measure]:
    """EM and F1 on answerable questions, and the areas under the curves of the verdicts.

    `resamples`: of the 95 % intervals; 0 for none.
    """
    right = [each for each in done if each.asked.answers]
    exact = np.array([exact_match(each.answer, each.asked.answers) for each in right])
    overlap = np.array([f1(each.answer, each.asked.answers) for each in right])
    first = np.array([each.gold.relevance > each.wrong.relevance for each in right if each.wrong])
    certain = np.array([each.gold.answers for each in right])
    elsewhere = np.array([each.wrong.answers for each in right if each.wrong])
    every = np.array([each.gold.answers for each in done])
    answerable = np.array([bool(each.asked.answers) for each in done])

    def adversarial(rows: Rows) -> float:
        chances, known = every[rows], answerable[rows]
        return area(chances[known], chances[~known])

    ours = [each.asked.article for each in right]
    values: dict[str, tuple[Sequence[str], Callable[[Rows], float]]] = {
        "exact match": (ours, lambda rows: float(exact[rows].mean())),
        "F1": (ours, lambda rows: float(overlap[rows].mean())),
        "AUC answerable / adversarial": ([each.asked.article for each in done], adversarial),
        "AUC right / wrong passage": (ours, lambda rows: area(certain[rows], elsewhere[rows])),
        "right passage ranked above wrong": (ours, lambda rows: float(first[rows].mean())),
    }
    return {
        name: _with_interval(articles, value, resamples)
        for name, (articles, value) in values.items()
    }


def _with_interval(
    articles: Sequence[str], value: Callable[[Rows], float], resamples: int
) -> Measure:
    every = np.arange(len(articles), dtype=np.intp)
    return Measure(value(every), *interval(articles, value, resamples))


def table(measures: dict[str, Measure]) -> str:
    """Markdown table of measures, with their intervals where there are any."""
    rows = []
    for name, each in measures.items():
        between = "" if math.isnan(each.low) else f"{each.low:.3f}-{each.high:.3f}"
        rows.append(f"| {name} | {each.value:.3f} | {between} |")
    return "\n".join(["| measure | value | 95 % interval |", "|---|--:|--:|", *rows])


def as_numbers(measures: dict[str, Measure]) -> dict[str, dict[str, float]]:
    """The same for JSON."""
    return {name: asdict(each) for name, each in measures.items()}
