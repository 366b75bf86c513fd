"""The same value in other words is the same; another one is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.language.clocks import Clock
from qa.language.values import Date, Name, Number, agree, values


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nearly 60", "60"),
        ("sixty", "60"),
        ("12 April", "April 12"),
        ("12 April", "12th of April 2017"),
        ("2017-04-12", "12 April"),
        ("1.2 million", "1,200,000"),
        ("4.83 metres", "483 centimetres"),
        ("94 per cent", "94%"),
        ("three and a half minutes", "210 seconds"),
        ("6.40pm", "18:40"),
        ("Orde", "Elspeth Orde"),
        ("Captain Malk", "Joren Malk"),
        ("4.500 visitantes", "4,500 visitors"),
        ("$1.2bn", "1.2 billion dollars"),
        ("1,2 Milliarden Euro", "1.2 billion euros"),
        ("US$5M", "$5 million"),
        ("£5m", "5 million pounds"),
        ("EUR700,000", "700,000 euros"),
        ("1.2 trillion", "1,200 billion"),
        ("10k", "10,000"),
    ],
)
def test_one_value_in_two_wordings_agrees(one: str, other: str) -> None:
    assert any(agree(a, b) for a in values(one) for b in values(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("4.6 metres", "4.83 metres"),
        ("12 April", "13 April"),
        ("12 April 2016", "12 April 2017"),
        ("2pm", "11am"),
        ("1967", "1968"),
        ("Tesselby", "Port Ansel"),
        ("60", "six"),
        ("20 minutes", "20 metres"),
        ("2.4 million", "3.1 million"),
        ("$1.2bn", "$1.2 million"),
        ("€5 million", "5 million dollars"),
        ("5 m", "5 million"),
    ],
)
def test_two_values_do_not_agree(one: str, other: str) -> None:
    assert values(one)
    assert values(other)
    assert not any(agree(a, b) for a in values(one) for b in values(other))


@pytest.mark.parametrize(
    "text", ["may have", "The bridge", "They said: But This", "a fuse had blown", "", "at noon"]
)
def test_no_value_is_seen_where_none_is(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("He met Ines Hallvard at 11am on 5 June 2021.", [Name, Clock, Date]),
        ("The 36 oak piles of 1782", [Number, Date]),
        ("5 out of 10 took the first set 6-2", [Number] * 4),
        ("About 10 may have left on 5 out 2019", [Number, Date]),
    ],
)
def test_each_kind_is_told_from_the_others(text: str, kinds: list[type]) -> None:
    assert [type(value) for value in values(text)] == kinds


@given(st.text(alphabet="0123456789 .,:-%apmAprilJuneTheHe oneandhundredmillion", max_size=60))
def test_values_lie_in_the_text_and_apart(text: str) -> None:
    found = values(text)
    ends = 0
    for value in found:
        assert ends <= value.span.start < value.span.end <= len(text)
        assert agree(value, value)
        ends = value.span.end


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("There came Mayor Ada Hale.", {"ada", "hale"}),
        ("There came Prime Minister Berg.", {"berg"}),
        ("There came Lady Falk.", {"falk"}),
        ("There came the Mayor.", {"mayor"}),
        ("There came the Senator.", {"senator"}),
    ],
)
def test_an_office_names_somebody_only_where_nobody_else_is_named(
    text: str, names: set[str]
) -> None:
    (found,) = values(text)
    assert isinstance(found, Name)
    assert found.words == names


@given(st.integers(0, 10_000_000))
def test_a_number_is_read_as_it_is_written(number: int) -> None:
    for written in (f"{number} people", f"{number:,} people"):
        (found,) = (value for value in values(written) if not isinstance(value, Name))
        assert isinstance(found, Date) or (isinstance(found, Number) and found.amount == number)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("half past eight", "8.30pm"),
        ("a quarter to five in the afternoon", "4.45pm"),
        ("a quarter to twelve in the morning", "11.45am"),
        ("nine o’clock", "9 pm"),
        ("5.50 in the afternoon", "5.50pm"),
        ("7 in the evening", "19:00"),
        ("half past one in the afternoon", "1.30pm"),
        ("half past 1 in the morning", "01:30"),
        ("two in the morning", "2am"),
        ("one p.m.", "13:00"),
    ],
)
def test_times_as_they_are_spoken(one: str, other: str) -> None:
    (said,), (told,) = values(one), values(other)
    assert agree(said, told)
    assert agree(told, said)


@pytest.mark.parametrize(
    "text",
    [
        "Five to ten people came.",
        "The council voted ten to two.",
        "It fell from five to four percent.",
        "The odds are twenty to one.",
    ],
)
def test_a_range_a_vote_and_odds_are_no_time_of_day(text: str) -> None:
    assert not any(isinstance(each, Clock) for each in values(text))


@pytest.mark.parametrize(
    ("one", "other"), [("9am", "9pm"), ("half past one in the morning", "1.30pm")]
)
def test_the_half_of_the_day_counts_where_both_say_it(one: str, other: str) -> None:
    (said,), (told,) = values(one), values(other)
    assert not agree(said, told)
