"""Who may ask, from where and how often: the guards, without a server."""

import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from qa.errors import BadSettings
from qa.settings import load_settings
from qa.web import server
from qa.web.guard import passwords, throttle
from qa.web.guard.door import FREE_FAILURES, LONGEST_WAIT, SESSION_SECONDS, Door, readers
from qa.web.guard.hosts import Guard
from qa.web.guard.login import Login
from qa.web.guard.passwords import hash_password
from qa.web.guard.throttle import BURST, Buckets, Throttle, limit_of
from qa.web.server import serve

QUICK = 10  # a guess takes a thirtieth of the time that it takes otherwise


@pytest.fixture(scope="module")
def kept() -> Iterator[str]:
    """The hash of Ola's password."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_LOG_N", QUICK)
        yield hash_password("tide and pier")


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_door_lets_in_who_knows_the_password_until_the_session_ends(kept: str) -> None:
    clock = Clock()
    door = Door({"ola": kept}, clock)
    token = door.enter("ola", "tide and pier", "1.2.3.4")
    assert token is not None
    assert door.reader(token) == "ola"
    assert door.reader(token + "x") is None
    clock.now += SESSION_SECONDS
    assert door.reader(token) is None
    again = door.enter("ola", "tide and pier", "1.2.3.4")
    assert again is not None
    door.leave(again)
    assert door.reader(again) is None


def test_a_hash_that_would_let_nobody_in_or_take_all_memory_is_none(kept: str) -> None:
    scheme, log_n, r, p, salt, made = kept.split(".")
    assert passwords.is_hash(kept)
    for parts in (
        (scheme, "30", r, p, salt, made),
        (scheme, log_n, "800", p, salt, made),
        (scheme, log_n, r, "0", salt, made),
        (scheme, log_n, r, p, "", made),
        (scheme, log_n, r, p, salt, made[:-4]),
    ):
        assert not passwords.is_hash(".".join(parts))


def test_failures_lock_the_name_and_the_client_out(kept: str) -> None:
    clock = Clock()
    door = Door({"ola": kept, "ida": kept}, clock)
    for _ in range(FREE_FAILURES):
        assert door.wait("ola", "1.2.3.4") == 0
        assert door.enter("ola", "wrong", "1.2.3.4") is None
    assert door.enter("ola", "tide and pier", "5.6.7.8") is None  # the name, from anywhere
    assert door.enter("ida", "tide and pier", "1.2.3.4") is None  # the client, as anybody
    first = door.wait("ola", "1.2.3.4")
    clock.now += first
    assert door.enter("ola", "wrong", "1.2.3.4") is None
    assert first < door.wait("ola", "1.2.3.4") <= LONGEST_WAIT
    clock.now += LONGEST_WAIT
    assert door.enter("ola", "tide and pier", "1.2.3.4") is not None
    assert door.wait("ola", "1.2.3.4") == 0


def test_auth_names_readers_and_refuses_what_is_no_hash(kept: str) -> None:
    assert readers(f"ola:{kept} ida:{kept}") == {"ola": kept, "ida": kept}
    for wrong in ("ola", "ola:secret", f":{kept}", f"ola:{kept[:-4]}"):
        with pytest.raises(BadSettings, match="byline password"):
            readers(wrong)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2"])
def test_another_address_needs_a_login(host: str) -> None:
    with pytest.raises(BadSettings, match="byline password NAME"):
        serve(load_settings(host=host), open_browser=False)


def test_who_comes_once_the_address_is_told_is_not_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def come(told: str) -> None:
        port = int(re.findall(r":(\d+) ", told)[0])
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
        raise KeyboardInterrupt

    monkeypatch.setattr(server, "create_app", lambda *_: object())
    monkeypatch.setattr(server._Warming, "run", lambda _: None)
    settings = load_settings(library=tmp_path, port=0)
    with pytest.raises(KeyboardInterrupt):
        serve(settings, open_browser=False, announce=come)


def test_a_bucket_fills_again() -> None:
    clock = Clock()
    buckets = Buckets(clock)
    assert all(buckets.take("a") for _ in range(BURST))
    assert not buckets.take("a")
    assert buckets.take("b")
    clock.now += 1
    assert buckets.take("a")


def test_posts_that_come_too_often_or_are_too_big_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(throttle, "BURST", 5)
    guarded = TestClient(Throttle(PlainTextResponse("taken"), Buckets(Clock())))
    big = b"x" * (limit_of("/api/ask") + 1)
    refused = guarded.post("/api/ask", content=big)
    assert refused.status_code == 413
    assert "can be sent at once" in refused.json()["detail"]  # which the page's script shows
    statuses = [guarded.post("/api/ask").status_code for _ in range(5)]
    assert statuses == [200] * 4 + [429]
    assert guarded.get("/").status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"origin": "http://127.0.0.1:1"}, 200),
        ({"origin": "http://127.0.0.1:2"}, 403),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"host": "localhost:1"}, 200),
        ({"host": "evil.example"}, 400),
        ({"host": ""}, 400),
    ],
)
def test_other_hosts_and_pages_of_others_are_refused(headers: dict[str, str], status: int) -> None:
    page = TestClient(Guard(PlainTextResponse("taken")), "http://127.0.0.1:1")
    answer = page.post("/", headers=headers)
    assert answer.status_code == status
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_no_websocket_is_let_in() -> None:
    page = TestClient(Guard(PlainTextResponse("taken")), "http://127.0.0.1:1")
    with pytest.raises(WebSocketDisconnect) as ended, page.websocket_connect("/"):
        pass
    assert ended.value.code == 1008  # a response to the request would be a disconnect as well


@pytest.mark.parametrize("given", [b"Basic zz", b"Basic \xe9\xe9", b"Basic /w=="])
def test_what_is_no_password_at_all_is_refused_as_a_wrong_one(kept: str, given: bytes) -> None:
    page = TestClient(Login(PlainTextResponse("taken"), Door({"ola": kept})))
    assert page.get("/api/ask", headers={b"authorization": given}).status_code == 401
