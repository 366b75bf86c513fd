"""Feeds, and the blogs that WordPress exports as one."""

import pytest

from embeddings.article import Article
from embeddings.reading import is_feed, read_feed
from tests.embeddings.reading.test_kinds import BODY, DC, FEED, TITLE
from tests.embeddings.reading.test_rules import articles_in


def test_a_blog_that_wordpress_exported_is_read_without_its_drafts_and_pictures() -> None:
    item = (
        "<item><title>{0}</title><guid>{0}</guid><pubDate>Wed, 12 Apr 2017 18:37:00 +0100</pubDate>"
        "<dc:creator>Ana Ruiz</dc:creator><content:encoded><![CDATA[<p>{1}</p>]]></content:encoded>"
        "<wp:post_type>{2}</wp:post_type><wp:status>{3}</wp:status></item>"
    )
    items = [("Ebb", "post", "publish"), ("Draft", "post", "draft"), ("a.jpg", "attachment", "x")]
    blog = "".join(item.format(name, BODY[0], kind, state) for name, kind, state in items)
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wp/"'
    raw = f"<rss version='2.0' {spaces} {DC}><channel><title>Quay</title>{blog}</channel></rss>"
    (ebb,) = articles_in(raw.encode(), ".xml", "blog.xml")
    assert (ebb.source, ebb.title, ebb.authors) == ("blog.xml#Ebb", "Ebb", ("Ana Ruiz",))
    assert (ebb.text, ebb.site) == (BODY[0], "Quay")


def test_an_old_text_of_wordpress_is_parted_by_empty_lines_and_signed_by_name() -> None:
    people = "".join(
        f"<wp:author><wp:author_login><![CDATA[{login}]]></wp:author_login>"
        f"<wp:author_display_name>{name}</wp:author_display_name></wp:author>"
        for login, name in (("jo", ""), ("ana", "Ana Ruiz"))
    )
    text = 'It <b>held</b>.\n\n[caption id="a"]<img src="x"/> The wall[/caption]\n\nNobody slept.'
    spaces = f'{DC} xmlns:wp="w" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    item = (
        f"<item><title>The wall</title><dc:creator>ana</dc:creator>"
        f"<wp:post_type>post</wp:post_type><content:encoded><![CDATA[{text}]]></content:encoded></item>"
    )
    export = f'<rss version="2.0" {spaces}><channel>{people}{item}</channel></rss>'
    (article,) = articles_in(export.encode(), ".xml")
    assert article.text == "It held.\n\nThe wall\n\nNobody slept."
    assert article.authors == ("Ana Ruiz",)


def test_a_feed_gives_its_entries() -> None:
    assert is_feed(FEED.encode())
    article = read_feed(FEED.encode(), "https://quay.example/feed")[0]
    assert isinstance(article, Article)
    assert article.source == "https://quay.example/feed#q1"
    assert (article.title, article.site) == (TITLE, "The Quay")
    assert article.published == "2017-04-12T18:37:00+01:00"
    assert BODY[0] in article.text


@pytest.mark.parametrize(
    "author", ["jo@quay.media (Ana Ruiz)", "noreply@blogger.com (Ana Ruiz)", "Ana Ruiz"]
)
def test_an_author_of_a_feed_has_an_address_beside_the_name(author: str) -> None:
    raw = FEED.replace("<guid>", f"<author>{author}</author><guid>")
    (article,) = read_feed(raw.encode(), "feed")
    assert isinstance(article, Article)
    assert article.authors == ("Ana Ruiz",)


@pytest.mark.parametrize("address", ["jo@quay.example", "jo@quay.agency", "jo@quay.org"])
def test_an_address_alone_is_no_author_of_a_feed(address: str) -> None:
    raw = FEED.replace("<guid>", f"<author>{address}</author><guid>")
    (article,) = read_feed(raw.encode(), "feed")
    assert isinstance(article, Article)
    assert article.authors == ()


@pytest.mark.parametrize("date", ["0000-00-00T00:00:00Z", "9999-12-31T23:59:60Z"])
def test_an_impossible_date_of_one_entry_does_not_lose_a_feed(date: str) -> None:
    raw = FEED.replace("Wed, 12 Apr 2017 18:37:00 +0100", date)
    assert raw != FEED
    (article,) = read_feed(raw.encode(), "feed")
    assert isinstance(article, Article)
    assert (article.title, article.published) == (TITLE, None)
