"""The login as people use it: by the form, in a browser."""

from typing import Any

import pytest

from qa.web.guard.passwords import hash_password

from .conftest import NAME, PASSWORD, SECONDS, Serving

pytestmark = pytest.mark.slow


def test_who_knows_the_password_comes_in_and_goes_out(serving: Serving, browser: Any) -> None:
    served = serving(auth=f"{NAME}:{hash_password(PASSWORD)}")
    context = browser.new_context()
    context.set_default_timeout(SECONDS * 1000)
    page = context.new_page()

    def enter(password: str) -> None:
        page.fill("[name=name]", NAME)
        page.fill("[name=password]", password)
        page.get_by_role("button", name="Log in").click()

    page.goto(served.url)
    enter("no")
    assert "do not belong together" in page.get_by_role("alert").inner_text()
    enter(PASSWORD)
    page.wait_for_selector("#start .start:not(.opening)")
    assert page.url == served.url
    token = context.cookies()
    context.clear_cookies()  # as after a restart, or at the end of the day
    page.locator("#question textarea").fill("Who built it?")
    page.locator("#question textarea").press("Enter")
    page.get_by_text("Log in first: reload the page.").first.wait_for()
    context.add_cookies(token)
    page.reload()
    page.locator("#question textarea").fill("Who cut the ribbon on Mill Bridge?")
    page.locator("#question textarea").press("Enter")
    page.wait_for_url("**/?c=*")
    conversation = page.url
    page.locator(".turn .chip").first.wait_for()
    context.clear_cookies()
    page.reload()
    enter(PASSWORD)
    page.locator(".turn .asked", has_text="ribbon").wait_for()
    assert page.url == conversation
    page.get_by_role("button", name="Log out").click()
    page.wait_for_selector("[name=password]")
    page.goto(served.url)
    page.wait_for_selector("[name=password]")
    context.close()


def test_what_one_reader_was_typing_is_not_shown_to_another(serving: Serving, browser: Any) -> None:
    served = serving(auth=f"{NAME}:{hash_password(PASSWORD)} ida:{hash_password(PASSWORD)}")
    context = browser.new_context()
    context.set_default_timeout(SECONDS * 1000)
    page = context.new_page()
    box = page.locator("#question textarea")

    def enter(name: str) -> None:
        page.fill("[name=name]", name)
        page.fill("[name=password]", PASSWORD)
        page.get_by_role("button", name="Log in").click()
        page.wait_for_selector("#start .start:not(.opening)")

    page.goto(served.url)
    enter(NAME)
    box.fill("Who is to be dismissed in May?")
    page.get_by_role("button", name="Log out").click()
    enter(NAME)
    assert box.input_value() == "Who is to be dismissed in May?"
    page.get_by_role("button", name="Log out").click()
    enter("ida")
    assert box.input_value() == ""
    context.close()
