"""Ask, read the quote in its article, and come back: in a real browser."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .conftest import Served, Visit

pytestmark = pytest.mark.slow
ARTICLE = """The pier at Sandwick

By Ola Brand
3 May 2021

The pier at Sandwick was built in 1873 by the engineer Jon Hask. It carried a steam railway.

{filler}

A storm broke the pier in two on 9 November 1929. The mayor, Greta Lund, promised a new one.

{filler}
"""
FILLER = "\n\n".join(["Visitors came for the view, the wind and the fried herring. " * 6] * 12)
QUOTE = "A storm broke the pier in two on 9 November 1929."
QUESTION = "When did a storm break the pier in two?"
IN_VIEW = """mark => {
  const box = mark.getBoundingClientRect();
  return document.activeElement === mark && box.top >= 0 && box.left >= 0
    && box.bottom <= innerHeight && box.right <= innerWidth;
}"""


@pytest.fixture(scope="module")
def served(serving: Callable[..., Served], tmp_path_factory: pytest.TempPathFactory) -> Served:
    article = tmp_path_factory.mktemp("articles") / "pier.txt"
    article.write_text(ARTICLE.format(filler=FILLER), encoding="utf-8")
    return serving(article)


def wait_for_mark(visit: Visit) -> Any:
    mark = visit.page.locator("#source mark.cited")
    mark.wait_for()
    visit.page.wait_for_function(f"({IN_VIEW})(document.querySelector('#source mark.cited'))")
    return mark


def test_a_citation_opens_the_article_and_escape_returns(
    served: Served, visit: Callable[..., Visit]
) -> None:
    reader = visit(served)
    answer = reader.ask(QUESTION)
    assert QUOTE in answer.inner_text()
    chip = answer.locator("a.chip").first
    chip.click()
    assert wait_for_mark(reader).inner_text() == QUOTE
    assert reader.page.locator("#source h2").inner_text() == "The pier at Sandwick"
    assert reader.page.locator("#source").inner_text().count("The pier at Sandwick\n") == 1
    reader.page.keyboard.press("Escape")
    reader.page.wait_for_selector("#source-bar:not(.open)", state="attached")
    assert chip.evaluate("chip => document.activeElement === chip")
    chip.click()  # the same citation again
    wait_for_mark(reader)
    assert not reader.outside()
    assert not reader.errors


def test_refusal_shows_the_closest_passages(served: Served, visit: Callable[..., Visit]) -> None:
    reader = visit(served)
    answer = reader.ask("Who won the 2018 World Cup?")
    assert answer.locator("strong").inner_text() == "Your articles don't say."
    assert "Closest passages" in answer.locator(".heading").inner_text().capitalize()
    answer.locator("ul.nearest a").first.click()
    wait_for_mark_part(reader)


def wait_for_mark_part(reader: Visit) -> None:
    reader.page.wait_for_function(
        "document.activeElement.matches('#source mark.cited')", timeout=30_000
    )


def test_keyboard_alone(served: Served, visit: Callable[..., Visit]) -> None:
    reader = visit(served)
    reader.page.locator("#question textarea").focus()
    reader.page.keyboard.type(QUESTION)
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_selector("#chat .sources a")
    reader.page.wait_for_selector("#question button[aria-label='Send question']")
    for _ in range(12):
        reader.page.keyboard.press("Shift+Tab")
        if reader.page.evaluate("document.activeElement.matches('a.chip')"):
            break
    reader.page.keyboard.press("Enter")
    wait_for_mark(reader)
    reader.page.keyboard.press("Escape")
    reader.page.wait_for_function("document.activeElement.matches('#chat a.chip')")


def test_an_old_citation_opens_after_a_reload(served: Served, visit: Callable[..., Visit]) -> None:
    reader = visit(served)
    reader.ask(QUESTION)
    reader.page.wait_for_timeout(1000)  # the browser's copy is written after the answer
    reader.open()
    reader.page.wait_for_selector("#chat a.chip")
    assert QUESTION in reader.page.locator("#chat").inner_text()
    reader.page.locator("#chat a.chip").first.click()
    assert wait_for_mark(reader).inner_text() == QUOTE


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_needs_no_sideways_scroll(
    served: Served, visit: Callable[..., Visit], scheme: str
) -> None:
    reader = visit(served, viewport={"width": 390, "height": 844}, color_scheme=scheme)
    answer = reader.ask(QUESTION)
    width = "document.documentElement.scrollWidth <= innerWidth"
    assert reader.page.evaluate(width)
    answer.locator("a.chip").first.click()
    wait_for_mark(reader)
    assert reader.page.evaluate(width)
    reader.page.locator("#source .close").click()
    reader.library()
    assert reader.page.evaluate(width)


def test_what_cannot_be_answered_is_said_in_the_chat(
    served: Served, visit: Callable[..., Visit]
) -> None:
    reader = visit(served)
    assert reader.ask("   ").locator(".said").inner_text()
    assert reader.ask("why " * 700).locator(".said").inner_text()
    assert QUOTE in reader.ask(QUESTION).inner_text()


def test_samples_are_marked_and_give_way(
    serving: Callable[..., Served], visit: Callable[..., Visit], tmp_path: Path
) -> None:
    reader = visit(serving())
    reader.page.locator("#start button").first.wait_for()
    assert "fiction written for Byline" in reader.page.locator("#banner").inner_text()
    reader.page.get_by_role("button", name="Who cut the ribbon on Mill Bridge?").click()
    reader.page.locator("#chat .sources a.chip").first.click()
    assert "Marit Sollen" in wait_for_mark(reader).inner_text()
    assert "fiction" in reader.page.locator("#source .badge").inner_text()
    reader.page.keyboard.press("Escape")
    reader.library()
    assert reader.page.locator("#library .badge").count() > 10
    assert reader.page.locator("#library .remove").count() == 0
    upload = tmp_path / "pier.txt"
    upload.write_text(ARTICLE.format(filler=FILLER), encoding="utf-8")
    reader.page.locator("#upload input[type=file]").set_input_files(upload)
    reader.page.wait_for_selector("#job .ended")
    assert reader.page.locator("#library .card").count() == 1
    assert reader.page.locator("#banner").inner_text().strip() == ""
    reader.page.get_by_role("tab", name="Ask").click()
    assert QUOTE in reader.ask(QUESTION).inner_text()
    assert not reader.outside()
