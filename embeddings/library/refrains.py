"""Refrains: paragraphs at an article's ends that its site repeats in other articles."""

from embeddings.article import Article
from embeddings.library.connections import Connections
from embeddings.library.copies import are_copies
from embeddings.library.edges import edge_number, edges
from embeddings.sentences import Span

OTHERS = 3
"""How many other articles must have a paragraph word for word for it to be a refrain."""

_LOOKED_AT = 16  # articles with the paragraph


def refrains(db: Connections, article: Article) -> list[Span]:
    """The paragraphs of an article that its site repeats; none where its site is unknown."""
    if not article.site:
        return []
    return [
        span
        for span in edges(article.text)
        if _is_repeated(db, edge_number(article.site, span.of(article.text)))
    ]


def _is_repeated(db: Connections, paragraph: int) -> bool:
    """Whether enough articles have a paragraph; copies of one article count once."""
    having = "SELECT article FROM edge WHERE paragraph = ? LIMIT ?"
    if len(db.rows(having, paragraph, _LOOKED_AT)) <= OTHERS:
        return False
    alike: dict[int, set[int]] = {}
    rows = db.rows(
        f"SELECT article, band FROM likeness WHERE article IN ({having})",  # noqa: S608
        paragraph,
        _LOOKED_AT,
    )
    for key, band in rows:
        alike.setdefault(key, set()).add(band)
    apart: list[int] = []
    for key in sorted(alike):
        likely = [other for other in apart if alike[key] & alike[other]]
        if not any(are_copies(_text(db, key), _text(db, other)) for other in likely):
            apart.append(key)
        if len(apart) > OTHERS:  # to compare the others too would take long
            return True
    return False


def _text(db: Connections, key: int) -> str:
    return db.value("SELECT text FROM article WHERE id = ?", key) or ""
