"""What an article takes back is quoted with that, and is no short answer."""

import pytest

from embeddings.article import Article
from embeddings.passages import Passage
from embeddings.sentences import Span
from qa.language.retractions import disputes, takes_back, tells_untruth
from qa.quoting.evidence import Evidence
from qa.quoting.quotes import quote
from qa.quoting.sentence_choice import Candidate
from tests.embeddings.word_hash_encoder import WordHashEncoder


def quoted(text: str, claim: str, short: str) -> tuple[list[str], str | None]:
    article = Article("tale.txt", "A tale", text, language="en")
    start = text.index(claim)
    at = text.index(short, start)
    passage = Passage(article, 0, len(text))
    places = Span(start, start + len(claim)), Span(at, at + len(short))
    evidence = Evidence((), (Candidate(passage, places[0], {}, 3.0, places[1]),), 0.9)
    encode = WordHashEncoder().encode_passages
    answer = quote("How many drowned?", evidence, encode, lambda _: (), several=False)
    return [sentence.text for sentence in answer.sentences], answer.short


def test_what_the_next_sentence_takes_back_is_quoted_with_it_and_with_what_follows() -> None:
    claim = "Posts said that two had drowned."
    text = f"{claim} That was untrue. Nobody was hurt. The street is open."
    assert quoted(text, claim, "two") == (
        [claim, "That was untrue.", "Nobody was hurt."],
        None,
    )
    text = f"{claim}\n\nPolice said that was untrue.\n\nThe street is open."
    assert quoted(text, claim, "two") == ([claim, "Police said that was untrue."], None)


def test_what_is_not_taken_back_stands_alone() -> None:
    claim = "Two men drowned."
    for next_one in ("That was not easy to tell.", "Wrong", "They had not swum before.", ""):
        assert quoted(f"{claim} {next_one}".strip(), claim, "Two") == ([claim], "Two")


def test_what_is_told_as_an_untruth_has_no_short_answer() -> None:
    claim = "The Tern wrongly reported that two had drowned."
    assert quoted(claim, claim, "two") == ([claim], None)
    claim, fact = "Myth: Two drowned.", "Fact: Nobody was hurt."
    assert quoted(f"{claim}\n\n{fact}", claim, "Two") == ([claim, fact], None)


def test_what_somebody_denies_is_quoted_with_that_and_may_be_so() -> None:
    claim, denied = "Two men drowned, the Tern says.", "The harbour master disputes that."
    assert quoted(f"{claim} {denied} It rained.", claim, "Two") == ([claim, denied], "Two")


@pytest.mark.parametrize(
    "sentence",
    [
        "But this is simply not true: it rained.",
        "The claim is misleading.",
        "They were mistaken.",
        "In fact it was not.",
        "He never did.",
        "They didn’t.",
        "Not so, says its owner.",
        "False!",
        "The minister said no such thing.",
        "Don't fall for it.",
        "There is no evidence for this.",
        "That's a myth.",
        "Verdict: False.",
        "What we found: The claim is unfounded.",
        "Sadly for them, that is a myth.",
        "We asked the police, and the rumour is baseless.",
        "We now know that this is wrong.",
        "The figure was later shown to be wrong.",
        "The study was retracted in 2021.",
        "Scientists now know better.",
        "It was nothing of the sort.",
    ],
)
def test_forms_that_take_back(sentence: str) -> None:
    assert takes_back(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "It is not cheap.",
        "That was not easy.",
        "This was wrongly reported as 3 to 2.",
        "Her brother was wrong about its depth.",
        "It is wrong to swim there.",
        "They had not swum before.",
        "He never did say why.",
        "There is no evidence of a fire.",
        "A lie it was that hurt her.",
        "In Wales, they are not.",
        "The picture was old, fake and dear.",
        "The paper was withdrawn from the archive by hand.",
        "Among sailors, he is a legend.",
    ],
)
def test_forms_that_do_not(sentence: str) -> None:
    assert not takes_back(sentence)


def test_what_somebody_denies() -> None:
    for sentence in (
        "She denies the charge.",
        "The firm denied any wrongdoing.",
        "A spokesman called the report “nonsense”.",
        "He was found not guilty on both counts.",
        "That is no longer the case.",
    ):
        assert (disputes(sentence), takes_back(sentence)) == (True, False)
    for sentence in ("He was denied entry.", "The road was cleared.", "She rejected the offer."):
        assert not disputes(sentence)


def test_what_is_told_to_say_that_it_is_not_so() -> None:
    for sentence in ("It isn't true that she swam.", "Myth 2: She swam."):
        assert tells_untruth(sentence)
    for sentence in ("It is true that she was wrongly dressed.", "Contrary to reports, she swam."):
        assert not tells_untruth(sentence)


def test_what_is_only_alleged_has_no_short_answer_but_its_words_marked() -> None:
    claim = "Two men are said to have drowned."
    assert quoted(claim, claim, "Two") == ([claim], None)
