"""Identities: who somebody is, where a sentence says so."""

import pytest

from embeddings.sentences import Span
from qa.language.identities import identity_patterns, role_span


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("“It was dark,” said Olga Lindby, 71, a judge who was there.", "a judge who was there"),
        ("The harbour master of Tesselby, Olga Lindby, saw it.", "The harbour master of Tesselby"),
        ("It was seen by Harbour Master Olga Lindby.", "Harbour Master"),
        ("Ms Lindby is the owner of two mills.", "the owner of two mills"),
        ("Olga Lindby, who turned 71 in May, was the first judge there.", "the first judge there"),
        ("Olga Lindby, who built the pier, saw it.", None),
        ("“It was dark,” said Lindby, a retired judge.", "a retired judge"),
        ("Lindby was a judge there.", "a judge there"),
        ("Olga Lindby, chief executive of the mill, saw it.", "chief executive of the mill"),
        ("It was seen by a judge named Olga Lindby.", "a judge"),
        ("Olga Lindby, a buyer of “old” masters, saw it.", "a buyer of"),
        ("Whale expert Olga Lindby saw it.", "Whale expert"),
        ("Her husband saw it with his mother, Olga Lindby.", None),
        ("It was the end of winter, said Lindby.", None),
        ("A teacher told Lindby.", None),
        ("According to Olga Lindby, the tide could be late.", None),
        ("Olga Lindby, the judge who was there, saw it.", "the judge who was there"),
        ("Ada Lindby, a nurse, saw it.", None),
        ("By the end, Olga Lindby's house was lost.", None),
        ("Olga Lindby saw it.", None),
        ("In September Olga Lindby saw it.", None),
    ],
)
def test_a_sentence_says_who_somebody_is(sentence: str, role: str | None) -> None:
    found = role_span(identity_patterns("Who is Olga Lindby?"), sentence)
    assert (found and found.of(sentence)) == role


def test_a_people_is_somebody() -> None:
    asked = identity_patterns("Who are the Farrans?")
    assert role_span(asked, "They were Farrans, a people of fishermen.") == Span(19, 40)


@pytest.mark.parametrize(
    "question",
    [
        "Who is the judge?",
        "Who is the Home Secretary?",
        "Who is in the lead?",
        "Who opened it?",
        "Who was Olga married to?",
        "Who are Tesselby's judges?",
        "What is Gull Pier?",
    ],
)
def test_other_questions_ask_for_none(question: str) -> None:
    assert not identity_patterns(question)


def test_a_surname_may_end_as_a_trade_does() -> None:
    miller = identity_patterns("Who is Ada Miller?")
    assert role_span(miller, "Ada Miller, a nurse, saw it.") == Span(12, 19)
    for name in ("Ada Cook", "Peter", "Ada Miller of Farra"):
        assert identity_patterns(f"Who is {name}?")
    for office in ("the Treasurer", "treasurer", "Prime Minister", "the CEO of Hale Foods"):
        assert not identity_patterns(f"Who is {office}?")
