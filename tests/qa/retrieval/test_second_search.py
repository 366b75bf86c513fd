"""The second search: what the names in the best passages lead to."""

from pathlib import Path

import pytest

from embeddings.article import Article
from embeddings.encoder import SentenceEncoder
from embeddings.index import Hit
from embeddings.passages import Passage
from qa.byline import Byline
from qa.retrieval.second_search import with_second_search
from qa.settings import Settings
from tests.qa.scripted_server import Reply, scripted_server


def _hit(text: str, score: float) -> Hit:
    return Hit(Passage(Article(text, "", text), 0, len(text)), score)


FOUND = [
    _hit("The keeper of the light, Ada Berg, lives in Lindby now.", 0.9),
    _hit("The light was built in 1911.", 0.5),
    _hit("Keepers are paid.", 0.4),
]
LED = [FOUND[0], _hit("Ada Berg is paid in coal.", 0.8), _hit("Lindby has a harbour.", 0.7)]
PLACES = ("Sull", "Farra", "Tamsel", "Lindby", "Holm", "Garrow", "Senn", "Ulva", "Brack", "Marn")
ASKED = "Where was the keeper of the Orla light born?"


def test_what_names_lead_to_takes_turns_with_what_was_found() -> None:
    found = with_second_search(ASKED, FOUND, lambda _: LED, limit=5, kept=2)
    texts = [hit.passage.text for hit in (*FOUND[:2], LED[1], FOUND[2], LED[2])]
    assert [hit.passage.text for hit in found] == texts
    assert [hit.score for hit in found] == [0.9, 0.5, 0.5, 0.4, 0.4]


def test_only_names_that_the_question_has_not_are_searched_for() -> None:
    searched: list[str] = []

    def search(words: str) -> list[Hit]:
        searched.append(words)
        return []

    assert with_second_search("Who paid Ada Berg?", FOUND, search, limit=3, kept=1) == FOUND
    assert searched == ["Who paid Ada Berg? Lindby"]


def test_a_few_hits_are_searched_for_once() -> None:
    def never(_: str) -> list[Hit]:
        raise AssertionError

    assert with_second_search(ASKED, FOUND, never, limit=2, kept=2) == FOUND[:2]
    assert with_second_search(ASKED, FOUND, never, limit=10, kept=3) == FOUND
    assert with_second_search(ASKED, [], never, limit=10) == []


@pytest.fixture
def lights(tmp_path: Path, encoder: SentenceEncoder) -> Path:
    """A library in which where the keeper of the Orla light is from takes two steps."""
    with Byline(tmp_path, encoder=encoder) as byline:
        byline.add_text("The Orla light", "The Orla light is kept by Ada Berg.")
        for place in PLACES:
            byline.add_text(
                f"The {place} light", f"The keeper of the {place} light is paid in coal."
            )
        byline.add_text("Northmoor", "Much of the peat is cut by hand. Ada Berg comes from here.")
    return tmp_path


def test_search_finds_what_takes_two_steps(lights: Path, encoder: SentenceEncoder) -> None:
    with Byline(lights, encoder=encoder) as byline:
        at_once = byline.search(ASKED, limit=5)
        found = byline.search(ASKED, limit=10)
    assert found[:5] == at_once
    assert "Northmoor" in {hit.passage.article.title for hit in found[5:]}
    assert [hit.score for hit in found] == sorted((hit.score for hit in found), reverse=True)


def test_a_model_is_given_what_takes_two_steps(lights: Path, encoder: SentenceEncoder) -> None:
    prompts: list[str] = []

    def keep(reply: Reply) -> None:
        prompts.append(reply.prompt)
        reply.begin()
        reply.end()

    with scripted_server(keep) as server:
        settings = Settings(library=lights, generator_url=server.url, threshold=0.0)
        with Byline(lights, settings=settings, encoder=encoder) as byline:
            byline.ask(ASKED)
    assert "Ada Berg comes from here." in prompts[0]
