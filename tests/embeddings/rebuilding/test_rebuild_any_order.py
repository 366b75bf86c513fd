"""Rebuild: the way to a library does not matter."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from embeddings.encoder import SentenceEncoder
from embeddings.rebuilding.rebuild import rebuild
from tests.embeddings.library.library_checks import (
    assert_equals_a_fresh_build,
    assert_sound,
    opened,
)
from tests.embeddings.word_hash_encoder import WordHashEncoder

SENTENCES = (
    "The harbour opens again.",
    "Fishermen returned on Monday, and the wind fell.",
    "Nobody was hurt!",
    "東京は晴れ。",
    "Mayor Ilse Brandt said: “We waited a year.”",
    "Der Preis stieg auf 3,5 Kronen.",
    "The council met for nine hours and then for nine more, " * 12 + "and went home.",
)
texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=9).map("\n\n".join)
file_names = st.sampled_from(["a.txt", "b.txt", "c.txt", "d.text", "sub/a.txt", "sub/e.txt"])
writes = st.tuples(file_names, texts)
deletions = st.tuples(file_names, st.none())
steps = st.lists(st.lists(writes | writes | deletions, max_size=4), min_size=1, max_size=4)


def apply(folder: Path, operations: list[tuple[str, str | None]]) -> None:
    for name, text in operations:
        path = folder / name
        path.parent.mkdir(exist_ok=True, parents=True)
        if text is None:
            path.unlink(missing_ok=True)
        else:
            path.write_text(text, encoding="utf-8")


@pytest.mark.slow  # two seconds: each way is many transactions, and each is synced
@settings(max_examples=15)
@given(steps)
def test_adding_changing_and_removing_in_any_order_equals_a_fresh_build(
    steps: list[list[tuple[str, str | None]]],
) -> None:
    assert_any_way_is_the_same(steps, WordHashEncoder())


@pytest.mark.slow
def test_any_order_equals_a_fresh_build_with_the_real_encoder(
    real_encoder: SentenceEncoder,
) -> None:
    first: list[tuple[str, str | None]] = [("a.txt", SENTENCES[6]), ("b.txt", SENTENCES[4])]
    second: list[tuple[str, str | None]] = [("a.txt", SENTENCES[1]), ("sub/e.txt", SENTENCES[2])]
    third: list[tuple[str, str | None]] = [("b.txt", None), ("a.txt", "\n\n".join(SENTENCES))]
    assert_any_way_is_the_same([first, second, third], real_encoder)


def assert_any_way_is_the_same(
    steps: list[list[tuple[str, str | None]]], encoder: WordHashEncoder | SentenceEncoder
) -> None:
    with TemporaryDirectory() as folder:
        place = Path(folder)
        news = place / "news"
        news.mkdir()
        for operations in steps:
            apply(news, operations)
            with opened(place / "library") as store:
                rebuild(store, encoder, [news], allow_empty=True)
            assert_sound(place / "library")
        assert_equals_a_fresh_build(place / "library", news, encoder, place / "fresh")
