"""Lists of articles: those that mention something, those of a time, the newest of each author."""

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
from qa.overview.admitting import admitting
from qa.overview.article_choice import first_articles
from qa.overview.mentions import mentions
from qa.overview.summary import body_sentences, headline
from qa.question.requests import Meant, Mentions, Named

LISTED = 50
"""Articles that one answer lists; it says how many more there are."""


class ArticleLists:
    """Answers with lists of articles, each by a sentence or its headline."""

    def __init__(self, index: ArticleIndex) -> None:
        self._index = index

    def mentioned(self, question: str, request: Mentions, only: Filter | None) -> Answer | None:
        """The articles that mention a thing, in the order meant; None where none does."""
        thing, meant = request.thing, request.articles
        found = mentions(self._index, request.either or (thing,), only, meant.order)
        if not found:
            return None
        once, twice = self._once([each.article.source for each in found], meant.count or LISTED)
        total = len(found) - twice
        sentences = []
        for number, each in enumerate((one for one in found if one.article in once), 1):
            told = long_date(date_of(each.article)), counted(each.count, "mention")
            label, copies = ", ".join(filter(None, told)), once[each.article]
            sentences.append(Sentence.quoting(number, each.article, each.sentence, label, copies))
        mention = "mentions" if total == 1 else "mention"
        what = f"{counted(total, 'article')} {mention} {thing}."
        note = _told(what, total, len(once), meant.order)
        return Answer(question, tuple(sentences), 1.0, kind="mentions", note=note)

    def held(self, question: str, only: Filter | None, meant: Meant) -> Answer | None:
        """The articles meant by their headlines, or how they begin; None where there is none."""
        most, catalogue = meant.count or LISTED, self._index.store.catalogue()
        listing = catalogue.listing(order=meant.order, limit=max(most, LISTED), only=only)
        once, twice = self._once([entry.source for entry in listing.entries], most)
        if not once:
            return None
        titles, total = Counter(article.title for article in once), listing.total - twice
        sentences = [
            _listed(number, each, copies=copies, shared=titles[each.title] > 1)
            for number, (each, copies) in enumerate(once.items(), 1)
        ]
        note = _told(f"{counted(total, 'article')}.", total, len(once), meant.order)
        return Answer(question, tuple(sentences), 1.0, kind="mentions", note=note)

    def happened(self, question: str, only: Filter | None) -> Answer | None:
        """The articles of the time that a question names; None where there is none."""
        meant = Meant(time=time_phrase(question))
        within = admitting(self._index.store.catalogue(), meant, only, date.today())
        return self.held(question, within, meant) if within else None

    def writers(self, question: str, fact: Named, only: Filter | None) -> Answer | None:
        """Who wrote the articles, or the sites, each with the newest; None where none is known."""
        catalogue = self._index.store.catalogue()
        of_authors = fact == "authors"
        known = catalogue.authors(only) if of_authors else catalogue.sites(only)
        sentences: list[Sentence] = []
        for name, total in known[:LISTED]:
            named = Filter(authors=(name,)) if of_authors else Filter(sites=(name,))
            within = both(named, only or Filter())
            newest = first_articles(self._index.store, 1, within)[0] if within else []
            label = f"{name}, {counted(total, 'article')}"
            sentences += [_listed(len(sentences) + 1, each, label) for each in newest]
        if not sentences:
            return None
        what = f"{counted(len(known), 'author' if of_authors else 'site')}."
        note = _told(what, len(known), len(sentences), "first")
        return Answer(question, tuple(sentences), 1.0, kind="mentions", note=note)

    def _once(
        self, sources: Sequence[str], most: int
    ) -> tuple[dict[Article, tuple[Article, ...]], int]:
        """The first articles, each with what is nearly the same and left out; how many are that.

        Of what comes after those all count but their copies: to compare it too would take long.
        """
        once: dict[Article, tuple[Article, ...]] = {}
        twice: set[str] = set()
        for source in sources:
            new = len(once) < most and source not in twice
            if article := self._index.store.article(source) if new else None:
                once[article] = tuple(self._index.copies(article))
                twice.update(copy.source for copy in once[article])
        return once, len(twice.intersection(sources) - {each.source for each in once})


def _listed(
    number: int,
    article: Article,
    label: str = "",
    *,
    copies: tuple[Article, ...] = (),
    shared: bool = False,
) -> Sentence:
    """An article under a label, or its day: its headline, or after its title how it begins.

    A title that is ``shared`` with others, as "Weekly notes", does not tell which one it is.
    """
    head = None if shared else headline(article)
    label = label or long_date(date_of(article))
    if not head:
        label = f"{label}, “{article.title}”" if label else article.title
    begins = body_sentences(article)[:1] or sentence_spans(article.text, article.language)
    return Sentence.quoting(number, article, head or begins[0], label, copies)


def _told(what: str, total: int, shown: int, order: str = "newest") -> str:
    """How many there are in words, and which of them are shown where not all are."""
    if shown >= total:
        return what
    return (
        f"{what} The {order} is shown." if shown == 1 else f"{what} The {order} {shown} are shown."
    )
