"""Pages whose publishers say in other words than the article's what it is about."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import html

from embeddings.article import Article
from embeddings.reading import read_articles
from qa.overview.summary import body_sentences
from tests.benchmarks.pages import readability_pages, trafilatura_pages
from tests.benchmarks.rouge import rouge_1, stemmed
from tests.benchmarks.wikinews import Abstracted

_WORDS = range(15, 91)
_SENTENCES = 10  # an article of fewer is nearly its own summary
_COPIED = 0.35  # of its runs of four words, that stand in the article
_RELATED = 0.45  # of its words; with fewer it tells of the site, not of the article
_DESCRIPTION = "//meta[@name='description' or @property='og:description']/@content"


def described_articles(data: Path) -> Iterator[Abstracted]:
    """The article of each such page, with that description; each description once."""
    seen: set[str] = set()
    for page in (*readability_pages(data), *trafilatura_pages(data)):
        description = _description(page.raw)
        if description in seen or len(stemmed(description)) not in _WORDS:
            continue
        seen.add(description)
        for article in read_articles(page.raw, page.name, suffix=".html")[:1]:
            if isinstance(article, Article) and _tells(description, article):
                yield Abstracted(article, (description,))


def _description(raw: bytes) -> str:
    """The longest that a page gives, if it is whole."""
    tree = html.document_fromstring(raw, parser=html.HTMLParser(encoding="utf-8"))
    found = max(map(str.strip, tree.xpath(_DESCRIPTION)), key=len, default="")
    return "" if found.endswith(("…", "...", "[…]")) else found


def _tells(description: str, article: Article) -> bool:
    said, told = stemmed(article.text), stemmed(description)
    runs = Counter(_fours(told))
    copied = (Counter(_fours(said)) & runs).total() / runs.total()
    enough = len(body_sentences(article)) >= _SENTENCES
    return enough and copied <= _COPIED and rouge_1(said, told) >= _RELATED


def _fours(stems: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(stems[i:] for i in range(4)), strict=False)
