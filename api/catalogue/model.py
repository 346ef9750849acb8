"""The one schema of ``catalogue.yml``.

Everything that holds for a catalogue is said here: which fields there are, and (through
`api.catalogue.rules`) how the parts fit together. The JSON Schema for editors, the check on the
command line and the API all follow from these classes. What is not known about an offer is left
out of the file; such a field is ``None`` here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cached_property
from typing import Annotated, Any, Literal, get_args
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    ValidationError,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import InitErrorDetails, PydanticCustomError
from pydantic_core.core_schema import ErrorType

from api.catalogue import rules, vocabulary
from api.catalogue.messages import custom_error

_KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_HTML = re.compile(r"</?[a-zA-Z!][^>]*>|&(#\d+|[a-zA-Z]+);")
_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_PHONE = re.compile(r"\+?[0-9(][0-9 ()-]*[0-9]")
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_HOST = re.compile(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.IGNORECASE)
_BUILT_IN = frozenset(get_args(ErrorType))
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def _plain(value: str) -> str:
    """Texts are shown as they are, so no markup and nothing a reader cannot see (ASVS 3.2.2)."""
    if "\t" in value:
        raise custom_error("tekst_tab")
    if found := _HTML.search(value):
        raise custom_error("tekst_html", deel=found.group())
    if _INVISIBLE.search(value):
        raise custom_error("tekst_teken")
    return value


def _slug(value: str, separator: str) -> str:
    return re.sub(r"[^a-z0-9]+", separator, value.lower()).strip(separator) or "een-id"


def _kebab(value: str) -> str:
    if not _KEBAB.fullmatch(value):
        raise custom_error("id_kebab", voorbeeld=_slug(value, "-"))
    return value


def _snake(value: str) -> str:
    if not _SNAKE.fullmatch(value):
        raise custom_error("id_snake", voorbeeld=_slug(value, "_"))
    return value


def _date(value: object) -> object:
    """Only a written-out day; pydantic itself would also read 0 as 1 January 1970."""
    day = value
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            raise custom_error("datum") from None
    if not isinstance(day, date) or isinstance(day, datetime):
        raise custom_error("datum")
    if not 2000 <= day.year <= 2100:
        raise custom_error("datum_jaar", jaar=day.year)
    return day


def _time(value: str) -> str:
    if not _TIME.fullmatch(value):
        raise custom_error("tijd")
    return value


def _https(value: str) -> str:
    if not value.startswith("https://"):
        raise custom_error("url_https")
    try:
        parts = urlsplit(value)
        host, login = parts.hostname or "", parts.username
    except ValueError:
        raise custom_error("url") from None
    odd = re.search(r'[\s<>"{}|\\^`]|[.,;:]$', value)
    if login is not None or not _HOST.fullmatch(host) or odd:
        raise custom_error("url")
    return value


def _email(value: str) -> str:
    if not _EMAIL.fullmatch(value):
        raise custom_error("email")
    return value


def _phone(value: str) -> str:
    if not _PHONE.fullmatch(value) or sum(sign.isdigit() for sign in value) < 3:
        raise custom_error("telefoon")
    return value


def _as_text(value: object) -> object:
    """A page's own date may be a bare year or day in YAML; it stays text."""
    return str(value) if type(value) in (int, date) else value


_Stripped = Annotated[str, BeforeValidator(lambda v: v.strip() if isinstance(v, str) else v)]

Naam = Annotated[_Stripped, Field(min_length=1, max_length=150), AfterValidator(_plain)]
"""A name or another short text."""
Tekst = Annotated[_Stripped, Field(min_length=1, max_length=600), AfterValidator(_plain)]
"""One or a few plain sentences."""
KebabId = Annotated[
    str,
    AfterValidator(_kebab),
    WithJsonSchema({"type": "string", "pattern": f"^{_KEBAB.pattern}$"}),
]
SnakeId = Annotated[
    str,
    AfterValidator(_snake),
    WithJsonSchema({"type": "string", "pattern": f"^{_SNAKE.pattern}$"}),
]
# Editors offer these; the rules check that an id exists.
ThemaId = Annotated[str, Field(examples=list(vocabulary.THEMAS))]
VormId = Annotated[str, Field(examples=list(vocabulary.VORMEN))]
DoelgroepId = Annotated[str, Field(examples=list(vocabulary.DOELGROEPEN))]
Datum = Annotated[
    date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})
]
Tijd = Annotated[
    str, AfterValidator(_time), WithJsonSchema({"type": "string", "pattern": f"^{_TIME.pattern}$"})
]
Url = Annotated[
    str,
    Field(max_length=500),
    AfterValidator(_https),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https://"}),
]
Email = Annotated[
    str, AfterValidator(_email), WithJsonSchema({"type": "string", "format": "email"})
]
Telefoon = Annotated[str, AfterValidator(_phone)]

