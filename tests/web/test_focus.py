"""The keyboard alone, through every act that takes something away: focus is always somewhere."""

from pathlib import Path
from typing import Any

import pytest

from .conftest import Visit, Visiting
from .pier import QUESTION
from .served import Serving

pytestmark = pytest.mark.slow


def press(page: Any, selector: str, *then: str) -> None:
    """Press Enter on the first such button; at the end focus is on something that shows."""
    button = page.locator(selector).first
    button.wait_for()
    button.focus()
    page.keyboard.press("Enter")
    for one in then:
        page.locator(one).first.wait_for()
    page.wait_for_timeout(300)  # what an answer of the server takes away
    focused = "document.activeElement !== document.body && document.activeElement.checkVisibility()"
    page.wait_for_function(focused)


def test_focus_is_never_lost(serving: Serving, visit: Visiting, tmp_path: Path) -> None:
    for number in range(60):
        text = f"The tug number {number} towed {number + 3} barges to Hamna in March."
        (tmp_path / f"tug-{number:02}.txt").write_text(f"Tug {number}\n\n{text}\n", "utf-8")
    reader = visit(serving(tmp_path))
    page = reader.page
    turn = reader.ask("How many barges did the tug number 7 tow?")
    press(page, "#thread a.chip", "#source-bar.open #source mark.cited")
    press(page, "#source .close")
    press(page, "#thread [data-verdict=right]", "#thread [data-verdict=right][aria-pressed=true]")
    press(page, "#thread [data-act=edit]", "#bar .editing")
    press(page, "#bar .editing .drop")
    page.wait_for_function("document.querySelector('#question textarea').value === ''")
    press(page, "#thread [data-act=again]")
    turn.locator(".acts").wait_for()
    press(page, "#bar [data-act=fresh]")
    reader.library()
    press(page, "#library [data-act=page]:not([aria-disabled])", "#library .pages :text('Page 2')")
    press(page, "#library .remove", "#job [data-act=undo]")
    press(page, "#job [data-act=undo]", "#job .ended :text('is back')")
    press(page, "#library .alone", "#bar .limits li")
    press(page, "#bar .limits .drop")
    reader.library()
    for number in (2, 4):
        page.locator("#library .choose").nth(number).check()
    press(page, "#library [data-act=chosen]", "#bar .limits li:nth-child(2)")
    reader.go("Conversations")
    press(page, "#history .rename", "#history .renaming")
    press(page, "#history .leave")
    press(page, "#history .remove", "#history .confirm")
    press(page, "#history .no")
    press(page, "#history .remove", "#history .confirm")
    press(page, "#history .yes", "#history .hint")
    assert not reader.errors


def test_going_back_closes_the_source_and_stays_on_the_page(reader: Visit) -> None:
    page = reader.page
    reader.ask(QUESTION)
    page.wait_for_function("new URL(location.href).searchParams.has('c')")
    address, chip_has_focus = page.url, "document.activeElement.matches('#thread a.chip')"
    for close in (page.go_back, page.locator("#source .close").click):
        press(page, "#thread a.chip", "#source-bar.open #source mark.cited")
        close()
        reader.source_closed()
        page.wait_for_function(f"{chip_has_focus} && history.state === null")
        assert page.url == address
    press(page, "#thread a.chip", "#source-bar.open #source mark.cited")
    page.reload()  # which closes it, and is no reason to go back twice
    press(page, "#thread a.chip", "#source-bar.open #source mark.cited")
    page.go_back()
    reader.source_closed()
    assert page.url == address


def test_a_citation_opened_in_a_new_tab_shows_its_source(reader: Visit) -> None:
    reader.ask(QUESTION)
    with reader.page.context.expect_page() as opened:
        reader.page.locator("#thread a.chip").first.click(modifiers=["Control"])
    opened.value.locator("#source-bar.open #source mark.cited", has_text="Jon Hask").wait_for()
    assert reader.page.locator("#source-bar.open").count() == 0


def test_going_back_opens_the_conversation_that_was_left(reader: Visit) -> None:
    page = reader.page
    reader.ask(QUESTION)
    page.wait_for_function("new URL(location.href).searchParams.has('c')")
    address = page.url
    page.get_by_role("button", name="New conversation").click()
    page.wait_for_function("!new URL(location.href).searchParams.has('c')")
    reader.put("Who opened the new quay at Tarn?")
    page.locator("#thread .turn", has_text="Ida Holm").wait_for()
    page.wait_for_function("new URL(location.href).searchParams.has('c')")
    page.go_back()
    page.locator("#thread .turn", has_text="Jon Hask").wait_for()
    assert page.url == address
