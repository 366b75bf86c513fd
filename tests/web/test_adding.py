"""An article and a feed from their addresses, in the browser."""

import sys

import pytest

from tests.embeddings.web_server import Page, web_server

from .accessibility import violations_everywhere
from .conftest import Visit, Visiting
from .served import Serving

pytestmark = pytest.mark.slow
ARTICLE = b"""<!doctype html><html lang="en"><head><title>The dam at Holm - Valley News</title>
<meta name="author" content="Ola Brand"><meta property="og:site_name" content="Valley News">
<meta property="article:published_time" content="2021-05-03"></head><body><nav>Home Sport</nav>
<article><h1>The dam at Holm</h1><p>Ingrid Moe designed the dam at Holm in 1957, and it was the
highest of the country for twelve years.</p><p>The valley behind it holds a lake of nine square
kilometres, in which the people of Holm swim, fish and row from May to September.</p></article>
</body></html>"""
ENTRY = """<item><title>{0}</title><link>http://127.0.0.1:{1}/{2}</link><guid>{2}</guid>
<pubDate>Mon, 03 May 2021 08:00:00 GMT</pubDate><description>{3}</description></item>"""
ENTRIES = (
    ("The ferry to Skarv", "ferry", "Nils Aker steered the ferry to Skarv for forty years."),
    ("The mill at Elvestad", "mill", "Berit Lunde closed the mill at Elvestad in 2004."),
)
HTML = {"Content-Type": "text/html; charset=utf-8"}
FEED = {"Content-Type": "application/rss+xml"}


def add(reader: Visit, address: str, said: str) -> None:
    """Type an address, and wait until this is said of it."""
    reader.library()
    reader.page.get_by_role("tab", name="Address").click()
    reader.page.locator("#address textarea, #address input").fill(address)
    reader.page.locator("#address-add").click()
    reader.page.locator("#job .ended, #job .failed", has_text=said).wait_for()


def test_an_article_and_a_feed_are_added_from_their_addresses(
    serving: Serving, visit: Visiting
) -> None:
    reader = visit(serving(command=[sys.executable, "-m", "tests.web.near"]))
    reader.library()
    reader.page.locator("#upload", has_text="Drop Files Here").wait_for()
    with web_server({"/dam": Page(ARTICLE, headers=HTML)}) as web:
        entries = "".join(ENTRY.format(one[0], web.port, *one[1:]) for one in ENTRIES)
        feed = f"<rss version='2.0'><channel><title>Fjord</title>{entries}</channel></rss>"
        web.pages["/feed"] = Page(feed.encode(), headers=FEED)
        add(reader, f"{web.address}/dam", "1 added")
        reader.picture("fetched")
        assert violations_everywhere(reader.page) == []
        card = reader.page.locator("#library .card", has_text="The dam at Holm").inner_text()
        assert "Valley News" in card
        assert "3 May 2021" in card
        add(reader, f"{web.address}/feed", "2 added")
        assert reader.page.locator("#library .card").count() == 3
        add(reader, f"{web.address}/nothing", "404")
    reader.go("Ask")
    answer = reader.ask("Who designed the dam at Holm?")
    assert "Ingrid Moe designed the dam" in answer.inner_text()
    answer.locator(".quotes a.chip").first.click()
    original = reader.page.locator("#source a", has_text="Original")
    assert original.get_attribute("href") == f"{web.address}/dam"
    reader.page.keyboard.press("Escape")
    closing = "Who closed the mill at Elvestad?"
    assert "Berit Lunde" in reader.ask(closing).inner_text()
    reader.page.locator("#bar .limiting summary").click()
    reader.page.locator("#bar select[name=site]").select_option("Valley News")
    reader.page.locator("#bar .limits li", has_text="Valley News").wait_for()
    assert "Berit Lunde" not in reader.ask(closing).inner_text()
    assert not reader.outside()
