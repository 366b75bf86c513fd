"""The whole way with a real server and a model that is too small to be trusted."""

from pathlib import Path

import pytest

from embeddings.encoder import SentenceEncoder
from qa.byline import Byline
from qa.checking.support import Checker
from qa.settings import Settings
from qa.verifier.verifier import Verifier
from qa.writing.model_server import ModelServer
from qa.writing.prompt import Message
from tests.qa.conftest import CONTEXT

pytestmark = pytest.mark.slow

ARTICLE = (
    "The town of Tesselby repaired its Mill Bridge for 1.2 million crowns. The bridge opened "
    "again on 12 April after two years. Mayor Ines Hallvard cut the ribbon."
)
QUESTIONS = ["Who cut the ribbon of the Mill Bridge?", "How much did the Mill Bridge cost?"]


def test_the_server_tells_its_model_and_context_and_writes(model_url: str) -> None:
    server = ModelServer(model_url)
    assert server.context() == CONTEXT
    assert "SmolLM2" in server.model
    text = "".join(server.write([Message("user", "Say the word tide.")], 8))
    assert text.strip()


def test_nothing_is_shown_that_the_article_does_not_say(
    tmp_path: Path, encoder: SentenceEncoder, model_url: str
) -> None:
    settings = Settings(library=tmp_path, generator_url=model_url)
    with Byline(tmp_path, settings=settings, encoder=encoder) as byline:
        byline.add_text("The Mill Bridge", ARTICLE)
        answers = [byline.ask(question) for question in QUESTIONS]
    for answer in answers:
        assert answer.sentences
        assert answer.host
        assert answer.note
        assert all(one.quote in ARTICLE for one in answer.citations)
        checker = Checker(
            [hit.passage for hit in answer.nearest], encoder.encode_passages, Verifier()
        )
        for sentence in answer.sentences:
            assert checker.check(sentence.text).verdict != "not"
