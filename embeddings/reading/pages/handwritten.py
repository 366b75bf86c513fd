"""Pages written by hand or by a converter, where no class or id marks the article's element."""

from collections import Counter
from typing import Any

from embeddings.reading.pages.markup import line_of, names_of

_NEARLY_ALL = 0.8  # of the letters in paragraphs
_HOLDERS = ("body", "div", "section", "center")


def name_article(tree: Any) -> None:
    """Make the element that holds nearly all paragraphs an ``article``, if the page has none.

    Without a named element, the rules for usual pages take only the longer paragraphs, and lose the
    lists and headings between them.
    """
    letters: Counter[Any] = Counter()
    for paragraph in tree.iter("p"):
        letters[paragraph.getparent()] += len(line_of(paragraph))
    if not letters.total() or next(tree.iter("article", "main"), None) is not None:
        return  # a page of empty paragraphs has its text elsewhere
    (holder, most), *_ = letters.most_common(1)
    if holder.tag not in _HOLDERS or names_of(holder).strip():
        return
    if most < _NEARLY_ALL * letters.total():
        return
    if holder.tag != "body":
        holder.tag = "article"
        return
    article = holder.makeelement("article")
    article.text, holder.text = holder.text, None
    article.extend(list(holder))
    holder.append(article)
