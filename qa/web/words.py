"""How the page says dates and sites."""

from datetime import date

from embeddings.article import Article

SAMPLE_MARK = "Sample · fiction"


def spoken_date(iso: str | None) -> str:
    """A date as a newspaper writes it, as exact as it is known.

    >>> spoken_date("2017-04-12T18:37:00+01:00"), spoken_date("2017-04"), spoken_date(None)
    ('12 April 2017', 'April 2017', '')
    """
    if not iso:
        return ""
    parts = iso[:10].split("-")
    try:
        whole = date.fromisoformat("-".join([*parts, "01", "01"][:3]))
    except ValueError:
        return iso
    return (f"{whole.day} {whole:%B %Y}", f"{whole:%B %Y}", f"{whole:%Y}")[3 - len(parts)]


def facts(article: Article) -> list[str]:
    """Site and date, where they are known."""
    return [fact for fact in (article.site, spoken_date(article.published)) if fact]


def title_of(article: Article) -> str:
    """The title, or something to call the article by."""
    return " ".join(article.title.split()) or "Untitled article"


def quoted_title(article: Article) -> str:
    """The title in quotation marks, where it has none of its own.

    >>> quoted_title(Article("a", "The pier", "")), quoted_title(Article("a", "“No pier” yet", ""))
    ('“The pier”', '“No pier” yet')
    """
    title = title_of(article)
    return title if set(title) & set('"“”„«»') else f"“{title}”"
