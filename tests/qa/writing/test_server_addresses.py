"""Addresses of model servers, as people write them."""

import pytest

from qa.errors import BadSettings
from qa.writing.model_server import ModelServer
from tests.qa.scripted_server import scripted_server, speaking
from tests.qa.writing.test_model_server import written


@pytest.mark.parametrize("ending", ["", "/", "/v1", "/v1/", "/v1/chat/completions"])
def test_the_address_may_be_as_people_write_it(ending: str) -> None:
    with scripted_server(speaking("x")) as server:
        assert written(f" {server.url.removesuffix('/v1')}{ending}") == "x"
        assert server.paths == ["/v1/models", "/v1/chat/completions"]


def test_another_path_is_kept() -> None:
    with scripted_server(speaking("x")) as server:
        written(f"{server.url.removesuffix('/v1')}/chat/completions")
        written(f"{server.url.removesuffix('/v1')}/openai/v1")
    assert server.paths[1::2] == ["/chat/completions", "/openai/v1/chat/completions"]


@pytest.mark.parametrize(
    "url",
    [
        "localhost:11434",
        "file:///etc/passwd",
        "http://me:word@host/v1",
        "http://",
        "http://a:x/v1",
        "http://a\nb/v1",
        "http://[::1/v1",
    ],
)
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(BadSettings, match="BYLINE_GENERATOR_URL"):
        ModelServer(url)
