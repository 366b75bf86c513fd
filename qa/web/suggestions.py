"""Suggested questions: about the newest articles, a name in them, and the list of all."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import islice

from embeddings.article import Article
from embeddings.errors import LibraryDamaged
from qa.byline import Byline
from qa.language.stop_words import ALL_STOP_WORDS
from qa.language.values import Name, values
from qa.overview.summary import body_sentences
from qa.samples import QUESTIONS
from qa.web.words import quoted_title

ABOUT = "What is {} about?"
MENTION = "Which articles mention “{}”?"
WHICH = "Which articles are there?"
_SHOWN = 3  # beside the last
_NEWEST = 12  # articles, of which one that was saved twice is asked about once
_LEAD = 2000  # characters, in which the first sentence is looked for


def suggestions(library: Byline) -> tuple[str, ...]:
    """Questions that any library answers, whatever its articles say and in any language."""
    if library.status().samples:
        return QUESTIONS
    titles: list[str] = []
    named: list[str] = []
    with suppress(LibraryDamaged):
        newest = library.catalogue().listing(limit=_NEWEST).entries
        titles += dict.fromkeys(quoted_title(one) for one in newest if one.title.strip())
        articles = filter(None, (library.article(one.source) for one in newest))
        named += islice(_salient_names(articles), 1)
    about = map(ABOUT.format, titles[: _SHOWN - len(named)])
    return (*about, *map(MENTION.format, named), WHICH)


def _salient_names(articles: Iterable[Article]) -> Iterator[str]:
    """Names in an article's beginning that its text repeats; articles are read one at a time.

    Of 33 libraries tried, news, blogs, tales and pages in four languages, 29 have one, and each is
    of somebody or something; questions made of what their sentences tell made sense in two of five.
    """
    for article in articles:
        yield from (name for name in _names(article) if article.text.count(name) > 1)


def _names(article: Article) -> Iterator[str]:
    """The names of several words in an article's first sentence."""
    lead = replace(article, text=article.text[:_LEAD])
    for span in body_sentences(lead)[:1]:
        sentence = span.of(lead.text)
        for each in values(sentence):
            if isinstance(each, Name):
                name = each.span.of(sentence).rstrip(".,'’-").removesuffix("'s").removesuffix("’s")
                first, *others = name.lower().split()
                if others and ALL_STOP_WORDS.isdisjoint((first, others[-1])):
                    yield name
