"""What a Python program does next, once it has an answer: shows it, keeps it, gives it on."""

import pickle
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from embeddings.article import Article
from embeddings.errors import UnreadableArticle
from embeddings.index import Hit
from embeddings.passages import Passage
from qa.answer import Answer, Citation, Sentence
from qa.byline import Byline
from qa.conversation.turn import turn_of
from qa.errors import QAError, WrongArgument
from tests.embeddings.word_hash_encoder import WordHashEncoder

PIER = Article("pier.txt", "The pier", "Ada Brook opened the pier. " + "Gulls cried. " * 500)
ANSWER = Answer(
    "Who opened the pier?",
    (Sentence("Ada Brook opened the pier.", (Citation(1, PIER, 0, 26),)),),
    0.9,
    nearest=(Hit(Passage(PIER, 0, 26), 0.5),),
)


def test_what_is_shown_of_an_answer_is_no_wall_of_text() -> None:
    assert str(ANSWER) == "Ada Brook opened the pier. [1]"
    for one in (ANSWER, ANSWER.citations, ANSWER.nearest, PIER):
        assert len(repr(one)) < 1000
        assert "pier.txt" in repr(one)


@pytest.mark.parametrize("package", ["qa", "embeddings"])
def test_a_program_built_on_it_can_have_its_types_checked(package: str) -> None:
    assert (files(package) / "py.typed").is_file()


def test_an_answer_goes_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(ANSWER)) == ANSWER


@pytest.mark.parametrize("given", [None, 3, b"Who?", ["Who?"]])
def test_what_is_no_text_is_refused_as_such(quick: Byline, given: Any) -> None:
    assert repr(quick) == f"Byline({str(quick.status().folder)!r})"
    for work in (quick.ask, quick.search):
        with pytest.raises(WrongArgument, match=r", no text\. Give a str"):
            work(given)
    with pytest.raises(WrongArgument, match=r", no text\. Give a str"):
        quick.add_text("The pier", given)
    with pytest.raises(UnreadableArticle, match="There is no text"):
        quick.add_text("The pier", " \n")


@pytest.mark.parametrize("given", [None, 3, ["news"]])
def test_what_is_no_path_is_refused_as_such(quick: Byline, given: Any) -> None:
    for work in (quick.add, quick.remove, quick.article, quick.versions, quick.backup, Byline):
        with pytest.raises(WrongArgument, match=r", no path.* Give each as"):
            work(given)


@pytest.mark.parametrize("given", ["", " ", "a\0b", "https://example.org/"])
def test_what_can_be_no_folder_makes_none(
    quick: Byline, given: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for work in (quick.backup, Byline):
        with pytest.raises(WrongArgument, match="is no path"):
            work(given)
    assert not {one.name for one in tmp_path.iterdir()} - {"quick"}


def test_an_encoder_is_an_object_or_is_named(tmp_path: Path) -> None:
    with Byline(tmp_path, encoder="all-MiniLM-L6-v2") as byline:
        assert byline.status().encoder.startswith("all-MiniLM-L6-v2@")
        wrong: Any
        for wrong in (3, [], b"all-MiniLM-L6-v2"):
            with pytest.raises(WrongArgument, match="Give "):
                byline.rebuild(encoder=wrong)


def test_what_is_no_answer_any_more_is_refused_as_such() -> None:
    kept = ANSWER.to_dict()
    wrong: Any
    for wrong in (None, [], {**kept, "citations": []}, {**kept, "short": 3, "nearest": [{}]}):
        with pytest.raises(WrongArgument, match="no whole answer"):
            Answer.from_dict(wrong)
    for name in kept.keys() - {"time", "text", "refused", "unsure"}:
        with pytest.raises(WrongArgument, match=name):
            Answer.from_dict({one: kept[one] for one in kept if one != name})


@pytest.mark.parametrize("given", [{}, 3, "strict"])
def test_what_are_no_settings_and_no_article_is_refused_as_such(quick: Byline, given: Any) -> None:
    with pytest.raises(WrongArgument, match=r", no Settings\. Give"):
        Byline("library", settings=given)
    with pytest.raises(WrongArgument, match=r", no article\. Give"):
        quick.put_back(given)


@pytest.mark.parametrize("given", ["5", 1.5, None])
def test_a_limit_that_is_no_number_is_refused_as_such(quick: Byline, given: Any) -> None:
    with pytest.raises(WrongArgument, match="limit=10"):
        quick.search("pier", limit=given)


def test_an_article_is_named_by_a_path_as_it_was_when_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    pier = Path("pier.txt")
    with Byline("library", encoder=WordHashEncoder()) as byline:
        for text in ("Ada Brook opened the pier.", "Bo Hale opened the pier."):
            pier.write_text(text, encoding="utf-8")
            byline.add(pier)
        assert [one.text for one in byline.versions(pier)] == ["Ada Brook opened the pier."]
        found = byline.article(pier)
        assert found is not None
        assert byline.article("pier.txt") == byline.article(found.id) == found
        assert byline.article("ftp://pier.txt") is byline.article("") is None
        assert byline.versions("pier.txt") == byline.versions(tmp_path / pier)
        byline.remove(pier)
        assert list(byline.articles()) == []


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"turns": ANSWER}, r"turns=\[answer\]"),
        ({"turns": "Who?"}, r"turns=\[answer\]"),
        ({"turns": ["Who?", ANSWER]}, r"turns=\[answer\]"),
        ({"turns": None}, r"turns=\[answer\]"),
        ({"only": "example.org"}, r"only=Filter\("),
        ({"only": {"after": "2017-04-01"}}, r"only=Filter\("),
    ],
)
def test_what_goes_with_a_question_is_refused_where_it_is_something_else(
    quick: Byline, given: dict[str, Any], told: str
) -> None:
    for work in (quick.ask, quick.search) if "only" in given else (quick.ask,):
        with pytest.raises(QAError, match=told) as refused:
            work("Who opened the pier?", **given)
        assert "\n" not in str(refused.value)


@pytest.mark.slow
def test_an_answer_is_a_turn_of_the_conversation(samples: Byline) -> None:
    first = samples.ask("When did Mill Bridge reopen?")
    asked = "Who was the first across?"
    follow_up = samples.ask(asked, turns=[first])
    assert follow_up.searched == samples.ask(asked, turns=[turn_of(first)]).searched != asked
