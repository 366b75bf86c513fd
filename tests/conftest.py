"""What tests share: the real encoder, made once, and the sample articles as a library."""

import gc
import os
import signal
from collections.abc import Generator, Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from embeddings.encoder import SentenceEncoder
from qa.byline import Byline
from qa.reader.lazy import lazy_reader
from qa.samples import ARTICLES
from qa.settings import Settings
from tests.embeddings.word_hash_encoder import WordHashEncoder

# a deadline for each example would say how busy the machine is, not what the code does; and the
# first letters that a process draws take a second, whatever the test
settings.register_profile(
    "byline", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("byline")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is collected stays to the end: it is not looked through for garbage again and again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(10_000)
        gc.enable()


@pytest.fixture(scope="session", autouse=True)
def no_settings_of_the_machine() -> Iterator[None]:
    """No BYLINE_* of whoever runs the tests reaches them."""
    kept = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("BYLINE_")}
    yield
    os.environ.update(kept)


@pytest.fixture(scope="session", autouse=True)
def what_is_started_hears_ctrl_c() -> Iterator[None]:
    """Also where the tests run in the background, where Ctrl-C is ignored from the start."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="session", autouse=True)
def one_reader() -> Iterator[None]:
    """Every library has the same reader, which is loaded once, as the encoder is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("qa.byline.lazy_reader", cache(lazy_reader))
        yield


@pytest.fixture(scope="session")
def real_encoder() -> SentenceEncoder:
    """The packaged model."""
    return SentenceEncoder()


@pytest.fixture(scope="session")
def encoder(real_encoder: SentenceEncoder) -> SentenceEncoder:
    """The same; the tests of the embeddings have a quicker one of this name."""
    return real_encoder


@pytest.fixture(scope="session")
def samples(encoder: SentenceEncoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Byline]:
    """A library of the sample articles; not to be changed."""
    folder = tmp_path_factory.mktemp("samples")
    with Byline(folder, settings=Settings(library=folder), encoder=encoder) as byline:
        byline.rebuild(ARTICLES)
        yield byline


@pytest.fixture
def quick(tmp_path: Path) -> Iterator[Byline]:
    """An empty library whose encoder knows no meanings, and is there at once."""
    with Byline(tmp_path / "quick", encoder=WordHashEncoder()) as byline:
        yield byline


@pytest.fixture
def shared_articles() -> Path:
    """Real articles as a user has them, beside the checkout; never part of it."""
    folder = Path(__file__).parents[2] / "shared" / "articles"
    if not folder.is_dir():
        reason = "the folder ../shared/articles is not here"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return folder
