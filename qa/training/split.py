"""The honest split: whole SQuAD articles that are never trained on, in two groups.

SQuAD dev, XQuAD and squad2-dev-half are the same 48 Wikipedia articles, so a question of one file
is answered by a paragraph of another. A paragraph's text therefore decides which group it is in
(one file has a mixed article "Miscellaneous"), and is stored as a digest, never as text.

The group `choose` serves to choose between models and to calibrate; `report` to measure alone.
A tenth of the real search queries (Natural Questions) is held out of training as well.

Command: ``python -m qa.training.split --data PATH`` writes ``split.json`` beside this module.
"""

import argparse
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qa.training.example import json_lines

SPLIT_FILE = Path(__file__).with_name("split.json")
GROUP_SIZE = 8
FROM_SQUAD2_HALF = 4
"""How many articles of each group have official unanswerable questions."""

XQUAD = "xquad/xquad.en.json"
SQUAD2_HALF = "squad2-dev-half/dev-v2.0.json"
DEV_FILES = (XQUAD, SQUAD2_HALF)
"""Files whose answers are known."""
CORPUS = (*DEV_FILES, "squad2-dev-half/test-v2.0.json")
"""Files whose paragraphs are searched."""
SQUAD_FILES = (
    *CORPUS,
    "training/squad-dev-explorer-html/dev-1.1-recovered.json",
    "training/squad-dev-explorer-html/dev-v2.0-recovered.json",
)
NATURAL_QUESTIONS = "training/nq-open-oracle/nq-open-oracle-filtered.jsonl"


@dataclass(frozen=True)
class Split:
    """Keys of what is held out: the paragraphs of "choose" and "report", and search queries."""

    groups: Mapping[str, frozenset[str]]
    queries: frozenset[str]

    def is_held_out(self, text: str) -> bool:
        """Whether a paragraph must not be trained on, in whichever file it is."""
        return any(paragraph_key(text) in group for group in self.groups.values())


def paragraph_key(text: str) -> str:
    r"""The key of a paragraph or question: SHA-256 (16 hex digits) of its lower-cased words.

    >>> paragraph_key("The  Rhine\n") == paragraph_key("the Rhine")
    True
    """
    words = " ".join(text.lower().split())
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def load_split() -> Split:
    """Read the split that is stored beside this module."""
    stored = json.loads(SPLIT_FILE.read_text(encoding="utf-8"))
    groups = {name: frozenset(stored[name]["paragraphs"]) for name in ("choose", "report")}
    return Split(groups, frozenset(stored["queries"]))


def squad_paragraphs(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each paragraph object of a SQuAD file with its article's title."""
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            yield article["title"], paragraph


def _choose_titles(data: Path) -> tuple[list[str], list[str]]:
    """The titles of the two groups, taken in the order of their digests: nobody picked them."""
    halves, others = (
        {title for title, _ in squad_paragraphs(data / name)} for name in (SQUAD2_HALF, XQUAD)
    )
    first, second = (sorted(titles, key=paragraph_key) for titles in (halves, others - halves))
    rest = GROUP_SIZE - FROM_SQUAD2_HALF
    choose = first[:FROM_SQUAD2_HALF] + second[:rest]
    report = first[FROM_SQUAD2_HALF : 2 * FROM_SQUAD2_HALF] + second[rest : 2 * rest]
    return sorted(choose), sorted(report)


def _paragraph_keys(data: Path, titles: Iterable[str]) -> list[str]:
    wanted = set(titles)
    return sorted(
        {
            paragraph_key(paragraph["context"])
            for name in SQUAD_FILES
            for title, paragraph in squad_paragraphs(data / name)
            if title in wanted
        }
    )


def _held_out_queries(data: Path) -> list[str]:
    """The keys of a tenth of the search queries, chosen by digest."""
    keys = (paragraph_key(row["question"]) for row in json_lines(data / NATURAL_QUESTIONS))
    return sorted(key for key in keys if int(key, 16) % 10 == 0)


def write_split(data: Path) -> None:
    """Derive the split from the data and store titles and digests."""
    choose, report = _choose_titles(data)
    stored: dict[str, Any] = {
        name: {"titles": titles, "paragraphs": _paragraph_keys(data, titles)}
        for name, titles in (("choose", choose), ("report", report))
    }
    stored["queries"] = _held_out_queries(data)
    SPLIT_FILE.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=write_split.__doc__)
    arguments.add_argument("--data", type=Path, required=True, help="folder of evaluation data")
    write_split(arguments.parse_args().data)
