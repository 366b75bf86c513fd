"""Pages whose publishers describe the article in words of their own."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import html

from embeddings.article import Article
from embeddings.reading import read_articles
from qa.overview.summary import body_sentences
from tests.benchmarks.pages import readability_pages, trafilatura_pages
from tests.benchmarks.rouge import rouge_1, stem_list
from tests.benchmarks.wikinews import AbstractedArticle

_WORDS = range(15, 91)
_SENTENCES = 10  # the fewest; a shorter article is nearly its own summary
_COPIED = 0.35  # the largest share of a description's runs of four words that the article has
_RELATED = 0.45  # the smallest share of its words; with fewer it describes the site
_DESCRIPTION = "//meta[@name='description' or @property='og:description']/@content"


def described_articles(data: Path) -> Iterator[AbstractedArticle]:
    """The article of each such page with its description; no description twice."""
    seen: set[str] = set()
    for page in (*readability_pages(data), *trafilatura_pages(data)):
        description = _description(page.raw)
        if description in seen or len(stem_list(description)) not in _WORDS:
            continue
        seen.add(description)
        for article in read_articles(page.raw, page.name, suffix=".html")[:1]:
            if isinstance(article, Article) and _is_usable(description, article):
                yield AbstractedArticle(article, (description,))


def _description(raw: bytes) -> str:
    """A page's longest description; "" if that is cut off."""
    tree = html.document_fromstring(raw, parser=html.HTMLParser(encoding="utf-8"))
    found = max(map(str.strip, tree.xpath(_DESCRIPTION)), key=len, default="")
    return "" if found.endswith(("…", "...", "[…]")) else found


def _is_usable(description: str, article: Article) -> bool:
    article_stems, description_stems = stem_list(article.text), stem_list(description)
    runs = Counter(_runs_of_four(description_stems))
    copied = (Counter(_runs_of_four(article_stems)) & runs).total() / runs.total()
    enough = len(body_sentences(article)) >= _SENTENCES
    return enough and copied <= _COPIED and rouge_1(article_stems, description_stems) >= _RELATED


def _runs_of_four(stems: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(stems[i:] for i in range(4)), strict=False)
