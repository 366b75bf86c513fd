"""Add, change, remove, rebuild; and what a hostile article can do: nothing."""

from collections.abc import Callable
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from .conftest import SECONDS, Served, Visit
from .looking import violations_everywhere
from .outside import Outside

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("articles")


@pytest.fixture(scope="module")
def served(serving: Callable[..., Served], folder: Path) -> Served:
    for number in range(60):
        text = f"The ferry number {number} left Nordby at dawn with {number + 10} passengers."
        (folder / f"ferry-{number:02}.txt").write_text(f"Ferry {number}\n\n{text}\n")
    return serving(folder)


def paste(reader: Visit, title: str, text: str) -> None:
    reader.library()
    reader.page.get_by_role("tab", name="Paste").click()
    reader.page.locator("#paste-title textarea, #paste-title input").fill(title)
    reader.page.locator("#paste-text textarea").fill(text)
    reader.page.locator("#paste-add").click()
    reader.page.locator("#job .job", has_text="Added").wait_for()


def test_a_pasted_text_answers_and_is_removed(served: Served, visit: Callable[..., Visit]) -> None:
    reader = visit(served)
    paste(reader, "The bakery", "Hanna Voss bought the bakery in Lindby for 90,000 crowns in June.")
    reader.go("Ask")
    reader.page.locator(
        "#start .hint", has_text="61 articles"
    ).wait_for()  # one more than it came with
    answer = reader.ask("Who bought the bakery in Lindby?")
    assert "Hanna Voss bought the bakery in Lindby" in answer.inner_text()
    reader.library()
    card = reader.page.locator(".card", has_text="The bakery")
    card.locator(".remove").click()
    card.wait_for(state="detached")
    reader.picture("removed")
    reader.go("Ask")
    reader.page.locator("#thread .quotes a.chip").first.click()
    reader.page.locator("#source .note", has_text="no longer in the library").wait_for()
    reader.picture("gone")
    assert violations_everywhere(reader.page) == []
    reader.page.keyboard.press("Escape")
    reader.library()
    reader.page.get_by_role("button", name="Undo").click()
    card.wait_for()
    reader.go("Ask")
    assert "Hanna Voss" in reader.ask("Who bought the bakery in Lindby?").inner_text()


def test_a_rebuild_reads_what_changed_and_survives_a_reload(
    served: Served, visit: Callable[..., Visit], folder: Path
) -> None:
    for number in range(60):
        sold = (f"The ferry {number} was sold to man {buyer} from Ebbe. " for buyer in range(150))
        (folder / f"ferry-{number:02}.txt").write_text(f"Ferry {number}\n\n{''.join(sold)}")
    (folder / "lamp.txt").write_text(
        "The lamp\n\nThe lamp in Ulvik was lit by Sara Dahl in 1911.\n"
    )
    reader = visit(served)
    reader.library()
    reader.page.locator("#rebuild").click()
    reader.page.locator("#job progress").wait_for()
    reader.open()
    reader.library()
    reader.page.locator("#job progress").wait_for()  # goes on, and shows
    reader.picture("rebuilding")
    assert violations_everywhere(reader.page) == []
    ended = reader.page.locator("#job .ended", has_text="changed")
    ended.wait_for(timeout=3 * SECONDS * 1000)  # to encode so much may take minutes
    assert "1 added, 60 changed" in reader.page.locator("#job").inner_text()
    reader.go("Ask")
    assert "Sara Dahl" in reader.ask("Who lit the lamp in Ulvik?").inner_text()


def test_the_list_is_searched_and_sorted(served: Served, visit: Callable[..., Visit]) -> None:
    reader = visit(served)
    reader.library()
    page = reader.page
    page.get_by_label("Order").last.select_option("title")
    page.wait_for_function("document.querySelector('#library .open').innerText === 'Ferry 0'")
    page.get_by_label("Search").last.fill("ferry 37")
    page.wait_for_function("document.querySelectorAll('#library .card').length === 1")
    assert page.locator("#library .open").inner_text() == "Ferry 37"
    assert "1 article found" in page.locator("#library .counts").inner_text()
    reader.go("Ask")
    # opening the tab shows the whole library: what was searched for is looked for again
    with page.expect_request(lambda request: "ferry 37" in (request.post_data or "")):
        reader.library()
    page.wait_for_function("document.querySelectorAll('#library .card').length === 1")


def payload(outside: str) -> str:
    return " ".join(
        [
            "<script>alert(1)</script>",
            f"<img src={outside}/i onerror=alert(2)>",
            f"![x]({outside}/md) [r][ref] www.evil.example",
            "<svg onload=alert(3)><a href='javascript:alert(4)'>go</a>",
            f'<div style="position:fixed;background:url({outside}/css)">over</div>',
            "{{7*7}} ${6*7} $$x$$ [link](javascript:alert(5)) `code` **bold**",
        ]
    )


def test_hostile_text_stays_text(
    served: Served, visit: Callable[..., Visit], outside: Outside
) -> None:
    outside.hits.clear()
    reader, at = visit(served), outside.address
    evil = payload(at)
    title = f"<img src={at}/t onerror=alert(6)> {{{{7*7}}}} ![t]({at}/t2)"
    sentence = f"The zorgle of Pluvia weighs 77 kilograms {evil}"
    paste(reader, title, f"{sentence}.\n\n[ref]: {at}/ref\n")
    card = reader.page.locator(".card", has_text="7*7")
    assert "{{7*7}}" in card.locator(".open").inner_text()
    card.locator(".open").click()
    reader.page.locator("#source h2").wait_for()
    reader.page.wait_for_function("document.activeElement.matches('#source h2')")
    reader.page.locator("#source .close").click()
    reader.go("Ask")
    answer = reader.ask(f"How much does the zorgle of Pluvia weigh? {evil[:120]}")
    answer.locator("a.chip, ul.nearest a").first.click()
    reader.page.locator("#source mark.cited").first.wait_for()
    shown = reader.page.locator("#source").inner_text()
    for part in ("<script>alert(1)</script>", "{{7*7}}", "${6*7}", "![x](", "javascript:alert(5)"):
        assert part in shown
    inside = (
        "#thread img, #thread svg[onload], #thread script, #source img, #source script, #source svg"
    )
    assert reader.page.locator(inside).count() == 0
    assert reader.page.locator("a[href^='javascript'], a[href*='evil.example']").count() == 0
    reader.page.wait_for_timeout(500)
    assert (reader.dialogs, outside.hits, reader.outside()) == ([], [], [])


def status_of(served: Served, method: str = "GET", **headers: str) -> int:
    asked = Request(served.url + "gradio_api/queue/join", method=method, headers=headers)
    if method == "GET":
        asked = Request(served.url + "healthz", headers=headers)
    try:
        with urlopen(asked, data=b"{}" if method == "POST" else None) as response:
            return int(response.status)
    except HTTPError as error:
        with error:
            return error.code


def test_headers_hosts_and_origins(served: Served) -> None:
    with urlopen(served.url) as response:
        assert "default-src 'self'" in response.headers["content-security-policy"]
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["referrer-policy"] == "same-origin"
        assert response.headers["server"] is None
    assert status_of(served) == 200
    assert status_of(served, Host="evil.example") == 400
    assert status_of(served, Host=f"localhost:{served.port}") == 200
    assert status_of(served, "POST", Origin="http://evil.example") == 403
    assert status_of(served, "POST", Origin="null") == 403
    assert status_of(served, "POST", Origin=served.url.rstrip("/")) != 403
