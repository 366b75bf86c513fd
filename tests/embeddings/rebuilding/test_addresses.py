"""Pages, feeds, sitemaps and lists of addresses, from a real server into a library."""

from pathlib import Path

import pytest

from embeddings.library.store import Store
from embeddings.library.versions import versions
from embeddings.rebuilding.addresses import listed_addresses
from embeddings.rebuilding.rebuild import preview, rebuild
from embeddings.rebuilding.report import RebuildReport
from tests.embeddings.web_server import Page, WebServer, web_server
from tests.embeddings.word_hash_encoder import WordHashEncoder

pytestmark = pytest.mark.enable_socket
TEXT = "The harbour wall at Skerrin held through the night, although the sea had risen. " * 15
SITE = "http://quay.example"


def html(title: str, text: str = TEXT) -> Page:
    page = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{text}"
    return Page(page.encode(), headers={"Content-Type": "text/html"})


def feed(*entries: tuple[str, str]) -> Page:
    items = "".join(
        f"<item><title>{title}</title><link>{SITE}/{title}</link><guid>{title}</guid>"
        f"<description>{text}</description></item>"
        for title, text in entries
    )
    xml = f"<rss version='2.0'><channel><title>The Quay</title>{items}</channel></rss>"
    return Page(xml.encode(), headers={"ETag": f'"{len(xml)}"'})


def add(store: Store, web: WebServer, *places: str, **options: bool) -> RebuildReport:
    roots: list[str | Path] | None = [*places] if places else None
    return rebuild(
        store, WordHashEncoder(), roots, fetcher=web.fetcher(), on_progress=None, **options
    )


def test_a_page_is_changed_not_doubled_and_its_earlier_version_kept(store: Store) -> None:
    with web_server({"/ebb": html("Ebb in May")}) as web:
        assert add(store, web, f"{SITE}/ebb#top").added == [f"{SITE}/ebb"]
        article = store.article(f"{SITE}/ebb")
        assert article
        assert (article.title, article.site, article.url) == (
            "Ebb in May", "quay.example", f"{SITE}/ebb",
        )  # fmt: skip
        assert add(store, web).unchanged == [f"{SITE}/ebb"]
        web.pages["/ebb"] = html("Ebb in May", TEXT + "Two ships were lost.")
        assert add(store, web).changed == [f"{SITE}/ebb"]
    (before,) = versions(store.db, f"{SITE}/ebb")
    assert "Two ships" not in before.text
    assert store.article_count() == 1


@pytest.mark.parametrize(
    ("said", "meta"), [("iso-8859-2", ""), ("windows-1250", "<meta charset=iso-8859-2>")]
)
def test_a_page_that_does_not_say_its_charset_has_the_one_its_server_says(
    store: Store, said: str, meta: str
) -> None:
    text = "Most přes řeku uzavřeli, když inženýři našli trhlinu. Oprava potrvá tři týdny."
    page = f"<html><head>{meta}<title>Most</title></head><body><h1>Most</h1><p>{text}</p></body>"
    sent = Page(page.encode("iso-8859-2"), headers={"Content-Type": f"text/html; charset={said}"})
    with web_server({"/most": sent}) as web:
        add(store, web, f"{SITE}/most")
    article = store.article(f"{SITE}/most")
    assert article
    assert article.text == text


def test_a_feed_that_does_not_say_its_charset_has_the_one_its_server_says(store: Store) -> None:
    text = "Most přes řeku uzavřeli, když inženýři našli trhlinu. Oprava potrvá tři týdny."
    headers = {"Content-Type": "application/rss+xml; charset=iso-8859-2"}
    sent = Page(feed(("a", text)).body.decode().encode("iso-8859-2"), headers=headers)
    with web_server({"/feed": sent}) as web:
        add(store, web, f"{SITE}/feed")
    assert [article.text for article in store.articles()] == [text]


