"""Examples from search queries, questions about periods of time, and stories."""

import csv
import gzip
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from qa.training.example import Example, cut_around, json_lines, locate
from qa.training.sources.news import sentence_of_tokens
from qa.training.split import NATURAL_QUESTIONS, Split, paragraph_key

TIMEQA = (
    "training/timeqa-human/human_train.easy.json.gzip",
    "training/timeqa-human/human_train.hard.json.gzip",
)
FAIRYTALES = "training/fairytaleqa"


def query_examples(data: Path, split: Split, *, held_out: bool = False) -> list[Example]:
    """Real search queries, each with its gold passage; `held_out`: whether the held-out tenth."""
    examples: list[Example] = []
    for row in json_lines(data / NATURAL_QUESTIONS):
        question = row["question"].strip()
        if (paragraph_key(question) in split.queries) != held_out:
            continue
        passage = next(each for each in row["ctxs"] if each["isgold"])
        answers = (*row["nq_annotated_gold"]["short_answers"], *row["answers"])
        for answer in answers:
            start = locate(answer.strip(), passage["text"], question)
            if start >= 0:
                end = start + len(answer.strip())
                place = (passage["text"], start, end)
                examples.append(Example(question, *place, "nq", passage["title"]))
                break
    return examples


def timeqa_examples(data: Path, random_source: random.Random) -> list[Example]:
    """Questions about a period, on passages cut from long articles."""
    examples: list[Example] = []
    for name in TIMEQA:
        with gzip.open(data / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                examples += _timeqa_example(json.loads(line), random_source)
    return examples


def _timeqa_example(row: dict[str, Any], random_source: random.Random) -> Iterator[Example]:
    text, article = row["context"], row["idx"].partition("#")[0]
    spans = [span for span in zip(row["from"], row["end"], strict=True) if span[1] > span[0]]
    if not spans or not row["targets"][0]:
        yield _unanswered_example(row, article, random_source)
        return
    start, end = spans[0]
    passage, start, end = cut_around(text, start, end, random_source)
    sentence = sentence_of_tokens(passage.split())
    first, last = (len(passage[:to].split()) - 1 for to in (start + 1, end))
    place = (sentence.tokens[first][0], sentence.tokens[last][1])
    yield Example(row["question"], sentence.text, *place, "timeqa", article)


def _unanswered_example(row: dict[str, Any], article: str, random_source: random.Random) -> Example:
    """A question that its article does not answer, with a passage that names its subject."""
    text = row["context"]
    names = re.findall(r"[A-Z]\w+", row["question"])[1:]
    places = [match.start() for word in names for match in re.finditer(re.escape(word), text)]
    place = random_source.choice(places or [0])
    passage, _, _ = cut_around(text, place, place + 1, random_source)
    passage = sentence_of_tokens(passage.split()).text
    return Example(row["question"], passage, 0, 0, "timeqa-impossible", article, relevant=None)


def story_examples(data: Path, random_source: random.Random) -> list[Example]:
    """Questions about fairy tales with answers that are verbatim in their sections."""
    examples: list[Example] = []
    folder = data / FAIRYTALES
    for path in sorted((folder / "questions").glob("*/*.csv")):
        name = path.name.replace("-questions.csv", "-story.csv")
        sections = _sections(folder / "section-stories" / path.parent.name / name)
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                examples += _story_example(row, sections, path.stem, random_source)
    return examples


def _story_example(
    row: dict[str, str], sections: dict[str, str], story: str, random_source: random.Random
) -> Iterator[Example]:
    text = " ".join(sections.get(part.strip(), "") for part in row["cor_section"].split(","))
    question, answer = row["question"].strip(), row["answer1"].strip().rstrip(".")
    start = locate(answer, text, question)
    if start >= 0:
        passage, start, end = cut_around(text, start, start + len(answer), random_source)
        yield Example(question, passage, start, end, "story", story)


def _sections(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["section"]: row["text"].strip() for row in csv.DictReader(lines)}
