"""Lists of articles: those with mentions, of a time or selection, the newest of each author."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from embeddings.article import Article
from embeddings.filters import Filter, both
from embeddings.index import ArticleIndex
from embeddings.sentences import sentence_spans
from qa.answer import Answer, Sentence
from qa.counts import counted
from qa.days import date_of, long_date
from qa.language.time_words import time_phrase
from qa.overview.admitting import filter_of
from qa.overview.article_choice import first_articles
from qa.overview.mentions import mentions
from qa.overview.summary import body_sentences, headline
from qa.question.requests import Mentions, Named, Selection

MOST_LISTED = 50
"""The most articles that one answer lists; it says how many there are."""


class ArticleLists:
    """Answers with lists of articles, each by a sentence or its headline."""

    def __init__(self, index: ArticleIndex) -> None:
        self._index = index

    def with_mentions(self, question: str, request: Mentions, only: Filter | None) -> Answer | None:
        """The articles that mention a thing, in the selection's order; None if there are none."""
        thing, wanted = request.thing, request.articles
        found = mentions(self._index, request.either or (thing,), only, wanted.order)
        if not found:
            return None
        sources = [each.article.source for each in found]
        shown, copy_count = self._without_copies(sources, wanted.count or MOST_LISTED)
        total = len(found) - copy_count
        copies_of = {article.source: copies for article, copies in shown.items()}
        sentences = []
        for number, each in enumerate((one for one in found if one.article.source in copies_of), 1):
            parts = long_date(date_of(each.article)), counted(each.count, "mention")
            label, copies = ", ".join(filter(None, parts)), copies_of[each.article.source]
            sentences.append(Sentence.quoting(number, each.article, each.sentence, label, copies))
        mention = "mentions" if total == 1 else "mention"
        what = f"{counted(total, 'article')} {mention} {thing}."
        note = _count_note(what, total, len(shown), wanted.order)
        return Answer(question, tuple(sentences), 1.0, kind="mentions", note=note)

    def of_selection(self, question: str, only: Filter | None, wanted: Selection) -> Answer | None:
        """The selected articles by headline or first sentence; None if there are none."""
        most, catalogue = wanted.count or MOST_LISTED, self._index.store.catalogue()
        listing = catalogue.listing(order=wanted.order, limit=max(most, MOST_LISTED), only=only)
        shown, copy_count = self._without_copies([entry.source for entry in listing.entries], most)
        if not shown:
            return None
        titles, total = Counter(article.title for article in shown), listing.total - copy_count
        sentences = [
            _entry(number, each, copies=copies, shared=titles[each.title] > 1)
            for number, (each, copies) in enumerate(shown.items(), 1)
        ]
        note = _count_note(f"{counted(total, 'article')}.", total, len(shown), wanted.order)
        return Answer(question, tuple(sentences), 1.0, kind="mentions", note=note)

    def of_time(self, question: str, only: Filter | None) -> Answer | None:
        """The articles of the time that a question names; None if there are none."""
        wanted = Selection(time=time_phrase(question))
        within = filter_of(self._index.store.catalogue(), wanted, only, date.today())
        return self.of_selection(question, within, wanted) if within else None

    def writers(self, question: str, fact: Named, only: Filter | None) -> Answer | None:
        """The authors, or the sites, each with the newest article; None if none is known."""
        catalogue = self._index.store.catalogue()
        of_authors = fact == "authors"
        writers = catalogue.authors(only) if of_authors else catalogue.sites(only)
        sentences: list[Sentence] = []
        for name, total in writers[:MOST_LISTED]:
            by_name = Filter(authors=(name,)) if of_authors else Filter(sites=(name,))
            within = both(by_name, only or Filter())
            newest = first_articles(self._index.store, 1, within)[0] if within else []
            label = f"{name}, {counted(total, 'article')}"
            sentences += [_entry(len(sentences) + 1, each, label) for each in newest]
        if not sentences:
            return None
        what = f"{counted(len(writers), 'author' if of_authors else 'site')}."
        note = _count_note(what, len(writers), len(sentences), "first")
        return Answer(question, tuple(sentences), 1.0, kind="mentions", note=note)

    def _without_copies(
        self, sources: Sequence[str], most: int
    ) -> tuple[dict[Article, tuple[Article, ...]], int]:
        """The first ``most`` articles with their copies; how many of ``sources`` are such copies.

        Copies among the later articles are not looked for, which would take long.
        """
        shown: dict[Article, tuple[Article, ...]] = {}
        copy_sources: set[str] = set()
        for source in sources:
            is_new = len(shown) < most and source not in copy_sources
            if article := self._index.store.article(source) if is_new else None:
                shown[article] = tuple(self._index.copies(article))
                copy_sources.update(copy.source for copy in shown[article])
        return shown, len(copy_sources.intersection(sources) - {each.source for each in shown})


def _entry(
    number: int,
    article: Article,
    label: str = "",
    *,
    copies: tuple[Article, ...] = (),
    shared: bool = False,
) -> Sentence:
    """An article's headline, or title and first sentence, under a label or its date.

    A title ``shared`` with others, as "Weekly notes", does not identify an article.
    """
    head = None if shared else headline(article)
    label = label or long_date(date_of(article))
    if not head:
        label = f"{label}, “{article.title}”" if label else article.title
    first = body_sentences(article)[:1] or sentence_spans(article.text, article.language)
    return Sentence.quoting(number, article, head or first[0], label, copies)


def _count_note(what: str, total: int, shown: int, order: str = "newest") -> str:
    """A sentence with the count, and which articles are shown if not all are."""
    if shown >= total:
        return what
    return (
        f"{what} The {order} is shown." if shown == 1 else f"{what} The {order} {shown} are shown."
    )
