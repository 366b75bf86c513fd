"""Indexing articles, against encoding alone: python -m tests.benchmarks.indexing --data PATH.

Newswire articles as text files, once through Byline; the same passages through
``SentenceTransformer.encode`` in float32 (sorted by length as it does, the best of three batch
sizes), the limit of any program that uses it, and through Byline's own encoder. "Beside encoding"
is the share of the whole time that is not encoding; "of processors" the same of the processors'
time, which other work on the machine changes less. Then again with nothing changed, and with one
article changed. Ratios are of one run.
"""

from collections.abc import Callable
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from embeddings.encoder import DEFAULT_ENCODER, SentenceEncoder
from embeddings.engines.model_folder import model_folder
from embeddings.library.store import Store
from embeddings.passages import headed_texts
from qa.byline import Byline
from qa.settings import Settings
from tests.benchmarks.newswire import newswire
from tests.benchmarks.tables import argument_parser, show


def write_articles(data: Path, folder: Path, count: int) -> None:
    """The first newswire articles as a reader saves them: title, empty line, paragraphs."""
    folder.mkdir()
    for article in islice(newswire(data), count):
        path = folder / Path(article.source).name
        path.write_text(f"{article.title}\n\n{article.text}\n", encoding="utf-8")


def seconds(work: Callable[[], object]) -> float:
    """How many seconds some work takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def wall_and_processor_seconds(work: Callable[[], object]) -> tuple[float, float]:
    """How many seconds some work takes, and seconds of processors in this process."""
    start = process_time()
    wall = seconds(work)
    return wall, process_time() - start


def stored_texts(library: Path, encoder: SentenceEncoder) -> list[str]:
    """The text that the encoder was given for each passage of a library."""
    store = Store(library, read_only=True)
    edition = store.edition()
    assert edition is not None
    passages = store.passages(store.passage_ids(edition).tolist()).values()
    texts = [headed_texts([one], encoder.count_tokens, encoder.limit)[0] for one in passages]
    store.close()
    return texts


def plain_seconds(texts: list[str]) -> float:
    """``SentenceTransformer.encode`` of all texts with the best of three batch sizes."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(model_folder(DEFAULT_ENCODER)), device="cpu")
    sample = texts[:: max(1, len(texts) // 128)]
    model.encode(sample[:8])
    times = {size: seconds(lambda: model.encode(sample, batch_size=size)) for size in (8, 32, 128)}  # noqa: B023
    return seconds(lambda: model.encode(texts, batch_size=min(times, key=lambda size: times[size])))


def main() -> None:
    """Index, encode, print."""
    parser = argument_parser(__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        articles, library = Path(name) / "articles", Path(name) / "library"
        write_articles(options.data, articles, options.articles)
        encoder = SentenceEncoder()
        with Byline(library, settings=Settings(library=library), encoder=encoder) as byline:
            byline.add_text("Warm", "What is imported and opened once is no part of what is timed.")
            whole, spent = wall_and_processor_seconds(lambda: byline.add(articles))
            same = seconds(lambda: byline.rebuild(articles))
            changed = articles / "1.txt"
            changed.write_text(changed.read_text(encoding="utf-8") + "\nIt rained.", "utf-8")
            one = seconds(lambda: byline.rebuild(changed))
        texts = stored_texts(library, encoder)
        own, encoding = wall_and_processor_seconds(lambda: encoder.encode_passages(texts))
        plain = plain_seconds(texts)
    row: dict[str, Any] = {"articles": options.articles, "passages": len(texts)}
    row |= {"whole s": whole, "own encoding s": own, "plain encoding s": plain}
    row |= {"beside encoding": 1 - own / whole, "of processors": 1 - encoding / spent}
    row |= {"plain ÷ own": plain / own}
    row |= {"plain ÷ whole": plain / whole, "unchanged s": same, "one changed s": one}
    show([row])


if __name__ == "__main__":
    main()
