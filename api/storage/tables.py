"""The tables of the service. A change here needs a migration beside it (`migrations/`).

What belongs to a gesprek hangs on it by a foreign key that erases along with it. What stays when
a gesprek is erased (counts, handelingen, switches) holds nothing that anybody said.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey, Index, MetaData, String, UniqueConstraint, false
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from api.storage.types import UtcDateTime


class Base(DeclarativeBase):
    """Base of all tables; lists and objects are kept as JSON, moments as UTC."""

    type_annotation_map: ClassVar = {
        list[Any]: JSON,
        dict[str, Any]: JSON,
        datetime: UtcDateTime,
    }
    # Names that do not depend on the database, so that a migration can name what it changes.
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class GesprekRow(Base):
    """One conversation. Its sleutel is kept as a hash only."""

    __tablename__ = "gesprekken"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    sleutel_hash: Mapped[str] = mapped_column(String(64))
    begonnen_op: Mapped[datetime]
    laatste_op: Mapped[datetime] = mapped_column(index=True)


class BerichtRow(Base):
    """One message, names masked, personal data never."""

    __tablename__ = "berichten"

    id: Mapped[int] = mapped_column(primary_key=True)
    gesprek_id: Mapped[str] = mapped_column(
        ForeignKey("gesprekken.id", ondelete="CASCADE"), index=True
    )
    van: Mapped[str] = mapped_column(String(10))
    tekst: Mapped[str]
    knoppen: Mapped[list[Any]]
    advies: Mapped[dict[str, Any] | None]


class SignaalRow(Base):
    """What happened in a turn that staff should know, such as a message that was not understood."""

    __tablename__ = "signalen"

    id: Mapped[int] = mapped_column(primary_key=True)
    gesprek_id: Mapped[str] = mapped_column(
        ForeignKey("gesprekken.id", ondelete="CASCADE"), index=True
    )
    #: The message of the official that it is about.
    bericht_id: Mapped[int | None] = mapped_column(
        ForeignKey("berichten.id", ondelete="CASCADE"), index=True
    )
    soort: Mapped[str] = mapped_column(String(30), index=True)
    op: Mapped[datetime]


class WaarderingRow(Base):
    """Whether an official found the advies useful, and why. The last word counts."""

    __tablename__ = "waarderingen"

    gesprek_id: Mapped[str] = mapped_column(
        ForeignKey("gesprekken.id", ondelete="CASCADE"), primary_key=True
    )
    nuttig: Mapped[bool]
    reden: Mapped[str | None]
    op: Mapped[datetime]


class VerwijzingRow(Base):
    """An advies as kept for the helpdesk, and how far its handling is."""

    __tablename__ = "verwijzingen"
    __table_args__ = (Index("ix_verwijzingen_status_gemaakt_op", "status", "gemaakt_op"),)

    code: Mapped[str] = mapped_column(String(16), primary_key=True)
    gesprek_id: Mapped[str] = mapped_column(
        ForeignKey("gesprekken.id", ondelete="CASCADE"), index=True
    )
    gemaakt_op: Mapped[datetime] = mapped_column(index=True)
    situatie: Mapped[str | None]
    advies: Mapped[dict[str, Any]]
    passend: Mapped[bool]
    niet_gedekt: Mapped[list[Any]]
    catalogus_versie: Mapped[str] = mapped_column(String(16))
    status: Mapped[str] = mapped_column(String(20))
    #: Made to hand the answers to a person: the official saw no advies.
    voor_medewerker: Mapped[bool] = mapped_column(default=False, server_default=false())
    #: Since when the official waits for a person; none when nobody was asked for.
    medewerker_gevraagd_op: Mapped[datetime | None]
    behandelaar: Mapped[str | None] = mapped_column(String(200))
    #: Goes up with every change: who changes an older one is told so and changes nothing.
    versie: Mapped[int] = mapped_column(default=1, server_default="1")


class CorrectieRow(Base):
    """What the need should have been, and the advies that would have followed. Latest counts."""

    __tablename__ = "correcties"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(
        ForeignKey("verwijzingen.code", ondelete="CASCADE"), index=True
    )
    themas: Mapped[list[Any]]
    vormen: Mapped[list[Any]]
    doelgroepen: Mapped[list[Any]]
    advies: Mapped[dict[str, Any]]
    catalogus_versie: Mapped[str] = mapped_column(String(16))
    wie: Mapped[str] = mapped_column(String(200))
    op: Mapped[datetime]


class OordeelRow(Base):
    """The review of a verwijzing: thema right, answer good, follow-up needed."""

    __tablename__ = "oordelen"

    code: Mapped[str] = mapped_column(
        ForeignKey("verwijzingen.code", ondelete="CASCADE"), primary_key=True
    )
    thema_goed: Mapped[bool]
    advies_goed: Mapped[bool]
    opvolging_nodig: Mapped[bool]
    #: Whether the situatie may leave as an example: read, and free of what points at a person.
    geschikt_als_voorbeeld: Mapped[bool]
    wie: Mapped[str] = mapped_column(String(200))
    op: Mapped[datetime]


class NotitieRow(Base):
    """A note of a colleague on a verwijzing."""

    __tablename__ = "notities"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(
        ForeignKey("verwijzingen.code", ondelete="CASCADE"), index=True
    )
    tekst: Mapped[str]
    wie: Mapped[str] = mapped_column(String(200))
    op: Mapped[datetime]


class HandelingRow(Base):
    """One line of the audit trail.

    The database itself refuses to change a line, and to remove one that is not older than its
    bewaargrens (triggers, see the migration).
    """

    __tablename__ = "handelingen"

    id: Mapped[int] = mapped_column(primary_key=True)
    op: Mapped[datetime] = mapped_column(index=True)
    wie: Mapped[str] = mapped_column(String(200))
    rol: Mapped[str] = mapped_column(String(20))
    wat: Mapped[str] = mapped_column(String(40))
    #: A code, or the name of a switch.
    onderwerp: Mapped[str] = mapped_column(String(60), index=True)
    van: Mapped[str | None]
    naar: Mapped[str | None]


class BewaargrensRow(Base):
    """Up to when lines of a kind were cleared away: what is older is gone, by retention."""

    __tablename__ = "bewaargrenzen"

    soort: Mapped[str] = mapped_column(String(30), primary_key=True)
    voor: Mapped[datetime]


class SchakelaarRow(Base):
    """A switch that staff can set: the chatbot off, or an emergency notice."""

    __tablename__ = "schakelaars"

    naam: Mapped[str] = mapped_column(String(30), primary_key=True)
    tekst: Mapped[str]
    tot: Mapped[datetime | None]
    wie: Mapped[str] = mapped_column(String(200))
    op: Mapped[datetime]


class SessieRow(Base):
    """A colleague who is logged in. The id in the cookie is kept as a hash only."""

    __tablename__ = "sessies"

    id_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    wie: Mapped[str] = mapped_column(String(200))
    naam: Mapped[str] = mapped_column(String(200))
    rol: Mapped[str] = mapped_column(String(20))
    begonnen_op: Mapped[datetime]
    laatste_op: Mapped[datetime] = mapped_column(index=True)


class TellingRow(Base):
    """How often something was asked on a day, and whether there was an answer. No conversation."""

    __tablename__ = "tellingen"
    __table_args__ = (
        UniqueConstraint("dag", "themas", "vormen", "doelgroepen", "provincie", "uitkomst"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    dag: Mapped[date]
    #: Sorted ids, joined by a comma: the combination that was asked.
    themas: Mapped[str]
    vormen: Mapped[str]
    doelgroepen: Mapped[str]
    #: Empty when the gemeente is not known. Only the provincie: a gemeente points at its officials.
    provincie: Mapped[str] = mapped_column(String(20), default="", server_default="")
    #: passend, naaste or geen
    uitkomst: Mapped[str] = mapped_column(String(10))
    aantal: Mapped[int]


class DagtellingRow(Base):
    """How often something happened on a day, such as a gesprek that began. No conversation."""

    __tablename__ = "dagtellingen"

    dag: Mapped[date] = mapped_column(primary_key=True)
    soort: Mapped[str] = mapped_column(String(30), primary_key=True)
    aantal: Mapped[int]
