"""Nothing is gathered about who uses Byline, and nothing of it sent."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.slow
def test_onnx_runtime_keeps_no_record_of_its_use(tmp_path: Path) -> None:
    opened = (
        "from qa.reader.reader import NETWORK, PACKAGED\n"
        "from qa.reader.weights import network_session\n"
        "network_session(PACKAGED / NETWORK)"
    )
    told = {name: str(tmp_path) for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")}
    environment = {**os.environ, **told, "PYTHONPATH": str(ROOT)}
    environment.pop("ORT_DISABLE_TELEMETRY", None)
    subprocess.run([sys.executable, "-c", opened], env=environment, check=True)
    assert not list(tmp_path.iterdir())
