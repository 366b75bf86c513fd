"""Sentences that contradict each other are told from those that are merely alike."""

import pytest

from embeddings.article import Article
from embeddings.passages import Passage
from embeddings.sentences import Span
from qa.quoting.disagreement import sides
from qa.quoting.evidence import Evidence
from qa.quoting.quotes import quote
from qa.quoting.sentence_choice import Candidate
from tests.embeddings.word_hash_encoder import WordHashEncoder

ENCODE = WordHashEncoder().encode_passages
OLD, NEW = "2019-11-14", "2020-06-22"


def says(text: str, short: str | None = None, odds: float = 1.0, day: str = OLD) -> Candidate:
    """A sentence that is an article of its own."""
    article = Article(f"{day}/{text[:20]}", "The Morning Tern", text, published=day, language="en")
    start = text.index(short) if short else 0
    found = Span(start, start + len(short)) if short else None
    return Candidate(Passage(article, 0, len(text)), Span(0, len(text)), {}, odds, found)


def shorts(found: list[Candidate]) -> list[str]:
    return [one.short.of(one.passage.article.text) for one in found if one.short]


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        (
            "How many people were hurt?",
            ("Twelve people were hurt on the ferry that night.", "Twelve"),
            ("Fourteen people were hurt on the ferry that night, it was found.", "Fourteen"),
        ),
        (
            "When did the ferry sail?",
            ("The ferry sailed from the quay on 12 April.", "12 April"),
            ("The ferry sailed from the quay on 13 April.", "13 April"),
        ),
        (
            "How many people were hurt?",
            ("The storm hurt zero people.", "zero"),
            ("The storm hurt 2 people.", "2"),
        ),
        (
            "Where was she born?",
            ("She was born in Port Ansel in 1926.", "Port Ansel"),
            ("She was born in Tesselby, not in Port Ansel.", "Tesselby"),
        ),
    ],
)
def test_two_values_of_one_thing_differ(
    question: str, first: tuple[str, str], second: tuple[str, str]
) -> None:
    found = sides(question, [says(*first), says(*second, odds=0.9, day=NEW)], ENCODE, [])
    assert shorts(found) == [first[1], second[1]]


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        (  # the same in other words
            "How many people were hurt?",
            ("Nearly 60 people were hurt on the ferry.", "60"),
            ("Sixty people were hurt on the ferry.", "Sixty"),
        ),
        (
            "When did the ferry sail?",
            ("The ferry sailed on 12 April.", "12 April"),
            ("The ferry sailed on April 12, 2017.", "April 12, 2017"),
        ),
        (  # other things that are counted
            "How many homes were flooded?",
            ("The river flooded 140 homes in the town.", "140"),
            ("The river flooded 58 shops in the town.", "58"),
        ),
        (
            "How many were aboard?",
            ("There were 140 passengers aboard.", "140"),
            ("She had 140 passengers and 58 sheep aboard.", "58"),
        ),
        (  # years that nobody asked for
            "What engines had the cars?",
            ("By 1979 most of the cars had small engines.", "small engines"),
            ("By 1970 most of the cars had large engines.", "large engines"),
        ),
        (  # other units
            "How long is the ferry?",
            ("The ferry is 18 metres long.", "18 metres"),
            ("The ferry drifted for 18 hours.", "18 hours"),
        ),
        (  # of something else than the question names
            "How many people were on the Saint Orla?",
            ("There were 37 people on the Saint Orla that day.", "37"),
            ("There were 86 people on the Morning Tern that day.", "86"),
        ),
    ],
)
def test_what_is_alike_does_not_differ(
    question: str, first: tuple[str, str], second: tuple[str, str]
) -> None:
    assert sides(question, [says(*first), says(*second, odds=0.9, day=NEW)], ENCODE, []) == []


def test_a_sentence_that_sets_the_value_right_opposes_it_without_a_short_answer() -> None:
    found = [
        says("The work is to cost 2.4 million crowns.", "2.4 million crowns"),
        says("The work cost 3.1 million crowns, against the 2.4 million planned.", odds=-4.0),
    ]
    assert shorts(sides("What did the work cost?", found, ENCODE, [])) == [
        "2.4 million crowns",
        "3.1 million",
    ]