def test_what_is_gone_from_its_address_stays_and_says_so(store: Store) -> None:
    with web_server({"/ebb": html("Ebb in May"), "/feed": feed(("a", TEXT), ("b", TEXT))}) as web:
        add(store, web, f"{SITE}/ebb", f"{SITE}/feed")
        web.pages["/ebb"] = Page(status=404)
        web.pages["/feed"] = feed(("b", TEXT))
        report = add(store, web)
    assert store.article_count() == 3
    assert report.missing == [f"{SITE}/feed#a"]
    assert "404" in report.unreadable[0].reason


def test_a_feed_is_asked_whether_it_has_changed_and_its_summaries_are_filled(
    store: Store,
) -> None:
    pages = {"/feed": feed(("short", "It held."), ("long", TEXT)), "/short": html("short")}
    with web_server(pages) as web:
        report = add(store, web, f"{SITE}/feed")
        assert sorted(report.added) == [f"{SITE}/feed#long", f"{SITE}/feed#short"]
        short = store.article(f"{SITE}/feed#short")
        assert short
        assert len(short.text) > 800
        asked = len(web.asked)
        again = add(store, web)
        assert len(again.unchanged) == 2
        assert [path for path, _ in web.asked[asked:]] == ["/robots.txt", "/feed"]
        assert "if-none-match" in web.asked[-1][1]


def test_the_feed_of_a_page_is_found(store: Store) -> None:
    page = b"<html><head><link rel=alternate type='application/rss+xml' href='/feed'></head><p>Hi"
    with web_server({"/": Page(page), "/feed": feed(("a", TEXT))}) as web:
        assert add(store, web, f"{SITE}/", feed=True).added == [f"{SITE}/feed#a"]
        assert store.roots() == [f"{SITE}/feed"]
        (seen,) = preview(f"{SITE}/", web.fetcher(), feed=True)
        assert seen.source == f"{SITE}/feed#a"


def test_a_feed_that_has_not_changed_is_still_a_feed(store: Store) -> None:
    page = html("The quay")
    page.body = page.body.replace(b"</head>", b"<link rel=alternate type=rss href='/feed'></head>")
    page.headers["ETag"] = '"1"'
    with web_server({"/feed": feed(("a", TEXT)), "/": page}) as web:
        assert add(store, web, f"{SITE}/feed", feed=True).added == [f"{SITE}/feed#a"]
        again = add(store, web, f"{SITE}/feed", feed=True)
        assert (again.unchanged, again.unreadable) == ([f"{SITE}/feed#a"], [])
        add(store, web, f"{SITE}/")  # as an article, before its feed is asked for
        assert add(store, web, f"{SITE}/", feed=True).unchanged == [f"{SITE}/feed#a"]


def test_an_archive_behind_a_feeds_entry_ends_nothing(store: Store) -> None:
    empty = Page(b"PK\x05\x06" + bytes(18), headers={"Content-Type": "application/zip"})
    with web_server({"/feed": feed(("short", "It held.")), "/short": empty}) as web:
        assert add(store, web, f"{SITE}/feed").added == [f"{SITE}/feed#short"]


def test_a_sitemap_and_a_list_lead_to_their_pages(store: Store, tmp_path: Path) -> None:
    places = "".join(f"<url><loc>{SITE}/{name}</loc></url>" for name in "ab")
    other = "<url><loc>http://elsewhere.example/</loc></url>"
    listed = tmp_path / "reading.urls"
    listed.write_text(f"# for Sunday\n{SITE}/c\n")
    pages = {f"/{name}": html(f"The tide at {name} in May") for name in "abc"}
    with web_server(pages | {"/map": Page(f"<urlset>{places}{other}</urlset>".encode())}) as web:
        seen = [one.source for one in preview(f"{SITE}/map", web.fetcher())]
        assert seen == [f"{SITE}/a", f"{SITE}/b"]
        report = add(store, web, f"{SITE}/map", str(listed))
        assert sorted(report.added) == [f"{SITE}/{name}" for name in "abc"]
        assert len(add(store, web).unchanged) == 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_list_is_read_as_the_programs_of_windows_save_it(encoding: str) -> None:
    listed = f"{SITE}/a\r\nfor Sunday: {SITE}/b\r\n{SITE}/c as well"
    assert listed_addresses(listed.encode(encoding)) == [f"{SITE}/a", f"{SITE}/c"]
    assert listed_addresses(b"\x89PNG") == []


