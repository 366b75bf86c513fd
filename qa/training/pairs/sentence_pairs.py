"""What the verifier is trained on: written sentences, each with a source that says it or not."""

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
from qa.training.examples.mixture import found_examples
from qa.training.pairs.altering import differences, replaced
from qa.training.pairs.declaring import stated
from qa.training.pairs.pairing import Pair, Pairing
from qa.training.pairs.rewording import fused, reworded, sourced
from qa.training.sources.claims import Claim, gum, labelled, passages_of, wice_title
from qa.training.sources.news import load_collection
from qa.training.split import Split

TIMES = {True: 4, False: 2}
"""How often a claim with a human label is seen, true or not, each time with more or less of its
source: there are fewer true ones, and few of both beside what rules can make."""
ASKED = {"squad": 6000, "qamr": 2000, "nq": 800, "timeqa": 800, "quoref": 700}
"""Questions of each source at most."""
WICE_WORDS = "training/wice-dev-test/non_supported_tokens"
_CAPITAL = re.compile(r"\b[A-Z][\w’'-]+(?: (?:of |the )?[A-Z][\w’'-]+)*")
_FIGURES = re.compile(r"\$?\b\d[\d,.]*\d\b%?|\b\d\b")
_WHOLE = re.compile(r"[A-Z\d\"“'].*[.!?][\"”'’]?$")
"""A sentence rather than a heading or a line of a menu."""


def all_pairs(data: Path, split: Split, seed: int) -> list[Pair]:
    """Every pair; nothing of the parts that are held, neither a claim nor its source."""
    pairing = Pairing(random.Random(seed))
    measured = frozenset(_letters(_whole(each)) for each in gum(data))
    return [
        *_human(data, pairing),
        *_marked(data, pairing),
        *_asked(data, split, pairing, measured),
        *_sentences(data, pairing, measured),
    ]


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text.lower())


def _free(claims: Iterable[Claim]) -> list[Claim]:
    """The claims to train on: neither their words nor their source are in the part that is held."""
    known = list(claims)
    said = {each.text for each in known if each.held}
    sources = {_whole(each) for each in known if each.held}
    return [
        each
        for each in known
        if not each.held
        and not each.choosing
        and each.passages
        and each.text not in said
        and _whole(each) not in sources
    ]


def _whole(claim: Claim) -> str:
    return claim.passages[0].article.text if claim.passages else ""


def _human(data: Path, pairing: Pairing) -> Iterator[Pair]:
    counts = {"summedits": 3, "wice": 4, "climate-fever": 1, "fever-symmetric": 2}
    free = _free(labelled(data))
    for each in sorted(free, key=lambda c: (c.data, c.group)):
        wrong: tuple[Span, ...] | None = ()
        if not each.supported:
            wrong = tuple(differences(each.text, each.original)) if each.original else None
        for _ in range(TIMES[each.supported]):
            yield pairing.pair(each.data, each.text, each.passages, wrong)
        if each.supported:
            yield from pairing.falsified(each.data, each.text, each.passages, counts[each.data])
            other = reworded(each.text, pairing.draw)
            yield pairing.pair(f"{each.data} reworded", other, each.passages)
            # a sentence alone of a claim of several
            spans = [span.of(each.text).strip() for span in sentence_spans(each.text)]
            if len(spans) > 1:
                one = pairing.draw.choice(spans)
                yield pairing.pair(f"{each.data} part", one, each.passages)
                yield from pairing.falsified(f"{each.data} part", one, each.passages, 2)


def _marked(data: Path, pairing: Pairing) -> Iterator[Pair]:
    """Claims of which people marked the words that the page does not say."""
    apart = {_whole(e) for e in labelled(data) if e.data == "wice" and (e.held or e.choosing)}
    for name in ("train", "dev", "test"):
        for record in json_lines(data / WICE_WORDS / f"{name}.jsonl"):
            text = "\n".join(record["evidence"])
            if text in apart:
                continue
            if wrong := tuple(_marked_words(record)):
                passages = passages_of(text, wice_title(record))
                for _ in range(TIMES[False]):
                    yield pairing.pair("wice marked", record["claim"], passages, wrong)


def _marked_words(record: dict[str, Any]) -> Iterator[Span]:
    claim, at = record["claim"], 0
    for token, doubtful in zip(record["claim_tokens"], record["non_supported_spans"], strict=True):
        start = claim.find(token, at)
        if start < 0:
            return
        at = start + len(token)
        if doubtful:
            yield Span(start, at)


