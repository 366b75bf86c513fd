"""Titles of the training passages, as a library's passages always have one."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import unquote

from qa.training.example import Example
from qa.training.sources.news import Collection

TITLED_SOURCES = {
    "squad", "squad-impossible", "nq", "timeqa", "timeqa-impossible", "quoref", "story", "section"
}  # fmt: skip
"""Sources whose article names are titles or slugs of titles."""
NEWS_SOURCES = {"qamr", "qadiscourse"}
HEADLINE_WORDS = (5, 14)
"""How many first words of a news article, least and most, serve as its missing headline."""


def with_titles(
    examples: Iterable[Example], collection: Collection, random_source: random.Random
) -> Iterator[Example]:
    """Add to each example the title of its article."""
    for example in examples:
        if example.source in TITLED_SOURCES:
            yield replace(example, title=title_of(example.article))
        elif example.source in NEWS_SOURCES:
            # the collection has "_" for signs it could not write
            words = collection.first_sentence(example.article).replace("_", "").split()
            headline = " ".join(words[: random_source.randint(*HEADLINE_WORDS)])
            yield replace(example, title=headline.rstrip(".,;:"))
        else:
            yield example


def title_of(article: str) -> str:
    """The title in an article's name; "" if the name was made up here or says nothing.

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
