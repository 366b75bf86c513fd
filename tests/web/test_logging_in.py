"""The login as people use it: by the form, in a browser."""

from collections.abc import Iterator
from typing import Any

import pytest

from qa.web.guard.passwords import hash_password

from .conftest import NAME, PASSWORD
from .served import SECONDS, Served, Serving

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def served(serving: Serving) -> Served:
    return serving(auth=" ".join(f"{name}:{hash_password(PASSWORD)}" for name in (NAME, "ida")))


@pytest.fixture
def page(browser: Any, served: Served) -> Iterator[Any]:
    """A tab on the form."""
    context = browser.new_context()
    context.set_default_timeout(SECONDS * 1000)
    opened = context.new_page()
    opened.goto(served.url)
    yield opened
    context.close()


def enter(page: Any, name: str = NAME, password: str = PASSWORD) -> None:
    page.fill("[name=name]", name)
    page.fill("[name=password]", password)
    page.get_by_role("button", name="Log in").click()


def test_who_knows_the_password_comes_in_and_goes_out(served: Served, page: Any) -> None:
    box, context = page.locator("#question textarea"), page.context
    enter(page, password="no")
    assert "do not belong together" in page.get_by_role("alert").inner_text()
    enter(page)
    page.wait_for_selector("#start .start:not(.opening)")
    assert page.url == served.url
    token = context.cookies()
    context.clear_cookies()  # as after a restart, or at the end of the day
    box.fill("Who built it?")
    box.press("Enter")
    page.get_by_text("Log in first: reload the page.").first.wait_for()
    context.add_cookies(token)
    page.reload()
    box.fill("Who cut the ribbon on Mill Bridge?")
    box.press("Enter")
    page.wait_for_url("**/?c=*")
    conversation = page.url
    page.locator(".turn .chip").first.wait_for()
    context.clear_cookies()
    page.reload()
    enter(page)
    page.locator(".turn .asked", has_text="ribbon").wait_for()
    assert page.url == conversation
    page.get_by_role("button", name="Log out").click()
    page.wait_for_selector("[name=password]")
    page.goto(served.url)
    page.wait_for_selector("[name=password]")


def test_what_one_reader_was_typing_is_not_shown_to_another(page: Any) -> None:
    box = page.locator("#question textarea")
    enter(page)
    page.wait_for_selector("#start .start:not(.opening)")
    box.fill("Who is to be dismissed in May?")
    for name, typed in ((NAME, "Who is to be dismissed in May?"), ("ida", "")):
        page.get_by_role("button", name="Log out").click()
        enter(page, name)
        page.wait_for_selector("#start .start:not(.opening)")
        assert box.input_value() == typed
