"""Pairs of sentences for the verifier, each with a source that says it or not."""

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from embeddings.passages import Passage
from embeddings.sentences import Span, sentence_spans
from qa.language.words import is_common, words
from qa.training.example import Example, json_lines
from qa.training.examples.mixture import source_examples
from qa.training.pairs.altering import differences, replace_span
from qa.training.pairs.declaring import statement
from qa.training.pairs.pairing import Pair, Pairing
from qa.training.pairs.rewording import attribute, fuse, reword
from qa.training.sources.claims import Claim, gum_claims, labelled_claims, passages_of, wice_title
from qa.training.sources.news import load_collection
from qa.training.split import Split

REPEATS = {True: 4, False: 2}
"""How often a human-labelled claim, true or false, is used, each time with another amount of its
source: fewer of them are true, and all are few beside what rules can make."""
MOST_QUESTIONS = {"squad": 6000, "qamr": 2000, "nq": 800, "timeqa": 800, "quoref": 700}
"""The most questions of each source."""
WICE_WORDS = "training/wice-dev-test/non_supported_tokens"
_CAPITAL = re.compile(r"\b[A-Z][\w’'-]+(?: (?:of |the )?[A-Z][\w’'-]+)*")
_FIGURES = re.compile(r"\$?\b\d[\d,.]*\d\b%?|\b\d\b")
_PROSE = re.compile(r"[A-Z\d\"“'].*[.!?][\"”'’]?$")
"""A sentence, and no heading or line of a menu."""


def all_pairs(data: Path, split: Split, seed: int) -> list[Pair]:
    """Every pair, without any claim or source that is held out."""
    pairing = Pairing(random.Random(seed))
    measured = frozenset(_only_letters(_source_text(each)) for each in gum_claims(data))
    return [
        *_human_pairs(data, pairing),
        *_marked_pairs(data, pairing),
        *_statement_pairs(data, split, pairing, measured),
        *_sentence_pairs(data, pairing, measured),
    ]


def _only_letters(text: str) -> str:
    return re.sub(r"\W", "", text.lower())


def _training_claims(claims: Iterable[Claim]) -> list[Claim]:
    """The claims to train on: neither their text nor their source is in the held-out part."""
    all_claims = list(claims)
    held_out_texts = {each.text for each in all_claims if each.is_held_out}
    held_out_sources = {_source_text(each) for each in all_claims if each.is_held_out}
    return [
        each
        for each in all_claims
        if not each.is_held_out
        and not each.is_for_choosing
        and each.passages
        and each.text not in held_out_texts
        and _source_text(each) not in held_out_sources
    ]


def _source_text(claim: Claim) -> str:
    return claim.passages[0].article.text if claim.passages else ""


def _human_pairs(data: Path, pairing: Pairing) -> Iterator[Pair]:
    counts = {"summedits": 3, "wice": 4, "climate-fever": 1, "fever-symmetric": 2}
    free = _training_claims(labelled_claims(data))
    for each in sorted(free, key=lambda c: (c.data, c.group)):
        wrong: tuple[Span, ...] | None = ()
        if not each.supported:
            wrong = tuple(differences(each.text, each.original)) if each.original else None
        for _ in range(REPEATS[each.supported]):
            yield pairing.pair(each.data, each.text, each.passages, wrong)
        if each.supported:
            yield from pairing.altered_pairs(each.data, each.text, each.passages, counts[each.data])
            other = reword(each.text, pairing.draw)
            yield pairing.pair(f"{each.data} reworded", other, each.passages)
            # one sentence of a claim that has several
            spans = [span.of(each.text).strip() for span in sentence_spans(each.text)]
            if len(spans) > 1:
                one = pairing.draw.choice(spans)
                yield pairing.pair(f"{each.data} part", one, each.passages)
                yield from pairing.altered_pairs(f"{each.data} part", one, each.passages, 2)


def _marked_pairs(data: Path, pairing: Pairing) -> Iterator[Pair]:
    """Pairs of claims in which people marked the words that the page does not say."""
    excluded = {
        _source_text(e)
        for e in labelled_claims(data)
        if e.data == "wice" and (e.is_held_out or e.is_for_choosing)
    }
    for name in ("train", "dev", "test"):
        for record in json_lines(data / WICE_WORDS / f"{name}.jsonl"):
            text = "\n".join(record["evidence"])
            if text in excluded:
                continue
            if wrong := tuple(_unsupported_words(record)):
                passages = passages_of(text, wice_title(record))
                for _ in range(REPEATS[False]):
                    yield pairing.pair("wice marked", record["claim"], passages, wrong)


def _unsupported_words(record: dict[str, Any]) -> Iterator[Span]:
    claim, at = record["claim"], 0
    for token, is_unsupported in zip(
        record["claim_tokens"], record["non_supported_spans"], strict=True
    ):
        start = claim.find(token, at)
        if start < 0:
            return
        at = start + len(token)
        if is_unsupported:
            yield Span(start, at)


