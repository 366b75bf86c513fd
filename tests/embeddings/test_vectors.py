"""VectorIndex: exact while it is small, near enough when large; as a file whole or nothing."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from embeddings.encoder import Ids, Vectors
from embeddings.vector_file import Stamp, read_index, read_stamp, write_index
from embeddings.vectors import EXACT_UP_TO, VectorIndex, lists_for, sample_size

DIMENSION = 16
STAMP = Stamp("word-hash@1", 1, 7, "00FF00FF00FF00FF")


def unit_rows(seed: int, count: int) -> Vectors:
    rows = np.random.default_rng(seed).normal(size=(count, DIMENSION))
    unit: Vectors = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return unit


def filled(seed: int, count: int) -> tuple[VectorIndex, Ids, Vectors]:
    index = VectorIndex(DIMENSION)
    ids = np.random.default_rng(seed).permutation(1000)[:count].astype(np.int64)
    rows = unit_rows(seed, count)
    index.add(ids, rows)
    return index, ids, rows


@given(st.integers(0, 99), st.integers(0, 60), st.integers(1, 80))
def test_nearest_is_the_order_of_the_products(seed: int, count: int, limit: int) -> None:
    index, ids, rows = filled(seed, count)
    query = unit_rows(seed + 1000, 1)[0]
    found = index.nearest(query, limit)
    products = dict(zip(ids.tolist(), (rows @ query).tolist(), strict=True))
    assert list(found) == sorted(products, key=lambda i: -products[i])[:limit]
    for i, score in found.items():
        assert score == pytest.approx(products[i], abs=1e-5)


@given(st.integers(0, 99), st.sets(st.integers(0, 59)), st.integers(1, 80))
def test_among_some_ids_is_as_if_there_were_no_others(
    seed: int, chosen: set[int], limit: int
) -> None:
    index, ids, rows = filled(seed, 60)
    some = np.array(sorted(chosen), np.int64)
    alone = VectorIndex(DIMENSION)
    alone.add(ids[some], rows[some])
    query = unit_rows(seed + 1000, 1)[0]
    found = index.nearest(query, limit, np.sort(ids[some]))
    assert found == pytest.approx(alone.nearest(query, limit), abs=1e-5)


@given(st.integers(0, 99), st.sets(st.integers(0, 999), max_size=400))
def test_what_is_removed_is_found_no_more_and_the_rest_still_is(seed: int, gone: set[int]) -> None:
    index, ids, rows = filled(seed, 60)
    index.remove(np.array(sorted(gone), np.int64))
    left = [i for i in ids.tolist() if i not in gone]
    assert len(index) == len(left)
    assert set(index.nearest(rows[0], 100)) == set(left)


def test_an_empty_index_finds_nothing() -> None:
    index = VectorIndex(DIMENSION)
    index.add(np.empty(0, np.int64), np.empty((0, DIMENSION), np.float32))
    index.remove(np.empty(0, np.int64))
    assert index.nearest(unit_rows(0, 1)[0], 5) == {}


def test_a_saved_index_loads_and_can_be_changed(tmp_path: Path) -> None:
    index, ids, rows = filled(2, 30)
    write_index(tmp_path / "v", index, STAMP)
    found = read_index(tmp_path / "v")
    assert found is not None
    stamp, loaded = found
    assert stamp == STAMP == read_stamp(tmp_path / "v")
    assert loaded.nearest(rows[0], 30) == index.nearest(rows[0], 30)
    loaded.remove(ids[:29])
    loaded.add(np.array([7000]), rows[:1])
    assert list(loaded.nearest(rows[0], 9)) == [7000, int(ids[29])]
    assert [path.name for path in tmp_path.iterdir()] == ["v"]


def test_what_is_missing_is_not_loaded(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing", tmp_path):
        assert read_index(path) is None
        assert read_stamp(path) is None


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("saved") / "v"
    write_index(path, filled(4, 12)[0], STAMP)
    return path


@given(at=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_flipped_bit_is_never_loaded(saved: Path, at: float, bit: int) -> None:
    data = bytearray(saved.read_bytes())
    data[int(at * len(data))] ^= 1 << bit
    assert load_bytes(saved, bytes(data)) is None


@given(st.integers(0, 1_500))
@example(511)
@example(512)  # the head
@example(513)
def test_a_truncated_file_is_never_loaded(saved: Path, length: int) -> None:
    data = saved.read_bytes()
    assert load_bytes(saved, data[: min(length, len(data) - 1)]) is None


@given(st.binary(max_size=200))
def test_garbage_is_never_loaded(saved: Path, data: bytes) -> None:
    assert load_bytes(saved, data) is None


def load_bytes(saved: Path, data: bytes) -> object:
    damaged = saved.with_name("damaged")
    damaged.write_bytes(data)
    return read_index(damaged)


@pytest.fixture(scope="module")
def many() -> tuple[VectorIndex, Ids, Vectors]:
    """Two thousand vectors around forty middles, in an index for many, not all ids in a row."""
    random = np.random.default_rng(9)
    rows = np.repeat(unit_rows(9, 40), 50, axis=0) + 0.1 * random.normal(size=(2000, DIMENSION))
    rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    index = VectorIndex.for_many(rows[:: 2000 // 1000], 16)
    ids = np.arange(2000, dtype=np.int64) * 3 + 5
    index.add(ids, rows)
    return index, ids, rows


def test_of_many_the_nearest_are_found_with_nearly_their_cosines(
    many: tuple[VectorIndex, Ids, Vectors], tmp_path: Path
) -> None:
    index, ids, rows = many
    write_index(tmp_path / "v", index, STAMP)
    found = read_index(tmp_path / "v")
    assert found
    for one in (index, found[1]):
        assert (len(one), one.is_exact) == (2000, False)
        for query in rows[::100]:
            products = rows @ query
            best = one.nearest(query, 10)
            exact = dict(zip(ids.tolist(), products.tolist(), strict=True))
            assert best == pytest.approx({i: exact[i] for i in best}, abs=0.01)
            assert min(exact[i] for i in best) >= np.sort(products)[-10] - 0.01


def test_of_many_some_are_compared_as_if_there_were_no_others(
    many: tuple[VectorIndex, Ids, Vectors],
) -> None:
    index, ids, rows = many
    among = ids[7::9]
    found = index.nearest(rows[0], 2000, among)
    assert set(found) == set(among.tolist())


def test_of_many_what_is_removed_is_gone_and_what_is_added_is_found() -> None:
    rows = unit_rows(3, 400)
    index = VectorIndex.for_many(rows, 4)
    index.add(np.arange(400, dtype=np.int64), rows)
    index.remove(np.arange(0, 400, 2, dtype=np.int64))
    index.add(np.array([1000], np.int64), rows[:1])
    assert len(index) == 201
    assert set(index.nearest(rows[0], 400)) == {*range(1, 400, 2), 1000}


def test_the_kind_follows_the_number() -> None:
    few, some = VectorIndex(DIMENSION), VectorIndex.for_many(unit_rows(5, 2000), 256)
    assert few.suits(0)
    assert few.suits(EXACT_UP_TO + 1)
    assert not few.suits(3 * EXACT_UP_TO)
    assert not some.suits(100)
    assert some.suits(EXACT_UP_TO)
    assert lists_for(EXACT_UP_TO) == 256
    assert lists_for(1_000_000) == 1024
    assert sample_size(1_000_000) < 50_000
