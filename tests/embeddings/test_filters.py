"""Filter: what it says of articles, and what a search then finds."""

import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from os import fspath
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from embeddings.article import Article
from embeddings.errors import BadFilter
from embeddings.filters import Filter
from embeddings.index import ArticleIndex
from embeddings.library.store import Store
from embeddings.rebuilding.rebuild import add_articles
from tests.embeddings.word_hash_encoder import WordHashEncoder

WORDS = ["harbour", "mill", "storm", "ferry", "council", "bridge"]
SOURCES = ["news/a.txt", "news/b.jsonl#1", "news/b.jsonl#2", "news-2/a.txt", "blog/é.md", "x%_y/[z"]
NAMES = ["", "Ilse Brandt", "ILSE BRANDT", "Straße", "STRASSE", "ÉCOLE", "école", 'a"b\\c', "o'k]"]
HOSTILE = ["'", '"', "\\", "]", "%", "_", "?", "a\0b", "\ud800", "🚢", "1) OR (1"]
DAYS = ["2023-12-31", "2024-02-29", "2024-05-31"]


def articles() -> list[Article]:
    """Thirty articles whose particulars differ in every way that a filter can ask for."""
    made = []
    for i in range(30):
        published = [None, DAYS[0], f"{DAYS[1]}T23:59:59+01:00", "2024-05-30T10:00"][i % 4]
        made.append(
            Article(
                f"{SOURCES[i % len(SOURCES)]}{'' if i < len(SOURCES) else f'/{i}'}",
                f"{WORDS[i % 6]} {i}",
                f"The {WORDS[i % 6]} and the {WORDS[(i + 1) % 6]} are in the news again.",
                authors=tuple(NAMES[(i + k) % len(NAMES)] for k in range(i % 3)),
                published=published,
                updated=[None, DAYS[2]][i % 2],
                site=NAMES[i % len(NAMES)],
            )
        )
    return made


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ArticleIndex]:
    store = Store(tmp_path_factory.mktemp("filtered"))
    encoder = WordHashEncoder()
    add_articles(store, encoder, articles())
    yield ArticleIndex(store, encoder)
    store.close()


def admits(only: Filter, article: Article) -> bool:
    """What a filter asks for, said once more without SQLite."""
    day = ((article.updated if article.published is None else article.published) or "")[:10]
    places = [fspath(place).rstrip("/\\") for place in only.sources]
    return (
        (only.after is None or day >= str(only.after))
        and (only.before is None or "" < day <= str(only.before))
        and (not only.sites or bool(folded(only.sites) & folded([article.site])))
        and (not only.authors or bool(folded(only.authors) & folded(article.authors)))
        and (
            not places
            or article.source in places
            or article.source.startswith(tuple(place + mark for place in places for mark in "/\\#"))
        )
    )


def folded(names: Iterable[str]) -> set[str]:
    return {name.casefold() for name in names}


def some(values: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from([*values, *HOSTILE]), max_size=3).map(tuple)


@st.composite
def days(draw: st.DrawFn) -> tuple[str | None, str | None]:
    """Two days in order, either of which may be left out."""
    first, last = sorted(draw(st.tuples(*[st.sampled_from([*DAYS, "2024-05-30"])] * 2)))
    return draw(st.sampled_from([None, first])), draw(st.sampled_from([None, last]))


filters = st.builds(
    lambda between, **names: Filter(*between, **names),
    days(),
    sites=some(NAMES),
    authors=some(NAMES),
    sources=some([*SOURCES, "news", "news/", "blog\\", "x%_y", "n"]),
)


@given(only=filters)
@example(only=Filter(before="2024-12-31"))
@example(only=Filter(authors=("a\0b",)))
def test_a_search_finds_what_a_filter_admits_and_nothing_else(
    filled: ArticleIndex, only: Filter
) -> None:
    admitted = {one.source for one in articles() if admits(only, one)}
    query = filled.encoder.encode_query("harbour bridge")
    near = filled.hits(filled.nearest(query, 100, only))
    assert {hit.passage.article.source for hit in near} == admitted
    matched = filled.hits(filled.matching(WORDS, 100, only))
    assert {hit.passage.article.source for hit in matched} == admitted


def test_what_is_filtered_has_the_scores_and_the_order_of_the_whole(filled: ArticleIndex) -> None:
    query = filled.encoder.encode_query("the mill and the storm")
    only = Filter(after="2024-01-01")
    everything, some_of_it = filled.nearest(query, 100), filled.nearest(query, 100, only)
    assert 0 < len(some_of_it) < len(everything)
    assert list(some_of_it) == [i for i in everything if i in some_of_it]
    assert some_of_it == pytest.approx({i: everything[i] for i in some_of_it}, abs=1e-5)


