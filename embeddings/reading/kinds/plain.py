"""Plain text, saved or pasted: its paragraphs, and the facts in its first lines."""

from collections.abc import Callable

from embeddings.article import Article
from embeddings.reading.decoding import decode_text
from embeddings.reading.kinds.front_matter import split_front_matter
from embeddings.reading.text.chrome import without_chrome
from embeddings.reading.text.facts import Facts, assemble
from embeddings.reading.text.head import head_facts
from embeddings.reading.text.lines import paragraphs_of_lines
from embeddings.reading.unreadable import Unreadable
from embeddings.tidy import tidy_paragraphs, with_plain_line_ends


def read_plain(raw: bytes, source: str) -> list[Article | Unreadable]:
    """The article in a plain-text file.

    Raises:
        NotTextError: the bytes are no text.

    """
    return [article_of_text(decode_text(raw), source)]


def article_of_text(
    text: str,
    source: str,
    title: str = "",
    paragraphs_of: Callable[[str], list[str]] = paragraphs_of_lines,
) -> Article | Unreadable:
    """The article in a text; without ``title``, front matter or the headline gives its title."""
    front_matter, body = split_front_matter(with_plain_line_ends(text))
    paragraphs = tidy_paragraphs(paragraphs_of(body))
    # rights and sources may stand in lines that are dropped as chrome
    head = head_facts(without_chrome(paragraphs)).or_else(head_facts(paragraphs))
    return assemble(source, paragraphs, Facts(title=title).or_else(front_matter).or_else(head))
