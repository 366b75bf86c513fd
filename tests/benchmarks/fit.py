"""Fit the curves of an answer: python -m tests.benchmarks.fit --data PATH --library FOLDER.

Questions of the development articles (the split's group "choose"), a part of them adversarially
unanswerable, and real search queries are asked of the whole corpus, of small parts of it, and
again as if their own article had never been added. Prints what the curves reach here, on what
they were fitted on, and writes qa/curves.json with --write. Nothing of the report group or of the
searches kept apart is read.
"""

import json
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from embeddings.encoder import SentenceEncoder, Vectors
from qa.curves import FILE
from qa.reader import ExtractiveReader
from qa.retrieval.retriever import Retriever
from tests.benchmarks.asked import Asked, ask_all, searches, with_searches
from tests.benchmarks.corpus import paragraph_library
from tests.benchmarks.curve_fitting import Encode, fit_curves
from tests.benchmarks.squad import ParagraphCorpus, Question, load_paragraph_corpus
from tests.benchmarks.tables import arguments, show


def drawn_questions(corpus: ParagraphCorpus, sample: int) -> list[Question]:
    """As many of each kind: answered by the text, adversarial, searched for."""
    drawn = random.Random(7)
    choose = corpus.group("choose")
    kinds = (
        [question for question in choose if question.answerable],
        [question for question in choose if not question.answerable],
        searches(corpus),
    )
    found = [question for kind in kinds for question in drawn.sample(kind, min(sample, len(kind)))]
    drawn.shuffle(found)
    return found


def main() -> None:
    """Ask, fit with and without the reader, print."""
    parser = arguments(__doc__)
    parser.add_argument("--library", type=Path, required=True, help="Where the library is kept.")
    parser.add_argument("--reader", type=Path, help="Folder of a reader; None: the packaged one.")
    parser.add_argument("--sample", type=int, default=300, help="Questions of each kind.")
    parser.add_argument("--write", action="store_true", help="Replace the curves of the package.")
    given = parser.parse_args()
    corpus = with_searches(load_paragraph_corpus(given.data), given.data)
    questions = drawn_questions(corpus, given.sample)
    encoder = SentenceEncoder()
    with paragraph_library(corpus.paragraphs, encoder, given.library) as index:
        reader = ExtractiveReader(given.reader)
        asked = list(ask_all(questions, corpus.paragraphs, Retriever(index), reader))
    show_and_write(asked, encoder, write=given.write)


def show_and_write(asked: Sequence[Asked], encoder: SentenceEncoder, *, write: bool) -> None:
    """Fit, print, and keep the curves if wanted."""
    encode = remembering(encoder.encode_passages)
    fits = {name: fit_curves(asked, encode, read=name == "read") for name in ("read", "compared")}
    show([{"curves": name, **fitted.reached()} for name, fitted in fits.items()])
    show([fits["read"].refusals(number / 20) for number in range(4, 17)])
    text = json.dumps({name: fitted.stored() for name, fitted in fits.items()}, indent=1)
    print(text)
    if write:
        FILE.write_text(text + "\n", encoding="utf-8")


def remembering(encode: Encode) -> Encode:
    """Encodes each text once: most sentences are met several times."""
    known: dict[str, Vectors] = {}

    def encoded(texts: Sequence[str]) -> Vectors:
        new = [each for each in dict.fromkeys(texts) if each not in known]
        known.update(zip(new, encode(new) if new else (), strict=True))
        return np.stack([known[each] for each in texts])

    return encoded


if __name__ == "__main__":
    main()
