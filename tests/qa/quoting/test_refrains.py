"""What a site sets under every article is not quoted as if it were the article's own."""

from collections.abc import Sequence
from pathlib import Path

from embeddings.article import Article
from embeddings.index import ArticleIndex, Hit
from embeddings.library.store import Store
from embeddings.passages import Passage
from embeddings.rebuilding.rebuild import add_articles
from embeddings.sentences import Span
from qa.quoting.evidence import EvidenceFinder
from qa.quoting.refrains import without_pleas, without_refrains
from qa.quoting.sentence_choice import Candidate
from qa.reader import Reading
from qa.reader.reading import no_reading
from qa.retrieval.retriever import Retriever
from tests.embeddings.word_hash_encoder import WordHashEncoder

TEXT = "The pier reopened.\n\nAda Brook writes about it.\n\nSign up for news of the pier."
PIER = Article("pier.txt", "Pier", TEXT, site="The Quay")
OWN, BOX, PLEA = (
    Candidate(Passage(PIER, 0, len(TEXT)), span, {}, 0.0)
    for span in (Span(0, 18), Span(20, 46), Span(48, 77))
)


def left(*refrains: Span) -> list[str]:
    whole = Hit(Passage(PIER, 0, len(TEXT)), 0.5)
    return [hit.passage.text for hit in without_pleas([whole], lambda _: refrains)]


def test_a_plea_is_not_read() -> None:
    own, box, plea = (each.text for each in (OWN, BOX, PLEA))
    assert left(BOX.span, PLEA.span) == [f"{own}\n\n{box}"]
    assert left() == left(BOX.span) == [TEXT]
    assert [own, box, plea] == TEXT.split("\n\n")


def test_what_stands_before_a_plea_is_read_apart_from_what_follows_it() -> None:
    text = "The pier reopened.\n\nFollow us.\n\nAda Brook writes about it."
    article = Article("pier.txt", "Pier", text, site="The Quay")
    whole, plea = Hit(Passage(article, 0, len(text)), 0.5), Span(20, 30)
    before, after = without_pleas([whole], lambda _: [plea])
    assert [before.passage.text, plea.of(text), after.passage.text] == text.split("\n\n")
    assert before.score == after.score == whole.score
    alone = Hit(Passage(article, plea.start, plea.end), 0.5)
    assert without_pleas([alone], lambda _: [plea]) == []


def test_a_country_is_no_reader() -> None:
    text = "Ada Brook writes about the US."
    article = Article("a.txt", "A", text, site="The Quay")
    box = Hit(Passage(article, 0, len(text)), 0.5)
    assert without_pleas([box], lambda _: [Span(0, len(text))]) == [box]


class ListingReader:
    """Keeps the passages that it is given, and answers nothing."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def read(
        self, question: str, passages: Sequence[str], titles: Sequence[str] = ()
    ) -> list[Reading]:
        """One reading for each passage."""
        assert question
        assert len(titles) == len(passages)
        self.seen.extend(passages)
        return [no_reading() for _ in passages]


def test_of_what_was_found_the_reader_is_given_no_plea(tmp_path: Path) -> None:
    bodies = (
        "Planks of the pier had rotted since the storms, and it was closed on Monday.",
        "A miller found flour from the war in his loft, which made a decent loaf.",
        "The ferry missed the evening tide, so that forty people slept in a gymnasium.",
        "Nobody lit the lamp for a week: its keeper had gone to a wedding up the coast.",
    )
    store, encoder, reader = Store(tmp_path), WordHashEncoder(), ListingReader()
    add_articles(
        store,
        encoder,
        [
            Article(f"{n}.txt", "Quay", f"{body}\n\nSubscribe to the Quay.", site="The Quay")
            for n, body in enumerate(bodies)
        ],
    )
    index = ArticleIndex(store, encoder)
    assert len(index.hits(index.matching(["subscribe"], 9))) == len(bodies)
    EvidenceFinder(Retriever(index), lambda: reader).find("What does the Quay say?")
    assert sorted(reader.seen) == sorted(bodies)
    store.close()


def test_what_is_repeated_stands_where_nothing_of_the_articles_own_is_likelier() -> None:
    def kept(*found: Candidate) -> list[Candidate]:
        return without_refrains(found, lambda _: [BOX.span])

    assert kept(BOX, OWN) == [BOX, OWN]
    assert kept(OWN, BOX) == [OWN]
