"""The marks that content systems put around the name of who wrote a page's article."""

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

# one search for all of them; the first letter of a name may be large
_MARKS = (
    "//body//*/@class[contains(., 'uthor') or contains(., 'yline') or contains(., 'utor')"
    " or contains(., 'posted-by') or contains(., 'fn') or contains(., 'username')]/.."
    " | //@rel[. = 'author']/.. | //@href[contains(., '/author/')]/.."
    " | //@itemprop[. = 'author']/.."
    " | //@itemprop[. = 'name'][../ancestor::*[@itemprop = 'author']]/.."
)
_MOST = 200  # marks that are looked at
_CALLED = re.compile(r"author|(?<!t)autor|byline|posted-by|username", re.IGNORECASE)
_SURE = re.compile(
    r"(?:^|\s)(?:(?:\w+-|article__)?(?:author|autor)(?:[-_]*name)?|byline(?:-name)?|fn"
    r"|article__meta__authors|posted-by|username)(?:\s|$)"
)
# a picture's, a quotation's; blogs sign in a footer
_OTHERS = re.compile(r"comment|related|menu|theme-author|figure|quote|photo")
_BESIDE = re.compile(r"sidebar|teaser")
_LINE_CHARS, _NAME_CHARS = 120, 50


def marked_authors(tree: Any) -> tuple[str, ...]:
    """The names in the first mark that holds some; one that is no full name, in a sure mark alone.

    What stands beside the article is looked at last, and what holds the headline is beside nothing.
    """
    around = [top for one in tree.xpath("//h1")[:1] for top in (one, *one.iterancestors())]
    page = {*around, *tree.xpath("/html | /html/body | //article")}
    marks = [
        one
        for one in tree.xpath(_MARKS)[:_MOST]
        if one not in page and not is_within(one, _OTHERS, page)
    ]
    beside = {one for one in marks if is_within(one, _BESIDE, page)}
    holders = {holder for one in filter(_is_sure, marks) for holder in one.iterancestors()}
    for mark in sorted(marks, key=beside.__contains__):
        line = next(iter(tree_paragraphs(mark)), "") if len(mark) else line_of(mark)
        found: tuple[str, ...] = ()
        if len(line) <= _LINE_CHARS and _is_called(mark):
            found = byline(line) or (() if mark in holders else names(without_label(line)))
        is_alone = _is_sure(mark) and mark not in beside and mark not in holders
        if not found and is_alone and len(line) <= _NAME_CHARS and not find_dates(line):
            found = cleaned_names([line])
        if found:
            return found
    return ()


def authors_around(headline: Any) -> tuple[str, ...]:
    """The names in an author line beside the headline: "By Ana Ruiz"."""
    lines = map(short_line, elements_around(headline))
    return next((found for line in lines if (found := byline(line) or labelled_author(line))), ())


def _is_called(mark: Any) -> bool:
    links = "/author/" in mark.get("href", "") or mark.get("itemprop") == "name"
    return links or _is_sure(mark) or bool(_CALLED.search(mark.get("class") or ""))


def _is_sure(mark: Any) -> bool:
    is_stated = mark.get("rel") == "author" or mark.get("itemprop") == "author"
    return is_stated or bool(_SURE.search(mark.get("class") or ""))
