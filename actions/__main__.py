"""Starts the action server: `python -m actions`.

Environment: ACTIONS_HOST, ACTIONS_PORT, ACTIONS_API_URL, ACTIONS_API_KEY.
"""

from __future__ import annotations

import logging
import os
from typing import Any

from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor

import actions
from actions.api_client import client
from actions.teksten import teksten
from actions.verstaan.woorden.herkenwoorden import herkenwoorden
from api import logs


class LeanExecutor(ActionExecutor):
    """Runs actions without the domain, which none of them reads.

    endpoints.yml tells Rasa not to send it. This SDK would refuse a call without a domain, and
    ask for it in a way that Rasa 3.6 does not know.
    """

    def update_and_return_domain(
        self, payload: dict[str, Any], action_name: str
    ) -> dict[str, Any] | None:
        """The domain of the call: none."""
        return payload.get("domain") or {}


def main() -> None:
    """Serves until it is told to stop; refuses to start without a key for the API."""
    logs.configure(logging.WARNING)
    # Made and read when they are first needed, which would be while somebody waits.
    client()
    teksten()
    herkenwoorden()
    executor = LeanExecutor()
    executor.register_package(actions)
    app = create_app(executor, cors_origins=[])
    app.run(
        host=os.environ.get("ACTIONS_HOST", "127.0.0.1"),
        port=int(os.environ.get("ACTIONS_PORT", "5055")),
        single_process=True,
        motd=False,
        access_log=False,
    )


if __name__ == "__main__":
    main()