def test_what_was_added_from_a_private_network_is_read_again_and_nothing_else_is(
    store: Store,
    tmp_path: Path,
) -> None:
    listed = tmp_path / "reading.urls"
    listed.write_text(f"{SITE}/list\n")
    with web_server({f"/{name}": html(f"The ebb of {name}") for name in ("may", "list")}) as web:
        guarded = web.fetcher(lambda *_: ["127.0.0.1"])
        places = [f"{SITE}/may", str(listed)]
        refused = rebuild(store, WordHashEncoder(), places, fetcher=guarded)
        assert len(refused.unreadable) == 2
        once = rebuild(store, WordHashEncoder(), fetcher=guarded.allowing_private())
        assert (sorted(once.added), store.private_roots()) == ([f"{SITE}/list", f"{SITE}/may"], [])
        rebuild(store, WordHashEncoder(), places, fetcher=guarded.allowing_private(), prune=False)
        again = rebuild(store, WordHashEncoder(), fetcher=guarded)
        assert (sorted(again.unchanged), again.unreadable) == ([f"{SITE}/list", f"{SITE}/may"], [])
        folder = tmp_path / "folder"
        folder.mkdir()
        rebuild(store, WordHashEncoder(), [folder], fetcher=guarded.allowing_private(), prune=False)
        (folder / "uploaded.urls").write_text(f"{SITE}/secret\n")
        (refusal,) = rebuild(store, WordHashEncoder(), fetcher=guarded).unreadable
        assert refusal.source == f"{SITE}/secret"
        other = rebuild(store, WordHashEncoder(), [f"{SITE}/list"], fetcher=guarded, prune=False)
        assert "--allow-private" in other.unreadable[0].reason


def test_an_address_that_is_none_fails_alone_wherever_it_is_named(
    store: Store, tmp_path: Path
) -> None:
    bad = "http://[ebb"
    listed = tmp_path / "reading.urls"
    listed.write_text(f"{bad}\n{SITE}/ebb\n")
    ebb = html("Ebb in May")
    ebb.body = ebb.body.replace(b"</head>", b"<link rel=canonical href='http://[ebb'></head>")
    pages = {
        "/ebb": ebb,
        "/away": Page(status=302, headers={"Location": bad}),
        "/map": Page(f"<urlset><url><loc>{bad}</loc></url></urlset>".encode()),
        "/feed": Page(feed(("a", "Short.")).body.replace(f"{SITE}/a".encode(), bad.encode())),
        "/": Page(f"<link rel=alternate type=application/rss+xml href='{bad}'>".encode()),
    }
    with web_server(pages) as web:
        report = add(store, web, str(listed), *(f"{SITE}{path}" for path in ("/away", "/map")))
        assert report.added == [f"{SITE}/ebb"]
        assert [one.source for one in report.unreadable] == [bad, f"{SITE}/away"]
        assert add(store, web, f"{SITE}/feed").added == [f"{SITE}/feed#a"]
        assert add(store, web, f"{SITE}/", feed=True).unreadable


def test_one_article_under_two_addresses_is_one(store: Store) -> None:
    page = html("Ebb in May")
    page.body = page.body.replace(b"</head>", f"<link rel=canonical href={SITE}/ebb>".encode())
    with web_server({"/ebb": page, "/ebb?from=mail": page}) as web:
        add(store, web, f"{SITE}/ebb")
        report = add(store, web, f"{SITE}/ebb?from=mail")
    assert (report.added, report.unchanged) == ([], [f"{SITE}/ebb"])


def test_a_preview_stores_nothing(tmp_path: Path) -> None:
    (tmp_path / "tide.txt").write_text("The tide\n\nIt came in at six.")
    with web_server({"/ebb": html("Ebb in May")}) as web:
        found = [*preview(tmp_path, web.fetcher()), *preview(f"{SITE}/ebb", web.fetcher())]
    assert [getattr(one, "title", "") for one in found] == ["The tide", "Ebb in May"]
