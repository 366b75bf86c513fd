"""Confidence: the probability that the articles answer a question."""

from collections.abc import Sequence
from math import log

from qa.curves import Curve, logistic
from qa.language.expected import expected
from qa.language.untold import leaves_untold
from qa.language.values import agree, values
from qa.question.asked_time import asked_day
from qa.quoting.premise import unsaid
from qa.quoting.sentence_choice import Candidate, passage_sentences
from qa.retrieval.reranking import ReadPassage

_OF_THE_DAY = 0.5
"""Confidence at least in a sentence with the day, where it is only asked what happened then. Of 22
own questions to the samples five were refused without it, all of which it answers rightly."""

_PUT_BACK = log(2)
"""Log-odds less where words were put back into the question: that a passage has those says little,
they were taken from it. Of 42 own follow-ups over real news that the articles answer none is
refused for it, and of 54 that they do not 14 are answered for 26."""

_FOREIGN_WORDS = 4.0
"""Log-odds more, in another language than English, for each share of the question's words beyond
half that a passage has. The reader and the encoder know English alone, and what they make of others
says less than words do. Of 119 own questions in twelve languages that the articles answer 8 are
refused for 13 without it, of 36 that they do not 21 for 14; chosen with these counts at hand."""

_UNTOLD = 0.5
"""Confidence at most where it is asked who somebody's wife is or how many died, and nothing there
tells of one: of somebody's sister, or of who was hurt, the articles may tell much."""

_NO_WORDS = log(3)
"""Log-odds less where an amount or a time is asked for and no words of the best sentence are one:
of 650 answers to development questions with such words three in four are right, of the 15 without
six; of own near misses that looked sure three of 16 had none, of 54 right answers one."""


def confidence(
    question: str,
    read: Sequence[ReadPassage],
    candidates: Sequence[Candidate],
    curve: Curve,
    *,
    put_back: bool = False,
) -> float:
    """0..1, from what is known of the best sentence and of all passages; 0 where there is none.

    ``put_back``: whether the question has words of an earlier one or of its answer.
    """
    if not candidates:
        return 0.0
    best = candidates[0]
    features = answer_features(question, read, best)
    odds, english = curve.log_odds(features), best.passage.article.may_be_english
    if not english:
        odds += _FOREIGN_WORDS * (features["widest"] - 0.5)
    elif _has_no_words(question, best):
        odds -= _NO_WORDS
    sure = logistic(odds - _PUT_BACK * put_back)
    if english and leaves_untold(question, _around(best)):
        sure = min(sure, _UNTOLD)
    return max(sure, _OF_THE_DAY) if _says_day(question, best) else sure


def answer_features(
    question: str, read: Sequence[ReadPassage], best: Candidate
) -> dict[str, float]:
    """The best sentence's features and log-odds, and what there is of others.

    nearest, surest, widest: the highest fused score, logit of an answer, and share of the
    question's words over all passages; unsaid: how many of the question's names, numbers and dates
    neither the sentence nor one beside it has.
    """
    features = {
        **best.features,
        "sentence": best.log_odds,
        "nearest": max(each.features["fused"] for each in read),
        "widest": max(each.features["covered"] for each in read),
        "unsaid": float(unsaid(question, best.passage.article, _around(best))),
    }
    if "answers" in best.features:
        features["surest"] = max(each.features["answers"] for each in read)
    return features


def _has_no_words(question: str, best: Candidate) -> bool:
    """Whether an amount or a time is asked for, and the reader has none in the best sentence."""
    wanting = best.short is None and not best.replies and "answers" in best.features
    return wanting and expected(question) not in ("", "name")


def _says_day(question: str, candidate: Candidate) -> bool:
    """Whether it is only asked what happened on a day, and a sentence says the day."""
    day = asked_day(question)
    return day is not None and any(agree(day, each) for each in values(candidate.text))


def _around(candidate: Candidate) -> str:
    """A sentence with those beside it in its passage."""
    spans = passage_sentences(candidate.passage)
    place = spans.index(candidate.span)
    beside = spans[max(0, place - 1) : place + 2]
    return candidate.passage.article.text[beside[0].start : beside[-1].end]