def _asked(data: Path, split: Split, pairing: Pairing, measured: frozenset[str]) -> Iterator[Pair]:
    """Questions with their answers as statements; the false ones have another answer."""
    draw = pairing.draw
    by_source: dict[str, list[Example]] = defaultdict(list)
    for example in found_examples(data, split, draw):
        if example.source != "qamr" or not _among(example.passage, measured):
            by_source[example.source].append(example)
    for source, most in ASKED.items():
        of_source = [e for e in by_source[source] if len(e.answer.split()) <= 10]
        for each in draw.sample(of_source, min(most, len(of_source))):
            text, at = stated(each.question, each.answer)
            passages = passages_of(each.passage, each.title)
            asked = "?" in text
            if asked and draw.random() < 0.6:
                continue
            if draw.random() < 0.5:
                yield pairing.pair(f"asked {source}", text, passages)
            elif draw.random() < 0.6 and (others := other_answers(each)):
                place = Span(at, at + len(each.answer.strip().rstrip(".")))
                made = replaced(text, place, draw.choice(others).of(each.passage))
                yield pairing.pair(f"asked {source} other", made.text, passages, made.wrong)
            else:
                yield from pairing.falsified(f"asked {source}", text, passages)


def other_answers(example: Example) -> list[Span]:
    """Words of the passage of the same kind as the answer."""
    answer = example.answer
    form = _FIGURES if _FIGURES.search(answer) else _CAPITAL if _CAPITAL.match(answer) else None
    if form is None:
        return []
    said = set(answer.lower().split())
    asked = example.question.lower()
    return [
        Span(*each.span())
        for each in form.finditer(example.passage)
        if not said & set(each.group().lower().split())
        and each.group().lower() not in asked
        and not all(map(is_common, words(each.group())))
    ]


def _among(text: str, measured: frozenset[str]) -> bool:
    """Whether a sentence of a text stands in one that is for measuring only."""
    sentences = (_letters(span.of(text)) for span in sentence_spans(text))
    return any(len(each) > 40 and each in other for each in sentences for other in measured)


def _sentences(data: Path, pairing: Pairing, measured: frozenset[str]) -> Iterator[Pair]:
    """Sentences of news and web pages, said otherwise, true and altered."""
    draw = pairing.draw
    for kind, passages, spans in _texts(data, draw):
        if kind == "news" and _among("\n".join(spans), measured):
            continue
        texts = [" ".join(span.split()) for span in spans]
        fit = [
            i for i, each in enumerate(texts) if 8 <= len(each.split()) <= 40 and _WHOLE.match(each)
        ]
        for i in draw.sample(fit, min(3 if kind == "page" else 4, len(fit))):
            text = _retold(texts[i], texts[i + 1] if i + 1 in fit else "", draw)
            if len(text.split()) < 5:
                continue
            if draw.random() < 0.1:  # what only another part of the article says
                rest = tuple(p for p in passages if texts[i][:40] not in " ".join(p.text.split()))
                if rest:
                    yield pairing.pair(f"{kind} elsewhere", text, rest, None)
                    continue
            if draw.random() < 0.8:
                yield pairing.pair(kind, text, passages)
            if draw.random() < 0.6:
                yield from pairing.falsified(kind, text, passages)


def _retold(text: str, following: str, draw: random.Random) -> str:
    """A sentence, now and then with the one that follows it, in other words."""
    said = reworded(text, draw)
    if following and draw.random() < 0.35:
        said = fused(said, reworded(following, draw), draw)
    return sourced(said, draw) if draw.random() < 0.1 else said


def _texts(data: Path, draw: random.Random) -> Iterator[tuple[str, tuple[Passage, ...], list[str]]]:
    """Texts in passages, and their sentences."""
    collection = load_collection(data, draw)
    for article, names in collection.articles():
        news = "wikinews" in article
        for first in range(0, len(names), 9):
            part = [collection[name].text for name in names[first : first + 9]]
            if len(part) >= 3 and (news or draw.random() < 0.25):
                title = collection.opening(article) if draw.random() < 0.4 else ""
                title = " ".join(title.split()[:10])
                yield "news" if news else "wiki", passages_of("\n".join(part), title), part
    seen = set()
    for claim in _free(labelled(data)):
        text = _whole(claim)
        if claim.data in {"summedits", "wice"} and text not in seen:
            seen.add(text)
            parts = draw.sample(claim.passages, min(4, len(claim.passages)))
            for passage in parts:
                near = tuple(p for p in claim.passages if abs(p.start - passage.start) < 1500)
                yield "page", near, [s.of(passage.text) for s in sentence_spans(passage.text)]
