"""VectorIndex: exact, and as a file whole or nothing."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.encoder import Ids, Vectors
from embeddings.vectors import VectorIndex

DIMENSION = 16


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
    assert set(index.scores(rows[0], ids.tolist())) == set(left)


def test_scores_are_the_products_and_pass_over_unknown_ids() -> None:
    index, ids, rows = filled(1, 10)
    scores = index.scores(rows[3], [int(ids[3]), 5000])
    assert scores == {int(ids[3]): pytest.approx(1.0, abs=1e-5)}


def test_an_empty_index_finds_nothing() -> None:
    index = VectorIndex(DIMENSION)
    index.add(np.empty(0, np.int64), np.empty((0, DIMENSION), np.float32))
    index.remove(np.empty(0, np.int64))
    assert index.nearest(unit_rows(0, 1)[0], 5) == {}


def test_a_saved_index_loads_and_can_be_changed(tmp_path: Path) -> None:
    index, ids, rows = filled(2, 30)
    index.save(tmp_path / "v", "stamp")
    loaded = VectorIndex.load(tmp_path / "v", "stamp")
    assert loaded is not None
    assert loaded.nearest(rows[0], 30) == index.nearest(rows[0], 30)
    loaded.remove(ids[:29])
    loaded.add(np.array([7000]), rows[:1])
    assert list(loaded.nearest(rows[0], 9)) == [7000, int(ids[29])]
    assert [path.name for path in tmp_path.iterdir()] == ["v"]


def test_an_empty_index_can_be_saved(tmp_path: Path) -> None:
    VectorIndex(DIMENSION).save(tmp_path / "v", "stamp")
    loaded = VectorIndex.load(tmp_path / "v", "stamp")
    assert loaded is not None
    assert len(loaded) == 0


def test_what_is_missing_or_has_another_stamp_is_not_loaded(tmp_path: Path) -> None:
    filled(3, 5)[0].save(tmp_path / "v", "stamp")
    assert VectorIndex.load(tmp_path / "v", "other") is None
    assert VectorIndex.load(tmp_path / "nothing", "stamp") is None
    assert VectorIndex.load(tmp_path, "stamp") is None


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("saved") / "v"
    filled(4, 12)[0].save(path, "stamp")
    return path


@given(at=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_flipped_bit_is_never_loaded(saved: Path, at: float, bit: int) -> None:
    data = bytearray(saved.read_bytes())
    data[int(at * len(data))] ^= 1 << bit
    assert load_bytes(saved, bytes(data)) is None


@given(at=st.floats(0, 1, exclude_max=True))
def test_a_truncated_file_is_never_loaded(saved: Path, at: float) -> None:
    data = saved.read_bytes()
    assert load_bytes(saved, data[: int(at * len(data))]) is None


@given(st.binary(max_size=200))
def test_garbage_is_never_loaded(saved: Path, data: bytes) -> None:
    assert load_bytes(saved, data) is None


def load_bytes(saved: Path, data: bytes) -> VectorIndex | None:
    damaged = saved.with_name("damaged")
    damaged.write_bytes(data)
    return VectorIndex.load(damaged, "stamp")
