"""Web pages: the article's body by trafilatura, its facts by what the page says of itself."""

import re
from dataclasses import replace
from typing import Any

from embeddings.article import Article
from embeddings.reading.decoding import declared_charset, decoded
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

# list marks, the bars of a table's row, and what a removed link leaves behind
_MARKS = re.compile(r"^(?:[-•*·|.,;:]\s+)+|\s*\|\s*$")
_NO_TEXT = "shows no text that could be indexed; save its text as .txt"
_SECTION_CHARS = 40
_HEAD = 12  # paragraphs in which an author line or dateline is looked for
_FEW = 50  # lines of a page that says too little to tell an article by
_FEW_LETTERS = 1800  # in a text: then it may not be all of the article
_MUCH_MORE = 1.8  # times the letters: what finds as much is believed
_PROSE_CHARS = 80  # in a line of prose
_SHARE_OF_PROSE = 0.4  # of a page: with less of it found, the article may be elsewhere
_COMPARED = 60  # characters of a standfirst that are looked for in the text


def read_html(raw: bytes, source: str, url: str = "") -> list[Article | Unreadable]:
    """The article of a saved page. Its text is the body, led by the standfirst if there is one.

    ``url`` is where the page was, if it does not say so itself.
    """
    text = decoded(raw, declared=declared_charset(raw))
    tree = parse_html(text)
    if tree is None:
        return [Unreadable(source, _NO_TEXT)]
    drop(tree, always_hidden_elements(tree))
    facts, leads = page_facts(tree), standfirsts(tree)
    name_article(tree)  # before typed lines become paragraphs: around those are lists of links
    mend_typed_lines(tree)
    paragraphs = _body(tree) or tree_paragraphs(tree)[:_FEW]
    if not facts.authors or not facts.published:
        said = head_facts(without_chrome(tidy_paragraphs(paragraphs[:_HEAD])), title=facts.title)
        facts = facts.or_else(
            Facts(authors=said.authors, published=said.published, odd_date=said.odd_date)
        )
    if not facts.published:
        facts = replace(facts, published=guessed_day(tree, text, is_odd=bool(facts.odd_date)))
    facts = facts.or_else(Facts(url=url))
    led = _led(leads, paragraphs, facts.title)
    article = assemble(source, with_captions_marked(led, tree), facts)
    return [article if isinstance(article, Article) else Unreadable(source, _NO_TEXT)]


def _body(tree: Any) -> list[str]:
    """The article's paragraphs: by rules for usual pages, mended or replaced by other ways."""
    paragraphs, others = _by_rules(tree), container_paragraphs(tree)
    if _letters(paragraphs) < _FEW_LETTERS or len(paragraphs) < 2:
        paragraphs = _fuller(paragraphs, others)
        # the last way costs twice the first, so a page must have prose that is not found yet
        prose = [line for line in tree_paragraphs(tree) if len(line) >= _PROSE_CHARS]
        if _letters(paragraphs) < _SHARE_OF_PROSE * _letters(prose) or len(paragraphs) < 2:
            paragraphs = _fuller(paragraphs, _by_rules(tree, is_thorough=True))
    return merge_readings(paragraphs, others)


def _fuller(paragraphs: list[str], others: list[str]) -> list[str]:
    """The others if they say much more, or are several where there was one."""
    is_one_line = len(paragraphs) < 2 <= len(others)
    return others if is_one_line or is_much_more(others, paragraphs) else paragraphs


def is_much_more(others: list[str], paragraphs: list[str]) -> bool:
    """Whether some paragraphs say so much more than others that those are not all of a text."""
    return _letters(others) > _MUCH_MORE * _letters(paragraphs)


def _by_rules(tree: Any, *, is_thorough: bool = False) -> list[str]:
    from trafilatura import bare_extraction

    # it cuts times out of sentences, and breaks them at quotations
    found = tree.xpath("//p/time | //p//q")
    inline = {one: one.tag for one in found if one.tag == "q" or (one.tail or "").strip()}
    for element in inline:
        element.tag = "span"
    # its guesses at author and title cost as much as the text, and are worse than ours; its second
    # and third way cost half of it, and seldom say more where the first found an article
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


def _led(leads: list[str], paragraphs: list[str], title: str) -> list[str]:
    """The paragraphs without the headline, which is the title, led by standfirsts they lack."""
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
    """What follows the headline, if nothing but the names of sections stands over it."""
    early = [line.strip().casefold() for line in paragraphs[:4]]
    at = early.index(headline) if headline in early else -1
    is_over = len(paragraphs) > at + 1 and all(len(line) <= _SECTION_CHARS for line in early[:at])
    return paragraphs[at + 1 :] if at >= 0 and is_over else paragraphs
