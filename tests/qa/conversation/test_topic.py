"""What a follow-up is about: words of the last question, its answer."""

from time import process_time

import pytest

from embeddings.article import Article
from qa.answer import Answer, Citation, Sentence
from qa.conversation.turn import Turn, turn_of
from tests.qa.conversation.whole_questions import standalone_question


@pytest.mark.parametrize(
    ("asked", "answered", "searched"),
    [
        ("How did the U.S. agree?", "The U.S. agreed at once.", "U.S."),
        ("How many drowned in New Tesselby?", "", "New Tesselby"),  # "new" is no topic, it is
        ("How deep is St. Brannoc Bay?", "St. Brannoc Bay has 9 metres.", "St. Brannoc Bay"),
        ("What was seized on the trawler?", "", "trawler"),  # of what was refused too
        ("How old was the pilot?", "The pilot was 40 years old.", "pilot"),
        ("Where was she born? (Ada Berg)", "She was born at Lindby.", "Ada Berg"),
        ("What was Ada Berg's sentence?", "Three years.", "Ada Berg's sentence"),
        ("What is the price of the crossing?", "25 crowns.", "price, crossing"),
        ("When did Ms Berg join Lindby United?", "In May.", "Ms Berg, Lindby United"),
        ("Which boats were lost?", "", "boats"),
        ("What else was stolen at Farra?", "Nets were.", "Farra"),
        ("How many people come to the pier?", "", "pier"),
        ("How many boats of Farra were lost?", "Nine boats of Farra were lost.", "boats, Farra"),
        ("Which pier of the old harbour was shut?", "", "pier, old harbour"),
    ],
)
def test_what_was_asked_of_is_the_topic(asked: str, answered: str, searched: str) -> None:
    assert standalone_question((Turn(asked, answered),), "for whom?") == f"for whom? ({searched})"


@pytest.mark.parametrize(
    "message", ["When?", "And in which minute?", "at what time?", "For how long?", "since when?"]
)
def test_what_asks_nothing_of_its_own_asks_of_what_was_done(message: str) -> None:
    turns = [Turn("Who rowed the ferry of Lindby?", "Ada Berg rowed it.")]
    assert standalone_question(turns, message) == f"{message} (rowed ferry Lindby)"


def test_a_thing_of_two_words_that_was_put_back_stays_whole() -> None:
    turns = [
        Turn("How many bottles are on the wine list?", "Eleven bottles are on the list."),
        Turn("is there a tart?", "There is one.", "is there a tart? (wine list)"),
    ]
    assert standalone_question(turns, "who made it?") == "who made it? (wine list)"


def test_the_bridge_beside_its_name_is_put_back_once() -> None:
    asked = "when did the bridge open?"
    turns = [Turn("Who paid for the Mill Bridge?", "The town did.")]
    turns.append(Turn(asked, "It opened in May.", standalone_question(turns, asked)))
    assert standalone_question(turns, "who came?") == "who came? (Mill Bridge)"


def test_what_was_done_is_no_topic_after_by_whom() -> None:
    turns = [Turn("Why was the ferry of Farra painted?", "The ferry was painted for a feast.")]
    turns.append(Turn("by whom?", "By Ada Berg.", standalone_question(turns, "by whom?")))
    assert turns[-1].searched == "by whom was the ferry of Farra painted?"
    assert standalone_question(turns, "how fast is it?") == "how fast is it? (ferry, Farra)"
    assert standalone_question(turns, "when?") == "when? (ferry Farra painted)"


@pytest.mark.parametrize(
    ("question", "short", "message", "searched"),
    [
        ("Who won the Salt Cup?", "Farra United", "who coaches them?", "Farra United, Salt Cup"),
        ("Which town closed the pier?", "Lindby", "how large is it?", "Lindby, pier"),
        ("Where was the pier built?", "Lindby", "who is the mayor there?", "Lindby, pier"),
        ("Where was the pier built?", "Lindby", "how long is it?", "pier"),
        ("Which day did the pier burn?", "Monday", "how long is it?", "pier"),
        ("What happened to the pier?", "Repairs", "how long is it?", "pier"),
        ("Who found the pier?", "We", "how old is he?", "pier"),
        ("Which pier burned?", "the old one", "how long is it?", "pier"),
        ("Which ship won?", "Lindby said that it was Gull", "how long is it?", "ship"),
    ],
)
def test_what_it_or_they_are_may_be_the_answer(
    question: str, short: str, message: str, searched: str
) -> None:
    turn = Turn(question, "The pier.", short=short)
    assert standalone_question([turn], message) == f"{message} ({searched})"


