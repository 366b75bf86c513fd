"""How the page names articles: their sites, dates and titles."""

from embeddings.article import Article
from embeddings.library.catalogue import Entry
from qa.days import spoken_date

SAMPLE_MARK = "Sample · fiction"


def facts(article: Article) -> list[str]:
    """An article's site and date, those that are known."""
    return [fact for fact in (article.site, spoken_date(article.published)) if fact]


def title_of(article: Article | Entry) -> str:
    """An article's title, or "Untitled article"."""
    return " ".join(article.title.split()) or "Untitled article"


def quoted_title(article: Article | Entry) -> str:
    """The title in quotation marks, where it has none of its own.

    >>> quoted_title(Article("a", "The pier", "")), quoted_title(Article("a", "“No pier” yet", ""))
    ('“The pier”', '“No pier” yet')
    """
    title = title_of(article)
    return title if set(title) & set('"“”„«»') else f"“{title}”"
