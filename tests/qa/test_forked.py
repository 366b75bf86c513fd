"""A process that has searched is forked: its child says what to do, and searches by itself."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

_FORKED = """
import os
from embeddings.errors import LibraryClosed
from qa import Byline
from tests.embeddings.word_hash_encoder import WordHashEncoder

byline = Byline("library", encoder=WordHashEncoder())
byline.add_text("The pier", "Ada Brook opened the pier on Monday.")
assert byline.search("pier")
for held in (byline._following._lock, byline._reader._lock):  # by threads that load a model
    held.acquire()
child = os.fork()
if child:
    raise SystemExit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
try:
    byline.ask("Who opened the pier?")
except LibraryClosed as error:
    print(error, flush=True)
with Byline("library", encoder=WordHashEncoder()) as own:
    print(own.search("pier")[0].passage.text, flush=True)
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_child_opens_the_library_for_itself(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", _FORKED],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told, found = done.stdout.splitlines()
    assert told.endswith("Open it in each process by itself.")
    assert found == "Ada Brook opened the pier on Monday."
