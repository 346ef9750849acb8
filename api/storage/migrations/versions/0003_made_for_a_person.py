"""Which verwijzingen were only made to hand the answers to a person

Revision: 0003
After: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Goes to this version."""
    with op.batch_alter_table("verwijzingen") as batch_op:
        batch_op.add_column(
            sa.Column("voor_medewerker", sa.Boolean(), server_default=sa.false(), nullable=False)
        )


def downgrade() -> None:
    """Goes back to the version before."""
    with op.batch_alter_table("verwijzingen") as batch_op:
        batch_op.drop_column("voor_medewerker")
