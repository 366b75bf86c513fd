"""What holds of every stored text."""

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from embeddings.article import Article
from embeddings.reading import Unreadable, article_from_text, read_articles

DAY = timedelta(days=1)


def check(article: Article) -> None:
    """Assert the rules of a stored article."""
    assert article.text
    assert article.text == unicodedata.normalize("NFC", article.text)
    assert article.text == article.text.strip()
    assert not re.search(r"\n{3}|[^\n]\n[^\n]|  | \n|\n ", article.text)
    odd = [c for c in article.text if c != "\n" and unicodedata.category(c) in {"Cc", "Cs", "Zl"}]
    assert not odd
    assert article.title
    assert article.title == " ".join(article.title.split())
    assert "\ufeff" not in article.title + article.text
    for moment in (article.published, article.updated):
        assert moment is None or date.fromisoformat(moment[:10]) <= datetime.now(UTC).date() + DAY
    assert article.url == "" or article.url.startswith(("http://", "https://"))
    assert re.fullmatch(r"(?:[a-z]{2})?", article.language)
    (article.title + article.site + article.url + "".join(article.authors)).encode()
    assert len(article.digest) == 64


def articles_in(raw: bytes, suffix: str, source: str = "notes/one") -> list[Article]:
    """The articles of the bytes, of which all can be read."""
    found = []
    for one in read_articles(raw, source, suffix=suffix):
        assert isinstance(one, Article), one
        check(one)
        found.append(one)
    return found


def read_one(raw: bytes, suffix: str, source: str = "notes/one") -> Article:
    """The one article of the bytes."""
    (article,) = articles_in(raw, suffix, source)
    assert article.source == source
    return article


def reason(raw: bytes, suffix: str) -> str:
    """The reason why the bytes give no article."""
    (unreadable,) = read_articles(raw, "notes/one", suffix=suffix)
    assert isinstance(unreadable, Unreadable), unreadable
    assert unreadable.source == "notes/one"
    assert ";" in unreadable.reason  # what is wrong; what to do
    return unreadable.reason


@given(st.text(max_size=300), st.text(max_size=50))
@settings(max_examples=100, deadline=None)
def test_any_pasted_text_gives_an_article_or_a_reason(text: str, title: str) -> None:
    read = article_from_text(title, text, "pasted/any")
    if isinstance(read, Article):
        check(read)
        again = article_from_text(title, read.text, "pasted/any")
        assert isinstance(again, Article)
        assert again.text == read.text
