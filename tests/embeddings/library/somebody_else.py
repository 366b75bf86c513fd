"""A library asked by somebody who may not write in its folder, in a process of their own."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
AS_SOMEBODY_ELSE = """
import os, sys
from pathlib import Path
from embeddings.errors import IndexingError
from embeddings.index import ArticleIndex
from embeddings.library.store import Store
from tests.embeddings.word_hash_encoder import WordHashEncoder

if os.getuid() == 0:
    os.setuid(65534)
encoder = WordHashEncoder()
"""
_ASK = """
for folder in map(Path, sys.argv[1:]):
    try:
        (folder / "written").touch()
    except OSError:
        pass
    else:
        sys.exit("the folder is not protected")
    index = ArticleIndex(Store(folder, read_only=True), encoder)
    (hit,) = index.hits(index.nearest(encoder.encode_query("the wind reached ninety knots"), 1))
    assert index.matching(["knots"], 9)
    index.save_cache()
    print(" ".join(hit.passage.text.split()))
    index.store.close()
"""


def answers(*libraries: Path) -> list[str]:
    """What each library answers when it is asked how fast the wind was."""
    words = [sys.executable, "-c", AS_SOMEBODY_ELSE + _ASK, *map(str, libraries)]
    done = subprocess.run(words, check=False, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()
