"""XQuAD and half of SQuAD 2.0 dev as one corpus of distinct paragraphs, with the honest split."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from qa.training.split import Split, load_split, paragraph_key, squad_paragraphs

XQUAD = "xquad/xquad.en.json"
SQUAD2 = "squad2-dev-half/dev-v2.0.json"
DISTRACTORS = "squad2-dev-half/test-v2.0.json"


@dataclass(frozen=True)
class Paragraph:
    """A distinct paragraph; `title` is that of the article it was first seen in."""

    title: str
    text: str
    key: str


@dataclass(frozen=True)
class Question:
    """A question about one paragraph.

    `paragraph` is its position in `ParagraphCorpus.paragraphs`; `answers` are the accepted
    (text, start) pairs, none for a question that the paragraph does not answer; `sources` names
    the files that ask it ("xquad", "squad2").
    """

    id: str
    text: str
    paragraph: int
    answers: tuple[tuple[str, int], ...]
    sources: tuple[str, ...]

    @property
    def answerable(self) -> bool:
        """Whether its paragraph answers it."""
        return bool(self.answers)


@dataclass(frozen=True)
class ParagraphCorpus:
    """All distinct paragraphs (1,283) and the questions whose answers are known."""

    paragraphs: tuple[Paragraph, ...]
    questions: tuple[Question, ...]

    def group(self, name: str, split: Split | None = None) -> tuple[Question, ...]:
        """Questions about the articles of the split's group "choose" or "report"."""
        known = split or load_split()
        group = {"choose": known.choose, "report": known.report}[name]
        return tuple(
            question
            for question in self.questions
            if self.paragraphs[question.paragraph].key in group.paragraphs
        )


def load_paragraph_corpus(data: Path) -> ParagraphCorpus:
    """Read the corpus from the folder of evaluation data.

    The same question about the same paragraph in both files becomes one, with all answers. The
    distractors' own questions are left out: their answers are not public.
    """
    paragraphs: dict[str, Paragraph] = {}
    questions: dict[tuple[int, str], Question] = {}
    for source, name in (("xquad", XQUAD), ("squad2", SQUAD2), ("", DISTRACTORS)):
        for title, paragraph in squad_paragraphs(data / name):
            text = paragraph["context"]
            key = paragraph_key(text)
            paragraphs.setdefault(key, Paragraph(title.replace("_", " "), text, key))
            if source:
                _add_questions(questions, paragraph, list(paragraphs).index(key), source)
    return ParagraphCorpus(tuple(paragraphs.values()), tuple(questions.values()))


def _add_questions(
    questions: dict[tuple[int, str], Question],
    paragraph: dict[str, Any],
    position: int,
    source: str,
) -> None:
    for asked in paragraph["qas"]:
        text = asked["question"].strip()
        answers = {(answer["text"], answer["answer_start"]): None for answer in asked["answers"]}
        found = Question(asked["id"], text, position, tuple(answers), (source,))
        known = questions.setdefault((position, paragraph_key(text)), found)
        if known is not found:
            questions[position, paragraph_key(text)] = replace(
                known,
                answers=tuple({**dict.fromkeys(known.answers), **answers}),
                sources=(*known.sources, source) if source not in known.sources else known.sources,
            )
