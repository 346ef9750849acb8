"""Whether a form was sent from this site, as the browser tells (ASVS 3.5.1)."""

from __future__ import annotations

from urllib.parse import urlsplit

from fastapi import Request


def from_our_own_page(request: Request) -> bool:
    """Whether this request comes from a page of this very host.

    By ``Sec-Fetch-Site``, and from an older browser by ``Origin``. Who sends neither is not a
    browser, so nobody's cookies are used without their knowledge.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")
