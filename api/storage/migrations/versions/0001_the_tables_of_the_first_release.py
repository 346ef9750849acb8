"""The tables of the first release

Revision: 0001
After:
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Goes to this version."""
    op.create_table(
        "gesprekken",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("sleutel_hash", sa.String(length=64), nullable=False),
        sa.Column("begonnen_op", sa.DateTime(), nullable=False),
        sa.Column("laatste_op", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "tellingen",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dag", sa.Date(), nullable=False),
        sa.Column("themas", sa.String(), nullable=False),
        sa.Column("vormen", sa.String(), nullable=False),
        sa.Column("doelgroepen", sa.String(), nullable=False),
        sa.Column("uitkomst", sa.String(length=10), nullable=False),
        sa.Column("aantal", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint(
            "dag", "themas", "vormen", "doelgroepen", "uitkomst", name="uq_tellingen"
        ),
    )
    op.create_table(
        "berichten",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gesprek_id", sa.String(length=32), nullable=False),
        sa.Column("van", sa.String(length=10), nullable=False),
        sa.Column("tekst", sa.String(), nullable=False),
        sa.Column("knoppen", sa.JSON(), nullable=False),
        sa.Column("advies", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["gesprek_id"], ["gesprekken.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("berichten") as batch_op:
        batch_op.create_index(batch_op.f("ix_berichten_gesprek_id"), ["gesprek_id"], unique=False)

    op.create_table(
        "verwijzingen",
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("gesprek_id", sa.String(length=32), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(), nullable=False),
        sa.Column("situatie", sa.String(), nullable=True),
        sa.Column("advies", sa.JSON(), nullable=False),
        sa.Column("passend", sa.Boolean(), nullable=False),
        sa.Column("niet_gedekt", sa.JSON(), nullable=False),
        sa.Column("catalogus_versie", sa.String(length=16), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["gesprek_id"], ["gesprekken.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("code"),
    )
    with op.batch_alter_table("verwijzingen") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_verwijzingen_gesprek_id"), ["gesprek_id"], unique=False
        )


def downgrade() -> None:
    """Goes back to the version before."""
    with op.batch_alter_table("verwijzingen") as batch_op:
        batch_op.drop_index(batch_op.f("ix_verwijzingen_gesprek_id"))

    op.drop_table("verwijzingen")
    with op.batch_alter_table("berichten") as batch_op:
        batch_op.drop_index(batch_op.f("ix_berichten_gesprek_id"))

    op.drop_table("berichten")
    op.drop_table("tellingen")
    op.drop_table("gesprekken")
