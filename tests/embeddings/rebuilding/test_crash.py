"""kill -9 at sixty moments: the library opens, is sound, holds whole articles, and goes on.

Most moments are statements of the writes, drawn between the first and the last, so that they lie
inside of transactions and between them; ten lie around the switch of editions. Somebody asks
throughout.
"""

import random
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from embeddings.doctor import State, examine
from embeddings.encoder import Encoder, SentenceEncoder
from embeddings.errors import EditionNotFound
from embeddings.index import ArticleIndex
from embeddings.library.store import Store
from embeddings.rebuilding.editions import rebuild_all, undo
from embeddings.rebuilding.rebuild import rebuild
from tests.embeddings.library.library_checks import Contents, assert_sound, contents, opened
from tests.embeddings.rebuilding.killed_work import work
from tests.embeddings.word_hash_encoder import WordHashEncoder

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL"),
]

ARTICLES = 24
AT_STATEMENTS = {"rebuild": 21, "full": 15, "undo": 5}
AROUND_THE_SWITCH = range(-5, 5)
AT_TIMES = 4
REAL = 5

PROCESSES: Any = get_context("forkserver" if sys.platform != "win32" else "spawn")
PROCESSES.set_forkserver_preload(["tests.embeddings.rebuilding.killed_work"])


def write_articles(folder: Path, count: int, edition: str) -> None:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        paragraphs = [
            f"In {edition} the boat {number} carried {line} crates to Lenhaven. "
            f"The crew of {number + line} was thanked by Mayor Ilse Brandt at the pier."
            for line in range(1 + number % 4)
        ]
        text = "\n\n".join([f"Boat {number} in {edition}", *paragraphs])
        (folder / f"boat{number:02}.txt").write_text(text)


@dataclass(frozen=True)
class Scene:
    """A library, its folder in which articles came, changed and went since, and what it becomes."""

    library: Path
    news: Path
    before: Contents
    after: Path
    encoder: Encoder

    def finish(self, library: Path, kind: str) -> None:
        """Do the same work again, to its end."""
        with opened(library) as store:
            if kind == "rebuild":
                rebuild(store, self.encoder, [self.news])
            elif kind == "full":
                rebuild_all(store, self.encoder)
            else:
                undo(store, self.encoder, lambda _location: self.encoder)


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    return make_scene(tmp_path_factory.mktemp("scene"), WordHashEncoder(), ARTICLES)


