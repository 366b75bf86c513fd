"""A window as small as 200 % zoom or a phone makes it; and the page on paper."""

import pytest

from .conftest import Visiting
from .pier import QUESTION
from .served import Served

pytestmark = pytest.mark.slow
SMALL = {"width": 640, "height": 360}
SEEN = """() => {
  const {left, top, width, height} = document.activeElement.getBoundingClientRect();
  const there = document.elementFromPoint(left + width / 2, top + height / 2);
  return there !== null && (there === document.body || document.activeElement.contains(there));
}"""


def test_what_is_focused_is_never_under_something_else(pier: Served, visit: Visiting) -> None:
    reader = visit(pier, viewport=SMALL)
    page = reader.page
    for _ in range(3):
        reader.ask(QUESTION)
    page.evaluate("scrollTo(0, 0)")
    page.mouse.click(2, 2)
    tabbed: list[bool] = []
    while page.evaluate("!document.activeElement.matches('textarea')") and len(tabbed) < 60:
        page.keyboard.press("Tab")
        tabbed.append(page.evaluate(SEEN))
    assert len(tabbed) > 20
    assert all(tabbed)


def test_a_source_that_fills_the_window_keeps_focus_until_it_is_closed(
    pier: Served, visit: Visiting
) -> None:
    reader = visit(pier, viewport=SMALL)
    page = reader.page
    reader.ask(QUESTION)
    chip = page.locator("#thread a.chip").first
    chip.focus()
    page.keyboard.press("Enter")
    reader.cited()
    for _ in range(6):
        page.keyboard.press("Tab")
        where = page.evaluate("document.activeElement.outerHTML")
        assert page.evaluate("document.activeElement.matches('body, #source-bar *')"), where
    page.keyboard.press("Escape")
    page.wait_for_function("document.activeElement.matches('#thread a.chip')")


def test_on_paper_there_are_the_answers_alone_dark_on_light(pier: Served, visit: Visiting) -> None:
    reader = visit(pier, color_scheme="dark")
    page = reader.page
    reader.ask(QUESTION)
    page.locator("#thread a.chip").first.click()
    reader.cited()
    page.emulate_media(media="print")
    assert page.locator("#thread .quotes").is_visible()
    for left_out in ("#question", "#thread .acts", "#source", "#tabs [role=tab]"):
        assert not page.locator(left_out).first.is_visible()
    colour = page.locator("#thread .quotes").evaluate("one => getComputedStyle(one).color")
    assert colour == "rgb(34, 32, 28)"


def test_the_narrowest_phone_shows_every_tab_and_the_whole_of_each_form(
    pier: Served, visit: Visiting
) -> None:
    reader = visit(pier, viewport={"width": 320, "height": 700})
    page = reader.page
    assert all(one.is_visible() for one in page.locator("#tabs > .tab-wrapper [role=tab]").all())
    page.locator("#bar .limiting summary").click()
    fields = page.locator("#bar .limiting input, #bar .limiting select").all()
    assert len(fields) >= 3
    assert all((box := one.bounding_box()) and box["x"] + box["width"] <= 304 for one in fields)
    reader.picture("narrowest")
