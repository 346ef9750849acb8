"""How settings are read from outside: environment variables that start with ``API_``."""

from __future__ import annotations

from pydantic_settings import BaseSettings, SettingsConfigDict


class FromEnvironment(BaseSettings):
    """Base of all settings; made once, when a program starts."""

    model_config = SettingsConfigDict(
        env_prefix="API_",
        extra="ignore",
        frozen=True,
        populate_by_name=True,
        # In docker-compose.yml what is not set is empty.
        env_ignore_empty=True,
        # A fault in a setting is printed at the start, and a setting can be a secret.
        hide_input_in_errors=True,
    )
