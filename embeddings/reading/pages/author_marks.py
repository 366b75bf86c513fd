"""The authors of a page's article, by the markup and the lines that name them."""

import re
from typing import Any

from embeddings.reading.pages.headline import elements_around, short_line
from embeddings.reading.pages.markup import is_within, line_of, tree_paragraphs
from embeddings.reading.text.authors import (
    byline,
    cleaned_names,
    labelled_author,
    names,
    without_label,
)
from embeddings.reading.text.dates import find_dates

# one XPath for all of them; a class may begin with a capital
_MARKS = (
    "//body//*/@class[contains(., 'uthor') or contains(., 'yline') or contains(., 'utor')"
    " or contains(., 'posted-by') or contains(., 'fn') or contains(., 'username')]/.."
    " | //@rel[. = 'author']/.. | //@href[contains(., '/author/')]/.."
    " | //@itemprop[. = 'author']/.."
    " | //@itemprop[. = 'name'][../ancestor::*[@itemprop = 'author']]/.."
)
_MOST_MARKS = 200
_AUTHOR_CLASS = re.compile(r"author|(?<!t)autor|byline|posted-by|username", re.IGNORECASE)
_SURE_CLASS = re.compile(
    r"(?:^|\s)(?:(?:\w+-|article__)?(?:author|autor)(?:[-_]*name)?|byline(?:-name)?|fn"
    r"|article__meta__authors|posted-by|username)(?:\s|$)"
)
# others' names stand there, but a blog's author may stand in a footer
_OTHERS = re.compile(r"comment|related|menu|theme-author|figure|quote|photo")
_BESIDE = re.compile(r"sidebar|teaser")
_LINE_CHARS, _NAME_CHARS = 120, 50


def marked_authors(tree: Any) -> tuple[str, ...]:
    """The names in the first element that is marked as the author's and holds a name.

    A single word counts as a name in a sure mark alone. Sidebars come last; an element around the
    headline is the page itself, whatever it is called.
    """
    holders = [top for one in tree.xpath("//h1")[:1] for top in (one, *one.iterancestors())]
    page = {*holders, *tree.xpath("/html | /html/body | //article")}
    marks = [
        one
        for one in tree.xpath(_MARKS)[:_MOST_MARKS]
        if one not in page and not is_within(one, _OTHERS, page)
    ]
    beside = {one for one in marks if is_within(one, _BESIDE, page)}
    outer = {above for one in filter(_is_sure, marks) for above in one.iterancestors()}
    for mark in sorted(marks, key=beside.__contains__):
        line = next(iter(tree_paragraphs(mark)), "") if len(mark) else line_of(mark)
        found: tuple[str, ...] = ()
        if len(line) <= _LINE_CHARS and _is_authors(mark):
            found = byline(line) or (() if mark in outer else names(without_label(line)))
        is_innermost = _is_sure(mark) and mark not in beside and mark not in outer
        if not found and is_innermost and len(line) <= _NAME_CHARS and not find_dates(line):
            found = cleaned_names([line])
        if found:
            return found
    return ()


def authors_around(headline: Any) -> tuple[str, ...]:
    """The names in an author line beside the headline: "By Ana Ruiz"."""
    lines = map(short_line, elements_around(headline))
    return next((found for line in lines if (found := byline(line) or labelled_author(line))), ())


def _is_authors(mark: Any) -> bool:
    is_link = "/author/" in mark.get("href", "") or mark.get("itemprop") == "name"
    return is_link or _is_sure(mark) or bool(_AUTHOR_CLASS.search(mark.get("class") or ""))


def _is_sure(mark: Any) -> bool:
    is_declared = mark.get("rel") == "author" or mark.get("itemprop") == "author"
    return is_declared or bool(_SURE_CLASS.search(mark.get("class") or ""))
