"""The HTTP client of tests."""

from __future__ import annotations

from typing import Any

import httpx

from tests.support.patience import PATIENCE

#: Read once: it takes longer than most tests, which make a client each.
_CERTIFICATES = httpx.create_ssl_context()


def client(url: str, **options: Any) -> httpx.Client:
    """A client of a service on this machine, which may be busy."""
    return httpx.Client(**{"timeout": PATIENCE, **options}, base_url=url, verify=_CERTIFICATES)
