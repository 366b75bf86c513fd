"""Messages that ask more than one question, and the one answer to them."""

from dataclasses import replace

import pytest

from embeddings.article import Article
from embeddings.index import Hit
from embeddings.passages import Passage
from embeddings.sentences import Span
from qa.answer import Answer, Citation, Sentence
from qa.byline import Byline
from qa.conversation.message import questions, sentences
from qa.conversation.one_answer import one_answer

PIER = Article("pier.txt", "The pier", "Ada Berg built it. It cost six crowns.")


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ("Who built the pier? What did it cost?", ["Who built the pier?", "What did it cost?"]),
        ("Tell me who built the pier and when.", ["who built the pier?", "when?"]),
        ("who built the pier & when", ["who built the pier?", "when"]),
        ("Who won the cup and why?", ["Who won the cup?", "why?"]),
        ("Who is the mayor and where is she?", ["Who is the mayor?", "where is she?"]),
        (
            "Summarise the newest article. Who wrote it?",
            ["Summarise the newest article.", "Who wrote it?"],
        ),
        ("Is it open? Also, who pays?", ["Is it open?", "Also, who pays?"]),
        ("Is it open? And who pays?", ["Is it open?", "And who pays?"]),
        ("Who won in 2017? And in 2018?", ["Who won in 2017?", "And in 2018?"]),
        ("How old is Ada? And Otto?", ["How old is Ada?", "And Otto?"]),
        (
            "When did it open, and also how much was it? Who paid?",
            ["When did it open?", "how much was it?", "Who paid?"],
        ),
    ],
)
def test_questions_are_parted(message: str, parts: list[str]) -> None:
    assert questions(sentences(message)) == parts


@pytest.mark.parametrize(
    "message",
    [
        "When and where was Ada Berg born?",
        "How many men and how many women came?",
        "What is the difference between who pays and who should?",
        "When was the pier to open, and when did it?",
        "Who won and who lost the war and peace award?",
        "What is known and what is not known about the fire?",
        "Who decided when and where the pier was built?",
        "How did she know who he was and what he wanted?",
        'Who wrote "Who and what are we?"',
        'Did the sign ask "Ready? Steady?" or "Who and why?"',
        "Which town has a pier and which river is it on?",
        "Who built the pier and the mill?",
        "I saw the pier. Who built it? And when?",
        "Who? What? When? Why?",
        "Who built the pier? Otto Brook?",
        "price of the pier and when",
    ],
)
def test_one_question_stays_one(message: str) -> None:
    assert questions(sentences(message)) == [message]


def _quoted(question: str, start: int, end: int, sure: float) -> Answer:
    citation = Citation(1, PIER, start, end)
    return Answer(question, (Sentence(citation.quote, (citation,)),), sure, short="Berg")


def test_one_answer_goes_on_counting_and_cites_nothing_twice() -> None:
    one, other = _quoted("Who?", 0, 18, 0.9), _quoted("How much?", 19, 38, 0.6)
    both = one_answer([one, other, one])
    assert both.text == "Ada Berg built it. [1] It cost six crowns. [2]"
    assert (both.confidence, both.short, both.note) == (0.6, None, "")
    assert both.searched == "Who? How much? Who?"


def test_what_was_put_back_stands_at_the_end_of_both() -> None:
    one = _quoted("Who paid (in all)?", 0, 18, 0.9)
    other = replace(_quoted("Why?", 19, 38, 0.6), searched="Why? (ferry, Lindby)")
    third = replace(other, searched="When? (Lindby)")
    searched = one_answer([one, other, third]).searched
    assert searched == "Who paid (in all)? Why? When? (ferry, Lindby)"


def test_a_sentence_that_answers_both_is_quoted_once() -> None:
    one = _quoted("Who?", 0, 18, 0.9)
    marked = replace(one, sentences=(replace(one.sentences[0], short=Span(0, 8)),))
    for answers in ([one, marked], [marked, one]):
        (sentence,) = one_answer(answers).sentences
        assert sentence.short == Span(0, 8)


def test_the_passages_of_each_question_take_turns() -> None:
    """A model is given the first few: none of its passages would be of the last question."""
    hits = [Hit(Passage(PIER, start, start + 3), 0.5) for start in (0, 4, 9, 12)]
    one = replace(_quoted("Who?", 0, 18, 0.9), nearest=tuple(hits[:3]))
    other = replace(_quoted("How much?", 19, 38, 0.6), nearest=(hits[3], hits[0]))
    assert one_answer([one, other]).nearest == (hits[0], hits[3], hits[1], hits[2])


def test_what_is_not_told_is_named() -> None:
    some = one_answer([_quoted("Who?", 0, 18, 0.9), Answer("How long?", (), 0.1)])
    assert some.note == "Your articles don't say: How long?"
    assert (some.short, some.confidence) == ("Berg", 0.9)
    none = one_answer([Answer("How long?", (), 0.2), Answer("How wide?", (), 0.1)])
    assert (none.refused, none.note) == (True, "")


@pytest.mark.slow
def test_both_questions_are_answered_the_second_by_the_first(samples: Byline) -> None:
    answer = samples.ask("Who cut the ribbon on Mill Bridge? And what is the speed limit on it?")
    assert "Marit Sollen" in answer.text
    assert "20 kilometres an hour" in answer.text
    assert [one.number for one in answer.citations] == [1, 2]
    half = samples.ask("What did the Lantern Bridge cost, and who painted the Mona Lisa?")
    assert "5.8 million" in half.text
    assert half.note == "Your articles don't say: who painted the Mona Lisa?"
