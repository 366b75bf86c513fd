"""Dates: as articles write them, and none that cannot be."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.reading.text import dates
from embeddings.reading.text.datelines import leftover
from embeddings.reading.text.dates import find_dates, iso_date

LATEST = date(2026, 11, 24)


@pytest.fixture(autouse=True, scope="module")
def clock() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dates, "_latest", lambda: LATEST)
        yield


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Wednesday 12 April 2017 18:37 BST", "2017-04-12T18:37:00+01:00"),
        ("12 April 2017", "2017-04-12"),
        ("April 12, 2017", "2017-04-12"),
        ("Apr. 12, 2017 at 6:37 p.m. EDT", "2017-04-12T18:37:00-04:00"),
        ("Published 12:05 a.m. 3rd of May 2019", "2019-05-03T00:05:00"),
        ("1 KASIM 2021", "2021-11-01"),  # a pattern takes a Turkish letter for i
        ("12.04.2017", "2017-04-12"),
        ("12.04.2017, 18:37 Uhr", "2017-04-12T18:37:00"),
        ("2017-04-12", "2017-04-12"),
        ("2017-04-12T18:37:21+02:00", "2017-04-12T18:37:21+02:00"),
        ("12. März 2024", "2024-03-12"),
        ("Dienstag, 12. März 2024, 18.37 Uhr MEZ", "2024-03-12T18:37:00+01:00"),
        ("12 de abril de 2017", "2017-04-12"),
        ("miércoles, 12 de abril de 2017 a las 18:37", "2017-04-12T18:37:00"),
        ("le 12 avril 2017 à 18h37", "2017-04-12T18:37:00"),
        ("1er janvier 2020", "2020-01-01"),
        ("13/04/2017", "2017-04-13"),
        ("04/13/2017", "2017-04-13"),
        ("05/05/2017", "2017-05-05"),
        ("发布时间2017年4月12日", "2017-04-12"),
        ("11.20am, Saturday 6 February 2016", "2016-02-06T11:20:00"),
        ("12-Apr-2017 18:37 GMT+2", "2017-04-12T18:37:00+02:00"),
        ("12 April 2017 25:99", "2017-04-12"),
    ],
)
def test_a_date_is_found(text: str, iso: str) -> None:
    assert [found.iso for found in find_dates(text)] == [iso]


@pytest.mark.parametrize(
    "text",
    [
        "31 February 2017",
        "03/04/2017",  # a day and a month that could be each other
        "12 April 2999",
        "24.12.2026",  # a month from now
        "32.01.2017",
        "12 April 1017",
        "version 12.04.20171",
        "in April 2017",
        "192.168.2017.12",
    ],
)
def test_what_is_no_date_is_not_invented(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2017-04-12T18:37:21Z", "2017-04-12T18:37:21+00:00"),
        ("2017-04-12 18:37:21.123 +0200", "2017-04-12T18:37:21+02:00"),
        ("2017-04-12 18:37:21 UTC", "2017-04-12T18:37:21+00:00"),
        ("2017-04-12T00:00:00", "2017-04-12"),
        ("Wed, 12 Apr 2017 18:37:21 GMT", "2017-04-12T18:37:21+00:00"),
        ("1492022241000", "2017-04-12T18:37:21+00:00"),
        ("20170412T183721+0100", "2017-04-12T18:37:21+01:00"),
        ("20170412", "2017-04-12"),
        ("2017-02-31", None),
        ("2999-01-01", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_metadata(value: str, iso: str | None) -> None:
    assert iso_date(value) == iso


def test_a_date_spans_its_weekday_time_and_zone() -> None:
    text = "Posted on Wednesday, 12 April 2017 at 18:37 BST by Jo"
    (found,) = find_dates(text)
    assert text[found.start : found.end] == "Wednesday, 12 April 2017 at 18:37 BST"
    for line, is_only_date in (
        ("Last updated: Wednesday 12 April 2017 18:37 BST", True),
        ("The fair of 12 April 2017 was the last", False),
    ):
        assert bool(leftover(line, find_dates(line))) is not is_only_date


@given(st.text(alphabet="0123456789 .,:/-TZ+'年月日D٣aprilmayh|", max_size=60))
def test_any_text_gives_dates_that_exist(text: str) -> None:
    for found in find_dates(text):
        assert date.fromisoformat(found.iso[:10]) <= LATEST
        assert 0 <= found.start < found.end <= len(text)
        assert iso_date(found.iso)
    iso_date(text)
