"""Questions about articles themselves: which there are, what one is about, who wrote one."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from embeddings.article import Article
from embeddings.filters import Filter, both
from embeddings.index import ArticleIndex, Hit
from embeddings.sentences import Span, sentence_spans
from qa.answer import Answer, Citation, Sentence
from qa.language.article_phrases import ALL_ARTICLES, Meant, Order
from qa.language.library_questions import Holdings, Mentions, Named, Writers
from qa.language.question_kinds import Content, Metadata, Request
from qa.language.summaries import Summary
from qa.language.time_words import said_time
from qa.overview.article_choice import about, admitting, titled
from qa.overview.article_facts import SAID, fact_of, long_date, stands_in
from qa.overview.mentions import date_of, mentions
from qa.overview.summary import body_sentences, headline, summary_sentences

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
        if isinstance(request, Writers):
            return self._writers(question, request.fact, only)
        catalogue = self._index.store.catalogue()
        within = admitting(catalogue, request.articles, only, date.today())
        return self._of_those(question, request, within, this) if within else None

    def _of_those(
        self,
        question: str,
        request: Summary | Mentions | Holdings | Metadata,
        within: Filter,
        this: str,
    ) -> Answer | None:
        meant = request.articles
        if isinstance(request, Mentions):
            return self._mentions(question, request, within)
        if isinstance(request, Holdings):
            return self._holdings(question, within, meant)
        found = self._articles(request, within, this)
        if not found:
            return None if meant != ALL_ARTICLES else self._which(question, request, within)
        if isinstance(request, Summary):
            return self._summary(question, found[0], found[1:], request.sentences)
        return _facts(question, request, found)

    def _articles(self, request: Summary | Metadata, only: Filter, this: str) -> list[Article]:
        """The articles that are meant, copies of one text once."""
        meant = request.articles
        if meant.selects:
            return self._selected(meant, only)
        name = meant.name or this
        if not name:
            first, admitted = self._first(1, only)
            return first if admitted == 1 else []
        by_source = both(Filter(sources=(name,)), only)
        if by_source and (found := self._first(1, by_source)[0]):
            return found
        certain = isinstance(request, Summary) or request.certain
        found = titled(self._index, name, only, certain=certain)
        if not found and request.certain:
            fitting = about(self._retrieve(name, _LOOKED_AT, only), name)
            found = [fitting] if fitting else []
        return list({article.digest: article for article in reversed(found)}.values())[::-1]

    def _selected(self, meant: Meant, only: Filter | None) -> list[Article]:
        """The articles that are meant by their order, author or day, of those on a topic."""
        if not meant.name:
            return self._first(meant.count or _NAMED, only, meant.order)[0]
        found = mentions(self._index, meant.name, only, meant.order)
        return [each.article for each in found[: meant.count or _NAMED]]

    def _which(self, question: str, request: Summary | Metadata, only: Filter) -> Answer:
        """What is said where no article is spoken of: those that could be summed up, or nothing."""
        summed_up = isinstance(request, Summary)
        listed = self._holdings(question, only, ALL_ARTICLES) if summed_up else None
        if listed is None:
            return Answer(question, (), 0.0, note=_WHICH)
        return listed.noted(_WHICH)

    def _summary(
        self, question: str, article: Article, others: Sequence[Article], count: int
    ) -> Answer:
        head = headline(article)
        encode, repeated = self._index.encoder.encode_passages, self._index.refrains(article)
        told = summary_sentences(article, encode, count or None, repeated)
        spans = [head, *told] if head else told
        fit = "fits" if len(others) == 1 else "fit"
        note = f"{_count(len(others), 'other article')} {fit} these words." if others else ""
        sentences = [_quoted(number, article, span) for number, span in enumerate(spans, 1)]
        if told and not head and not article.text.startswith(article.title.rstrip("…")):
            # a page's headline is its title alone, and no part of the text that could be cited
            sentences.insert(0, Sentence(article.title, ()))
        return Answer(question, tuple(sentences), float(bool(spans)), kind="summary", note=note)

    def _mentions(self, question: str, request: Mentions, only: Filter | None) -> Answer:
        thing, either = request.thing, request.either
        if answer := self.mentioned(question, thing, only, request.articles, either):
            return answer
        nearest = tuple(self._retrieve(thing, 3, only))
        note = "No article has these words."
        return Answer(question, (), 0.0, nearest=nearest, kind="mentions", note=note)

    def mentioned(
        self,
        question: str,
        thing: str,
        only: Filter | None = None,
        meant: Meant = ALL_ARTICLES,
        either: Sequence[str] = (),
    ) -> Answer | None:
        """The articles that mention a thing, in the order meant; None where none does.

        Where it is ``either`` of several, those that mention any.
        """
        found = mentions(self._index, thing, only, meant.order, either)
        if not found:
            return None
        once, twice = self._once([each.article.source for each in found], meant.count or LISTED)
        total = len(found) - twice
        sentences = []
        for number, each in enumerate((one for one in found if one.article.source in once), 1):
            times = _count(each.count, "mention")
            day = long_date(date_of(each.article))
            label = f"{day}, {times}" if day else times
            copies = once[each.article.source]
            sentences.append(_quoted(number, each.article, each.sentence, label, copies))
        mention = "mentions" if total == 1 else "mention"
        what = f"{_count(total, 'article')} {mention} {thing}."
        note = _told(what, total, len(once), meant.order)
        return Answer(question, tuple(sentences), 1.0, kind="mentions", note=note)

    def _holdings(self, question: str, only: Filter | None, meant: Meant) -> Answer | None:
        """The articles meant by their headlines, or how they begin; None where there is none."""
        most, store = meant.count or LISTED, self._index.store
        listing = store.catalogue().listing(order=meant.order, limit=max(most, LISTED), only=only)
        once, twice = self._once([entry.source for entry in listing.entries], most)
        found = [article for source in once if (article := store.article(source))]
        if not found:
            return None
        titles, total = Counter(article.title for article in found), listing.total - twice
        sentences = [
            _listed(number, each, copies=once[each.source], shared=titles[each.title] > 1)
            for number, each in enumerate(found, 1)
        ]
        note = _told(f"{_count(total, 'article')}.", total, len(found), meant.order)
        return Answer(question, tuple(sentences), 1.0, kind="mentions", note=note)

    def happened(self, question: str, only: Filter | None = None) -> Answer | None:
        """The articles of the time that a question names; None where there is none."""
        meant = Meant(time=said_time(question))
        within = admitting(self._index.store.catalogue(), meant, only, date.today())
        return self._holdings(question, within, meant) if within else None

    def _writers(self, question: str, fact: Named, only: Filter | None) -> Answer | None:
        """Who wrote the articles, or the sites, each with the newest; None where none is known."""
        catalogue = self._index.store.catalogue()
        of_authors = fact == "authors"
        known = catalogue.authors(only) if of_authors else catalogue.sites(only)
        sentences: list[Sentence] = []
        for name, total in known[:LISTED]:
            named = Filter(authors=(name,)) if of_authors else Filter(sites=(name,))
            within = both(named, only or Filter())
            newest = self._first(1, within)[0] if within else []
            label = f"{name}, {_count(total, 'article')}"
            sentences += [_listed(len(sentences) + 1, each, label) for each in newest]
        if not sentences:
            return None
        what = f"{_count(len(known), 'author' if of_authors else 'site')}."
        note = _told(what, len(known), len(sentences), "first")
        return Answer(question, tuple(sentences), 1.0, kind="mentions", note=note)

    def _first(
        self, limit: int, only: Filter | None, order: Order = "newest"
    ) -> tuple[list[Article], int]:
        """The first articles in an order of those a filter admits; how many it does."""
        store = self._index.store
        listing = store.catalogue().listing(order=order, limit=limit, only=only)
        found = (store.article(entry.id) for entry in listing.entries)
        return [article for article in found if article is not None], listing.total

    def _once(
        self, sources: Sequence[str], most: int
    ) -> tuple[dict[str, tuple[Article, ...]], int]:
        """The first articles, each with what is nearly the same and left out; how many are that.

        Of what comes after those all count but their copies: to compare it too would take long.
        """
        once: dict[str, tuple[Article, ...]] = {}
        twice: set[str] = set()
        for source in sources:
            new = len(once) < most and source not in twice
            if article := self._index.store.article(source) if new else None:
                once[source] = tuple(self._index.copies(article))
                twice.update(copy.source for copy in once[source])
        return once, len(twice.intersection(sources) - once.keys())


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
    return _quoted(number, article, head or begins[0], label, copies)


def _told(what: str, total: int, shown: int, order: str = "newest") -> str:
    """How many there are in words, and which of them are shown where not all are."""
    if shown >= total:
        return what
    return (
        f"{what} The {order} is shown." if shown == 1 else f"{what} The {order} {shown} are shown."
    )


def _count(number: int, what: str) -> str:
    """A number of things in words.

    >>> _count(1, "article"), _count(1200, "article")
    ('1 article', '1,200 articles')
    """
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
