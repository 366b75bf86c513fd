"""Words that a written sentence turns round."""

import pytest

from qa.checking.missing import missing_values
from tests.qa.checking.one_passage import sources

TEXT = (
    "Landings of herring dropped by a fifth in spring. Since August those of cod have risen again. "
    "The guild accepted the new quota in March. In May it refused a fee that the ministry had "
    "supported. Two sailors were rescued from the wreck before midnight. Haddock from the older "
    "boats sold well. The pilot, Ines Roe, accused Jon Aldous of sleeping. An inquiry "
    "will sit from June. The museum sold 2,310 tickets this month, against 1,870 last month. "
    "Kelsea beat Lindby by a length. On a Friday storm Ida killed four. The guild will "
    "not sail before Easter. The skipper was acquitted of neglect. The "
    "harbour reopens on Monday; by Sunday it will have been dredged. The Tern "
    "is faster than the Gull. More boats sail in spring than in autumn. The yard belongs to the "
    "Roe Guild, which is owned by 74 skippers. The crew trained for a year before they sailed. "
    "The Tern last won the race in 2009. Winters on Farra are milder than in Lindby. Herring costs "
    "less money than cod in town. Another 23 nets were lost, and fewer than 9 found."
)


def turned(claim: str) -> list[str]:
    found = missing_values(claim, sources(TEXT, "Fish"))
    return [each.text for each in found if each.elsewhere and not each.named]


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("Landings of herring grew by a fifth in spring.", ["grew"]),
        ("In spring landings of herring increased.", ["increased"]),
        ("The ministry opposed the fee.", ["opposed"]),
        ("Two sailors died in the wreck.", ["died"]),
        ("The sailors were rescued from the wreck after midnight.", ["after"]),
        ("The inquiry will sit until June.", ["until"]),
        ("Jon Aldous accused the pilot of sleeping.", ["accused"]),
        ("Ines Roe was accused of sleeping by Jon Aldous.", ["accused"]),
        ("The harbour reopens on Sunday.", ["Sunday"]),
        ("The museum bought 2,310 tickets.", ["bought"]),
        ("The skipper was convicted of neglect.", ["convicted"]),
        ("The Tern is slower than the Gull.", ["slower"]),
        ("In autumn more boats sail than in spring.", ["more"]),
        ("Winters in Lindby are milder than on Farra.", ["milder"]),
        ("Cod costs less than herring in town.", ["less"]),
        ("Kelsea was beaten by Lindby.", ["beaten"]),
        ("Haddock from the younger boats sold well.", ["younger"]),
    ],
)
def test_what_says_the_opposite_of_its_source_is_named(claim: str, words: list[str]) -> None:
    assert turned(claim) == words


@pytest.mark.parametrize(
    "claim",
    [
        "Landings of herring fell by a fifth in spring.",
        "Cod landings have increased since August.",
        "The guild approved the quota and rejected the fee.",
        "Before midnight two sailors had been saved from the wreck.",
        "Merchants bought haddock from the older boats.",
        "Herring dropped and cod rose.",
        "Jon Aldous was accused by the pilot of sleeping.",
        "The pilot Ines Roe has accused Jon Aldous.",
        "Lindby was beaten by Kelsea.",
        "Visitors bought 2,310 tickets of the museum.",
        "The Gull is slower than the Tern.",
        "Fewer boats sail in autumn than in spring.",
        "Farra has milder winters than Lindby.",
        "In town cod costs more than herring.",
        "By Sunday the harbour will be dredged, and on Monday it opens.",
        "The guild stays ashore until Easter.",
        "The skipper was found not guilty of neglect.",
        "Storm Ida came over Cape Torren and killed four.",
        "The storm came on Friday and killed four.",
        "From early June the inquiry will sit.",
        "The yard is owned by the Roe Guild.",
        "The crew sailed after they had trained for a year.",
        "It was the first race that the Tern won since 2009.",
        "There were 23 more nets lost.",
    ],
)
def test_what_says_the_same_in_other_words_is_not(claim: str) -> None:
    assert turned(claim) == []
