"""Questions that need several passages: python -m tests.benchmarks.several --data PATH.

HotpotQA and MuSiQue, 100 questions each, asked of all their paragraphs: how often are all the
paragraphs that an answer needs among the first ten, fused, read, and searched a second time for
what the best lead to, as `search` does; and how often does an answer quote all that a comparison of
HotpotQA needs, asked as one question, and on each of the things where its form is known.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from embeddings.article import Article
from embeddings.encoder import SentenceEncoder
from qa.answer import Answer
from qa.answering import Answerer
from qa.conversation.comparing import on_each
from qa.conversation.dialogue import Dialogue
from qa.quoting.evidence import EvidenceFinder
from qa.reader import ExtractiveReader
from qa.retrieval.retriever import Retriever
from qa.settings import Settings
from tests.benchmarks.corpus import library_of
from tests.benchmarks.tables import arguments, show

LIMIT = 10
Row = dict[str, str | float]


@dataclass(frozen=True)
class Needing:
    """A question, and the sources that its answer needs together."""

    text: str
    sources: frozenset[str]
    compares: bool = False


def hotpot(data: Path) -> tuple[list[Article], list[Needing]]:
    """Paragraphs and questions of hotpotqa-100; its paragraphs are known by their titles."""
    folder = data / "hotpotqa-100"
    corpus = json.loads((folder / "hotpotqa_train_corpus.json").read_text(encoding="utf-8"))
    articles = [Article(title, title, "".join(text)) for title, text in corpus.items()]
    asked = json.loads((folder / "hotpotqa_train.json").read_text(encoding="utf-8"))
    return articles, [
        Needing(
            each["question"],
            frozenset(title for title, _ in each["supporting_facts"]),
            each["type"] == "comparison",
        )
        for each in asked
    ]


def musique(data: Path) -> tuple[list[Article], list[Needing]]:
    """The same of musique-100, where several paragraphs have one title."""
    folder = data / "musique-100"
    corpus = json.loads((folder / "musique_train_corpus.json").read_text(encoding="utf-8"))
    numbers = {(each["title"], each["text"]): str(number) for number, each in enumerate(corpus)}
    articles = [Article(source, *place) for place, source in numbers.items()]
    asked = json.loads((folder / "musique_train.json").read_text(encoding="utf-8"))
    return articles, [
        Needing(
            each["question"],
            frozenset(
                numbers[part["title"], part["paragraph_text"]]
                for part in each["paragraphs"]
                if part["is_supporting"]
            ),
        )
        for each in asked
    ]


def all_found(
    asked: Sequence[Needing], search: Callable[[str], list[str]], limit: int = LIMIT
) -> float:
    """Share of questions all of whose sources are among the first."""
    return float(
        np.mean(
            [each.sources <= set(list(dict.fromkeys(search(each.text)))[:limit]) for each in asked]
        )
    )


def all_quoted(asked: Sequence[Needing], retriever: Retriever, finder: EvidenceFinder) -> Row:
    """Of the comparisons how many have all their sources quoted, as one question and on each."""
    settings = Settings()
    answerer = Answerer(
        retriever,
        finder,
        retriever.index,
        threshold=settings.refuse_below,
        max_question=settings.max_question,
    )
    dialogue = Dialogue(answerer, retriever)
    compared = [each for each in asked if each.compares]

    def share(answer: Callable[[str], Answer]) -> float:
        quoted = [{one.article.source for one in answer(each.text).citations} for each in compared]
        return float(np.mean([each.sources <= q for each, q in zip(compared, quoted, strict=True)]))

    return {
        "comparisons": len(compared),
        "of a known form": sum(bool(on_each(each.text)) for each in compared),
        "all quoted, as one question": share(answerer.answer),
        "all quoted, on each": share(lambda question: list(dialogue.answers(question))[-1]),
    }


def main() -> None:
    """Index each set, search, print."""
    parser = arguments(__doc__)
    given = parser.parse_args()
    encoder, reader = SentenceEncoder(), ExtractiveReader()
    rows: list[Row] = []
    comparisons: list[Row] = []
    for name, load in (("hotpotqa-100", hotpot), ("musique-100", musique)):
        articles, asked = load(given.data)
        with library_of(articles, encoder) as index:
            retriever = Retriever(index)
            finder = EvidenceFinder(retriever, encoder, lambda: reader)

            def fused(question: str, found: Retriever = retriever) -> list[str]:
                return [h.passage.article.source for h in found.retrieve(question, 2 * LIMIT)]

            def read(question: str, found: EvidenceFinder = finder) -> list[str]:
                return [p.passage.article.source for p in found.find(question).passages]

            def searched(question: str, found: EvidenceFinder = finder) -> list[str]:
                return [h.passage.article.source for h in found.hits(question, 2 * LIMIT)]

            if any(each.compares for each in asked):
                comparisons.append(all_quoted(asked, retriever, finder))
            rows.append(
                {
                    "questions": name,
                    "paragraphs": len(articles),
                    f"all @{LIMIT}, fused": all_found(asked, fused),
                    f"all @{LIMIT}, fused and read": all_found(asked, read),
                    f"all @{LIMIT}, searched twice": all_found(asked, searched),
                }
            )
    show(rows)
    show(comparisons)


if __name__ == "__main__":
    main()
