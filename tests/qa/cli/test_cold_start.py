"""A question from the command line loads what an answer needs, and nothing that takes seconds."""

import subprocess
import sys
from pathlib import Path

import pytest

from qa.byline import Byline

ASK = """
import sys
from qa.byline import Byline

with Byline(sys.argv[1], read_only=True) as byline:
    print(byline.ask("Who made the silver herring?").sentences[0].text)
heavy = {"torch", "transformers", "sentence_transformers", "gradio", "embeddings.reading"}
print(sorted(heavy & set(sys.modules)))
"""


@pytest.mark.slow
def test_asking_imports_neither_torch_nor_what_reads_files(samples: Byline) -> None:
    folder = samples.status().folder
    command = [sys.executable, "-c", ASK, str(folder)]
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[3]
    )
    answer, imported = done.stdout.splitlines()
    assert answer
    assert imported == "[]"
