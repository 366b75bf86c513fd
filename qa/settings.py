"""Settings: BYLINE_* of the environment, then byline.toml, then the defaults."""

from pathlib import Path
from typing import Any

from platformdirs import user_data_path
from pydantic import Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from embeddings.encoder import DEFAULT_ENCODER
from qa.errors import BadSettings

FILE = "byline.toml"


class Settings(BaseSettings):
    """What a person may set. Unknown keys are refused, so that no typing error goes unseen."""

    model_config = SettingsConfigDict(
        env_prefix="BYLINE_", extra="forbid", toml_file=FILE, frozen=True
    )

    library: Path = Field(
        default_factory=lambda: user_data_path("byline", appauthor=False) / "library"
    )
    encoder: str = DEFAULT_ENCODER
    host: str = "127.0.0.1"
    port: int = Field(default=7860, ge=0, le=65535)
    threshold: float = Field(default=0.5, ge=0, le=1)
    max_question: int = Field(default=2000, ge=1)

    @classmethod
    def settings_customise_sources(
        cls, settings_cls: type[BaseSettings], **named: PydanticBaseSettingsSource
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments before the environment before the file."""
        return (
            named["init_settings"],
            named["env_settings"],
            TomlConfigSettingsSource(settings_cls),
        )


def load_settings(**given: Any) -> Settings:
    """The settings in force; values given here come first. Raises BadSettings."""
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except (ValidationError, ValueError) as error:
        raise BadSettings(str(error)) from error
