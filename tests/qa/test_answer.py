"""Answers and what they are made of, without any model."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.article import Article
from embeddings.index import Hit
from embeddings.passages import Passage
from qa.answer import UNSURE, UNSURE_BELOW, Answer, Citation, Sentence
from qa.cli.telling import printable
from qa.language.words import content_words, stems
from qa.rendering import answer_text, article_text, hits_text
from qa.retrieval.retriever import fuse
from qa.web.html.answer import answer_html

TIDE = Article("tide.txt", "The tide", "It came at six. It went at noon.", published="2020-02-03")


@given(st.text(max_size=80), st.data())
def test_a_citation_always_quotes_its_article(text: str, data: st.DataObject) -> None:
    article = Article("a.txt", "A", text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    citation = Citation(1, article, start, end)
    assert citation.quote == article.text[start:end]
    assert citation.to_dict()["quote"] == citation.quote


def test_an_answer_shows_its_marks_and_goes_to_json() -> None:
    citation = Citation(1, TIDE, 0, 15)
    answer = Answer("When?", (Sentence(citation.quote, (citation,)),), 0.9, short="six")
    assert answer.text == "It came at six. [1]"
    assert answer.citations == (citation,)
    assert (
        json.loads(json.dumps(answer.to_dict()))["citations"][0]["article"]["source"] == "tide.txt"
    )
    assert "[1] The tide · 2020-02-03 · tide.txt" in answer_text(answer)
    assert "Searched" not in answer_text(answer)
    assert answer_text(replace(answer, searched="When was it?")).startswith("Searched for: When")


def test_each_article_is_named_once_behind_the_numbers_of_its_quotes() -> None:
    other = Citation(2, replace(TIDE, source="moon.txt", title="The moon"), 0, 15)
    cited = (Citation(1, TIDE, 0, 15), other, Citation(3, TIDE, 16, 31))
    answer = Answer("When?", tuple(Sentence(each.quote, (each,)) for each in cited), 0.9)
    assert answer_text(answer).splitlines()[-2:] == [
        "[1] [3] The tide · 2020-02-03 · tide.txt",
        "[2] The moon · 2020-02-03 · moon.txt",
    ]


def test_a_written_sentence_is_marked_by_what_its_sources_do_not_say() -> None:
    citation = Citation(1, TIDE, 0, 15)
    sentences = (
        Sentence("It came at six.", (citation,), 0.9),
        Sentence("It came at seven.", (citation,), 0.7, ("seven",)),
        Sentence("It came early.", (citation,), 0.4),
        Sentence("It was red.", (), 0.1),
        Sentence("It came on 4 May.", (), 0.1, ("4 May",)),
    )
    assert Answer("When?", sentences, 0.9, kind="written").text == (
        "It came at six. [1] It came at seven. [1] (otherwise in the sources: seven) "
        "It came early. [1] (only partly in the sources) It was red. (not in the sources) "
        "It came on 4 May. (not in the sources: 4 May)"
    )


def test_what_was_written_in_lines_is_shown_in_lines() -> None:
    said = (Sentence("It was:", ()), Sentence("Red.", (), line=1), Sentence("Very.", (), line=1))
    answer = Answer("How?", (*said, Sentence("Long.", (), line=3)), 0.9, kind="written")
    assert answer.text == "It was:\nRed. Very.\nLong."
    assert answer_html(answer, complete=True).count("<p class='quotes'") == 3
    assert Answer.from_dict(answer.to_dict()) == answer


def test_a_refusal_offers_the_nearest_passages_as_such() -> None:
    hit = Hit(Passage(TIDE, 0, 15), 0.2)
    answer = Answer("Why?", (), 0.1, nearest=(hit,))
    assert answer.refused
    assert answer.citations == ()
    assert "which do not answer it" in answer_text(answer)
    assert "It came at six." in answer_text(answer)


def test_what_may_well_be_no_answer_says_so_first() -> None:
    citation = Citation(1, TIDE, 0, 15)
    sure = Answer("When?", (Sentence(citation.quote, (citation,)),), UNSURE_BELOW, short="six")
    unsure = replace(sure, confidence=UNSURE_BELOW - 0.01)
    assert (sure.unsure, unsure.unsure) == (False, True)
    assert (sure.headline, unsure.headline, unsure.short) == ("six", "", "six")
    assert answer_text(sure).startswith("six\n\nIt came")
    assert answer_text(unsure).startswith(f"{UNSURE}\n\nIt came")
    assert replace(unsure, differ=True, note="They differ.").lead == f"{UNSURE} They differ."
    assert replace(unsure, note="A note.").paragraphs == (UNSURE, unsure.text, "A note.")
    assert replace(unsure, kind="written").unsure
    assert not any(replace(unsure, kind=kind).unsure for kind in ("summary", "small talk"))
    assert Answer("When?", (), 0.5).paragraphs == (Answer("When?", (), 0.5).text,)


@given(st.text())
def test_nothing_printed_can_command_a_terminal(text: str) -> None:
    assert all(c in "\n\t" or c.isprintable() or ord(c) >= 160 for c in printable(text))


def test_an_article_is_shown_with_what_is_known() -> None:
    assert article_text(TIDE).startswith("source: tide.txt\n")


def test_a_narrow_terminal_gets_short_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    long = replace(TIDE, text="It came at six. " * 40)
    hits = [Hit(Passage(long, 0, len(long.text)), 0.2)]
    for columns, longest in (("40", 40), ("200", 92)):
        monkeypatch.setenv("COLUMNS", columns)
        _, *lines = hits_text(hits).splitlines()
        assert longest - 8 < max(map(len, lines)) <= longest


def test_a_word_that_is_common_in_another_language_only_is_kept() -> None:
    assert content_words("When did the war end?") == ["war", "end"]
    assert content_words("Wann war der Krieg zu Ende?") == ["krieg", "ende"]


def test_forms_of_a_word_are_one() -> None:
    assert stems("bridges") == stems("the bridge")


def test_shared_words_lift_a_passage() -> None:
    fused = fuse({1: 0.50, 2: 0.45}, {2: 6.0}, 1000)
    assert fused[2] > fused[1]
