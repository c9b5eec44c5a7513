"""the leaf of a log entry as one queryable column

Revision: 0004
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TEXTS = (
    "time", "kind", "decision", "agency", "unit", "client", "officer", "operation", "purpose", "basis", "level",
    "reason", "trace",
)  # fmt: skip
OTHERS = {"rows": (sa.BigInteger(), "bigint"), "masked": (sa.Boolean(), "boolean")}


def upgrade() -> None:
    """Apply."""
    op.drop_index("ix_accesslogentry_agency_seq", table_name="accesslogentry")
    for name in (*TEXTS, *OTHERS):
        op.drop_column("accesslogentry", name)
    content = sa.Computed("(leaf)::jsonb", persisted=True)
    op.add_column("accesslogentry", sa.Column("content", postgresql.JSONB(), content, nullable=False))
    op.create_index("ix_accesslogentry_agency_seq", "accesslogentry", [sa.text("(content ->> 'agency'::text)"), "seq"])


def downgrade() -> None:
    """Take back."""
    op.drop_index("ix_accesslogentry_agency_seq", table_name="accesslogentry")
    op.drop_column("accesslogentry", "content")
    for name in TEXTS:
        derived = sa.Computed(f"(leaf::jsonb ->> '{name}'::text)", persisted=True)
        op.add_column("accesslogentry", sa.Column(name, sa.Text(), derived, nullable=name not in {"time", "kind"}))
    for name, (kind, cast) in OTHERS.items():
        derived = sa.Computed(f"(leaf::jsonb ->> '{name}'::text)::{cast}", persisted=True)
        op.add_column("accesslogentry", sa.Column(name, kind, derived, nullable=True))
    op.create_index("ix_accesslogentry_agency_seq", "accesslogentry", ["agency", "seq"])
