"""Questions searched in a library, with and without their articles, to fit and measure with."""

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
_KEPT_EVERY = 7
"""One article in so many stays in the small libraries."""


@dataclass(frozen=True)
class SearchedQuestion:
    """A question and the passages found for it, the best first.

    `has_article`: whether its article was there; `small`: whether most others were not.
    """

    question: Question
    has_article: bool
    small: bool
    hits: tuple[Hit, ...]

    @property
    def is_answered(self) -> bool:
        """Whether the library that was searched answers the question."""
        return self.has_article and self.question.answerable

    def is_right(self, passage: Passage) -> bool:
        """Whether a passage is the paragraph that the question was written for."""
        return passage.article.source == source_of(self.question.paragraph)

    def holds(self, passage: Passage, text: str) -> bool:
        """Whether a text of a passage has an accepted answer, and the passage is the right one."""
        return self.is_right(passage) and has_answer(self.question, text)


def has_answer(question: Question, text: str) -> bool:
    """Whether a text has an accepted answer in whole words, as "Darwin" in "Darwin's"."""
    return any(_spaced_words(answer) in _spaced_words(text) for answer in question.answers)


def _spaced_words(text: str) -> str:
    return f" {' '.join(words(text))} ".replace("'s ", " 's ")


def ask_all(
    questions: Sequence[Question], paragraphs: Sequence[Paragraph], retriever: Retriever
) -> Iterator[SearchedQuestion]:
    """Search each question with its article in the library, and, if answerable, without.

    Every second question is searched in a small library, where few passages come near it: their
    features must not depend on how many others there are.
    """
    for number, question in enumerate(questions):
        own = paragraphs[question.paragraph].title
        hits = retriever.retrieve(question.text, _RETRIEVED)
        small = number % 2 == 1
        if small:
            hits = [hit for hit in hits if _title(hit) == own or _stays(question, _title(hit))]
        found = {True: hits}
        if question.answerable:
            found[False] = [hit for hit in hits if _title(hit) != own]
        for has_article, some in found.items():
            if some:
                yield SearchedQuestion(question, has_article, small, tuple(some[:READ_PASSAGES]))


def _title(hit: Hit) -> str:
    return hit.passage.article.title


def _stays(question: Question, title: str) -> bool:
    return int(paragraph_key(question.id + title), 16) % _KEPT_EVERY == 0


def with_searches(corpus: ParagraphCorpus, data: Path) -> tuple[ParagraphCorpus, list[Question]]:
    """The corpus with the passages of real search queries added, and these queries with answers.

    The queries are those that the reader was not trained on: of others it is too sure.
    """
    held_out = load_split().queries
    paragraphs, questions = list(corpus.paragraphs), []
    for number, record in enumerate(json_lines(data / NATURAL_QUESTIONS)):
        text, gold = record["question"], record["ctxs"][0]
        answers = tuple(each for each in record["answers"] if each in gold["text"])
        if answers:
            if paragraph_key(text) in held_out:
                questions.append(Question(f"nq{number}", text, len(paragraphs), answers))
            paragraphs.append(Paragraph(gold["title"], gold["text"], f"nq{number}"))
    return ParagraphCorpus(tuple(paragraphs), corpus.questions), questions
