"""Days: when an article was published, for an order by time and for a person to read."""

from embeddings.article import Article
from embeddings.calendar_words import ENGLISH_MONTHS


def date_of(article: Article) -> str:
    """The day of an article for an order by time, "" if it has none.

    >>> date_of(Article("a", "A", "", published="2017-04-12T18:37:00+01:00"))
    '2017-04-12'
    >>> date_of(Article("a", "A", "", updated="2017-04-12")), date_of(Article("a", "A", ""))
    ('2017-04-12', '')
    """
    return (article.published or article.updated or "")[:10]


def long_date(iso: str) -> str:
    """A day, and the time of it where there is one, in words.

    >>> long_date("2017-04-12"), long_date("")
    ('12 April 2017', '')
    >>> long_date("2017-04-12T18:37:00+01:00"), long_date("2017-04-12T00:00")
    ('12 April 2017, 18:37', '12 April 2017')
    """
    if len(iso) < 10:
        return iso
    year, month, day = iso[:10].split("-")
    at = f", {iso[11:16]}" if len(iso) >= 16 and iso[11:16] != "00:00" else ""
    return f"{int(day)} {ENGLISH_MONTHS[int(month) - 1].capitalize()} {year}{at}"
