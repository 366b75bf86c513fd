"""Facts in the fields of front matter, exports and tables, by the fields' usual names."""

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
"""The names of fields with a record's text, the fullest first."""
DATE_KEYS = frozenset(_KEYS["published"] + _KEYS["updated"])
ID_KEYS = ("id", "guid", "uid", "uuid", "articleid", "url", "link")


def plain_key(name: str) -> str:
    """A field's name for comparing: small letters, without separators.

    >>> plain_key(" Publish-Date"), plain_key("publishDate"), plain_key("_id")
    ('publishdate', 'publishdate', 'id')
    """
    return re.sub(r"[\W_]+", "", name.lower())


def facts_from(values: Mapping[str, Sequence[str]]) -> Facts:
    """The facts in a record, which maps each field's ``plain_key`` to its values in order."""
    fields = {
        field: next((values[key] for key in keys if values.get(key)), [])
        for field, keys in _KEYS.items()
    }
    addresses = (web_address(value) for key in _KEYS["url"] for value in values.get(key, []))
    return Facts(
        title=_first(fields["title"]),
        authors=cleaned_names(fields["authors"]),
        published=_first(fields["published"]),
        updated=_first(fields["updated"]),
        site=_first(value for value in fields["site"] if not web_address(value)),
        url=_first(filter(None, addresses)),
        language=_first(fields["language"]),
    )


def _first(values: Iterable[str]) -> str:
    return next(iter(values), "")
