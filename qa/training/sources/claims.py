"""Claims with human labels, and the text they should rest on; each set in two parts."""

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
PASSAGE_WORDS = 110  # about what Byline's own passages have


@dataclass(frozen=True)
class Claim:
    """A sentence, the passages it is checked against, and whether they say it."""

    data: str  # the set that it is from
    text: str
    passages: tuple[Passage, ...]
    supported: bool
    group: str  # claims of one article or one claim's evidences share it
    original: str = ""  # the sentence that somebody made it of, where that is known

    @property
    def held(self) -> bool:
        """Whether it is of the part that is measured on, with nothing trained or chosen by it."""
        return sha256(self.group.encode()).digest()[0] % 2 == 1

    @property
    def choosing(self) -> bool:
        """Whether it is of the part that thresholds are chosen by, with nothing trained on it."""
        return not self.held and sha256(self.group.encode()).digest()[1] % 4 == 0


def labelled(data: Path) -> Iterator[Claim]:
    """All claims with human labels."""
    folder = data / "training"
    yield from _summedits(folder / "summedits")
    yield from wice(folder / "wice-dev-test/claim")
    yield from _climate_fever(folder / "climate-fever/climate-fever.jsonl")
    yield from _fever_symmetric(folder / "fever-symmetric")


def passages_of(text: str, title: str = "", published: str | None = None) -> tuple[Passage, ...]:
    """A text in passages of whole sentences."""
    article = Article("benchmark", title, text, published=published)
    spans = list(sentence_spans(text))
    made: list[Passage] = []
    while spans:
        count, size = 0, 0
        while count < len(spans) and size < PASSAGE_WORDS:
            size += len(spans[count].of(text).split())
            count += 1
        made.append(Passage(article, spans[0].start, spans[count - 1].end))
        spans = spans[count:]
    return tuple(made)


def _summedits(folder: Path) -> Iterator[Claim]:
    for path in sorted(folder.glob("*.json")):
        for record in json.loads(path.read_text("utf-8")):
            yield of_summedits("summedits", record)


def of_summedits(name: str, record: dict[str, Any]) -> Claim:
    """A summary that a person or a model changed a little, and whether it still follows."""
    return Claim(
        name,
        record["summary"],
        passages_of(record["doc"]),
        bool(record["label"]),
        record["doc"],
        record["original_summary"],
    )


def wice(folder: Path, around: int | None = None) -> Iterator[Claim]:
    """Claims against the whole cited page, or against its supporting sentences with neighbours."""
    for path in sorted(folder.glob("*.jsonl")):
        for record in json_lines(path):
            evidence = record["evidence"]
            if around is not None and record["supporting_sentences"]:
                near = {
                    i + step
                    for i in record["supporting_sentences"][0]
                    for step in range(-around, around + 1)
                }
                evidence = [text for i, text in enumerate(record["evidence"]) if i in near]
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


def _climate_fever(path: Path) -> Iterator[Claim]:
    for record in json_lines(path):
        for evidence in record["evidences"]:
            yield Claim(
                "climate-fever",
                record["claim"],
                passages_of(evidence["evidence"], evidence["article"]),
                evidence["evidence_label"] == "SUPPORTS",
                record["claim"],
            )


def _fever_symmetric(folder: Path) -> Iterator[Claim]:
    for name in ("dev", "test"):
        for record in json_lines(folder / f"fever_symmetric_{name}.jsonl"):
            yield Claim(
                "fever-symmetric",
                untokenised(record["claim"]),
                passages_of(untokenised(record["evidence"])),
                record["gold_label"] == "SUPPORTS",
                record["id"],
            )


def gum(data: Path) -> Iterator[Claim]:
    """Each article's summary by a person; for measuring only."""
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
            text = "\n".join(untokenised(unescape(sentence)) for sentence in sentences)
            summary = facts["summary1"].removeprefix("(human1) ")
            published = facts.get("dateCreated")
            yield Claim("gum", summary, passages_of(text, facts["title"], published), True, name)


def untokenised(text: str) -> str:
    """Words and marks as they are printed, but for quotation marks.

    What the verifier was trained and measured on; `news.untokenised` sets these marks too.
    """
    text = text.replace("-LRB-", "(").replace("-RRB-", ")").replace("--", "–")
    text = re.sub(r"``|''", '"', text)
    text = re.sub(r"\s+([.,;:!?%)\]’])", r"\1", text)
    text = re.sub(r"\s+('s|n't|'re|'ve|'ll|'d|'m)\b", r"\1", text)
    return re.sub(r"([(\[$£])\s+", r"\1", text)
