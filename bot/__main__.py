"""Starts Rasa with the trained model: `python -m bot`.

Rasa's own command line imports every command it has before it starts, which takes seconds; this
calls what `rasa run` calls in the end.

Environment: RASA_MODEL (file) and SPACY_MODEL (name or folder; both default to what
`bot.stack.image` left), RASA_HOST, RASA_PORT, RASA_TOKEN, ACTIONS_URL, TRACKER_URL.
"""

from __future__ import annotations

import logging
import os
import warnings
from pathlib import Path

from bot import logs

HERE = Path(__file__).parent
IMAGE = HERE.parent / "var" / "build" / "current"
#: Seconds for one turn; the API has given up by then.
RESPONSE_TIMEOUT = 10.0


def main() -> None:
    """Serves until it is told to stop."""
    if "SPACY_MODEL" not in os.environ:
        os.environ["SPACY_MODEL"] = (IMAGE / "spacy_model").read_text()
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    warnings.simplefilter("ignore")  # deprecations inside Rasa's pinned dependencies
    logs.configure(logging.WARNING)

    import rasa.core.run
    from rasa.core.utils import AvailableEndpoints
    from rasa.utils.common import configure_logging_and_warnings

    configure_logging_and_warnings(logging.WARNING, filter_repeated_logs=False)
    rasa.core.run.serve_application(
        model_path=os.environ.get("RASA_MODEL", str(IMAGE / "model.tar.gz")),
        interface=os.environ.get("RASA_HOST", "127.0.0.1"),
        port=int(os.environ.get("RASA_PORT", "5005")),
        credentials=str(HERE / "credentials.yml"),
        endpoints=AvailableEndpoints.read_endpoints(str(HERE / "endpoints.yml")),
        enable_api=False,
        response_timeout=int(RESPONSE_TIMEOUT),
    )


if __name__ == "__main__":
    main()
