"""Suggested questions come from the newest articles, however many there are."""

import asyncio
from dataclasses import replace
from pathlib import Path
from time import sleep

import pytest
from anyio import from_thread, to_thread

from embeddings.article import Article
from embeddings.library.store import Store
from embeddings.rebuilding.rebuild import add_articles
from qa.byline import Byline
from qa.libraries import Libraries
from qa.settings import Settings
from qa.web.suggestions import WHICH, Suggester, questions_of, suggestions
from tests.embeddings.library.damage import change_letters
from tests.embeddings.word_hash_encoder import WordHashEncoder

from .event_loop import run


def pier(number: int) -> Article:
    year = 1500 + number
    text = f"The pier at Hamna{number} was built by Jon Hask in {year}."
    return Article(f"{number:03}.txt", f"Pier {number}", text, published=f"{year}-04-12")


@pytest.mark.slow  # a second to store them
def test_the_newest_of_hundreds_come_first(quick: Byline) -> None:
    store = Store(quick.status().folder)
    add_articles(store, WordHashEncoder(), map(pier, range(510)))
    store.close()
    assert suggestions(quick)[0] == "When was the pier at Hamna509 built?"


def test_articles_that_were_damaged_are_left_out(quick: Byline) -> None:
    store = Store(quick.status().folder)
    odd = Article("odd.txt", "Herring", "Nobody salts herring here now.", published="2024-01-01")
    signed = replace(odd, source="signed.txt", text="Gulls cried.", authors=("Ola Brand",))
    add_articles(store, WordHashEncoder(), [*map(pier, range(60)), odd, signed])
    store.close()
    change_letters(store.folder, b"Nobody salts", b"Nobody sells")
    change_letters(store.folder, b'["Ola Brand"]', b'["Ola Brand",')
    assert suggestions(quick)[0] == "When was the pier at Hamna59 built?"


def test_whoever_speaks_is_asked_about_and_where_questions_are_few_which_there_are(
    quick: Byline,
) -> None:
    said = 'The pier opened. "It will stay," said Ada Brook, who runs the harbour.'
    assert list(questions_of(Article("a", "The pier", said))) == ["What did Ada Brook say?"]
    quick.add_text("Tides", "High water is at six, and low water at noon.")
    assert suggestions(quick) == (WHICH,)
    assert not quick.ask(WHICH).refused


def test_what_was_found_is_known_until_the_library_changes(tmp_path: Path) -> None:
    settings = Settings(library=tmp_path)
    with Byline(tmp_path, settings=settings, encoder=WordHashEncoder()) as byline:
        byline.add_text("Tides", "High water is at six, and low water at noon.")
    libraries = Libraries(settings, WordHashEncoder())
    suggester, reading = Suggester(libraries), libraries.reading()
    assert suggester.known(reading.status()) is None
    assert run(suggester.questions()) == suggester.known(reading.status()) == (WHICH,)
    libraries.own().add_text("The pier", pier(10).text)
    assert suggester.known(libraries.reading().status()) is None
    libraries.close()


def test_however_many_open_the_page_questions_are_sought_once_in_one_thread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy: list[int] = []

    def find(library: Byline) -> tuple[str, ...]:
        sleep(0.02)  # as long as all others need to come
        busy.append(from_thread.run_sync(limiter_in_use))
        library.add_text("Tides", "High water is at six, and low water at noon.")
        return (WHICH,)

    def limiter_in_use() -> int:
        return to_thread.current_default_thread_limiter().borrowed_tokens

    async def thirty() -> list[tuple[str, ...]]:
        return await asyncio.gather(*(suggester.questions() for _ in range(30)))

    monkeypatch.setattr("qa.web.suggestions.suggestions", find)
    settings = Settings(library=tmp_path)
    libraries = Libraries(settings, WordHashEncoder())
    libraries.own().add_text("The pier", pier(10).text)
    suggester = Suggester(libraries)
    assert run(thirty()) == [(WHICH,)] * 30
    assert busy == [1]
    libraries.close()


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("It was opened by Eva Rask, the mayor of Orla.", ["Who is Eva Rask?"]),
        ("There stood Ola Lund, who runs the kiosk.", ["Who is Ola Lund?"]),
        ("Under the Orla Agreement, a treaty of 2015, they must cut their gases.", []),
        ("The train leaves Farra Central, the largest station of the town, at six.", []),
        ("In Sandwick, the mayor of the islands opened it.", []),
        ("On Farra Head, a keeper lights the lamp every night.", []),
    ],
)
def test_only_who_is_said_to_be_somebody_is_asked_about(sentence: str, asked: list[str]) -> None:
    assert list(questions_of(Article("a", "The pier", sentence))) == asked
