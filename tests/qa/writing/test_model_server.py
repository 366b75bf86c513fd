"""The client of model servers, against a server that is slow, broken, cut off or worse."""

import logging
import socket
import time

import pytest

from qa.errors import BadSettings, GeneratorUnavailable
from qa.writing import model_server
from qa.writing.event_stream import BUSY, MAX_EVENT
from qa.writing.model_server import SAFE_CONTEXT, ModelServer
from qa.writing.prompt import Message
from tests.qa.scripted_server import Reply, Script, ScriptedServer, scripted_server, speaking

ASKED = [Message("user", "Say something.")]
KEY = "sk-very-secret-0123456789"


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_server, "FIRST_PAUSE", 0.01)


def written(url: str, key: str = "") -> str:
    return "".join(ModelServer(url, key).write(ASKED, 50))


def failure(script: Script, key: str = "") -> tuple[GeneratorUnavailable, ScriptedServer]:
    """What is said of a server that does as the script says, and what that was sent."""
    with scripted_server(script) as server, pytest.raises(GeneratorUnavailable) as caught:
        written(server.url, key)
    return caught.value, server


def raw(text: str, kind: str = "text/event-stream") -> Script:
    """A server that answers with these characters."""

    def script(reply: Reply) -> None:
        reply.begin(kind=kind)
        reply.raw(text)

    return script


def test_text_comes_in_pieces_and_the_request_says_what_it_should() -> None:
    with scripted_server(speaking("The tide ", "came.")) as server:
        assert written(server.url, KEY) == "The tide came."
    body = server.bodies[0]
    assert (body["model"], body["max_tokens"], body["stream"]) == ("scripted", 50, True)
    assert server.headers[0]["Authorization"] == f"Bearer {KEY}"


def test_a_server_that_does_not_stream_is_understood() -> None:
    whole = '{"choices": [{"message": {"content": "All at once."}}]}'
    with scripted_server(raw(whole, "application/json")) as server:
        assert written(server.url) == "All at once."


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_server_is_asked_again(status: int) -> None:
    with scripted_server(lambda reply: reply.begin(status), speaking("At last.")) as server:
        assert written(server.url) == "At last."
    assert len(server.bodies) == 2


def test_it_waits_as_long_as_the_server_asks() -> None:
    busy = scripted_server(lambda r: r.begin(429, Retry_After="0.3"), speaking("Now."))
    with busy as server:
        started = time.monotonic()
        assert written(server.url) == "Now."
        assert time.monotonic() - started >= 0.3


def test_a_server_that_stays_busy_is_given_up() -> None:
    error, server = failure(lambda reply: reply.begin(500))
    assert "answered 500" in str(error)
    assert len(server.bodies) == model_server.ATTEMPTS


def test_a_refused_key_is_not_tried_again_and_nowhere_shown(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)

    def refusing(reply: Reply) -> None:
        reply.begin(401, "application/json")
        reply.raw(f'{{"error": {{"message": "Incorrect API key provided: {KEY}"}}}}')

    error, server = failure(refusing, KEY)
    assert len(server.bodies) == 1
    assert KEY not in f"{error!r} {error.__cause__!r} {caplog.text}"


@pytest.mark.parametrize(
    ("status", "advice"),
    [
        (401, "set BYLINE_GENERATOR_KEY."),
        (404, "check BYLINE_GENERATOR_MODEL"),
        (429, "Ask again later"),
        (400, "its context may be shorter"),
        (302, "It leads to another address"),
        (418, "see what its log says."),
    ],
)
def test_what_a_server_answers_tells_what_to_do(status: int, advice: str) -> None:
    error, _ = failure(lambda reply: reply.begin(status))
    assert advice in str(error)
    assert "\n" not in str(error)


def test_a_limit_that_is_refused_at_last_is_told() -> None:
    statuses = iter((503, 503, 400))
    error, _ = failure(lambda reply: reply.begin(next(statuses)))
    assert "answered 400" in str(error)


def test_a_model_that_takes_no_limit_is_asked_without_one() -> None:
    def particular(reply: Reply) -> None:
        reply.begin(400) if "max_tokens" in reply.body else speaking("The tide came.")(reply)

    with scripted_server(particular) as server:
        assert written(server.url) == "The tide came."
    assert set(server.bodies[1]) == {"model", "messages", "stream"}


def test_a_server_that_is_not_there() -> None:
    with scripted_server(speaking("x")) as server:
        pass  # closed again: nobody listens at its address
    with pytest.raises(GeneratorUnavailable, match="cannot be reached") as caught:
        written(server.url)
    assert not caught.value.reached


def test_a_server_that_was_busy_and_went_away_has_what_was_sent() -> None:
    def busy(reply: Reply) -> None:
        reply.handler.server.server_close()
        reply.begin(503)

    error, server = failure(busy)
    assert "cannot be reached" in str(error)
    assert (error.reached, len(server.bodies)) == (True, 1)


def test_an_answer_that_is_cut_off_gives_what_came_and_says_so() -> None:
    def cut(reply: Reply) -> None:
        reply.begin()
        reply.say("The tide came. The wa")

    with scripted_server(cut) as server:
        came: list[str] = []
        with pytest.raises(GeneratorUnavailable, match="in the middle"):
            came.extend(ModelServer(server.url).write(ASKED, 50))
    assert "".join(came) == "The tide came. The wa"


