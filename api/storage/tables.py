"""The tables of the service: conversations, verwijzingen and counts."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """Base of all tables; lists and objects are kept as JSON."""

    type_annotation_map: ClassVar = {list[Any]: JSON, dict[str, Any]: JSON}


class GesprekRow(Base):
    """One conversation. Its sleutel is kept as a hash only."""

    __tablename__ = "gesprekken"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    sleutel_hash: Mapped[str] = mapped_column(String(64))
    begonnen_op: Mapped[datetime]
    laatste_op: Mapped[datetime]


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


class VerwijzingRow(Base):
    """An advies as kept for the helpdesk."""

    __tablename__ = "verwijzingen"

    code: Mapped[str] = mapped_column(String(16), primary_key=True)
    gesprek_id: Mapped[str] = mapped_column(
        ForeignKey("gesprekken.id", ondelete="CASCADE"), index=True
    )
    gemaakt_op: Mapped[datetime]
    situatie: Mapped[str | None]
    advies: Mapped[dict[str, Any]]
    passend: Mapped[bool]
    niet_gedekt: Mapped[list[Any]]
    catalogus_versie: Mapped[str] = mapped_column(String(16))
    status: Mapped[str] = mapped_column(String(20))


class TellingRow(Base):
    """How often something was asked on a day, and whether there was an answer. No conversation."""

    __tablename__ = "tellingen"
    __table_args__ = (UniqueConstraint("dag", "themas", "vormen", "doelgroepen", "uitkomst"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    dag: Mapped[date]
    #: Sorted ids, joined by a comma: the combination that was asked.
    themas: Mapped[str]
    vormen: Mapped[str]
    doelgroepen: Mapped[str]
    #: passend, naaste or geen
    uitkomst: Mapped[str] = mapped_column(String(10))
    aantal: Mapped[int]
