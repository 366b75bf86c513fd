"""What kind of XML bytes are, by their first element."""

import re

_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)[\s>]")
_SITEMAP = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)[\s>]")
_SNIFFED = 2048  # bytes


def is_feed(raw: bytes) -> bool:
    """Whether bytes look like a feed."""
    return bool(_FEED.search(raw[:_SNIFFED]))


def is_sitemap(raw: bytes) -> bool:
    """Whether bytes look like a list of a site's pages."""
    return bool(_SITEMAP.search(raw[:_SNIFFED]))
