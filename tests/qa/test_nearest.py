"""The closest passages of a refusal: what was saved several times takes one place."""

from pathlib import Path

from embeddings.article import Article
from embeddings.library.store import Store
from embeddings.rebuilding.rebuild import add_articles
from qa.byline import Byline
from tests.embeddings.word_hash_encoder import WordHashEncoder

PIER = "The pier was painted green. Ada Brook chose the paint, and nobody was asked about it."
OTHERS = {
    "lamp.txt": "The lamp on the pier is lit by a keeper at dusk, whatever the weather is.",
    "kiosk.txt": "The kiosk at the pier sells tea and herring from May until late September.",
}


def test_an_article_saved_three_times_is_offered_once(tmp_path: Path) -> None:
    texts = {f"{name}.txt": PIER for name in ("a", "b", "c")} | OTHERS
    store = Store(tmp_path)
    add_articles(
        store, WordHashEncoder(), [Article(name, "Pier", text) for name, text in texts.items()]
    )
    store.close()
    with Byline(tmp_path, encoder=WordHashEncoder()) as byline:
        answer = byline.ask("Who painted over the Bellweather mural on the pier?")
    assert answer.refused
    assert sorted(hit.passage.text for hit in answer.nearest) == sorted([*OTHERS.values(), PIER])
