"""Titles of the passages trained on: a library's passages always have one."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import unquote

from qa.training.example import Example
from qa.training.sources.news import Collection

NAMED = {
    "squad", "squad-impossible", "nq", "timeqa", "timeqa-impossible", "quoref", "story", "section"
}  # fmt: skip
"""Sources whose article names are titles, or the slugs of titles."""
NEWS = {"qamr", "qadiscourse"}
HEADLINE_WORDS = (5, 14)
"""News came without its headlines; the first words of the article stand for them."""


def with_titles(
    examples: Iterable[Example], collection: Collection, random_source: random.Random
) -> Iterator[Example]:
    """The same examples, with the titles of their articles."""
    for example in examples:
        if example.source in NAMED:
            yield replace(example, title=title_of(example.article))
        elif example.source in NEWS:
            # "_" stands for what the collection could not write
            words = collection.opening(example.article).replace("_", "").split()
            headline = " ".join(words[: random_source.randint(*HEADLINE_WORDS)])
            yield replace(example, title=headline.rstrip(".,;:"))
        else:
            yield example


def title_of(article: str) -> str:
    """The words of an article's name; "" of a name that was made up here or says nothing.

    >>> title_of("/wiki/Newton_D._Baker_House"), title_of("fox-and-wolf-questions")
    ('Newton D. Baker House', 'Fox and wolf')
    >>> title_of("sample-12")
    ''
    """
    if article.startswith("sample-") or article == "Miscellaneous":
        return ""
    name = article.removeprefix("/wiki/")
    if name.endswith("-questions"):
        name = name.removesuffix("-questions").replace("-", " ").capitalize()
    return unquote(name).replace("_", " ").strip()
