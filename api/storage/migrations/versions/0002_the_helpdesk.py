"""The helpdesk

Revision: 0002
After: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

#: The first release left the name of this constraint to SQLite.
_NAMES = {"uq": "uq_%(table_name)s"}

#: The audit trail cannot be changed, and only what retention gave up can be removed.
_SQLITE = (
    """CREATE TRIGGER handelingen_vast BEFORE UPDATE ON handelingen
    BEGIN SELECT RAISE(ABORT, 'handelingen cannot be changed'); END""",
    """CREATE TRIGGER handelingen_blijven BEFORE DELETE ON handelingen
    WHEN OLD.op >= COALESCE(
        (SELECT voor FROM bewaargrenzen WHERE soort = 'handelingen'), '0001-01-01')
    BEGIN SELECT RAISE(ABORT, 'handelingen cannot be removed'); END""",
)
_POSTGRESQL = (
    """CREATE FUNCTION handelingen_vast() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' AND OLD.op < (
            SELECT voor FROM bewaargrenzen WHERE soort = 'handelingen') THEN
            RETURN OLD;
        END IF;
        RAISE EXCEPTION 'handelingen cannot be changed or removed';
    END $$""",
    """CREATE TRIGGER handelingen_vast BEFORE UPDATE OR DELETE ON handelingen
    FOR EACH ROW EXECUTE FUNCTION handelingen_vast()""",
)


def upgrade() -> None:
    """Goes to this version."""
    op.create_table(
        "bewaargrenzen",
        sa.Column("soort", sa.String(length=30), nullable=False),
        sa.Column("voor", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("soort", name=op.f("pk_bewaargrenzen")),
    )
    op.create_table(
        "dagtellingen",
        sa.Column("dag", sa.Date(), nullable=False),
        sa.Column("soort", sa.String(length=30), nullable=False),
        sa.Column("aantal", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("dag", "soort", name=op.f("pk_dagtellingen")),
    )
    op.create_table(
        "handelingen",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("op", sa.DateTime(), nullable=False),
        sa.Column("wie", sa.String(length=200), nullable=False),
        sa.Column("rol", sa.String(length=20), nullable=False),
        sa.Column("wat", sa.String(length=40), nullable=False),
        sa.Column("onderwerp", sa.String(length=60), nullable=False),
        sa.Column("van", sa.String(), nullable=True),
        sa.Column("naar", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handelingen")),
    )
    with op.batch_alter_table("handelingen") as batch_op:
        batch_op.create_index(batch_op.f("ix_handelingen_onderwerp"), ["onderwerp"], unique=False)
        batch_op.create_index(batch_op.f("ix_handelingen_op"), ["op"], unique=False)

    op.create_table(
        "schakelaars",
        sa.Column("naam", sa.String(length=30), nullable=False),
        sa.Column("tekst", sa.String(), nullable=False),
        sa.Column("tot", sa.DateTime(), nullable=True),
        sa.Column("wie", sa.String(length=200), nullable=False),
        sa.Column("op", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("naam", name=op.f("pk_schakelaars")),
    )
    op.create_table(
        "sessies",
        sa.Column("id_hash", sa.String(length=64), nullable=False),
        sa.Column("wie", sa.String(length=200), nullable=False),
        sa.Column("naam", sa.String(length=200), nullable=False),
        sa.Column("rol", sa.String(length=20), nullable=False),
        sa.Column("begonnen_op", sa.DateTime(), nullable=False),
        sa.Column("laatste_op", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id_hash", name=op.f("pk_sessies")),
    )
    with op.batch_alter_table("sessies") as batch_op:
        batch_op.create_index(batch_op.f("ix_sessies_laatste_op"), ["laatste_op"], unique=False)

    op.create_table(
        "waarderingen",
        sa.Column("gesprek_id", sa.String(length=32), nullable=False),
        sa.Column("nuttig", sa.Boolean(), nullable=False),
        sa.Column("reden", sa.String(), nullable=True),
        sa.Column("op", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gesprek_id"],
            ["gesprekken.id"],
            name=op.f("fk_waarderingen_gesprek_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("gesprek_id", name=op.f("pk_waarderingen")),
    )
    op.create_table(
        "correcties",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("themas", sa.JSON(), nullable=False),
        sa.Column("vormen", sa.JSON(), nullable=False),
        sa.Column("doelgroepen", sa.JSON(), nullable=False),
        sa.Column("advies", sa.JSON(), nullable=False),
        sa.Column("catalogus_versie", sa.String(length=16), nullable=False),
        sa.Column("wie", sa.String(length=200), nullable=False),
        sa.Column("op", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["code"], ["verwijzingen.code"], name=op.f("fk_correcties_code"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correcties")),
    )
    with op.batch_alter_table("correcties") as batch_op:
        batch_op.create_index(batch_op.f("ix_correcties_code"), ["code"], unique=False)

    op.create_table(
        "notities",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("tekst", sa.String(), nullable=False),
        sa.Column("wie", sa.String(length=200), nullable=False),
        sa.Column("op", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["code"], ["verwijzingen.code"], name=op.f("fk_notities_code"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notities")),
    )
    with op.batch_alter_table("notities") as batch_op:
        batch_op.create_index(batch_op.f("ix_notities_code"), ["code"], unique=False)

    op.create_table(
        "oordelen",
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("thema_goed", sa.Boolean(), nullable=False),
        sa.Column("advies_goed", sa.Boolean(), nullable=False),
        sa.Column("opvolging_nodig", sa.Boolean(), nullable=False),
        sa.Column("geschikt_als_voorbeeld", sa.Boolean(), nullable=False),
        sa.Column("wie", sa.String(length=200), nullable=False),
        sa.Column("op", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["code"], ["verwijzingen.code"], name=op.f("fk_oordelen_code"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_oordelen")),
    )
    op.create_table(
        "signalen",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gesprek_id", sa.String(length=32), nullable=False),
        sa.Column("bericht_id", sa.Integer(), nullable=True),
        sa.Column("soort", sa.String(length=30), nullable=False),
        sa.Column("op", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bericht_id"],
            ["berichten.id"],
            name=op.f("fk_signalen_bericht_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["gesprek_id"],
            ["gesprekken.id"],
            name=op.f("fk_signalen_gesprek_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signalen")),
    )
    with op.batch_alter_table("signalen") as batch_op:
        batch_op.create_index(batch_op.f("ix_signalen_bericht_id"), ["bericht_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_signalen_gesprek_id"), ["gesprek_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_signalen_soort"), ["soort"], unique=False)

    with op.batch_alter_table("gesprekken") as batch_op:
        batch_op.create_index(batch_op.f("ix_gesprekken_laatste_op"), ["laatste_op"], unique=False)

    with op.batch_alter_table("tellingen", naming_convention=_NAMES) as batch_op:
        batch_op.add_column(
            sa.Column("provincie", sa.String(length=20), server_default="", nullable=False)
        )
        batch_op.drop_constraint(batch_op.f("uq_tellingen"), type_="unique")
        batch_op.create_unique_constraint(
            batch_op.f("uq_tellingen"),
            ["dag", "themas", "vormen", "doelgroepen", "provincie", "uitkomst"],
        )

    with op.batch_alter_table("verwijzingen") as batch_op:
        batch_op.add_column(sa.Column("medewerker_gevraagd_op", sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column("behandelaar", sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column("versie", sa.Integer(), server_default="1", nullable=False))
        batch_op.create_index(
            batch_op.f("ix_verwijzingen_gemaakt_op"), ["gemaakt_op"], unique=False
        )
        batch_op.create_index(
            "ix_verwijzingen_status_gemaakt_op", ["status", "gemaakt_op"], unique=False
        )

    postgresql = op.get_bind().dialect.name == "postgresql"
    for statement in _POSTGRESQL if postgresql else _SQLITE:
        op.execute(statement)


def downgrade() -> None:
    """Goes back to the version before."""
    with op.batch_alter_table("verwijzingen") as batch_op:
        batch_op.drop_index("ix_verwijzingen_status_gemaakt_op")
        batch_op.drop_index(batch_op.f("ix_verwijzingen_gemaakt_op"))
        batch_op.drop_column("versie")
        batch_op.drop_column("behandelaar")
        batch_op.drop_column("medewerker_gevraagd_op")

    with op.batch_alter_table("tellingen", naming_convention=_NAMES) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_tellingen"), type_="unique")
        batch_op.create_unique_constraint(
            batch_op.f("uq_tellingen"), ["dag", "themas", "vormen", "doelgroepen", "uitkomst"]
        )
        batch_op.drop_column("provincie")

    with op.batch_alter_table("gesprekken") as batch_op:
        batch_op.drop_index(batch_op.f("ix_gesprekken_laatste_op"))

    with op.batch_alter_table("signalen") as batch_op:
        batch_op.drop_index(batch_op.f("ix_signalen_soort"))
        batch_op.drop_index(batch_op.f("ix_signalen_gesprek_id"))
        batch_op.drop_index(batch_op.f("ix_signalen_bericht_id"))

    op.drop_table("signalen")
    op.drop_table("oordelen")
    with op.batch_alter_table("notities") as batch_op:
        batch_op.drop_index(batch_op.f("ix_notities_code"))

    op.drop_table("notities")
    with op.batch_alter_table("correcties") as batch_op:
        batch_op.drop_index(batch_op.f("ix_correcties_code"))

    op.drop_table("correcties")
    op.drop_table("waarderingen")
    with op.batch_alter_table("sessies") as batch_op:
        batch_op.drop_index(batch_op.f("ix_sessies_laatste_op"))

    op.drop_table("sessies")
    op.drop_table("schakelaars")
    with op.batch_alter_table("handelingen") as batch_op:
        batch_op.drop_index(batch_op.f("ix_handelingen_op"))
        batch_op.drop_index(batch_op.f("ix_handelingen_onderwerp"))

    op.drop_table("handelingen")  # its triggers go along
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION handelingen_vast")
    op.drop_table("dagtellingen")
    op.drop_table("bewaargrenzen")
