"""The closest passages of a refusal: what was saved several times takes one place."""

from embeddings.article import Article
from qa.byline import Byline

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
