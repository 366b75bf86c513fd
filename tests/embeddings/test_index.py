"""ArticleIndex: every search sees what any process has written before it."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from embeddings.errors import LibraryDamaged
from embeddings.index import ArticleIndex
from embeddings.library.opening import CACHE_NAME
from embeddings.library.store import FILE_NAME, Store
from embeddings.rebuilding.rebuild import add_text, rebuild, remove
from tests.embeddings.library.library_checks import assert_sound, contents, matches, opened, raw
from tests.embeddings.word_hash_encoder import WordHashEncoder

SYNTAX = [
    *['"', '""', "'", "*", "-", "tide*", "NEAR", "NEAR(a b)", "AND", "NOT", "OR", "title:"],
    *["^tide", "(", ")", "{a b}", "+", ";--", "", " ", "%", "\\"],
    *["\x00", "a\x00b", "\ud800", "🚢", "京" * 999],
]
ROOT = Path(__file__).parents[2]
REBUILD = """
import sys
from pathlib import Path
from embeddings.rebuilding.rebuild import rebuild
from embeddings.library.store import Store
from tests.embeddings.word_hash_encoder import WordHashEncoder

rebuild(Store(Path(sys.argv[1])), WordHashEncoder(), [Path(sys.argv[2])])
"""


@pytest.fixture
def index(store: Store, news: Path, encoder: WordHashEncoder) -> ArticleIndex:
    """An index that has already searched the three articles."""
    rebuild(store, encoder, [news])
    index = ArticleIndex(store, encoder)
    index.nearest(encoder.encode_query("anything"), 1)
    return index


def best_source(index: ArticleIndex, query: str) -> str:
    """The file name of the nearest passage."""
    scores = index.nearest(index.encoder.encode_query(query), 1)
    (hit,) = index.hits(scores)
    return Path(hit.passage.article.source).name


def test_an_empty_library_has_no_hits(store: Store, encoder: WordHashEncoder) -> None:
    index = ArticleIndex(store, encoder)
    query = encoder.encode_query("tide")
    assert index.nearest(query, 5) == index.cosines(query, [1]) == index.matching(["tide"], 5) == {}
    index.save_cache()
    assert not (store.folder / CACHE_NAME).exists()


def test_the_passage_with_the_words_is_the_nearest(index: ArticleIndex) -> None:
    assert best_source(index, "fishermen returned to Lenhaven on Monday") == "harbour.txt"
    assert best_source(index, "the wind reached ninety knots on Tuesday night") == "storm.txt"


def test_scores_are_the_cosines_of_the_stored_vectors(index: ArticleIndex) -> None:
    query = index.encoder.encode_query("the town library")
    stored = contents(index.store.folder).vectors
    nearest = index.nearest(query, 100)
    np.testing.assert_allclose(sorted(nearest.values()), sorted(stored @ query), atol=1e-5)
    assert list(nearest.values()) == sorted(nearest.values(), reverse=True)
    cosines = index.cosines(query, [*nearest, 10_000])
    assert cosines == pytest.approx(nearest, abs=1e-5)


def test_words_are_matched_by_their_stems_and_without_accents(index: ArticleIndex) -> None:
    harbours = index.hits(index.matching(["hárbours"], 5))
    assert {Path(hit.passage.article.source).name for hit in harbours} == {"harbour.txt"}
    assert all(hit.score > 0 for hit in harbours)


@pytest.mark.parametrize("word", SYNTAX)
def test_words_are_never_read_as_syntax(index: ArticleIndex, word: str) -> None:
    alone = index.matching([word], 100)
    beside = index.matching([word, "breakwater"], 100)
    assert set(index.matching(["breakwater"], 100)) <= set(beside)
    assert set(alone) <= set(beside)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=20), max_size=8))
def test_any_words_can_be_looked_for(index: ArticleIndex, words: list[str]) -> None:
    index.matching(words, 5)


def test_thousands_of_words_can_be_looked_for(index: ArticleIndex) -> None:
    words = [f"word{i}" for i in range(3000)]
    assert index.matching([*words, "breakwater"], 5) == index.matching(["breakwater"], 5)


def test_the_next_search_sees_another_stores_changes(
    index: ArticleIndex, news: Path, library: Path
) -> None:
    (news / "whale.txt").write_text("A whale in the bay\n\nChildren saw a whale from the pier.")
    (news / "storm.txt").unlink()
    (news / "library.txt").write_text("Chess club\n\nThe chess club moves to the old school.")
    with opened(library) as other:
        rebuild(other, WordHashEncoder(), [news])
    assert best_source(index, "children saw a whale from the pier") == "whale.txt"
    assert best_source(index, "the chess club moves") == "library.txt"
    everything = index.hits(index.nearest(index.encoder.encode_query("the wind"), 100))
    assert len(everything) == index.store.passage_count()
    assert all("storm" not in hit.passage.article.source for hit in everything)


def test_the_next_search_sees_another_processes_changes(
    index: ArticleIndex, news: Path, library: Path
) -> None:
    (news / "whale.txt").write_text("A whale in the bay\n\nChildren saw a whale from the pier.")
    subprocess.run([sys.executable, "-c", REBUILD, str(library), str(news)], check=True, cwd=ROOT)
    assert best_source(index, "children saw a whale from the pier") == "whale.txt"
    assert index.hits(index.matching(["whale"], 5))


def test_removal_leaves_nothing_to_find(index: ArticleIndex, news: Path, library: Path) -> None:
    query = index.encoder.encode_query("the wind reached ninety knots")
    ids = list(index.matching(["knots"], 10))
    assert ids
    remove(index.store, str(news / "storm.txt"))
    assert index.matching(["knots"], 10) == {}
    assert index.matching(["storm", "miller", "engineers"], 10) == {}
    assert index.cosines(query, ids) == {}
    assert not set(ids) & set(index.nearest(query, 100))
    assert index.hits(dict.fromkeys(ids, 1.0)) == []
    with raw(library) as db:
        assert db.execute(
            "SELECT count(*) FROM vector_1 WHERE passage = ?", ids[:1]
        ).fetchone() == (0,)
    assert matches(library, "knots") == set()
    assert_sound(library)


def test_a_saved_cache_answers_as_the_store_does(index: ArticleIndex) -> None:
    index.save_cache()
    query = index.encoder.encode_query("the town library")
    again = ArticleIndex(index.store, index.encoder)
    assert again.nearest(query, 9) == index.nearest(query, 9)


def test_the_cache_of_another_library_is_not_believed(
    index: ArticleIndex, news: Path, library: Path, encoder: WordHashEncoder
) -> None:
    """A library that was deleted, made anew, and has seen just as many changes."""
    index.save_cache()
    index.store.close()
    for path in library.glob(f"{FILE_NAME}*"):
        path.unlink()
    for path in news.iterdir():
        path.write_text(f"Other news {path.stem}\n\nA whale was seen by {path.stem}.")
    with opened(library) as store:
        rebuild(store, encoder, [news])
        query = encoder.encode_query("a whale was seen")
        expected = contents(library).vectors @ query
        found = ArticleIndex(store, encoder).nearest(query, 100)
        np.testing.assert_allclose(sorted(found.values()), sorted(expected), atol=1e-5)


def test_vectors_of_a_wrong_length_are_damage(built: Store, encoder: WordHashEncoder) -> None:
    with raw(built.folder) as db:
        db.execute("UPDATE vector_1 SET row = x'0000803f'")
    with pytest.raises(LibraryDamaged, match="wrong length"):
        ArticleIndex(built, encoder).nearest(encoder.encode_query("tide"), 1)


def test_a_small_change_is_taken_from_the_log_not_written_to_the_cache(
    index: ArticleIndex, encoder: WordHashEncoder
) -> None:
    index.save_cache()
    saved = (index.store.folder / CACHE_NAME).read_bytes()
    add_text(index.store, encoder, "Whales", "Whales were seen off the mole at noon.")
    remove(index.store, next(one.source for one in index.store.articles()))
    index.save_cache()
    assert (index.store.folder / CACHE_NAME).read_bytes() == saved
    again = ArticleIndex(index.store, encoder)
    query = encoder.encode_query("whales off the mole")
    stored = contents(index.store.folder).vectors
    found = again.nearest(query, 100)
    np.testing.assert_allclose(sorted(found.values()), sorted(stored @ query), atol=1e-5)


def test_an_index_for_many_follows_the_store_and_is_compared_by_whole_vectors(
    index: ArticleIndex, encoder: WordHashEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("embeddings.vectors.EXACT_UP_TO", 5)
    monkeypatch.setattr("embeddings.followed.EXACT_UP_TO", 5)
    query = encoder.encode_query("the wind reached the mole")
    for round_ in range(12):
        add_text(index.store, encoder, f"Whales {round_}", f"Whale {round_} was seen at noon.")
        stored = np.sort(contents(index.store.folder).vectors @ query)[::-1]
        for one in (index, ArticleIndex(index.store, encoder)):
            found = list(one.nearest(query, 3).values())
            np.testing.assert_allclose(found, stored[:3], atol=1e-5)
    index.save_cache()
    again = ArticleIndex(index.store, encoder)
    assert again.nearest(query, 3) == pytest.approx(index.nearest(query, 3), abs=1e-5)


def test_words_that_are_everywhere_choose_nothing_but_add_to_what_rarer_ones_found(
    index: ArticleIndex, encoder: WordHashEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        add_text(index.store, encoder, f"Tide {number}", f"The tide was {number} feet high.")
        add_text(index.store, encoder, f"Sale {number}", f"The cow was {number} years old.")
        add_text(index.store, encoder, f"Ball {number}", f"The band had {number} players.")
    add_text(index.store, encoder, "Wind and tide", "The wind drove the tide over the wall.")
    words = ["tide", "wind"]
    everywhere, wind = index.matching(words[:1], 100), index.matching(words[1:], 100)
    both = index.matching(words, 100)
    assert len(everywhere) == 7
    assert set(both) == set(everywhere) | set(wind)
    monkeypatch.setattr("embeddings.library.word_search.MOST", 4)
    add_text(index.store, encoder, "Tide again", "The tide was low.")  # numbers are known anew
    wind = index.matching(words[1:], 100)
    few = index.matching(words, 100)
    assert set(few) == set(wind)
    assert len(few) > 1
    added = {i: few[i] - score for i, score in wind.items()}
    assert sum(more > 0.01 for more in added.values()) == 1
    assert min(added.values()) == pytest.approx(0, abs=1e-5)
    assert index.matching(words[:1], 100) == {}
