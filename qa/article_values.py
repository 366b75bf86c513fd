"""Articles as plain values: what is known of one, and back as far as a kept answer quotes it."""

from typing import Any

from embeddings.article import Article
from embeddings.index import Hit
from embeddings.passages import Passage

Key = tuple[str, str]
"""The source of an article, and the digest that names the state of its text."""

_KNOWN = (
    *("id", "source", "title", "authors", "published", "updated", "site", "url", "language"),
    "odd_date",
)


def describe(article: Article) -> dict[str, Any]:
    """What is known about an article, without its text."""
    return {name: getattr(article, name) for name in _KNOWN} | {"authors": list(article.authors)}


def known(article: Article) -> dict[str, Any]:
    """What is known about an article, and the digest that names the state of its text."""
    return describe(article) | {"digest": article.digest}


def excerpts(stored: dict[str, Any]) -> dict[Key, Article]:
    """Each article that an answer names, with the words that it quotes in their places."""
    described: dict[Key, dict[str, Any]] = {}
    stretches: dict[Key, list[tuple[int, str]]] = {}
    quotes = [(one, one["quote"]) for one in stored["citations"]]
    passages = [(one, one["text"]) for one in stored["nearest"]]
    for one, words in quotes + passages:
        for article in (one["article"], *one.get("also_in", ())):
            described[key_of(article)] = article
        stretches.setdefault(key_of(one["article"]), []).append((one["start"], words))
    return {key: _excerpt(described[key], stretches.get(key, [])) for key in described}


def key_of(article: dict[str, Any]) -> Key:
    """What an article is known by where it is named."""
    return article["source"], article["digest"]


def _excerpt(article: dict[str, Any], stretches: list[tuple[int, str]]) -> Article:
    text = ""
    for start, words in stretches:
        end = start + len(words)
        text = text.ljust(end)
        text = text[:start] + words + text[end:]
    given = {name: value for name, value in article.items() if name not in ("id", "digest")}
    given["authors"] = tuple(given["authors"])
    return Article(**given, text=text, excerpt_of=article["digest"])


def hit_to_dict(hit: Hit) -> dict[str, Any]:
    """Plain values for JSON."""
    passage = hit.passage
    return {
        "score": hit.score,
        "text": passage.text,
        "start": passage.start,
        "end": passage.end,
        "article": known(passage.article),
    }


def hit_from_dict(stored: dict[str, Any], articles: dict[Key, Article]) -> Hit:
    """The hit that ``hit_to_dict`` gave these values, in an excerpt of its article."""
    passage = Passage(articles[key_of(stored["article"])], stored["start"], stored["end"])
    return Hit(passage, stored["score"])
