"""Questions that need several passages: python -m tests.benchmarks.several --data PATH.

100 questions each of HotpotQA and MuSiQue are asked of all their paragraphs: how often are all the
paragraphs that an answer needs among the first ten, fused, read, and with a second search from the
best passages, as `search` does; and how often does an answer quote all paragraphs that a comparison
of HotpotQA needs, asked as one question, and on each thing where the comparison's form is known.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from embeddings.article import Article
from embeddings.encoder import SentenceEncoder
from embeddings.index import Hit
from embeddings.passages import Passage
from qa.answer import Answer
from qa.answering import Answerer
from qa.conversation.comparing import question_on_each
from qa.conversation.dialogue import Dialogue
from qa.quoting.evidence import EvidenceFinder
from qa.reader import ExtractiveReader
from qa.retrieval.reranking import ReadPassage
from qa.retrieval.retriever import Retriever
from qa.settings import Settings
from tests.benchmarks.corpus import library_of
from tests.benchmarks.tables import argument_parser, show

LIMIT = 10
Row = dict[str, str | float]


@dataclass(frozen=True)
class MultiSourceQuestion:
    """A question, and all the sources that its answer needs."""

    text: str
    sources: frozenset[str]
    compares: bool = False


def hotpot(data: Path) -> tuple[list[Article], list[MultiSourceQuestion]]:
    """Paragraphs and questions of hotpotqa-100, whose paragraphs have distinct titles."""
    folder = data / "hotpotqa-100"
    corpus = json.loads((folder / "hotpotqa_train_corpus.json").read_text(encoding="utf-8"))
    articles = [Article(title, title, "".join(text)) for title, text in corpus.items()]
    questions = json.loads((folder / "hotpotqa_train.json").read_text(encoding="utf-8"))
    return articles, [
        MultiSourceQuestion(
            each["question"],
            frozenset(title for title, _ in each["supporting_facts"]),
            each["type"] == "comparison",
        )
        for each in questions
    ]


def musique(data: Path) -> tuple[list[Article], list[MultiSourceQuestion]]:
    """Paragraphs and questions of musique-100, where several paragraphs share a title."""
    folder = data / "musique-100"
    corpus = json.loads((folder / "musique_train_corpus.json").read_text(encoding="utf-8"))
    numbers = {(each["title"], each["text"]): str(number) for number, each in enumerate(corpus)}
    articles = [Article(source, *place) for place, source in numbers.items()]
    questions = json.loads((folder / "musique_train.json").read_text(encoding="utf-8"))
    return articles, [
        MultiSourceQuestion(
            each["question"],
            frozenset(
                numbers[part["title"], part["paragraph_text"]]
                for part in each["paragraphs"]
                if part["is_supporting"]
            ),
        )
        for each in questions
    ]


def share_found(
    questions: Sequence[MultiSourceQuestion], search: Callable[[str], Iterable[Passage]]
) -> float:
    """The share of questions with all their sources among the first `LIMIT`."""

    def first(question: str) -> list[str]:
        return list(dict.fromkeys(each.article.source for each in search(question)))[:LIMIT]

    return fmean(each.sources.issubset(first(each.text)) for each in questions)


def quoting_row(
    questions: Sequence[MultiSourceQuestion], retriever: Retriever, finder: EvidenceFinder
) -> Row:
    """The share of comparisons with all sources quoted, as one question and on each thing."""
    settings = Settings()
    answerer = Answerer(
        retriever,
        finder,
        threshold=settings.refuse_below,
        max_question=settings.max_question,
    )
    dialogue = Dialogue(answerer, retriever)
    compared = [each for each in questions if each.compares]

    def share(answer: Callable[[str], Answer]) -> float:
        return fmean(
            each.sources.issubset(one.article.source for one in answer(each.text).citations)
            for each in compared
        )

    return {
        "comparisons": len(compared),
        "of a known form": sum(bool(question_on_each(each.text)) for each in compared),
        "all quoted, as one question": share(answerer.answer),
        "all quoted, on each": share(lambda question: list(dialogue.answers(question))[-1]),
    }


def search_row(
    questions: Sequence[MultiSourceQuestion], retriever: Retriever, finder: EvidenceFinder
) -> Row:
    """The share of questions with all sources found, by each way of searching."""
    ways: dict[str, Callable[[str], Iterable[Passage]]] = {
        "fused": lambda question: _passages(retriever.retrieve(question, 2 * LIMIT)),
        "fused and read": lambda question: _passages(finder.find(question).passages),
        "searched twice": lambda question: _passages(finder.hits(question, 2 * LIMIT)),
    }
    return {
        f"all @{LIMIT}, {name}": share_found(questions, search) for name, search in ways.items()
    }


def _passages(found: Iterable[Hit | ReadPassage]) -> Iterator[Passage]:
    return (each.passage for each in found)


def main() -> None:
    """Index each set, search, print."""
    options = argument_parser(__doc__).parse_args()
    encoder, reader = SentenceEncoder(), ExtractiveReader()
    rows: list[Row] = []
    comparisons: list[Row] = []
    for name, load in (("hotpotqa-100", hotpot), ("musique-100", musique)):
        articles, questions = load(options.data)
        with library_of(articles, encoder) as index:
            retriever = Retriever(index)
            finder = EvidenceFinder(retriever, lambda: reader)
            if any(each.compares for each in questions):
                comparisons.append(quoting_row(questions, retriever, finder))
            row: Row = {"questions": name, "paragraphs": len(articles)}
            rows.append(row | search_row(questions, retriever, finder))
    show(rows)
    show(comparisons)


if __name__ == "__main__":
    main()
