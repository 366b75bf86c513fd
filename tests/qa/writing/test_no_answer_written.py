"""What is written at length, or beside the question, gives way to the quotes."""

from pathlib import Path

import pytest

from embeddings.encoder import SentenceEncoder
from tests.qa.scripted_server import Reply, speaking
from tests.qa.writing.test_writing import FALSE, QUESTION, TRUE, writing

pytestmark = pytest.mark.slow


def test_what_is_true_but_not_what_the_question_expects_gives_way_to_the_quotes(
    tmp_path: Path, encoder: SentenceEncoder
) -> None:
    said = "The ferry Morning Tern ran aground off Farra."
    with writing(tmp_path, encoder, speaking(said), speaking(f"{said} {TRUE}")) as (byline, _):
        beside, answered = byline.ask(QUESTION), byline.ask(QUESTION)
    assert (beside.kind, "91" in beside.text) == ("quote", True)
    assert "does not answer the question" in beside.note
    assert [each.text for each in answered.sentences] == [said, TRUE]


@pytest.mark.parametrize("round_", [f"{FALSE} ", "of the crew of the boats "])
def test_a_model_that_goes_round_and_round_is_not_waited_for(
    tmp_path: Path, encoder: SentenceEncoder, round_: str
) -> None:
    def without_end(reply: Reply) -> None:
        reply.begin()
        while not reply.gone.is_set():
            reply.say(round_, pause=0.01)

    with writing(tmp_path, encoder, without_end) as (byline, server):
        answer = byline.ask(QUESTION)
        assert server.gone.wait(10)
    assert answer.kind == "quote"
    assert "is not what the articles say" in answer.note or "wrote nothing" in answer.note
