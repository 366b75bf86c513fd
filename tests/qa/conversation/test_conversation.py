"""Follow-ups made whole, new topics left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.article import Article
from qa.answer import Answer, Citation, Sentence
from qa.conversation.need import ENOUGH
from qa.conversation.turn import Turn, turn_of
from tests.qa.conversation.whole_questions import standalone_question

BRIDGE = (
    Turn("Who vetoed the Mill Bridge resolution?", "The mayor vetoed the resolution on Monday."),
)


@pytest.mark.parametrize(
    "message",
    [
        "How deep is the harbour at low tide in winter?",
        "Which ferry ran aground off Farra last spring?",
        "Why was the Lindby bridge closed?",
        "Is it true that the lighthouse keeper left his post early?",
        "Why did the herring festival move?",
        "What is the capital of Peru?",
        "Has anyone ever climbed Everest?",
    ],
)
def test_a_question_that_says_all_it_needs_comes_back_as_it_is(message: str) -> None:
    assert standalone_question(BRIDGE, message) == message


def test_a_new_topic_drags_nothing_along() -> None:
    assert standalone_question(BRIDGE, "New topic: who is she?") == "who is she?"


def test_a_correction_is_taken_with_the_question_it_corrects() -> None:
    searched = standalone_question(BRIDGE, "No, I meant the railway bridge near Old Tesselby")
    assert searched.startswith("the railway bridge near Old Tesselby (")
    assert "resolution" in searched


def test_a_thing_after_a_name_is_nothing_that_was_done() -> None:
    tunnel = (Turn("How long is the Tesselby tunnel?", "It is 340 metres long."),)
    assert standalone_question(tunnel, "who built it?") == "who built it? (Tesselby tunnel)"
    built = (Turn("When was the Morning Tern built?", "In 1988."),)
    assert standalone_question(built, "who owns her?") == "who owns her? (Morning Tern)"


def test_who_anybody_is_says_nothing_of_whom_was_spoken() -> None:
    storm = (Turn("When did Storm Agda reach Farra?", "Storm Agda reached Farra on Saturday."),)
    searched = standalone_question(storm, "was anybody hurt?")
    assert searched == "was anybody hurt? (Storm Agda, Farra)"
    then = (*storm, Turn("was anybody hurt?", "Nobody was hurt.", searched))
    assert standalone_question(then, "how strong was it?").endswith("(Storm Agda, Farra)")


def test_what_was_done_is_no_topic() -> None:
    turns = (Turn("Which country bombed the harbour of Farra?", "Orland bombed Farra harbour."),)
    assert standalone_question(turns, "how many died?") == "how many died? (harbour, Farra)"


def test_a_name_of_two_words_is_a_topic_though_the_answer_does_not_repeat_it() -> None:
    question = "How strong was the strongest gust measured during Storm Agda?"
    turns = (Turn(question, "The strongest gust was 131 kilometres an hour."),)
    assert "Storm Agda" in standalone_question(turns, "who came up with the name?")


def test_he_is_the_answer_to_who_did_it() -> None:
    turns = [Turn("Who drew the Lantern Bridge?", "Jon Ode drew it.", short="Jon Ode")]
    how_old = standalone_question(turns, "how old is he?")
    assert how_old == "how old is he? (Jon Ode, Lantern Bridge)"
    turns += [Turn("how old is he?", "He is 40.", how_old, short="40")]
    assert standalone_question(turns, "how long is it?") == "how long is it? (Lantern Bridge)"
    assert standalone_question(turns, "how so?") == "how so? (Jon Ode Lantern Bridge)"
    taught = standalone_question(turns, "who taught him?")
    assert "Jon Ode" in taught
    turns.append(Turn("who taught him?", "Ada Berg.", taught, short="Ada Berg"))
    assert standalone_question(turns, "was he ill?") == "was he ill? (Jon Ode, Lantern Bridge)"


@pytest.mark.parametrize(
    "message",
    [
        "Who had the idea that saved the village?",
        "How many sailors were on the ferry when it struck?",
        "What did Berg say to Malk about his boat?",
        "Why do passengers get their money back?",
        "Tell me about the lighthouse on Farra",
    ],
)
def test_a_pronoun_that_has_its_word_beside_it_needs_no_other(message: str) -> None:
    assert standalone_question(BRIDGE, message) == message


def test_who_holds_an_office_is_asked_of_what_was_spoken_of() -> None:
    assert "Mill Bridge" in standalone_question(BRIDGE, "Who was the CEO?")


@pytest.mark.parametrize(
    "message",
    [
        "how long is that bridge?",
        "How did the mayor pay so many people after it?",
    ],
)
def test_the_bridge_is_the_one_that_was_spoken_of(message: str) -> None:
    assert standalone_question(BRIDGE, message) == f"{message} (Mill Bridge resolution)"


def test_who_is_meant_by_him_is_not_the_name_beside_his() -> None:
    turns = [Turn("Who drew the Lantern Bridge?", "Jon Ode drew it.", short="Jon Ode")]
    assert "Jon Ode" in standalone_question(turns, "What did Malk promise him about his boat?")


def test_what_was_meant_may_be_whole() -> None:
    meant = standalone_question(BRIDGE, "No, I meant how deep is the Tamsel at Dunmarrow?")
    assert meant == "how deep is the Tamsel at Dunmarrow?"


def test_he_is_no_town_and_no_office() -> None:
    town = Turn("Which town elected Ada Berg?", "Lindby elected Ada Berg.", short="Lindby")
    office = Turn("Who is Ada Berg?", "Ada Berg is Mayor.", short="Mayor")
    cup = Turn("Who won the Salt Cup?", "Farra United won it.", short="Farra United")
    ground = Turn("Where is the ground of Farra United?", "At Lindby.")
    assert standalone_question([town], "how old is she?") == "how old is she? (Ada Berg)"
    assert standalone_question([office], "how old is she?") == "how old is she? (Ada Berg)"
    assert "Farra United" in standalone_question([cup, ground], "how large is it?")


def test_he_is_the_answer_to_a_question_asked_again_of_another() -> None:
    asked = Turn("and of Farra?", "Ada Berg is.", "Who is the mayor of Farra?", short="Ada Berg")
    assert "Ada Berg" in standalone_question([asked], "how old is she?")


@given(st.lists(st.builds(Turn, st.text(max_size=60), st.text(max_size=60))), st.text(max_size=80))
def test_nothing_is_added_but_words_of_earlier_questions(turns: list[Turn], message: str) -> None:
    searched = standalone_question(turns, message)
    said = " ".join([message, *(turn.question for turn in turns)])
    assert all(word.strip("(),") in said for word in searched.split())


def test_a_message_with_words_enough_is_left_alone() -> None:
    message = f"was it {' '.join(f'wall{i}' for i in range(ENOUGH + 1))}?"
    assert standalone_question(BRIDGE, message) == message


def test_the_turn_of_an_answer_has_no_marks() -> None:
    article = Article("a.txt", "The bridge", "It fell. It rose.")
    cited = Sentence("It fell.", (Citation(1, article, 0, 8),))
    turn = turn_of(Answer("and then?", (cited,), 0.9, searched="and then? (bridge)"))
    assert turn == Turn("and then?", "It fell.", "and then? (bridge)", ("The bridge",))


def test_which_articles_mention_something_needs_no_topic_unless_it_points_back() -> None:
    assert standalone_question(BRIDGE, "Which articles mention the pier?").endswith("pier?")
    assert "Mill Bridge" in standalone_question(BRIDGE, "Which articles mention it?")
