"""Measures with the gold paragraph given, of any reader, on a group of the honest split."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import fmean

import numpy as np

from qa.reader.reading import Reading
from qa.training.examples.favourites import Keywords
from qa.training.measuring.scores import area, exact_match, f1
from qa.training.sources.titles import title_of
from qa.training.split import CORPUS, DEV_FILES, Split, paragraph_key, squad_paragraphs

Read = Callable[[str, Sequence[str], Sequence[str]], list[Reading]]
"""Question, passages and their articles' titles to readings."""


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


def load_asked(data: Path, split: Split, name: str) -> list[Asked]:
    """Questions of the group "choose" or "report", distinct, from XQuAD and squad2-dev-half."""
    corpus: dict[str, tuple[str, str]] = {}
    for file in CORPUS:
        for title, paragraph in squad_paragraphs(data / file):
            text = paragraph["context"]
            corpus.setdefault(paragraph_key(text), (title, text))
    titles, texts = zip(*corpus.values(), strict=True)
    keywords = Keywords(texts)
    found: dict[tuple[str, str], Asked] = {}
    for title, paragraph in (each for file in DEV_FILES for each in squad_paragraphs(data / file)):
        passage = paragraph["context"]
        if paragraph_key(passage) not in split.groups[name]:
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

    @cached_property
    def exact(self) -> float:
        """Whether they are an accepted answer."""
        return exact_match(self.answer, self.asked.answers)

    @cached_property
    def overlap(self) -> float:
        """F1 with the nearest accepted answer."""
        return f1(self.answer, self.asked.answers)


def read_all(read: Read, asked: Sequence[Asked]) -> list[ReadQuestion]:
    """Read each question with its paragraph; answerable ones with a wrong paragraph too."""
    done = []
    for each in asked:
        titles = [title_of(each.article), title_of(each.wrong_article)]
        number = 2 if each.answers else 1
        readings = read(each.question, [each.passage, each.wrong][:number], titles[:number])
        done.append(ReadQuestion(each, readings[0], readings[1] if each.answers else None))
    return done


Measure = Callable[[Sequence[ReadQuestion]], float]


MEASURES: dict[str, Measure] = {
    "exact match": lambda done: fmean(each.exact for each in done if each.asked.answers),
    "F1": lambda done: fmean(each.overlap for each in done if each.asked.answers),
    "AUC answerable / adversarial": lambda done: area(
        [each.gold.answers for each in done if each.asked.answers],
        [each.gold.answers for each in done if not each.asked.answers],
    ),
    "AUC right / wrong passage": lambda done: area(
        [each.gold.answers for each in done if each.wrong],
        [each.wrong.answers for each in done if each.wrong],
    ),
    "right passage ranked above wrong": lambda done: fmean(
        each.gold.relevance > each.wrong.relevance for each in done if each.wrong
    ),
}
"""EM and F1 of answerable questions, and how well the verdicts tell passages apart."""


def measured(done: Sequence[ReadQuestion]) -> dict[str, float]:
    """All measures, by name."""
    return {name: measure(done) for name, measure in MEASURES.items()}