Nagaan = Annotated[
    tuple[Tekst, ...],
    Field(exclude=True, description="Wat iemand nog moet nagaan; alleen voor collega's."),
]
"""Questions for who keeps the catalogue; nobody else gets to see them."""

Schaal = Literal["landelijk", "regionaal", "commercieel"]
Status = Literal["lopend", "te_bevestigen", "ingetrokken", "vervangen"]
Locatie = Literal["online", "fysiek", "beide"]
Fase = Literal["preventie", "acuut"]
SoortRelatie = Literal["bouwt_op", "bereidt_voor_op", "onderdeel_van", "omvat"]
"""The fields of `Relaties`, and `omvat`: the other side of `onderdeel_van`."""
Dag = Literal["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Bron(_Part):
    """Where something was read, and when."""

    url: Url = Field(description="De pagina waar de gegevens vandaan komen.")
    gezien_op: Datum = Field(description="De dag waarop iemand die pagina heeft bekeken.")
    datum: Annotated[Naam, BeforeValidator(_as_text)] | None = Field(
        None, description="De datum die de pagina zelf noemt."
    )
    let_op: Tekst | None = Field(
        None, exclude=True, description="Wat er aan deze pagina schort; alleen voor collega's."
    )


class Thema(_Part):
    """What is going on."""

    id: SnakeId = Field(description="Het vaste kenmerk; verander dit niet.")
    naam: Naam = Field(description="De naam die mensen zien.")
    uitleg: Tekst = Field(description="Een of twee eenvoudige zinnen.")
    voorbeelden: tuple[Tekst, ...] = Field(
        min_length=2, max_length=6, description="Korte situaties uit de praktijk."
    )
    ouder: ThemaId | None = Field(None, description="Het id van het bredere thema.")


class Vorm(_Part):
    """The kind of support wanted."""

    id: SnakeId = Field(description="Het vaste kenmerk; verander dit niet.")
    naam: Naam = Field(description="De naam die mensen zien.")
    uitleg: Tekst = Field(description="Een of twee eenvoudige zinnen.")
    voorbeelden: tuple[Tekst, ...] = Field(
        min_length=2, max_length=6, description="Voorbeelden van deze vorm."
    )


class Doelgroep(_Part):
    """Who will take part."""

    id: SnakeId = Field(description="Het vaste kenmerk; verander dit niet.")
    naam: Naam = Field(description="De naam die mensen zien.")
    uitleg: Tekst = Field(description="Een of twee eenvoudige zinnen.")


class Aanbieder(_Part):
    """The organisation that gives an offer."""

    id: KebabId = Field(description="Het kenmerk waarmee aanbod naar deze aanbieder verwijst.")
    naam: Naam = Field(description="De volledige naam.")
    afkorting: Naam | None = Field(None, description="De gebruikelijke afkorting.")
    uitleg: Tekst | None = Field(None, description="Wat deze organisatie doet.")
    url: Url | None = Field(None, description="De website.")


class Openingstijden(_Part):
    """When the contact can be reached."""

    dagen: tuple[Dag, ...] = Field(min_length=1, description="De dagen van de week.")
    van: Tijd = Field(description="Vanaf deze tijd.")
    tot: Tijd = Field(description="Tot deze tijd.")


class Contact(_Part):
    """Where somebody can talk to a person."""

    naam: Naam = Field(description="Wie het is.")
    telefoon: Telefoon = Field(description="Het telefoonnummer.")
    email: Email = Field(description="Het e-mailadres.")
    uitleg: Tekst = Field(description="Waar dit contact voor is.")
    openingstijden: Openingstijden
    vrije_dagen: tuple[Datum, ...] = Field((), description="Dagen waarop niemand er is.")
    nagaan: Nagaan = ()
    bron: Bron


class Noodcontact(_Part):
    """Whom to call when there is danger."""

    id: KebabId = Field(description="Het kenmerk van dit nummer.")
    naam: Naam = Field(description="Wie het is.")
    telefoon: Telefoon = Field(description="Het telefoonnummer.")
    situaties: tuple[SnakeId, ...] = Field(
        min_length=1, description="Situaties waarin dit nummer past, zoals algemeen of dreiging."
    )
    uitleg: Tekst = Field(description="Wanneer iemand dit nummer belt.")
    volgorde: int = Field(
        ge=1, le=999, strict=True, description="De plaats in de lijst; 112 staat op 1."
    )
    alleen_voor: Naam | None = Field(
        None, description="Alleen voor deze mensen; anderen krijgen het nummer niet te zien."
    )
    nagaan: Nagaan = ()
    bron: Bron


class Relaties(_Part):
    """How offers belong together."""

    bereidt_voor_op: tuple[str, ...] = Field((), description="Aanbod dat hierna past.")
    bouwt_op: tuple[str, ...] = Field((), description="Aanbod dat hiervoor komt.")
    onderdeel_van: str | None = Field(None, description="Het grotere geheel.")

    def genoemd(self) -> Iterator[tuple[SoortRelatie, str]]:
        """Each relation as it stands in the file: what kind, and the id of the other offer."""
        yield from (("bereidt_voor_op", one) for one in self.bereidt_voor_op)
        yield from (("bouwt_op", one) for one in self.bouwt_op)
        if self.onderdeel_van is not None:
            yield "onderdeel_van", self.onderdeel_van


class Aanbod(_Part):
    """One offer."""

    id: KebabId = Field(description="Het kenmerk; kleine letters en streepjes.")
    naam: Naam = Field(description="De naam die mensen zien.")
    aanbieder: str = Field(description="Het id van de aanbieder.")
    partners: tuple[Naam, ...] = Field((), description="Wie er meedoet.")
    schaal: Schaal = Field(description="Alleen landelijk aanbod komt in een advies.")
    soort: Naam = Field(description="Wat het is, zoals training of handreiking.")
    themas: tuple[ThemaId, ...] = Field(min_length=1, description="Ids uit de lijst themas.")
    vormen: tuple[VormId, ...] = Field(min_length=1, description="Ids uit de lijst vormen.")
    doelgroepen: tuple[DoelgroepId, ...] = Field(
        min_length=1, description="Ids uit de lijst doelgroepen."
    )
    omschrijving: Tekst = Field(description="Een of twee eenvoudige zinnen.")
    url: Url = Field(description="De pagina van het aanbod.")
    aanmelden: Tekst | None = Field(None, description="Hoe iemand zich aanmeldt.")
    kosten: Naam | None = Field(None, description="Wat het kost.")
    duur: Naam | None = Field(None, description="Hoe lang het duurt.")
    locatie: Locatie | None = Field(None, description="Waar het is.")
    fase: tuple[Fase, ...] = Field((), description="Om iets te voorkomen, of als het acuut is.")
    datums: tuple[Datum, ...] = Field((), description="De dagen waarop het is.")
    aanmelden_tot: Datum | None = Field(None, description="De laatste dag om aan te melden.")
    status: Status = Field(description="Of het aanbod er nog is.")
    vervangen_door: str | None = Field(None, description="Het id van het nieuwe aanbod.")
    eigenaar: Naam | None = Field(None, description="Wie dit item bijhoudt.")
    nakijken_voor: Datum | None = Field(None, description="Kijk dit item voor deze dag na.")
    relaties: Relaties | None = None
    nagaan: Nagaan = ()
    bron: Bron

    @cached_property
    def laatste_dag(self) -> date:
        """The last day on which the offer is open; `date.min` when it never is.

        Open is: running or to be confirmed, not every date past, registration not closed.
        """
        if self.status not in ("lopend", "te_bevestigen"):
            return date.min
        return min(max(self.datums, default=date.max), self.aanmelden_tot or date.max)

    def is_open(self, today: date) -> bool:
        """Whether somebody can still go there on `today` (contract, section 5, promise 1)."""
        return today <= self.laatste_dag

    def in_advies(self, today: date) -> bool:
        """Open and meant for every municipality: what listings and advice hold."""
        return self.schaal == "landelijk" and self.is_open(today)


class Uitzoeken(_Part):
    """What is not in the catalogue yet."""

    wat: Naam = Field(description="Waar het om gaat.")
    waarom: Tekst = Field(description="Waarom het er nog niet in staat.")


class Catalogue(_Part):
    """The whole of ``catalogue.yml``.

    Build it with ``Catalogue.model_validate(data)`` from plain data (dicts and lists), so that
    the rules between the parts are checked too. Raises `pydantic.ValidationError` with every
    fault in `data`, those of the fields and those of the rules together.
    """

    themas: tuple[Thema, ...] = Field(description="Wat er speelt.")
    vormen: tuple[Vorm, ...] = Field(description="Welke hulp iemand zoekt.")
    doelgroepen: tuple[Doelgroep, ...] = Field(description="Wie er meedoet.")
    aanbieders: tuple[Aanbieder, ...] = Field(description="Wie het aanbod geeft.")
    contact: Contact = Field(description="Waar iemand een mens kan spreken.")
    noodcontacten: tuple[Noodcontact, ...] = Field(description="Nummers voor als er gevaar is.")
    aanbod: tuple[Aanbod, ...] = Field(description="De trainingen, adviezen en trajecten.")
    nog_uitzoeken: tuple[Uitzoeken, ...] = Field(
        (), description="Wat er nog niet in staat; alleen voor collega's."
    )

    @model_validator(mode="wrap")
    @classmethod
    def _check_rules(cls, data: Any, handler: ModelWrapValidatorHandler[Catalogue]) -> Catalogue:
        """Runs the rules on the raw data, so that one bad field hides no other fault."""
        errors: list[InitErrorDetails] = []
        catalogue: Catalogue | None = None
        try:
            catalogue = handler(data)
        except ValidationError as exc:
            for error in exc.errors(include_url=False):
                context = error.get("ctx", {})
                kind: str | PydanticCustomError = error["type"]
                if error["type"] not in _BUILT_IN:
                    kind = custom_error(error["type"], **context)
                errors.append(
                    InitErrorDetails(type=kind, loc=error["loc"], input=error["input"], ctx=context)
                )
        errors += rules.check(data)
        if errors or catalogue is None:
            raise ValidationError.from_exception_data(cls.__name__, errors)
        return catalogue

    @cached_property
    def aanbod_op_id(self) -> dict[str, Aanbod]:
        """Every offer by its id, open or not."""
        return {item.id: item for item in self.aanbod}

    @cached_property
    def aanbieder_op_id(self) -> dict[str, Aanbieder]:
        """Every provider by its id."""
        return {item.id: item for item in self.aanbieders}

    @cached_property
    def relaties_op_id(self) -> dict[str, tuple[tuple[SoortRelatie, Aanbod], ...]]:
        """What belongs together with each offer that has any such, open or not.

        A relation may be written down with either offer and then holds for both. In the order
        in which somebody goes through them: first what comes before.
        """
        found: dict[str, set[tuple[SoortRelatie, str]]] = {}
        for item in self.aanbod:
            if item.relaties is None:
                continue
            for soort, other in item.relaties.genoemd():
                found.setdefault(item.id, set()).add((soort, other))
                found.setdefault(other, set()).add((_ANDERSOM[soort], item.id))
        soorten: tuple[SoortRelatie, ...] = get_args(SoortRelatie)
        place = {item.id: number for number, item in enumerate(self.aanbod)}
        return {
            own: tuple(
                (soort, self.aanbod_op_id[other])
                for soort, other in sorted(
                    relations, key=lambda one: (soorten.index(one[0]), place[one[1]])
                )
            )
            for own, relations in found.items()
        }


_ANDERSOM: dict[SoortRelatie, SoortRelatie] = {
    "bouwt_op": "bereidt_voor_op",
    "bereidt_voor_op": "bouwt_op",
    "onderdeel_van": "omvat",
    "omvat": "onderdeel_van",
}
"""What a relation is called from the other side."""
