"""What of a sentence is compared with sources in another language."""

import pytest

from qa.checking.translation import lost_in_translation, values_in_common
from tests.qa.checking.one_passage import sources

TEXT = "The ferry Morning Tern ran aground off Farra on 3 May 2019 with 91 people, Ada Berg said."
SOURCES = sources(TEXT, "The Tern")


@pytest.mark.parametrize(
    ("claim", "lost", "common"),
    [
        ("Die Fähre Morning Tern hatte 91 Menschen an Bord.", [], 2),
        ("Am 3. Mai 2019 lief die Morning Tern vor Farra auf Grund.", [], 3),
        ("Die Morning Tern hatte 120 Menschen an Bord.", ["120"], 1),
        ("Das sagte der Kapitän Joren Malk.", ["Kapitän Joren Malk."], 0),
        ("Morning Tern 上有120人。", ["120"], 1),
    ],
)
def test_values_are_compared_and_nouns_are_not(claim: str, lost: list[str], common: int) -> None:
    assert [each.text for each in lost_in_translation(claim, SOURCES)] == lost
    assert values_in_common(claim, SOURCES) == common


def test_an_english_day_of_the_week_is_not_missing_from_a_german_source() -> None:
    text = "Am Samstag lief die Morning Tern mit 91 Menschen vor Farra auf Grund."
    german = sources(text, "Die Tern")
    claim = "On Saturday the Morning Tern ran aground with {} people."
    assert [each.text for each in lost_in_translation(claim.format(91), german)] == []
    assert [each.text for each in lost_in_translation(claim.format(92), german)] == ["92"]
