"""Articles and hits as plain values for JSON, and excerpts of articles made from these."""

from typing import Any

from embeddings.article import Article
from embeddings.index import Hit
from embeddings.passages import Passage

Key = tuple[str, str]
"""The source of an article and the digest of its text."""

_METADATA = (
    *("id", "source", "title", "authors", "published", "updated", "site", "url", "language"),
    "odd_date",
)


def describe(article: Article) -> dict[str, Any]:
    """An article's metadata."""
    return {name: getattr(article, name) for name in _METADATA} | {"authors": list(article.authors)}


def describe_state(article: Article) -> dict[str, Any]:
    """An article's metadata and the digest of its text."""
    return describe(article) | {"digest": article.digest}


def excerpts(stored: dict[str, Any]) -> dict[Key, Article]:
    """An excerpt of each article that a stored answer names: the words quoted, in their places."""
    described: dict[Key, dict[str, Any]] = {}
    quoted: dict[Key, list[tuple[int, str]]] = {}
    quotes = [(one, one["quote"]) for one in stored["citations"]]
    passages = [(one, one["text"]) for one in stored["nearest"]]
    for one, words in quotes + passages:
        for article in (one["article"], *one.get("also_in", ())):
            described[key_of(article)] = article
        quoted.setdefault(key_of(one["article"]), []).append((one["start"], words))
    return {key: _excerpt(described[key], quoted.get(key, [])) for key in described}


def key_of(article: dict[str, Any]) -> Key:
    """The key of an article in a stored answer."""
    return article["source"], article["digest"]


def _excerpt(article: dict[str, Any], quoted: list[tuple[int, str]]) -> Article:
    text = ""
    for start, words in quoted:
        end = start + len(words)
        text = text.ljust(end)
        text = text[:start] + words + text[end:]
    fields = {name: value for name, value in article.items() if name not in ("id", "digest")}
    fields["authors"] = tuple(fields["authors"])
    return Article(**fields, text=text, excerpt_of=article["digest"])


def hit_to_dict(hit: Hit) -> dict[str, Any]:
    """A hit as plain values for JSON."""
    passage = hit.passage
    return {
        "score": hit.score,
        "text": passage.text,
        "start": passage.start,
        "end": passage.end,
        "article": describe_state(passage.article),
    }


def hit_from_dict(stored: dict[str, Any], articles: dict[Key, Article]) -> Hit:
    """The hit of which ``hit_to_dict`` gave these values, in an excerpt of its article."""
    passage = Passage(articles[key_of(stored["article"])], stored["start"], stored["end"])
    return Hit(passage, stored["score"])
