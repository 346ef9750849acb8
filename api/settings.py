"""What can be set from outside, by environment variables that start with ``API_``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, SecretStr, model_validator

from api.bewaren.termijnen import BewaarSettings
from api.helpdesk.access.settings import AccessSettings
from api.limits.rules import Limits
from api.storage.settings import DatabaseSettings

_PROJECT = Path(__file__).resolve().parent.parent

#: Shorter secrets can be guessed; `make run` makes ones of 43 characters.
_SECRET_LENGTH = 24

#: Different characters in a secret. Of 32 random bytes even the hexadecimal form has more.
_SECRET_VARIETY = 10
#: Words of six letters or more, which a random secret does not hold by chance.
_SAMPLE = re.compile(
    "example|voorbeeld|change.?me|verander|password|wachtwoord|secret|geheim", re.I
)

Secret = Annotated[SecretStr, Field(min_length=_SECRET_LENGTH)]


class Settings(AccessSettings, BewaarSettings, DatabaseSettings):
    """The settings of the API. Made once, when the application starts.

    Secrets have no default: without one nothing starts.
    """

    catalogue: Path = Field(_PROJECT / "catalogue.yml", description="The catalogue file.")
    catalogue_seconds: float = Field(
        2.0, gt=0, description="Seconds between two looks at the catalogue file."
    )
    max_body_bytes: int = Field(
        32_768,
        gt=0,
        description="Largest request body: 2,000 characters (the longest text of a user) take at "
        "most 24,000 bytes as JSON with escapes or as a form.",
    )
    body_seconds: float = Field(10.0, gt=0, description="Seconds for all of a request body.")
    limits: Limits = Field(
        Limits(), description='Requests a minute, as JSON: {"session_messages": 15, …}.'
    )
    redis_url: SecretStr | None = Field(
        None, description="redis://… counts requests and gives turns for all processes together."
    )
    trusted_proxies: tuple[str, ...] = Field(
        (),
        description="Addresses or networks of proxies whose X-Forwarded-For and "
        'X-Forwarded-Proto count, as JSON: ["10.0.0.0/8"].',
    )
    metrics_host: str = "127.0.0.1"
    metrics_port: int | None = Field(
        None, gt=0, lt=65_536, description="Where Prometheus reads; not for the public."
    )
    embed_origins: tuple[str, ...] = Field(
        (), description='Sites that may show the chat, as JSON: ["https://www.voorbeeld.nl"].'
    )
    rust_minuten: int = Field(
        20, ge=15, description="Minutes of rest before the chat asks whether somebody is there."
    )
    rasa_url: str = Field(
        "http://127.0.0.1:5005", description="Where the bot is; several replicas with a comma."
    )
    rasa_timeout: float = Field(
        4.5, gt=0, description="Seconds for one turn; a failure must be read within five."
    )
    actions_url: str = Field("http://127.0.0.1:5055", description="Asked for its health only.")
    rasa_token: Secret = Field(validation_alias="RASA_TOKEN")
    staff_api_key: Secret = Field(validation_alias="STAFF_API_KEY")
    actions_api_key: Secret = Field(validation_alias="ACTIONS_API_KEY")

    @property
    def rasa_urls(self) -> tuple[str, ...]:
        """Each replica of the bot."""
        return tuple(url.strip().rstrip("/") for url in self.rasa_url.split(","))

    @model_validator(mode="after")
    def _real_secrets(self) -> Self:
        """Nothing starts for real users with a secret that somebody else could know (SE-15).

        Raises:
            ValueError: a secret looks made up, or stands for two things.
        """
        if not self.production:
            return self
        secrets = {
            "RASA_TOKEN": self.rasa_token.get_secret_value(),
            "STAFF_API_KEY": self.staff_api_key.get_secret_value(),
            "ACTIONS_API_KEY": self.actions_api_key.get_secret_value(),
        }
        for name, secret in secrets.items():
            if len(set(secret)) < _SECRET_VARIETY or _SAMPLE.search(secret):
                raise ValueError(f"{name} is a sample: make one with openssl rand -base64 32")
        if len(set(secrets.values())) < len(secrets):
            raise ValueError(f"{', '.join(secrets)} must differ from each other")
        return self
