"""What a reader does before the last thing is answered: nothing is lost, and the last one stays."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from qa.history.exchange import Exchange

from .conftest import Visit, Visiting
from .kept_conversations import DIFFER, TWO, keep, two_citations
from .pier import RAILWAY
from .served import Served, Serving

pytestmark = pytest.mark.slow


@contextmanager
def slow(page: Any, words: str, *, overtaking: bool = False) -> Iterator[None]:
    """A line so slow that two things that say such words are asked before the first is answered."""
    routes: list[Any] = []

    def hold(route: Any) -> None:
        here = len(routes) < 2 and words in (route.request.post_data or "")
        routes.append(route) if here else route.continue_()

    page.route("**/gradio_api/**", hold)
    yield
    while len(routes) < 2:
        page.wait_for_timeout(20)
    for route in routes[::-1] if overtaking else routes:
        with page.expect_response(lambda answer, route=route: answer.request == route.request):
            route.continue_()


@pytest.fixture
def two_cited(pier: Served, sandwick: Path) -> str:
    return two_citations(pier, sandwick)


@pytest.mark.parametrize("overtaking", [False, True])
def test_of_two_sources_the_one_chosen_last_is_shown(
    reader: Visit, two_cited: str, overtaking: bool
) -> None:
    reader.open(two_cited)
    chips = reader.answered().locator(".quotes a.chip")
    with slow(reader.page, '"link"', overtaking=overtaking):
        chips.first.click()
        chips.nth(1).click()
    reader.page.locator(f"#source [data-asked='{3 if overtaking else 2}']").wait_for()
    assert reader.cited().inner_text() == RAILWAY
    assert reader.page.locator("#source .place").inner_text() == "2 of 2"


def test_a_source_opened_right_after_another_was_shut_stays(reader: Visit, two_cited: str) -> None:
    page, held = reader.page, list[Any]()
    reader.open(two_cited)
    chips = reader.answered().locator(".quotes a.chip")
    chips.first.click()
    reader.cited()

    def hold(route: Any) -> None:
        route.continue_() if '"link"' in (route.request.post_data or "") else held.append(route)

    page.route("**/gradio_api/run/**", hold)
    page.keyboard.press("Escape")
    page.wait_for_timeout(200)
    chips.nth(1).click()
    page.locator("#source [data-asked='2']").wait_for()
    for route in held:
        with page.expect_response(lambda answer, route=route: answer.request == route.request):
            route.continue_()
    page.wait_for_timeout(300)
    assert page.locator("#source-bar.open").count()
    assert reader.cited().inner_text() == RAILWAY


def test_every_limit_verdict_and_switch_counts(pier: Served, visit: Visiting) -> None:
    reader = visit(pier)
    page = reader.page
    reader.open(keep(pier, Exchange(TWO.question, TWO), Exchange(DIFFER.question, DIFFER)))
    reader.answered(1)
    with slow(page, '"verdict"'):
        for turn in (0, 1):
            page.locator(f"#thread .turn[data-turn='{turn}'] [data-verdict=right]").click()
    page.wait_for_function("document.querySelectorAll('#thread [aria-pressed=true]').length === 2")
    page.locator("#bar .limiting summary").click()
    with slow(page, '"2017-04-01"'):
        page.locator("#bar input[name=after]").fill("2017-04-01")
        page.locator("#bar input[name=before]").fill("2019-04-01")
    page.wait_for_function("document.querySelectorAll('#bar .limits li').length === 2")
    page.locator("#bar .choosing summary").click()
    with slow(page, '"names"'):
        page.get_by_label("Short answers").check()
        page.get_by_label("Keep conversations").uncheck()
    page.locator("#bar .unkept").wait_for()
    assert page.get_by_label("Short answers").is_checked()
    assert not page.get_by_label("Keep conversations").is_checked()
    assert page.locator("#bar .limits li").count() == 2


def test_every_article_and_conversation_that_is_to_go_goes(
    serving: Serving, visit: Visiting, tmp_path: Path
) -> None:
    for name in ("tug", "barge", "buoy"):
        (tmp_path / f"{name}.txt").write_text(f"The {name}\n\nThe {name} lay at Hamna in March.\n")
    served = serving(tmp_path)
    for _ in range(3):
        keep(served, Exchange(TWO.question, TWO))
    reader = visit(served)
    page = reader.page
    reader.library()
    with slow(page, '"article"'):
        for number in (0, 1):
            page.locator("#library .remove").nth(number).click()
    page.wait_for_function("document.querySelectorAll('#library .card').length === 1")
    reader.go("Conversations")
    page.locator("#history .card").first.wait_for()
    with slow(page, '"conversation"'):
        for number in (0, 1):
            page.locator("#history .remove").nth(number).click()
            page.locator("#history .card").nth(number).locator(".yes").click()
    page.wait_for_function("document.querySelectorAll('#history .card').length === 1")


def test_of_two_conversations_the_one_chosen_last_is_opened(pier: Served, visit: Visiting) -> None:
    for name in ("Where is the sturgeon?", "Where is the lamprey?"):
        keep(pier, Exchange(name, replace(TWO, question=name)))
    reader = visit(pier)
    page = reader.page
    reader.go("Conversations")
    with slow(page, '"conversation"'):
        page.locator("#history .open", has_text="sturgeon").click()
        page.locator("#history .open", has_text="lamprey").click()
    page.locator("#thread .turn", has_text="lamprey").wait_for()


def test_a_name_that_is_being_typed_outlives_a_list_that_comes_late(
    pier: Served, visit: Visiting
) -> None:
    keep(pier, Exchange("Where is the burbot?", replace(TWO, question="Where is the burbot?")))
    page = visit(pier).page
    page.get_by_role("tab", name="Conversations").click()
    card = page.locator("#history .card", has_text="burbot")
    card.wait_for()
    with slow(page, '"words"'):
        for words in ("burbo", "burbot"):
            page.locator("#history-tools input").fill(words)
            page.wait_for_timeout(300)  # until it is looked for
        card.locator(".rename").click()
        card.locator("input").fill("The fish")
    page.locator("#history [data-words=burbot]").wait_for()
    assert card.locator("input").input_value() == "The fish"
    page.keyboard.type("es")
    page.keyboard.press("Enter")
    page.locator("#history .open", has_text="The fishes").wait_for()


@pytest.fixture(scope="module")
def adding(serving: Serving, sandwick: Path) -> Served:
    """A page to whose articles some are added."""
    return serving(sandwick)


def test_what_was_added_stays_told_though_an_answer_from_before_comes_late(
    visit: Visiting, adding: Served
) -> None:
    reader = visit(adding)
    page, late = reader.page, list[Any]()
    reader.library()
    page.locator("#adding").get_by_role("tab", name="Paste").click()
    reader.go("Ask")

    def hold(route: Any) -> None:
        late.append((route, route.fetch())) if not late else route.continue_()

    page.route("**/gradio_api/run/**", hold)
    reader.go("Library")
    page.locator("#paste-text textarea").fill("The buoy\n\nThe buoy was laid at Hamna in March.")
    page.locator("#paste-add").click()
    told = page.locator("#job .ended", has_text="Added “The buoy”.")
    told.wait_for()
    route, answer = late[0]
    with page.expect_request("**/gradio_api/run/**"):
        route.fulfill(response=answer)
    told.wait_for()
    page.locator("#library .card", has_text="The buoy").wait_for()


def test_a_work_is_followed_though_what_was_asked_before_it_is_answered_late(
    visit: Visiting, adding: Served, tmp_path: Path
) -> None:
    words = "The cove was charted by the crew of the Merganser. " * 800
    files = [tmp_path / f"cove-{number}.txt" for number in range(8)]
    for number, file in enumerate(files):
        file.write_text(f"Cove {number}\n\n{words}\n", "utf-8")
    reader = visit(adding)
    page, late = reader.page, list[Any]()

    def hold(route: Any) -> None:
        late.append((route, route.fetch())) if not late else route.continue_()

    reader.library()
    reader.go("Ask")
    page.route("**/gradio_api/run/**", hold)
    reader.go("Library")
    page.locator("#upload input[type=file]").set_input_files(files)
    page.locator("#job progress").wait_for()
    route, answer = late[0]
    route.fulfill(response=answer)
    page.locator("#job .ended", has_text="8 added").wait_for()
