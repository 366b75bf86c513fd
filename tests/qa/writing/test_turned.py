"""Words that a written sentence turns round."""

import pytest

from embeddings.article import Article
from embeddings.passages import Passage
from qa.writing.grounds import Sources
from qa.writing.turned import turned_words

TEXT = (
    "Landings of herring dropped by a fifth in spring. Since August those of cod have risen again. "
    "The guild accepted the new quota in March. In May it refused a fee that the ministry had "
    "supported. Two sailors were rescued from the wreck before midnight. Haddock from the older "
    "boats sold well."
)


def turned(claim: str) -> list[str]:
    sources = Sources([Passage(Article("fish.txt", "Fish", TEXT), 0, len(TEXT))])
    return [each.of(claim) for each in turned_words(claim, sources)]


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("Landings of herring grew by a fifth in spring.", ["grew"]),
        ("In spring landings of herring increased.", ["increased"]),
        ("The ministry opposed the fee.", ["opposed"]),
        ("Two sailors died in the wreck.", ["died"]),
        ("The sailors were rescued from the wreck after midnight.", ["after"]),
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
    ],
)
def test_what_says_the_same_in_other_words_is_not(claim: str) -> None:
    assert turned(claim) == []
