"""Questions about articles themselves: which there are, what one is about, who wrote one."""

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
from qa.overview.admitting import admitting
from qa.overview.article_choice import NAMED, Retrieve, chosen
from qa.overview.article_facts import SAID, fact_of, stands_in
from qa.overview.focus import ending, favoured
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

_OF_A_PART = 1  # passage
_WHICH = "Say which article: give words of its title."


class AboutArticles:
    """Answers what is asked of articles rather than of what they say."""

    def __init__(self, index: ArticleIndex, retrieve: Retrieve) -> None:
        self._index, self._retrieve = index, retrieve
        self.lists = ArticleLists(index)

    def answer(
        self, question: str, request: Request, only: Filter | None = None, this: str = ""
    ) -> Answer | None:
        """The answer; None where it should be looked for in what the articles say.

        ``this`` is the title of the article that is spoken of, "" if none is.
        """
        if isinstance(request, Content):
            return None
        if isinstance(request, Writers):
            return self.lists.writers(question, request.fact, only)
        within = admitting(self._index.store.catalogue(), request.articles, only, date.today())
        if within is None:
            return None
        if isinstance(request, Mentions):
            return self._mentions(question, request, within)
        if isinstance(request, Holdings):
            return self.lists.held(question, within, request.articles)
        return self._of_some(question, request, within, this)

    def _of_some(
        self, question: str, request: Summary | Metadata, within: Filter, this: str
    ) -> Answer | None:
        """What is asked of one article, or of a few."""
        found = chosen(self._index, self._retrieve, request, within, this)
        if found and isinstance(request, Summary):
            return self._summary(question, found[0], found[1:], request)
        if found and isinstance(request, Metadata):
            facts = _facts(question, request, found)
            # "the map of the North Sea" may be what the article tells of
            return facts if request.certain or not facts.refused else None
        unnamed = request.articles == ALL_ARTICLES
        return self._which(question, request, within) if unnamed else None

    def _which(self, question: str, request: Summary | Metadata, only: Filter) -> Answer:
        """What is said where no article is spoken of: those that could be summed up, or nothing."""
        summed_up = isinstance(request, Summary)
        listed = self.lists.held(question, only, ALL_ARTICLES) if summed_up else None
        return (listed or Answer(question, (), 0.0)).with_notes(_WHICH)

    def _summary(
        self, question: str, article: Article, others: Sequence[Article], request: Summary
    ) -> Answer:
        head = headline(article)
        encode, repeated = self._index.encoder.encode_passages, self._index.refrains(article)
        only = Filter(sources=(article.source,))
        hits = self._retrieve(request.part, _OF_A_PART, only) if request.part else ()
        part = [Span(hit.passage.start, hit.passage.end) for hit in hits]
        if request.focus == "ending":
            part = ending(article)
        asked, count = favoured(article, request.focus), request.sentences or None
        told = summary_sentences(article, encode, count, repeated, part, asked)
        spans = [head, *told] if head else told
        fit = "fits" if len(others) == 1 else "fit"
        note = f"{counted(len(others), 'other article')} {fit} these words." if others else ""
        sentences = [
            Sentence.quoting(number, article, span) for number, span in enumerate(spans, 1)
        ]
        if told and not head and not article.text.startswith(article.title.rstrip("…")):
            # a page's headline is its title alone, and no part of the text that could be cited
            sentences.insert(0, Sentence(article.title, ()))
        return Answer(question, tuple(sentences), float(bool(spans)), kind="summary", note=note)

    def _mentions(self, question: str, request: Mentions, only: Filter | None) -> Answer:
        asked = [request]
        if request.articles.several:  # of "the Mill Bridge disaster" they may say "Mill Bridge"
            names = [each.span for each in values(request.thing) if isinstance(each, Name)]
            only_named = [replace(request.articles, name=one.of(request.thing)) for one in names]
            asked += [Mentions(meant) for meant in only_named[:1]]
        for each in asked:
            if answer := self.lists.mentioned(question, each, only):
                return answer
        nearest = tuple(self._retrieve(request.thing, 3, only))
        note = "No article has all these words in one sentence."
        return Answer(question, (), 0.0, nearest=nearest, kind="mentions", note=note)


def _facts(question: str, request: Metadata, articles: Sequence[Article]) -> Answer:
    """What is known of each, with the line that says it; a refusal where nothing is."""
    known = [article for article in articles if fact_of(article, request.fact)][:NAMED]
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
        quoted = Sentence.quoting(number, article, line, label)
        sentences.append(replace(quoted, short=words.moved(-line.start)))
    note = "" if known else f"{articles[0].title}: the article does not say."
    return Answer(
        question,
        tuple(sentences),
        float(bool(known)),
        short=fact_of(known[0], request.fact) if len(known) == 1 else None,
        kind="metadata",
        note=note,
    )
