"""Settings: BYLINE_* of the environment, then byline.toml, then the defaults."""

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
tests/benchmarks/fit.py asks, refusals at the middle level have precision 0.929 and recall 0.923: of
all levels the one where the two are most alike."""

_BENCHMARKS = "BYLINE_EVAL_DATA"  # read by the benchmarks, not by Byline


def _shaped(pattern: str, told: str) -> AfterValidator:
    """A text of a shape, which is told where it has another: set so, it would do nothing."""

    def checked(given: str) -> str:
        if not re.fullmatch(pattern, given):
            raise PydanticCustomError("shape", told)
        return given

    return AfterValidator(checked)


_Hosts = Annotated[str, _shaped(r"[\w.\s-]*", "these are names, with spaces between them")]
_Path = Annotated[str, _shaped(r"(/[^/\s?#]+)*/?", "it is a path, such as /articles")]
_Proxies = Annotated[
    str, _shaped(r"([\da-fA-F.:/*]+(,\s*|$))*", "these are addresses, with commas between them")
]


class Settings(BaseSettings):
    """What a person may set. Unknown keys are refused, so that no typing error goes unseen."""

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
    hosts: _Hosts = ""  # names by which others reach the page, with spaces between them
    root_path: _Path = ""  # where a reverse proxy has put the page, as /articles
    trusted_proxies: _Proxies = ""  # addresses of reverse proxies, with commas between them
    refusal: Literal["strict", "balanced", "eager"] = "balanced"
    threshold: float | None = Field(default=None, ge=0, le=1)  # before `refusal`, where given
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
        """The largest file, download or text that is read."""
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
        """Arguments before the environment before the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load_settings(**given: Any) -> Settings:
    """The settings in force; values given here come first. Raises BadSettings."""
    known = {f"BYLINE_{name.upper()}" for name in Settings.model_fields} | {_BENCHMARKS}
    unknown = [n for n in os.environ if n.upper().startswith("BYLINE_") and n.upper() not in known]
    if unknown:
        raise BadSettings(f"{unknown[0]} is no setting. Known are {', '.join(sorted(known))}.")
    try:
        return _completed(
            Settings(**{name: value for name, value in given.items() if value is not None})
        )
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        if first["type"] == "extra_forbidden":
            names = ", ".join(sorted(Settings.model_fields))
            raise BadSettings(f"{name} is no setting. {FILE} may have {names}.") from error
        shown = "what it is" if name == "generator_key" else repr(first["input"])
        raise BadSettings(
            f"The setting {name} cannot be {shown}: {first['msg'].lower()}. "
            f"Correct it in the command, BYLINE_{name.upper()} or {FILE}."
        ) from error
    except ValueError as error:  # the file is no TOML
        raise BadSettings(f"{FILE} cannot be read ({error}). Correct or remove it.") from error


def _completed(settings: Settings) -> Settings:
    """With OPENAI_* for what is not set of a generator; alone they never make one."""
    if not settings.generator_url:
        return settings
    found: dict[str, Any] = {}
    if not settings.generator_key.get_secret_value():
        found["generator_key"] = SecretStr(os.environ.get("OPENAI_API_KEY", ""))
    if not settings.generator_model:
        found["generator_model"] = os.environ.get("OPENAI_MODEL", "")
    return settings.model_copy(update={name: value for name, value in found.items() if value})
