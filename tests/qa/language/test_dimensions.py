"""An amount of one dimension is no answer to a question for another."""

import pytest

from qa.language.expected import entities, lacks


@pytest.mark.parametrize(
    "text",
    [
        "It is 2.4 metres wide.",
        "The ferry is 84 metres in length.",
        "It has a depth of about 5 metres.",
        "The wall is 12-metre-thick.",
    ],
)
def test_another_dimension_is_none(text: str) -> None:
    assert lacks("How high is it?", text)
    assert lacks("What is the height of it?", text)


def test_the_same_or_an_untold_one_is() -> None:
    assert not lacks("How high is it?", "It is 31 metres tall.")
    assert not lacks("How high is it?", "It rises 38 metres above the rocks.")
    assert not lacks("How long is it?", "It measures 410 metres.")
    assert not lacks("How many metres is it?", "It is 410 metres long.")
    assert not lacks("How deep is the snow?", "The snow is 40 centimetres thick.")


def test_of_two_the_one_that_is_asked_for_is_left() -> None:
    text = "It is 3.8 kilometres long and 12 metres high."
    assert [one.of(text) for one in entities("How tall is it?", text)] == ["12 metres"]