def make_scene(folder: Path, encoder: Encoder, count: int) -> Scene:
    folder.mkdir(exist_ok=True)
    news, library = folder / "news", folder / "library"
    write_articles(news, count // 2, "March")
    with opened(library) as store:
        rebuild(store, encoder, [news])
        rebuild_all(store, encoder)  # so that there is something to undo
        write_articles(news, count * 3 // 4, "March")
        rebuild(store, encoder, [news])
    unchanged = (news / "boat02.txt").read_text()
    write_articles(news, count, "April")
    (news / "boat02.txt").write_text(unchanged)
    for name in ("boat00.txt", "boat01.txt"):
        (news / name).unlink()
    with opened(folder / "after") as store:
        rebuild(store, encoder, [news])
    return Scene(library, news, contents(library), folder / "after", encoder)


@contextmanager
def at_work(
    scene: Scene, library: Path, kind: str, last: int = 0, *, real: bool = False
) -> Iterator[tuple[Any, Any]]:
    """A process that does a work on a library, and what it tells; it has begun."""
    hear, tell = PROCESSES.Pipe(duplex=False)
    child = PROCESSES.Process(target=work, args=(library, scene.news, kind, last, tell, real))
    child.start()
    tell.close()
    try:
        assert hear.recv() == "begins"
        yield child, hear
    finally:
        child.kill()
        child.join()
        hear.close()


def told(hear: Any) -> list[Any]:
    """All that it tells until it ends."""
    lines = []
    try:
        while True:
            lines.append(hear.recv())
    except EOFError:
        return lines


@contextmanager
def asked_throughout(library: Path, encoder: Encoder) -> Iterator[list[int]]:
    """Somebody asks all the time, in a thread; how many passages each answer was made of."""
    ended = Event()
    wrong: list[BaseException] = []
    answers: list[int] = []

    def ask() -> None:
        try:
            with opened(library, read_only=True) as store:
                index = ArticleIndex(store, encoder)
                while not ended.is_set():
                    answers.append(ask_once(store, index))
        except BaseException as error:  # noqa: BLE001 (raised below, where the test sees it)
            wrong.append(error)

    thread = Thread(target=ask)
    thread.start()
    try:
        yield answers
    finally:
        ended.set()
        thread.join()
    if wrong:
        raise wrong[0]


def ask_once(store: Store, index: ArticleIndex) -> int:
    """A question as it is asked: by meaning and by words; its passages are of one edition."""
    query = index.encoder.encode_query("the boat carried crates")

    def search() -> dict[int, float]:
        return index.nearest(query, 50) | index.matching(["boat", "crew"], 50)

    found = index.steady(search)
    for hit in index.hits(found):
        assert "boat" in hit.passage.article.text
        assert hit.passage.text
    marks = ",".join("?" * len(found))
    mixed = store.db.rows(f"SELECT DISTINCT edition FROM passage WHERE id IN ({marks})", *found)
    assert len(mixed) <= 1
    return len(found)


def assert_is_whole(scene: Scene, library: Path) -> None:
    """Sound by its own doctor, and each article wholly the old one or wholly the new one."""
    with opened(library) as store:
        found = [
            one for one in examine(store, lambda: scene.encoder) if one.state is not State.FINE
        ]
        assert {one.check for one in found} <= {"index"}, [str(one) for one in found]
        assert ask_once(store, ArticleIndex(store, scene.encoder))
    assert_sound(library)
    whole = [*scene.before.articles, *contents(scene.after).articles]
    assert all(article in whole for article in contents(library).articles)


def kill_and_finish(
    scene: Scene,
    folder: Path,
    kind: str,
    last: int = 0,
    *,
    after_seconds: float | None = None,
    after_stages: int | None = None,
) -> bool:
    """Whether the work was killed; all that must hold then is checked."""
    real = isinstance(scene.encoder, SentenceEncoder)
    library = shutil.copytree(scene.library, folder / "library")
    with asked_throughout(library, scene.encoder) as answers:
        with at_work(scene, library, kind, last, real=real) as (child, hear):
            for _ in range(after_stages or 0):
                hear.recv()
            time.sleep(after_seconds or 0)
            if not last:
                child.kill()
            told(hear)
            child.join()
            killed: bool = child.exitcode == -9
        while not answers:
            time.sleep(0.01)
    assert_is_whole(scene, library)
    try:
        scene.finish(library, kind)
    except EditionNotFound:
        assert kind == "undo"
    assert_is_whole(scene, library)
    if kind == "rebuild":
        assert contents(library).articles == contents(scene.after).articles
        assert contents(library).spans == contents(scene.after).spans
    else:
        assert contents(library).articles == scene.before.articles
        assert contents(library).spans == scene.before.spans
    shutil.rmtree(library)
    return killed


def count_statements(scene: Scene, folder: Path, kind: str) -> tuple[int, int, float]:
    """Statements of a work, the one that switches the edition, and how many seconds it takes."""
    library = shutil.copytree(scene.library, folder / f"counted-{kind}")
    real = isinstance(scene.encoder, SentenceEncoder)
    with at_work(scene, library, kind, real=real) as (_child, hear):
        begun = time.monotonic()
        total, switch = told(hear)[-1]
        return total, switch, time.monotonic() - begun


@pytest.mark.parametrize("kind", AT_STATEMENTS)
def test_a_work_can_be_killed_at_any_statement(scene: Scene, tmp_path: Path, kind: str) -> None:
    total, _, _ = count_statements(scene, tmp_path, kind)
    moments = AT_STATEMENTS[kind]
    for moment in range(moments):
        last = int(1 + (total - 1) * (moment + random.random()) / moments)
        assert kill_and_finish(scene, tmp_path, kind, last), last


def test_a_work_can_be_killed_around_the_switch(scene: Scene, tmp_path: Path) -> None:
    total, switch, _ = count_statements(scene, tmp_path, "full")
    assert 0 < switch < total
    for beside in AROUND_THE_SWITCH:
        last = switch + beside
        assert kill_and_finish(scene, tmp_path, "full", last) or last > total


@pytest.mark.parametrize("kind", ["rebuild", "full"])
def test_a_work_can_be_killed_at_any_time(scene: Scene, tmp_path: Path, kind: str) -> None:
    _, _, seconds = count_statements(scene, tmp_path, kind)
    for moment in range(AT_TIMES // 2):
        after = seconds * (moment + random.random()) / AT_TIMES
        assert kill_and_finish(scene, tmp_path, kind, after_seconds=after)


def test_a_work_with_the_real_encoder_can_be_killed(
    tmp_path: Path, real_encoder: SentenceEncoder
) -> None:
    scene = make_scene(tmp_path / "scene", real_encoder, 6)
    for stage in range(REAL):
        kind = ("rebuild", "full")[stage % 2]
        assert kill_and_finish(scene, tmp_path, kind, after_stages=stage)
