"""A written sentence passes over that its source is taken back: it is not supported."""

import pytest

from qa.checking.support import Checker
from tests.embeddings.word_hash_encoder import WordHashEncoder
from tests.qa.checking.one_passage import passage

TEXT = (
    "Posts said that two children had drowned in Vale Street. Police said that was untrue. "
    "Nobody was hurt in Vale Street. It is a myth that the weir is haunted. The weir was built in "
    "1902. Contrary to rumours, Ada Holt owns the mill. An earlier version of this article said "
    "that the church roof cost 30,000 crowns. The church roof cost 8,000 crowns."
)


def verdict(claim: str) -> str:
    encode = WordHashEncoder().encode_passages
    return Checker([passage(TEXT, "The flood")], encode).check(claim).verdict


@pytest.mark.parametrize(
    "claim",
    [
        "Two children had drowned in Vale Street.",
        "The weir is haunted.",
        "The article said that the church roof cost 30,000 crowns.",
    ],
)
def test_what_the_article_takes_back_is_not_supported(claim: str) -> None:
    assert verdict(claim) == "not"


@pytest.mark.parametrize(
    "claim",
    [
        "Posts said that two children had drowned in Vale Street, which police said was untrue.",
        "It is a myth that the weir is haunted.",
        "Nobody was hurt in Vale Street.",
        "The weir was built in 1902.",
        "Ada Holt owns the mill.",
        "The church roof cost 8,000 crowns.",
    ],
)
def test_what_says_so_too_or_rests_on_other_words_is_supported(claim: str) -> None:
    assert verdict(claim) == "supported"


def test_what_is_alleged_and_written_as_a_fact_is_supported_in_part() -> None:
    encode = WordHashEncoder().encode_passages
    checker = Checker([passage("The keeper is alleged to have sold the lamp.")], encode)
    for claim, verdict in (
        ("The keeper sold the lamp.", "partly"),
        ("The keeper is alleged to have sold the lamp.", "supported"),
    ):
        assert checker.check(claim).verdict == verdict