def test_the_best_of_a_few_is_found_though_many_others_are_nearer(tmp_path: Path) -> None:
    store, encoder = Store(tmp_path), WordHashEncoder()
    near = [Article(f"near/{i}", "Tide", f"The tide came in at six {i}.") for i in range(200)]
    far = Article("far/1", "Mill", "The mill was sold.", published="2020-01-01")
    add_articles(store, encoder, [*near, far])
    index = ArticleIndex(store, encoder)
    query = encoder.encode_query("The tide came in at six")
    (hit,) = index.hits(index.nearest(query, 1, Filter(before="2020-12-31")))
    assert hit.passage.article == far
    (hit,) = index.hits(index.matching(["tide", "mill"], 1, Filter(sources=("far",))))
    assert hit.passage.article == far
    store.close()


def test_a_filter_sees_a_date_that_was_corrected(store: Store, encoder: WordHashEncoder) -> None:
    article = Article("a", "Tide", "The tide came in.", published="2020-01-01")
    add_articles(store, encoder, [article])
    index = ArticleIndex(store, encoder)
    query, only = encoder.encode_query("tide"), Filter(after="2024-01-01")
    assert index.nearest(query, 5, only) == {}
    add_articles(store, encoder, [Article("a", "Tide", article.text, published="2024-01-01")])
    assert len(index.nearest(query, 5, only)) == 1


@pytest.mark.parametrize("after", [date(2024, 5, 1), datetime(2024, 5, 1, 23, 59, tzinfo=UTC)])
def test_a_day_may_be_a_date(filled: ArticleIndex, after: date) -> None:
    query = filled.encoder.encode_query("harbour bridge")
    found = filled.nearest(query, 100, Filter(after=after, before=date(2024, 5, 31)))
    assert found == filled.nearest(query, 100, Filter(after="2024-05-01", before="2024-05-31"))
    assert found


def test_a_source_may_be_a_path_from_the_working_folder(
    store: Store, encoder: WordHashEncoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    inside, outside = tmp_path / "news" / "tide.txt", tmp_path / "tide.txt"
    add_articles(
        store, encoder, [Article(str(one), "Tide", "It ebbs.") for one in (inside, outside)]
    )
    index = ArticleIndex(store, encoder)
    for place in ("news", "news/", Path("news"), Path("news/tide.txt"), inside):
        (hit,) = index.hits(index.matching(["ebbs"], 5, Filter(sources=(place,))))
        assert hit.passage.article.source == str(inside)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
@pytest.mark.parametrize("place", ["~/news", "~/linked", "linked"])
def test_a_source_may_be_named_from_home_or_through_a_link(
    store: Store,
    encoder: WordHashEncoder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "news").mkdir()
    (tmp_path / "linked").symlink_to(tmp_path / "news")
    inside = str((tmp_path / "news" / "tide.txt").resolve())
    add_articles(store, encoder, [Article(inside, "Tide", "It ebbs.")])
    index = ArticleIndex(store, encoder)
    assert len(index.hits(index.matching(["ebbs"], 5, Filter(sources=(place,))))) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it cannot be removed")
def test_a_source_needs_no_working_folder(
    filled: ArticleIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    query = filled.encoder.encode_query("harbour bridge")
    assert len(filled.nearest(query, 9, Filter(sources=("blog/é.md",)))) == 5


@pytest.mark.parametrize("day", ["", "yesterday", "2024", "2024-5-1", "20240501", "2023-02-29"])
def test_a_date_that_is_none_is_refused(day: str) -> None:
    with pytest.raises(BadFilter, match="Give a day such as"):
        Filter(after=day)
    with pytest.raises(BadFilter):
        Filter(before=day)


@pytest.mark.parametrize("after", ["2024-06-01", date(2024, 6, 1), datetime(2024, 6, 1, 0, 1)])
def test_days_the_wrong_way_round_are_refused(after: str | date) -> None:
    with pytest.raises(BadFilter, match="both after 2024-06-01 and before 2024-05-31"):
        Filter(after, "2024-05-31")
    assert Filter(after, "2024-06-01").condition()[1] == ["2024-06-01"] * 2


def test_one_text_where_several_may_stand_is_refused() -> None:
    with pytest.raises(BadFilter, match="Give a tuple"):
        Filter(sites="quay.example")  # type: ignore[arg-type]


@pytest.mark.parametrize("names", [None, 3, (3,), Path("news"), (None,), (b"news",)])
@pytest.mark.parametrize("field", ["sites", "authors", "sources"])
def test_names_that_are_no_texts_are_refused(field: str, names: Any) -> None:
    with pytest.raises(BadFilter, match=f"Give one: {field}="):
        Filter(**{field: names})


@pytest.mark.parametrize("source", ["", " "])
def test_an_empty_source_is_not_everything(source: str) -> None:
    with pytest.raises(BadFilter, match="A source is empty"):
        Filter(sources=("news", source))
