"""Conversations with a library, without a generator."""

from collections.abc import Iterator
from pathlib import Path
from socket import create_server

import pytest

from qa.answer import Answer
from qa.byline import Byline
from qa.conversation.turn import Turn, turn_of
from qa.errors import EmptyQuestion, QuestionTooLong
from qa.samples import ARTICLES
from qa.settings import Settings
from qa.writing import model_server
from tests.benchmarks.chains import chains, follow_ups, has_source
from tests.embeddings.word_hash_encoder import WordHashEncoder
from tests.qa.scripted_server import scripted_server, speaking


@pytest.fixture(scope="module")
def byline(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Byline]:
    """A library of one article; not to be changed."""
    with Byline(tmp_path_factory.mktemp("veto"), encoder=WordHashEncoder()) as made:
        made.add_text("A veto", "The mayor vetoed the bridge resolution on Monday.")
        yield made


def test_small_talk_is_answered_without_citations(byline: Byline) -> None:
    answer = byline.ask("thanks!")
    assert (answer.kind, answer.citations, answer.refused) == ("small talk", (), False)
    assert "welcome" in answer.text


@pytest.mark.parametrize("doubt", ["in which article?", "Are you sure?"])
def test_whoever_doubts_an_answer_is_told_where_it_is_from(byline: Byline, doubt: str) -> None:
    turns = [turn_of(byline.ask("Who vetoed the bridge resolution?"))]
    answer = byline.ask(doubt, turns=turns)
    assert answer.text.startswith("That is from “A veto”. See for yourself")
    assert "That is from" not in byline.ask(doubt).text


def test_thanks_before_a_question_are_not_searched(byline: Byline) -> None:
    answer = byline.ask("OK, thanks! Who vetoed the resolution?")
    assert answer.searched == "Who vetoed the resolution?"


def test_no_before_a_question_corrects_the_one_before(byline: Byline) -> None:
    turns = [Turn("Who vetoed the Mill Pier?", "The mayor vetoed it.")]
    assert byline.ask("No, the Salt Pier", turns=turns).searched == "Who vetoed the Salt Pier?"
    assert byline.ask("Nope, the Salt Pier", turns=turns).searched == "Who vetoed the Salt Pier?"
    assert byline.ask("no", turns=turns).kind == "small talk"


def test_what_was_summed_up_can_be_shorter_and_an_answer_cannot(quick: Byline) -> None:
    tide = [f"The tide of day {day} came up to the wall of the mill." for day in range(9)]
    quick.add_text("The tides", " ".join(tide))
    told = quick.ask("Give me a summary")
    assert len(told.citations) == 3
    shorter = quick.ask("Shorter, please", turns=[told])
    assert (shorter.kind, len(shorter.citations)) == ("summary", 2)
    assert quick.ask("Shorter, please", turns=[Turn("Who came?")]).kind == "small talk"


def test_what_is_told_of_an_article_without_its_words_is_spoken_of(
    quick: Byline, tmp_path: Path
) -> None:
    texts = {"Tides": ("Ada Hale", 2022), "Herons": ("Otto Marsh", 2021)}
    for title, (author, year) in texts.items():
        head = f"---\ntitle: {title}\nauthor: {author}\ndate: {year}-05-04\n---\n\n"
        (tmp_path / f"{title}.md").write_text(f"{head}{title} came up to the wall of the mill.")
    quick.add(*tmp_path.glob("*.md"))
    told = quick.ask("Who wrote the newest article?")
    assert (told.short, told.citations) == ("Ada Hale", ())
    summary = quick.ask("Summarise it", turns=[told])
    both = quick.ask("Summarise the oldest article. Who wrote it?")
    assert (summary.kind, [one.article.title for one in summary.citations]) == (
        "summary",
        ["Tides"],
    )
    assert both.sentences[-1].label == "Written by Otto Marsh"


def test_that_it_is_wrong_is_not_searched(byline: Byline) -> None:
    turns = [Turn("Who vetoed the Mill Pier?", "The mayor vetoed it.")]
    for doubt in ("That's wrong.", "Wrong,", "That makes no sense!"):
        answer = byline.ask(f"{doubt} When was it built?", turns=turns)
        assert answer.searched == "When was it built? (Mill Pier)"


