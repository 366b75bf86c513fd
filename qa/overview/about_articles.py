"""Questions about articles themselves: which there are, what one is about, who wrote one."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from embeddings.article import Article
from embeddings.filters import Filter
from embeddings.index import ArticleIndex, Hit
from embeddings.sentences import Span, sentence_spans
from qa.answer import Answer, Citation, Sentence
from qa.language.question_kinds import Content, Holdings, Mentions, Metadata, Request, Summary
from qa.overview.article_choice import about, titled
from qa.overview.article_facts import SAID, fact_of, long_date, stands_in
from qa.overview.mentions import Mention, date_of, mentions
from qa.overview.summary import headline, summary_sentences

LISTED = 50
"""Articles that one answer lists; it says how many more there are."""

_LOOKED_AT = 20  # passages in which the article on a topic is looked for
_NAMED = 5  # articles of which one name tells a fact
_WHICH = "Say which article: give words of its title."

Retrieve = Callable[[str, int, Filter | None], Sequence[Hit]]
"""The best passages for some words among the articles that a filter admits."""


class AboutArticles:
    """Answers what is asked of articles rather than of what they say."""

    def __init__(self, index: ArticleIndex, retrieve: Retrieve) -> None:
        self._index, self._retrieve = index, retrieve

    def answer(
        self, question: str, request: Request, only: Filter | None = None, this: str = ""
    ) -> Answer | None:
        """The answer; None where it should be looked for in what the articles say.

        ``this`` is the title of the article that is spoken of, "" if none is.
        """
        if isinstance(request, Content):
            return None
        if isinstance(request, Mentions):
            return self._mentions(question, request.thing, only)
        if isinstance(request, Holdings):
            return self._holdings(question, only)
        found = self._articles(request, only, this)
        if not found:
            return None if request.article else Answer(question, (), 0.0, note=_WHICH)
        if isinstance(request, Summary):
            return self._summary(question, found[0], found[1:])
        return _facts(question, request, found)

    def _articles(
        self, request: Summary | Metadata, only: Filter | None, this: str
    ) -> list[Article]:
        """The articles that are meant, copies of one text once."""
        name = request.article or this
        if not name:
            newest, admitted = self._newest(1, only)
            return newest if admitted == 1 else []
        certain = isinstance(request, Summary) or request.certain
        found = titled(self._index, name, only, certain=certain)
        if not found and certain:
            fitting = about(self._retrieve(name, _LOOKED_AT, only), name)
            found = [fitting] if fitting else []
        return list({article.digest: article for article in reversed(found)}.values())[::-1]

    def _summary(self, question: str, article: Article, others: Sequence[Article]) -> Answer:
        head = headline(article)
        encode, repeated = self._index.encoder.encode_passages, self._index.refrains(article)
        told = summary_sentences(article, encode, repeated=repeated)
        spans = [head, *told] if head else told
        note = f"{len(others)} more articles fit these words." if others else ""
        sentences = [_quoted(number, article, span) for number, span in enumerate(spans, 1)]
        if told and not head and not article.text.startswith(article.title.rstrip("…")):
            # a page's headline is its title alone, and no part of the text that could be cited
            sentences.insert(0, Sentence(article.title, ()))
        return Answer(question, tuple(sentences), float(bool(spans)), kind="summary", note=note)

    def _mentions(self, question: str, thing: str, only: Filter | None) -> Answer:
        if answer := self.mentioned(question, thing, only):
            return answer
        nearest = tuple(self._retrieve(thing, 3, only))
        note = "No article has these words."
        return Answer(question, (), 0.0, nearest=nearest, kind="mentions", note=note)

    def mentioned(self, question: str, thing: str, only: Filter | None = None) -> Answer | None:
        """The articles that mention a thing, the newest first; None where none does."""
        found = self._copies_once(mentions(self._index, thing, only))
        if not found:
            return None
        sentences = []
        for number, (each, copies) in enumerate(found[:LISTED], 1):
            times = f"{each.count} mentions" if each.count > 1 else "1 mention"
            day = long_date(date_of(each.article))
            label = f"{day}, {times}" if day else times
            sentences.append(_quoted(number, each.article, each.sentence, label, copies))
        note = _counted(len(found), f"article mentions {thing}.", f"articles mention {thing}.")
        return Answer(question, tuple(sentences), 1.0, kind="mentions", note=note)

    def _holdings(self, question: str, only: Filter | None) -> Answer | None:
        """The newest articles by their headlines, or how they begin; None where there is none."""
        found, total = self._newest(LISTED, only)
        if not found:
            return None
        sentences = [_listed(number, article) for number, article in enumerate(found, 1)]
        note = _counted(total, "article.", "articles.")
        return Answer(question, tuple(sentences), 1.0, kind="mentions", note=note)

    def _newest(self, limit: int, only: Filter | None) -> tuple[list[Article], int]:
        """The articles that were published last of those a filter admits; how many it does."""
        store = self._index.store
        listing = store.catalogue().listing(limit=limit, only=only)
        found = (store.article(entry.id) for entry in listing.entries)
        return [article for article in found if article is not None], listing.total

    def _copies_once(self, found: Sequence[Mention]) -> list[tuple[Mention, tuple[Article, ...]]]:
        """Mentions without those in what is nearly the same as another, which is named instead."""
        once: list[tuple[Mention, tuple[Article, ...]]] = []
        twice: set[str] = set()
        for each in found:
            if each.article.source not in twice:
                copies = tuple(self._index.copies(each.article))
                twice.update(copy.source for copy in copies)
                once.append((each, copies))
        return once


def _facts(question: str, request: Metadata, articles: Sequence[Article]) -> Answer:
    """What is known of each, with the line that says it; a refusal where nothing is."""
    known = [article for article in articles if fact_of(article, request.fact)][:_NAMED]
    sentences: list[Sentence] = []
    number = 0
    for article in known:
        label = SAID[request.fact]
        said = stands_in(article, request.fact)
        if said is None:
            label += f" {fact_of(article, request.fact)}"
            sentences.append(Sentence(article.title, (), label=label))
            continue
        number += 1
        line, words = said
        quoted = _quoted(number, article, line, label)
        short = Span(words.start - line.start, words.end - line.start)
        sentences.append(replace(quoted, short=short))
    note = "" if known else f"{articles[0].title}: the article does not say."
    return Answer(
        question,
        tuple(sentences),
        float(bool(known)),
        short=fact_of(known[0], request.fact) if len(known) == 1 else None,
        kind="metadata",
        note=note,
    )


def _quoted(
    number: int, article: Article, span: Span, label: str = "", copies: tuple[Article, ...] = ()
) -> Sentence:
    citation = Citation(number, article, span.start, span.end, copies)
    return Sentence(citation.quote, (citation,), label=label)


def _listed(number: int, article: Article) -> Sentence:
    """An article with its day: its headline, or after its title how it begins."""
    day, head = long_date(date_of(article)), headline(article)
    label = day if head else ", ".join(each for each in (day, article.title) if each)
    span = head or sentence_spans(article.text, article.language)[0]
    return _quoted(number, article, span, label)


def _counted(count: int, one: str, more: str) -> str:
    """How many articles there are, and that not all are listed where there are many."""
    said = f"{count} {one if count == 1 else more}"
    return f"{said} The newest {LISTED} are shown." if count > LISTED else said
