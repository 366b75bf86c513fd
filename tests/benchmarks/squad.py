"""XQuAD and half of SQuAD 2.0 dev as one corpus of distinct paragraphs, with the honest split."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from qa.training.split import CORPUS, DEV_FILES, load_split, paragraph_key, squad_paragraphs


@dataclass(frozen=True)
class Paragraph:
    """A distinct paragraph; `title`: that of the first article that has it."""

    title: str
    text: str
    key: str


@dataclass(frozen=True)
class Question:
    """A question about one paragraph.

    `paragraph` is its position in `ParagraphCorpus.paragraphs`; `answers` are the accepted ones,
    none for a question that the paragraph does not answer.
    """

    id: str
    text: str
    paragraph: int
    answers: tuple[str, ...]

    @property
    def answerable(self) -> bool:
        """Whether its paragraph answers it."""
        return bool(self.answers)


@dataclass(frozen=True)
class ParagraphCorpus:
    """All distinct paragraphs (1,283) and the questions whose answers are known."""

    paragraphs: tuple[Paragraph, ...]
    questions: tuple[Question, ...]

    def group(self, name: str) -> tuple[Question, ...]:
        """Questions about the articles of the split's group "choose" or "report"."""
        group = load_split().groups[name]
        return tuple(
            question
            for question in self.questions
            if self.paragraphs[question.paragraph].key in group
        )


def load_paragraph_corpus(data: Path) -> ParagraphCorpus:
    """Read the corpus from the folder of evaluation data.

    The same question about the same paragraph in both files becomes one, with all answers. The
    distractors' own questions are left out: their answers are not public.
    """
    paragraphs: dict[str, Paragraph] = {}
    questions: dict[tuple[int, str], Question] = {}
    for name in CORPUS:
        for title, paragraph in squad_paragraphs(data / name):
            text = paragraph["context"]
            key = paragraph_key(text)
            paragraphs.setdefault(key, Paragraph(title.replace("_", " "), text, key))
            if name in DEV_FILES:
                _add_questions(questions, paragraph, list(paragraphs).index(key))
    return ParagraphCorpus(tuple(paragraphs.values()), tuple(questions.values()))


def _add_questions(
    questions: dict[tuple[int, str], Question], paragraph: dict[str, Any], position: int
) -> None:
    for record in paragraph["qas"]:
        text = record["question"].strip()
        place = position, paragraph_key(text)
        earlier = questions.get(place, Question(record["id"], text, position, ()))
        answers = dict.fromkeys([*earlier.answers, *(each["text"] for each in record["answers"])])
        questions[place] = replace(earlier, answers=tuple(answers))
