"""Hostile articles in a real browser: no script, no dialog, no request, nothing painted outside."""

import pytest

from embeddings.article import Article
from qa.answer import Answer, Citation, Sentence
from qa.byline import Byline
from qa.history.exchange import Exchange
from tests.embeddings.web_server import WebServer

from .conftest import Visiting
from .kept_conversations import keep
from .payloads import texts
from .served import Served, Serving

pytestmark = pytest.mark.slow
FOREIGN = "img, script, style, svg:not(button svg), iframe, object, embed, video, audio, link, base"
OVER = """() => [...document.querySelectorAll('#thread .turn')].flatMap(turn => {
  const frame = turn.getBoundingClientRect();
  return [...turn.querySelectorAll('.answer *, .asked')].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width && (box.left < frame.left - 2 || box.right > frame.right + 2
      || box.top < frame.top - 2 || box.bottom > frame.bottom + 2
      || getComputedStyle(one).position === 'fixed');
  }).map(one => one.outerHTML.slice(0, 120));
})"""


def articles(outside: str) -> list[Article]:
    return [
        Article(
            f"hostile/{number}-{evil[:40]}",
            evil,
            f"The zorgle number {number} weighs 77 kilograms. {evil[:400]} It was in Pluvia.",
            (evil,),
            "2020-01-02",
            None,
            evil,
            evil,
        )
        for number, evil in enumerate(texts(outside))
    ]


@pytest.fixture(scope="module")
def hostile(serving: Serving, outside: WebServer) -> Served:
    def fill(byline: Byline) -> None:
        for article in articles(outside.address):
            byline.put_back(article)

    return serving(filled=fill)


def exchange(article: Article) -> Exchange:
    citation = Citation(1, article, 0, len(article.text))
    sentence = Sentence(article.text, (citation,), missing=(article.title,), label=article.title)
    answer = Answer(
        article.title, (sentence,), 0.9, article.title, note=article.title, host=article.title
    )
    return Exchange(article.title, answer, problem=article.title)


def test_hostile_articles_stay_text(hostile: Served, visit: Visiting, outside: WebServer) -> None:
    outside.asked.clear()
    evil = articles(outside.address)
    assert len(evil) >= 60
    reader = visit(hostile)
    reader.open(keep(hostile, *map(exchange, evil)))
    reader.answered(len(evil) - 1)
    page = reader.page
    assert page.locator("#thread").locator(FOREIGN).count() == 0
    assert page.evaluate(OVER) == []
    template = next(place for place, one in enumerate(evil) if "{{7*7}}" in one.title)
    for number in (0, 24, 34, template, len(evil) - 1):
        page.locator(f"#thread .turn[data-turn='{number}'] .quotes a.chip").first.click()
        reader.cited()
        assert page.locator("#source").locator(FOREIGN).count() == 0
        shown = page.locator("#source").inner_text()
        assert all(part in shown for part in evil[number].title.split())
        page.locator("#source .close").click()
        reader.source_closed()
    reader.library()
    assert page.locator("#library .card").count() == 50
    page.get_by_role("button", name="Next page").click()
    page.locator("#library .pages", has_text="Page 2").wait_for()
    assert page.locator("#library, #about").locator(FOREIGN).count() <= 1  # our own chart
    page.locator("#library .open").first.click()
    page.wait_for_function("document.activeElement.matches('#source h2')")
    page.locator("#source .close").click()
    reader.go("Ask")
    question = f"How much does the zorgle number 7 weigh? {{{{7*7}}}} {evil[0].title}"
    asked = reader.ask(question)
    assert asked.locator(".asked").inner_text() == question
    asked.locator("a.to-article").first.click()
    page.locator("#source mark.cited").first.wait_for()
    assert page.locator("#thread, #source").locator(FOREIGN).count() == 0
    page.locator("#source .close").click()
    reader.go("Conversations")
    page.locator("#history .card").first.wait_for()
    assert page.locator("#history").locator(FOREIGN).count() == 0
    assert (reader.dialogs, outside.asked, reader.outside()) == ([], [], [])
    assert not reader.errors
