"""Days: the dates of articles, for sorting and for a person to read."""

from datetime import date

from embeddings.article import Article
from embeddings.calendar_words import ENGLISH_MONTHS


def date_of(article: Article) -> str:
    """The ISO day of an article, for sorting; "" if it has none.

    >>> date_of(Article("a", "A", "", published="2017-04-12T18:37:00+01:00"))
    '2017-04-12'
    >>> date_of(Article("a", "A", "", updated="2017-04-12")), date_of(Article("a", "A", ""))
    ('2017-04-12', '')
    """
    return (article.published or article.updated or "")[:10]


def spoken_date(iso: str | None) -> str:
    """An ISO day, month or year in words, "" if there is none.

    >>> spoken_date("2017-04-12T18:37:00+01:00"), spoken_date("2017-04"), spoken_date(None)
    ('12 April 2017', 'April 2017', '')
    """
    if not iso:
        return ""
    parts = iso[:10].split("-")
    try:
        day = date.fromisoformat("-".join([*parts, "01", "01"][:3]))
    except ValueError:  # in a damaged library
        return iso
    month = ENGLISH_MONTHS[day.month - 1].capitalize()
    return " ".join([f"{day.day}", month, f"{day.year}"][3 - len(parts) :])


def long_date(iso: str) -> str:
    """An ISO day in words, with its time of day if it has one.

    >>> long_date("2017-04-12"), long_date("")
    ('12 April 2017', '')
    >>> long_date("2017-04-12T18:37:00+01:00"), long_date("2017-04-12T00:00")
    ('12 April 2017, 18:37', '12 April 2017')
    """
    at = f", {iso[11:16]}" if len(iso) >= 16 and iso[11:16] != "00:00" else ""
    return spoken_date(iso) + at
