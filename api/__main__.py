"""Starts the API: `python -m api`. Environment: API_HOST, API_PORT and those of api.settings."""

from __future__ import annotations

import os
import sys

import uvicorn
from pydantic import ValidationError
from pydantic_settings import SettingsError

from api import logs
from api.catalogue.faults import CatalogueFaults, CatalogueUnreadable


def main() -> None:
    """Serves until it is told to stop. The server logs no requests: addresses can hold codes."""
    logs.configure()
    # Only now: what libraries warn of when they are imported belongs in the log too.
    from api.main import create_app
    from api.protocol import PatientProtocol

    try:
        app = create_app()
    except (CatalogueFaults, CatalogueUnreadable) as faults:
        sys.exit(str(faults))
    except (ValidationError, SettingsError) as faults:
        sys.exit(f"De instellingen kloppen niet (zie docs/beheer.md).\n{faults}")
    uvicorn.run(
        app,
        host=os.environ.get("API_HOST", "127.0.0.1"),
        port=int(os.environ.get("API_PORT", "8000")),
        access_log=False,
        log_config=None,
        log_level="warning",
        server_header=False,
        proxy_headers=False,  # the application trusts those of API_TRUSTED_PROXIES only
        http=PatientProtocol,
        ws="none",
        timeout_graceful_shutdown=5,
    )


if __name__ == "__main__":
    main()
