"""The Library tab over 10,000 articles: python -m tests.benchmarks.shelf [--articles 10000].

Measured is the server's time for each view of the list. The articles are made up; tests elsewhere
check that they are found.
"""

import random
import statistics
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from embeddings.article import Article
from embeddings.library.store import Store
from embeddings.rebuilding.rebuild import add_articles
from qa.byline import Byline
from qa.web.html.article_list import PAGE, ListView, about_html, articles_html
from tests.benchmarks.tables import show
from tests.embeddings.word_hash_encoder import WordHashEncoder

WORDS = ("harbour", "council", "bridge", "ferry", "market", "storm", "museum", "school", "strike")
TIMES = 20


def main() -> None:
    """Fill a library, look at it, print."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    number = parser.parse_args().articles
    encoder = WordHashEncoder()
    with tempfile.TemporaryDirectory() as folder:
        with closing(Store(Path(folder))) as store:
            add_articles(store, encoder, map(made_article, range(number)))
        with Byline(folder, encoder=encoder, read_only=True) as library:
            last = (number - 1) // PAGE
            looks: dict[str, Callable[[], str]] = {
                "first page": lambda: articles_html(library, ListView()),
                "last page, by title": lambda: articles_html(library, ListView("", "title", last)),
                "by site": lambda: articles_html(library, ListView("", "site")),
                "search of two words": lambda: articles_html(library, ListView("harbour strike")),
                "facts and charts": lambda: about_html(library),
            }
            show([timing_row(name, look) for name, look in looks.items()])


def made_article(number: int) -> Article:
    """An article of 300 words."""
    chance = random.Random(number)
    text = " ".join(chance.choices(WORDS, k=300))
    day = f"{chance.randint(2000, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    title = f"{' '.join(chance.sample(WORDS, 4))} {number}"
    return Article(f"{number}.txt", title, text, published=day, site=f"site{number % 40}.example")


def timing_row(name: str, look: Callable[[], str]) -> dict[str, Any]:
    """A row of the table: the time of one view, after a first that is not counted."""
    look()
    times = []
    for _ in range(TIMES):
        start = time.perf_counter()
        look()
        times.append((time.perf_counter() - start) * 1000)
    return {"look": name, "p50 ms": statistics.median(times), "slowest ms": max(times)}


if __name__ == "__main__":
    main()
