"""Examples from the SQuAD-shaped sets: SQuAD 1.1 and 2.0, XQuAD, Quoref, COVID-QA."""

import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from qa.training.example import Example, cut_around, locate
from qa.training.split import SQUAD2_HALF, XQUAD, Split, paragraph_key, squad_paragraphs

TRAIN_HEAD_2 = "training/squad2-train-head/train-v2.0.json"
TRAIN_HEAD_1 = "training/squad-train-head-truncated/train-v1.1.json"
TRAIN_SAMPLE = "training/squad-train-sample-flan/train.json"
ANSWERED_FILES = (
    TRAIN_HEAD_2,
    # official positions first: of a question in several files the first form is used
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
    """The distinct examples of SQuAD's train samples and of its dev articles not held out."""
    found: dict[tuple[str, str], Example] = {}
    for example in _all_squad_examples(data):
        if not split.is_held_out(example.passage):
            key = (paragraph_key(example.passage), paragraph_key(example.question))
            found.setdefault(key, example)
    return list(found.values())


def quoref_examples(data: Path, random_source: random.Random) -> list[Example]:
    """Questions that need coreference, if they have a single answer."""
    examples: list[Example] = []
    for name in QUOREF:
        for title, paragraph in squad_paragraphs(data / name):
            for record in paragraph["qas"]:
                if len(record["answers"]) == 1:
                    examples += _example_in_passage(
                        paragraph["context"], record, ("quoref", title), random_source
                    )
    return examples


def covid_examples(data: Path, random_source: random.Random) -> list[Example]:
    """Experts' questions about medical articles, each with a passage cut from its article."""
    examples: list[Example] = []
    for number, article in enumerate(json.loads((data / COVID_QA).read_text("utf-8"))["data"]):
        origin = ("covid", f"covid-{number}")
        for paragraph in article["paragraphs"]:
            for record in paragraph["qas"]:
                examples += _example_in_passage(paragraph["context"], record, origin, random_source)
    return examples


def _example_in_passage(
    text: str, record: dict[str, Any], origin: tuple[str, str], random_source: random.Random
) -> Iterator[Example]:
    for answer in record["answers"][:1]:
        start, end = answer["answer_start"], answer["answer_start"] + len(answer["text"])
        if text[start:end] == answer["text"] and len(answer["text"].split()) <= 40:
            place = cut_around(text, start, end, random_source)
            yield Example(record["question"].strip(), *place, *origin)


def _all_squad_examples(data: Path) -> Iterator[Example]:
    for name in ANSWERED_FILES:
        for title, paragraph in squad_paragraphs(data / name):
            yield from _paragraph_examples(title, paragraph)
    yield from _truncated_file_examples((data / TRAIN_HEAD_1).read_text(encoding="utf-8"))
    for number, paragraph in enumerate(json.loads((data / TRAIN_SAMPLE).read_text("utf-8"))):
        records = [
            {"question": each["question"], "answers": [{"text": each["answer"]}]}
            for each in paragraph["qas"]
        ]
        # the articles of this sample are not named
        title = f"sample-{number}"
        yield from _paragraph_examples(title, {"context": paragraph["context"], "qas": records})


def _truncated_file_examples(text: str) -> Iterator[Example]:
    """Examples of the complete paragraphs of a file that breaks off in the middle."""
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
    for record in paragraph["qas"]:
        question = record["question"].strip()
        if record.get("is_impossible"):
            yield Example(question, passage, 0, 0, "squad-impossible", title, relevant=None)
            continue
        answer = _majority_answer(record["answers"])
        start = answer.get("answer_start", -1)
        text = answer["text"].strip()
        # a position recovered as "first occurrence" may be the wrong one of several
        if start < 0 or passage.count(text) > 1:
            start = locate(text, passage, question)
        if start >= 0 and passage[start : start + len(text)] == text:
            yield Example(question, passage, start, start + len(text), "squad", title)


def _majority_answer(answers: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """The answer that most annotators gave; of equally frequent ones the first."""
    candidates = list(answers)
    text = Counter(answer["text"] for answer in candidates).most_common(1)[0][0]
    return next(answer for answer in candidates if answer["text"] == text)