@pytest.mark.parametrize(
    ("between", "short", "message", "searched"),
    [
        ("since when?", "2019", "is she married?", "Ada Berg, Salt Cup"),
        ("how many goals did she score?", "two", "is she married?", "Ada Berg, Salt Cup"),
        ("since when?", "2019", "who saw them?", "Salt Cup"),
        ("what did Eva Hale say?", "", "is she married?", "Eva Hale"),
        ("who is the referee?", "", "is he married?", "Salt Cup"),  # whoever that is
    ],
)
def test_she_is_who_was_told_last(between: str, short: str, message: str, searched: str) -> None:
    turns = [Turn("Who won the Salt Cup?", "Ada Berg won the Salt Cup.", short="Ada Berg")]
    turns.append(Turn(between, "So.", standalone_question(turns, between), short=short))
    assert standalone_question(turns, message) == f"{message} ({searched})"


def test_he_is_whom_she_beat() -> None:
    turns = [Turn("Who won the Salt Cup?", "Ada Berg did.", short="Ada Berg")]
    turns.append(Turn("who did she beat?", "She beat Jon Ode.", short="Jon Ode"))
    assert "Jon Ode" in standalone_question(turns, "how old is he?")
    assert "Jon Ode" not in standalone_question(turns, "how old is she?")


@pytest.mark.parametrize(
    ("question", "message", "searched"),
    [
        ("Wer baute die Brücke?", "Wann wurde sie gebaut?", "Brücke"),
        ("Wer ist Ada Berg?", "Wie lange hat er schon dafür gearbeitet?", "Ada Berg"),
        ("Wie lang ist die Brücke von Lindby?", "Wem gehört sie?", "Brücke, Lindby"),
        ("¿Quién compró el barco?", "¿Dónde lo guarda?", "barco"),
    ],
)
def test_the_topic_of_a_question_in_another_language_is_a_thing(
    question: str, message: str, searched: str
) -> None:
    assert standalone_question([Turn(question)], message) == f"{message} ({searched})"


def test_a_pronoun_of_another_language_may_have_its_word_beside_it() -> None:
    turns = [Turn("Wer baute die Brücke?")]
    for message in (
        "Warum hat der Rat der Stadt gesagt, dass er den Hafen schließt?",
        "Pourquoi la mairie de Lyon a-t-elle fermé ses portes hier soir ?",
    ):
        assert standalone_question(turns, message) == message


def test_the_same_article_is_the_same_topic() -> None:
    bridge = Turn("When was Mill Bridge built?", "In 1782.", titles=("A bridge",))
    ribbon = Turn("who cut the ribbon?", "Ada Berg cut the ribbon.", titles=("A bridge", "Tide"))
    other = Turn("who cut the ribbon?", "Ada Berg cut the ribbon.", titles=("A pier",))
    assert standalone_question([bridge, ribbon], "why?").endswith("ribbon, Mill Bridge)")
    assert standalone_question([bridge, ribbon, ribbon], "why?").endswith("ribbon, Mill Bridge)")
    assert standalone_question([bridge, other], "why?").endswith("ribbon)")


@pytest.mark.parametrize(
    "message", ["tell me more", "More details, please!", "More about it", "can you show more?"]
)
def test_more_is_asked_of_the_topic(message: str) -> None:
    assert (
        standalone_question([Turn("What did the Salt Pier cost?", "Nine.")], message)
        == "Tell me about Salt Pier"
    )


def test_the_topic_of_a_long_question_and_answer_is_found_at_once() -> None:
    turns = [Turn("Whose are " + "the boats of Ada Berg " * 500, "The boats are hers. " * 500)]
    began = process_time()
    assert "Ada Berg" in standalone_question(turns, "who built them?")
    assert process_time() - began < 0.4


def test_what_asks_of_a_thing_itself_gets_back_only_what_was_typed_as_a_name() -> None:
    turns = [Turn("How many homes were lost in the Lindby flood?", "140 homes were lost.")]
    assert standalone_question(turns, "Who paid for the wall?").endswith("(Lindby flood)")
    assert standalone_question(turns, "Who counted them?").endswith("(homes, Lindby flood)")
    small = [Turn("how many homes were lost in lindby?", "140 homes were lost in Lindby.")]
    assert standalone_question(small, "Who paid for the wall?").endswith("(homes, Lindby)")
    plain = [Turn("How many homes were lost in the flood?", "140 homes were lost in the flood.")]
    assert standalone_question(plain, "Who paid for the wall?").endswith("(homes, flood)")


def test_what_was_refused_is_still_spoken_of() -> None:
    asked = "Who paid for the wall?"
    refused = Turn(asked, searched=f"{asked} (Lindby flood)")
    assert standalone_question([refused], "How long is it?").endswith("(wall, Lindby flood)")


def test_what_was_asked_in_few_words_and_refused_is_spoken_of() -> None:
    turns = [
        Turn("Who is the mayor of Hallowick?", "Ada Hale."),
        Turn("Why was the ferry cancelled?"),
    ]
    assert standalone_question(turns, "And when does it run?") == "when does it run? (ferry)"


