"""The page's address keeps the limits over a reload; what it says is believed if it is known."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import quote_plus, urlencode

import pytest
from starlette.datastructures import QueryParams

from qa.byline import Byline
from qa.web.address import address_of, limits_in
from qa.web.html.bar import Names, bar_html
from qa.web.limits import Limits
from qa.web.session import Session

from .conftest import Visit
from .pier import QUESTION


@pytest.fixture
def ferry(quick: Byline, tmp_path: Path) -> Byline:
    story = tmp_path / "ferry & tug.md"
    story.write_text("---\nauthor: Ada Brook\nsite: The Quay\n---\n# Ferry\n\nA tug sank.", "utf-8")
    quick.add(story)
    return quick


def read(query: str, library: Byline) -> Limits:
    libraries = SimpleNamespace(current=lambda: library)
    return limits_in(QueryParams(query), libraries)  # type: ignore[arg-type]


def test_an_address_brings_back_every_limit(ferry: Byline) -> None:
    (article,) = ferry.articles()
    named = (replace(article, text=""),)
    limits = Limits("2017-04-01", "2019-04-01", ("The Quay",), ("Ada Brook",), named)
    query = address_of(Session(conversation="a1", limits=limits))
    assert read(query, ferry) == limits
    assert limits.only().sources == (article.source,)
    assert quote_plus(article.source) not in query  # a path is nobody else's affair
    assert read(urlencode({"article": article.source}), ferry) == Limits(unknown=1)


@pytest.mark.parametrize(
    ("query", "unknown"),
    [
        ("theme=dark&view=api", 0),
        ("after=soon&before=2017-02-30", 2),
        ("after=2017-04-01&after=2018-04-01", 1),
        ("site=%00&author=<b>&site=The+Quay", 2),
        ("article=../../etc/passwd&article=0123456789ab", 2),
    ],
)
def test_what_the_library_does_not_know_is_left_out_and_said(
    query: str, unknown: int, ferry: Byline
) -> None:
    limits = read(query, ferry)
    assert limits.unknown == unknown
    assert set(limits.sites + limits.authors) <= {"The Quay"}
    assert not limits.articles
    bar = bar_html(Session(limits=limits), Names())
    assert ("Left out: " in bar) == bool(unknown)


@pytest.mark.slow
def test_limits_outlast_a_reload_and_going_back(reader: Visit) -> None:
    page = reader.page
    chips = page.locator("#bar .limits li")
    reader.library()
    page.locator("#library .card", has_text="Sandwick").first.locator(".alone").click()
    chips.first.wait_for()
    page.locator("#bar .limiting summary").click()
    page.locator("#bar input[name=after]").fill("2017-04-01")
    chips.nth(1).wait_for()
    page.reload()
    chips.nth(1).wait_for()
    assert reader.ask(QUESTION).locator(".limits li").count() == 2
    page.wait_for_function("new URL(location.href).searchParams.has('c')")
    page.get_by_role("button", name="New conversation").click()
    page.locator("#thread .turn").wait_for(state="detached")
    page.locator("#bar .drop").first.click()
    page.wait_for_function("new URL(location.href).searchParams.size === 1")
    page.go_back()
    reader.answered()
    assert chips.count() == 2
    reader.open("?after=soon&site=nowhere")
    page.wait_for_function("!location.search")  # so that it is told once
    chips.filter(has_text="2 unknown limits in the address").get_by_role("button").click()
    chips.wait_for(state="detached")
    assert not reader.errors


@pytest.mark.slow
def test_an_address_that_was_put_right_can_be_left_again(reader: Visit) -> None:
    reader.open("?c=nobody&after=2017-04-01&view=api")
    reader.page.wait_for_function("location.search === '?after=2017-04-01'")
    reader.page.go_back()
    reader.page.wait_for_function("!location.search")
    reader.ready()
    assert not reader.errors
