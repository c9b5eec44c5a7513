"""places of log entries in a table of their own; entries are kept as they are written, and less of them twice

Revision: 0007
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

NUMBER_AGAIN = """
DO $$
DECLARE held record;
BEGIN
  FOR held IN
    SELECT DISTINCT grantee::regrole AS role FROM pg_class, aclexplode(relacl)
    WHERE oid = 'accesslogentry'::regclass AND privilege_type = 'INSERT' AND grantee NOT IN (0, relowner)
  LOOP
    EXECUTE format('GRANT UPDATE (log_index) ON accesslogentry TO %s', held.role);
  END LOOP;
END $$
"""
"""Whoever may add entries may number them."""


WHOLE = "(leaf)::jsonb"
ASKED = "((leaf)::jsonb - '{objects,fields,variables}'::text[])"
"""Of a leaf, what is ever asked for."""


def content(of: str) -> None:
    """Read the queryable column anew from every leaf."""
    op.drop_index("ix_accesslogentry_agency_seq", table_name="accesslogentry")
    op.drop_column("accesslogentry", "content")
    computed = sa.Computed(of, persisted=True)
    op.add_column("accesslogentry", sa.Column("content", postgresql.JSONB(), computed, nullable=False))
    op.create_index("ix_accesslogentry_agency_seq", "accesslogentry", [sa.text("(content ->> 'agency'::text)"), "seq"])


def upgrade() -> None:
    """Apply."""
    # Whoever numbers entries must not do so between the copy and the end of the column.
    op.execute("LOCK TABLE accesslogentry IN ACCESS EXCLUSIVE MODE")
    op.create_table(
        "accesslog_place",
        sa.Column("log_index", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("log_index"),
        sa.UniqueConstraint("seq"),
    )
    op.execute(
        "INSERT INTO accesslog_place (log_index, seq)"
        " SELECT log_index, seq FROM accesslogentry WHERE log_index IS NOT NULL ORDER BY log_index"
    )
    op.drop_index("ix_accesslogentry_pending", table_name="accesslogentry")
    op.drop_column("accesslogentry", "log_index")
    # What is there already belongs to no transaction: the state of the log knows of none yet, so all of it is looked at.
    op.add_column("accesslogentry", sa.Column("tx", sa.BigInteger(), server_default="0", nullable=False))
    op.alter_column("accesslogentry", "tx", server_default=sa.text("(pg_current_xact_id()::text)::bigint"))
    op.create_index("ix_accesslogentry_tx", "accesslogentry", ["tx", "seq"])
    content(ASKED)
    # A usual entry stays in its row and is not compressed.
    op.execute(
        "ALTER TABLE accesslogentry ALTER leaf SET STORAGE EXTERNAL, ALTER content SET STORAGE EXTERNAL,"
        " SET (toast_tuple_target = 8160)"
    )
    op.add_column("accesslog_state", sa.Column("settled", sa.BigInteger(), nullable=True))
    running = sa.Column("running", postgresql.ARRAY(sa.BigInteger()), server_default="{}", nullable=False)
    op.add_column("accesslog_state", running)
    op.add_column("accesslog_state", sa.Column("written", sa.BigInteger(), server_default="0", nullable=False))
    for name in ("running", "written"):
        op.alter_column("accesslog_state", name, server_default=None)


def downgrade() -> None:
    """Take back."""
    for name in ("settled", "running", "written"):
        op.drop_column("accesslog_state", name)
    content(WHOLE)
    op.execute("ALTER TABLE accesslogentry ALTER leaf SET STORAGE EXTENDED, RESET (toast_tuple_target)")
    op.drop_index("ix_accesslogentry_tx", table_name="accesslogentry")
    op.drop_column("accesslogentry", "tx")
    op.add_column("accesslogentry", sa.Column("log_index", sa.BigInteger(), nullable=True))
    op.execute(
        "UPDATE accesslogentry SET log_index = place.log_index FROM accesslog_place AS place"
        " WHERE place.seq = accesslogentry.seq"
    )
    op.create_unique_constraint("accesslogentry_log_index_key", "accesslogentry", ["log_index"])
    op.create_index(
        "ix_accesslogentry_pending", "accesslogentry", ["seq"], postgresql_where=sa.text("log_index IS NULL")
    )
    op.execute(NUMBER_AGAIN)
    op.drop_table("accesslog_place")
