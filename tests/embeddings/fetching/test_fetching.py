"""Fetching against a real server on this machine, with the guard in place."""

import gzip
from socket import socket, socketpair
from time import monotonic, sleep

import pytest

from embeddings.fetching import Fetcher, NotFetchedError, Seen, connection
from embeddings.fetching.address import target_of
from embeddings.fetching.guard import checked_address, forbidden, resolve
from embeddings.fetching.robots import Manners
from tests.embeddings.web_server import PUBLIC, Page, web_server

FORBIDDEN_HOSTS = [
    "127.0.0.1", "127.1", "127.0.1", "127.255.255.254", "0", "0.0.0.0", "0x7f.1", "0x7f000001",
    "2130706433", "017700000001", "0177.0.0.1", "127.0.0.1.", "localhost", "LOCALHOST", "[::1]",
    "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]",
    "[::ffff:0:127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b::10.0.0.1]", "[64:ff9b:1::a9fe:a9fe]",
    "[2002:7f00:1::]", "[2002:a9fe:a9fe::1]", "[2001:0:4136:e378:8000:63bf:3fff:fdd2]",
    "[fe80::1]", "[fc00::1]", "[fd00:ec2::254]", "[fec0::1]", "[2001:db8::1]", "[ff02::1]",
    "[fe80::5efe:7f00:1]", "[2606:4700::5efe:7f00:1]", "10.0.0.1", "10.1", "172.16.0.1",
    "192.168.1.1", "169.254.169.254", "0xa9fea9fe", "2852039166", "100.64.0.1", "100.100.100.200",
    "168.63.129.16", "192.0.0.192", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
    "１２７.０.０.１", "①②⑦.0.0.1",
]  # fmt: skip


@pytest.mark.enable_socket
@pytest.mark.parametrize("host", FORBIDDEN_HOSTS)
def test_no_spelling_of_a_forbidden_address_passes(host: str) -> None:
    with pytest.raises(NotFetchedError):
        checked_address(target_of(f"http://{host}/"), resolve, allow_private=False)


@pytest.mark.parametrize("host", ["169.254.169.254", "fd00:ec2::254", "64:ff9b::a9fe:a9fe", "::"])
def test_intranets_may_be_allowed_but_never_what_tells_a_machine_its_secrets(host: str) -> None:
    assert forbidden(host, allow_private=True)
    assert not forbidden("192.168.1.1", allow_private=True)


@pytest.mark.parametrize(
    "address",
    [
        *("file:///etc/passwd", "ftp://quay.example/", "gopher://quay.example/", "javascript:1"),
        *("http://", "http:///x", "http://user:pass@quay.example/", "http://quay.example:99999/"),
        *("http://quay.example\\@127.0.0.1/", "http://quay .example/", "http://[::1", "//x/y"),
        *("http://quay.example:22/", "http://quay.example:6379/", "http://a.example%2f@b/"),
    ],
)
def test_what_is_no_address_of_the_web_is_refused(address: str) -> None:
    with pytest.raises(NotFetchedError):
        checked_address(target_of(address), lambda _host, _port: [PUBLIC], allow_private=False)


def test_one_forbidden_address_among_several_forbids_the_host() -> None:
    target = target_of("https://quay.example/")
    with pytest.raises(NotFetchedError):
        checked_address(target, lambda _h, _p: [PUBLIC, "127.0.0.1"], allow_private=False)


@pytest.mark.enable_socket
def test_a_page_is_fetched_from_the_address_that_was_checked() -> None:
    with web_server(
        {"/ebb?x=1": Page(b"<p>Ebb</p>", headers={"Content-Type": "text/html"})}
    ) as web:
        fetched = web.fetcher().fetch("http://quay.example/ebb?x=1#top")
        assert (fetched.raw, fetched.kind) == (b"<p>Ebb</p>", "text/html")
        assert set(web.dialled) == {PUBLIC}
        assert web.asked[-1][1]["host"] == "quay.example"


@pytest.mark.enable_socket
def test_a_name_that_changes_its_address_is_checked_at_each_request() -> None:
    answers = iter([[PUBLIC], [PUBLIC], ["127.0.0.1"], ["127.0.0.1"]])
    pages = {"/": Page(status=302, headers={"Location": "/secret"}), "/secret": Page(b"secret")}
    with web_server(pages) as web:
        fetcher = web.fetcher(lambda _host, _port: next(answers))
        with pytest.raises(NotFetchedError, match="private network"):
            fetcher.fetch("http://rebinding.example/")
        assert [path for path, _ in web.asked] == ["/robots.txt", "/"]


@pytest.mark.enable_socket
@pytest.mark.parametrize(
    "location",
    [
        *("http://127.0.0.1/", "http://[::ffff:169.254.169.254]/", "file:///etc/passwd"),
        *("http://2130706433/", "//10.0.0.1/", "http://quay.example:25/", "gopher://quay.example/"),
    ],
)
def test_a_redirect_to_what_is_forbidden_is_not_followed(location: str) -> None:
    def resolver(host: str, port: int) -> list[str]:
        return [PUBLIC] if host == "quay.example" else resolve(host, port)

    with web_server({"/": Page(status=301, headers={"Location": location})}) as web:
        with pytest.raises(NotFetchedError):
            web.fetcher(resolver).fetch("http://quay.example/")
        assert [path for path, _ in web.asked] == ["/robots.txt", "/"]


