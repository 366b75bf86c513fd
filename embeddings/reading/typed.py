"""Typed lines: text that a page shows as it was typed, with a line end at each line's end."""

from typing import Any

from embeddings.reading.lines import paragraphs_of_lines, wrap_width


def mend_typed_lines(tree: Any) -> None:
    """Set hard-wrapped text in ``<pre>`` as the paragraphs it makes; listings of code stay."""
    for listing in tree.xpath("//pre[not(.//code)]"):
        text = listing.text_content()
        parent = listing.getparent()
        if parent is None or not wrap_width(text):
            continue
        for line in paragraphs_of_lines(text):
            paragraph = listing.makeelement("p")
            paragraph.text = line
            listing.addprevious(paragraph)
        listing.drop_tree()