def test_whoever_wrote_an_article_is_put_back_as_its_title() -> None:
    walk = Article("a", "My long walk", "I saw an owl.", authors=("Ada Berg",))
    cited = Citation(1, walk, 0, 13)
    turn = turn_of(Answer("What did Ada Berg see?", (Sentence(cited.quote, (cited,)),), 0.9))
    assert (
        standalone_question([turn], "how far did she go?") == "how far did she go? (My long walk)"
    )


def test_anything_newer_asks_what_is_new_about_the_topic() -> None:
    turns = [Turn("How high was the flood?", "The flood was five metres high.")]
    assert standalone_question(turns, "anything newer?") == "What is new about flood?"
    assert standalone_question(turns, "any news on that?") == "What is new about flood?"


@pytest.mark.parametrize(
    ("asked", "told", "message", "searched"),
    [
        ("where did farra play holm", "At Lindby, Farra met Holm.", "who won?", "Farra, Holm"),
        ("who owns the comb light?", "The Comb Light is Ada's.", "how tall?", "Comb Light"),
        ("who owns the comb light?", "Salt Comb Light: comb, light.", "how tall?", "comb light"),
    ],
)
def test_a_name_in_small_letters_is_one_where_it_is_told_with_capitals(
    asked: str, told: str, message: str, searched: str
) -> None:
    assert standalone_question([Turn(asked, told)], message) == f"{message} ({searched})"


def test_of_whom_is_asked_in_small_letters_is_found_in_the_answers() -> None:
    turns = [Turn("How old is Ada Berg?", "Ada Berg is 40, as is the pilot, Jon Ode.")]
    assert standalone_question(turns, "and jon ode?") == "How old is Jon Ode?"
    assert standalone_question(turns, "And Who Paid?").startswith("Who Paid?")
    told = Turn("Who left the pier?", "The Pier of Holm says that Ada did.")
    assert standalone_question([told], "who paid?") == "who paid? (Pier)"
    both = Turn("who left the pier?", "The Pier says that Ada left the pier.")
    assert standalone_question([both], "who paid?") == "who paid? (pier)"
    assert standalone_question([told], "what does holm say?") == "what does holm say? (Pier)"
    told = Turn("what did the pier cost?", "The pier has 80 metres Cost 5 million.")
    assert standalone_question([told], "who paid?") == "who paid? (pier)"


@pytest.mark.parametrize(
    "message",
    [
        "Back to the pier: how long is it?",
        "back to the pier, how long is it?",
        "And the pier, how long is it?",
        "As for the pier - how long is it?",
    ],
)
def test_a_question_is_of_what_is_named_before_it(message: str) -> None:
    turns = [Turn("Who built the Salt Pier?", "Ada Berg built the Salt Pier.")]
    turns.append(Turn("Who won the Salt Cup?", "Jon Ode won the Salt Cup."))
    assert standalone_question(turns, message) == "how long is it? (Salt Pier)"


@pytest.mark.parametrize(
    "message",
    [
        "And in May, who came?",
        "And apart from the pier, what did it cost?",
        "And the roof, what did it cost?",
        "As for the roof: what did it cost?",
    ],
)
def test_a_question_is_of_no_other_thing_that_was_not_spoken_of(message: str) -> None:
    turns = [Turn("Who built the Salt Pier?", "Ada Berg built the Salt Pier.")]
    assert standalone_question(turns, message) == f"{message} (Salt Pier)"


@pytest.mark.parametrize("message", ["Anything else?", "what else?", "And what else about it?"])
def test_what_else_asks_for_more(message: str) -> None:
    turns = [Turn("Who built the Salt Pier?", "Ada Berg built the Salt Pier.")]
    assert standalone_question(turns, message) == "Tell me about Salt Pier"


@pytest.mark.parametrize(
    ("message", "searched"),
    [
        ("Back to the pier", "Tell me about Salt Pier"),
        ("Let's get back to the tower - who fell?", "who fell? (tower)"),  # only told of
    ],
)
def test_whoever_goes_back_may_name_what_no_question_did(message: str, searched: str) -> None:
    turns = [Turn("Who built the Salt Pier?", "Ada Berg."), Turn("How old is she?", "Forty.")]
    assert standalone_question(turns, message) == searched


@pytest.mark.parametrize("message", ["Who came back to Farra?", "Which went back to the pier?"])
def test_who_came_back_is_no_wish_to_go_back(message: str) -> None:
    assert standalone_question([Turn("Who built the Salt Pier?", "Ada Berg.")], message) == message


def test_the_sentence_before_a_quote_is_said_with_it() -> None:
    article = Article("a.txt", "Tide", "There is a wall. It cost a million.")
    before, quoted = Citation(1, article, 0, 16), Citation(2, article, 17, 35)
    answer = Answer("?", (Sentence(quoted.quote, (quoted,), context=(before,)),), 0.9)
    assert turn_of(answer).answer == article.text
