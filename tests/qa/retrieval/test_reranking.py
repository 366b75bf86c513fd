"""Reranking and confidence, with curves whose outcome can be told by hand."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from embeddings.article import Article
from embeddings.index import Hit
from embeddings.passages import Passage
from embeddings.sentences import Span
from qa.curves import Curve, load_curves
from qa.quoting.confidence import answer_features, confidence
from qa.quoting.sentence_choice import Candidate, candidates
from qa.reader import Reading
from qa.retrieval.portions import READ_PASSAGES, worth_reading
from qa.retrieval.reranking import rerank, title_for_reader

TEXTS = (
    "The ferry sank in the sound. Nobody was hurt.",
    "The mayor opened the bridge. It cost a fortune.",
)


def _hits() -> list[Hit]:
    articles = [Article(f"{n}.txt", f"Title {n}", text) for n, text in enumerate(TEXTS)]
    return [
        Hit(Passage(article, 0, len(article.text)), 0.9 - number / 2)
        for number, article in enumerate(articles)
    ]


def _reading(start: int, end: int, answers: float) -> Reading:
    tokens = np.array([[start, end]])
    begins = np.array([1.0], np.float32)
    return Reading(start, end, 1.0, 0.5, answers, (answers, answers), tokens, begins)


def test_reading_can_put_the_last_passage_first() -> None:
    readings = [_reading(0, 3, -4.0), _reading(4, 9, 4.0)]
    curve = Curve({"fused": 1.0, "relevance": 1.0})
    first, second = rerank("Who opened the bridge?", _hits(), readings, curve)
    assert first.passage.text == TEXTS[1]
    assert first.reading is readings[1]
    assert first.chance + second.chance == pytest.approx(1)
    assert first.features["covered"] == 1


def test_without_a_reader_the_order_stays() -> None:
    ranked = rerank("Who opened the bridge?", _hits(), [None, None], Curve({"fused": 1.0}))
    assert [each.passage.text for each in ranked] == list(TEXTS)
    assert all("answers" not in each.features for each in ranked)


def test_a_reading_of_nothing_is_finite() -> None:
    nothing = -float("inf")
    empty = np.zeros((0, 2), np.int64), np.zeros(0, np.float32)
    readings = [Reading(0, 0, 0.0, 0.0, nothing, (nothing, nothing), *empty), _reading(4, 9, 1.0)]
    ranked = rerank("Who?", _hits(), readings, load_curves(read=True).passage)
    assert ranked[0].reading is readings[1]
    assert all(np.isfinite(list(each.features.values())).all() for each in ranked)


def test_nothing_found_is_no_confidence() -> None:
    assert rerank("Who?", [], [], Curve({})) == []
    assert confidence("Who?", [], [], load_curves(read=False).confidence) == 0


def test_the_sentence_of_the_short_answer_comes_first() -> None:
    readings = [_reading(0, 3, 0.0), _reading(0, 9, 0.0)]
    ranked = rerank("Who opened it?", _hits(), readings, Curve({"fused": 1.0}))

    def encode(texts: object) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
        return np.ones((5, 1), np.float32)

    found = candidates("Who opened it?", ranked, encode, Curve({"points": 1.0}))
    assert len(found) == 4
    assert {each.text.strip() for each in found[:2]} == {
        text.split(". ")[0] + "." for text in TEXTS
    }
    assert found[0].short is not None
    features = answer_features("Who opened it?", ranked, found[0])
    assert features["sentence"] == found[0].log_odds
    assert features["unsaid"] == 0
    assert answer_features("Who opened it for Ada in 2012?", ranked, found[0])["unsaid"] == 2


def _candidate(
    question: str, text: str, answer: str, language: str = "", sure: float = 1.0
) -> Candidate:
    """The first sentence of a text that is read so that these words answer."""
    article = Article("a.txt", "A title", text, language=language)
    hit = Hit(Passage(article, 0, len(text)), 0.9)
    start = text.index(answer)
    reading = replace(_reading(start, start + len(answer), 4.0), span=sure)
    ranked = rerank(question, [hit], [reading], Curve({}))
    encode = lambda texts: np.ones((len(texts), 1), np.float32)  # noqa: E731
    return candidates(question, ranked, encode, Curve({}))[0]


@pytest.mark.parametrize(
    ("text", "answer", "short"),
    [
        ("The crew rescued nearly 60 sheep.", "60 sheep", "nearly 60 sheep"),
        ("The crew rescued at least sixty sheep.", "sixty", "at least sixty"),
        ("The crew rescued the 60 sheep.", "60 sheep", "60 sheep"),
        ("The crew went about the rescue of sheep.", "the rescue", None),
        ("Mr Crew has the sheep.", "Mr", None),
        ("They rescued the 60 sheep.", "They", "60"),
    ],
)
def test_a_short_answer_is_not_more_exact_than_its_article(
    text: str, answer: str, short: str | None
) -> None:
    found = _candidate("How many sheep did the crew rescue?", text, answer)
    assert (found.short and found.short.of(text)) == short


@pytest.mark.parametrize(
    ("text", "answer", "short"),
    [
        ("She opened it with a speech.", "She", None),
        ("It was not opened by Ada Berg.", "not", None),
        ("She who opened it was Ada Berg.", "She who opened it", "She who opened it"),
    ],
)
def test_a_short_answer_names_somebody(text: str, answer: str, short: str | None) -> None:
    found = _candidate("Who saved the dam?", text, answer)
    assert (found.short and found.short.of(text)) == short
    assert found.features["inside"] == 1


def test_after_alone_tells_nobody_when() -> None:
    text = "After much talk the mayor of Farra closed the bridge."
    assert _candidate("When did the bridge close?", text, "the mayor").short is None
    assert _candidate("When did the bridge close?", text, "After much talk").short is not None


def test_of_a_year_without_a_month_the_title_tells_the_year() -> None:
    tide = Article("a.txt", "Tide", "It rose.", published="2012")
    assert title_for_reader("Who swam in 2012?", tide) == "Tide (2012)"


def test_who_wrote_it_is_told_of_an_article_where_the_question_names_them() -> None:
    tide = Article("a", "Tide", "I swam.", authors=("Ada Hale", "Olga Trent"), published="2012-03")
    assert title_for_reader("Where did Ada Hale swim?", tide) == "Tide, by Ada Hale"
    assert title_for_reader("Did Trent and Hale's boat sink in 2012?", tide) == (
        "Tide (March 2012), by Ada Hale and Olga Trent"
    )
    assert title_for_reader("Where did Ada Brook swim?", tide) == "Tide"


def test_the_words_that_answer_in_another_language_are_not_guessed() -> None:
    text = "El puente costó 60 euros y abrió en mayo."
    assert _candidate("¿Quién abrió el puente?", text, "60 euros", "es").short is None
    assert _candidate("How much did the bridge cost?", text, "60 euros", "es").short
    amount = _candidate("How much did it cost?", text, "El puente costó 60 euros", "es").short
    assert amount
    assert amount.of(text) == "60 euros"  # of what the reader picks, the amount alone


def test_of_who_somebody_is_the_reader_takes_no_more() -> None:
    text = "An image of Harbour Master Ada Hale was shown."
    for answer, short in (("An image of Harbour Master", "Harbour Master"), ("Master", "Master")):
        found = _candidate("Who is Ada Hale?", text, answer)
        assert found.short is not None
        assert found.short.of(text) == short


def test_each_of_whom_tells_nobody_who() -> None:
    text = "The pupils, each of whom drew a lantern, came first."
    assert _candidate("Who designed it?", text, "each of whom").short is None
    assert _candidate("Who designed it?", text, "The pupils").short is not None


def test_words_of_which_the_reader_is_hardly_sure_are_no_short_answer() -> None:
    question, text = "What closed the bridge?", "The bridge was closed as its piers had moved."
    guess = _candidate(question, text, "its piers", sure=0.05)
    assert guess.short is None
    assert guess.features["inside"] == 1
    assert _candidate(question, text, "its piers", sure=0.2).short
    assert _candidate("How long is it?", "It is 60 metres long.", "60 metres", sure=0.05).short


def test_a_reason_is_a_short_answer_where_it_is_told_as_one() -> None:
    text = "The bridge closed because its piers had moved, and a long detour by ferry was set up."
    for answer, shown in (("its piers had moved", True), ("by ferry", False)):
        found = _candidate("Why did the bridge close?", text, answer)
        assert (found.short is not None) is shown


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("The cost is put at 2.4 million crowns, to be shared as follows:", 0),
        ("What the bridge cost:", 1),
        ("Bridge is to cost 2.4 million crowns", 1),
        ("The bridge cost 2.4 million crowns.", 0),
        ("Caption: The bridge cost 2.4 million crowns.", 1),
        ("bridge | 2.4 million crowns | paid", 0),
    ],
)
def test_a_heading_is_no_sentence(text: str, fragment: float) -> None:
    found = _candidate("What did the bridge cost?", text, text.partition(" ")[0])
    assert found.features["fragment"] == fragment


def test_an_amount_that_the_reader_did_not_choose_does_not_count_as_its_choice() -> None:
    question, text = "How many sheep were rescued?", "The crew rescued 60 of them."
    assert _candidate(question, text, "60").features["inside"] == 1
    fallen_back = _candidate(question, text, "The crew")
    assert fallen_back.features["inside"] == 0
    assert fallen_back.short
    assert fallen_back.short.of(text) == "60"


def test_only_the_likeliest_sentences_are_encoded() -> None:
    ranked = rerank("Who opened the bridge?", _hits(), [None, None], Curve({"fused": 1.0}))
    asked: list[str] = []

    def encode(texts: Sequence[str]) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
        asked.extend(texts)
        return np.ones((len(texts), 1), np.float32)

    curve = Curve({"shared": 1.0, "cosine": 1.0})
    (found,) = candidates("Who opened the bridge?", ranked, encode, curve, most=1)
    assert asked == ["Who opened the bridge?", found.text]
    assert found.text.strip() == "The mayor opened the bridge."
    assert found.log_odds == 2


def test_what_is_far_behind_the_best_is_not_read() -> None:
    best, far = _hits()
    near = replace(best, score=best.score - 0.2)
    assert worth_reading([best, *[near] * 6, far]) == [best, *[near] * 6]
    assert worth_reading([best, far]) == [best, far]
    assert len(worth_reading([best] * 50)) == READ_PASSAGES
    assert worth_reading([]) == []
    low = replace(best, score=0.3)
    assert len(worth_reading([low] * 50)) == 12  # what is near nothing is not read on


@pytest.mark.parametrize("read", [True, False])
def test_the_curves_that_come_with_byline_know_their_features(read: bool) -> None:
    curves = load_curves(read=read)
    readings = [_reading(0, 3, 1.0), _reading(0, 9, 2.0)] if read else [None, None]
    ranked = rerank("Who opened it?", _hits(), readings, curves.passage)
    encode = lambda texts: np.ones((len(texts), 1), np.float32)  # noqa: E731
    found = candidates("Who opened it?", ranked, encode, curves.sentence)
    sure = confidence("Who opened it?", ranked, found, curves.confidence)
    assert 0 < sure < 1
    less = confidence("Who opened it?", ranked, found, curves.confidence, is_follow_up=True)
    assert less / (1 - less) == pytest.approx(sure / (1 - sure) / 2)
    assert all(0 < each.score < 1 for each in found)


@pytest.mark.parametrize(
    ("question", "sure"),
    [
        ("What happened on 4 May 2021?", True),
        ("what will happen on May 4?", True),
        ("What took place in 2021?", True),
        ("What happened on 5 May 2021?", False),
        ("What happened in 2012?", False),
        ("Who came on 4 May 2021?", False),
        ("What happened in Farra on 4 May 2021?", False),
        ("What happened?", False),
    ],
)
def test_a_sentence_with_the_day_answers_what_happened_then(question: str, sure: bool) -> None:
    text = "The bridge was opened on Tuesday 4 May 2021."
    hit = Hit(Passage(Article("a.txt", "A title", text), 0, len(text)), 0.9)
    found = [_candidate(question, text, "opened")]
    ranked = rerank(question, [hit], [_reading(0, 3, 0.0)], Curve({}))
    assert (confidence(question, ranked, found, Curve({}, -9.0)) >= 0.5) is sure


@pytest.mark.parametrize(
    ("question", "short", "less"),
    [
        ("When was it opened?", "", True),
        ("When was it opened?", "4 May", False),
        ("Why was it opened?", "", False),
    ],
)
def test_where_a_time_is_asked_for_words_for_it_have_to_be_found(
    question: str, short: str, *, less: bool
) -> None:
    text = "The bridge was opened on 4 May."
    hit = Hit(Passage(Article("a.txt", "A title", text), 0, len(text)), 0.9)
    ranked = rerank(question, [hit], [_reading(0, 3, 0.0)], Curve({}))
    start = text.index(short)
    place = Span(start, start + len(short)) if short else None
    found = replace(_candidate(question, text, "opened"), features=ranked[0].features, short=place)
    assert (confidence(question, ranked, [found], Curve({})) < 0.5) is less
