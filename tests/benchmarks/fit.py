"""Fit the curves of an answer: python -m tests.benchmarks.fit --data PATH [--write].

Questions of the development articles (the split's group "choose"), a part of them adversarially
unanswerable, and real search queries are asked of the whole corpus, of small parts of it, and
again as if their own article had never been added; of each, as much is read as an answer reads.
Prints what the curves reach here, on what they were fitted on, and writes all of qa/curves.json
with --write. The reader was trained on none of these questions, and none is of the report group.
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
from tests.benchmarks.asked import ask_all, with_searches
from tests.benchmarks.corpus import as_articles, library_of
from tests.benchmarks.curve_fitting import fit_curves
from tests.benchmarks.squad import ParagraphCorpus, Question, load_paragraph_corpus
from tests.benchmarks.tables import arguments, show


def drawn_questions(
    corpus: ParagraphCorpus, searches: list[Question], sample: int
) -> list[Question]:
    """As many of each kind: answered by the text, adversarial, searched for."""
    drawn = random.Random(7)
    choose = corpus.group("choose")
    kinds = (
        [question for question in choose if question.answerable],
        [question for question in choose if not question.answerable],
        searches,
    )
    found = [question for kind in kinds for question in drawn.sample(kind, min(sample, len(kind)))]
    drawn.shuffle(found)
    return found


def main() -> None:
    """Ask, fit with and without the reader, print and keep the curves."""
    parser = arguments(__doc__)
    parser.add_argument("--reader", type=Path, help="Folder of a reader; None: the packaged one.")
    parser.add_argument("--sample", type=int, default=900, help="Questions of each kind, at most.")
    parser.add_argument(
        "--write", type=Path, nargs="?", const=FILE, help="A file; none: the curves of the package."
    )
    given = parser.parse_args()
    corpus, searches = with_searches(load_paragraph_corpus(given.data), given.data)
    questions = drawn_questions(corpus, searches, given.sample)
    encoder = SentenceEncoder()
    with library_of(as_articles(corpus.paragraphs), encoder) as index:
        asked = list(ask_all(questions, corpus.paragraphs, Retriever(index)))
    reader, encode = RememberingReader(ExtractiveReader(given.reader)), remembering(encoder)
    fits = {"read": fit_curves(asked, encode, reader), "compared": fit_curves(asked, encode, None)}
    show([{"curves": name, **fitted.reached()} for name, fitted in fits.items()])
    show([fits["read"].refusals(number / 20) for number in range(4, 17)])
    text = json.dumps({name: fitted.stored() for name, fitted in fits.items()}, indent=1)
    print(text)
    if given.write:
        given.write.write_text(text + "\n", encoding="utf-8")


class RememberingReader:
    """Reads each passage once for a question, however often it is asked to."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known: dict[tuple[str, str, str], Reading] = {}

    def read(
        self, question: str, passages: Sequence[str], titles: Sequence[str] = ()
    ) -> list[Reading]:
        """One `Reading` for each passage, in the order given."""
        every = [(question, *each) for each in zip(passages, titles, strict=True)]
        new = [each for each in dict.fromkeys(every) if each not in self._known]
        read = self._reader.read(question, [each[1] for each in new], [each[2] for each in new])
        self._known.update(zip(new, read, strict=True))
        return [self._known[each] for each in every]


def remembering(encoder: Encoder) -> Encode:
    """Encodes each text once: most sentences are met several times."""
    known: dict[str, Vectors] = {}

    def encoded(texts: Sequence[str]) -> Vectors:
        new = [each for each in dict.fromkeys(texts) if each not in known]
        known.update(zip(new, encoder.encode_passages(new) if new else (), strict=True))
        return np.stack([known[each] for each in texts])

    return encoded


if __name__ == "__main__":
    main()
