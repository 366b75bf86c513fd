"""Quoting: chooses which of the candidate sentences are shown, and cites them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from embeddings.article import Article
from embeddings.encoder import Encode
from embeddings.passages import Passage
from embeddings.sentences import Span
from qa.answer import Answer, Citation, Sentence
from qa.days import date_of, long_date
from qa.language.expected import asks_whether
from qa.language.hedges import presumes_fact
from qa.language.retractions import tells_untruth
from qa.language.sentence_ends import is_ended
from qa.quoting.disagreement import sides
from qa.quoting.evidence import Evidence
from qa.quoting.lists import MOST_ITEMS, items_after, list_items
from qa.quoting.neighbours import context_needed, denial, retraction
from qa.quoting.sentence_choice import Candidate, passage_sentences

MAX_SENTENCES = 3

_LEAST_GAIN = 0.04
"""The least probability that a further sentence answers and none before it does. With 0.06, of
600 questions of the development articles 516 have the answer in what is quoted, for 520, and 146
further sentences have it not, for 218: an answer left out is looked for in vain."""

_GOES_ON = "The list goes on in the article."

Copies = Callable[[Article], Sequence[Article]]
"""Finds the other articles that are nearly the same as one."""


def quote(
    question: str, evidence: Evidence, encode: Encode, copies: Copies, *, several: bool
) -> Answer:
    """An answer of the best sentences, or of the best of each side of a conflict, newest first.

    ``evidence``: with at least one sentence. ``several``: whether the question asks for more than
    one thing.
    """
    found, confidence = evidence.sentences, evidence.confidence
    near = [each.passage for each in evidence.passages]
    conflict = [] if several else sides(question, found, encode, near)
    if conflict:
        newest = _with_retractions(
            sorted(conflict, key=lambda one: date_of(one.passage.article), reverse=True)
        )
        sentences = _sentences(newest, copies, dated=True)
        short, note = _short_answer(question, newest), _conflict_note(newest)
        return Answer(question, sentences, confidence, short, differ=True, note=note)
    items, goes_on = list_items(question, found[0].passage.article) if several else ({}, False)
    if items:
        quoted_items = [replace(found[0], span=span, short=None) for span in items]
        note = _GOES_ON if goes_on else ""
        sentences = _sentences(quoted_items, copies, headings=items)
        return Answer(question, sentences, confidence, note=note)
    chosen = _choose(found, copies)
    leads = [i for i, each in enumerate(chosen) if _introduces(each) and (several or i == 0)]
    if leads:
        following = _with_list_or_reply(chosen[leads[0] :], several=several)
        chosen = [*chosen[: leads[0]], *following]
    # of 109 further sentences of development questions only 28 had a right short answer
    marked = 0 if asks_whether(question) else len(chosen) if several else 1
    chosen = [*chosen[:marked], *(replace(each, short=None) for each in chosen[marked:])]
    shown = _with_retractions([*chosen[:1], *_in_reading_order(chosen[1:])])
    return Answer(question, _sentences(shown, copies), confidence, _short_answer(question, shown))


def _choose(found: Sequence[Candidate], copies: Copies) -> list[Candidate]:
    """The best sentence and further ones that may well answer if none before them does.

    Copies of an article count once, and so does a caption or headline that repeats the text.
    """
    chosen: list[Candidate] = []
    unanswered = 1.0  # chance that none of the chosen answers
    copy_sources: set[str] = set()  # of copies of the chosen articles
    for candidate in found:
        article, text = candidate.passage.article, candidate.text
        is_likely = not chosen or unanswered * candidate.score >= _LEAST_GAIN
        is_repeated = any(text in each.text or each.text in text for each in chosen)
        if is_likely and not is_repeated and article.source not in copy_sources:
            chosen.append(candidate)
            unanswered *= 1 - candidate.score
            copy_sources.update(copy.source for copy in copies(article))
        if not is_likely or len(chosen) == MAX_SENTENCES:
            break
    return chosen


def _with_list_or_reply(chosen: list[Candidate], *, several: bool) -> list[Candidate]:
    """The chosen sentences with the list that the first announces inserted after it.

    Only two items if these are complete sentences and one thing is asked for: "She said:" announces
    no list. After a reply to the article's own question, the rest of its paragraph is inserted.
    """
    best = chosen[0]
    article = best.passage.article
    if _announces_list(best):
        items = items_after(article, best.span, MOST_ITEMS)
        if not several and items and is_ended(items[0].of(article.text)):
            del items[MAX_SENTENCES - 1 :]
    else:
        end = f"{article.text}\n".index("\n", best.span.end)
        items = passage_sentences(Passage(article, best.span.end, end))[: MAX_SENTENCES - 1]
    item_texts = {span.of(article.text) for span in items}
    others = [each for each in chosen[1:] if each.text not in item_texts]
    added = [replace(best, span=span, short=None) for span in items]
    return [best, *added, *others][: max(MAX_SENTENCES, 1 + len(items))]


def _introduces(sentence: Candidate) -> bool:
    return sentence.replies or _announces_list(sentence)


def _announces_list(sentence: Candidate) -> bool:
    """Whether a sentence ends in a colon, "You need:", and has no fitting answer itself."""
    answers = sentence.short is not None and sentence.features.get("fits", 0.0) > 0
    return sentence.text.endswith(":") and not answers


def _in_reading_order(chosen: Sequence[Candidate]) -> list[Candidate]:
    """The sentences with articles ranked by their best, and in reading order within an article."""
    rank = {c.passage.article.source: i for i, c in reversed(list(enumerate(chosen)))}
    return sorted(chosen, key=lambda c: (rank[c.passage.article.source], c.span))


def _with_retractions(chosen: Sequence[Candidate]) -> list[Candidate]:
    """The sentences, each followed by its retraction or denial.

    A retracted sentence, or one that announces an untruth, loses its short answer; a denied one may
    be true.
    """
    shown: dict[tuple[str, Span], Candidate] = {}
    for one in chosen:
        article = one.passage.article
        back = retraction(article, one.span)
        untrue = back or tells_untruth(one.text)
        shown[article.source, one.span] = replace(one, short=None) if untrue else one
        for span in back or denial(article, one.span):
            shown.setdefault((article.source, span), replace(one, span=span, short=None))
    return list(shown.values())


def _sentences(
    chosen: Sequence[Candidate],
    copies: Copies,
    *,
    dated: bool = False,
    headings: Mapping[Span, Span | None] = MappingProxyType({}),
) -> tuple[Sentence, ...]:
    """The sentences as quotes, each with the context it needs unless that is quoted already.

    ``headings``: list headings, which serve as the context of their items.
    """
    quoted = {(one.passage.article.source, one.span) for one in chosen}
    sentences: list[Sentence] = []
    number = 0
    for one in chosen:
        article = one.passage.article
        also_in = tuple(copies(article))
        heading = headings.get(one.span)
        context: tuple[Citation, ...] = ()
        for before in [heading] if heading else context_needed(article, one.span):
            if not any(source == article.source and s.holds(before) for source, s in quoted):
                number += 1
                quoted.add((article.source, before))
                citation = Citation(number, article, before.start, before.end, also_in)
                context += (citation,)
        number += 1
        citation = Citation(number, article, one.span.start, one.span.end, also_in)
        short = one.short and one.short.moved(-one.span.start)
        label = long_date(date_of(article)) if dated else ""
        sentences.append(
            Sentence(citation.quote, (citation,), short=short, context=context, label=label)
        )
    return tuple(sentences)


def _short_answer(question: str, chosen: Sequence[Candidate]) -> str | None:
    """The best sentence's short answer, unless it tells as alleged or planned what is asked."""
    first = chosen[0]
    if first.short is None or presumes_fact(question, first.text):
        return None
    return first.short.of(first.passage.article.text)


def _conflict_note(newest: Sequence[Candidate]) -> str:
    if len({one.passage.article.source for one in newest}) == 1:
        return "The article gives more than one answer."
    return "The articles differ; the newest comes first."
