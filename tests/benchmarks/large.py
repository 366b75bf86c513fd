"""Libraries of any size: the newswire's own passages, and more made of them.

Real are the passages of the newswire articles, encoded as a rebuild would encode them. A made one
has half of the sentences of each of two real ones, so that its words are as common as real words
are; its vector is that of the first, plus 0.6 of that of the second, plus Gaussian noise of length
0.3, at length 1. No made vector is a copy of another. Ten of them are an article, one each day.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import numpy as np

from embeddings.article import Article
from embeddings.encoder import SentenceEncoder, Vectors
from embeddings.index import ArticleIndex
from embeddings.library.store import Store
from embeddings.library.transaction import Origin
from embeddings.passages import Passage, headed_texts, split_passages
from embeddings.reading import READING_RULES
from tests.benchmarks.newswire import newswire
from tests.benchmarks.squad import load_paragraph_corpus
from tests.benchmarks.tables import arguments

SECOND, NOISE = 0.6, 0.3
"""Weight of a made vector's second parent, and length of its noise; the first parent has 1."""

QUERIES = "queries.npz"
"""Beside the libraries: titles of newswire articles that are not in them, and questions of XQuAD,
as texts and rows."""

_PASSAGES = 10  # of a made article
_ASKED = 500  # queries
_AT_ONCE = 500  # articles a transaction
_FIRST_DAY = date(1990, 1, 1)
_SITES = ("Tamsel Valley Voice", "Harbour Post", "The Gazette", "Reuters")


def library_arguments(description: str | None, passages: int, real: int) -> ArgumentParser:
    """A parser for what `prepare` makes, with what is made where nothing else is said."""
    parser = arguments(description)
    parser.add_argument("--work", type=Path, required=True, help="Libraries are kept here.")
    parser.add_argument("--passages", type=int, default=passages, help="Of the largest library.")
    parser.add_argument("--real", type=int, default=real, help="Passages that are real.")
    return parser


def prepare(given: Namespace, passages: int) -> Path:
    """Make a library and encode the queries; gives the library's folder."""
    encoder = SentenceEncoder()
    folder: Path = given.work / f"library-{passages}"
    real = read_real(given.data, encoder, min(given.real, passages), given.work)
    fill(folder, encoder, real, passages)
    queries = given.work / QUERIES
    if not queries.exists():
        half = _ASKED // 2
        titles = [one.title for one in islice(newswire(given.data), 18_000, None, 4)][:half]
        asked = load_paragraph_corpus(given.data).questions
        questions = [one.text for one in asked[:: len(asked) // half]]
        texts = [*titles, *questions[: _ASKED - len(titles)]]
        np.savez(queries, texts=texts, rows=[encoder.encode_query(text) for text in texts])
    return folder


@dataclass(frozen=True)
class Real:
    """Real articles with their passages and vectors."""

    passages: list[list[Passage]]
    rows: Vectors  # of all passages, in order


def read_real(data: Path, encoder: SentenceEncoder, passages: int, kept: Path) -> Real:
    """The first newswire articles that make up so many passages; vectors are kept in a file."""
    cut: list[list[Passage]] = []
    count = 0
    for article in newswire(data):
        if count >= passages:
            break
        found = split_passages(article, encoder.count_tokens, encoder.limit)
        if found:
            cut.append(found)
            count += len(found)
    path = kept / f"newswire-{encoder.name}.npy"
    rows = np.load(path)[:count] if path.exists() else np.empty((0, encoder.dimension), np.float32)
    texts = [t for each in cut for t in headed_texts(each, encoder.count_tokens, encoder.limit)]
    if len(rows) < count:
        rows = np.concatenate([rows, encoder.encode_passages(texts[len(rows) :])])
        kept.mkdir(parents=True, exist_ok=True)
        np.save(path, rows)
    return Real(cut, rows)


def fill(folder: Path, encoder: SentenceEncoder, real: Real, passages: int) -> None:
    """Make a library of so many passages in a folder, unless it is there already."""
    with closing(Store(folder)) as store:
        if store.passage_count() < passages:
            articles = islice(_all(real), _articles_of(real, passages))
            while part := list(islice(articles, _AT_ONCE)):
                with store.transaction() as write:
                    edition = write.edition(encoder)
                    for cut, rows in part:
                        article = cut[0].article
                        write.put_origin(Origin(article.source, article.digest, READING_RULES))
                        write.put(article, article.source, edition, cut, rows)
        ArticleIndex(store, encoder).save_cache()


def _articles_of(real: Real, passages: int) -> int:
    """How many articles, the real ones first, have so many passages."""
    count = 0
    for number, cut in enumerate(real.passages):
        if count >= passages:
            return number
        count += len(cut)
    return len(real.passages) + -(-(passages - count) // _PASSAGES)


def _all(real: Real) -> Iterator[tuple[list[Passage], Vectors]]:
    """Passages of one article after another with their vectors: the real ones, then made ones."""
    first = 0
    for cut in real.passages:
        yield cut, real.rows[first : first + len(cut)]
        first += len(cut)
    random = np.random.default_rng(1987)
    texts = [passage.text for cut in real.passages for passage in cut]
    number = 0
    while True:
        parents = random.integers(0, len(texts), (2, _PASSAGES))
        noise = random.normal(
            0, NOISE / np.sqrt(real.rows.shape[1]), (_PASSAGES, real.rows.shape[1])
        )
        rows = real.rows[parents[0]] + SECOND * real.rows[parents[1]] + noise
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        paragraphs = [_mixed(texts[a], texts[b]) for a, b in parents.T]
        yield _article(number, paragraphs), rows.astype(np.float32)
        number += 1


def _mixed(one: str, other: str) -> str:
    return " ".join([*one.split(". ")[::2], *other.split(". ")[1::2]]).replace("\n", " ")


def _article(number: int, paragraphs: list[str]) -> list[Passage]:
    day = _FIRST_DAY + timedelta(days=number * 6151 % 10_000)
    text = "\n\n".join(paragraphs)
    article = Article(
        f"made/{number % 100:02}/{number}.txt",
        paragraphs[0][:60],
        text,
        authors=(f"Author {number % 50}",),
        published=day.isoformat(),
        site=_SITES[number % len(_SITES)],
        language="en",
    )
    starts = np.cumsum([0, *(len(one) + 2 for one in paragraphs[:-1])]).tolist()
    return [
        Passage(article, start, start + len(one))
        for start, one in zip(starts, paragraphs, strict=True)
    ]
