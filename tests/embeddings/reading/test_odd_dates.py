"""A date that cannot be, or not yet, is not taken and not forgotten, wherever it stands."""

import pytest

from embeddings.article import Article
from embeddings.reading import read_articles, read_feed

TEXT = "The tide turned at six, and the pier was closed until noon."
PAGE = "<html><head>{}</head><body><h1>The tide turns</h1><p>{}</p></body></html>"
FEED = (
    "<rss version='2.0'><channel><title>Quay</title><item><title>The tide turns</title>"
    "<guid>1</guid><pubDate>{}</pubDate><description>{}</description></item></channel></rss>"
)
LD = '<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "{}"}}</script>'
META = '<meta property="article:published_time" content="{}">'


def page(head: str, text: str = TEXT) -> bytes:
    return PAGE.format(head, text).encode()


def only(raw: bytes, suffix: str) -> Article:
    (one,) = (
        read_feed(raw, "a.xml") if suffix == ".feed" else read_articles(raw, "a", suffix=suffix)
    )
    assert isinstance(one, Article)
    return one


@pytest.mark.parametrize(
    ("suffix", "raw", "odd"),
    [
        (".html", page(LD.format("9999-04-12T18:37:00Z")), "9999-04-12T18:37:00Z"),
        (".html", page(META.format("2017-02-31")), "2017-02-31"),
        (".html", page(META.format("0001-01-01T00:00:00")), "0001-01-01T00:00:00"),
        (".md", f"---\ndate: 31 February 2017\n---\n# Tide\n\n{TEXT}".encode(), "31 February 2017"),
        (".txt", f"The tide turns\n\n31.02.2017\n\n{TEXT}".encode(), "31.02.2017"),
        (".csv", f'title,date,text\nTide,soon,"{TEXT}"\n'.encode(), "soon"),
        (".tsv", f"title\tdate\ttext\nTide\t99999999999\t{TEXT}\n".encode(), "99999999999"),
        (".json", f'{{"date": 9999999999, "text": "{TEXT}"}}'.encode(), "9999999999"),
        (".eml", f"Subject: Tide\nDate: Fri, 31 Feb 2017 09:00:00 +0000\n\n{TEXT}".encode(),
         "Fri, 31 Feb 2017 09:00:00 +0000"),
        (".feed", FEED.format("Sat, 01 Jan 9999 09:00:00 GMT", TEXT).encode(),
         "Sat, 01 Jan 9999 09:00:00 GMT"),
        (".feed", FEED.format("2017-02-31", TEXT).encode(), "2017-02-31"),
    ],
)  # fmt: skip
def test_it_is_kept_as_it_is_written(suffix: str, raw: bytes, odd: str) -> None:
    article = only(raw, suffix)
    assert (article.published, article.odd_date) == (None, odd)


@pytest.mark.parametrize("said", ["None", "NaN", "n/a", "0", "-"])
def test_what_says_that_there_is_no_date_is_not_told_as_one(said: str) -> None:
    article = only(f'title,date,text\nTide,{said},"{TEXT}"\n'.encode(), ".csv")
    assert (article.published, article.odd_date) == (None, "")


@pytest.mark.parametrize(
    ("suffix", "raw"),
    [
        (".md", f"---\ndate: 9999-01-01\n---\n# Tide\n\n12 April 2017\n\n{TEXT}".encode()),
        (".html", page(LD.format("9999-01-01") + META.format("2017-04-12"))),
        (".html", page(META.format("2017-04-12"), f"{TEXT}</p><p>Doors open 1 May 9999</p><p>.")),
    ],
)
def test_where_another_date_is_taken_none_is_missed(suffix: str, raw: bytes) -> None:
    article = only(raw, suffix)
    assert ((article.published or "")[:10], article.odd_date) == ("2017-04-12", "")
