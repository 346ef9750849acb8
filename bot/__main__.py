"""Starts Rasa with the trained model: `python -m bot`.

Rasa's own command line imports every command it has before it starts, which takes seconds; this
imports what serving needs.

Environment: RASA_MODEL (file) and SPACY_MODEL (name or folder; both default to what
`bot.stack.image` left), RASA_HOST, RASA_PORT, RASA_TOKEN, ACTIONS_URL, TRACKER_URL.
"""

from __future__ import annotations

import logging
import os
import warnings
from pathlib import Path

from bot import logs, no_tensorflow

IMAGE = Path(__file__).parent.parent / "var" / "build" / "current"
#: Seconds for one turn; the API has given up by then.
RESPONSE_TIMEOUT = 10


def main() -> None:
    """Serves until it is told to stop."""
    if "SPACY_MODEL" not in os.environ:
        os.environ["SPACY_MODEL"] = (IMAGE / "spacy_model").read_text()
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    warnings.simplefilter("ignore")  # deprecations inside Rasa's pinned dependencies
    logs.configure(logging.WARNING)

    no_tensorflow.install()
    # Importing Rasa reads the settings above.
    from rasa.utils.common import configure_logging_and_warnings, update_sanic_log_level

    from bot.serving import create_app

    configure_logging_and_warnings(logging.WARNING, filter_repeated_logs=False)
    update_sanic_log_level()
    app = create_app(os.environ.get("RASA_MODEL", str(IMAGE / "model.tar.gz")), RESPONSE_TIMEOUT)
    app.run(
        host=os.environ.get("RASA_HOST", "127.0.0.1"),
        port=int(os.environ.get("RASA_PORT", "5005")),
        access_log=False,
    )


if __name__ == "__main__":
    main()
