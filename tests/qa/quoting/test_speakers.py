"""A transcript says who speaks before each turn; nothing else does."""

from embeddings.article import Article
from embeddings.sentences import sentence_spans
from qa.quoting.neighbours import context_needed
from qa.quoting.speakers import speaker_of

TALK = (
    "[00:01] Priya: Hello. Who sings?\n\n[00:09] Ana Ruiz: I sing. I also row.\n\n"
    "It keeps me warm.\n\n[00:30] Priya: Note this.\n\n[1:02:03] Ana Ruiz: He sank. He swam."
)


def said_before(text: str, sentence: str) -> list[str]:
    article = Article("talk.txt", "Talk", text, language="en")
    span = next(one for one in sentence_spans(text, "en") if one.of(text) == sentence)
    return [each.of(text) for each in context_needed(article, span)]


def test_a_quote_from_the_middle_of_a_turn_has_the_name_of_who_speaks() -> None:
    assert said_before(TALK, "I also row.") == ["[00:09] Ana Ruiz:"]
    assert said_before(TALK, "It keeps me warm.") == ["[00:09] Ana Ruiz:", "I also row."]
    foreign = TALK.replace("Priya", "Élodie de la Tour").replace("Ana Ruiz", "Speaker 2")
    assert said_before(foreign, "I also row.") == ["[00:09] Speaker 2:"]


def test_who_speaks_but_once_is_not_the_one_before() -> None:
    assert said_before(f"{TALK}\n\nMia Roe: I fish. I sail.", "I sail.") == ["Mia Roe:"]


def test_a_name_that_is_quoted_anyway_is_not_put_before_it() -> None:
    assert said_before(TALK, "[00:30] Priya: Note this.") == []
    assert said_before(TALK, "He swam.") == ["[1:02:03] Ana Ruiz: He sank."]


def test_a_label_that_is_not_repeated_is_nobody() -> None:
    text = "Present: Ada Hale.\nApologies: Piet Hale.\nNote: it rained. We left.\nNote: it snowed."
    article = Article("minutes.txt", "Minutes", text, language="en")
    assert all(speaker_of(article, span) is None for span in sentence_spans(text, "en"))


def test_what_lists_of_amounts_begin_with_is_nobody() -> None:
    cake = "Serves: {}\n\nTime: {} minutes\n\nMix the flour with butter. Add {} eggs.\n\n"
    cakes = cake.format(4, 40, "two") + cake.format(6, 20, "three")
    assert said_before(cakes, "Add two eggs.") == []
