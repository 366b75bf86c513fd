"""Conversations put into a library as the page keeps them: any state, without waiting for it."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from embeddings.article import Article
from qa.answer import Answer, Citation, Sentence
from qa.history.conversations import Conversations
from qa.history.exchange import Exchange
from tests.embeddings.library.library_checks import opened

from .pier import QUESTION, QUOTE, RAILWAY
from .served import Served

MORNING = Article(
    "morning.txt",
    "Ferry burns off Brae",
    "Ferry burns off Brae\n\nThe ferry burned for six hours. It carried 40 people.",
    site="Morning Post",
    published="2021-05-03",
)
EVENING = replace(
    MORNING,
    source="evening.txt",
    text="Ferry burns off Brae\n\nThe ferry burned for nine hours. It carried 42 people.",
    site="Evening Voice",
    published="2021-05-04",
)
COPY = replace(MORNING, source="copy.txt", site="Coast Wire")


def cited(number: int, article: Article, words: str) -> Citation:
    start = article.text.index(words)
    return Citation(number, article, start, start + len(words), (COPY,) if number == 1 else ())


def said(number: int, article: Article, words: str) -> Sentence:
    return Sentence(words, (cited(number, article, words),))


TWO = Answer(
    "How long did the ferry burn?",
    (
        said(1, MORNING, "The ferry burned for six hours."),
        said(2, MORNING, "It carried 40 people."),
    ),
    0.9,
    short="six hours",
)
DIFFER = replace(
    TWO,
    sentences=(
        replace(said(1, EVENING, "The ferry burned for nine hours."), label="4 May 2021"),
        replace(said(2, MORNING, "The ferry burned for six hours."), label="3 May 2021"),
    ),
    short=None,
    differ=True,
    note="The articles differ; the newest comes first.",
)
WRITTEN = replace(
    TWO,
    kind="written",
    searched="ferry Brae fire duration",
    sentences=(replace(TWO.sentences[0], support=0.4, missing=("six",)),),
    note="One sentence was left out: no article says it.",
    host="127.0.0.1:11434",
)


def keep(served: Served, *exchanges: Exchange) -> str:
    """Store a conversation; the part of the page's address that opens it."""
    id_ = None
    with closing(Conversations(served.library)) as conversations:
        for number, exchange in enumerate(exchanges):
            id_ = conversations.keep("", id_, number, exchange)
    return f"?c={id_}"


def stored(served: Served, file: Path) -> Article:
    """An article as its library has it."""
    with opened(served.library, read_only=True) as store:
        article = store.article(str(file))
    assert article is not None
    return article


def two_citations(pier: Served, sandwick: Path) -> str:
    """A conversation whose answer cites the pier's article twice; the address that opens it."""
    article = stored(pier, sandwick / "pier.txt")
    sentences = (said(1, article, QUOTE), said(2, article, RAILWAY))
    return keep(pier, Exchange(QUESTION, replace(TWO, sentences=sentences)))
