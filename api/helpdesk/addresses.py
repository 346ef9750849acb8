"""The addresses that more than one part of the helpdesk needs."""

from __future__ import annotations

from urllib.parse import urlsplit

HOME = "/helpdesk"
LOGIN = f"{HOME}/inloggen"
LOGOUT = f"{HOME}/uitloggen"


def is_helpdesk(path: str) -> bool:
    """Whether an address is one of the helpdesk."""
    return path == HOME or path.startswith(f"{HOME}/")


def own_page(address: str) -> str:
    """`address` when it is a page of the helpdesk, else the first page.

    For an address that came in from outside: it must not lead to another site, nor back to the
    login.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return HOME
    elsewhere = parts.scheme or parts.netloc or "\\" in address or not address.isprintable()
    if elsewhere or not is_helpdesk(parts.path) or parts.path.startswith((LOGIN, LOGOUT)):
        return HOME
    return address
