"""kill -9 in the middle of a rebuild: the library opens, holds whole articles, and can go on."""

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from embeddings.encoder import Encoder, SentenceEncoder
from embeddings.index import ArticleIndex
from embeddings.rebuild import rebuild
from tests.embeddings.library_checks import (
    assert_equals_a_fresh_build,
    assert_sound,
    contents,
    opened,
)
from tests.embeddings.word_hash_encoder import WordHashEncoder

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL"),
]

ROOT = Path(__file__).parents[2]
KILLS = 8
ARTICLES = 24


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


@pytest.fixture
def half_old(tmp_path: Path) -> tuple[Path, Path]:
    """A library, and its folder in which since then articles came, changed and went."""
    news, library = tmp_path / "news", tmp_path / "library"
    write_articles(news, ARTICLES, "March")
    for path in sorted(news.iterdir())[-6:]:
        path.unlink()
    with opened(library) as store:
        rebuild(store, WordHashEncoder(), [news])
    unchanged = (news / "boat02.txt").read_text()
    write_articles(news, ARTICLES, "April")
    (news / "boat02.txt").write_text(unchanged)
    for name in ("boat00.txt", "boat01.txt"):
        (news / name).unlink()
    return library, news


def start(library: Path, news: Path, *more: str) -> "subprocess.Popen[str]":
    words = [
        sys.executable,
        "-m",
        "tests.embeddings.killed_rebuild",
        str(library),
        str(news),
        *more,
    ]
    alone = {**os.environ, "OMP_NUM_THREADS": "1"}  # this process may be computing too
    return subprocess.Popen(words, cwd=ROOT, env=alone, stdout=subprocess.PIPE, text=True)


def lines(child: "subprocess.Popen[str]") -> list[str]:
    """What it prints until it ends."""
    return child.communicate()[0].split()


def wait_for_a_line(child: "subprocess.Popen[str]") -> None:
    assert child.stdout is not None
    assert child.stdout.readline()


def copied(library: Path, folder: Path) -> Path:
    return shutil.copytree(library, folder)


def assert_holds_whole_articles(library: Path, before: Path, after: Path) -> None:
    """Each article is wholly the old one or wholly the new one, and can be found."""
    assert_sound(library)
    whole = [*contents(before).articles, *contents(after).articles]
    assert all(article in whole for article in contents(library).articles)
    with opened(library) as store:
        encoder = WordHashEncoder()
        index = ArticleIndex(store, encoder)
        found = index.nearest(encoder.encode_query("the boat carried crates"), 10_000)
        assert len(index.hits(found)) == store.passage_count()


def assert_goes_on(library: Path, news: Path, encoder: Encoder, fresh: Path) -> None:
    """Another run completes what was begun."""
    with opened(library) as store:
        report = rebuild(store, encoder, [news])
        assert report.unreadable == []
        assert len(report.unchanged) < ARTICLES
    assert_sound(library)
    assert_equals_a_fresh_build(library, news, encoder, fresh)


def built(folder: Path, news: Path) -> Path:
    with opened(folder) as store:
        rebuild(store, WordHashEncoder(), [news])
    return folder


def test_a_rebuild_can_be_killed_at_any_moment(half_old: tuple[Path, Path], tmp_path: Path) -> None:
    library, news = half_old
    after = built(tmp_path / "after", news)
    with start(copied(library, tmp_path / "timed"), news) as child:
        wait_for_a_line(child)
        begun = time.monotonic()
        child.wait()
        seconds = time.monotonic() - begun
    killed = 0
    for kill in range(KILLS):
        broken = copied(library, tmp_path / f"killed{kill}")
        with start(broken, news) as child:
            wait_for_a_line(child)
            time.sleep(seconds * (kill + random.random()) / (KILLS + 1))
            child.kill()
        killed += child.returncode != 0
        assert_holds_whole_articles(broken, library, after)
        assert_goes_on(broken, news, WordHashEncoder(), tmp_path / f"fresh{kill}")
    assert killed >= KILLS // 2


def test_a_rebuild_can_be_killed_at_any_statement(
    half_old: tuple[Path, Path], tmp_path: Path
) -> None:
    library, news = half_old
    after = built(tmp_path / "after", news)
    with start(copied(library, tmp_path / "counted"), news, "-1") as child:
        total = int(lines(child)[-1])
    assert total > 100
    for kill in range(KILLS):
        broken = copied(library, tmp_path / f"killed{kill}")
        statement = int(1 + total * (kill + random.random()) / KILLS)
        with start(broken, news, str(statement)) as child:
            lines(child)
        assert child.returncode != 0 or statement >= total, statement
        assert_holds_whole_articles(broken, library, after)
        assert_goes_on(broken, news, WordHashEncoder(), tmp_path / f"fresh{kill}")


def test_a_rebuild_with_the_real_encoder_can_be_killed(
    tmp_path: Path, real_encoder: SentenceEncoder
) -> None:
    news, library = tmp_path / "news", tmp_path / "library"
    write_articles(news, 8, "March")
    with start(library, news, "real") as child:
        assert child.stdout is not None
        assert "5\n" in child.stdout  # reads until the first batch of four has been stored
        child.kill()
    assert_sound(library)
    with opened(library) as store:
        assert 0 < store.article_count() < 8
        index = ArticleIndex(store, real_encoder)
        assert index.nearest(real_encoder.encode_query("Who was thanked?"), 1)
    assert_goes_on(library, news, real_encoder, tmp_path / "fresh")
