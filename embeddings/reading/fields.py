"""Facts by the names that front matter, exports and tables give them."""

from collections.abc import Mapping, Sequence

from embeddings.reading.authors import cleaned_names
from embeddings.reading.facts import Facts, web_address

_KEYS = {
    "title": ("title", "headline", "name", "titel", "título", "titre", "subject"),
    "authors": ("authors", "author", "by", "byline", "creator", "creators", "autor", "auteur"),
    "published": (
        *("date", "published", "publishdate", "publish_date", "pubdate", "published_at"),
        *("date_published", "datepublished", "publication_date", "published_date", "date_publish"),
        *("publishedat", "published_time", "created", "created_at", "time", "timestamp", "datum"),
        *("fecha",),
    ),
    "updated": (
        *("updated", "lastmod", "modified", "last_modified", "updated_at", "date_modified"),
        *("datemodified", "updatedat", "date_modify"),
    ),
    "site": (
        *("site", "site_name", "sitename", "publisher", "publication", "source_name"),
        *("source_domain", "newspaper", "outlet", "source"),
    ),
    "url": ("url", "link", "canonical", "canonical_url", "permalink", "external_url", "source"),
    "language": ("lang", "language", "locale"),
}
TEXT_KEYS = (
    *("text", "body", "content", "article", "maintext", "articlebody", "article_body"),
    *("content_text", "full_text", "fulltext", "article_text", "body_text", "story", "inhalt"),
    *("texto", "texte", "content_html", "body_html", "html", "description", "summary"),
)
"""Where a record keeps its text, the fullest first."""
ID_KEYS = ("id", "_id", "guid", "uid", "uuid", "article_id", "url", "link")


def plain_key(name: str) -> str:
    """A field's name as it is compared.

    >>> plain_key(" Publish-Date")
    'publish_date'
    """
    return name.strip().lower().replace("-", "_").replace(" ", "_")


def facts_from(values: Mapping[str, Sequence[str]]) -> Facts:
    """The facts among named values; each name has its values in order."""
    one = {
        field: next((values[k] for k in keys if values.get(k)), []) for field, keys in _KEYS.items()
    }
    url = next(
        (
            address
            for key in _KEYS["url"]
            for value in values.get(key, [])
            if (address := web_address(value))
        ),
        "",
    )
    site = [value for value in one["site"] if not web_address(value)]
    return Facts(
        title=" ".join(one["title"][:1]),
        authors=cleaned_names(one["authors"]),
        published=next(iter(one["published"]), None),
        updated=next(iter(one["updated"]), None),
        site=" ".join(site[:1]),
        url=url,
        language=" ".join(one["language"][:1]),
    )
