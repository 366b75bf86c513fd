"""Fit the curves of an answer: python -m tests.benchmarks.fit --data PATH [--write].

Questions of the development articles (the split's group "choose"), some of them adversarial, and
real search queries are asked of the whole corpus, of small parts of it, and again as if their own
article had never been added; of each, as much is read as an answer reads. Prints the curves' scores
on the questions they were fitted on, and with --write writes all of qa/curves.json. The reader was
trained on none of these questions, and none is of the report group.
"""

import json
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from embeddings.encoder import Encode, Encoder, SentenceEncoder, Vectors
from qa.curves import FILE
from qa.reader import ExtractiveReader, Reader, Reading
from qa.retrieval.retriever import Retriever
from tests.benchmarks.corpus import library_of, paragraph_articles
from tests.benchmarks.curve_fitting import fit_curves
from tests.benchmarks.searched_questions import ask_all, with_searches
from tests.benchmarks.squad import ParagraphCorpus, Question, load_paragraph_corpus
from tests.benchmarks.tables import argument_parser, show


def sample_questions(
    corpus: ParagraphCorpus, searches: list[Question], sample: int
) -> list[Question]:
    """Up to ``sample`` questions of each kind: answerable, adversarial, search queries."""
    draw = random.Random(7)
    choose = corpus.group("choose")
    kinds = (
        [question for question in choose if question.answerable],
        [question for question in choose if not question.answerable],
        searches,
    )
    questions = [
        question for kind in kinds for question in draw.sample(kind, min(sample, len(kind)))
    ]
    draw.shuffle(questions)
    return questions


def main() -> None:
    """Ask, fit with and without the reader, print and keep the curves."""
    parser = argument_parser(__doc__)
    parser.add_argument("--reader", type=Path, help="Folder of a reader; None: the packaged one.")
    parser.add_argument("--sample", type=int, default=900, help="Questions of each kind, at most.")
    parser.add_argument(
        "--write", type=Path, nargs="?", const=FILE, help="A file; none: the curves of the package."
    )
    options = parser.parse_args()
    corpus, searches = with_searches(load_paragraph_corpus(options.data), options.data)
    questions = sample_questions(corpus, searches, options.sample)
    encoder = SentenceEncoder()
    with library_of(paragraph_articles(corpus.paragraphs), encoder) as index:
        searched = list(ask_all(questions, corpus.paragraphs, Retriever(index)))
    reader, encode = CachingReader(ExtractiveReader(options.reader)), cached_encode(encoder)
    fits = {
        "read": fit_curves(searched, encode, reader),
        "compared": fit_curves(searched, encode, None),
    }
    show([{"curves": name, **fitted.scores()} for name, fitted in fits.items()])
    show([fits["read"].refusals(number / 20) for number in range(4, 17)])
    text = json.dumps({name: fitted.rounded_curves() for name, fitted in fits.items()}, indent=1)
    print(text)
    if options.write:
        options.write.write_text(text + "\n", encoding="utf-8")


class CachingReader:
    """A reader that reads each passage only once for a question."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._readings: dict[tuple[str, str, str], Reading] = {}

    def read(
        self, question: str, passages: Sequence[str], titles: Sequence[str] = ()
    ) -> list[Reading]:
        """One `Reading` for each passage, in the order given."""
        every = [(question, *each) for each in zip(passages, titles, strict=True)]
        new = [each for each in dict.fromkeys(every) if each not in self._readings]
        read = self._reader.read(question, [each[1] for each in new], [each[2] for each in new])
        self._readings.update(zip(new, read, strict=True))
        return [self._readings[each] for each in every]


def cached_encode(encoder: Encoder) -> Encode:
    """An encode function that encodes each text only once."""
    vectors: dict[str, Vectors] = {}

    def encode(texts: Sequence[str]) -> Vectors:
        new = [each for each in dict.fromkeys(texts) if each not in vectors]
        vectors.update(zip(new, encoder.encode_passages(new) if new else (), strict=True))
        return np.stack([vectors[each] for each in texts])

    return encode


if __name__ == "__main__":
    main()
