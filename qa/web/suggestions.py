"""Suggested questions: made from the articles' own sentences and titles, without a model.

A sentence that says who said something, what someone is or when something was done is turned into
the question that it answers. Only questions that the library then does answer are suggested.
"""

import asyncio
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice

from anyio.to_thread import run_sync

from embeddings.article import Article
from embeddings.errors import IndexingError, LibraryDamaged
from embeddings.sentences import sentence_spans
from qa.byline import Byline
from qa.errors import QAError
from qa.language.identities import has_role
from qa.language.words import is_common
from qa.libraries import Libraries
from qa.samples import QUESTIONS
from qa.status import LibraryStatus

SHOWN = 4
WHICH = "Which articles are there?"
_READ = 24  # articles that are looked through, the newest first
_TRIED = 8  # questions that are asked of the library at most
_NAME = r"(?:[A-Z][\w’'-]+(?: (?:of|de|van|von|bin|al))?(?: [A-Z][\w’'-]+){1,3})"
_PLACE = r"(?:[Tt]he (?:[a-z]+ )?[\w’'-]+(?: (?:at|in|of) [A-Z][\w’'-]+)?)"
_DONE = (
    "built|opened|founded|closed|sold|signed|launched|elected|arrested|appointed|destroyed|"
    "published|discovered|reopened|killed|banned|approved|rejected"
)

_RULES = (
    (re.compile(rf"^(?:[Tt]he )?({_NAME}) (?:said|told|announced|warned) "), "What did {} say?"),
    (re.compile(rf"^({_NAME}|{_PLACE}) was ({_DONE})\b.*\b(?:1\d|20)\d\d\b"), "When was {} {}?"),
    (re.compile(rf"[\"”] said ({_NAME})"), "What did {} say?"),
    (re.compile(rf"\b({_NAME}), who [a-z][^,]{{4,60}}[,.]"), "Who is {}?"),
)
_INTRODUCED = re.compile(rf"\b({_NAME}), (?:a|an|the) ([a-z][^,]{{4,60}})[,.]")


class Suggester:
    """The questions that the library's page suggests; found once for each state of the library."""

    def __init__(self, libraries: Libraries) -> None:
        self._libraries = libraries
        self._finding: asyncio.Task[tuple[str, ...]] | None = None
        self._found: tuple[tuple[object, ...], tuple[str, ...]] | None = None

    async def questions(self) -> tuple[str, ...]:
        """Up to four questions that the library answers; takes a second or two the first time.

        Whoever comes while they are sought waits for the same ones and keeps no thread waiting:
        those are few, and answers are made in them.
        """
        if self._finding is None or self._finding.done():
            self._finding = asyncio.create_task(run_sync(self._find))
        return await asyncio.shield(self._finding)

    def _find(self) -> tuple[str, ...]:
        library = self._libraries.reading()
        status = library.status()
        found = self.known(status)
        if found is None:
            found = QUESTIONS if status.samples else suggestions(library)
            self._found = (_state(status), found)
        return found

    def known(self, status: LibraryStatus) -> tuple[str, ...] | None:
        """The questions for a state of the library, if they were found already."""
        found = self._found
        return found[1] if found and found[0] == _state(status) else None


def _state(status: LibraryStatus) -> tuple[object, ...]:
    return (status.folder, status.articles, status.passages)


def suggestions(library: Byline) -> tuple[str, ...]:
    """Questions that a library answers, each from another article; where they are few, which."""
    found: list[str] = []
    for question in islice(_tried(_newest(library)), _TRIED):
        try:
            answered = not library.ask(question, quotes_only=True).refused
        except (IndexingError, QAError):
            continue
        if answered:
            found.append(question)
        if len(found) == SHOWN:
            return tuple(found)
    return (*found, WHICH)


def _newest(library: Byline) -> Iterator[Article]:
    """The articles that were published last, without those that were damaged on disk."""
    catalogue = library.catalogue()
    for place in range(_READ):  # one by one: of many none is listed where one is damaged
        with suppress(LibraryDamaged):
            for entry in catalogue.listing(first=place, limit=1).entries:
                if article := library.article(entry.id):
                    yield article


def _tried(articles: Iterable[Article]) -> Iterator[str]:
    """The first question of every article, then the others."""
    every = [list(islice(questions_of(article), 3)) for article in articles]
    seen: set[str] = set()
    for place in range(3):
        for asked in every:
            if place < len(asked) and asked[place] not in seen:
                seen.add(asked[place])
                yield asked[place]


def questions_of(article: Article) -> Iterator[str]:
    """The questions that an article's sentences answer, in the order of the text.

    >>> pier = Article("a", "The pier", "The pier at Sandwick was built by Jon Hask in 1873.")
    >>> list(questions_of(pier))
    ['When was the pier at Sandwick built?']
    """
    text = article.text
    for span in sentence_spans(text):
        yield from islice(_asked(text[span.start : span.end].strip()), 1)


def _asked(sentence: str) -> Iterator[str]:
    """The questions that a sentence answers."""
    for pattern, question in _RULES:
        if (found := pattern.search(sentence)) and _is_name(found[1]):
            yield question.format(*map(_lower, found.groups()))
    found = _INTRODUCED.search(sentence)
    if found and _is_name(found[1]) and has_role(found[2]):
        yield f"Who is {found[1]}?"


def _is_name(words: str) -> bool:
    """Whether it is no beginning of a sentence: "In Sandwick", "Even Ada Brook"."""
    first = words.split(maxsplit=1)[0].lower()
    return first == "the" or not is_common(first)


def _lower(words: str) -> str:
    return "the " + words[4:] if words.startswith("The ") else words
