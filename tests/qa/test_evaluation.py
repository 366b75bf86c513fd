"""A quality floor over the own articles; tests/benchmarks/samples.py prints where it is."""

from pathlib import Path

import pytest

from embeddings.article import Article
from qa.answer import Answer, Citation, Kind, Sentence
from qa.byline import Byline
from qa.errors import BadJudgements
from qa.evaluation import Outcome, judge, scores_by_kind, scores_of
from qa.judgements import Judgement, read_judgements
from qa.samples import ARTICLES, QUESTIONS

JUDGEMENTS = Path(__file__).parents[1] / "data" / "judgements.jsonl"
OTHER_KINDS = ("summary", "mentions", "metadata")
TIDE = Article("news/tide.txt", "The tide", "It came at six. It went at noon.")
EBB = Article("news/ebb.txt", "The ebb", "It came at seven.")


def answered(*articles: Article, kind: Kind = "quote", differ: bool = False) -> Answer:
    citations = [Citation(n, one, 0, one.text.index(".") + 1) for n, one in enumerate(articles, 1)]
    sentences = tuple(Sentence(one.quote, (one,)) for one in citations)
    return Answer("?", sentences, 0.9, kind=kind, differ=differ)


def test_judgements_name_articles_that_are_there() -> None:
    judgements = read_judgements(JUDGEMENTS)
    assert len(judgements) >= 60
    assert sum(not each.answerable for each in judgements) >= 15
    for each in judgements:
        assert all((ARTICLES / source).is_file() for source in each.sources)


def test_there_are_judgements_of_every_kind() -> None:
    judgements = read_judgements(JUDGEMENTS)
    assert sum(one.kind in OTHER_KINDS for one in judgements) >= 30
    assert sum(one.kind == "refuse-near" for one in judgements) >= 50
    assert sum(bool(one.sides) for one in judgements) >= 10
    assert sum(one.alike for one in judgements) >= 10


@pytest.mark.parametrize(
    ("judgement", "answer", "right"),
    [
        (Judgement("?", ("tide.txt",), ("six",)), answered(TIDE), True),
        (Judgement("?", ("tide.txt",), ("noon",)), answered(TIDE), False),
        (Judgement("?", ()), answered(TIDE), False),
        (Judgement("?", ()), Answer("?", (), 0.1), True),
        (Judgement("?", ("tide.txt",), ("six",)), Answer("?", (), 0.1), False),
        (Judgement("?", ("tide.txt",), kind="summary"), answered(TIDE, kind="summary"), True),
        (Judgement("?", ("tide.txt",), kind="summary"), answered(TIDE), False),
        (Judgement("?", ("tide.txt",), kind="summary"), answered(EBB, kind="summary"), False),
        (Judgement("?", ("tide.txt",), kind="mentions"), answered(TIDE, kind="mentions"), True),
        (
            Judgement("?", ("tide.txt", "ebb.txt"), kind="mentions"),
            answered(TIDE, kind="mentions"),
            False,
        ),
        (
            Judgement("?", ("tide.txt",), kind="mentions"),
            answered(TIDE, EBB, kind="mentions"),
            False,
        ),
    ],
)
def test_what_is_right(judgement: Judgement, answer: Answer, right: bool) -> None:
    assert Outcome(judgement, answer).right is right


def test_a_disagreement_is_right_where_both_sides_are_shown() -> None:
    judgement = Judgement("?", ("tide.txt", "ebb.txt"), ("six", "seven"), sides=("six", "seven"))
    assert Outcome(judgement, answered(TIDE, EBB, differ=True)).shows_sides
    assert not Outcome(judgement, answered(TIDE, EBB)).shows_sides
    assert not Outcome(judgement, answered(TIDE, differ=True)).shows_sides


def test_shares_are_counted_in_all_and_by_kind() -> None:
    judged = [
        Outcome(Judgement("?", ("tide.txt",), ("six",), "when"), answered(TIDE)),
        Outcome(Judgement("?", ("tide.txt",), ("noon",), "when"), Answer("?", (), 0.1)),
        Outcome(Judgement("?", (), kind="none"), Answer("?", (), 0.1)),
    ]
    scores = scores_of(judged)
    assert (scores.answerable, scores.right, scores.refused_wrongly) == (2, 0.5, 0.5)
    assert (scores.refusable, scores.refused_rightly) == (1, 1)
    assert list(scores_by_kind(judged)) == ["when", "none"]


@pytest.mark.parametrize(
    "line",
    [
        "no JSON",
        "[1]",
        '{"question": "Who?"}',
        '{"question": "Who?", "sources": 3}',
        '{"question": "Who?", "sources": "a.txt", "answers": ["Ada"]}',
        '{"question": "Who?", "sources": ["a.txt"], "answers": "Ada"}',
        '{"question": "Who?", "sources": ["a.txt"], "answer": ["Ada"]}',
    ],
)
def test_a_line_that_is_no_judgement_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "own.jsonl"
    path.write_text('{"question": "Who?", "sources": []}\n\n' + line, "utf-8")
    with pytest.raises(BadJudgements, match="line 3"):
        read_judgements(path)


def test_a_file_may_begin_with_the_mark_that_windows_sets(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    path.write_text('{"question": "Who?", "sources": []}', "utf-8-sig")
    assert read_judgements(path) == [Judgement("Who?", ())]


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadJudgements, match="cannot be read"):
        read_judgements(tmp_path / "none.jsonl")


@pytest.fixture(scope="module")
def judged(samples: Byline) -> list[Outcome]:
    return judge(samples, read_judgements(JUDGEMENTS))


@pytest.mark.slow
def test_answers_and_refusals_do_not_get_worse(judged: list[Outcome]) -> None:
    scores = scores_of(judged)
    assert scores.right_first >= 0.68
    assert scores.refused_rightly >= 0.5
    assert scores.refused_wrongly <= 0.2


@pytest.mark.slow
def test_what_is_asked_of_articles_themselves_is_right(judged: list[Outcome]) -> None:
    wrong = [
        one.judgement.question
        for one in judged
        if one.judgement.kind in OTHER_KINDS and not one.right
    ]
    assert len(wrong) <= 1, wrong


@pytest.mark.slow
def test_every_quote_and_every_short_answer_is_a_span(judged: list[Outcome]) -> None:
    for one in judged:
        for sentence in one.answer.sentences:
            for citation in (*sentence.citations, *sentence.context):
                assert citation.quote == citation.article.text[citation.start : citation.end] != ""
            if sentence.citations:
                assert sentence.text == sentence.citations[0].quote
        if one.answer.short and one.answer.kind == "quote":
            assert any(one.answer.short in sentence.text for sentence in one.answer.sentences)


@pytest.mark.slow
def test_most_disagreements_are_shown(judged: list[Outcome]) -> None:
    differing = [one for one in judged if one.judgement.sides]
    assert sum(one.shows_sides for one in differing) >= 0.75 * len(differing)


@pytest.mark.slow
def test_what_is_merely_alike_is_no_disagreement(judged: list[Outcome]) -> None:
    assert not [
        one.judgement.question for one in judged if one.judgement.alike and one.answer.differ
    ]


@pytest.mark.slow
def test_the_empty_pages_questions_are_answered_and_the_last_refused(samples: Byline) -> None:
    *answered, refused = QUESTIONS
    assert not any(samples.ask(question).refused for question in answered)
    assert samples.ask(refused).refused
