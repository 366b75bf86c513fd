"""Short answers: the reader's words, whole, and not of something else."""

import numpy as np
import pytest

from embeddings.article import Article
from embeddings.index import Hit
from embeddings.passages import Passage
from qa.quoting.short_answers import ShortAnswer, short_answer
from qa.reader import Reading
from qa.retrieval.reranking import ReadPassage


def answered(question: str, text: str, found: str) -> ShortAnswer:
    """The short answer where the reader finds these words of a text."""
    start = text.index(found)
    ends = (start, start + len(found))
    tokens, begins = np.array([ends]), np.array([1.0], np.float32)
    reading = Reading(*ends, 1.0, 0.5, 4.0, (4.0, 4.0), tokens, begins)
    passage = Passage(Article("a.txt", "The quay", text, language="en"), 0, len(text))
    return short_answer(question, ReadPassage(Hit(passage, 1.0), reading, {}, 0.9))


def shown(question: str, text: str, found: str) -> str:
    """Its words."""
    place = answered(question, text, found).place
    assert place is not None
    return place.of(text)


@pytest.mark.parametrize(
    ("question", "text", "found", "answer"),
    [
        (
            "How long was he jailed for?",
            "He was jailed for two years and three months.",
            "two years",
            "two years and three months",
        ),
        (
            "How long was he jailed for?",
            "He was jailed for four years and six months in Tarn.",
            "six months in Tarn",
            "four years and six months in Tarn",
        ),
        ("How tall is she?", "She is 6 feet 11 inches tall.", "6 feet", "6 feet 11 inches"),
        ("How long is it?", "It took 11 hours and 42 minutes.", "42", "11 hours and 42 minutes"),
        ("How long is it?", "It took two hours, three days late.", "two hours", "two hours"),
        ("How long is it open?", "It is open 24 hours a day.", "24 hours", "24 hours"),
        ("How old is it?", "It is a year and two days old.", "a year", "a year and two days old"),
        ("What is the number?", "Call +44 1632 960 114 at night.", "44", "+44 1632 960 114"),
        ("In what year was it?", "It was on 05/06/2019.", "2019", "2019"),
        ("When was he born?", "He lived at Tarn (1931-2004).", "1931", "1931"),
    ],
)
def test_a_part_of_a_number_is_shown_with_all_of_it(
    question: str, text: str, found: str, answer: str
) -> None:
    assert shown(question, text, found) == answer


@pytest.mark.parametrize(
    ("question", "text", "found", "answer"),
    [
        ("How many were killed?", "Four were hurt, but nobody was killed.", "Four", "nobody"),
        ("How many were hurt?", "Four were hurt, but nobody was killed.", "Four", "Four"),
        ("How many people drowned?", "Ten boats sank; no one drowned.", "Ten", "no one"),
        ("How many boats sank?", "Ten boats sank; no one drowned.", "Ten", "Ten"),
        ("How many people were hurt?", "Nobody was hurt, but 31 sheep died.", "31", "Nobody"),
        ("How many people came?", "No one hoped for it, but 90 people came.", "90", "90"),
        (
            "How many people died?",
            "Nine were burnt, four of them badly, and no one died.",
            "Nine",
            "no one",
        ),
        (
            "How many people were killed?",
            "Three died. No one was killed outside.",
            "Three",
            "Three",
        ),
        (
            "How many guests attended?",
            "Some 300 came. Nobody from Wick attended.",
            "300",
            "Some 300",
        ),
        ("How many engines had valves?", "It had four. No one invention had any.", "four", "four"),
        ("How many were hurt?", "It had 34 on board. None of them was hurt.", "34", "None"),
        ("How many were hurt?", "It had 34 on board. It stood. None was hurt.", "34", "34"),
    ],
)
def test_how_many_is_nobody_where_that_is_said_of_them_and_not_of_others(
    question: str, text: str, found: str, answer: str
) -> None:
    assert shown(question, text, found) == answer


def test_an_age_does_not_tell_who_somebody_is() -> None:
    text = "Ada Hale, 58, was the treasurer."
    assert not answered("Who is Ada Hale?", text, "58").shown
    assert answered("How old is Ada Hale?", text, "58").shown


@pytest.mark.parametrize(
    ("text", "found", "tells"),
    [
        ("The house is gone. All 178 people are alive.", "178", False),
        ("All 37 on board were rescued.", "37", False),
        ("Three died and 37 were rescued.", "Three", True),
        ("The flood killed 12 people.", "12", True),
        ("All but 12 of the 80 on board were rescued.", "12", True),
        ("There were no survivors among the 40.", "40", True),
        ("Firefighters evacuated the flats and found 12 bodies.", "12", True),
    ],
)
def test_those_who_live_are_no_number_of_the_dead(text: str, found: str, tells: bool) -> None:
    assert answered("How many people died?", text, found).shown == tells


@pytest.mark.parametrize(
    ("question", "found", "tells"),
    [
        ("Who is the mayor of Tarn?", "a former pilot", False),
        ("Who was the mayor before?", "Jon Hask", True),
        ("Who is Ada Hale?", "a former pilot", True),
    ],
)
def test_who_holds_an_office_a_former_pilot_does_not_tell(
    question: str, found: str, *, tells: bool
) -> None:
    text = "The mayor of Tarn, Ada Hale, a former pilot, came after Jon Hask."
    assert answered(question, text, found).shown == tells
