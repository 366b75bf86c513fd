"""What an article takes back is quoted with that, and is no short answer."""

import pytest

from embeddings.article import Article
from embeddings.passages import Passage
from embeddings.sentences import Span
from qa.language.retractions import takes_back, tells_untruth
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
    ],
)
def test_forms_that_do_not(sentence: str) -> None:
    assert not takes_back(sentence)


def test_what_is_told_to_say_that_it_is_not_so() -> None:
    for sentence in ("It isn't true that she swam.", "Contrary to reports, she swam."):
        assert tells_untruth(sentence)
    assert not tells_untruth("It is true that she was wrongly dressed.")


def test_what_is_only_alleged_has_no_short_answer_but_its_words_marked() -> None:
    claim = "Two men are said to have drowned."
    assert quoted(claim, claim, "Two") == ([claim], None)
