"""Questions asked of the library, with what was found for each: the ground of fit and answers."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qa.reader import ExtractiveReader
from qa.retrieval import Retriever
from qa.sentence_choice import Candidate, candidates
from qa.words import words
from tests.benchmarks.corpus import retrieve_without, source_of
from tests.benchmarks.squad import Paragraph, ParagraphCorpus, Question

PASSAGES = 12
SEARCHES = "training/nq-open-oracle/nq-open-oracle-filtered.jsonl"


@dataclass(frozen=True)
class Asked:
    """A question and the candidates found; ``within`` tells whether its article was there."""

    question: Question
    within: bool
    found: list[Candidate]

    def holds(self, candidate: Candidate) -> bool:
        """Whether a sentence has an accepted answer, in the right paragraph."""
        return candidate.passage.article.source == source_of(self.question.paragraph) and any(
            _joined(answer) in _joined(candidate.text) for answer, _ in self.question.answers
        )


def _joined(text: str) -> str:
    return f" {' '.join(words(text))} "


def ask_all(
    questions: Sequence[Question],
    paragraphs: Sequence[Paragraph],
    retriever: Retriever,
    reader: ExtractiveReader | None,
) -> Iterator[Asked]:
    """Each question with its article in the library, and again as if it were not."""
    encode = retriever.encoder.encode_passages
    for question in questions:
        title = paragraphs[question.paragraph].title
        for within in (True, False):
            hits = (
                retriever.retrieve(question.text, PASSAGES)
                if within
                else retrieve_without(retriever, question, title, PASSAGES)
            )
            readings = (
                reader.read(question.text, [hit.passage.text for hit in hits]) if reader else None
            )
            yield Asked(question, within, candidates(question.text, hits, encode, readings))


def with_searches(corpus: ParagraphCorpus, data: Path) -> ParagraphCorpus:
    """The corpus with the passages and questions of real searches added to it."""
    paragraphs = list(corpus.paragraphs)
    questions = list(corpus.questions)
    with (data / SEARCHES).open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            record = json.loads(line)
            gold = record["ctxs"][0]
            answers = tuple((a, -1) for a in record["answers"] if a in gold["text"])
            if answers:
                asked = Question(
                    f"nq{number}", record["question"], len(paragraphs), answers, ("nq",)
                )
                questions.append(asked)
                paragraphs.append(Paragraph(gold["title"], gold["text"], f"nq{number}"))
    return ParagraphCorpus(tuple(paragraphs), tuple(questions))
