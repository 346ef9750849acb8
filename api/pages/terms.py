"""What the pages take from the catalogue: names for ids, the contact, the themas in use."""

from __future__ import annotations

from fastapi import FastAPI

from api.aanbod.listing import coverage
from api.catalogue.model import Catalogue, Openingstijden, Thema
from api.clock import today
from api.pages import texts
from api.pages.blocks import phone_link


def catalogue(app: FastAPI) -> Catalogue:
    """The catalogue that holds now."""
    current: Catalogue = app.state.catalogue.current
    return current


def open_themes(app: FastAPI) -> list[Thema]:
    """The themas that have open aanbod."""
    current = catalogue(app)
    counts = coverage(current, today())
    return [thema for thema in current.themas if any(counts[thema.id].values())]


def names(app: FastAPI) -> dict[str, dict[str, str]]:
    """The name that people see for each id, per vocabulary."""
    current = catalogue(app)
    return {
        "themas": {item.id: item.naam for item in current.themas},
        "vormen": {item.id: item.naam for item in current.vormen},
        "doelgroepen": {item.id: item.naam for item in current.doelgroepen},
    }


def contact_details(app: FastAPI) -> dict[str, str]:
    """How to reach a person, ready to show."""
    contact = catalogue(app).contact
    return {
        "naam": contact.naam,
        "uitleg": contact.uitleg,
        "telefoon": contact.telefoon,
        "tel": phone_link(contact.telefoon),
        "email": contact.email,
        "open": opening_hours(contact.openingstijden),
    }


def opening_hours(hours: Openingstijden) -> str:
    """The opening hours as a phrase: a run of days as "maandag tot en met vrijdag"."""
    part = texts.TEXTS["openingstijden"]
    week = part["dagen"]
    places = sorted(week.index(day) for day in hours.dagen)
    is_run = len(places) > 2 and places[-1] - places[0] == len(places) - 1
    if is_run:
        days = texts.fill(part["reeks"], van=week[places[0]], tot=week[places[-1]])
    else:
        days = ", ".join(week[place] for place in places)
    return texts.fill(
        part["zin"], dagen=days, van=hours.van.replace(":", "."), tot=hours.tot.replace(":", ".")
    )
