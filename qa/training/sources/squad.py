"""Examples from the SQuAD-shaped sets: SQuAD 1.1 and 2.0, XQuAD, Quoref, COVID-QA."""

import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from qa.training.example import Example, around, locate
from qa.training.split import SQUAD2_HALF, XQUAD, Split, paragraph_key, squad_paragraphs

TRAIN_HEAD_2 = "training/squad2-train-head/train-v2.0.json"
TRAIN_HEAD_1 = "training/squad-train-head-truncated/train-v1.1.json"
TRAIN_SAMPLE = "training/squad-train-sample-flan/train.json"
ANSWERED = (
    TRAIN_HEAD_2,
    # official positions first: a question seen twice keeps its first form
    SQUAD2_HALF,
    XQUAD,
    "training/squad-dev-explorer-html/dev-v2.0-recovered.json",
    "training/squad-dev-explorer-html/dev-1.1-recovered.json",
)
COVID_QA = "training/covid-qa/200423_covidQA.json"
QUOREF = (
    "training/contrast-sets/quoref_original_subset_20191206_merged.json",
    "training/contrast-sets/quoref_test_perturbations_20191206_merged.json",
)


def squad_examples(data: Path, split: Split) -> list[Example]:
    """SQuAD train samples and the dev articles that are not kept apart, without repetitions."""
    found: dict[tuple[str, str], Example] = {}
    for example in _all_squad(data):
        if not split.keeps_apart(example.passage):
            key = (paragraph_key(example.passage), paragraph_key(example.question))
            found.setdefault(key, example)
    return list(found.values())


def quoref_examples(data: Path, random_source: random.Random) -> list[Example]:
    """Questions that need coreference; those with one answer only."""
    found: list[Example] = []
    for name in QUOREF:
        for title, paragraph in squad_paragraphs(data / name):
            for asked in paragraph["qas"]:
                if len(asked["answers"]) == 1:
                    found += _cut(paragraph["context"], asked, ("quoref", title), random_source)
    return found


def covid_examples(data: Path, random_source: random.Random) -> list[Example]:
    """Questions by experts about medical articles, cut to passages."""
    found: list[Example] = []
    for number, article in enumerate(json.loads((data / COVID_QA).read_text("utf-8"))["data"]):
        origin = ("covid", f"covid-{number}")
        for paragraph in article["paragraphs"]:
            for asked in paragraph["qas"]:
                found += _cut(paragraph["context"], asked, origin, random_source)
    return found


def _cut(
    text: str, asked: dict[str, Any], origin: tuple[str, str], random_source: random.Random
) -> Iterator[Example]:
    for answer in asked["answers"][:1]:
        start, end = answer["answer_start"], answer["answer_start"] + len(answer["text"])
        if text[start:end] == answer["text"] and len(answer["text"].split()) <= 40:
            place = around(text, start, end, random_source)
            yield Example(asked["question"].strip(), *place, *origin)


def _all_squad(data: Path) -> Iterator[Example]:
    for name in ANSWERED:
        for title, paragraph in squad_paragraphs(data / name):
            yield from _paragraph_examples(title, paragraph)
    yield from _truncated((data / TRAIN_HEAD_1).read_text(encoding="utf-8"))
    for number, paragraph in enumerate(json.loads((data / TRAIN_SAMPLE).read_text("utf-8"))):
        asked = [
            {"question": each["question"], "answers": [{"text": each["answer"]}]}
            for each in paragraph["qas"]
        ]
        # the articles of this sample are not named
        title = f"sample-{number}"
        yield from _paragraph_examples(title, {"context": paragraph["context"], "qas": asked})


def _truncated(text: str) -> Iterator[Example]:
    """Whole paragraphs of a file that breaks off in the middle."""
    decoder = json.JSONDecoder()
    title = ""
    for piece in text.split('{"title": ')[1:]:
        title, _ = decoder.raw_decode(piece)
        position = piece.find('{"context": ')
        while position >= 0:
            try:
                paragraph, position = decoder.raw_decode(piece, position)
            except json.JSONDecodeError:
                return
            yield from _paragraph_examples(title, paragraph)
            position = piece.find('{"context": ', position)


def _paragraph_examples(title: str, paragraph: dict[str, Any]) -> Iterator[Example]:
    passage = paragraph["context"]
    for asked in paragraph["qas"]:
        question = asked["question"].strip()
        if asked.get("is_impossible"):
            yield Example(question, passage, 0, 0, "squad-impossible", title, relevant=None)
            continue
        answer = _agreed(asked["answers"])
        start = answer.get("answer_start", -1)
        text = answer["text"].strip()
        # a position recovered as "first occurrence" may be the wrong one of several
        if start < 0 or passage.count(text) > 1:
            start = locate(text, passage, question)
        if start >= 0 and passage[start : start + len(text)] == text:
            yield Example(question, passage, start, start + len(text), "squad", title)


def _agreed(answers: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """The answer most annotators gave; the first of equals."""
    given = list(answers)
    text = Counter(answer["text"] for answer in given).most_common(1)[0][0]
    return next(answer for answer in given if answer["text"] == text)
