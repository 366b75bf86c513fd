"""Preformatted text: a page's ``<pre>``, whose line ends a reader sees."""

from typing import Any

from embeddings.reading.text.lines import paragraphs_of_lines
from embeddings.tidy import with_plain_line_ends


def mend_typed_lines(tree: Any) -> None:
    """Replace each ``<pre>`` with the paragraphs that its lines make; listings of code stay."""
    for listing in tree.xpath("//pre[not(.//code)]"):
        if listing.getparent() is None:
            continue
        for line in paragraphs_of_lines(with_plain_line_ends(listing.text_content())):
            paragraph = listing.makeelement("p")
            paragraph.text = line
            listing.addprevious(paragraph)
        listing.drop_tree()
