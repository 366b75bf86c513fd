"""Web pages (.html): the article's text and facts."""

import re
from dataclasses import replace
from typing import Any

from embeddings.article import Article
from embeddings.reading.decoding import declared_charset, decode_text
from embeddings.reading.pages.agreement import merge_readings
from embeddings.reading.pages.captions import with_captions_marked
from embeddings.reading.pages.container import container_paragraphs
from embeddings.reading.pages.guessed_date import guessed_day
from embeddings.reading.pages.handwritten import name_article
from embeddings.reading.pages.hidden import always_hidden_elements, drop
from embeddings.reading.pages.markup import extracted_paragraphs, parse_html, tree_paragraphs
from embeddings.reading.pages.page_facts import page_facts, standfirsts
from embeddings.reading.pages.typed_lines import mend_typed_lines
from embeddings.reading.text.chrome import without_chrome
from embeddings.reading.text.facts import Facts, assemble
from embeddings.reading.text.head import head_facts
from embeddings.reading.unreadable import Unreadable
from embeddings.tidy import tidy_paragraphs

# list marks, the bars of a table's row, and punctuation that a removed link leaves behind
_MARKS = re.compile(r"^(?:[-•*·|.,;:]\s+)+|\s*\|\s*$")
_NO_TEXT = "shows no text that could be indexed; save its text as .txt"
_SECTION_CHARS = 40
_HEAD = 12  # paragraphs that may hold an author line or dateline
_FEW = 50  # lines; of a page in which no article is found, so many are read
_FEW_LETTERS = 1800  # with fewer, a text may not be all of the article
_MUCH_MORE = 1.8  # times the letters of another reading, to replace it
_PROSE_CHARS = 80  # in a line of prose
_SHARE_OF_PROSE = 0.4  # of a page's prose; with less, the article may be elsewhere
_COMPARED = 60  # characters of a standfirst that are searched in the text


def read_html(raw: bytes, source: str, url: str = "") -> list[Article | Unreadable]:
    """The article of a saved page: its standfirst, if there is one, and its body.

    ``url`` is the page's address, used if the page does not state its own.
    """
    text = decode_text(raw, declared=declared_charset(raw))
    tree = parse_html(text)
    if tree is None:
        return [Unreadable(source, _NO_TEXT)]
    drop(tree, always_hidden_elements(tree))
    facts, leads = page_facts(tree), standfirsts(tree)
    name_article(tree)  # before typed lines become paragraphs: around those are lists of links
    mend_typed_lines(tree)
    paragraphs = _body(tree) or tree_paragraphs(tree)[:_FEW]
    if not facts.authors or not facts.published:
        head = head_facts(without_chrome(tidy_paragraphs(paragraphs[:_HEAD])), title=facts.title)
        facts = facts.or_else(
            Facts(authors=head.authors, published=head.published, odd_date=head.odd_date)
        )
    if not facts.published:
        facts = replace(facts, published=guessed_day(tree, text, is_odd=bool(facts.odd_date)))
    facts = facts.or_else(Facts(url=url))
    lines = _with_standfirsts(leads, paragraphs, facts.title)
    article = assemble(source, with_captions_marked(lines, tree), facts)
    return [article if isinstance(article, Article) else Unreadable(source, _NO_TEXT)]


def _body(tree: Any) -> list[str]:
    """The article's paragraphs: those of trafilatura, mended or replaced by other readings."""
    paragraphs, others = _trafilatura_paragraphs(tree), container_paragraphs(tree)
    if _letters(paragraphs) < _FEW_LETTERS or len(paragraphs) < 2:
        paragraphs = _fuller(paragraphs, others)
        # trafilatura's thorough mode takes twice the time: only for prose that is not found yet
        prose = [line for line in tree_paragraphs(tree) if len(line) >= _PROSE_CHARS]
        if _letters(paragraphs) < _SHARE_OF_PROSE * _letters(prose) or len(paragraphs) < 2:
            paragraphs = _fuller(paragraphs, _trafilatura_paragraphs(tree, is_thorough=True))
    return merge_readings(paragraphs, others)


def _fuller(paragraphs: list[str], others: list[str]) -> list[str]:
    """The others if they are much longer, or several in place of one; else the paragraphs."""
    is_one_line = len(paragraphs) < 2 <= len(others)
    return others if is_one_line or is_much_more(others, paragraphs) else paragraphs


def is_much_more(others: list[str], paragraphs: list[str]) -> bool:
    """Whether some paragraphs are so much longer than others that those cannot be all the text."""
    return _letters(others) > _MUCH_MORE * _letters(paragraphs)


def _trafilatura_paragraphs(tree: Any, *, is_thorough: bool = False) -> list[str]:
    from trafilatura import bare_extraction

    # trafilatura cuts times out of sentences, and breaks sentences at quotations
    elements = tree.xpath("//p/time | //p//q")
    inline = {one: one.tag for one in elements if one.tag == "q" or (one.tail or "").strip()}
    for element in inline:
        element.tag = "span"
    # its metadata costs as much time as the text, and is worse than ours; its two fallbacks cost
    # half of that, and seldom find more where the first extraction found an article
    document = bare_extraction(
        tree, fast=not is_thorough, include_comments=False, with_metadata=False
    )
    for element, tag in inline.items():
        element.tag = tag
    if document is None or isinstance(document, dict) or not (document.text or "").strip():
        return []
    return [_MARKS.sub("", line) for line in extracted_paragraphs(document.body)]


def _letters(paragraphs: list[str]) -> int:
    return sum(map(len, paragraphs))


def _with_standfirsts(leads: list[str], paragraphs: list[str], title: str) -> list[str]:
    """The paragraphs without the headline, after the standfirsts that are not in them."""
    headline = title.casefold()
    paragraphs = _under_headline(paragraphs, headline)
    body = " ".join(" ".join(paragraphs).split()).casefold()
    missing = [
        lead
        for lead in leads
        if lead[:_COMPARED].casefold() not in body and lead.casefold() != headline
    ]
    return [*missing, *paragraphs]


def _under_headline(paragraphs: list[str], headline: str) -> list[str]:
    """The paragraphs after the headline, if only names of sections stand above it; else all."""
    early = [line.strip().casefold() for line in paragraphs[:4]]
    at = early.index(headline) if headline in early else -1
    is_over = len(paragraphs) > at + 1 and all(len(line) <= _SECTION_CHARS for line in early[:at])
    return paragraphs[at + 1 :] if at >= 0 and is_over else paragraphs
