"""Add, change, remove, rebuild, in the browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Route

from .accessibility import violations_everywhere
from .conftest import Visit, Visiting
from .served import SECONDS, Served, Serving

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("articles")


@pytest.fixture(scope="module")
def served(serving: Serving, folder: Path) -> Served:
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


def test_a_pasted_text_answers_and_is_removed(reader: Visit, folder: Path) -> None:
    paste(reader, "The bakery", "Hanna Voss bought the bakery in Lindby for 90,000 crowns in June.")
    reader.go("Ask")
    one_more = f"{len(list(folder.iterdir())) + 1} articles"
    reader.page.locator("#start .hint", has_text=one_more).wait_for()
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
    served: Served, visit: Visiting, folder: Path
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


def test_the_list_is_searched_and_sorted(reader: Visit) -> None:
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


def test_a_list_that_comes_late_is_not_what_stays(reader: Visit) -> None:
    reader.library()
    page = reader.page
    search, only = page.get_by_label("Search").last, "document.querySelector('#library .open')"
    search.fill("ferry 36")
    page.wait_for_function(f"{only}.innerText === 'Ferry 36'")
    held: list[Route] = []

    def hold(route: Route) -> None:
        first = not held and '"ferry 36"' in (route.request.post_data or "")
        held.append(route) if first else route.continue_()

    page.route("**/*", hold)
    reader.go("Ask")
    with page.expect_request(lambda request: '"ferry 36"' in (request.post_data or "")):
        reader.library()
    search.fill("ferry 37")
    page.wait_for_function(f"{only}.innerText === 'Ferry 37'")
    with page.expect_request(lambda request: '"ferry 37"' in (request.post_data or "")):
        held.pop().continue_()
    page.wait_for_function(f"{only}.innerText === 'Ferry 37'")
