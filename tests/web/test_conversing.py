"""What is done with questions and answers: limited, asked again, changed, copied, judged."""

from contextlib import closing

import pytest

from qa.history.conversations import Conversation, Conversations
from qa.history.exchange import Exchange

from .conftest import Visit, Visiting
from .kept_conversations import TWO, WRITTEN, keep
from .pier import QUESTION, QUOTE
from .served import Served

pytestmark = pytest.mark.slow


def test_an_answer_is_announced_once(reader: Visit) -> None:
    reader.page.evaluate(
        "() => { window.told = []; new MutationObserver(() => window.told.push("
        "document.querySelector('#said [role=status]').innerText.trim())).observe("
        "document.querySelector('#said [role=status]'), "
        "{childList: true, subtree: true, characterData: true}) }"
    )
    reader.ask(QUESTION)
    reader.page.wait_for_function("window.told.length > 0")
    told = {text for text in reader.page.evaluate("window.told") if text}
    assert len(told) == 1
    assert told.pop().startswith("Answer: ")
    assert reader.page.locator("#thread [aria-live], #thread[aria-live]").count() == 0


def test_an_answer_is_copied_with_its_sources(pier: Served, visit: Visiting) -> None:
    reader = visit(pier, permissions=["clipboard-read", "clipboard-write"])
    turn = reader.ask(QUESTION)
    turn.get_by_role("button", name="Copy").click()
    turn.get_by_role("button", name="Copied").wait_for()
    copied = reader.page.evaluate("navigator.clipboard.readText()")
    assert f"{QUOTE} [1]" in copied
    assert "[1] The pier at Sandwick, 3 May 2021" in copied


def test_questions_are_asked_again_changed_and_judged(pier: Served, reader: Visit) -> None:
    reader.ask("Who is the king of Sandwick?")
    reader.ask(QUESTION)
    first = reader.page.locator("#thread .turn[data-turn='0']")
    box = reader.box
    box.fill("What else")
    first.get_by_role("button", name="Wrong", exact=True).click()
    first.locator("[data-verdict=wrong][aria-pressed='true']").wait_for()
    first.get_by_role("button", name="Ask again").click()
    first.locator("[data-verdict=wrong][aria-pressed='false']").wait_for()  # it is another answer
    reader.answered(0)
    assert reader.page.locator("#thread .turn").count() == 2  # what came after is left
    assert box.input_value() == "What else"  # and what was being typed
    first.get_by_role("button", name="Edit").click()
    reader.page.locator("#bar .editing").wait_for()
    reader.page.wait_for_function(
        "document.querySelector('#question textarea').value === 'Who is the king of Sandwick?'"
    )
    reader.put(QUESTION)
    reader.page.wait_for_function("document.querySelectorAll('#thread .turn').length === 1")
    turn = reader.answered(0)
    assert "Jon Hask" in turn.inner_text()
    turn.get_by_role("button", name="Wrong source").click()
    turn.locator("[data-verdict='wrong source'][aria-pressed='true']").wait_for()
    kept = (pier.library / "feedback.jsonl").read_text("utf-8")
    assert '"verdict": "wrong source"' in kept
    assert "Jon Hask" in kept
    turn.get_by_role("button", name="Right").click()
    turn.locator("[data-verdict=right][aria-pressed='true']").wait_for()
    reader.go("Conversations")
    with reader.page.expect_download() as download:
        reader.page.get_by_role("link", name="Export the answers called right").click()
    assert QUESTION in download.value.path().read_text("utf-8")


def test_what_was_searched_can_be_put_in_other_words(pier: Served, reader: Visit) -> None:
    reader.open(keep(pier, Exchange(WRITTEN.question, WRITTEN)))
    searched = reader.answered().locator(".searched")
    assert "ferry Brae fire duration" in searched.inner_text()
    searched.get_by_role("button", name="Change").click()
    reader.page.locator("#bar .editing").wait_for()
    assert reader.box.input_value() == "ferry Brae fire duration"
    reader.put(QUESTION)
    reader.page.locator("#thread .turn", has_text=QUESTION).wait_for()
    assert QUOTE in reader.answered(0).inner_text()
    assert reader.page.locator("#thread .turn").count() == 1


def test_what_was_being_typed_outlives_a_reload_until_it_is_asked(reader: Visit) -> None:
    box = reader.box
    box.fill(QUESTION)
    reader.page.reload()
    reader.ready()
    assert box.input_value() == QUESTION
    box.press("Enter")
    assert QUOTE in reader.answered(0).inner_text()
    reader.page.reload()
    reader.answered(0)
    assert box.input_value() == ""


def test_what_cannot_be_answered_is_said_in_the_chat(reader: Visit) -> None:
    reader.box.press("Enter")  # nothing is asked
    assert reader.ask("why " * 700).locator(".said").inner_text()
    reader.picture("error")
    assert QUOTE in reader.ask(QUESTION).inner_text()
    assert reader.page.locator("#thread .turn").count() == 2