def test_what_only_another_article_answers_is_a_new_topic(quick: Byline) -> None:
    turns = [Turn("Who runs Old Mill Bridge?", "The mayor runs Old Mill Bridge.")]
    quick.add_text("A bridge", "The mayor runs Old Mill Bridge since Monday.")
    quick.add_text("Farra", "Nine sheep drowned off Farra in the storm of last week.")
    new = quick.ask("How many sheep drowned?", turns=turns)
    followed = quick.ask("How many sheep of them drowned?", turns=turns)
    long = quick.ask("Who said that nine sheep drowned off Farra?", turns=turns)
    assert (new.searched, new.refused) == ("How many sheep drowned?", False)
    assert followed.searched.endswith("(Old Mill Bridge)")
    assert long.searched == "Who said that nine sheep drowned off Farra?"


def test_what_is_strange_to_all_that_was_found_is_asked_as_it_is(quick: Byline) -> None:
    turns = [Turn("Who runs Old Mill Bridge?", "The mayor runs Old Mill Bridge.")]
    quick.add_text("A bridge", "The mayor runs Old Mill Bridge since Monday.")
    pope = quick.ask("Who is the pope?", turns=turns)
    mayor = quick.ask("Who is the mayor?", turns=[*turns, turn_of(pope)])
    then = quick.ask("When was that?", turns=[*turns, turn_of(pope)])
    assert (pope.searched, pope.refused) == ("Who is the pope?", True)
    assert mayor.searched == "Who is the mayor? (Old Mill Bridge)"
    assert then.searched == "When was that? (pope)"  # what it points to


def test_what_the_articles_spoken_of_have_no_word_of_is_asked_as_it_is(quick: Byline) -> None:
    said = "The mayor runs Old Mill Bridge since Monday and pays the price of it."
    turns = [Turn("Who runs Old Mill Bridge?", said, titles=("A bridge",))]
    quick.add_text("A bridge", said)
    quick.add_text("Fares", "A ticket for the ferry of Lindby is sold at the harbour.")
    ticket = quick.ask("How much is a ticket?", turns=turns)
    price = quick.ask("What is the price?", turns=turns)
    long = quick.ask("For how long?", turns=turns)
    assert long.searched == "For how long? (runs Old Mill Bridge)"
    assert ticket.searched == "How much is a ticket?"
    assert price.searched == "What is the price? (Old Mill Bridge)"


def test_what_the_server_was_sent_of_the_conversation_is_said(tmp_path: Path) -> None:
    said = "The mayor vetoed the bridge resolution on Monday."
    turns = [Turn("Who vetoed the bridge resolution?", "The mayor vetoed the bridge resolution.")]
    scripts = [speaking(text) for text in (said, "When was the bridge resolution vetoed?", said)]
    with scripted_server(*scripts) as server:
        settings = Settings(library=tmp_path, generator_url=server.url, threshold=0.0)
        with Byline(tmp_path, settings=settings, encoder=WordHashEncoder()) as byline:
            byline.add_text("A veto", said)
            alone = byline.ask("Who vetoed the bridge resolution?")
            followed = byline.ask("when?", turns=turns)
    host = server.url.split("/")[2]
    assert (alone.host, followed.host) == (host, host)
    assert "before this one" not in alone.note
    assert f"{host} received the questions and answers before this one, and 1 passage" in (
        followed.note
    )


@pytest.mark.parametrize("there", [True, False])
def test_only_a_server_that_is_there_is_said_to_have_the_conversation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, there: bool
) -> None:
    monkeypatch.setattr(model_server, "FIRST_PAUSE", 0.01)
    turns = [Turn("Who vetoed the bridge resolution?", "The mayor vetoed the bridge resolution.")]
    with scripted_server(lambda reply: reply.begin(401)) as server:
        url = server.url if there else f"http://127.0.0.1:{_closed_port()}/v1"
        settings = Settings(library=tmp_path, generator_url=url, threshold=0.0)
        with Byline(tmp_path, settings=settings, encoder=WordHashEncoder()) as byline:
            byline.add_text("A veto", "The mayor vetoed the bridge resolution on Monday.")
            answer = byline.ask("when?", turns=turns)
    assert answer.searched == "when? (vetoed bridge resolution)"
    assert ("before this one" in answer.note) is there


def _closed_port() -> int:
    with create_server(("127.0.0.1", 0)) as once:
        return int(once.getsockname()[1])


def test_a_question_that_is_whole_is_not_sent_to_be_rewritten(tmp_path: Path) -> None:
    said = "The mayor vetoed the bridge resolution on Monday."
    turns = [Turn("Who is the mayor?", "Ines Hallvard is the mayor.")]
    with scripted_server(speaking(said)) as server:
        settings = Settings(library=tmp_path, generator_url=server.url, threshold=0.0)
        with Byline(tmp_path, settings=settings, encoder=WordHashEncoder()) as byline:
            byline.add_text("A veto", said)
            answer = byline.ask("Who vetoed the resolution of Lindby?", turns=turns)
        assert len(server.bodies) == 1
    assert "before this one" not in answer.note


