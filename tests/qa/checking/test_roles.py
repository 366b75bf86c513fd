"""Who did or said what to whom, why, and on which day, in a written sentence and in its source."""

import pytest

from qa.checking.missing import missing_values
from tests.qa.checking.one_passage import sources

TEXT = (
    "Merchants bought haddock from the older boats. The pilot, Ines Roe, accused Jon Aldous of "
    "sleeping. The museum sold 2,310 tickets this month, against 1,870 last month. Kelsea beat "
    "Lindby by a length. On a Friday storm Ida killed four. The harbour reopens on Monday; by "
    "Sunday it will have been dredged. The yard belongs to the Roe Guild, which is owned by 74 "
    "skippers. The crew trained for a year before they sailed. An inquiry will sit from June. Two "
    "sailors were rescued before midnight. The guild will not sail before Easter. Cape Torren on "
    "Friday sued Port Ansel. The smith stole a horse from the miller. "
    "Corran Foods will buy its rival Delby Bakers. A valve stuck because "
    "the oil was cold. Rhea Quill left after an auditor found the error. The director, Omar Tace, "
    "said that the bell was stolen. His predecessor, Nell Vane, had disagreed. The biologist Una "
    "Lisk counted trout. “They will not notice,” she said. Omar Tace helped co-found the Rill "
    "Choir. The drought led to a ban on hoses. Lundy Rock refused to sue the guild. The town of "
    "Rothe fined the company. Skippers praised the plan, which the chamber called dear. Lundy Rock "
    "expects a storm."
)


def turned(claim: str) -> list[str]:
    found = missing_values(claim, sources(TEXT, "Fish"))
    return [each.text for each in found if each.elsewhere and not each.named]


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("Jon Aldous accused the pilot of sleeping.", ["accused"]),
        ("Ines Roe was accused of sleeping by Jon Aldous.", ["accused"]),
        ("The harbour reopens on Sunday.", ["Sunday"]),
        ("Kelsea was beaten by Lindby.", ["beaten"]),
        ("Port Ansel on Friday sued Cape Torren.", ["sued"]),
        ("The inquiry will sit until June.", ["until"]),
        ("The sailors were rescued after midnight.", ["after"]),
        ("A horse stole the smith.", ["stole"]),
        ("Delby Bakers will buy Corran Foods.", ["buy"]),
        ("The oil was cold because a valve stuck.", ["because"]),
        ("The auditor found the error because Rhea Quill had left.", ["because"]),
        ("A ban on hoses led to the drought.", ["led to"]),
        ("A ban on hoses prompted the drought.", ["prompted"]),
        ("The drought came because of a ban on hoses.", ["because of"]),
        ("Nell Vane said that the bell was stolen.", ["Vane"]),
        ("Ines Roe said that they will not notice.", ["Roe"]),
        ("Delby Bakers is buying Corran Foods.", ["buying"]),
        ("The guild refused to sue Lundy Rock.", ["sue"]),
        ("Harbour Services fined Rothe.", ["fined"]),
        ("The chamber praised the plan.", ["praised"]),
        ("Una Lisk expects a storm.", ["expects"]),
    ],
)
def test_what_says_the_opposite_of_its_source_is_named(claim: str, words: list[str]) -> None:
    assert turned(claim) == words


@pytest.mark.parametrize(
    "claim",
    [
        "Merchants bought haddock from the older boats.",
        "Jon Aldous was accused by the pilot of sleeping.",
        "The pilot Ines Roe has accused Jon Aldous.",
        "Lindby was beaten by Kelsea.",
        "By Sunday the harbour will be dredged, and on Monday it opens.",
        "Storm Ida came over Cape Torren and killed four.",
        "The storm came on Friday and killed four.",
        "The yard is owned by the Roe Guild.",
        "The crew sailed after they had trained for a year.",
        "From early June the inquiry will sit.",
        "The guild stays ashore until Easter.",
        "The sailors waited until midnight.",
        "Delby Bakers will be bought by Corran Foods.",
        "The cold oil caused a valve to stick.",
        "A valve stuck because of cold oil.",
        "Because the oil was cold, a valve stuck.",
        "The cold oil led to a stuck valve.",
        "Hoses were banned because of the drought.",
        "Una Lisk helped found the Rill Choir.",
        "Una Lisk helped co-found the Rill Choir.",
        "Omar Tace of the museum said that the bell was stolen.",
        "According to Una Lisk, the trout will not notice.",
        "Corran Foods is buying Delby Bakers.",
        "Lundy Rock expects a storm.",
        "The company was fined by Rothe.",
    ],
)
def test_what_says_the_same_in_other_words_is_not(claim: str) -> None:
    assert turned(claim) == []


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("Ada Norn met Karl Voss in Farra.", "Karl Voss met Ada Norn in Farra."),
        ("The strike, due to low pay, caused delays.", "The delays were due to the strike."),
        ("Norn wrote to Karl Voss, and he replied by post.", "Voss replied to Norn by post."),
        (
            "The Lundy Eye saw a comet. Stargazers used its Wide Camera for days to take an image.",
            "The Lundy Eye has taken an image of a comet.",
        ),
        (
            "A note is the main idea in proposed guidelines, drafted by the Farra Food Board.",
            "The Farra Food Board has proposed guidelines.",
        ),
        (
            "Asked about the cost, Finch said it was too high. Holt said it was fair.",
            "Finch called the cost too high, while Holt said it was fair.",
        ),
    ],
)
def test_what_is_told_from_the_other_side_is_the_same(source: str, claim: str) -> None:
    assert not list(missing_values(claim, sources(source)))


def test_of_two_who_speak_each_says_their_own() -> None:
    text = "Abel Finch said the bridge was late. Greta Holt said the ferry was fair."
    claim = "Finch said the bridge was late, while Finch said the ferry was fair."
    assert [each.text for each in missing_values(claim, sources(text))] == ["Finch"]