@pytest.mark.enable_socket
def test_five_redirects_are_followed_and_not_six() -> None:
    pages = {f"/{i}": Page(status=302, headers={"Location": f"/{i + 1}"}) for i in range(7)}
    pages |= {"/7": Page(b"there")}
    with web_server(pages) as web:
        assert web.fetcher().fetch("http://quay.example/2").raw == b"there"
        with pytest.raises(NotFetchedError, match="more than 5"):
            web.fetcher().fetch("http://quay.example/1")


@pytest.mark.enable_socket
def test_a_compression_bomb_and_a_flood_end_at_the_limit() -> None:
    zipped = gzip.compress(bytes(60 * 2**20))
    headers = {"Content-Encoding": "gzip"}
    pages = {
        "/bomb": Page(zipped, headers=headers),
        "/packed-bomb": Page(zipped),
        "/packed": Page(gzip.compress(b"packed")),
        "/flood": Page(b"x" * (21 * 2**20)),
        "/nothing": Page(headers=headers),
        "/fine": Page(gzip.compress(b"fine"), headers=headers),
        "/cut": Page(gzip.compress(bytes(range(256)) * 9)[:-9]),
        "/short": Page(b"The tide", headers={"Content-Length": "99"}),
        "/broken": Page(b"\x1f\x8bno archive", headers=headers),
    }
    with web_server(pages) as web:
        for path in ("fine", "packed"):
            assert web.fetcher().fetch(f"http://quay.example/{path}").raw == path.encode()
        assert web.fetcher().fetch("http://quay.example/nothing").raw == b""
        for path in ("bomb", "packed-bomb", "flood"):
            with pytest.raises(NotFetchedError, match="over the limit of 20 MB"):
                web.fetcher().fetch(f"http://quay.example/{path}")
        for path in ("cut", "short", "broken"):
            with pytest.raises(NotFetchedError, match="does not answer as it should"):
                web.fetcher().fetch(f"http://quay.example/{path}")


@pytest.mark.enable_socket
def test_what_a_site_asks_of_machines_is_respected() -> None:
    rules = b"\xef\xbb\xbfUser-agent: *\nDisallow: /drafts/\nCrawl-delay: 3\n"
    waited: list[float] = []
    clock = iter(range(0, 1000))
    with web_server({"/robots.txt": Page(rules), "/a": Page(b"a"), "/b": Page(b"b")}) as web:
        manners = Manners(clock=lambda: next(clock) / 10, sleep=waited.append)
        fetcher = Fetcher(resolver=lambda _h, _p: [PUBLIC], dialler=web.dial, manners=manners)
        fetcher.fetch("http://quay.example/a")
        fetcher.fetch("http://quay.example/b")
        with pytest.raises(NotFetchedError, match=r"robots\.txt"):
            fetcher.fetch("http://quay.example/drafts/1")
        assert [path for path, _ in web.asked] == ["/robots.txt", "/a", "/b"]
        assert len(waited) == 1
        assert 2.5 < waited[0] <= 3.0


@pytest.mark.enable_socket
def test_a_server_is_asked_only_for_what_has_changed() -> None:
    with web_server({"/": Page(b"x", headers={"ETag": '"1"'})}) as web:
        first = web.fetcher().fetch("http://quay.example/")
        again = web.fetcher().fetch("http://quay.example/", first.seen)
        assert (first.seen, again.unchanged) == (Seen('"1"', ""), True)


@pytest.mark.enable_socket
def test_what_cannot_be_had_says_why() -> None:
    pages = {"/gone": Page(status=410), "/login": Page(status=401), "/down": Page(status=500)}
    with web_server(pages) as web:
        for path, reason in (("gone", "any more"), ("login", "login"), ("down", "500")):
            with pytest.raises(NotFetchedError, match=reason):
                web.fetcher().fetch(f"http://quay.example/{path}")


def test_a_server_that_does_not_end_its_handshake_is_cut_off(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(connection, "_ALL_SECONDS", 0.1)
    ours, theirs = socketpair()
    start = monotonic()
    with theirs, pytest.raises(NotFetchedError, match="does not answer as it should"):
        connection.request(target_of("https://quay.example/"), PUBLIC, {}, lambda *_: ours)
    assert monotonic() - start < 5


def test_what_a_server_sent_until_it_was_cut_off_is_not_taken_for_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cut = connection._shut_down

    def cut_slowly(sock: socket) -> None:  # the reader goes on before the clock has done its part
        cut(sock)
        sleep(0.2)

    monkeypatch.setattr(connection, "_shut_down", cut_slowly)
    monkeypatch.setattr(connection, "_ALL_SECONDS", 0.1)
    ours, theirs = socketpair()
    theirs.sendall(b"HTTP/1.0 200 OK\r\n\r\nThe tide")
    with theirs, pytest.raises(NotFetchedError, match="in time"):
        connection.request(target_of("http://quay.example/"), PUBLIC, {}, lambda *_: ours)
