"""Claims with human labels and the texts they are checked against; half are held out."""

import json
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

from embeddings.article import Article
from embeddings.passages import Passage
from embeddings.sentences import sentence_spans
from qa.training.example import json_lines

GUM = "gum-wikinews/gum_news_interview_xml.tar.gz"
PASSAGE_WORDS = 110  # about as many as Byline's passages have


@dataclass(frozen=True)
class Claim:
    """A sentence, the passages it is checked against, and whether they say it."""

    data: str  # the data set's name
    text: str
    passages: tuple[Passage, ...]
    supported: bool
    group: str  # the same for claims of one article, or with several evidences
    original: str = ""  # the sentence that was altered into this claim, if known

    @property
    def is_held_out(self) -> bool:
        """Whether the claim is only measured on: nothing is trained or chosen by it."""
        return sha256(self.group.encode()).digest()[0] % 2 == 1

    @property
    def is_for_choosing(self) -> bool:
        """Whether thresholds are chosen by the claim, and nothing is trained on it."""
        return not self.is_held_out and sha256(self.group.encode()).digest()[1] % 4 == 0


def labelled_claims(data: Path) -> Iterator[Claim]:
    """All claims with human labels."""
    folder = data / "training"
    yield from _summedits_claims(folder / "summedits")
    yield from wice_claims(folder / "wice-dev-test/claim")
    yield from _climate_fever_claims(folder / "climate-fever/climate-fever.jsonl")
    yield from _fever_symmetric_claims(folder / "fever-symmetric")


def passages_of(text: str, title: str = "", published: str | None = None) -> tuple[Passage, ...]:
    """Cut a text into passages of whole sentences."""
    article = Article("benchmark", title, text, published=published)
    spans = list(sentence_spans(text))
    passages: list[Passage] = []
    while spans:
        count, size = 0, 0
        while count < len(spans) and size < PASSAGE_WORDS:
            size += len(spans[count].of(text).split())
            count += 1
        passages.append(Passage(article, spans[0].start, spans[count - 1].end))
        spans = spans[count:]
    return tuple(passages)


def _summedits_claims(folder: Path) -> Iterator[Claim]:
    for path in sorted(folder.glob("*.json")):
        for record in json.loads(path.read_text("utf-8")):
            yield summedits_claim("summedits", record)


def summedits_claim(name: str, record: dict[str, Any]) -> Claim:
    """A claim from a summary that a person or a model may have changed a little."""
    return Claim(
        name,
        record["summary"],
        passages_of(record["doc"]),
        bool(record["label"]),
        record["doc"],
        record["original_summary"],
    )


def wice_claims(folder: Path, neighbours: int | None = None) -> Iterator[Claim]:
    """Claims about a cited page, whole, or its supporting sentences with some `neighbours`."""
    for path in sorted(folder.glob("*.jsonl")):
        for record in json_lines(path):
            evidence = record["evidence"]
            if neighbours is not None and record["supporting_sentences"]:
                chosen = {
                    i + step
                    for i in record["supporting_sentences"][0]
                    for step in range(-neighbours, neighbours + 1)
                }
                evidence = [text for i, text in enumerate(record["evidence"]) if i in chosen]
            head = "\n".join(record["evidence"][:5])
            published = re.search(r"PUBLISHED DATETIME: (\d{4}-\d\d-\d\d)", head)
            yield Claim(
                "wice",
                record["claim"],
                passages_of("\n".join(evidence), wice_title(record), published and published[1]),
                record["label"] == "supported",
                record["meta"]["id"],
            )


def wice_title(record: dict[str, Any]) -> str:
    """The title of the cited page."""
    return str(record["evidence"][0]).split("TITLE:")[-1].strip()


def _climate_fever_claims(path: Path) -> Iterator[Claim]:
    for record in json_lines(path):
        for evidence in record["evidences"]:
            yield Claim(
                "climate-fever",
                record["claim"],
                passages_of(evidence["evidence"], evidence["article"]),
                evidence["evidence_label"] == "SUPPORTS",
                record["claim"],
            )


def _fever_symmetric_claims(folder: Path) -> Iterator[Claim]:
    for name in ("dev", "test"):
        for record in json_lines(folder / f"fever_symmetric_{name}.jsonl"):
            yield Claim(
                "fever-symmetric",
                detokenise(record["claim"]),
                passages_of(detokenise(record["evidence"])),
                record["gold_label"] == "SUPPORTS",
                record["id"],
            )


def gum_claims(data: Path) -> Iterator[Claim]:
    """A claim for each article: its summary by a person; for measuring only."""
    with tarfile.open(data / GUM) as tar:
        for name in sorted(n for n in tar.getnames() if n.endswith(".xml")):
            file = tar.extractfile(name)
            assert file is not None
            xml = file.read().decode()
            facts = {k: unescape(v) for k, v in re.findall(r'(\w+)="([^"]*)"', xml.split("\n")[0])}
            sentences = (
                " ".join(row.split("\t")[0] for row in block.split("\n") if "\t" in row)
                for block in re.findall(r"<s [^>]*>(.*?)</s>", xml, re.DOTALL)
            )
            text = "\n".join(detokenise(unescape(sentence)) for sentence in sentences)
            summary = facts["summary1"].removeprefix("(human1) ")
            published = facts.get("dateCreated")
            yield Claim("gum", summary, passages_of(text, facts["title"], published), True, name)


def detokenise(text: str) -> str:
    """Join treebank tokens as printed, but for quotation marks.

    The verifier was trained and measured on this; `news.sentence_of_tokens` joins these marks too.
    """
    text = text.replace("-LRB-", "(").replace("-RRB-", ")").replace("--", "–")
    text = re.sub(r"``|''", '"', text)
    text = re.sub(r"\s+([.,;:!?%)\]’])", r"\1", text)
    text = re.sub(r"\s+('s|n't|'re|'ve|'ll|'d|'m)\b", r"\1", text)
    return re.sub(r"([(\[$£])\s+", r"\1", text)
