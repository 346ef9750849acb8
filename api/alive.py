"""Health check of the container: `python -m api.alive` ends with 0 when the bot can chat."""

from __future__ import annotations

import os
import urllib.request


def main() -> None:
    """Asks the health address; an error status raises and ends with 1."""
    port = os.environ.get("API_PORT", "8000")
    urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/gezondheid", timeout=4)


if __name__ == "__main__":
    main()
