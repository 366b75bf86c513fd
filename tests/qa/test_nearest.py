"""The closest passages of a refusal, and how sure is what another article would answer."""

from pathlib import Path

import pytest

from embeddings.article import Article
from qa.byline import Byline
from qa.settings import Settings
from tests.embeddings.word_hash_encoder import WordHashEncoder

PIER = "The pier was painted green. Ada Brook chose the paint, and nobody was asked about it."
OTHERS = {
    "lamp.txt": "The lamp on the pier is lit by a keeper at dusk, whatever the weather is.",
    "kiosk.txt": "The kiosk at the pier sells tea and herring from May until late September.",
}


def test_an_article_saved_three_times_is_offered_once(quick: Byline) -> None:
    texts = {f"{name}.txt": PIER for name in ("a", "b", "c")} | OTHERS
    for name, text in texts.items():
        quick.put_back(Article(name, "Pier", text))
    answer = quick.ask("Who painted over the Bellweather mural on the pier?")
    assert answer.refused
    assert sorted(hit.passage.text for hit in answer.nearest) == sorted([*OTHERS.values(), PIER])


def test_an_answer_of_an_article_that_does_not_know_the_name_is_hardly_sure(tmp_path: Path) -> None:
    with Byline(tmp_path, encoder=WordHashEncoder(), settings=Settings(threshold=0.05)) as byline:
        byline.add_text("Mill Bridge", "Ada Hale closed the Mill Bridge on Monday for repairs.")
        known, unknown = (byline.ask(f"Who closed the {n} Bridge?") for n in ("Mill", "Lantern"))
    assert known.confidence > 0.5
    assert not unknown.refused
    assert unknown.confidence <= 0.1


@pytest.mark.parametrize(
    ("question", "theirs", "said"),
    [
        (
            "When did the mill burn?",
            "de",
            "No article is in the language of your question: ask in theirs (de).",
        ),
        ("Wann brannte die Kirche?", "de", ""),
        ("Farra?", "de", ""),
        ("Ki vette meg a kompot?", "hu", ""),
    ],
)
def test_a_question_in_a_language_that_no_article_is_in_is_told_so(
    question: str, theirs: str, said: str, tmp_path: Path
) -> None:
    mill = Article("muehle.txt", "Die Mühle", "Die Mühle am Fluss wurde verkauft.", language=theirs)
    with Byline(tmp_path, encoder=WordHashEncoder(), settings=Settings(threshold=1.0)) as byline:
        byline.put_back(mill)
        answer = byline.ask(question)
    assert answer.refused
    assert answer.note == said
