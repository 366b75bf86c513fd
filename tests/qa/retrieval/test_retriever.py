"""Retrieval: the order of what is found, and its scores."""

from pathlib import Path

from embeddings.article import Article
from embeddings.encoder import SentenceEncoder
from embeddings.index import ArticleIndex
from embeddings.library.store import Store
from embeddings.rebuilding.rebuild import add_articles
from qa.retrieval.retriever import Retriever

TEXTS = {
    "ferry": "The Lindby ferry is the ferry that Lindby has. A Lindby ferry leaves from Lindby.",
    "toll": "Cars pay a toll of four crowns, which rose in May.",
    "boats": "The toll on the boat to Lindby rose in May because coal is dear.",
    "baker": "The baker opens at six.",
}


def test_the_own_words_of_a_follow_up_take_part_in_the_order_and_leave_the_scores(
    tmp_path: Path, encoder: SentenceEncoder
) -> None:
    store = Store(tmp_path)
    add_articles(store, encoder, [Article(name, "", text) for name, text in TEXTS.items()])
    retriever = Retriever(ArticleIndex(store, encoder))
    own = "Why did the toll rise?"
    whole = f"{own} (ferry, Lindby)"
    plain, beside = (
        {hit.passage.article.source: hit.score for hit in retriever.retrieve(whole, 9, own=typed)}
        for typed in ("", own)
    )
    assert plain == beside
    assert next(iter(plain)) == "ferry"
    assert next(iter(beside)) == "boats"
    store.close()
