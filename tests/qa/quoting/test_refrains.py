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


def test_the_paragraphs_of_an_article_are_looked_up_once() -> None:
    asked: list[Article] = []

    def refrains(article: Article) -> list[Span]:
        asked.append(article)
        return []

    without_refrains([OWN, BOX, PLEA], refrains)
    assert asked == [PIER]


def test_a_country_is_no_reader() -> None:
    text = "Ada Brook writes about the US."
    article = Article("a.txt", "A", text, site="The Quay")
    box = Candidate(Passage(article, 0, len(text)), Span(0, len(text)), {}, 0.0)
    assert without_refrains([box], lambda _: [box.span]) == [box]


def kept(*found: Candidate) -> list[Candidate]:
    return without_refrains(found, lambda _: [BOX.span, PLEA.span])


def test_a_plea_is_never_quoted() -> None:
    assert [one.text for one in (OWN, BOX, PLEA)] == TEXT.split("\n\n")
    assert kept(PLEA, OWN, PLEA) == [OWN]
    assert without_refrains([PLEA, OWN], lambda _: []) == [PLEA, OWN]


def test_what_else_is_repeated_stands_where_nothing_of_the_articles_own_is_likelier() -> None:
    assert kept(PLEA, BOX, OWN) == [BOX, OWN]
    assert kept(OWN, BOX) == [OWN]
