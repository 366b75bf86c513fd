"""Written answers: checked before they are shown, dropped where they don't hold."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Event

import pytest
from pydantic import SecretStr

from embeddings.encoder import SentenceEncoder
from qa.answer import Answer
from qa.byline import Byline
from qa.settings import Settings
from qa.writing.prompt import SENTINEL
from tests.qa.scripted_server import Reply, Script, ScriptedServer, scripted_server, speaking

pytestmark = pytest.mark.slow

QUESTION = "How many people were on the Morning Tern?"
TRUE = "All 91 people on the Morning Tern were taken off by fishing boats."
FALSE = "All 120 people on the Morning Tern were taken off by fishing boats."
ARTICLE = (
    "The ferry Morning Tern ran aground off Farra on 3 May with 91 people on board. Everyone on "
    "the Morning Tern was taken off by fishing boats within two hours. The captain, Joren Malk, "
    "stayed until noon."
)


@contextmanager
def writing(
    folder: Path, encoder: SentenceEncoder, *scripts: Script, **settings: object
) -> Iterator[tuple[Byline, ScriptedServer]]:
    """A library with one article, and the server that writes for it."""
    with scripted_server(*scripts) as server:
        chosen = Settings(library=folder, generator_url=server.url, **settings)  # type: ignore[arg-type]
        with Byline(folder, settings=chosen, encoder=encoder) as byline:
            byline.add_text("The Morning Tern", ARTICLE)
            yield byline, server


Ask = Callable[..., Answer]


@pytest.fixture
def ask(tmp_path: Path, encoder: SentenceEncoder) -> Ask:
    """Its answer to the question, as a script writes it under some settings."""

    def asked(script: Script, **settings: object) -> Answer:
        with writing(tmp_path, encoder, script, **settings) as (byline, _):
            return byline.ask(QUESTION)

    return asked


def test_what_holds_is_shown_with_the_sentence_it_rests_on(ask: Ask) -> None:
    answer = ask(speaking(TRUE))
    assert (answer.kind, answer.host.split(":")[0]) == ("written", "127.0.0.1")
    (sentence,) = answer.sentences
    assert sentence.text == TRUE
    assert sentence.citations
    assert all(one.quote in ARTICLE and one.quote for one in answer.citations)
    assert "received 1 passage of: The Morning Tern." in answer.note
    assert Answer.from_dict(answer.to_dict()).note == answer.note


def test_keys_are_mapped_back_and_strange_ones_removed(ask: Ask) -> None:
    def citing(reply: Reply) -> None:
        key = reply.prompt.rsplit("[", 1)[1][:4]
        reply.begin()
        reply.say(f"All 91 people on the Morning Tern were taken off by boats [{key}] [zzzz] [7].")
        reply.end()

    answer = ask(citing)
    assert "[" not in answer.sentences[0].text
    assert {one.article.title for one in answer.citations} == {"The Morning Tern"}


def test_what_the_articles_do_not_say_is_never_shown(
    tmp_path: Path, encoder: SentenceEncoder
) -> None:
    with writing(tmp_path, encoder, speaking(f"{FALSE} {TRUE} The boats were green.")) as (
        byline,
        _,
    ):
        streamed = list(byline.stream(QUESTION))
    assert [each.text for each in streamed[-1].sentences] == [TRUE]
    assert not any("120" in each.text or "green" in each.text for each in streamed)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (f"The passage is about the people on the Morning Tern. {TRUE}", [TRUE]),
        (f"{TRUE} {FALSE} They were taken off by fishing boats.", [TRUE]),  # the 120, by then
        (f"{TRUE} {FALSE} All of them were taken off by fishing boats.", [TRUE]),
        ("The Morning Tern", []),
        ("The answer is: 91 people.", ["91 people."]),
        ("The answer is: 3 people.", []),  # the article has a 3, and it is another
    ],
)
def test_what_is_no_answer_of_its_own_is_left_out(ask: Ask, written: str, shown: list[str]) -> None:
    answer = ask(speaking(written))
    said = answer.sentences if answer.kind == "written" else ()
    assert [each.text for each in said] == shown


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (FALSE, "is not what the articles say, so these are quotes"),
        ("I could not find this in the articles.", "found no answer"),
        ("", "wrote nothing, or only thought, so these"),
    ],
)
def test_too_little_left_falls_back_to_the_quotes_and_says_so(
    ask: Ask, written: str, said: str
) -> None:
    answer = ask(speaking(written))
    assert answer.kind == "quote"
    assert said in answer.note
    assert answer.host
    assert answer.sentences[0].text in ARTICLE


@pytest.mark.parametrize(("unsupported", "shown"), [("mark", [FALSE]), ("strict", [])])
def test_unsupported_sentences_as_the_settings_say(
    ask: Ask, unsupported: str, shown: list[str]
) -> None:
    answer = ask(speaking(FALSE), unsupported=unsupported)
    written = answer.sentences if answer.kind == "written" else ()
    assert [each.text for each in written] == shown
    assert all(each.missing == ("120",) and each.citations == () for each in written)


def test_the_model_may_refuse(ask: Ask) -> None:
    answer = ask(speaking(SENTINEL))
    assert answer.refused
    assert (answer.kind, bool(answer.nearest)) == ("written", True)
    assert "found no answer" in answer.note


def test_what_is_refused_before_is_never_sent(tmp_path: Path, encoder: SentenceEncoder) -> None:
    with writing(tmp_path, encoder, speaking(TRUE)) as (byline, server):
        answer = byline.ask("How do I bake sourdough bread?")
        byline.ask("thanks!")
    assert answer.refused
    assert (answer.host, server.bodies) == ("", [])


def test_quotes_only_sends_nothing(tmp_path: Path, encoder: SentenceEncoder) -> None:
    with writing(tmp_path, encoder, speaking(TRUE)) as (byline, server):
        answer = byline.ask(QUESTION, quotes_only=True)
    assert (answer.kind, answer.host, server.bodies) == ("quote", "", [])


def test_a_broken_server_gives_the_quotes_and_the_reason(ask: Ask) -> None:
    answer = ask(lambda reply: reply.begin(401), generator_key=SecretStr("sk-secret-42"))
    assert answer.kind == "quote"
    assert "answered 401" in answer.note
    assert f"{answer.host} received 1 passage" in answer.note
    assert "sk-secret" not in repr(answer.to_dict())


def breaking_off(text: str) -> Script:
    """A model server that ends in the middle of what it says."""

    def script(reply: Reply) -> None:
        reply.begin()
        reply.say(text)

    return script


def test_an_answer_cut_off_keeps_its_whole_sentences(ask: Ask) -> None:
    answer = ask(breaking_off(f"{TRUE} The captain, Joren Ma"))
    assert [each.text for each in answer.sentences] == [TRUE]
    assert "in the middle" in answer.note


def test_a_server_that_is_not_there_received_nothing(
    tmp_path: Path, encoder: SentenceEncoder
) -> None:
    with writing(tmp_path, encoder, speaking(TRUE)) as (byline, server):
        pass
    settings = Settings(library=tmp_path, generator_url=server.url)
    with Byline(tmp_path, settings=settings, encoder=encoder) as byline:
        answer = byline.ask(QUESTION)
    assert (answer.kind, answer.host) == ("quote", "")
    assert "cannot be reached" in answer.note
    assert "received" not in answer.note


GERMAN = (
    "Die Fähre Morning Tern lief am 3. Mai vor Farra auf Grund. Alle 91 Menschen an Bord der Fähre "
    "wurden von Fischerbooten gerettet."
)


def test_a_german_answer_from_a_german_article_is_checked_by_its_words(
    tmp_path: Path, encoder: SentenceEncoder
) -> None:
    true = "Alle 91 Menschen an Bord wurden von Fischerbooten gerettet."
    false = "Alle 120 Menschen an Bord wurden von Fischerbooten gerettet."
    with scripted_server(speaking(f"{false} {true}")) as server:
        settings = Settings(library=tmp_path, generator_url=server.url, threshold=0.0)
        with Byline(tmp_path, settings=settings, encoder=encoder) as byline:
            byline.add_text("Die Fähre Morning Tern", GERMAN)
            answer = byline.ask("Wie viele Menschen waren an Bord der Fähre?")
    assert [each.text for each in answer.sentences] == [true]
    assert all(one.quote in GERMAN for one in answer.citations)


def test_of_a_german_answer_from_an_english_article_the_values_are_compared(
    tmp_path: Path, encoder: SentenceEncoder
) -> None:
    german = "Alle 91 Menschen an Bord der Morning Tern wurden gerettet."
    unlike = "Auf der Morning Tern waren 120 Menschen. Die Menschen mochten die Morning."
    said = speaking(f"{unlike} {german}")
    with writing(tmp_path, encoder, said, threshold=0.0) as (byline, _):
        answer = byline.ask("Wie viele Menschen waren auf der Morning Tern?")
    (only,) = answer.sentences
    assert (answer.kind, only.text) == ("written", german)
    assert only.doubt == "only partly in the sources"
    assert "another language" in answer.note
    assert "91 people" in only.citations[0].quote


def test_of_a_silent_server_the_quotes_are_shown_until_it_writes(
    tmp_path: Path, encoder: SentenceEncoder
) -> None:
    go_on = Event()

    def slow(reply: Reply) -> None:
        reply.begin()
        go_on.wait(20)
        reply.say(TRUE)
        reply.end()

    with writing(tmp_path, encoder, slow) as (byline, server):
        stream = byline.stream(QUESTION)
        quoted = next(answer for answer in stream if answer.sentences)
        go_on.set()
        *_, written = stream
    assert (quoted.kind, written.kind) == ("quote", "written")
    assert quoted.sentences[0].text in ARTICLE
    assert quoted.host == server.url.split("/")[2]
    assert f"quotes for as long as {quoted.host} has written no answer" in quoted.note
    assert f"{quoted.host} is sent 1 passage of: The Morning Tern." in quoted.note


def test_a_sentence_is_shown_while_the_server_is_still_at_it(
    tmp_path: Path, encoder: SentenceEncoder
) -> None:
    shown, seen_in_time = Event(), Queue[bool]()

    def slow(reply: Reply) -> None:
        reply.begin()
        reply.say(*(f"{word} " for word in TRUE.split()))
        seen_in_time.put(shown.wait(20))
        reply.end()

    with writing(tmp_path, encoder, slow) as (byline, _):
        stream = byline.stream(QUESTION)
        next(each for each in stream if each.kind == "written" and each.sentences)
        shown.set()
        assert seen_in_time.get(timeout=30)
        stream.close()


def test_closing_the_stream_closes_the_connection(tmp_path: Path, encoder: SentenceEncoder) -> None:
    def endless(reply: Reply) -> None:
        reply.begin()
        while not reply.gone.wait(0.02):
            reply.raw(": thinking\n\n")

    with writing(tmp_path, encoder, endless) as (byline, server):
        stream = byline.stream(QUESTION)
        while not server.bodies:
            assert next(stream).host == server.url.split("/")[2]
        stream.close()
        assert server.gone.wait(10)
