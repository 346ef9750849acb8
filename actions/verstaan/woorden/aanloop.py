"""What stands before the words that count."""

from __future__ import annotations

from actions.verstaan.woorden.herkenwoorden import herkenwoorden


def zonder_aanloop(tekst: str) -> str:
    """A question without what leads up to it: "en", "maar", "heb je ook een"."""
    vraag = tekst.strip()
    while aanloop := herkenwoorden().aanloop.match(vraag):
        vraag = vraag[aanloop.end() :].lstrip(" ,.")
    return vraag
