"""Conversations and feedback: kept, found, a reader's own, and back without loss."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import pytest
from lxml.html import document_fromstring

from embeddings.article import Article
from qa.answer import Answer, Citation, Sentence
from qa.errors import ConversationsUnreadable
from qa.history.conversations import FILE_NAME, Conversation, Conversations
from qa.history.exchange import Exchange
from qa.history.exporting import to_html, to_json, to_markdown
from qa.history.feedback import Feedback

TIDE = Article("tide.txt", "The tide", "It came in at six.", site="Voice", published="2020-02-03")
ANSWER = Answer(
    "When did the tide come in?",
    (Sentence("It came in at six.", (Citation(1, TIDE, 0, 18),)),),
    0.9,
    short="six",
)
ASKED = Exchange(ANSWER.question, ANSWER, limits=(("site", "Voice"),))


def test_nothing_is_made_before_something_is_kept(tmp_path: Path) -> None:
    conversations = Conversations(tmp_path / "library")
    assert conversations.find("") == []
    assert conversations.exchanges("", "x") == ()
    assert not (tmp_path / "library").exists()


def test_a_conversation_survives_and_comes_back_whole(tmp_path: Path) -> None:
    id_ = Conversations(tmp_path).keep("ola", None, 0, ASKED)
    again = Conversations(tmp_path)
    (exchange,) = again.exchanges("ola", id_)
    assert exchange.answer is not None
    assert exchange.answer.to_dict() == ANSWER.to_dict()
    assert exchange.answer.citations[0].quote == "It came in at six."
    assert replace(exchange, answer=ANSWER) == ASKED
    assert (tmp_path / FILE_NAME).stat().st_mode & 0o077 == 0


def test_a_changed_question_drops_what_came_after(tmp_path: Path) -> None:
    kept = Conversations(tmp_path)
    id_ = kept.keep("", None, 0, ASKED)
    for number in (1, 2):
        kept.keep("", id_, number, Exchange(f"Question {number}?"))
    kept.keep("", id_, 1, Exchange("Another?"))
    assert [one.question for one in kept.exchanges("", id_)] == [ASKED.question, "Another?"]


def test_conversations_are_found_renamed_and_deleted_by_their_reader_alone(tmp_path: Path) -> None:
    kept = Conversations(tmp_path)
    mine, other = kept.keep("ola", None, 0, ASKED), kept.keep("ida", None, 0, Exchange("100%?"))
    assert [one.id for one in kept.find("ola", "tide six")] == [mine]
    assert kept.find("ola", "100%") == []
    assert [one.id for one in kept.find("ida", "100%")] == [other]
    kept.rename("ida", mine, "Stolen")
    kept.delete("ida", mine)
    assert kept.exchanges("ida", mine) == ()
    assert kept.keep("ida", mine, 0, ASKED) not in (mine, other)
    kept.rename("ola", mine, "  Of the\ntide ")
    assert [one.name for one in kept.find("ola")] == ["Of the tide"]
    assert kept.find("ola", "x\udcff") == []
    kept.delete("ola", mine)
    assert kept.find("ola") == []


def test_another_programs_file_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE_NAME) as db:
        db.execute("CREATE TABLE theirs (x)")
    db.close()
    with pytest.raises(ConversationsUnreadable, match="Move it away") as raised:
        Conversations(tmp_path).keep("", None, 0, ASKED)
    with closing(sqlite3.connect(tmp_path / FILE_NAME, timeout=0)) as db:
        db.execute("BEGIN IMMEDIATE")  # refused while anybody writes
    assert raised.traceback


def test_of_an_answer_that_was_damaged_the_question_is_left(tmp_path: Path) -> None:
    kept = Conversations(tmp_path)
    id_ = kept.keep("", None, 0, ASKED)
    kept.keep("", id_, 1, ASKED)
    for damaged in ('{"answer": ', "[]", '{"question": "Who?", "answer": {}}'):
        with sqlite3.connect(tmp_path / FILE_NAME) as db:
            db.execute("UPDATE turn SET details = ? WHERE number = 0", (damaged,))
        db.close()
        first, second = kept.exchanges("", id_)
        assert (first.question, first.answer) == (ASKED.question, None)
        assert "Ask again" in first.problem
        assert second.answer is not None


def test_what_goes_wrong_with_the_file_while_it_is_open_is_told(tmp_path: Path) -> None:
    kept = Conversations(tmp_path)
    id_ = kept.keep("", None, 0, ASKED)
    kept.close()
    whole = (tmp_path / FILE_NAME).read_bytes()
    (tmp_path / FILE_NAME).write_bytes(whole[:4096] + b"damaged" * 4096)
    for work in (lambda: kept.find(""), lambda: kept.keep("", id_, 0, ASKED)):
        with pytest.raises(ConversationsUnreadable, match="move it away"):
            work()
    kept.close()
    (tmp_path / FILE_NAME).write_bytes(whole)
    assert [one.id for one in kept.find("")] == [id_]


def test_exports_hold_the_sources_and_no_mark_up(tmp_path: Path) -> None:
    evil = replace(TIDE, title="<script>alert(1)</script> ![x](http://a.example)")
    answer = replace(ANSWER, sentences=(Sentence(ANSWER.text, (Citation(1, evil, 0, 18),)),))
    kept = Conversations(tmp_path)
    id_ = kept.keep("", None, 0, Exchange("<b>When?</b>", answer))
    conversation = kept.conversation("", id_)
    assert conversation is not None
    exchanges = kept.exchanges("", id_)
    assert json.loads(to_json(conversation, exchanges))["exchanges"][0]["answer"]["short"] == "six"
    page = to_html(conversation, exchanges)
    assert not any(mark in page for mark in ("<script", "<img", "<a ", "<b>"))
    assert "It came in at six." in page
    notes = to_markdown(conversation, exchanges)
    assert "![" not in notes
    assert "It came in at six." in notes
    assert "2020-02-03" in notes


def test_an_export_has_each_quote_as_it_is() -> None:
    for quote in ("3. Mai 2019", "007. Ebb", "1) *Ebb*", "- [x](y)", "# 1 < 2 &amp; 3", "==="):
        article = replace(TIDE, text=quote)
        told = (Sentence(quote, (Citation(1, article, 0, len(quote)),)),)
        exchange = Exchange(quote, Answer(quote, told, 1.0))
        page = document_fromstring(to_html(Conversation("a", quote, "2020-01-01", 1), [exchange]))
        quoted = page.find(".//blockquote").text_content().strip().split("\n")[0]
        assert [page.find(".//h1").text, page.find(".//h2").text, quoted] == [quote] * 3


def test_a_list_stays_one_under_how_many_there_are(tmp_path: Path) -> None:
    told = tuple(
        Sentence(TIDE.text[:18], (Citation(number, TIDE, 0, 18),), label=f"{number} May 2020")
        for number in (1, 2)
    )
    listed = Answer("How many?", told, 1.0, kind="mentions", note="2 articles.")
    kept = Conversations(tmp_path)
    id_ = kept.keep("", None, 0, Exchange("How many?", listed))
    conversation = kept.conversation("", id_)
    assert conversation is not None
    notes = to_markdown(conversation, kept.exchanges("", id_))
    assert notes.split("\n")[4:8] == [
        "2 articles.",
        "",
        "- 1 May 2020: It came in at six. [1]",
        "- 2 May 2020: It came in at six. [2]",
    ]
    page = to_html(conversation, kept.exchanges("", id_))
    assert page.index("2 articles.") < page.index("1 May 2020")


def test_what_was_written_in_lines_is_exported_in_paragraphs() -> None:
    told = (Sentence("It came.", ()), Sentence("It went.", (), line=1))
    exchange = Exchange("When?", Answer("When?", told, 1.0, kind="written"))
    notes = to_markdown(Conversation("a", "Tide", "2020-01-01", 1), [exchange])
    assert "It came.\n\nIt went.\n" in notes


def test_feedback_gives_judgements_back(tmp_path: Path) -> None:
    feedback = Feedback(tmp_path)
    assert feedback.judgements() == []
    feedback.add("", "wrong", ANSWER)
    feedback.add("", "right", ANSWER)
    feedback.add("", "right", Answer("Who won?", (), 0.1))
    feedback.add("", "wrong source", replace(ANSWER, question="Else?"))
    first, second = feedback.judgements()
    assert (first.question, first.sources, first.answers) == (
        ANSWER.question,
        ("tide.txt",),
        ("six",),
    )
    assert not second.answerable
    assert feedback.judgements("") == [first, second]
    assert feedback.judgements("ida") == []


def test_feedback_is_private_also_where_the_first_could_not_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    feedback = Feedback(tmp_path)
    with monkeypatch.context() as full:
        full.setattr("qa.history.feedback.json.dumps", Mock(side_effect=OSError("full")))
        with pytest.raises(OSError, match="full"):
            feedback.add("", "right", ANSWER)
    feedback.add("", "right", ANSWER)
    assert (tmp_path / "feedback.jsonl").stat().st_mode & 0o077 == 0


def test_a_verdict_that_was_damaged_or_cut_short_loses_no_other(tmp_path: Path) -> None:
    feedback = Feedback(tmp_path)
    feedback.add("", "right", ANSWER)
    with (tmp_path / "feedback.jsonl").open("ab") as lines:
        lines.write(b'{"at": "2024-01-01", "answer": {}}\n[]\n')  # damaged, though it is JSON
        lines.write('{"at": "é'.encode()[:-1])
    other = replace(ANSWER, question="Else?")
    feedback.add("", "right", other)
    assert [one.question for one in feedback.judgements()] == [ANSWER.question, "Else?"]
