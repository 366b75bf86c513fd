"""What a site sets under every article is not quoted as if it were the article's own."""

from embeddings.article import Article
from embeddings.passages import Passage
from embeddings.sentences import Span
from qa.quoting.refrains import without_refrains
from qa.quoting.sentence_choice import Candidate

TEXT = "The pier reopened.\n\nAda Brook writes about it.\n\nSign up for news of the pier."
PIER = Article("pier.txt", "Pier", TEXT, site="The Quay")
OWN, BOX, PLEA = (
    Candidate(Passage(PIER, 0, len(TEXT)), span, {}, 0.0)
    for span in (Span(0, 18), Span(20, 46), Span(48, 77))
)


def kept(*found: Candidate) -> list[Candidate]:
    return without_refrains(found, lambda _: [BOX.span, PLEA.span])


def test_a_plea_is_never_quoted() -> None:
    assert [one.text for one in (OWN, BOX, PLEA)] == TEXT.split("\n\n")
    assert kept(PLEA, OWN, PLEA) == [OWN]
    assert without_refrains([PLEA, OWN], lambda _: []) == [PLEA, OWN]


def test_what_else_is_repeated_stands_where_nothing_of_the_articles_own_is_likelier() -> None:
    assert kept(PLEA, BOX, OWN) == [BOX, OWN]
    assert kept(OWN, BOX) == [OWN]
