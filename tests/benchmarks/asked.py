"""Questions asked of the library, with and without their articles: what is fitted and measured."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from embeddings.index import Hit
from embeddings.passages import Passage
from qa.language.words import words
from qa.retrieval.portions import READ_PASSAGES
from qa.retrieval.retriever import Retriever
from qa.training.example import json_lines
from qa.training.split import NATURAL_QUESTIONS, load_split, paragraph_key
from tests.benchmarks.corpus import source_of
from tests.benchmarks.squad import Paragraph, ParagraphCorpus, Question

_RETRIEVED = 200
_SMALL = 7
"""One article in so many is left in the small libraries."""


@dataclass(frozen=True)
class Asked:
    """A question and the passages found for it, the best first.

    `within`: whether its article was there; `small`: whether most others were not.
    """

    question: Question
    within: bool
    small: bool
    hits: tuple[Hit, ...]

    @property
    def answered(self) -> bool:
        """Whether what was searched answers the question."""
        return self.within and self.question.answerable

    def right(self, passage: Passage) -> bool:
        """Whether it is the paragraph that the question was written for."""
        return passage.article.source == source_of(self.question.paragraph)

    def holds(self, passage: Passage, text: str) -> bool:
        """Whether words of a passage have an accepted answer, in the right paragraph."""
        return self.right(passage) and has_answer(self.question, text)


def has_answer(question: Question, text: str) -> bool:
    """Whether an accepted answer stands in a text, in whole words of it: "Darwin" in "Darwin's"."""
    return any(_joined(answer) in _joined(text) for answer in question.answers)


def _joined(text: str) -> str:
    return f" {' '.join(words(text))} ".replace("'s ", " 's ")


def ask_all(
    questions: Sequence[Question], paragraphs: Sequence[Paragraph], retriever: Retriever
) -> Iterator[Asked]:
    """Each question with its article in the library, and, if that answers it, as if it were not.

    Every second question is asked of a small library: few passages come near it there, and what
    is known of those that do must not depend on how many others there are.
    """
    for number, question in enumerate(questions):
        own = paragraphs[question.paragraph].title
        hits = retriever.retrieve(question.text, _RETRIEVED)
        small = number % 2 == 1
        if small:
            hits = [hit for hit in hits if _title(hit) == own or _kept(question, _title(hit))]
        found = {True: hits}
        if question.answerable:
            found[False] = [hit for hit in hits if _title(hit) != own]
        for within, some in found.items():
            if some:
                yield Asked(question, within, small, tuple(some[:READ_PASSAGES]))


def _title(hit: Hit) -> str:
    return hit.passage.article.title


def _kept(question: Question, title: str) -> bool:
    return int(paragraph_key(question.id + title), 16) % _SMALL == 0


def with_searches(corpus: ParagraphCorpus, data: Path) -> tuple[ParagraphCorpus, list[Question]]:
    """The corpus with the passages of real searches added, and searches, which have their answers.

    Only those that the reader was not trained on: of others it is too sure.
    """
    apart = load_split().queries
    paragraphs, questions = list(corpus.paragraphs), []
    for number, record in enumerate(json_lines(data / NATURAL_QUESTIONS)):
        text, gold = record["question"], record["ctxs"][0]
        answers = tuple(each for each in record["answers"] if each in gold["text"])
        if answers:
            if paragraph_key(text) in apart:
                questions.append(Question(f"nq{number}", text, len(paragraphs), answers))
            paragraphs.append(Paragraph(gold["title"], gold["text"], f"nq{number}"))
    return ParagraphCorpus(tuple(paragraphs), corpus.questions), questions
