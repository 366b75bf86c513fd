"""The addresses in a site's sitemaps, and of the feeds in a page's head."""

from embeddings.reading.kinds.xml_tree import local_name, parse_xml
from embeddings.reading.text.facts import web_address

MOST_ADDRESSES = 5000


def sitemap_addresses(raw: bytes) -> tuple[list[str], list[str]]:
    """(pages, further sitemaps) that a sitemap lists, in its order.

    Raises:
        NotTextError: the bytes are no XML.

    """
    root = parse_xml(raw)
    found = [
        address
        for entry in root
        for one in entry
        if local_name(one) == "loc" and (address := web_address(one.text or ""))
    ][:MOST_ADDRESSES]
    return ([], found) if local_name(root) == "sitemapindex" else (found, [])


def feed_links(raw: bytes) -> list[str]:
    """The addresses of a page's feeds, verbatim."""
    from lxml import etree, html

    try:
        tree = html.document_fromstring(raw)
    except (etree.ParserError, ValueError):
        return []
    found = tree.xpath(
        "//link[@rel='alternate'][contains(@type, 'rss') or contains(@type, 'atom')]"
    )
    return [href for one in found[:20] if (href := (one.get("href") or "").strip())]
