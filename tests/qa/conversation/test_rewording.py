"""What asks for the last answer in another form is told from what is asked of the articles."""

from pathlib import Path

import pytest

from qa.byline import Byline
from qa.conversation.replies import AS_WRITTEN, small_talk
from qa.conversation.turn import Turn
from qa.settings import Settings
from tests.embeddings.word_hash_encoder import WordHashEncoder
from tests.qa.conversation.whole_questions import standalone_question
from tests.qa.scripted_server import scripted_server, speaking

SAID = "The mayor vetoed the bridge resolution on Monday."
TURNS = (Turn("Who vetoed the bridge resolution?", SAID),)


@pytest.mark.parametrize(
    "message",
    [
        "can you translate that?",
        "Translate it into German, please.",
        "translate to Spanish",
        "say that in French please",
        "shorter please",
        "Make it a bit simpler",
        "in one sentence",
        "Can you put it in other words?",
        "explain it to me like I'm five",
        "rephrase that",
        "I don't understand.",
        "what do you mean?",
        "too long",
    ],
)
def test_another_form_is_asked_for(message: str) -> None:
    assert small_talk(message) == AS_WRITTEN


@pytest.mark.parametrize(
    "message",
    [
        "Who translated the poem into German?",
        "What does it mean?",
        "Which pier is shorter?",
        "shorter than the Lantern Bridge?",
        "Explain why the bridge was closed",
        "explain the veto",
        "in which language?",
        "In one sentence: who built it?",
        "How long is it?",
        "short",
        "in German",
        "What did he mean by that?",
        "Who does not understand it?",
        "summarise this article",
    ],
)
def test_a_question_asks_for_no_other_form(message: str) -> None:
    assert small_talk(message) is None


def test_quotes_stay_as_they_are_and_a_generator_may_write_them_otherwise(tmp_path: Path) -> None:
    with scripted_server(speaking(SAID)) as server:
        settings = Settings(library=tmp_path, generator_url=server.url, threshold=0.0)
        with Byline(tmp_path, settings=settings, encoder=WordHashEncoder()) as byline:
            byline.add_text("A veto", SAID)
            kept = byline.ask("shorter please", turns=TURNS, quotes_only=True)
            assert server.bodies == []
            byline.ask("shorter please", turns=TURNS)
        assert server.bodies
    assert (kept.kind, kept.text, kept.citations) == ("small talk", AS_WRITTEN, ())


@pytest.mark.parametrize("between", ["translate that to German", "thanks", "who wrote that?"])
def test_what_asks_the_articles_nothing_gives_a_conversation_no_topic(between: str) -> None:
    turns = (*TURNS, Turn(between, AS_WRITTEN))
    searched = standalone_question(turns, "when was that?")
    assert searched == standalone_question(TURNS, "when was that?")
