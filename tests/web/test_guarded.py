"""The interface for programs and the login, asked of real servers."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import httpx
import pytest

from qa.answer import Answer
from qa.history.conversations import Conversations
from qa.history.exchange import Exchange
from qa.web.guard.door import FREE_FAILURES
from qa.web.guard.passwords import hash_password

from .conftest import NAME, PASSWORD
from .kept_conversations import TWO, keep
from .pier import QUESTION, QUOTE
from .served import Served, Serving

pytestmark = pytest.mark.slow
HTML = {"accept": "text/html"}
TLS = {"x-forwarded-proto": "https", "x-forwarded-for": "10.1.2.3"}


@pytest.fixture
def programs(pier: Served) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=pier.url, timeout=60) as client:
        yield client


@pytest.fixture
def page(behind: Served) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=behind.url, timeout=60) as client:
        yield client


def log_in(page: httpx.Client, password: str = PASSWORD, **headers: str) -> httpx.Response:
    return page.post("/login", data={"name": NAME, "password": password}, headers=headers)


def test_programs_ask(programs: httpx.Client) -> None:
    told = programs.post("/api/ask", json={"question": QUESTION}).json()
    answer = Answer.from_dict(told)
    assert answer.citations[0].quote == QUOTE
    limited = {"question": QUESTION, "before": "2019-01-01"}
    assert programs.post("/api/ask", json=limited).json()["refused"]


def test_every_page_has_the_headers_that_guard_it(programs: httpx.Client) -> None:
    headers = programs.get("/").headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["referrer-policy"] == "same-origin"
    assert "server" not in headers


def test_programs_search(programs: httpx.Client) -> None:
    hits = programs.post("/api/search", json={"query": "the engineer built", "limit": 1}).json()
    assert QUOTE in hits[0]["text"]


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"json": {"question": ""}}, 422),
        ({"json": {"question": "Why?", "after": "soon"}}, 422),
        ({"json": {"question": "Why?", "path": "/etc"}}, 422),
        ({"content": b"x" * 70_000}, 413),
        ({"json": {"question": "Why?"}, "headers": {"origin": "http://evil.example"}}, 403),
        ({"json": {"question": "Why?"}, "headers": {"host": "evil.example"}}, 400),
    ],
)
def test_what_programs_may_not_ask(
    programs: httpx.Client, asked: dict[str, Any], status: int
) -> None:
    assert programs.post("/api/ask", **asked).status_code == status


def test_uploads_are_limited_and_never_given_back(programs: httpx.Client) -> None:
    big = {"files": ("big.txt", b"x" * (21 * 1024 * 1024))}
    assert programs.post("/gradio_api/upload", files=big).status_code == 413
    kept = programs.post("/gradio_api/upload", files={"files": ("a.html", b"<b>")}).json()
    assert programs.get(f"/gradio_api/file={kept[0]}").status_code == 404
    assert programs.get("/gradio_api/file=/etc/passwd").status_code == 404


def test_conversations_are_exported_to_their_reader_alone(
    pier: Served, programs: httpx.Client
) -> None:
    mine = keep(pier, Exchange("<script>alert(1)</script>", TWO)).removeprefix("?c=")
    with closing(Conversations(pier.library)) as others:
        other = others.keep("ida", None, 0, Exchange("How?"))
    for suffix, kind in (("md", "text/markdown"), ("html", "text/html"), ("json", "json")):
        file = programs.get(f"/conversations/{mine}.{suffix}")
        told = file.headers["content-disposition"]
        assert told == f"attachment; filename*=UTF-8''script%20alert%201%20script.{suffix}"
        assert kind in file.headers["content-type"]
        assert "Morning Post" in file.text
    assert "<script" not in programs.get(f"/conversations/{mine}.html").text
    assert programs.get(f"/conversations/{other}.md").status_code == 404


def test_nothing_is_shown_before_the_login(page: httpx.Client) -> None:
    closed = page.get("/", headers=HTML)
    assert (closed.status_code, closed.headers["location"]) == (303, "/articles/login")
    for path in ("/config", "/gradio_api/info", "/theme.css", "/judgements.jsonl", "/assets/x.js"):
        assert page.get(path).status_code == 401
    for path in ("/gradio_api/queue/join", "/gradio_api/upload", "/api/ask", "/logout"):
        assert page.post(path, json={}).status_code == 401
    assert page.get("/healthz").status_code == 200
    asked = page.get("/login")
    assert "current-password" in asked.text
    assert "default-src 'self'" in asked.headers["content-security-policy"]


def test_a_login_lasts_until_the_logout(page: httpx.Client) -> None:
    wrong = log_in(page, "no")
    assert (wrong.status_code, "do not belong together" in wrong.text) == (401, True)
    right = log_in(page)
    cookie = right.headers["set-cookie"].lower()
    assert (right.status_code, right.headers["location"]) == (303, "/articles/")
    for part in ("httponly", "samesite=lax", "max-age=43200", "path=/articles/"):
        assert part in cookie
    assert "secure" not in cookie
    token = {"cookie": right.headers["set-cookie"].split(";")[0]}
    page.cookies.clear()
    shown = page.get("/", headers=HTML | token)
    assert shown.status_code == 200
    assert "/articles" in shown.text
    assert page.get("/config", headers=token).json()["username"] == NAME
    assert page.post("/logout", headers=token).status_code == 303
    assert page.get("/", headers=HTML | token).status_code == 303


def test_the_login_leads_to_the_conversation_that_was_asked_for(page: httpx.Client) -> None:
    closed = page.get("/", params={"c": "a1\r\n&b"}, headers=HTML)
    to_login = closed.headers["location"]
    assert to_login == "/articles/login?c=a1%0D%0A%26b"
    given = {"name": NAME, "password": PASSWORD}
    assert page.post(to_login.removeprefix("/articles"), data=given | {"password": "no"}).is_error
    entered = page.post(to_login.removeprefix("/articles"), data=given)
    assert entered.headers["location"] == "/articles/?c=a1%0D%0A%26b"
    elsewhere = page.post("/login?next=//evil.example", data=given)
    assert elsewhere.headers["location"] == "/articles/?next=//evil.example"


def test_through_tls_the_cookie_is_secure(page: httpx.Client) -> None:
    assert "secure" in log_in(page, **TLS).headers["set-cookie"].lower()


def test_who_is_no_trusted_proxy_is_not_believed(serving: Serving) -> None:
    served = serving(auth=f"{NAME}:{hash_password(PASSWORD)}")
    with httpx.Client(base_url=served.url, timeout=60) as page:
        assert "secure" not in log_in(page, **TLS).headers["set-cookie"].lower()
        tries = []
        for number in range(FREE_FAILURES):  # from one address, whatever it says of itself
            tried = {"name": f"ida{number}", "password": "no"}
            said = {"x-forwarded-for": f"10.1.2.{number}"}
            tries.append(page.post("/login", data=tried, headers=said).status_code)
        assert (tries[0], tries[-1]) == (401, 429)


def test_programs_log_in_with_each_request(page: httpx.Client) -> None:
    asked = {"question": "Who cut the ribbon on Mill Bridge?"}
    for password, status in (("wrong", 401), (PASSWORD, 200)):
        page.cookies.clear()
        response = page.post("/api/ask", json=asked, auth=(NAME, password))
        assert response.status_code == status
    assert page.get("/config", auth=(NAME, PASSWORD)).status_code == 401


def test_other_names_of_the_page_are_named(page: httpx.Client) -> None:
    for host, status in (("byline.example", 200), ("evil.example", 400)):
        assert page.get("/healthz", headers={"host": host}).status_code == status