def _statement_pairs(
    data: Path, split: Split, pairing: Pairing, measured: frozenset[str]
) -> Iterator[Pair]:
    """Pairs of statements made of questions and answers; false ones have another answer."""
    draw = pairing.draw
    by_source: dict[str, list[Example]] = defaultdict(list)
    for example in source_examples(data, split, draw):
        if example.source != "qamr" or not _overlaps(example.passage, measured):
            by_source[example.source].append(example)
    for source, limit in MOST_QUESTIONS.items():
        short_answers = [e for e in by_source[source] if len(e.answer.split()) <= 10]
        for each in draw.sample(short_answers, min(limit, len(short_answers))):
            text, at = statement(each.question, each.answer)
            passages = passages_of(each.passage, each.title)
            is_question = "?" in text
            if is_question and draw.random() < 0.6:
                continue
            if draw.random() < 0.5:
                yield pairing.pair(f"asked {source}", text, passages)
            elif draw.random() < 0.6 and (others := other_answers(each)):
                place = Span(at, at + len(each.answer.strip().rstrip(".")))
                alteration = replace_span(text, place, draw.choice(others).of(each.passage))
                yield pairing.pair(
                    f"asked {source} other", alteration.text, passages, alteration.wrong
                )
            else:
                yield from pairing.altered_pairs(f"asked {source}", text, passages)


def other_answers(example: Example) -> list[Span]:
    """Spans of the passage that are of the answer's kind, a number or a name."""
    answer = example.answer
    form = _FIGURES if _FIGURES.search(answer) else _CAPITAL if _CAPITAL.match(answer) else None
    if form is None:
        return []
    answer_words = set(answer.lower().split())
    question = example.question.lower()
    return [
        Span(*each.span())
        for each in form.finditer(example.passage)
        if not answer_words & set(each.group().lower().split())
        and each.group().lower() not in question
        and not all(map(is_common, words(each.group())))
    ]


def _overlaps(text: str, measured: frozenset[str]) -> bool:
    """Whether a text shares a sentence with one that is for measuring only."""
    sentences = (_only_letters(span.of(text)) for span in sentence_spans(text))
    return any(len(each) > 40 and each in other for each in sentences for other in measured)


def _sentence_pairs(data: Path, pairing: Pairing, measured: frozenset[str]) -> Iterator[Pair]:
    """Pairs of reworded sentences of news and web pages, true and altered."""
    draw = pairing.draw
    for kind, passages, spans in _texts_with_sentences(data, draw):
        if kind == "news" and _overlaps("\n".join(spans), measured):
            continue
        texts = [" ".join(span.split()) for span in spans]
        usable = [
            i for i, each in enumerate(texts) if 8 <= len(each.split()) <= 40 and _PROSE.match(each)
        ]
        for i in draw.sample(usable, min(3 if kind == "page" else 4, len(usable))):
            text = _reword_some(texts[i], texts[i + 1] if i + 1 in usable else "", draw)
            if len(text.split()) < 5:
                continue
            if draw.random() < 0.1:  # said only by another part of the article
                rest = tuple(p for p in passages if texts[i][:40] not in " ".join(p.text.split()))
                if rest:
                    yield pairing.pair(f"{kind} elsewhere", text, rest, None)
                    continue
            if draw.random() < 0.8:
                yield pairing.pair(kind, text, passages)
            if draw.random() < 0.6:
                yield from pairing.altered_pairs(kind, text, passages)


def _reword_some(text: str, following: str, draw: random.Random) -> str:
    """Reword a sentence, at random joined with the one that follows it."""
    result = reword(text, draw)
    if following and draw.random() < 0.35:
        result = fuse(result, reword(following, draw), draw)
    return attribute(result, draw) if draw.random() < 0.1 else result


def _texts_with_sentences(
    data: Path, draw: random.Random
) -> Iterator[tuple[str, tuple[Passage, ...], list[str]]]:
    """Parts of texts: their kind, passages and sentences."""
    collection = load_collection(data, draw)
    for article, names in collection.articles():
        news = "wikinews" in article
        for first in range(0, len(names), 9):
            part = [collection[name].text for name in names[first : first + 9]]
            if len(part) >= 3 and (news or draw.random() < 0.25):
                title = collection.first_sentence(article) if draw.random() < 0.4 else ""
                title = " ".join(title.split()[:10])
                yield "news" if news else "wiki", passages_of("\n".join(part), title), part
    seen = set()
    for claim in _training_claims(labelled_claims(data)):
        text = _source_text(claim)
        if claim.data in {"summedits", "wice"} and text not in seen:
            seen.add(text)
            parts = draw.sample(claim.passages, min(4, len(claim.passages)))
            for passage in parts:
                near = tuple(p for p in claim.passages if abs(p.start - passage.start) < 1500)
                yield "page", near, [s.of(passage.text) for s in sentence_spans(passage.text)]
