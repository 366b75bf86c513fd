"""Questions that name a time, asked of the articles of those days."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from embeddings.filters import Filter
from qa.answer import Answer
from qa.byline import Byline
from qa.conversation.turn import turn_of
from qa.question.asked_time import asked_time
from qa.settings import Settings
from qa.writing.prompt import SENTINEL
from tests.embeddings.word_hash_encoder import WordHashEncoder
from tests.qa.scripted_server import scripted_server, speaking

TODAY = date(2026, 3, 31)
QUESTION = "Who opened the pier at Sandwick?"
THEN = str(date.today().replace(day=1) - timedelta(days=1))  # last month


@pytest.fixture(scope="module")
def byline(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Byline]:
    """A library of three piers; not to be changed."""
    folder = tmp_path_factory.mktemp("piers")
    for who, day in (("Ada Brook", "2017-05-02"), ("Otto Marsh", "2019-06-03"), ("Ina Falk", THEN)):
        text = f"---\ndate: {day}\n---\n# The pier\n\n{who} opened the pier at Sandwick."
        (folder / f"{who}.md").write_text(text, "utf-8")
    with Byline(folder / "library", encoder=WordHashEncoder()) as made:
        made.add(*folder.glob("*.md"))
        yield made


def asked(question: str) -> str:
    return QUESTION.replace("?", f" {question}?")


@pytest.mark.parametrize(
    ("time", "who"),
    [("last month", "Ina Falk"), ("in 2017", "Ada Brook"), ("in June 2019", "Otto")],
)
def test_only_articles_of_the_time_that_a_question_names_answer_it(
    byline: Byline, time: str, who: str
) -> None:
    answer = byline.ask(asked(time))
    assert [who in sentence.text for sentence in answer.sentences] == [True]
    assert answer.time == time
    assert answer.note == f"Only articles published {time} were searched."
    assert Answer.from_dict(answer.to_dict()).time == time


def test_words_that_begin_a_question_are_said_inside_a_sentence(byline: Byline) -> None:
    answer = byline.ask("In June 2019, who opened the pier at Sandwick?")
    assert answer.time == "In June 2019"
    assert answer.note == "Only articles published in June 2019 were searched."


def test_where_no_article_of_the_time_answers_all_do_and_the_answer_says_so(byline: Byline) -> None:
    answer = byline.ask(asked("yesterday"))
    assert (answer.refused, answer.time) == (False, "")
    assert answer.note.startswith("No article published yesterday answers this: articles of all")
    refused = byline.ask("Who sold the harbour in 2017?")
    assert refused.note.startswith("No article published in 2017 answers this: articles of all")


def test_a_year_in_which_nothing_was_published_is_that_of_an_event(byline: Byline) -> None:
    assert "published" not in byline.ask(asked("in 1911")).note


def test_the_words_limit_nothing_where_that_is_asked(byline: Byline) -> None:
    answer = byline.ask(asked("in 2017"), any_time=True)
    assert (answer.time, answer.note) == ("", byline.ask(QUESTION).note)


def test_nothing_is_found_that_the_caller_keeps_out(byline: Byline) -> None:
    answer = byline.ask(asked("last month"), only=Filter("2019-01-01", "2019-12-31"))
    assert {one.article.published for one in answer.citations} == {"2019-06-03"}
    narrowed = byline.ask(asked("in 2019"), only=Filter("2017-01-01"))
    assert {one.article.published for one in narrowed.citations} == {"2019-06-03"}


@pytest.mark.parametrize(
    "question",
    [
        "What happened in 2017?",
        "And what else happened in May 2017?",
        "Who won the 2018 World Cup?",
        "Who came in 2017, and who left in 2018?",
        "Did more people come in 2017 than last month?",
        "How many people live there today?",
        "What is the bridge used for today?",
        "Who lives there today?",
        "Which countries have a king today?",
    ],
)
def test_what_asks_of_a_time_or_of_several_is_no_limit(question: str) -> None:
    assert asked_time(question, TODAY) is None


@pytest.mark.parametrize(
    "question",
    [
        "Who resigned today?",
        "Who won today?",
        "Which ferry sank today?",
        "What did the mayor say today?",
        "Which minister has resigned today?",
        "Who wrote to the mayor today?",
    ],
)
def test_what_was_done_today_is_of_the_articles_of_today(question: str) -> None:
    found = asked_time(question, TODAY)
    assert found is not None
    assert (found.words, found.after) == ("today", TODAY)


@pytest.mark.parametrize(
    "message",
    [
        "Which articles are from 2017?",
        "What was published in 2017?",
        "Which articles mention the pier in 2017?",
    ],
)
def test_articles_of_a_time_are_listed_by_it_anyway(byline: Byline, message: str) -> None:
    answer = byline.ask(message)
    assert (answer.time, len(answer.citations)) == ("", 1)
    assert "searched" not in answer.note


@pytest.mark.parametrize("before", ["Thanks! ", "Hello. Please tell me ", "OK, so "])
def test_politeness_hides_no_time(byline: Byline, before: str) -> None:
    asked_in_2017 = asked("in 2017").replace("Who", "who")
    assert byline.ask(f"{before}{asked_in_2017}").time == "in 2017"


def test_each_question_of_a_message_has_its_own_time(byline: Byline) -> None:
    one, other = asked("in 2017"), asked("in June 2019")
    answer = byline.ask(f"{one} {other}")
    assert [each.text[:4] for each in answer.sentences] == ["Ada ", "Otto"]
    assert answer.time == "in 2017, in June 2019"
    assert f"“{other}”: Only articles published in June 2019 were searched." in answer.note
    twice = byline.ask(f"{one} {one}")
    assert (twice.time, twice.note) == ("in 2017", byline.ask(one).note)
    free = byline.ask(f"{one} Who sold the pier at Sandwick?")
    assert free.note.count("Only articles published") <= 1


def test_a_model_is_given_for_each_question_what_was_published_then(byline: Byline) -> None:
    one, other = asked("in 2017"), asked("in June 2019")
    with scripted_server(speaking("Ada Brook opened the pier at Sandwick.")) as server:
        settings = Settings(generator_url=server.url)
        folder = byline.status().folder
        with Byline(folder, settings=settings, encoder=WordHashEncoder()) as writing:
            answer = writing.ask(f"{one} {other}")
        (sent,) = server.bodies
    assert answer.kind == "written"
    assert {hit.passage.article.published for hit in answer.nearest} == {"2017-05-02", "2019-06-03"}
    assert "Ina Falk" not in str(sent)
    assert f"“{other}”: Only articles published in June 2019 were searched." in answer.note


def test_a_follow_up_made_whole_has_the_time_of_its_question(byline: Byline) -> None:
    before = turn_of(byline.ask(asked("in 2017")))
    for message, time in (("And in 2019?", "in 2019"), ("What about last month?", "last month")):
        answer = byline.ask(message, turns=[before])
        assert (answer.searched, answer.time) == (asked(time), time)


def test_words_seen_from_today_are_not_looked_for_in_the_articles_of_then(byline: Byline) -> None:
    for question in (asked("last month"), f"Last month, {QUESTION}", asked("in the last 70 days")):
        answer = byline.ask(question)
        assert [each.text for each in answer.sentences] == ["Ina Falk opened the pier at Sandwick."]
        assert (answer.question, answer.searched) == (question, question)
        assert answer.confidence == byline.ask(QUESTION, only=Filter("2020-01-01")).confidence


def test_a_model_that_finds_no_answer_in_the_articles_of_then_is_given_all(
    tmp_path: Path,
) -> None:
    article = "---\ndate: 2017-05-02\n---\n# The pier\n\nAda Brook opened the pier at Sandwick."
    (tmp_path / "pier.md").write_text(article, "utf-8")
    says = "Ada Brook opened the pier at Sandwick."
    with scripted_server(speaking(says), speaking(SENTINEL), speaking(says)) as server:
        settings = Settings(generator_url=server.url)
        library, encoder = tmp_path / "library", WordHashEncoder()
        with Byline(library, settings=settings, encoder=encoder) as made:
            made.add(tmp_path / "pier.md")
            then, all_of_them = made.ask(asked("in 2017")), made.ask(asked("in 2017"))
    assert (then.kind, all_of_them.kind) == ("written", "written")
    assert then.note.endswith("Only articles published in 2017 were searched.")
    assert all_of_them.note.count(f"{all_of_them.host} received") == 2
    assert all_of_them.note.endswith("articles of all dates were searched.")


def test_articles_of_another_time_are_listed_as_those_before_were(byline: Byline) -> None:
    told = byline.ask("Which articles are from 2017?")
    for question, count in (("And from 2019?", 1), ("And since 2018?", 2)):
        answer = byline.ask(question, turns=[told])
        assert len(answer.citations) == count
        assert (answer.time, answer.note) == ("", f"{count} article{'s' * (count > 1)}.")


def test_small_talk_is_of_no_time(byline: Byline) -> None:
    answer = byline.ask("How are you today?")
    assert (answer.kind, answer.time, answer.note) == ("small talk", "", "")
