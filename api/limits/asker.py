"""Who asks, without keeping who it is: no address and no key is stored (PR-06)."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from datetime import date
from ipaddress import IPv6Address, ip_address

from api.clock import today

#: One visitor has a whole network of this size, and could take another address for each request.
_IPV6_NETWORK_BITS = 64


class Pseudonyms:
    """Turns an address or a sleutel into a name that means nothing tomorrow.

    The name is a keyed hash. Its key follows from a secret and the day, so every worker makes the
    same name, and names of two days cannot be laid side by side without the secret.
    """

    def __init__(self, secret: str, day: Callable[[], date] = today) -> None:
        self._secret = secret.encode()
        self._day = day

    def name(self, known: str) -> str:
        """The name of today, 32 hexadecimal digits."""
        key = hmac.digest(self._secret, f"limits {self._day().isoformat()}".encode(), "sha256")
        return hmac.digest(key, known.encode(), "sha256").hex()[:32]


def network(host: str | None) -> str:
    """What stands for the address of one visitor: an IPv4 address or an IPv6 network.

    Something that is not an address (a socket file has none) stands for itself.
    """
    try:
        address = ip_address(host or "")
    except ValueError:
        return host or ""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(int(address) >> (128 - _IPV6_NETWORK_BITS))
    return str(address)
