"""Children that read: shared, bounded, replaced, and gone with their parent."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from embeddings.article import Article
from embeddings.reading import Unreadable
from embeddings.reading.sandbox.limits import LIMITS
from embeddings.reading.sandbox.pool import ReadingPool
from tests.embeddings.reading.test_rules import read_one

GOOD = b"<html><body><p>The tide came in at six, and went.</p></body></html>"
ROOT = Path(__file__).parents[3]


def test_time_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIMITS, ".md", replace(LIMITS[".md"], wall_seconds=0.3))
    pool = ReadingPool()
    # a megabyte of nested emphasis keeps a Markdown parser busy
    (slow,) = pool.read(b"*a **b _c __d " * 200_000, "slow.md", ".md")
    monkeypatch.undo()
    assert isinstance(slow, Unreadable)
    assert "too much time" in slow.reason
    (good,) = pool.read(b"The tide", "good.md", ".md")
    assert isinstance(good, Article)
    pool.close()


@pytest.mark.slow  # it kills processes
def test_one_child_serves_many_files_and_a_killed_one_is_replaced() -> None:
    pool = ReadingPool()
    pool.read(GOOD, "a", ".html")
    (child,) = pool._idle
    pool.read(b"# The tide", "b", ".md")
    assert pool._idle == [child]
    child._process.kill()
    child._process.wait()
    (again,) = pool.read(GOOD, "c", ".html")
    assert isinstance(again, Article)
    assert pool._idle != [child]
    pool.close()


def test_callers_in_threads_get_their_own_articles() -> None:
    pages = [GOOD.replace(b"six", b"%d" % number) for number in range(12)]
    with ThreadPoolExecutor(3) as threads:
        read_at_once = list(threads.map(lambda raw: read_one(raw, ".html"), pages))
    for number, one in enumerate(read_at_once):
        assert f"at {number}, and" in one.text


def test_the_child_loads_nothing_heavy_and_ends_with_its_parent(tmp_path: Path) -> None:
    main = tmp_path / "main.py"
    main.write_text(
        "import sys\n"
        "open(sys.argv[1], 'a').write('run\\n')\n"  # a second line would be a second run of main
        "from embeddings.reading import read_articles\n"
        "from embeddings.reading.sandbox.pool import POOL\n"
        f"read_articles({GOOD!r}, 'a', suffix='.html')\n"
        "child = POOL._idle[0]._process.pid\n"
        "maps = open(f'/proc/{child}/maps').read() if sys.platform == 'linux' else ''\n"
        "heavy = [name for name in ('torch', 'faiss', 'numpy', 'gradio') if f'/{name}/' in maps]\n"
        "print(child, heavy, [n for n in ('torch', 'trafilatura', 'pypdf') if n in sys.modules])\n"
    )
    log = tmp_path / "runs"
    done = subprocess.run(
        [sys.executable, str(main), str(log)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    pid, rest = done.stdout.split(maxsplit=1)
    assert rest.strip() == "[] []"
    assert done.stderr == ""
    assert log.read_text() == "run\n"
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid), 0)


def test_a_missing_library_is_not_the_files_fault() -> None:
    from embeddings.reading.sandbox.pool import _results

    with pytest.raises(ImportError, match="pypdf"):
        _results({"missing": "No module named 'pypdf'"})