def test_what_there_is_is_asked_of_all_whatever_was_spoken_of(quick: Byline) -> None:
    turns = [Turn("Who is the mayor?", "Ines Hallvard is the mayor.")]
    quick.add_text("A veto", "The mayor vetoed the bridge resolution on Monday.")
    answer = quick.ask("Which articles are there?", turns=turns)
    assert (answer.kind, answer.searched) == ("mentions", "Which articles are there?")
    assert answer.sentences[0].label == "A veto"


def test_without_a_generator_url_a_hosted_one_receives_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with create_server(("127.0.0.1", 0)) as canary:
        canary.setblocking(False)
        url = f"http://127.0.0.1:{canary.getsockname()[1]}/v1"
        for name in ("OPENAI_BASE_URL", "OPENAI_API_BASE", "OPENAI_API_HOST"):
            monkeypatch.setenv(name, url)
        monkeypatch.setenv("OPENAI_API_KEY", "sk-canary")
        monkeypatch.setenv("OPENAI_MODEL", "canary")
        with Byline(tmp_path, encoder=WordHashEncoder()) as byline:
            byline.add_text("A veto", "The mayor vetoed the bridge resolution on Monday.")
            turns = [Turn("Who vetoed the bridge resolution?", "The mayor did.")]
            answers = [byline.ask("Who vetoed the bridge resolution?")]
            answers.append(byline.ask("when?", turns=turns))
        with pytest.raises(BlockingIOError):  # nobody has knocked
            canary.accept()
    assert [(each.kind, each.host) for each in answers] == [("quote", ""), ("quote", "")]


def test_words_put_back_never_make_a_question_too_long(tmp_path: Path) -> None:
    settings = Settings(library=tmp_path, max_question=20)
    turns = [Turn("Who vetoed the bridge resolution?", "The mayor vetoed the bridge resolution.")]
    with Byline(tmp_path, settings=settings, encoder=WordHashEncoder()) as byline:
        assert byline.ask("when was that?", turns=turns).searched == "when was that?"


def test_halves_of_letters_are_asked_as_question_marks(byline: Byline) -> None:
    assert byline.ask("Who vetoed \udcff it?").question == "Who vetoed ? it?"
    assert len(byline.search("vetoed \udcff")) == 1


def test_an_empty_message_is_refused_before_anything_is_read(byline: Byline) -> None:
    with pytest.raises(EmptyQuestion):
        byline.ask("   ")
    with pytest.raises(EmptyQuestion):
        byline.ask("?!")


def test_a_question_over_the_limit_is_refused_and_sent_nowhere(tmp_path: Path) -> None:
    with scripted_server(speaking("x")) as server:
        settings = Settings(library=tmp_path, max_question=20, generator_url=server.url)
        with (
            Byline(tmp_path, settings=settings, encoder=WordHashEncoder()) as byline,
            pytest.raises(QuestionTooLong, match="20"),
        ):
            byline.ask("Who vetoed the bridge resolution on Monday?")
    assert server.bodies == []


def test_there_are_many_chains_over_the_samples() -> None:
    assert len(chains()) == 25
    assert all(
        (ARTICLES / name).is_file() for each in chains() for t in each for name in t["sources"]
    )


@pytest.mark.slow
def test_follow_ups_find_their_articles(samples: Byline) -> None:
    asked = list(follow_ups(samples))
    assert sum(has_source(*each) for each in asked) >= 0.8 * len(asked)


@pytest.mark.slow
def test_a_follow_up_is_answered_only_by_articles_that_know_its_subject(samples: Byline) -> None:
    def told(answer: Answer) -> list[bool]:
        return ["Lantern" in citation.article.text for citation in answer.citations]

    turns = [turn_of(samples.ask("When was the Lantern Bridge opened?"))]
    answer = samples.ask("Who painted it?", turns=turns)
    assert answer.searched == "Who painted it? (Lantern Bridge)"
    assert all(told(answer))
    # as a question of its own a house that was painted answers it
    assert not all(told(samples.ask(answer.searched)))


@pytest.mark.slow
def test_what_was_put_back_makes_no_answer_sure(samples: Byline) -> None:
    turns = [turn_of(samples.ask("What was stolen from the museum in Tesselby?"))]
    answer = samples.ask("Who sponsored it?", turns=turns)
    alone = samples.ask(answer.searched)
    assert (answer.refused, answer.searched[:17]) == (True, "Who sponsored it?")
    assert answer.confidence < alone.confidence
