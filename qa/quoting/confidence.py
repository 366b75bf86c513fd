"""Confidence: the probability that the articles answer a question."""

from collections.abc import Sequence
from math import log

from qa.curves import Curve, logistic
from qa.language.expected import expected_kind
from qa.language.untold import leaves_untold
from qa.language.values import agree, values
from qa.question.asked_time import asked_day
from qa.quoting.premise import missing_values
from qa.quoting.sentence_choice import Candidate, passage_sentences
from qa.retrieval.reranking import ReadPassage

_ASKED_DAY_FLOOR = 0.5
"""Lowest confidence in a sentence with the day, where the question only asks what happened then. Of
22 own questions to the samples five were refused without it, all of which it answers rightly."""

_FOLLOW_UP_PENALTY = log(2)
"""Log-odds subtracted for a follow-up completed with words of earlier turns: passages have these
anyway, as they were taken from them. Of 42 own follow-ups over real news that the articles answer
none is refused for it, and of 54 that they do not 14 are answered for 26."""

_FOREIGN_OVERLAP = 4.0
"""Log-odds added, in languages other than English, times the share above one half of the question's
words that a passage has. The reader and the encoder know only English, so that words tell more. Of
119 own questions in twelve languages that the articles answer 8 are refused for 13 without it, of
36 that they do not 21 for 14; chosen with these counts at hand."""

_UNTOLD_CAP = 0.5
"""Highest confidence where the question asks for somebody's wife or how many died, and the quote
mentions no wife or death: articles may tell much of a sister, or of who was hurt."""

_NO_SHORT_ANSWER = log(3)
"""Log-odds subtracted where the question asks for an amount or a time and the best sentence has
none as its short answer: of 650 answers to development questions with one three in four are right,
of the 15 without six; of own near misses that looked sure three of 16 had none, of 54 right answers
one."""


def confidence(
    question: str,
    read: Sequence[ReadPassage],
    candidates: Sequence[Candidate],
    curve: Curve,
    *,
    is_follow_up: bool = False,
) -> float:
    """The probability, 0..1, that the best sentence answers; 0 if there is no sentence.

    ``is_follow_up``: whether words of an earlier turn were put back into the question.
    """
    if not candidates:
        return 0.0
    best = candidates[0]
    features = answer_features(question, read, best)
    odds, english = curve.log_odds(features), best.passage.article.may_be_english
    if not english:
        odds += _FOREIGN_OVERLAP * (features["widest"] - 0.5)
    elif _lacks_short_answer(question, best):
        odds -= _NO_SHORT_ANSWER
    probability = logistic(odds - _FOLLOW_UP_PENALTY * is_follow_up)
    if english and leaves_untold(question, _with_neighbours(best)):
        probability = min(probability, _UNTOLD_CAP)
    return max(probability, _ASKED_DAY_FLOOR) if _states_asked_day(question, best) else probability


def answer_features(
    question: str, read: Sequence[ReadPassage], best: Candidate
) -> dict[str, float]:
    """The features of the confidence curve: the best sentence's own and those over all passages.

    nearest, surest, widest: the highest fused score, logit of an answer, and share of the
    question's words over all passages; unsaid: how many of the question's names, numbers and dates
    are missing from the sentence and the ones beside it.
    """
    features = {
        **best.features,
        "sentence": best.log_odds,
        "nearest": max(each.features["fused"] for each in read),
        "widest": max(each.features["covered"] for each in read),
        "unsaid": float(missing_values(question, best.passage.article, _with_neighbours(best))),
    }
    if "answers" in best.features:
        features["surest"] = max(each.features["answers"] for each in read)
    return features


def _lacks_short_answer(question: str, best: Candidate) -> bool:
    """Whether the question asks for an amount or a time and the reader found none."""
    is_wanting = best.short is None and not best.replies and "answers" in best.features
    return is_wanting and expected_kind(question) not in ("", "name")


def _states_asked_day(question: str, candidate: Candidate) -> bool:
    """Whether the question only asks what happened on a day, and a sentence states that day."""
    day = asked_day(question)
    return day is not None and any(agree(day, each) for each in values(candidate.text))


def _with_neighbours(candidate: Candidate) -> str:
    """The text of a sentence with the one before and after it in its passage."""
    spans = passage_sentences(candidate.passage)
    i = spans.index(candidate.span)
    nearby = spans[max(0, i - 1) : i + 2]
    return candidate.passage.article.text[nearby[0].start : nearby[-1].end]
