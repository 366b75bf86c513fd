"""Lists: what stands under a heading of what is asked for, as "Ingredients", "Pros" or "Tips"."""

import re
from collections.abc import Sequence

from embeddings.article import CAPTION_MARK, Article
from embeddings.sentences import Span, sentence_spans
from qa.language.sentence_ends import is_ended
from qa.language.words import stem, stems, words

_BEGINS = re.compile(r"(?:^|\n)(?:\d{1,3}\. +)?$")
"""What stands before the first sentence of a line: the number of an item, at times."""
_WIDEST_NUMBER = 8  # characters
_LONGEST = 5  # words of such a heading
_TOLD = 0.5  # share of the question's other words of which the article's title needs more


def listed(question: str, article: Article, most: int) -> dict[Span, Span]:
    r"""The first items of each list of an article that a question names, each with its heading.

    A list is named by a plural that is the last word of its heading. What else the question says
    must be told by the article's title: of another cake the ingredients are not these.

    >>> cake = Article("a", "Pear cake", "Ingredients\n\n4 pears\n\n2 eggs. Or 3.\n\nA pan.")
    >>> found = listed("What are the ingredients of the pear cake?", cake, most=2)
    >>> [item.of(cake.text) for item in found], {each.of(cake.text) for each in found.values()}
    (['4 pears', '2 eggs.'], {'Ingredients'})
    >>> listed("What are the ingredients of the plum pie?", cake, most=2)
    {}
    """
    lines = [
        span
        for span in sentence_spans(article.text, article.language)
        if _BEGINS.search(article.text, max(0, span.start - _WIDEST_NUMBER), span.start)
    ]
    found: dict[Span, Span] = {}
    for heading in _named(question, article, lines):
        size = len(_plural(heading.of(article.text)))
        items: list[Span] = []
        for line in lines[lines.index(heading) + 1 :]:
            if 0 < len(_plural(line.of(article.text))) <= size:  # "Cons" after "Pros"
                break
            if _is_item(line.of(article.text)):
                items.append(line)
        if len(items) > 1:
            found |= dict.fromkeys(items[:most], heading)
    return found


def _named(question: str, article: Article, lines: Sequence[Span]) -> list[Span]:
    """The headings that a question names; of those that it names more exactly, only these."""
    asked, title = stems(question), stems(article.title)
    found: dict[Span, int] = {}
    for line in lines:
        heading = _plural(line.of(article.text))
        if not heading or stem(heading[-1]) not in asked:
            continue
        roots = stems(line.of(article.text))
        others = asked - roots
        told = not others or len(others & title) > _TOLD * len(others)
        if told and roots <= asked | title:
            found[line] = len(roots & asked)
    return [line for line, named in found.items() if named == max(found.values())]


def _plural(line: str) -> list[str]:
    """The words of a line that may be a heading of several things; none of another."""
    said = words(line)
    short = 0 < len(said) <= _LONGEST and line[0].isupper() and not is_ended(line)
    return said if short and said[-1].endswith("s") else []


def _is_item(text: str) -> bool:
    """Whether a line says something: no number that stands before it, nor a picture's caption."""
    return any(map(str.isalpha, text)) and not text.startswith(CAPTION_MARK)
