"""Ask, read the quote in its article, and come back: in a real browser."""

from pathlib import Path
from typing import Any

import pytest

from qa.history.exchange import Exchange

from .conftest import Visit, Visiting
from .kept_conversations import TWO, keep, two_citations
from .pier import ARTICLE, QUESTION, QUOTE, RAILWAY
from .served import Served, Serving

pytestmark = pytest.mark.slow


def test_a_citation_opens_the_article_and_escape_returns(reader: Visit) -> None:
    turn = reader.ask(QUESTION)
    assert QUOTE in turn.inner_text()
    reader.picture("answer")
    chip = turn.locator(".quotes a.chip").first
    chip.click()
    assert reader.cited().inner_text() == QUOTE
    reader.picture("source")
    assert reader.page.locator("#source h2").inner_text() == "The pier at Sandwick"
    assert reader.page.locator("#source").inner_text().count("The pier at Sandwick\n") == 1
    reader.page.keyboard.press("Escape")
    reader.source_closed()
    assert chip.evaluate("chip => document.activeElement === chip")
    chip.click()  # the same citation again
    reader.cited()
    assert not reader.outside()
    assert not reader.errors


def test_a_card_shows_the_quote_to_pointer_and_keyboard(reader: Visit) -> None:
    chip = reader.ask(QUESTION).locator(".quotes a.chip").first
    card = reader.page.locator("#quote-card")
    assert not card.is_visible()
    chip.hover()
    card.wait_for()
    shown = card.inner_text()
    assert QUOTE in shown
    assert "The pier at Sandwick" in shown
    assert "3 May 2021" in shown
    reader.picture("card")
    reader.page.keyboard.press("Escape")
    card.wait_for(state="hidden")
    reader.box.focus()
    for _ in range(30):
        reader.page.keyboard.press("Shift+Tab")
        if chip.evaluate("chip => document.activeElement === chip"):
            break
    card.wait_for()
    assert chip.get_attribute("aria-describedby") == "quote-card"


def test_questions_are_suggested_from_the_readers_own_articles(reader: Visit) -> None:
    reader.page.get_by_role("button", name="What is “The pier at Sandwick” about?").click()
    assert reader.answered(0).locator("a.chip").count()


def test_refusal_shows_the_closest_passages(reader: Visit) -> None:
    turn = reader.ask("Who won the 2018 World Cup?")
    assert turn.locator(".short").inner_text() == "Your articles don't say."
    assert "closest passages" in turn.locator(".heading").inner_text().lower()
    reader.picture("refusal")
    turn.locator("ul.nearest a").first.click()
    reader.cited()


def test_a_source_that_is_left_before_it_comes_does_not_open(reader: Visit) -> None:
    held: list[Any] = []

    def hold_the_first(route: Any) -> None:
        if held:
            route.continue_()
        held.append(route)

    chip = reader.ask(QUESTION).locator("a.chip").first
    reader.page.route("**/gradio_api/**", hold_the_first)
    chip.click()
    while not held:
        reader.page.wait_for_timeout(20)
    reader.page.keyboard.press("Escape")
    held[0].continue_()
    reader.page.locator("#source mark.cited").wait_for(state="attached")
    reader.page.wait_for_function("!document.querySelector('.sidebar.open')")
    assert reader.page.evaluate("!document.querySelector('#tabs').inert")


def test_previous_and_next_go_through_an_answers_citations(
    pier: Served, reader: Visit, sandwick: Path
) -> None:
    reader.open(two_citations(pier, sandwick))
    chips = reader.answered().locator(".quotes a.chip")
    chips.first.click()
    assert reader.cited().inner_text() == QUOTE
    assert reader.page.locator("#source .place").inner_text() == "1 of 2"
    assert reader.page.locator("#source .previous").is_disabled()
    reader.page.locator("#source .next").click()
    reader.page.wait_for_function(
        f"document.querySelector('#source mark.cited').innerText === '{RAILWAY}'"
    )
    assert reader.page.locator("#source .next").is_disabled()
    reader.page.keyboard.press("Escape")
    assert chips.nth(1).evaluate("chip => document.activeElement === chip")


def test_a_finger_opens_the_article(pier: Served, visit: Visiting) -> None:
    reader = visit(pier, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    turn = reader.ask(QUESTION)
    turn.locator(".quotes a.chip").first.tap()
    assert reader.cited().inner_text() == QUOTE
    reader.page.locator("#source .close").tap()
    reader.source_closed()


def test_samples_are_marked_and_give_way(serving: Serving, visit: Visiting, tmp_path: Path) -> None:
    reader = visit(serving())
    assert "fiction written for Byline" in reader.page.locator("#banner").inner_text()
    reader.picture("start")
    reader.page.get_by_role("button", name="Who cut the ribbon on Mill Bridge?").click()
    reader.answered().locator(".sources a.chip").first.click()
    assert "Marit Sollen" in reader.cited().inner_text()
    assert "fiction" in reader.page.locator("#source .badge").inner_text()
    reader.page.keyboard.press("Escape")
    reader.source_closed()
    reader.library()
    assert reader.page.locator("#library .badge").count() > 10
    assert reader.page.locator("#library .remove").count() == 0
    upload = tmp_path / "pier.txt"
    upload.write_text(ARTICLE, encoding="utf-8")
    reader.page.locator("#upload input[type=file]").set_input_files(upload)
    reader.page.wait_for_selector("#job .ended")
    assert reader.page.locator("#library .card").count() == 1
    assert reader.page.locator("#banner").inner_text().strip() == ""
    reader.go("Ask")
    assert QUOTE in reader.ask(QUESTION).inner_text()
    assert not reader.outside()


APART = """box => {
  const apart = [];
  for (let width = 120; width <= 720; width += 1) {
    box.style.width = width + 'px';
    for (const chip of box.querySelectorAll('a.chip')) {
      const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
      let last = null;
      while (walker.nextNode() && !chip.contains(walker.currentNode)) {
        const end = walker.currentNode.data.replace(/[\\s\\u2060]+$/, '').length;
        if (end) last = [walker.currentNode, end];
      }
      const range = document.createRange();
      range.setStart(last[0], last[1] - 1);
      range.setEnd(last[0], last[1]);
      const before = range.getBoundingClientRect(), at = chip.getBoundingClientRect();
      if (at.top >= before.bottom) apart.push(width);
    }
  }
  box.style.width = '';
  return apart;
}"""


def test_a_number_never_begins_a_line_apart_from_its_sentence(
    pier: Served, visit: Visiting
) -> None:
    address = keep(pier, Exchange(QUESTION, TWO))
    for size in ({"width": 1280, "height": 800}, {"width": 390, "height": 844}):
        reader = visit(pier, viewport=size)
        reader.open(address)
        quotes = reader.answered().locator(".quotes")
        assert quotes.locator("a.chip").count() == 2
        assert quotes.evaluate(APART) == []
