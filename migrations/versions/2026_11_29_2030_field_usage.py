"""field usage

Revision: 0005
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "field_usage",
        sa.Column("client", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("field", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("uses", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("client", "field", "day"),
    )
    op.create_index("ix_field_usage_field", "field_usage", ["field", "day"], unique=False)


def downgrade() -> None:
    """Take back."""
    op.drop_index("ix_field_usage_field", table_name="field_usage")
    op.drop_table("field_usage")
