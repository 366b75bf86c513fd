"""Answers requests about articles themselves: lists, summaries and metadata."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from embeddings.article import Article
from embeddings.filters import Filter
from embeddings.index import ArticleIndex
from embeddings.sentences import Span
from qa.answer import Answer, Sentence
from qa.counts import counted
from qa.language.values import Name, values
from qa.overview.admitting import filter_of
from qa.overview.article_choice import MOST_NAMED, Retrieve, choose_articles
from qa.overview.article_facts import FACT_LABELS, fact_in_text, fact_of
from qa.overview.focus import focus_sentences, last_sentences
from qa.overview.listing import ArticleLists
from qa.overview.summary import headline, summary_sentences
from qa.question.requests import (
    ALL_ARTICLES,
    Content,
    Holdings,
    Mentions,
    Metadata,
    Request,
    Summary,
    Writers,
)

_PART_PASSAGES = 1  # passage
_ASK_WHICH = "Say which article: give words of its title."


class AboutArticles:
    """Answers requests for articles rather than for what they say."""

    def __init__(self, index: ArticleIndex, retrieve: Retrieve) -> None:
        self._index, self._retrieve = index, retrieve
        self.lists = ArticleLists(index)

    def answer(
        self, question: str, request: Request, only: Filter | None = None, this: str = ""
    ) -> Answer | None:
        """The answer, or None if it is to be looked for in what the articles say.

        ``this``: the title of the article spoken of, "" if there is none.
        """
        if isinstance(request, Content):
            return None
        if isinstance(request, Writers):
            return self.lists.writers(question, request.fact, only)
        within = filter_of(self._index.store.catalogue(), request.articles, only, date.today())
        if within is None:
            return None
        if isinstance(request, Mentions):
            return self._mentions(question, request, within)
        if isinstance(request, Holdings):
            return self.lists.of_selection(question, within, request.articles)
        return self._answer_on_some(question, request, within, this)

    def _answer_on_some(
        self, question: str, request: Summary | Metadata, within: Filter, this: str
    ) -> Answer | None:
        """The answer to a request for one article or a few, or None."""
        found = choose_articles(self._index, self._retrieve, request, within, this)
        if found and isinstance(request, Summary):
            return self._summary(question, found[0], found[1:], request)
        if found and isinstance(request, Metadata):
            facts = _metadata_answer(question, request, found)
            # "the map of the North Sea" may be something in an article
            return facts if request.certain or not facts.refused else None
        unnamed = request.articles == ALL_ARTICLES
        return self._ask_which(question, request, within) if unnamed else None

    def _ask_which(self, question: str, request: Summary | Metadata, only: Filter) -> Answer:
        """An answer that asks which article is meant, with a list if one was to be summed up."""
        is_summary = isinstance(request, Summary)
        choice = self.lists.of_selection(question, only, ALL_ARTICLES) if is_summary else None
        return (choice or Answer(question, (), 0.0)).with_notes(_ASK_WHICH)

    def _summary(
        self, question: str, article: Article, others: Sequence[Article], request: Summary
    ) -> Answer:
        head = headline(article)
        encode, repeated = self._index.encoder.encode_passages, self._index.refrains(article)
        only = Filter(sources=(article.source,))
        hits = self._retrieve(request.part, _PART_PASSAGES, only) if request.part else ()
        part = [Span(hit.passage.start, hit.passage.end) for hit in hits]
        if request.focus == "ending":
            part = last_sentences(article)
        focused, count = focus_sentences(article, request.focus), request.sentences or None
        body = summary_sentences(article, encode, count, repeated, part, focused)
        spans = [head, *body] if head else body
        fit = "fits" if len(others) == 1 else "fit"
        note = f"{counted(len(others), 'other article')} {fit} these words." if others else ""
        sentences = [
            Sentence.quoting(number, article, span) for number, span in enumerate(spans, 1)
        ]
        if body and not head and not article.text.startswith(article.title.rstrip("…")):
            # the title of a page is not always in its text, where it could be cited
            sentences.insert(0, Sentence(article.title, ()))
        return Answer(question, tuple(sentences), float(bool(spans)), kind="summary", note=note)

    def _mentions(self, question: str, request: Mentions, only: Filter | None) -> Answer:
        attempts = [request]
        if request.articles.several:  # for "the Mill Bridge disaster" search "Mill Bridge", too
            names = [each.span for each in values(request.thing) if isinstance(each, Name)]
            by_name = [replace(request.articles, name=one.of(request.thing)) for one in names[:1]]
            attempts += map(Mentions, by_name)
        for each in attempts:
            if answer := self.lists.with_mentions(question, each, only):
                return answer
        nearest = tuple(self._retrieve(request.thing, 3, only))
        note = "No article has all these words in one sentence."
        return Answer(question, (), 0.0, nearest=nearest, kind="mentions", note=note)


def _metadata_answer(question: str, request: Metadata, articles: Sequence[Article]) -> Answer:
    """The fact about each article, with the line that states it; a refusal if none is known."""
    with_fact = [article for article in articles if fact_of(article, request.fact)][:MOST_NAMED]
    sentences: list[Sentence] = []
    number = 0
    for article in with_fact:
        label = FACT_LABELS[request.fact]
        place = fact_in_text(article, request.fact)
        if place is None:
            label += f" {fact_of(article, request.fact)}"
            sentences.append(Sentence(article.title, (), label=label))
            continue
        number += 1
        line, words = place
        quoted = Sentence.quoting(number, article, line, label)
        sentences.append(replace(quoted, short=words.moved(-line.start)))
    note = "" if with_fact else f"{articles[0].title}: the article does not say."
    return Answer(
        question,
        tuple(sentences),
        float(bool(with_fact)),
        short=fact_of(with_fact[0], request.fact) if len(with_fact) == 1 else None,
        kind="metadata",
        note=note,
    )
