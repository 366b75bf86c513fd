"""Parts: the objects that search a library and answer from it, assembled for one encoder."""

from dataclasses import dataclass

from embeddings.encoder import Encoder
from embeddings.index import ArticleIndex
from embeddings.library.store import Store
from qa.answering import Answerer
from qa.conversation.dialogue import Dialogue
from qa.quoting.evidence import EvidenceFinder
from qa.reader.lazy import Lazy
from qa.reader.reading import Reader
from qa.retrieval.retriever import Retriever
from qa.settings import Settings
from qa.writing.writer import writer_of


@dataclass(frozen=True, slots=True)
class Parts:
    """All objects that depend on the encoder."""

    encoder: Encoder
    index: ArticleIndex
    retriever: Retriever
    finder: EvidenceFinder
    dialogue: Dialogue


def parts_of(store: Store, reader: Lazy[Reader], settings: Settings, encoder: Encoder) -> Parts:
    """Assemble the parts for searching a library with an encoder."""
    index = ArticleIndex(store, encoder)
    retriever = Retriever(index)
    finder = EvidenceFinder(retriever, reader.get)
    answerer = Answerer(
        retriever, finder, threshold=settings.refuse_below, max_question=settings.max_question
    )
    writer = writer_of(settings, encoder.encode_passages)
    return Parts(encoder, index, retriever, finder, Dialogue(answerer, retriever, writer))
