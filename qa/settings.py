"""Settings: from BYLINE_* in the environment, else byline.toml, else the defaults."""

import os
import re
from pathlib import Path
from typing import Annotated, Any, Literal

from platformdirs import user_data_path
from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_core import PydanticCustomError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from embeddings.encoder import DEFAULT_ENCODER
from embeddings.home import from_home
from qa.errors import BadSettings

FILE = "byline.toml"

REFUSAL = {"strict": 0.5, "balanced": 0.35, "eager": 0.15}
"""Confidence below which a question is refused. On the development questions that
tests/benchmarks/fit.py asks, refusals at the middle level have precision 0.929 and recall 0.923,
more alike than at any other level."""

_BENCHMARKS = "BYLINE_EVAL_DATA"  # read by the benchmarks, not by Byline


def _matching(pattern: str, complaint: str) -> AfterValidator:
    """A validator of texts against a pattern: others would have no effect as a setting."""

    def validate(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise PydanticCustomError("shape", complaint)
        return text

    return AfterValidator(validate)


_Hosts = Annotated[str, _matching(r"[\w.\s-]*", "these are names, with spaces between them")]
_Path = Annotated[str, _matching(r"(/[^/\s?#]+)*/?", "it is a path, such as /articles")]
_Proxies = Annotated[
    str, _matching(r"([\da-fA-F.:/*]+(,\s*|$))*", "these are addresses, with commas between them")
]


class Settings(BaseSettings):
    """All settings. Unknown keys are refused, so that no misspelling goes unnoticed."""

    model_config = SettingsConfigDict(
        env_prefix="BYLINE_", env_ignore_empty=True, extra="forbid", toml_file=FILE, frozen=True
    )

    library: Annotated[Path, AfterValidator(from_home)] = Field(
        default_factory=lambda: user_data_path("byline", appauthor=False) / "library"
    )
    encoder: str = Field(default=DEFAULT_ENCODER, min_length=1)
    reader: str = ""  # a folder or a model's name; "": the one that comes with Byline
    host: str = Field(default="127.0.0.1", min_length=1)
    port: int = Field(default=7860, ge=0, le=65535)
    auth: str = ""  # name:hash of those who may log in, several with spaces between them
    hosts: _Hosts = ""  # names under which the page is reached, with spaces between them
    root_path: _Path = ""  # under which a reverse proxy serves the page, such as /articles
    trusted_proxies: _Proxies = ""  # addresses of reverse proxies, with commas between them
    refusal: Literal["strict", "balanced", "eager"] = "balanced"
    threshold: float | None = Field(default=None, ge=0, le=1)  # overrides `refusal`
    max_question: int = Field(default=2000, ge=1)
    max_size: int = Field(default=20, ge=1, le=100)  # megabytes of a file, download or text
    generator_url: str = ""
    generator_key: SecretStr = SecretStr("")
    generator_model: str = ""
    unsupported: Literal["hide", "mark", "strict"] = "hide"

    @property
    def refuse_below(self) -> float:
        """The confidence below which a question is refused."""
        return REFUSAL[self.refusal] if self.threshold is None else self.threshold

    @property
    def max_bytes(self) -> int:
        """The largest file, download or text that is read, in bytes."""
        return self.max_size * 2**20

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        *_: PydanticBaseSettingsSource,
        **__: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments come before the environment, and that before the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load_settings(**arguments: Any) -> Settings:
    """The settings from all sources; arguments come first. Raises BadSettings."""
    known = {f"BYLINE_{name.upper()}" for name in Settings.model_fields} | {_BENCHMARKS}
    unknown = [n for n in os.environ if n.upper().startswith("BYLINE_") and n.upper() not in known]
    if unknown:
        raise BadSettings(f"{unknown[0]} is no setting. Known are {', '.join(sorted(known))}.")
    try:
        return _with_openai_defaults(
            Settings(**{name: value for name, value in arguments.items() if value is not None})
        )
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        if first["type"] == "extra_forbidden":
            names = ", ".join(sorted(Settings.model_fields))
            raise BadSettings(f"{name} is no setting. {FILE} may have {names}.") from error
        value = "what it is" if name == "generator_key" else repr(first["input"])
        raise BadSettings(
            f"The setting {name} cannot be {value}: {first['msg'].lower()}. "
            f"Correct it in the command, BYLINE_{name.upper()} or {FILE}."
        ) from error
    except ValueError as error:  # the file is not TOML
        raise BadSettings(f"{FILE} cannot be read ({error}). Correct or remove it.") from error


def _with_openai_defaults(settings: Settings) -> Settings:
    """The settings with OPENAI_* for a generator's unset ones; alone these set up none."""
    if not settings.generator_url:
        return settings
    key = settings.generator_key.get_secret_value() or os.environ.get("OPENAI_API_KEY", "")
    model = settings.generator_model or os.environ.get("OPENAI_MODEL", "")
    return settings.model_copy(update={"generator_key": SecretStr(key), "generator_model": model})