def test_what_sets_the_value_right_may_stand_in_any_passage_near_the_question() -> None:
    found = [says("Twelve people were hurt on the Morning Tern.", "Twelve")]
    text = "The report is out. Fourteen people were hurt, not twelve. The seal had worn."
    report = Article("report.txt", "The Morning Tern", text, published=NEW, language="en")
    near = [Passage(report, 0, len(text))]
    assert shorts(sides("How many people were hurt?", found, ENCODE, near)) == [
        "Twelve",
        "Fourteen",
    ]
    assert sides("How many people were hurt?", found, ENCODE, []) == []
    assert sides("How many people were hurt on the Saint Orla?", found, ENCODE, near) == []


def test_a_question_in_capitals_names_nothing_that_both_must_have() -> None:
    found = [
        says("Twelve people were hurt on the ferry that night.", "Twelve"),
        says("Fourteen people were hurt on the ferry that night.", "Fourteen", 0.9, NEW),
    ]
    for question in ("How many were hurt that winter?", "How Many Were Hurt That Winter?"):
        assert shorts(sides(question, found, ENCODE, [])) == ["Twelve", "Fourteen"]


def test_what_only_has_the_same_number_sets_nothing_right() -> None:
    found = [says("Twelve people were hurt when the ferry struck.", "Twelve")]
    near = [says("A loaf of rye costs her fourteen crowns now, not twelve.").passage]
    assert sides("How many people were hurt?", found, ENCODE, near) == []


def test_a_not_beside_the_two_values_sets_none_against_the_other() -> None:
    found = [says("There are 131 seats in the hall of the harbour.", "131")]
    part = says("Of the 131 seats in the hall 129 are taken, and do not come free.").passage
    assert sides("How many seats are in the hall?", found, ENCODE, [part]) == []


@pytest.mark.parametrize(
    ("told", "value", "again"),
    [
        ("Fourteen people were hurt.", "Fourteen", "Of fourteen people hurt, 11 later went home."),
        ("There were 14 people.", "14", "There were 14 people and 45 crates, left by mistake."),
        ("It made 310 trips.", "310", "It made 310 trips, more than the 280 of the year before."),
        ("It made 310 trips.", "310", "It made 310 trips, against the will of its 45 members."),
        ("It opened on 4 May.", "4 May", "Opened on 4 May, it was not closed before 18 May."),
        ("It opened on 4 May.", "4 May", "It opened on 4 May and closed weeks later, on 18 May."),
    ],
)
def test_two_values_of_one_story_set_nothing_right(told: str, value: str, again: str) -> None:
    question = "When did it open?" if "opened" in told else "How many were there?"
    assert sides(question, [says(told, value)], ENCODE, [says(again).passage]) == []


def test_of_a_value_that_was_set_right_the_article_that_gave_it_is_shown() -> None:
    text = "Fourteen people were hurt on the ferry that night. It was fourteen, not twelve."
    report = Article("report.txt", "The Morning Tern", text, published=NEW, language="en")
    first = Candidate(Passage(report, 0, len(text)), Span(0, 50), {}, 2.0, Span(0, 8))
    older = says("Twelve people were hurt on the ferry that night.", odds=-4.0)
    found, near = [first, older], [first.passage]
    shown = sides("How many people were hurt?", found, ENCODE, near)
    assert [one.text for one in shown] == [first.text, older.text]
    assert sides("How many people were hurt?", found, ENCODE, []) == []


def test_of_a_value_that_the_first_sentence_sets_right_the_article_that_gave_it_is_shown() -> None:
    found = [
        says("The funeral in the chapel begins at 2pm, not at 11am.", "2pm", odds=2.0, day=NEW),
        says("The funeral in the chapel begins at 11am.", "11am", odds=-1.0),
    ]
    assert shorts(sides("When does the funeral begin?", found, ENCODE, [])) == ["2pm", "11am"]


def test_a_name_is_set_against_another_by_a_not_just_between_them() -> None:
    found = [says("Sandbags are handed out in Port Ansel.", "Port Ansel")]
    unlike = "It pays, like Port Ansel, a fund that prefers not to be named, and Tesselby as well."
    near = [says(text).passage for text in ("Sandbags are in Tesselby, not Port Ansel.", unlike)]
    assert shorts(sides("Where are sandbags?", found, ENCODE, near[:1])) == [
        "Port Ansel",
        "Tesselby",
    ]
    assert sides("Where are sandbags?", found, ENCODE, near[1:]) == []


