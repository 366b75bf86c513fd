"""Quoting: from the sentences that may answer to the ones that are shown, with their citations."""

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
from qa.language.hedges import told_as_fact
from qa.language.retractions import tells_untruth
from qa.language.sentence_ends import is_ended
from qa.quoting.disagreement import sides
from qa.quoting.evidence import Evidence
from qa.quoting.lists import MOST_ITEMS, items_after, listed
from qa.quoting.neighbours import denial, needed, retraction
from qa.quoting.sentence_choice import Candidate, passage_sentences

MAX_SENTENCES = 3

_WORTH = 0.04
"""Chance, that it answers and those before it do not, which a further sentence needs. With 0.06, of
600 questions of the development articles 516 have the answer in what is quoted, for 520, and 146
further sentences have it not, for 218: what is left out would be looked for in vain."""

_GOES_ON = "The list goes on in the article."

Copies = Callable[[Article], Sequence[Article]]
"""The other articles that are nearly the same as one."""


def quote(
    question: str, evidence: Evidence, encode: Encode, copies: Copies, *, several: bool
) -> Answer:
    """The best sentences; where some contradict each other, the best of each side, newest first.

    ``evidence`` has a sentence at least. ``several``: more than one thing is asked for.
    """
    found, sure = evidence.sentences, evidence.confidence
    near = [each.passage for each in evidence.passages]
    opposed = [] if several else sides(question, found, encode, near)
    if opposed:
        newest = _with_retractions(
            sorted(opposed, key=lambda one: date_of(one.passage.article), reverse=True)
        )
        sentences = _cited(newest, copies, dated=True)
        return Answer(
            question, sentences, sure, _short(question, newest), differ=True, note=_note(newest)
        )
    items, goes_on = listed(question, found[0].passage.article) if several else ({}, False)
    if items:
        told = [replace(found[0], span=span, short=None) for span in items]
        note = _GOES_ON if goes_on else ""
        return Answer(question, _cited(told, copies, headed=items), sure, note=note)
    chosen = _chosen(found, copies)
    leads = [at for at, each in enumerate(chosen) if _leads(each) and (several or at == 0)]
    if leads:
        follow = _with_what_follows(chosen[leads[0] :], several=several)
        chosen = [*chosen[: leads[0]], *follow]
    # of 109 further sentences of development questions 28 had words that answer marked in them
    marked = 0 if asks_whether(question) else len(chosen) if several else 1
    chosen = [*chosen[:marked], *(replace(each, short=None) for each in chosen[marked:])]
    shown = _with_retractions([*chosen[:1], *_in_reading_order(chosen[1:])])
    return Answer(question, _cited(shown, copies), sure, _short(question, shown))


def _chosen(found: Sequence[Candidate], copies: Copies) -> list[Candidate]:
    """The best sentence, and those that may well answer if none before them does.

    An article saved twice counts once, and so does what a caption or a headline has from the text.
    """
    chosen: list[Candidate] = []
    unanswered = 1.0  # chance that none of the chosen answers
    twice: set[str] = set()  # sources of what is nearly the same as a chosen article
    for candidate in found:
        article, text = candidate.passage.article, candidate.text
        good = not chosen or unanswered * candidate.score >= _WORTH
        said = any(text in each.text or each.text in text for each in chosen)
        if good and not said and article.source not in twice:
            chosen.append(candidate)
            unanswered *= 1 - candidate.score
            twice.update(copy.source for copy in copies(article))
        if not good or len(chosen) == MAX_SENTENCES:
            break
    return chosen


def _with_what_follows(chosen: list[Candidate], *, several: bool) -> list[Candidate]:
    """The best sentence, and before the others the items of the list that it announces.

    Of whole sentences only two unless several things are asked for: "She said:" announces no list.
    Of one that replies to the article's own question, what else its paragraph says.
    """
    best = chosen[0]
    article = best.passage.article
    if _announces(best):
        items = items_after(article, best.span, MOST_ITEMS)
        if not several and items and is_ended(items[0].of(article.text)):
            del items[MAX_SENTENCES - 1 :]
    else:
        end = f"{article.text}\n".index("\n", best.span.end)
        items = passage_sentences(Passage(article, best.span.end, end))[: MAX_SENTENCES - 1]
    said = {span.of(article.text) for span in items}
    others = [each for each in chosen[1:] if each.text not in said]
    added = [replace(best, span=span, short=None) for span in items]
    return [best, *added, *others][: max(MAX_SENTENCES, 1 + len(items))]


def _leads(sentence: Candidate) -> bool:
    return sentence.replies or _announces(sentence)


def _announces(sentence: Candidate) -> bool:
    """Whether a sentence ends in a colon, "You need:", and does not answer itself."""
    answers = sentence.short is not None and sentence.features.get("fits", 0.0) > 0
    return sentence.text.endswith(":") and not answers


def _in_reading_order(chosen: Sequence[Candidate]) -> list[Candidate]:
    """Articles by their best sentence, within one in reading order."""
    rank = {c.passage.article.source: i for i, c in reversed(list(enumerate(chosen)))}
    return sorted(chosen, key=lambda c: (rank[c.passage.article.source], c.span))


def _with_retractions(chosen: Sequence[Candidate]) -> list[Candidate]:
    """After each sentence what takes it back; then, as of an untruth, none of its words answer.

    What somebody denies is quoted with that, but it may be so.
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


def _cited(
    chosen: Sequence[Candidate],
    copies: Copies,
    *,
    dated: bool = False,
    headed: Mapping[Span, Span | None] = MappingProxyType({}),
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
        heading = headed.get(one.span)
        said_before: tuple[Citation, ...] = ()
        for before in [heading] if heading else needed(article, one.span):
            if not any(source == article.source and s.holds(before) for source, s in quoted):
                number += 1
                quoted.add((article.source, before))
                citation = Citation(number, article, before.start, before.end, also_in)
                said_before += (citation,)
        number += 1
        citation = Citation(number, article, one.span.start, one.span.end, also_in)
        short = one.short and one.short.moved(-one.span.start)
        label = long_date(date_of(article)) if dated else ""
        sentences.append(
            Sentence(citation.quote, (citation,), short=short, context=said_before, label=label)
        )
    return tuple(sentences)


def _short(question: str, chosen: Sequence[Candidate]) -> str | None:
    """What answers in the best sentence, unless this tells as alleged or planned what is asked."""
    first = chosen[0]
    if first.short is None or told_as_fact(question, first.text):
        return None
    return first.short.of(first.passage.article.text)


def _note(newest: Sequence[Candidate]) -> str:
    if len({one.passage.article.source for one in newest}) == 1:
        return "The article gives more than one answer."
    return "The articles differ; the newest comes first."
