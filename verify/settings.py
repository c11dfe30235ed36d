"""Every setting, read once, from arguments, then VERIFY_* variables, then verify.toml."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import AliasChoices, Field, PrivateAttr, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from verify.errors import SettingsError

_NO_RESULT = set(
    """openai_api_key store llm_timeout llm_retries llm_concurrency keep_runs requests_per_minute
    tokens_per_minute max_calls max_cost prices""".split()
)
"""Settings that change no result: secrets, places, pace and cost."""

_FILE = "verify.toml"
_USER_IN_URL = re.compile(r"(?<=://)[^/@\s]*@")


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting as people may see it: no secret is in `value`.

    `origin` is "argument", the name of its variable, "verify.toml" or "default".
    """

    name: str
    variable: str
    value: str
    origin: str
    description: str


class Settings(BaseSettings):
    """All that can be set. `Settings.load(store=...)` reads the rest from the surroundings."""

    model_config = SettingsConfigDict(
        env_prefix="VERIFY_", toml_file=_FILE, extra="forbid", frozen=True
    )

    store: Path = Field(Path("vectorstore"), description="folder of the library")
    chroma_url: str | None = Field(None, description="a Chroma server instead of the embedded one")
    embedder: str = Field(
        "wordllama",
        description="'wordllama' (offline), 'openai:MODEL' or 'module:factory'",
    )
    judge: Literal["embedded", "llm", "both"] = Field(
        "embedded",
        description="who decides: 'embedded', 'llm', or 'both' (the model only where it is unsure)",
    )
    checker: str | None = Field(
        None, description="folder of another checker than the one that comes along; 'none' for none"
    )
    passage_chars: int = Field(600, ge=100, le=5000, description="length a passage is filled up to")
    search_passages: int = Field(12, ge=1, le=200, description="passages looked at for a claim")
    max_file_mb: float = Field(50.0, gt=0, description="largest file that is read")
    max_text_chars: int = Field(5_000_000, ge=1, description="longest text of one source")
    follow_links: bool = Field(False, description="follow links that lead out of a folder")
    url_timeout: float = Field(20.0, gt=0, description="seconds for one page")
    url_max_mb: float = Field(10.0, gt=0, description="largest page that is fetched")
    allow_private_addresses: bool = Field(False, description="fetch from private networks too")
    keep_runs: bool = Field(True, description="keep every check of a draft or a batch")
    lock_timeout: float = Field(10.0, ge=0, description="seconds to wait for another writer")
    openai_api_key: SecretStr | None = Field(
        None, validation_alias="OPENAI_API_KEY", description="never printed, logged or stored"
    )
    base_url: str | None = Field(None, description="an OpenAI-compatible endpoint")
    model: str = Field("gpt-4.1-mini", min_length=1, description="the model, as its server has it")
    prompts: Path | None = Field(None, description="a folder of prompts instead of ours")
    llm_method: Literal["auto", "json_schema", "function_calling", "json_mode", "text"] = Field(
        "auto", description="how a reply is asked for; 'auto' finds it out once for each endpoint"
    )
    llm_max_tokens: int = Field(4000, ge=64, description="longest reply of a model")
    llm_max_chars: int = Field(40_000, ge=2000, description="most source text shown to a model")
    llm_below: float = Field(
        0.75, ge=0, le=1, description="'both' asks the model at this confidence and below"
    )
    llm_timeout: float = Field(60.0, gt=0, description="seconds to wait for a model")
    llm_retries: int = Field(2, ge=0, le=10, description="times a failed request is repeated")
    llm_concurrency: int = Field(4, ge=1, le=256, description="requests to a model at a time")
    requests_per_minute: int | None = Field(None, ge=1, description="most requests in a minute")
    tokens_per_minute: int | None = Field(None, ge=1, description="most tokens in a minute")
    max_calls: int | None = Field(None, ge=0, description="calls to a model after which it stops")
    max_cost: float | None = Field(None, ge=0, description="dollars at which it stops")
    prices: dict[str, tuple[float, float]] = Field(
        {}, description="by model, dollars for a million tokens in and out: '{\"m\": [0.4, 1.6]}'"
    )

    _origins: dict[str, str] = PrivateAttr(default_factory=dict)

    @classmethod
    def load(cls, **arguments: Any) -> Settings:
        """Settings with `arguments` (None means not given) over the surroundings.

        Raises SettingsError that names the setting and what is wrong with it.
        """
        given = {name: value for name, value in arguments.items() if value is not None}
        try:
            loaded = cls(**given)
        except ValidationError as error:
            first = error.errors()[0]
            name = ".".join(str(part) for part in first["loc"]) or "settings"
            raise SettingsError(
                f"setting {name}: {first['msg']} (argument, VERIFY_{name.upper()} or verify.toml)"
            ) from None
        except ValueError as error:
            raise SettingsError(f"{_FILE}: {error}") from None
        set_in_file = TomlConfigSettingsSource(cls)()
        set_outside = EnvSettingsSource(cls)()
        for name in cls.model_fields:
            known_as = {name, variable(name)}
            for origin, there in (
                (_FILE, set_in_file),
                (variable(name), set_outside),
                ("argument", given),
            ):
                if known_as & there.keys():
                    loaded._origins[name] = origin
        return loaded

    def provenance(self) -> list[Setting]:
        """Every setting, with where its value comes from, without secrets: for people to read."""
        return [
            Setting(
                name=name,
                variable=variable(name),
                value=_shown(getattr(self, name)),
                origin=self._origins.get(name, "default"),
                description=field.description or "",
            )
            for name, field in type(self).model_fields.items()
        ]

    def digest(self) -> str:
        """A short hash of every setting that can change a result; holds no secret."""
        material = self.model_dump_json(exclude=_NO_RESULT)
        return hashlib.sha256(material.encode()).hexdigest()[:12]

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments, then the environment, then verify.toml in the working folder."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def variable(name: str) -> str:
    """The environment variable of a setting."""
    alias = Settings.model_fields[name].validation_alias
    if isinstance(alias, AliasChoices):
        alias = alias.choices[0] if isinstance(alias.choices[0], str) else None
    return alias if isinstance(alias, str) else f"VERIFY_{name.upper()}"


def _shown(value: object) -> str:
    if isinstance(value, SecretStr):
        return "set, not shown"
    if value is None:
        return "not set"
    if isinstance(value, dict):
        return json.dumps(value)
    return _USER_IN_URL.sub("***@", str(value))
