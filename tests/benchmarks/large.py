"""Libraries of any size: the newswire's own passages, and more made of them.

Real passages are those of newswire articles, encoded as in a rebuild. A made passage has half of
the sentences of each of two real ones, so that its words are as common as real words are; its
vector is that of the first, plus 0.6 of the second, plus Gaussian noise of length 0.3, scaled to
length 1. No made vector is a copy of another. Ten made passages are an article, one each day.
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
from tests.benchmarks.tables import argument_parser

SECOND, NOISE = 0.6, 0.3
"""Weight of a made vector's second parent, whose first has 1, and length of its noise."""

QUERIES = "queries.npz"
"""Beside the libraries: titles of newswire articles that are not in them, and questions of XQuAD,
as texts and rows."""

_MADE_PASSAGES = 10  # of an article
_QUERY_COUNT = 500
_ARTICLES_A_TRANSACTION = 500
_FIRST_DAY = date(1990, 1, 1)
_SITES = ("Tamsel Valley Voice", "Harbour Post", "The Gazette", "Reuters")


def library_arguments(description: str | None, passages: int, real: int) -> ArgumentParser:
    """A parser of the options of `prepare`; ``passages`` and ``real`` are defaults."""
    parser = argument_parser(description)
    parser.add_argument("--work", type=Path, required=True, help="Libraries are kept here.")
    parser.add_argument("--passages", type=int, default=passages, help="Of the largest library.")
    parser.add_argument("--real", type=int, default=real, help="Passages that are real.")
    return parser


def prepare(options: Namespace, passages: int) -> Path:
    """Make a library and encode the queries; returns the library's folder."""
    encoder = SentenceEncoder()
    folder: Path = options.work / f"library-{passages}"
    real = read_real(options.data, encoder, min(options.real, passages), options.work)
    fill(folder, encoder, real, passages)
    queries = options.work / QUERIES
    if not queries.exists():
        half = _QUERY_COUNT // 2
        titles = [one.title for one in islice(newswire(options.data), 18_000, None, 4)][:half]
        candidates = load_paragraph_corpus(options.data).questions
        questions = [one.text for one in candidates[:: len(candidates) // half]]
        texts = [*titles, *questions[: _QUERY_COUNT - len(titles)]]
        np.savez(queries, texts=texts, rows=[encoder.encode_query(text) for text in texts])
    return folder


@dataclass(frozen=True)
class Real:
    """Real articles with their passages and vectors."""

    passages: list[list[Passage]]
    rows: Vectors  # of all passages, in order


def read_real(data: Path, encoder: SentenceEncoder, passages: int, work: Path) -> Real:
    """The first newswire articles with so many passages; their vectors are cached in ``work``."""
    cut: list[list[Passage]] = []
    count = 0
    for article in newswire(data):
        if count >= passages:
            break
        found = split_passages(article, encoder.count_tokens, encoder.limit)
        if found:
            cut.append(found)
            count += len(found)
    path = work / f"newswire-{encoder.name}.npy"
    rows = np.load(path)[:count] if path.exists() else np.empty((0, encoder.dimension), np.float32)
    texts = [t for each in cut for t in headed_texts(each, encoder.count_tokens, encoder.limit)]
    if len(rows) < count:
        rows = np.concatenate([rows, encoder.encode_passages(texts[len(rows) :])])
        work.mkdir(parents=True, exist_ok=True)
        np.save(path, rows)
    return Real(cut, rows)


def fill(folder: Path, encoder: SentenceEncoder, real: Real, passages: int) -> None:
    """Make a library of so many passages in a folder, unless there is one."""
    with closing(Store(folder)) as store:
        if store.passage_count() < passages:
            articles = islice(_articles_with_vectors(real), _articles_of(real, passages))
            while part := list(islice(articles, _ARTICLES_A_TRANSACTION)):
                with store.transaction() as write:
                    edition = write.edition(encoder)
                    for cut, rows in part:
                        article = cut[0].article
                        write.put_origin(Origin(article.source, article.digest, READING_RULES))
                        write.put(article, article.source, edition, cut, rows)
        ArticleIndex(store, encoder).save_cache()


def _articles_of(real: Real, passages: int) -> int:
    """How many articles, real ones first, have so many passages."""
    count = 0
    for number, cut in enumerate(real.passages):
        if count >= passages:
            return number
        count += len(cut)
    return len(real.passages) + -(-(passages - count) // _MADE_PASSAGES)


def _articles_with_vectors(real: Real) -> Iterator[tuple[list[Passage], Vectors]]:
    """Yield each article's passages and vectors: real ones, then made ones without end."""
    first = 0
    for cut in real.passages:
        yield cut, real.rows[first : first + len(cut)]
        first += len(cut)
    random = np.random.default_rng(1987)
    texts = [passage.text for cut in real.passages for passage in cut]
    number = 0
    while True:
        parents = random.integers(0, len(texts), (2, _MADE_PASSAGES))
        noise = random.normal(
            0, NOISE / np.sqrt(real.rows.shape[1]), (_MADE_PASSAGES, real.rows.shape[1])
        )
        rows = real.rows[parents[0]] + SECOND * real.rows[parents[1]] + noise
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        paragraphs = [_mix_sentences(texts[a], texts[b]) for a, b in parents.T]
        yield _made_article(number, paragraphs), rows.astype(np.float32)
        number += 1


def _mix_sentences(one: str, other: str) -> str:
    return " ".join([*one.split(". ")[::2], *other.split(". ")[1::2]]).replace("\n", " ")


def _made_article(number: int, paragraphs: list[str]) -> list[Passage]:
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
