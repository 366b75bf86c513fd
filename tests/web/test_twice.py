"""The same thing twice: two clicks on a button, or two tabs on a conversation."""

from pathlib import Path

import pytest

from .conftest import Visiting
from .pier import QUESTION
from .served import Served, Serving

pytestmark = pytest.mark.slow


def test_two_clicks_on_a_button_of_the_chat_are_one(pier: Served, visit: Visiting) -> None:
    reader = visit(pier)
    page = reader.page
    turns, chip = page.locator("#thread .turn"), page.locator("#thread .quotes a.chip").first
    page.locator("#start [data-text]").first.dblclick()
    reader.answered()
    page.get_by_role("button", name="New conversation").dblclick()
    turns.wait_for(state="detached")
    reader.box.fill(QUESTION)
    page.get_by_role("button", name="Send question").dblclick()
    turn = reader.answered()
    turn.get_by_role("button", name="Ask again").dblclick()
    page.wait_for_timeout(500)
    reader.answered()
    turn.get_by_role("button", name="Right", exact=True).dblclick()
    turn.locator("[data-verdict=right][aria-pressed='true']").wait_for()
    turn.get_by_role("button", name="Copy").dblclick()
    turn.get_by_role("button", name="Copied").wait_for()
    turn.get_by_role("button", name="Edit").dblclick()
    page.locator("#bar .editing .drop").dblclick()
    page.locator("#bar .editing").wait_for(state="detached")
    address = page.url
    chip.dblclick()
    reader.cited()
    page.locator("#source .close").dblclick()
    reader.source_closed()
    page.wait_for_timeout(500)  # whatever might still come
    assert (turns.count(), reader.box.input_value(), page.url) == (1, "", address)
    assert not reader.errors


def test_two_clicks_on_a_button_of_the_lists_are_one(
    serving: Serving, visit: Visiting, sandwick: Path
) -> None:
    reader = visit(serving(sandwick))
    page = reader.page
    reader.ask(QUESTION)
    reader.library()
    cards, told = page.locator("#library .card"), page.locator("#job")
    page.locator("#adding").get_by_role("tab", name="Paste").click()
    page.locator("#paste-text textarea").fill("The buoy\n\nThe buoy was laid at Hamna in March.")
    page.locator("#paste-add").dblclick()
    told.get_by_text("Added “The buoy”.").wait_for()
    page.locator("#library .card", has_text="The buoy").locator(".remove").dblclick()
    told.get_by_role("button", name="Undo").dblclick()
    told.get_by_text("“The buoy” is back.").wait_for()
    page.locator("#check").dblclick()
    told.get_by_text("Everything is in order.").wait_for()
    page.wait_for_timeout(500)
    assert (cards.count(), page.locator("#job .failed").count()) == (3, 0)
    cards.first.locator(".alone").dblclick()
    page.locator("#bar .limits .drop").dblclick()
    page.locator("#bar .limits").wait_for(state="detached")
    reader.go("Conversations")
    page.locator("#history .remove").dblclick()
    page.locator("#history .yes").dblclick()
    page.locator("#history .hint").wait_for()
    assert not reader.errors


def test_two_tabs_on_one_conversation_lose_nothing(pier: Served, visit: Visiting) -> None:
    one = visit(pier)
    one.ask(QUESTION)
    one.page.wait_for_function("new URL(location.href).searchParams.has('c')")
    other = visit(pier)
    other.open(one.page.url.removeprefix(pier.url))
    other.answered()
    asked = {one: "What broke the pier in two?", other: "Who opened the new quay at Tarn?"}
    for tab, question in asked.items():
        tab.put(question)
    for tab in asked:
        tab.answered(1)
    one.page.wait_for_timeout(500)
    for tab, question in asked.items():
        tab.page.reload()
        assert question in tab.answered(1).inner_text()
        assert tab.page.locator("#thread .turn").count() == 2
    assert one.page.url != other.page.url
