"""Quoting: from the sentences that may answer to the ones that are shown, with their citations."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from types import MappingProxyType

from embeddings.article import Article
from embeddings.encoder import Encode
from embeddings.sentences import Span, sentence_spans
from qa.answer import Citation, Sentence
from qa.language.causes import asks_why, tells_why
from qa.language.expected import asks_whether
from qa.language.identities import asked_holder
from qa.language.sentence_ends import is_ended
from qa.language.words import words
from qa.overview.article_facts import long_date
from qa.overview.mentions import date_of
from qa.quoting.disagreement import sides
from qa.quoting.evidence import Evidence
from qa.quoting.lists import listed
from qa.quoting.neighbours import LONGEST, context
from qa.quoting.sentence_choice import Candidate

MAX_SENTENCES = 3

_WORTH = 0.04  # chance that a further sentence answers and those before it do not
_AMONG_SEVERAL = 0.5  # share of the best one's score that is enough where several things are asked

Copies = Callable[[Article], Sequence[Article]]
"""The other articles that are nearly the same as one."""


@dataclass(frozen=True, slots=True)
class Quotes:
    """Sentences that answer, in the order in which they are shown."""

    sentences: tuple[Sentence, ...] = ()
    short: str | None = None  # the words that answer
    differ: bool = False
    note: str = ""


def quote(
    question: str, evidence: Evidence, encode: Encode, copies: Copies, *, several: bool
) -> Quotes:
    """The best sentences; where some contradict each other, the best of each side, newest first.

    ``evidence`` has a sentence at least. ``several``: more than one thing is asked for.
    """
    found = evidence.sentences
    near = [each.passage for each in evidence.passages]
    opposed = [] if several else sides(question, found, encode, near)
    if opposed:
        newest = sorted(opposed, key=lambda one: date_of(one.passage.article), reverse=True)
        sentences = _cited(newest, copies, dated=True)
        return Quotes(sentences, _short(newest), differ=True, note=_note(newest))
    items = listed(question, found[0].passage.article, MAX_SENTENCES) if several else {}
    if items:
        told = [replace(found[0], span=span, short=None) for span in items]
        return Quotes(_cited(told, copies, headed=items))
    holder = asked_holder(question)
    if holder and holder.now and (holders := _newest_holders(found)):
        return Quotes(_cited(holders, copies, dated=True), _short(holders))
    chosen = _chosen(found, copies, several=several)
    if _announces(chosen[0]) or (asks_why(question) and not tells_why(chosen[0].text)):
        chosen = _with_following(chosen)
    if asks_whether(question):
        chosen = [replace(each, short=None) for each in chosen]
    shown = [*chosen[:1], *_in_reading_order(chosen[1:])]
    return Quotes(_cited(shown, copies), _short(chosen))


def _chosen(found: Sequence[Candidate], copies: Copies, *, several: bool) -> list[Candidate]:
    """The best sentence, and those that may well answer if none before them does.

    Where several things are asked for, all that are about as good. An article saved twice counts
    once, and so does what a caption or a headline has from the text.
    """
    chosen: list[Candidate] = []
    unanswered = 1.0  # chance that none of the chosen answers
    twice: set[str] = set()  # sources of what is nearly the same as a chosen article
    for candidate in (each for each in found if _as_exact(found[0], each)):
        article = candidate.passage.article
        share = candidate.score / found[0].score
        needed = not chosen or unanswered * candidate.score >= _WORTH
        good = needed or (several and share >= _AMONG_SEVERAL)
        text = candidate.text
        said = any(text in each.text or each.text in text for each in chosen)
        if good and not said and article.source not in twice:
            chosen.append(candidate)
            unanswered *= 1 - candidate.score
            twice.update(copy.source for copy in copies(article))
        if not good or len(chosen) == MAX_SENTENCES:
            break
    return chosen


def _with_following(chosen: list[Candidate]) -> list[Candidate]:
    """The best sentence, what it leaves to be said after it, and the others."""
    best = chosen[0]
    following = _following(best)
    said = {span.of(best.passage.article.text) for span in following}
    others = [each for each in chosen[1:] if each.text not in said]
    added = [replace(best, span=span, short=None) for span in following]
    return [best, *added, *others][:MAX_SENTENCES]


def _following(best: Candidate) -> list[Span]:
    """Two items of a list that a sentence announces, else the next sentence of its paragraph.

    "The siren did not sound. A fuse had blown." tells why only in its second sentence.
    """
    article = best.passage.article
    spans = sentence_spans(article.text, article.language)
    after = [span for span in spans if span.start >= best.span.end]
    if _announces(best):
        told = (span for span in after if not span.of(article.text).rstrip(".)").isdigit())
        return list(islice(told, MAX_SENTENCES - 1))
    return [
        span
        for span in after[:1]
        if "\n" not in article.text[best.span.end - 1 : span.start]
        and is_ended(span.of(article.text))
        and len(words(span.of(article.text))) <= LONGEST
    ]


def _announces(sentence: Candidate) -> bool:
    """Whether a sentence ends in a colon, "You need:", and does not answer itself."""
    answers = sentence.short is not None and sentence.features.get("fits", 0.0) > 0
    return sentence.text.endswith(":") and not answers


def _newest_holders(found: Sequence[Candidate]) -> list[Candidate]:
    """The newest and the best sentence that name who has an office; none where these are one."""
    named = [each for each in found if each.features.get("form") == 1.0]
    likely = [each for each in named if each.score >= _AMONG_SEVERAL * found[0].score]
    if not likely:
        return []
    newest = max(likely, key=lambda one: date_of(one.passage.article))
    same = date_of(newest.passage.article) == date_of(likely[0].passage.article)
    return [] if same else [newest, likely[0]]


def _as_exact(best: Candidate, other: Candidate) -> bool:
    """Whether another sentence has the amount or the time that is asked for, if the best has it."""
    return other.features.get("lacks", 0.0) <= best.features.get("lacks", 0.0)


def _in_reading_order(chosen: Sequence[Candidate]) -> list[Candidate]:
    """Articles by their best sentence, within one in reading order."""
    rank = {c.passage.article.source: i for i, c in reversed(list(enumerate(chosen)))}
    return sorted(chosen, key=lambda c: (rank[c.passage.article.source], c.span))


def _cited(
    chosen: Sequence[Candidate],
    copies: Copies,
    *,
    dated: bool = False,
    headed: Mapping[Span, Span] = MappingProxyType({}),
) -> tuple[Sentence, ...]:
    """The sentences as quotes, each with what it needs to be understood unless that is quoted.

    ``headed``: the headings that some are understood by.
    """
    quoted = {(one.passage.article.source, one.span) for one in chosen}
    sentences: list[Sentence] = []
    number = 0
    for one in chosen:
        article = one.passage.article
        also_in = tuple(copies(article))
        before = headed.get(one.span) or context(article, one.span)
        said_before: tuple[Citation, ...] = ()
        if before and (article.source, before) not in quoted:
            number += 1
            quoted.add((article.source, before))
            said_before = (Citation(number, article, before.start, before.end, also_in),)
        number += 1
        citation = Citation(number, article, one.span.start, one.span.end, also_in)
        short = one.short and Span(one.short.start - one.span.start, one.short.end - one.span.start)
        label = long_date(date_of(article)) if dated else ""
        sentences.append(
            Sentence(citation.quote, (citation,), short=short, context=said_before, label=label)
        )
    return tuple(sentences)


def _short(chosen: Sequence[Candidate]) -> str | None:
    first = chosen[0]
    return first.short.of(first.passage.article.text) if first.short else None


def _note(newest: Sequence[Candidate]) -> str:
    if len({one.passage.article.source for one in newest}) == 1:
        return "The article gives more than one answer."
    return "The articles differ; the newest comes first."
