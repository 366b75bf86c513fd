"""Evidence with and without the reader, with the real models."""

import shutil
from pathlib import Path

import pytest

from embeddings.encoder import SentenceEncoder
from qa.byline import Byline
from qa.reader import reader as packaged
from qa.reader.lazy import lazy_reader
from qa.settings import Settings

pytestmark = pytest.mark.slow
QUESTION = "How long is the footbridge over the Tamsel?"
NAMED = (
    "Who opened the footbridge over the Tamsel in May?",
    "Who opened the footbridge over the Tamsel in June?",
    "Who opened the Kestrel footbridge over the Tamsel in June?",
)
BRIDGE = (
    "The footbridge over the Tamsel is 112 metres long. It was opened in May by the mayor, "
    "who walked across it first, followed by a brass band."
)
FERRY = (
    "The ferry takes eleven minutes from quay to quay. Its captain has crossed the sound "
    "forty thousand times, and says that no two crossings are alike."
)


@pytest.fixture
def library(encoder: SentenceEncoder, tmp_path: Path) -> Byline:
    folder = tmp_path / "library"
    byline = Byline(folder, settings=Settings(library=folder), encoder=encoder)
    byline.add_text("The new bridge", BRIDGE)
    byline.add_text("A day on the ferry", FERRY)
    return byline


@pytest.fixture
def no_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied = tmp_path / "weights"
    shutil.copytree(packaged.PACKAGED, copied)
    (copied / packaged.NETWORK).unlink()
    monkeypatch.setattr(packaged, "PACKAGED", copied)
    monkeypatch.setattr("qa.byline.lazy_reader", lazy_reader)  # none that others have loaded


def test_an_answer_is_the_sentence_with_its_short_answer(library: Byline) -> None:
    answer = library.ask(QUESTION)
    assert answer.sentences[0].text.strip() == BRIDGE.split(". ", maxsplit=1)[0] + "."
    assert "112 metres" in str(answer.short)
    assert answer.note == ""
    assert answer.confidence > 0.5


def test_of_names_and_dates_that_nothing_beside_it_has_an_answer_is_less_sure(
    library: Byline,
) -> None:
    told, other, third = (library.ask(question).confidence for question in NAMED)
    assert told > other > third


def test_of_a_name_in_small_letters_another_article_does_not_answer(library: Byline) -> None:
    hatcher = "Hatcher, who led Gary for twenty years, was one of 13 children."
    library.add_text("Two mayors remembered", hatcher)
    family = "The family of DiMauro will be in Springfield on Wednesday. A friend of DiMauro sang."
    library.add_text("A mayor is laid to rest", family)
    assert library.ask("how many children did hatcher's parents have?").short == "13"
    assert library.ask("how many children did dimauro have?").refused


@pytest.mark.usefixtures("no_reader")
def test_without_the_reader_it_is_so_too(library: Byline) -> None:
    told, other, third = (library.ask(question).confidence for question in NAMED)
    assert told > other > third


@pytest.mark.usefixtures("no_reader")
def test_without_its_reader_byline_answers_by_sentences_and_says_so(library: Byline) -> None:
    assert library.status().missing == ""
    answer = library.ask(QUESTION)
    assert "112 metres" in answer.sentences[0].text
    assert answer.short is None
    assert "reader.onnx is missing" in answer.note
    assert "pip install" in answer.note
    assert "\n" not in answer.note
    assert library.status().missing == answer.note
    assert list(library.stream(QUESTION))[-1].note == answer.note


def test_a_search_puts_the_answer_first(library: Byline) -> None:
    hits = library.search("how long does crossing the sound take")
    assert [hit.passage.text for hit in hits] == [FERRY, BRIDGE]
    assert 0 < hits[1].score < hits[0].score < 1
    assert library.search(QUESTION, limit=1)[0].passage.text == BRIDGE
    assert library.search(" ") == []


def test_a_cell_of_a_table_answers_before_a_sentence_of_the_same(library: Byline) -> None:
    rows = "District | Felled | Planted\n\nNorth | 205 | 19\n\nCoast | 148 | 11\n\nWest | 176 | 14"
    library.add_text("Trees", f"{rows}\n\nWe planted 44 trees, many of them birches.")
    assert library.ask("How many trees were planted in the Coast district?").short == "11"


def test_what_another_speaker_of_a_transcript_says_is_not_who_is_asked_for(library: Byline) -> None:
    turns = (
        "Helen: A telephone is no poison. But it is bright, and it lies in the bed.",
        "Walt: My daughter was alone at the station. She rang me. I want her to have it with her.",
        "Helen: I see.",
        "Walt: Uniforms are a tax on having children.",
    )
    library.add_text("Panel on telephones", "\n\n".join(turns))
    first = library.ask("What does Helen think of telephones?").sentences[0].text
    assert first == "Helen: A telephone is no poison."
    other = library.ask("What does Walt think of telephones?")
    assert other.refused or other.sentences[0].text != first


def test_of_a_relation_that_nothing_there_tells_of_byline_is_not_sure(library: Byline) -> None:
    library.add_text("Yard sold", "Piet Hale sold the yard to his sister, Ada Brook, on Monday.")
    assert library.ask("Who is Piet Hale's wife?").confidence <= 0.5
    assert library.ask("Who is Piet Hale's sister?").confidence > 0.6


def test_a_number_is_of_the_year_that_is_asked_for(library: Byline) -> None:
    told = "The mill at Osk employed 2,100 people in 2008, 1,450 in 2014 and 900 in 2020."
    library.add_text("Paper mill at Osk sheds jobs", told)
    assert library.ask("How many people did the mill employ in 2014?").short == "1,450"
    assert library.ask("How many people did the mill employ in 2021?").refused