@pytest.mark.parametrize(
    "line",
    [
        "<html><p>Welcome</p></html>",
        "data: {not json",
        "data: [1, 2]",
        '{"choices": []}',
        "data: " + "[" * 100_000,
        "data: " + "x" * (MAX_EVENT + 10),
    ],
    ids=["a page", "no json", "a list", "no choice", "nested", "endless line"],
)
def test_nonsense_is_said_to_be_so(line: str) -> None:
    error, _ = failure(raw(f"{line}\n\n"))
    assert "makes no sense" in str(error)
    assert "Check BYLINE_GENERATOR_URL" in str(error)


@pytest.mark.parametrize("line", ['data: {"error": {"message": "boom"}}', '{"error": "boom"}'])
def test_an_error_in_place_of_text_is_said_to_be_one(line: str) -> None:
    error, _ = failure(raw(f"{line}\n\n"))
    assert str(error) == "The model server tells of an error. " + BUSY


def test_odd_but_harmless_events_are_passed_over() -> None:
    def odd(reply: Reply) -> None:
        reply.begin()
        reply.raw(": keep-alive\n\nevent: ping\n\n")
        reply.raw('data: {"choices": [], "usage": {"total_tokens": 3}}\n\n')
        reply.raw('data: {"choices": [{"delta": null}]}\n\n')
        reply.raw('data: {"choices": [{"delta": {"content": 7}}]}\n\n')
        reply.say("Fi\ud83d", "\ude00ne.")
        parts = '[{"type": "thinking", "thinking": []}, {"type": "text", "text": " Yes."}]'
        reply.raw(f'data: {{"choices": [{{"delta": {{"content": {parts}}}}}]}}\n\n')
        reply.end()

    with scripted_server(odd) as server:
        assert written(server.url) == "Fine. Yes."


def test_an_answer_without_end_is_stopped() -> None:
    def endless(reply: Reply) -> None:
        reply.begin()
        while not reply.gone.is_set():
            reply.say("and on " * 20)

    with scripted_server(endless) as server:
        assert len(written(server.url)) == 50 * 16
        assert server.gone.wait(10)


def test_a_silent_server_lets_its_reader_stop_and_the_connection_closes() -> None:
    def silent(reply: Reply) -> None:
        reply.begin()
        while not reply.gone.wait(0.05):
            reply.raw(": waiting\n\n")

    with scripted_server(silent) as server:
        pieces = ModelServer(server.url).write(ASKED, 50)
        while not server.bodies:
            assert next(pieces) == ""
        pieces.close()
        assert server.gone.wait(10)


def test_a_server_that_says_no_word_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_server, "SILENT_SECONDS", 0.3)

    def hanging(reply: Reply) -> None:
        reply.begin()
        reply.say("The tide came.")
        while not reply.gone.wait(0.05):
            reply.raw(": keep-alive\n\n")

    with scripted_server(hanging) as server:
        came: list[str] = []
        with pytest.raises(GeneratorUnavailable, match="silent for 0") as caught:
            came.extend(ModelServer(server.url).write(ASKED, 50))
        assert server.gone.wait(10)
    assert ("".join(came), caught.value.reached) == ("The tide came.", True)


def test_no_redirection_is_followed_and_no_proxy_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with scripted_server(speaking("Not for you.")) as elsewhere:
        monkeypatch.setenv("HTTP_PROXY", elsewhere.url)
        away = scripted_server(lambda reply: reply.begin(307, Location=elsewhere.url))
        with away as server, pytest.raises(GeneratorUnavailable, match="answered 307"):
            written(server.url)
    assert elsewhere.bodies == []


@pytest.mark.parametrize(
    ("facts", "tokens"),
    [
        ({"id": "a", "max_model_len": 32768}, 32768),
        ({"id": "a", "meta": {"n_ctx_train": 2048}}, 2048),
        ({"id": "a"}, SAFE_CONTEXT),
        ({"id": "a", "max_model_len": "many"}, SAFE_CONTEXT),
        ({"id": "a", "max_model_len": True}, SAFE_CONTEXT),
    ],
)
def test_the_context_is_what_the_server_says(facts: dict[str, object], tokens: int) -> None:
    with scripted_server(speaking("x"), facts=facts) as server:
        assert ModelServer(server.url).context() == tokens


def test_a_server_that_was_not_there_is_asked_again_at_once_and_one_that_hangs_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening, monkeypatch.context() as patched:
        patched.setattr(model_server, "FACTS_SECONDS", 0.05)
        port = listening.getsockname()[1]
        url = f"http://127.0.0.1:{port}/v1"
        hanging, late = ModelServer(url), ModelServer(url)
        assert (hanging.model, hanging.model) == ("default", "default")
        listening.accept()[0].close()
        listening.settimeout(0)
        with pytest.raises(BlockingIOError):
            listening.accept()  # it was asked once
        patched.setattr(model_server, "HANGING_SECONDS", 0.1)
        with pytest.raises(GeneratorUnavailable, match="silent for 0"):
            list(hanging.write(ASKED, 50))
    assert late.model == "default"
    with scripted_server(speaking("x"), port=port):
        assert (late.model, hanging.model) == ("scripted", "default")


@pytest.mark.parametrize("key", ["sk-“quoted”", "sk-1\n"])
def test_a_key_that_cannot_be_sent_is_refused(key: str) -> None:
    with pytest.raises(BadSettings, match="BYLINE_GENERATOR_KEY") as caught:
        ModelServer("http://localhost:1/v1", key)
    assert key not in str(caught.value)
