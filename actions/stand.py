"""Where the conversation stands, and the plain steps it can take. Pure: no Rasa, no network."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from actions.names import DUBBELZINNIG, ENTITEIT_VAN_SLOT, VRAGEN

#: After this many misses in a row the bot changes its approach, then offers a person.
MISSERS_TOT_KEUZES = 2
MISSERS_TOT_MEDEWERKER = 3
#: How the open question comes back after an aside.
KORT = "kort"
#: How the open question comes back with the same buttons, also after an aside.
MET_KEUZES = DUBBELZINNIG | {"keuzes", "twijfel", "vastgelopen"}
#: How a question is put that gives examples or choices; the kinds of support are named sooner.
MET_HULP = frozenset({"hulp", "keuzes", "vastgelopen"})
MET_UITLEG = {"vormen": MET_HULP | {"gemist"}}
#: The slots that hold more than one value.
LIJSTEN = ("themas", "vormen", "doelgroepen", "twijfel", "afgewezen", "geholpen", "overgenomen")
#: What the official called labels, by their id.
EigenWoorden = Mapping[str, list[str]]
#: How the bot waits for an answer to "wat klopt er niet aan het advies?".
PAST_NIET = "past_niet"


@dataclass(frozen=True)
class Stand:
    """The answers so far. ``None`` is not answered yet, an empty tuple is "does not matter"."""

    situatie: str | None = None
    themas: tuple[str, ...] | None = None
    vormen: tuple[str, ...] | None = None
    doelgroepen: tuple[str, ...] | None = None
    gemeente: str | None = None
    akkoord: bool | None = None
    twijfel: tuple[str, ...] | None = None
    afgewezen: tuple[str, ...] | None = None
    gemist: int = 0
    vraagwijze: str | None = None
    geholpen: tuple[str, ...] | None = None
    overgenomen: tuple[str, ...] | None = None
    #: No answer by itself: in other words it is the same stand.
    eigenwoorden: EigenWoorden | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        """Forgets the words for labels that are no longer among the answers."""
        labels = {i for slot in ENTITEIT_VAN_SLOT for i in getattr(self, slot) or ()}
        over = {i: zij for i, zij in (self.eigenwoorden or {}).items() if i in labels}
        object.__setattr__(self, "eigenwoorden", over or None)

    @classmethod
    def van_slots(cls, slots: Mapping[str, Any]) -> Stand:
        """Reads the slots of a conversation."""
        values: dict[str, Any] = {one.name: slots.get(one.name) for one in fields(cls)}
        for name in LIJSTEN:
            values[name] = None if values[name] is None else tuple(values[name])
        values["gemist"] = int(values["gemist"] or 0)
        return cls(**values)

    def verschil(self, nieuw: Stand) -> dict[str, Any]:
        """The slots that differ in ``nieuw``, with their new values as Rasa keeps them."""
        changed = {}
        for one in fields(self):
            value = getattr(nieuw, one.name)
            if value != getattr(self, one.name):
                changed[one.name] = list(value) if isinstance(value, tuple) else value
        return changed

    @property
    def beantwoord(self) -> list[str]:
        """The questions that have an answer, in order; the recap is none of them."""
        return [vraag for vraag in VRAGEN[:-1] if getattr(self, vraag) is not None]

    @property
    def open_vraag(self) -> str | None:
        """The first question without an answer."""
        return next((vraag for vraag in VRAGEN if getattr(self, vraag) is None), None)


def pas_aan(stand: Stand, onderdeel: str | None) -> Stand:
    """Opens one answer again; without a known one the recap asks which."""
    stand = replace(stand, akkoord=None, twijfel=None, gemist=0, geholpen=None)
    if onderdeel == "gemeente":
        return replace(stand, vraagwijze="gemeente")
    if onderdeel not in VRAGEN[:-1]:
        return replace(stand, vraagwijze="aanpassen")
    cleared: dict[str, Any] = {onderdeel: None, "vraagwijze": None}
    return replace(stand, **cleared)


def na_misser(stand: Stand) -> Stand:
    """One more message in a row that did not answer the open question."""
    # What was put on request already (the explanation, the choices) is not put again.
    gehad = {"hulp": MISSERS_TOT_KEUZES, "keuzes": MISSERS_TOT_MEDEWERKER}
    gemist = max(stand.gemist + 1, gehad.get(stand.vraagwijze or "", 0))
    return replace(stand, gemist=gemist, vraagwijze=wijze_na_missers(gemist))


def met_keuzes(stand: Stand) -> Stand:
    """After a person was offered and asked for: the choices, and at the next miss the person."""
    return replace(stand, gemist=MISSERS_TOT_KEUZES, vraagwijze="keuzes")


def wijze_na_missers(gemist: int) -> str:
    """How to go on after so many misses in a row, never twice the same way."""
    if gemist < MISSERS_TOT_KEUZES:
        return "gemist"
    # The person is offered at the third, and from then on every other time.
    na_medewerker = gemist - MISSERS_TOT_MEDEWERKER
    return "vastgelopen" if na_medewerker >= 0 and na_medewerker % 2 == 0 else "keuzes"


def wijze_na_tussenvraag(stand: Stand) -> str:
    """How the open question comes back when something else was said in between."""
    return stand.vraagwijze if stand.vraagwijze in MET_KEUZES else KORT


def vorige(stand: Stand) -> Stand | None:
    """Takes the latest answer back; None when there is none."""
    if not stand.beantwoord:
        return None
    cleared: dict[str, Any] = {stand.beantwoord[-1]: None, "akkoord": None, "vraagwijze": "kort"}
    return replace(stand, **cleared, twijfel=None, gemist=0, geholpen=None)


def onthoud_hulp(stand: Stand, vraag: str | None) -> Stand:
    """Keeps that ``vraag`` comes with examples or choices now: they are not given twice."""
    geholpen = stand.geholpen or ()
    if (
        vraag is None
        or vraag in geholpen
        or stand.vraagwijze not in MET_UITLEG.get(vraag, MET_HULP)
    ):
        return stand
    return replace(stand, geholpen=(*geholpen, vraag))
