"""Measures of any reader, with the gold paragraph given, on a group of the honest split."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import fmean

import numpy as np

from qa.reader.reading import Reading
from qa.training.examples.keywords import Keywords
from qa.training.measuring.scores import exact_match, f1, roc_area
from qa.training.sources.titles import title_of
from qa.training.split import CORPUS, DEV_FILES, Split, paragraph_key, squad_paragraphs

Read = Callable[[str, Sequence[str], Sequence[str]], list[Reading]]
"""Reads passages for a question: (question, passages, their articles' titles) to readings."""


@dataclass(frozen=True)
class GoldQuestion:
    """A question with its gold paragraph, accepted answers (none: unanswerable), and a wrong one.

    `wrong` is the paragraph of another article that keyword search ranks first for the question.
    """

    question: str
    passage: str
    answers: tuple[str, ...]
    article: str
    wrong: str
    wrong_article: str


def load_gold_questions(data: Path, split: Split, name: str) -> list[GoldQuestion]:
    """The distinct questions of a group, "choose" or "report", of XQuAD and squad2-dev-half."""
    corpus: dict[str, tuple[str, str]] = {}
    for file in CORPUS:
        for title, paragraph in squad_paragraphs(data / file):
            text = paragraph["context"]
            corpus.setdefault(paragraph_key(text), (title, text))
    titles, texts = zip(*corpus.values(), strict=True)
    keywords = Keywords(texts)
    distinct: dict[tuple[str, str], GoldQuestion] = {}
    for title, paragraph in (each for file in DEV_FILES for each in squad_paragraphs(data / file)):
        passage = paragraph["context"]
        if paragraph_key(passage) not in split.groups[name]:
            continue
        is_other_article = np.array([each != title for each in titles])
        for record in paragraph["qas"]:
            question = record["question"].strip()
            answers = tuple({answer["text"]: None for answer in record["answers"]})
            wrong = int((keywords.scores(question) * is_other_article).argmax())
            gold_question = GoldQuestion(
                question, passage, answers, title, texts[wrong], titles[wrong]
            )
            distinct.setdefault((paragraph_key(passage), paragraph_key(question)), gold_question)
    return list(distinct.values())


@dataclass(frozen=True)
class ReadQuestion:
    """A question, the reading of its gold paragraph and, if answerable, of the wrong one."""

    gold_question: GoldQuestion
    gold: Reading
    wrong: Reading | None

    @property
    def answer(self) -> str:
        """The reader's short answer."""
        return self.gold_question.passage[self.gold.start : self.gold.end]

    @cached_property
    def exact(self) -> float:
        """1 if the reader's answer is an accepted one, else 0."""
        return exact_match(self.answer, self.gold_question.answers)

    @cached_property
    def overlap(self) -> float:
        """F1 of the reader's answer with the nearest accepted one."""
        return f1(self.answer, self.gold_question.answers)


def read_all(read: Read, questions: Sequence[GoldQuestion]) -> list[ReadQuestion]:
    """Read each question with its paragraph; answerable ones with a wrong paragraph too."""
    read_questions = []
    for each in questions:
        titles = [title_of(each.article), title_of(each.wrong_article)]
        number = 2 if each.answers else 1
        readings = read(each.question, [each.passage, each.wrong][:number], titles[:number])
        read_questions.append(
            ReadQuestion(each, readings[0], readings[1] if each.answers else None)
        )
    return read_questions


Measure = Callable[[Sequence[ReadQuestion]], float]


MEASURES: dict[str, Measure] = {
    "exact match": lambda questions: fmean(
        each.exact for each in questions if each.gold_question.answers
    ),
    "F1": lambda questions: fmean(each.overlap for each in questions if each.gold_question.answers),
    "AUC answerable / adversarial": lambda questions: roc_area(
        [each.gold.answers for each in questions if each.gold_question.answers],
        [each.gold.answers for each in questions if not each.gold_question.answers],
    ),
    "AUC right / wrong passage": lambda questions: roc_area(
        [each.gold.answers for each in questions if each.wrong],
        [each.wrong.answers for each in questions if each.wrong],
    ),
    "right passage ranked above wrong": lambda questions: fmean(
        each.gold.relevance > each.wrong.relevance for each in questions if each.wrong
    ),
}
"""Exact match and F1 of answerable questions, and how well the verdicts tell passages apart."""


def all_measures(questions: Sequence[ReadQuestion]) -> dict[str, float]:
    """Each of `MEASURES` by its name."""
    return {name: measure(questions) for name, measure in MEASURES.items()}
