"""Questions that name a time, asked of the articles of those days."""

from collections.abc import Generator, Iterator
from datetime import date, timedelta

import pytest

from embeddings.filters import Filter
from qa.answer import Answer, Sentence
from qa.byline import Byline
from qa.conversation.timed import asked_time, timed
from tests.embeddings.word_hash_encoder import WordHashEncoder

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
    "message",
    [
        "What happened in 2017?",
        "And what else happened in May 2017?",
        "Which articles are from last month?",
        "What was published last week?",
        "Who won the 2018 World Cup?",
        "Which articles mention tea in 2017?",
        "Who came in 2017, and who left in 2018?",
        "Did more people come in 2017 than last month?",
        "Who won the cup in 2017? Who built the Mill Bridge?",
        "Who built the Mill Bridge? Who won the cup last month?",
    ],
)
def test_what_asks_of_a_time_or_for_articles_is_no_limit(message: str) -> None:
    assert asked_time(message, TODAY) is None


@pytest.mark.parametrize(
    "message",
    [
        "Who came in 2017?",
        "Who came in 2017, and who left in 2017?",
        "Thanks! And who came in 2017?",
        "Tell me who came in 2017, please.",
        "Who came in 2017, and why?",
        "Who came to Farra in 2017? How did she get there?",
        "I have been wondering. Who came in 2017?",
    ],
)
def test_politeness_hides_no_time(message: str) -> None:
    found = asked_time(message, TODAY)
    assert found is not None
    assert found.words == "in 2017"


def test_words_seen_from_today_are_not_looked_for_in_the_articles_of_then(byline: Byline) -> None:
    for question in (asked("last month"), f"Last month, {QUESTION}", asked("in the last 70 days")):
        answer = byline.ask(question)
        assert [each.text for each in answer.sentences] == ["Ina Falk opened the pier at Sandwick."]
        assert (answer.question, answer.searched) == (question, question)
        assert answer.confidence == byline.ask(QUESTION, only=Filter("2020-01-01")).confidence


def test_articles_of_another_time_are_listed_as_those_before_were(byline: Byline) -> None:
    told = byline.ask("Which articles are from 2017?")
    for question, count in (("And from 2019?", 1), ("And since 2018?", 2)):
        answer = byline.ask(question, turns=[told])
        assert len(answer.citations) == count
        assert (answer.time, answer.note) == ("", f"{count} article{'s' * (count > 1)}.")


def test_small_talk_is_of_no_time(byline: Byline) -> None:
    answer = byline.ask("How are you today?")
    assert (answer.kind, answer.time, answer.note) == ("small talk", "", "")


def test_who_received_something_for_a_refusal_is_told_with_the_answer_of_all() -> None:
    def ask(_: str, only: Filter | None) -> Generator[Answer, None, None]:
        if only is None:
            yield Answer("Who?", (Sentence("Ada.", ()),), 0.9, note="Of all.")
        else:
            yield Answer("Who?", (), 0.1, host="models.example", note="It received 3 passages.")

    time = asked_time("Who came last month?", TODAY)
    *_, refusal, whole = timed(ask, "Who came last month?", time, None)
    assert (refusal.refused, whole.host) == (True, "models.example")
    assert whole.note == (
        "Of all. It received 3 passages. "
        "No article published last month answers this: articles of all dates were searched."
    )
