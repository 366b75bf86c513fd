"""Recognising the kind of markup in bytes by their first element."""

import re

_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)[\s>]")
_SITEMAP = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)[\s>]")
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:!doctype )?html[\s>]",
    re.IGNORECASE,
)
_SNIFFED = 2048  # bytes


def is_feed(raw: bytes) -> bool:
    """Whether bytes are a feed's source."""
    return bool(_FEED.search(raw[:_SNIFFED]))


def is_page(raw: bytes) -> bool:
    r"""Whether bytes are a web page's source.

    >>> is_page(b"<!DOCTYPE html><title>Ebb"), is_page(b"\n<html lang=de>")
    (True, True)
    >>> is_page(b"The tag <html> is the first.")
    False
    """
    return bool(_PAGE.match(raw[:_SNIFFED]))


def is_sitemap(raw: bytes) -> bool:
    """Whether bytes are a sitemap's source."""
    return bool(_SITEMAP.search(raw[:_SNIFFED]))
