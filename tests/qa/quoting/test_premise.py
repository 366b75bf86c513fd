"""What a question takes for granted, and an article does not know."""

import pytest

from embeddings.article import Article
from embeddings.index import Hit
from embeddings.passages import Passage
from qa.quoting.premise import knows, missing_values, share_words
from qa.retrieval.reranking import ReadPassage, passage_features

_PIER = Article(
    "pier",
    "Gull Pier shut",
    "Mr Hale, of the US Navy, shut Gull Pier on Saturday. It had opened last year.\n\n"
    "They didn't ask. The Dutch company of Töregene Quill built it, as it did the Heron Bridge.",
    authors=("Ada Brook",),
    published="2017-09-11",
)


@pytest.mark.parametrize(
    "question",
    [
        "Why was the pier shut?",
        "Why did the United States Navy shut it?",
        "Did the Netherlands build it?",
        "What did Toregene Quill build?",
        "What did Töregen Quill build?",
        "What did Ada Brook see?",
        "What did NATO build?",
        "What Is The Price Of A Ticket?",
        "Wer hat den Vertrag unterschrieben?",
        "What was shut in 2017?",
        "What was built in 2016?",
    ],
)
def test_what_it_knows_by_any_of_its_names(question: str) -> None:
    assert knows(_PIER, question)


@pytest.mark.parametrize(
    "question",
    [
        "Why was the Mill Bridge shut?",
        "What did Bea Stroud build?",
        "How old is Thornby?",
        "What is Lindby's salary?",
        "Where is the Tern Museum?",
        "What was shut in 2019?",
        "What was built in 2015?",
        "What did Tilda Frost sell to the US?",
        "What did Tilda Frost shut in May?",
    ],
)
def test_what_it_does_not_know(question: str) -> None:
    assert not knows(_PIER, question)


def test_an_article_without_a_date_may_be_of_any_year() -> None:
    assert knows(Article("a", "Tide", "The pier was shut."), "What was shut in 2019?")


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Norland's banks left for Tesselby.", "Which European city did they leave for?"),
        ("Norland sent two.", "Which South American country sent them?"),
        ("Mexican ships left.", "Why did Mexico leave?"),
        ("Kurdish guards left.", "Why did the Kurds leave?"),
        ("World War II ended.", "When did the Second World War end?"),
        ("Brook won.", "When did Emmanuel Brook win?"),
        ("Danny Brook won.", "When did Daniel Brook win?"),
        ("Kiev was hit.", "When was Kyiv hit?"),
        ("Chancellor Brook won.", "When did Ada Brook win?"),
        ("Cllr Brook, of Tesselby, won.", "When did Councillor Brook win?"),
        ("The mill's Brook won.", "When did Ada Brook win?"),
        ("St Ansel was shut.", "When was Saint Ansel shut?"),
        ("Charles III was there.", "Was King Charles there?"),
        ("A vote was called by Ada Brook.", "When did the Prime Minister call the vote?"),
        ("The council met.", "When did the City Council meet?"),
        ("It was 40 °C.", "How hot was it in degrees Celsius?"),
        ("The ferry leaves at noon.", "What if I'm late for the ferry?"),
        ("The Gull Pier is long.", "Which is longer, the Gull Pier or the Mill Pier?"),
        ("The Gull Pier is long.", "Is the Mill Pier longer than the Gull Pier?"),
        ("The fair is next year.", "Where is the fair of 2018?"),
    ],
)
def test_a_name_or_a_year_may_be_told_in_other_words(text: str, question: str) -> None:
    assert knows(Article("a", "Tide", text, published="2017-09-11"), question)


@pytest.mark.parametrize(
    "question", ["Who shut the Lantern Bridge?", "What did Piet Hale shut?", "Did Moses Hale ask?"]
)
def test_another_of_the_same_word_is_not_known(question: str) -> None:
    text = "Mona Hale shut the Mill Bridge: a bridge that is old."
    assert not knows(Article("a", "Bridge shut", text), question)


def test_of_an_article_in_another_language_nothing_is_doubted() -> None:
    koln = Article("a", "Köln", "Der Bürgermeister von Köln hat es gesagt.", language="de")
    assert knows(koln, "What did the mayor of Cologne say?")


def test_a_long_article_takes_no_long_time() -> None:
    long = Article("a", "Tide", "Gull Pier " * 10_000 + "A " * 10_000 + "1" * 20_000)
    assert not knows(long, "Why was the Lantern Pier shut in 2019?")


def _read(text: str, question: str, language: str = "en") -> list[ReadPassage]:
    hit = Hit(Passage(Article("a", "Tide", text, language=language), 0, len(text)), 0.5)
    return [ReadPassage(hit, None, passage_features(question, hit, None), 0.5)]


@pytest.mark.parametrize(
    ("question", "spoken_of"),
    [
        ("Who is the mayor?", True),
        ("Who is the major?", False),
        ("Who is the pope?", False),
        ("Who is the kin?", False),
        ("How many?", False),
    ],
)
def test_passages_without_a_word_of_the_question_do_not_speak_of_it(
    question: str, spoken_of: bool
) -> None:
    read = _read("The mayor, Tobias Renck, was kind.", question)
    assert share_words(read, question) == spoken_of


def test_of_a_question_in_another_language_it_is_not_said_that_nothing_speaks_of_it() -> None:
    assert share_words(_read("The mayor was kind.", "Wer ist der Papst?"), "Wer ist der Papst?")


@pytest.mark.parametrize(
    ("question", "spoken_of"),
    [
        ("asdfgh", False),
        ("Who is the pope?", False),
        ("Who is Pius?", True),
        ("Tabaksteuer", True),  # a part of a longer word
        ("Where am I?", False),  # "am" is a word of theirs
    ],
)
def test_articles_in_another_language_are_found_by_their_words(
    question: str, spoken_of: bool
) -> None:
    text = "Papst Pius kam am Montag und sprach vom Tabaksteuermodernisierungsgesetz."
    assert share_words(_read(text, question, "de"), question) == spoken_of


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Who built the pier?", 0),
        ("Who built the Heron Bridge for the Netherlands?", 0),  # the Dutch
        ("When did Mr Hale shut Gull Pier?", 1),  # the title has the pier
        ("Who built 3 bridges in 2017?", 1),  # and the date of the article the year
        ("What did Töregene build in 2012 for Piet Hale?", 2),
        ("What Did Mr Hale Shut?", 0),  # capital letters tell no names there
        ("Wer hat die Brücke für Hale gebaut?", 0),
    ],
)
def test_names_and_numbers_that_are_told_elsewhere_are_counted(question: str, count: int) -> None:
    built = _PIER.text.rpartition("They didn't ask. ")[2]
    assert missing_values(question, _PIER, built) == count


def test_of_an_article_in_another_language_nothing_is_unsaid() -> None:
    bridge = Article("a", "Brücke", "Die Brücke ist zu.", language="de")
    assert missing_values("Who shut the Heron Bridge in 2012?", bridge, bridge.text) == 0
