"""Which sentences are quoted, and in what order."""

from collections.abc import Sequence
from dataclasses import replace
from math import log

from embeddings.article import Article
from embeddings.passages import Passage
from embeddings.sentences import Span
from qa.quoting.evidence import Evidence
from qa.quoting.quotes import quote
from qa.quoting.sentence_choice import Candidate
from tests.embeddings.word_hash_encoder import WordHashEncoder

TEXT = "The quay was built of oak. Ada Quill paid for it. The band played. Rain fell at noon."
TIDE = Article("tide.txt", "Tide", TEXT, language="en")
SPANS = (Span(0, 26), Span(27, 49), Span(50, 66), Span(67, 85))
ENCODE = WordHashEncoder().encode_passages


def found(*scores: float) -> list[Candidate]:
    """The article's sentences with these chances to answer, the likeliest first."""
    passage = Passage(TIDE, 0, len(TEXT))
    made = [
        Candidate(passage, span, {}, log(score / (1 - score)))
        for span, score in zip(SPANS, scores, strict=False)
    ]
    return sorted(made, key=lambda each: -each.score)


def quoted(candidates: Sequence[Candidate]) -> list[str]:
    evidence = Evidence((), tuple(candidates), 0.9)
    quotes = quote("Who paid for it?", evidence, ENCODE, lambda _: (), several=False)
    return [sentence.text for sentence in quotes.sentences]


def test_what_yes_or_no_answers_has_no_words_that_do() -> None:
    answer = replace(found(0.5, 0.95)[0], short=Span(27, 36))
    evidence = Evidence((), (answer,), 0.9)
    for question, short in (("Did Ada Quill pay?", None), ("Who paid?", "Ada Quill")):
        quotes = quote(question, evidence, ENCODE, lambda _: (), several=False)
        assert quotes.short == short
        assert (quotes.sentences[0].short is None) == (short is None)


def test_a_sentence_that_surely_answers_stands_alone() -> None:
    assert quoted(found(0.5, 0.95)) == [SPANS[1].of(TEXT)]


def test_others_follow_where_they_may_well_answer_and_those_before_do_not() -> None:
    assert quoted(found(0.5, 0.7, 0.4)) == [SPANS[n].of(TEXT) for n in (1, 0, 2)]
    assert quoted(found(0.5, 0.6, 0.15)) == [SPANS[n].of(TEXT) for n in (1, 0)]
    assert quoted(found(0.7, 0.8, 0.4)) == [SPANS[1].of(TEXT), SPANS[0].of(TEXT)]


def test_what_is_far_less_likely_is_not_quoted() -> None:
    assert quoted(found(0.05, 0.4, 0.06)) == [SPANS[1].of(TEXT)]


def test_what_a_sentence_announces_is_quoted_after_it() -> None:
    text = "You need:\n\n1. A net\n\n2. Two oars\n\n3. A lamp\n\nThe quay is wet."
    kit = Article("kit.txt", "Kit", text, language="en")
    candidate = Candidate(Passage(kit, 0, len(text)), Span(0, 9), {}, 3.0)
    assert quoted([candidate]) == ["You need:", "A net", "Two oars", "A lamp"]
    answers = replace(candidate, features={"fits": 1.0}, short=Span(0, 3))
    assert quoted([answers]) == ["You need:"]
    text = "She said:\n\n“I go.”\n\nNobody stayed.\n\nIt rained.\n\nThe quay is wet."
    told = replace(candidate, passage=Passage(replace(kit, text=text), 0, len(text)))
    assert quoted([told]) == ["She said:", "“I go.”", "Nobody stayed."]


def test_what_replies_to_the_articles_own_question_is_quoted_with_its_paragraph() -> None:
    text = "Can I row there?\n\nYes. It takes an hour.\n\nThe quay is wet."
    kit = Article("kit.txt", "Kit", text, language="en")
    candidate = Candidate(Passage(kit, 0, len(text)), Span(18, 22), {}, 5.0, replies=True)
    assert quoted([candidate]) == ["Yes.", "It takes an hour."]


def test_a_sentence_is_quoted_once_though_a_caption_has_it_too() -> None:
    text = "The quay is oak. Caption: The quay is oak."
    tide = Passage(Article("a", "Tide", text, language="en"), 0, len(text))
    spans = (Span(0, 16), Span(17, 42))
    assert quoted([Candidate(tide, span, {}, 0.0) for span in spans]) == [text[:16]]


def test_further_sentences_have_no_words_marked_unless_several_things_are_asked_for() -> None:
    first, second = found(0.6, 0.5)
    pair = [replace(first, short=Span(0, 8)), replace(second, short=Span(27, 36))]
    for several, marked in ((False, [True, False]), (True, [True, True])):
        quotes = quote(
            "Who paid?", Evidence((), tuple(pair), 0.9), ENCODE, lambda _: (), several=several
        )
        assert [sentence.short is not None for sentence in quotes.sentences] == marked
