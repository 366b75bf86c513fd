"""Examples from search queries, questions about periods of time, and stories."""

import csv
import gzip
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from qa.training.example import Example, around, json_lines, locate
from qa.training.sources.news import untokenised
from qa.training.split import NATURAL_QUESTIONS, Split, paragraph_key

TIMEQA = (
    "training/timeqa-human/human_train.easy.json.gzip",
    "training/timeqa-human/human_train.hard.json.gzip",
)
FAIRYTALES = "training/fairytaleqa"


def query_examples(data: Path, split: Split, *, kept: bool = False) -> list[Example]:
    """Search queries people typed, each with its gold passage; `kept`: the tenth kept apart."""
    found: list[Example] = []
    for row in json_lines(data / NATURAL_QUESTIONS):
        question = row["question"].strip()
        if (paragraph_key(question) in split.queries) != kept:
            continue
        passage = next(each for each in row["ctxs"] if each["isgold"])
        answers = (*row["nq_annotated_gold"]["short_answers"], *row["answers"])
        for answer in answers:
            start = locate(answer.strip(), passage["text"], question)
            if start >= 0:
                end = start + len(answer.strip())
                place = (passage["text"], start, end)
                found.append(Example(question, *place, "nq", passage["title"]))
                break
    return found


def timeqa_examples(data: Path, random_source: random.Random) -> list[Example]:
    """Questions about a period, on passages cut from long articles."""
    found: list[Example] = []
    for name in TIMEQA:
        with gzip.open(data / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                found += _timed(json.loads(line), random_source)
    return found


def _timed(row: dict[str, Any], random_source: random.Random) -> Iterator[Example]:
    text, article = row["context"], row["idx"].partition("#")[0]
    spans = [span for span in zip(row["from"], row["end"], strict=True) if span[1] > span[0]]
    if not spans or not row["targets"][0]:
        yield _untimed(row, article, random_source)
        return
    start, end = spans[0]
    passage, start, end = around(text, start, end, random_source)
    written = untokenised(passage.split())
    first, last = (len(passage[:to].split()) - 1 for to in (start + 1, end))
    place = (written.tokens[first][0], written.tokens[last][1])
    yield Example(row["question"], written.text, *place, "timeqa", article)


def _untimed(row: dict[str, Any], article: str, random_source: random.Random) -> Example:
    """No answer anywhere in the article: any passage that names what is asked about."""
    text = row["context"]
    asked = re.findall(r"[A-Z]\w+", row["question"])[1:]
    named = [found.start() for word in asked for found in re.finditer(re.escape(word), text)]
    place = random_source.choice(named or [0])
    passage, _, _ = around(text, place, place + 1, random_source)
    passage = untokenised(passage.split()).text
    return Example(row["question"], passage, 0, 0, "timeqa-impossible", article, relevant=None)


def story_examples(data: Path, random_source: random.Random) -> list[Example]:
    """Questions about fairy tales whose answer stands in the section word for word."""
    found: list[Example] = []
    folder = data / FAIRYTALES
    for path in sorted((folder / "questions").glob("*/*.csv")):
        name = path.name.replace("-questions.csv", "-story.csv")
        sections = _sections(folder / "section-stories" / path.parent.name / name)
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                found += _told(row, sections, path.stem, random_source)
    return found


def _told(
    row: dict[str, str], sections: dict[str, str], story: str, random_source: random.Random
) -> Iterator[Example]:
    text = " ".join(sections.get(part.strip(), "") for part in row["cor_section"].split(","))
    question, answer = row["question"].strip(), row["answer1"].strip().rstrip(".")
    start = locate(answer, text, question)
    if start >= 0:
        passage, start, end = around(text, start, start + len(answer), random_source)
        yield Example(question, passage, start, end, "story", story)


def _sections(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["section"]: row["text"].strip() for row in csv.DictReader(lines)}
