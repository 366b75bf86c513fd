"""Settings: where they come from, and what is refused."""

from pathlib import Path

import pytest

from qa.byline import Byline
from qa.errors import BadSettings
from qa.libraries import Libraries
from qa.settings import load_settings
from tests.embeddings.word_hash_encoder import WordHashEncoder


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_arguments_come_before_the_environment_before_the_file(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (elsewhere / "byline.toml").write_text(
        "port = 1\nhost = 'localhost'\nthreshold = 0.7\n", "utf-8"
    )
    monkeypatch.setenv("BYLINE_PORT", "2")
    monkeypatch.setenv("BYLINE_HOST", "127.0.0.1")
    settings = load_settings(port=3, host=None)
    assert (settings.port, settings.host, settings.threshold) == (3, "127.0.0.1", 0.7)


def test_a_threshold_comes_before_a_level_of_refusal() -> None:
    levels = [
        load_settings(refusal=level).refuse_below for level in ("eager", "balanced", "strict")
    ]
    assert levels == sorted(set(levels))
    assert load_settings().refuse_below == levels[1]
    assert load_settings(refusal="strict", threshold=0.1).refuse_below == 0.1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BYLINE_REFUSAL", "lax"),
        ("BYLINE_PROT", "1"),
        ("BYLINE_PORT", "x"),
        ("BYLINE_THRESHOLD", "2"),
        ("BYLINE_HOSTS", "articles.example.org,quay.example"),
        ("BYLINE_HOSTS", "https://articles.example.org"),
        ("BYLINE_HOSTS", "articles.example.org:443"),
        ("BYLINE_ROOT_PATH", "articles"),
        ("BYLINE_ROOT_PATH", "https://example.org/articles"),
        ("BYLINE_TRUSTED_PROXIES", "127.0.0.1 10.0.0.1"),
        ("BYLINE_TRUSTED_PROXIES", "proxy"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line_with_its_name(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSettings, match=name) as error:
        load_settings()
    assert "\n" not in str(error.value)


def test_how_others_reach_the_page_is_taken_as_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {
        "hosts": "articles.example.org quay.example",
        "root_path": "/tools/articles/",
        "trusted_proxies": "127.0.0.1, 10.0.0.0/8,::1",
    }
    for name, value in given.items():
        monkeypatch.setenv(f"BYLINE_{name.upper()}", value)
    assert load_settings().model_dump(include=set(given)) == given


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("librery = 'x'", r"librery is no setting\. byline.toml may have auth, "),
        ("port = [", "toml"),
    ],
)
def test_a_bad_file_is_refused(elsewhere: Path, text: str, told: str) -> None:
    (elsewhere / "byline.toml").write_text(text, "utf-8")
    with pytest.raises(BadSettings, match=told):
        load_settings()


def test_openai_variables_alone_send_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-openai")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("OPENAI_MODEL", "big")
    assert load_settings().generator_url == ""
    assert load_settings().generator_key.get_secret_value() == ""
    monkeypatch.setenv("BYLINE_GENERATOR_URL", "http://127.0.0.1:9/v1")
    completed = load_settings()
    assert completed.generator_key.get_secret_value() == "sk-openai"
    assert completed.generator_model == "big"
    assert "sk-openai" not in repr(completed)


def test_an_empty_variable_sets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = load_settings()
    monkeypatch.setenv("BYLINE_LIBRARY", "")  # the folder one happens to be in is not meant
    monkeypatch.setenv("BYLINE_PORT", "")
    assert load_settings() == before
    assert "library" not in load_settings().model_fields_set


def test_the_library_may_be_named_from_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("BYLINE_LIBRARY", "~/articles")
    settings = load_settings()
    with Byline(settings.library, settings=settings, encoder=WordHashEncoder()) as byline:
        byline.add_text("The tide", "It came in at six.")
    libraries = Libraries(settings)
    assert libraries.current().status().folder == tmp_path / "articles"
    assert not libraries.current().status().samples
    libraries.close()
    monkeypatch.setenv("BYLINE_LIBRARY", "~nobody-here/articles")
    monkeypatch.chdir(tmp_path)
    with Byline(load_settings().library, encoder=WordHashEncoder()) as byline:
        assert byline.status().folder.samefile(tmp_path / "~nobody-here" / "articles")
