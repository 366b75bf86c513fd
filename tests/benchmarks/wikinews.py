"""Wikinews articles with the abstracts that people wrote, from GUM's token XML."""

import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from embeddings.article import Article
from qa.training.sources.claims import GUM

_ABSTRACT = re.compile(r'summary\d="\(human\d*\) ([^"]*)"')
_TITLE = re.compile(r' title="([^"]*)"')
_NO_SPACE_BEFORE = re.compile(r" (?=[,.;:!?%)\]’”]|'s\b|n't\b)")
_NO_SPACE_AFTER = re.compile(r"(?<=[(\[$“‘]) ")
_BREAKS = (
    "</p", "</head", "</caption", "</item", "</sp", "<p", "<head", "<figure", "<list", "<item"
)  # fmt: skip


@dataclass(frozen=True)
class AbstractedArticle:
    """An article and the abstracts that people wrote of it, a sentence each."""

    article: Article
    abstracts: tuple[str, ...]


def abstracted_articles(data: Path) -> Iterator[AbstractedArticle]:
    """The articles with their abstracts by people; those by language models are left out."""
    with tarfile.open(data / GUM) as archive:
        for member in sorted(archive.getmembers(), key=lambda each: each.name):
            file = archive.extractfile(member)
            if file and member.name.endswith(".xml"):
                yield _abstracted_article(member.name, file.read().decode())


def _abstracted_article(name: str, xml: str) -> AbstractedArticle:
    head, *lines = xml.split("\n")
    title = unescape(_TITLE.findall(head)[0])
    abstracts = tuple(map(unescape, _ABSTRACT.findall(head)))
    return AbstractedArticle(Article(name, title, _text(lines), language="en"), abstracts)


def _text(lines: list[str]) -> str:
    """The text of token lines, with a paragraph for each paragraph, heading and caption."""
    pieces = []
    for line in lines:
        if line.startswith(_BREAKS):
            pieces.append("\n")
        elif line and not line.startswith("<"):
            pieces.append(line.split("\t")[0])
    text = unescape(" ".join(pieces))
    text = _NO_SPACE_AFTER.sub("", _NO_SPACE_BEFORE.sub("", text))
    return "\n\n".join(part.strip() for part in text.split("\n") if part.strip())