@pytest.mark.parametrize(
    ("told", "again"),
    [
        ("The cup final was won by Farra.", "In the cup final Farra played against Tesselby."),
        ("The cup final was won by Farra.", "The cup final of Tesselby against Farra was long."),
        ("Ada Hale voted for the cup.", "Ada Hale voted for it, against Otto Marsh."),
        ("Ada Hale has the cup.", "Ada Hale has the cup, who says that it was not Otto Marsh's."),
        ("Ada Hale has the cup.", "Ada Hale has the cup that Port Ansel gave instead of Tesselby."),
    ],
)
def test_whom_a_sentence_names_as_an_opponent_sets_nobody_right(told: str, again: str) -> None:
    name = "Farra" if "Farra" in told else "Ada Hale"
    found = [says(told, name), says(again, odds=0.9, day=NEW)]
    assert sides("Who has the cup?", found, ENCODE, []) == []


def test_a_sentence_that_refers_back_is_compared_with_what_it_refers_to() -> None:
    told = "The bridge was closed to all traffic. It is to reopen on 3 May."
    article = Article("closed.txt", "The bridge", told, published=OLD, language="en")
    start = told.index("It is")
    planned = Candidate(
        Passage(article, 0, len(told)),
        Span(start, len(told)),
        {},
        0.9,
        Span(told.index("3 May"), len(told) - 1),
    )
    opened = says("The bridge that was closed to all traffic opened on 9 June.", "9 June", day=NEW)
    assert shorts(sides("When does the bridge open?", [opened, planned], ENCODE, [])) == [
        "9 June",
        "3 May",
    ]


def test_both_sides_are_quoted_the_newest_first_with_their_dates() -> None:
    found = [
        says("Twelve people were hurt on the ferry that night.", "Twelve"),
        says("Fourteen people were hurt on the ferry that night.", "Fourteen", 0.9, NEW),
    ]
    evidence = Evidence((), tuple(found), 0.9)
    shown = quote("How many people were hurt?", evidence, ENCODE, lambda _: (), several=False)
    assert shown.differ
    assert shown.short == "Fourteen"
    assert [one.label for one in shown.sentences] == ["22 June 2020", "14 November 2019"]
    assert shown.note == "The articles differ; the newest comes first."


def test_a_time_of_day_is_compared_where_the_reader_points_at_the_day() -> None:
    found = [
        says("The ferry struck the rock at 6.52pm on 13 November 2019.", "13 November 2019"),
        says("The ferry struck the rock at about 6.40pm that day.", odds=0.9, day=NEW),
    ]
    assert shorts(sides("When did the ferry strike the rock?", found, ENCODE, [])) == [
        "6.52pm",
        "6.40pm",
    ]


def test_two_names_in_one_sentence_are_no_disagreement() -> None:
    found = [
        says("The harbour office asked Ada Quill for a plan.", "Ada Quill"),
        says("Ada Quill later asked Bram Oake to draw it.", "Bram Oake", odds=0.9, day=NEW),
    ]
    assert sides("Who drew the plan?", found, ENCODE, []) == []


@pytest.mark.parametrize(
    ("again", "differ"),
    [
        ("The new game costs 10 dollars on the phone.", []),  # rounded, as an article may well do
        ("The new game costs 10 dollars, not 9.99 dollars.", ["9.99 dollars", "10 dollars"]),
    ],
)
def test_an_article_contradicts_itself_only_where_it_says_so(again: str, differ: list[str]) -> None:
    said = "The new game costs 9.99 dollars on the phone."
    article = Article("game", "A game", f"{said} {again}", published=OLD, language="en")
    passage = Passage(article, 0, len(article.text))
    found = []
    for start, short in ((0, "9.99 dollars"), (len(said) + 1, "10 dollars")):
        place = article.text.index(short)
        span = Span(start, start + len(again if start else said))
        answer = Span(place, place + len(short))
        found.append(Candidate(passage, span, {}, 1.0 if start else 1.1, answer))
    assert shorts(sides("What does the new game cost?", found, ENCODE, [])) == differ
