"""Retrieval on XQuAD and SQuAD2's paragraphs: python -m tests.benchmarks.retrieval --data PATH.

Every answerable question is asked of all 1,283 paragraphs; the right one is the paragraph that the
question was written for. Rankings are each half alone, both fused, the passages read for an answer
in the reader's order, and these with the second search of `search`. A paragraph of several passages
counts once, by its best.
"""

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from embeddings.encoder import SentenceEncoder
from embeddings.index import ArticleIndex, Hit
from qa.language.words import content_words
from qa.quoting.evidence import EvidenceFinder
from qa.reader import ExtractiveReader
from qa.retrieval.portions import READ_PASSAGES
from qa.retrieval.retriever import CANDIDATES, Retriever
from tests.benchmarks.corpus import library_of, paragraph_articles, source_of
from tests.benchmarks.squad import Question, load_paragraph_corpus
from tests.benchmarks.tables import argument_parser, show

Ranking = Callable[[Question], list[str]]


def scores(name: str, ranking: Ranking, questions: Sequence[Question]) -> dict[str, str | float]:
    """recall@1, @5, @10 and MRR@10 of a ranking of sources."""
    ranks = np.array([_rank(ranking(each), source_of(each.paragraph)) for each in questions])
    row: dict[str, str | float] = {"ranking": name}
    for limit in (1, 5, 10):
        row[f"recall@{limit}"] = float(np.mean(ranks <= limit))
    row["MRR@10"] = float(np.mean(np.where(ranks <= 10, 1 / ranks, 0)))
    return row


def _rank(sources: Sequence[str], right: str) -> float:
    return sources.index(right) + 1 if right in sources else np.inf


def rankings(index: ArticleIndex) -> dict[str, Ranking]:
    """The rankings by name: each half, both fused, fused and read, and as `search` ranks."""
    retriever, reader = Retriever(index), ExtractiveReader()
    finder = EvidenceFinder(retriever, lambda: reader)

    def dense(question: Question) -> list[str]:
        query = index.encoder.encode_query(question.text)
        return _sources(index.hits(index.nearest(query, CANDIDATES)))

    return {
        "dense": dense,
        "BM25": lambda q: _sources(index.hits(index.matching(content_words(q.text), CANDIDATES))),
        "fused": lambda q: _sources(retriever.retrieve(q.text, CANDIDATES)),
        "fused and read": lambda q: _sources(each.hit for each in finder.find(q.text).passages),
        "searched twice": lambda q: _sources(finder.hits(q.text, READ_PASSAGES)),
    }


def _sources(hits: Iterable[Hit]) -> list[str]:
    return list(dict.fromkeys(hit.passage.article.source for hit in hits))


def main() -> None:
    """Build the library, ask, print."""
    parser = argument_parser(__doc__)
    parser.add_argument("--sample", type=int, help="Ask only this many questions, evenly drawn.")
    options = parser.parse_args()
    corpus = load_paragraph_corpus(options.data)
    questions = [each for each in corpus.questions if each.answerable]
    if options.sample:
        questions = questions[:: max(1, len(questions) // options.sample)]
    with library_of(paragraph_articles(corpus.paragraphs), SentenceEncoder()) as index:
        show([scores(name, each, questions) for name, each in rankings(index).items()])


if __name__ == "__main__":
    main()
