"""public changes

Revision: 0006
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KEEP_HISTORY_AND_TELL = """
CREATE OR REPLACE FUNCTION keep_history() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  made jsonb := to_jsonb(NEW);
  gained text[] := '{}';
BEGIN
  UPDATE record_history SET until = NEW.updated_at
    WHERE entity = TG_TABLE_NAME AND id = NEW.id AND until IS NULL;
  INSERT INTO record_history (entity, id, version, since, until, "row")
    VALUES (TG_TABLE_NAME, NEW.id, NEW.version, NEW.updated_at, NULL, made);
  IF TG_OP = 'UPDATE' THEN
    SELECT coalesce(array_agg(n.key ORDER BY n.key), '{}') INTO gained
      FROM jsonb_each(made) n, to_jsonb(OLD) o(was)
      WHERE n.value <> 'null' AND n.value IS DISTINCT FROM o.was -> n.key
        AND n.key <> ALL ('{version,updated_at,received_at,row_hash}');
  END IF;
  INSERT INTO public_change
      (entity, record_id, version, kind, gained, matter_id, owner_agency, case_type, case_id, at, tx)
    VALUES (
      TG_TABLE_NAME, NEW.id, NEW.version, CASE TG_OP WHEN 'INSERT' THEN 'CREATED' ELSE 'CHANGED' END, gained,
      CASE TG_TABLE_NAME WHEN 'matter' THEN NEW.id ELSE NEW.matter_id END, NEW.owner_agency,
      made ->> 'case_type', (made ->> 'case_id')::uuid, NEW.updated_at, pg_current_xact_id()::text::bigint
    );
  RETURN NULL;
END $$
"""
KEEP_HISTORY = """
CREATE OR REPLACE FUNCTION keep_history() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE record_history SET until = NEW.updated_at
    WHERE entity = TG_TABLE_NAME AND id = NEW.id AND until IS NULL;
  INSERT INTO record_history (entity, id, version, since, until, "row")
    VALUES (TG_TABLE_NAME, NEW.id, NEW.version, NEW.updated_at, NULL, to_jsonb(NEW));
  RETURN NULL;
END $$
"""


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "public_change",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=True),
        sa.Column("entity", sa.String(length=63), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("gained", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("matter_id", sa.Uuid(), nullable=True),
        sa.Column("owner_agency", sa.String(length=12), nullable=False),
        sa.Column("case_type", sa.String(length=40), nullable=True),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tx", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_public_change_seq", "public_change", ["seq"], unique=True)
    op.create_index("ix_public_change_waiting", "public_change", ["id"], postgresql_where=sa.text("seq IS NULL"))
    head = op.create_table(
        "public_change_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.bulk_insert(head, [{"id": 1, "seq": 0}])
    op.execute(KEEP_HISTORY_AND_TELL)


def downgrade() -> None:
    """Take back."""
    op.execute(KEEP_HISTORY)
    op.drop_table("public_change_head")
    op.drop_table("public_change")
