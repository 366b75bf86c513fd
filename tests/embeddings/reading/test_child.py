"""Children that read: shared, bounded, replaced, and gone with their parent."""

import os
import subprocess
import sys
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from embeddings.article import Article
from embeddings.reading import Unreadable, read_articles
from embeddings.reading.sandbox.limits import LIMITS
from embeddings.reading.sandbox.pool import POOL, ReadingPool

GOOD = b"<html><body><p>The tide came in at six, and went.</p></body></html>"
ROOT = Path(__file__).parents[3]


def pdf(content: bytes, *, filters: bytes = b"/FlateDecode", kids: bytes = b"3 0 R") -> bytes:
    """A small PDF with one page, by hand."""
    return b"".join(
        [
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
            b"2 0 obj<</Type/Pages/Kids[" + kids + b"]/Count 1>>endobj\n",
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R",
            b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n",
            b"4 0 obj<</Length %d/Filter[%s]>>stream\n" % (len(content), filters),
            content + b"\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF",
        ]
    )


def read(raw: bytes, suffix: str) -> Article | Unreadable:
    started = time.monotonic()
    (one,) = read_articles(raw, "bomb", suffix=suffix)
    assert time.monotonic() - started < 90
    return one


def test_a_nested_page_is_bounded_and_the_next_is_read() -> None:
    deep = b"<html><body>" + b"<div>" * 100_000 + b"The tide" + b"</div>" * 100_000
    assert isinstance(read(deep, ".html"), Article | Unreadable)
    tables = b"<table><tr><td>" * 100_000
    assert isinstance(read(tables, ".html"), Article | Unreadable)
    assert isinstance(read(GOOD, ".html"), Article)


@pytest.mark.slow
def test_a_pdf_that_unpacks_to_gigabytes_is_bounded() -> None:
    once = zlib.compress(bytes(200_000_000), 9)
    bomb = pdf(zlib.compress(once, 9), filters=b"/FlateDecode/FlateDecode")
    assert len(bomb) < 10_000
    assert isinstance(read(bomb, ".pdf"), Unreadable)
    assert isinstance(read(GOOD, ".html"), Article)


def test_a_pdf_whose_pages_go_in_circles_is_bounded() -> None:
    assert isinstance(read(pdf(b"", kids=b"2 0 R 2 0 R 3 0 R"), ".pdf"), Article | Unreadable)


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
        read_at_once = list(threads.map(lambda raw: read(raw, ".html"), pages))
    for number, one in enumerate(read_at_once):
        assert isinstance(one, Article)
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
    from embeddings.reading.sandbox.pool import _restored

    with pytest.raises(ImportError, match="pypdf"):
        _restored({"missing": "No module named 'pypdf'"})


@pytest.mark.slow
def test_twenty_megabytes_of_each_kind_are_bounded() -> None:
    large = (
        (b"<p>The tide came in. " * 900_000, ".html"),
        (b"*The* [tide](x) came `in`. " * 700_000, ".md"),
        (b"[" * 5_000_000, ".md"),
        (b"The tide came in.\n" * 1_000_000, ".txt"),
        (b"%PDF-1.7\n" + b"1 0 obj<<" * 2_000_000, ".pdf"),
    )  # one long line of each kind: test_bombs
    with ThreadPoolExecutor(len(large)) as threads:
        read_at_once = list(threads.map(read, *zip(*large, strict=True)))
    assert all(isinstance(one, Article | Unreadable) for one in read_at_once)
    assert isinstance(read(GOOD, ".html"), Article)
    POOL.close()
