"""Every state of the page: nothing against WCAG 2.2 A and AA, and a picture to look at."""

from dataclasses import replace
from typing import Any

import pytest

from embeddings.index import Hit
from embeddings.passages import Passage
from qa.answer import Answer
from qa.history.exchange import Exchange

from .accessibility import violations
from .conftest import Visit, Visiting
from .kept_conversations import DIFFER, MORNING, TWO, WRITTEN, keep
from .pier import QUESTION
from .served import Served

pytestmark = pytest.mark.slow
NEAREST = (Hit(Passage(MORNING, 22, 53), 0.5),)
EVERY = (
    Exchange(TWO.question, TWO, limits=(("site", "Morning Post"), ("said", "in 2021"))),
    Exchange(DIFFER.question, DIFFER, verdict="right"),
    Exchange(WRITTEN.question, WRITTEN),
    Exchange("Who won it?", Answer("Who won it?", (), 0.1, nearest=NEAREST)),
    Exchange("And in 1911?", limits=(("said", "in 1911"),), stopped=True),
    Exchange("Who did? " * 200, Answer("Who did?", (), 0.1)),
    Exchange("Why?", problem="The library is being written to. Try again in a moment."),
    Exchange("How?", replace(TWO, sentences=TWO.sentences[:1]), stopped=True),
)
PLACES = [
    pytest.param(width, scheme, id=f"{width}-{scheme}")
    for width in (1280, 390)
    for scheme in ("light", "dark")
]


class Looker:
    """Looks at one state after another."""

    def __init__(self, reader: Visit, name: str) -> None:
        self.reader, self.name = reader, name
        self.found: dict[str, list[str]] = {}

    def at(self, state: str) -> None:
        self.reader.picture(f"{state}-{self.name}")
        if found := violations(self.reader.page):
            self.found[state] = found
        wide = "document.documentElement.scrollWidth > innerWidth"
        if self.reader.page.evaluate(wide):
            self.found.setdefault(state, []).append("wider than the window")


@pytest.mark.parametrize(("width", "scheme"), PLACES)
def test_every_state_is_accessible(pier: Served, visit: Visiting, width: int, scheme: str) -> None:
    reader = visit(pier, viewport={"width": width, "height": 844}, color_scheme=scheme)
    look, page = Looker(reader, f"{width}-{scheme}"), reader.page
    look.at("start")
    page.locator("#bar .limiting summary").click()
    page.locator("#bar input[name=after]").fill("2017-04-01")
    page.locator("#bar .limits li").wait_for()
    look.at("limiting")
    page.locator("#bar .choosing summary").click()
    look.at("settings")
    reader.open(keep(pier, *EVERY))
    turn = reader.answered(len(EVERY) - 1)
    look.at("conversation")
    turn.get_by_role("button", name="Edit").click()
    page.locator("#bar .editing").wait_for()
    look.at("editing")
    reader.open(keep(pier, EVERY[0]))
    reader.answered().locator(".quotes a.chip").first.click()  # of an article that is not there
    page.locator("#source .note", has_text="no longer in the library").wait_for()
    look.at("gone")
    reader.open()
    chip = reader.ask(QUESTION).locator(".quotes a.chip").first
    if width > 640:
        chip.hover()
        page.locator("#quote-card").wait_for()
        look.at("card")
    chip.click()
    reader.cited()
    look.at("source")
    page.keyboard.press("Escape")
    reader.source_closed()
    reader.library()
    look.at("library")
    if page.locator(".charts").count():
        page.locator(".charts summary").click()
        look.at("charts")
    for tab in ("Address", "Paste"):
        reader.go(tab)
        look.at(tab.lower())
    reader.go("Conversations")
    page.locator("#history .card").first.wait_for()
    look.at("conversations")
    page.locator("#history .rename").first.click()
    page.locator("#history .remove").last.click()
    look.at("renaming")
    assert look.found == {}
    assert not reader.outside()
    assert not reader.errors


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_login_is_accessible(behind: Served, scheme: str, browser: Any) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{behind.url}login")
    found = violations(page)
    context.close()
    assert found == []


@pytest.mark.parametrize(
    ("width", "height", "scale"),
    [
        pytest.param(640, 430, 2, id="at twice the size"),
        pytest.param(768, 844, 1, id="on a tablet"),
    ],
)
def test_in_a_small_window_nothing_is_lost(
    pier: Served, visit: Visiting, width: int, height: int, scale: int
) -> None:
    size = {"width": width, "height": height}
    reader = visit(pier, viewport=size, device_scale_factor=scale)
    look = Looker(reader, f"small-{width}")
    reader.open(keep(pier, *EVERY))
    reader.answered(len(EVERY) - 1)
    look.at("conversation")
    reader.box.fill("Is this in view?")
    assert reader.box.is_visible()
    reader.open()
    reader.ask(QUESTION).locator(".quotes a.chip").first.click()
    reader.cited()
    look.at("source")
    reader.page.keyboard.press("Escape")
    reader.source_closed()
    reader.library()
    look.at("library")
    assert look.found == {}
