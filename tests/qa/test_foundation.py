"""The whole way from Python, on a real article and on the samples, with the real models."""

from pathlib import Path

import pytest

from embeddings.encoder import SentenceEncoder
from qa.answer import REFUSAL, Answer
from qa.byline import Byline
from qa.settings import REFUSAL as LEVELS
from qa.settings import Settings

pytestmark = pytest.mark.slow


def exact(answer: Answer) -> bool:
    return all(c.quote == c.article.text[c.start : c.end] and c.quote for c in answer.citations)


@pytest.fixture(scope="module")
def library(encoder: SentenceEncoder, tmp_path_factory: pytest.TempPathFactory) -> Byline:
    folder = tmp_path_factory.mktemp("news")
    return Byline(folder, settings=Settings(library=folder), encoder=encoder)


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("How many missiles did the US launch at Syria?", "launched nearly 60 missiles"),
        ("Who met Vladimir Putin for nearly two hours?", "Mr Tillerson also met with"),
        ("What did Russia veto on Wednesday?", "Russia also vetoed a UN Security Council"),
        ("Who said Assad should leave power in an orderly way?", "leave power in an “orderly way”"),
        ("What did Lavrov say about terrorism?", "“The common threat is obvious,” said Mr Lavrov"),
        ("What did Tillerson say about Assad?", "Mr Tillerson said the US was “quite confident”"),
        ("What agreement is the Kremlin willing to reinstate?", "an air safety agreement"),
    ],
)
def test_a_real_article_is_answered_by_the_right_sentence(
    library: Byline, shared_articles: Path, question: str, quote: str
) -> None:
    library.rebuild(shared_articles)
    answer = library.ask(question)
    assert quote in answer.sentences[0].text
    assert exact(answer)
    assert answer.short is None or answer.short in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "How do I bake sourdough bread?",
        "Who won the 2018 World Cup?",
        "What did Lavrov say about North Korea?",
    ],
)
def test_what_the_article_does_not_say_is_refused(
    library: Byline, shared_articles: Path, question: str
) -> None:
    library.rebuild(shared_articles)
    answer = library.ask(question)
    assert answer.refused
    assert answer.text == REFUSAL
    assert answer.nearest
    assert answer.confidence < LEVELS["balanced"]


def test_chrome_is_no_passage_and_a_caption_is_kept_once(
    library: Byline, shared_articles: Path
) -> None:
    library.rebuild(shared_articles)
    text = next(iter(library.articles())).text
    assert "commenting forum" not in text
    assert "Thank you for registering" not in text
    assert text.count("Tillerson listens to a journalist") == 1
    assert (
        "in an attempt to mend rapidly" in library.search("mend deteriorating ties")[0].passage.text
    )


def test_the_next_answer_reflects_a_changed_folder(
    encoder: SentenceEncoder, tmp_path: Path
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    first = folder / "pier.txt"
    first.write_text("The pier\n\nThe pier was opened by Ada Brook on Monday morning.", "utf-8")
    with Byline(tmp_path / "library", encoder=encoder) as byline:
        assert byline.rebuild(folder).added == [str(first)]
        assert byline.ask("Who opened the pier?").short == "Ada Brook"
        first.write_text(
            "The pier\n\nThe pier was opened by Otto Marsh on Monday morning.", "utf-8"
        )
        second = folder / "kiosk.md"
        second.write_text("# The kiosk\n\nThe kiosk sells forty kinds of tea.", "utf-8")
        report = byline.rebuild()
        assert (report.changed, report.added) == ([str(first)], [str(second)])
        assert byline.ask("Who opened the pier?").short == "Otto Marsh"
        assert "forty kinds" in byline.ask("How many kinds of tea does the kiosk sell?").text
        second.unlink()
        assert byline.rebuild(folder).removed == [str(second)]
        assert byline.ask("How many kinds of tea does the kiosk sell?").refused
        byline.add_text("A note", "The lamp on the quay was mended by Ines Falk.")
        assert byline.ask("Who mended the lamp on the quay?").short == "Ines Falk"
        byline.remove(str(first))
        assert [article.title for article in byline.articles()] == ["A note"]
