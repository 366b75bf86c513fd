"""Facts by the names that front matter, exports and tables give them."""

import re
from collections.abc import Iterable, Mapping, Sequence

from embeddings.reading.text.authors import cleaned_names
from embeddings.reading.text.facts import Facts, web_address

# as ``plain_key`` writes them; the surest first
_KEYS = {
    "title": (
        *("title", "headline", "name", "heading", "titel", "überschrift", "título", "titulo"),
        *("titre", "titolo", "标题", "標題", "subject"),
    ),
    "authors": (
        *("authors", "author", "by", "byline", "creator", "creators", "autor", "autoren"),
        *("auteur", "autore", "作者"),
    ),
    "published": (
        *("date", "published", "publishdate", "pubdate", "publishedat", "datepublished"),
        *("publicationdate", "publisheddate", "datepublish", "publishedtime", "dategmt"),
        *("created", "createdat", "time", "timestamp", "datum", "fecha", "日期", "发布时间"),
    ),
    "updated": (
        *("updated", "lastmod", "modified", "lastmodified", "lastmodifiedat", "updatedat"),
        *("datemodified", "datemodify"),
    ),
    "site": (
        *("site", "sitename", "publisher", "publication", "sourcename", "sourcedomain"),
        *("newspaper", "outlet", "source"),
    ),
    "url": ("url", "link", "canonical", "canonicalurl", "permalink", "externalurl", "source"),
    "language": ("lang", "language", "locale"),
}
TEXT_KEYS = (
    *("text", "body", "content", "article", "maintext", "articlebody", "contenttext"),
    *("fulltext", "articletext", "bodytext", "story", "inhalt", "volltext", "texto", "contenido"),
    *("texte", "contenu", "testo", "正文", "内容", "contenthtml", "bodyhtml", "html"),
    *("description", "summary", "shortdescription"),
)
"""Where a record keeps its text, the fullest first."""
DATE_KEYS = frozenset(_KEYS["published"] + _KEYS["updated"])
ID_KEYS = ("id", "guid", "uid", "uuid", "articleid", "url", "link")


def plain_key(name: str) -> str:
    """A field's name as it is compared: without what parts its words.

    >>> plain_key(" Publish-Date"), plain_key("publishDate"), plain_key("_id")
    ('publishdate', 'publishdate', 'id')
    """
    return re.sub(r"[\W_]+", "", name.lower())


def facts_from(values: Mapping[str, Sequence[str]]) -> Facts:
    """The facts among values by their ``plain_key``; each has its values in order."""
    given = {
        field: next((values[key] for key in keys if values.get(key)), [])
        for field, keys in _KEYS.items()
    }
    addresses = (web_address(value) for key in _KEYS["url"] for value in values.get(key, []))
    return Facts(
        title=_first(given["title"]),
        authors=cleaned_names(given["authors"]),
        published=_first(given["published"]),
        updated=_first(given["updated"]),
        site=_first(value for value in given["site"] if not web_address(value)),
        url=_first(filter(None, addresses)),
        language=_first(given["language"]),
    )


def _first(values: Iterable[str]) -> str:
    return next(iter(values), "")
