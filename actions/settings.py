"""Settings of the action server, from the environment."""

from __future__ import annotations

from functools import cache

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Where the API is and how long an action waits for it."""

    model_config = SettingsConfigDict(env_prefix="ACTIONS_", hide_input_in_errors=True)

    api_url: str = "http://127.0.0.1:8000"
    #: Shared with the API; without it no verwijzing can be made.
    api_key: SecretStr
    #: Seconds for one call. Well below what the API waits for a whole turn.
    timeout: float = 2.0
    #: Seconds for which the words of the catalogue are kept.
    words_ttl: float = 10.0


@cache
def settings() -> Settings:
    """The settings, read once."""
    return Settings()