def test_limits_are_chips_that_can_be_removed(reader: Visit) -> None:
    reader.page.locator("#bar .limiting summary").click()
    reader.page.locator("#bar input[name=before]").fill("2019-01-01")
    chip = reader.page.locator("#bar .limits li", has_text="Until 1 January 2019")
    chip.wait_for()
    reader.picture("limits")
    assert reader.ask(QUESTION).locator(".short").inner_text() == "Your articles don't say."
    chip.get_by_role("button").click()
    chip.wait_for(state="detached")
    assert QUOTE in reader.ask(QUESTION).inner_text()
    reader.page.locator("#bar .limiting summary").click()
    reader.page.locator("#bar select[name=author]").select_option("Ola Brand")
    reader.page.locator("#bar .limits li", has_text="Ola Brand").wait_for()
    assert "Ida Holm" not in reader.ask("Who opened the new quay at Tarn?").inner_text()


def test_time_words_limit_the_articles_and_can_be_taken_back(reader: Visit) -> None:
    turn = reader.ask("Who opened the new quay at Tarn in 2018?")
    limit = turn.locator(".limits li", has_text="in 2018")
    assert "Ida Holm" in turn.inner_text()
    limit.get_by_role("button").click()
    limit.wait_for(state="detached")
    assert "Ida Holm" in reader.answered(0).inner_text()
    asked = "Who built the pier at Sandwick in 2018?"  # no article of that year says
    reader.page.get_by_role("button", name="New conversation").click()
    turn.wait_for(state="detached")
    assert "articles of all dates were searched" in reader.ask(asked).inner_text()


def test_settings_stay_with_the_browser(pier: Served, visit: Visiting) -> None:
    reader = visit(pier, color_scheme="light")
    page = reader.page
    reader.open(keep(pier, Exchange(TWO.question, TWO)))
    assert reader.answered().locator(".quotes .chip").count() == 2
    page.locator("#bar .choosing summary").click()
    page.get_by_label("Short answers").check()
    page.locator("#thread .quotes .chip").nth(1).wait_for(state="detached")
    page.get_by_label("Theme").select_option("dark")
    page.wait_for_function("document.body.classList.contains('dark')")
    page.reload()
    reader.ready()
    assert reader.answered().locator(".quotes .chip").count() == 1
    assert page.evaluate("document.body.classList.contains('dark')")
    page.locator("#bar .choosing summary").click()
    page.get_by_label("Theme").select_option("")
    page.wait_for_function("!document.body.classList.contains('dark')")


def test_nothing_is_kept_if_the_reader_says_so(pier: Served, reader: Visit) -> None:
    page = reader.page
    page.locator("#bar .choosing summary").click()
    page.get_by_label("Keep conversations").uncheck()
    page.locator("#bar .unkept").wait_for()
    kept = len(list_of(pier))
    reader.ask(QUESTION)
    assert "?c=" not in page.url
    reader.open()
    page.locator("#bar .unkept").wait_for()  # still
    assert len(list_of(pier)) == kept
    page.locator("#bar .choosing summary").click()
    page.get_by_label("Keep conversations").check()
    page.locator("#bar .unkept").wait_for(state="detached")
    reader.ask(QUESTION)
    page.wait_for_url("**/?c=*")


def list_of(served: Served) -> list[Conversation]:
    with closing(Conversations(served.library)) as conversations:
        return conversations.find("", limit=1000)


def test_conversations_are_found_renamed_opened_and_deleted(pier: Served, reader: Visit) -> None:
    page = reader.page
    for animal in ("otter", "zebrafish"):  # of two, one is left once the search is answered
        keep(pier, Exchange(f"Where is the {animal}?", TWO))
    reader.go("Conversations")
    card = page.locator("#history .card", has_text="zebrafish")
    card.wait_for()
    page.get_by_label("Search").first.fill("zebrafish ferry")  # in the name and in the answer
    page.wait_for_function("document.querySelectorAll('#history .card').length === 1")
    card.locator(".rename").click()
    card.get_by_label("Name").fill("The fish")
    card.get_by_role("button", name="Save").click()
    card = page.locator("#history .card", has_text="The fish")
    card.wait_for()
    with page.expect_download() as download:
        card.get_by_role("link", name="Markdown").click()
    assert "zebrafish" in download.value.path().read_text("utf-8")
    card.locator(".open").click()
    assert "six hours" in reader.answered().inner_text()
    page.wait_for_function("document.activeElement.matches('#question textarea')")
    # opening the tab shows all conversations: what was searched for is looked for again
    with page.expect_request(lambda request: "zebrafish ferry" in (request.post_data or "")):
        reader.go("Conversations")
    page.wait_for_function("document.querySelectorAll('#history .card').length === 1")
    card.locator(".remove").click()
    card.get_by_role("button", name="Yes, delete").click()
    card.wait_for(state="detached")
    reader.go("Ask")
    assert page.locator("#thread .turn").count() == 0
