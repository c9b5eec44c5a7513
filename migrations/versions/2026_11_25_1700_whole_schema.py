"""whole schema

Revision: 0002
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


RECORDS = (
    "admindecision",
    "agency",
    "caseevent",
    "caselink",
    "clue",
    "courtcase",
    "crimetransfer",
    "deadline",
    "document",
    "enforcementcase",
    "enforcementmeasure",
    "engagement",
    "evidence",
    "fieldclaim",
    "inspectioncase",
    "liaisonofficer",
    "linkageentry",
    "matter",
    "notification",
    "officer",
    "orgunit",
    "party",
    "partyrole",
    "suspect",
    "task",
)
"""Tables of shared records: a trigger keeps every version of every row."""

KEEP_HISTORY = """
CREATE FUNCTION keep_history() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
        "calendar_day",
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("workday", sa.Boolean(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("notice", sa.Integer(), nullable=False),
        sa.Column("source", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("date"),
    )
    op.create_index(op.f("ix_calendar_day_notice"), "calendar_day", ["notice"], unique=False)
    op.create_table(
        "caselink",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("matter_id", sa.Uuid(), nullable=True),
        sa.Column("owner_agency", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("source_system", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("source_id", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("adapter_version", sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("assumed", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("disputed", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("row_hash", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("case_type", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("other_type", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=False),
        sa.Column("other_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("case_id", "other_id", "kind"),
    )
    op.create_index(op.f("ix_caselink_case_id"), "caselink", ["case_id"], unique=False)
    op.create_index(op.f("ix_caselink_matter_id"), "caselink", ["matter_id"], unique=False)
    op.create_index(op.f("ix_caselink_other_id"), "caselink", ["other_id"], unique=False)
    op.create_table(
        "fieldclaim",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("matter_id", sa.Uuid(), nullable=True),
        sa.Column("owner_agency", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("source_system", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("source_id", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("adapter_version", sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("assumed", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("disputed", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("row_hash", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("case_type", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("of_class", sqlmodel.sql.sqltypes.AutoString(length=4), nullable=False),
        sa.Column("field", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
        sa.Column("value", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("legal_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("record_id", "field", "source_system"),
    )
    op.create_index(op.f("ix_fieldclaim_case_id"), "fieldclaim", ["case_id"], unique=False)
    op.create_index(op.f("ix_fieldclaim_matter_id"), "fieldclaim", ["matter_id"], unique=False)
    op.create_table(
        "idempotency_key",
        sa.Column("client", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("key", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
        sa.Column("digest", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("client", "key"),
    )
    op.create_table(
        "officer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("matter_id", sa.Uuid(), nullable=True),
        sa.Column("owner_agency", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("source_system", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("source_id", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("adapter_version", sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("assumed", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("disputed", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("row_hash", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("agency", sa.String(length=40), nullable=False),
        sa.Column("unit", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=True),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("certificate", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("certificate_valid_to", sa.Date(), nullable=False),
        sa.Column("phone", sqlmodel.sql.sqltypes.AutoString(length=20), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("certificate"),
    )
    op.create_index(op.f("ix_officer_matter_id"), "officer", ["matter_id"], unique=False)
    op.create_table(
        "orgunit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("matter_id", sa.Uuid(), nullable=True),
        sa.Column("owner_agency", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("source_system", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("source_id", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("adapter_version", sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("assumed", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("disputed", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("row_hash", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("agency", sa.String(length=40), nullable=False),
        sa.Column("unit", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("parent_unit", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=True),
        sa.Column("division", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=True),
        sa.Column("seat", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
        sa.Column("fast_track", sa.Boolean(), nullable=False),
        sa.Column("active_from", sa.Date(), nullable=False),
        sa.Column("active_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_orgunit_matter_id"), "orgunit", ["matter_id"], unique=False)
    op.create_table(
        "record_history",
        sa.Column("entity", sqlmodel.sql.sqltypes.AutoString(length=63), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("row", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("entity", "id", "version"),
    )
    op.create_index("ix_record_history_at", "record_history", ["entity", "since"], unique=False)
    op.create_table(
        "task",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("matter_id", sa.Uuid(), nullable=True),
        sa.Column("owner_agency", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("source_system", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("source_id", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("adapter_version", sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("assumed", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("disputed", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("row_hash", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("case_type", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=True),
        sa.Column("of_class", sqlmodel.sql.sqltypes.AutoString(length=4), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("owner", sa.String(length=40), nullable=False),
        sa.Column("rule", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=True),
        sa.Column("subject_key", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("case_id", "kind", "owner", "subject_key", "round", "started_on"),
    )
    op.create_index(op.f("ix_task_case_id"), "task", ["case_id"], unique=False)
    op.create_index(op.f("ix_task_due_on"), "task", ["due_on"], unique=False)
    op.create_index(op.f("ix_task_event_id"), "task", ["event_id"], unique=False)
    op.create_index(op.f("ix_task_matter_id"), "task", ["matter_id"], unique=False)
    op.create_index(op.f("ix_task_owner"), "task", ["owner"], unique=False)
    op.create_index(op.f("ix_task_state"), "task", ["state"], unique=False)
    op.create_table(
        "liaisonofficer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("matter_id", sa.Uuid(), nullable=True),
        sa.Column("owner_agency", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("source_system", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("source_id", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("adapter_version", sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("assumed", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("disputed", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("row_hash", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("agency", sa.String(length=40), nullable=False),
        sa.Column("officer_id", sa.Uuid(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["officer_id"],
            ["officer.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_liaisonofficer_matter_id"), "liaisonofficer", ["matter_id"], unique=False)
    op.create_index(op.f("ix_liaisonofficer_officer_id"), "liaisonofficer", ["officer_id"], unique=False)
    op.create_index(
        "uq_liaisonofficer_active", "liaisonofficer", ["agency"], unique=True, postgresql_where=sa.text("to_on IS NULL")
    )
    op.add_column(
        "admindecision",
        sa.Column("disputed", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    )
    op.add_column(
        "agency", sa.Column("disputed", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False)
    )
    op.add_column(
        "caseevent", sa.Column("disputed", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False)
    )
    op.add_column(
        "caseevent", sa.Column("officers", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False)
    )
    op.add_column("caseevent", sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=True))
    op.add_column("caseevent", sa.Column("repairs_id", sa.Uuid(), nullable=True))
    op.add_column("caseevent", sa.Column("corrected_to", sa.DateTime(timezone=True), nullable=True))
    op.add_column("caseevent", sa.Column("retracted_at", sa.DateTime(timezone=True), nullable=True))
    op.alter_column(
        "caseevent",
        "irregularity",
        existing_type=sa.VARCHAR(length=60),
        type_=sqlmodel.sql.sqltypes.AutoString(length=200),
        existing_nullable=True,
    )
    op.create_index(op.f("ix_caseevent_repairs_id"), "caseevent", ["repairs_id"], unique=False)
    op.create_foreign_key(None, "caseevent", "caseevent", ["repairs_id"], ["id"])
    op.add_column(
        "clue", sa.Column("disputed", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False)
    )
    op.add_column(
        "courtcase", sa.Column("disputed", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False)
    )
    op.add_column(
        "crimetransfer",
        sa.Column("disputed", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    )
    op.add_column(
        "deadline", sa.Column("disputed", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False)
    )
    op.add_column("deadline", sa.Column("extension", postgresql.JSONB(astext_type=sa.Text()), nullable=True))
    op.add_column("deadline", sa.Column("fixed_on", sa.Date(), nullable=True))
    op.add_column("deadline", sa.Column("custody", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.add_column("deadline", sa.Column("round", sa.Integer(), server_default=sa.text("1"), nullable=False))
    op.add_column(
        "deadline", sa.Column("warn_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False)
    )
    op.add_column("deadline", sa.Column("warned_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("deadline", sa.Column("overdue_told_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("deadline", sa.Column("ended_by", sa.Uuid(), nullable=True))
    op.drop_constraint("deadline_start_event_id_rule_subject_key_key", "deadline", type_="unique")
    op.create_index(op.f("ix_deadline_ended_by"), "deadline", ["ended_by"], unique=False)
    op.create_index(op.f("ix_deadline_warn_at"), "deadline", ["warn_at"], unique=False)
    op.create_unique_constraint("uq_deadline_round", "deadline", ["start_event_id", "rule", "subject_key", "round"])
    op.add_column(
        "document", sa.Column("disputed", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False)
    )
    op.add_column(
        "enforcementcase",
        sa.Column("disputed", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    )
    op.add_column(
        "enforcementmeasure",
        sa.Column("disputed", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    )
    op.add_column(
        "engagement", sa.Column("disputed", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False)
    )
    op.add_column(
        "evidence", sa.Column("disputed", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False)
    )
    op.add_column(
        "inspectioncase",
        sa.Column("disputed", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    )
    op.add_column(
        "linkageentry",
        sa.Column("disputed", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    )
    op.add_column("linkageentry", sa.Column("repair", sa.String(length=40), nullable=True))
    op.add_column(
        "matter", sa.Column("disputed", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False)
    )
    op.add_column(
        "matter",
        sa.Column("guidance_tags", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    )
    op.add_column("matter", sa.Column("closed_on", sa.Date(), nullable=True))
    op.add_column("matter", sa.Column("collective", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.add_column("matter", sa.Column("risk", sa.String(length=40), nullable=True))
    op.add_column(
        "notification",
        sa.Column("disputed", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    )
    op.add_column(
        "notification", sa.Column("kind", sa.String(length=40), server_default=sa.text("'ACT'"), nullable=False)
    )
    op.add_column(
        "party", sa.Column("disputed", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False)
    )
    op.add_column(
        "partyrole", sa.Column("disputed", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False)
    )
    op.add_column(
        "suspect", sa.Column("disputed", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False)
    )
    # ### end Alembic commands ###
    op.execute("UPDATE deadline SET warn_at = due_at - interval '2 days'")
    op.execute(KEEP_HISTORY)
    for table in RECORDS:
        op.execute(
            f'INSERT INTO record_history (entity, id, version, since, until, "row")'
            f" SELECT '{table}', id, version, updated_at, NULL, to_jsonb({table}) FROM {table}"
        )
        op.execute(
            f"CREATE TRIGGER keep_history AFTER INSERT OR UPDATE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION keep_history()"
        )


def downgrade() -> None:
    """Take back."""
    for table in RECORDS:
        op.execute(f"DROP TRIGGER keep_history ON {table}")
    op.execute("DROP FUNCTION keep_history()")
    # ### commands auto generated by Alembic - please adjust! ###
    op.drop_column("suspect", "disputed")
    op.drop_column("partyrole", "disputed")
    op.drop_column("party", "disputed")
    op.drop_column("notification", "kind")
    op.drop_column("notification", "disputed")
    op.drop_column("matter", "risk")
    op.drop_column("matter", "collective")
    op.drop_column("matter", "closed_on")
    op.drop_column("matter", "guidance_tags")
    op.drop_column("matter", "disputed")
    op.drop_column("linkageentry", "repair")
    op.drop_column("linkageentry", "disputed")
    op.drop_column("inspectioncase", "disputed")
    op.drop_column("evidence", "disputed")
    op.drop_column("engagement", "disputed")
    op.drop_column("enforcementmeasure", "disputed")
    op.drop_column("enforcementcase", "disputed")
    op.drop_column("document", "disputed")
    op.drop_constraint("uq_deadline_round", "deadline", type_="unique")
    op.drop_index(op.f("ix_deadline_warn_at"), table_name="deadline")
    op.drop_index(op.f("ix_deadline_ended_by"), table_name="deadline")
    op.create_unique_constraint(
        op.f("deadline_start_event_id_rule_subject_key_key"),
        "deadline",
        ["start_event_id", "rule", "subject_key"],
        postgresql_nulls_not_distinct=False,
    )
    op.drop_column("deadline", "ended_by")
    op.drop_column("deadline", "overdue_told_at")
    op.drop_column("deadline", "warned_at")
    op.drop_column("deadline", "warn_at")
    op.drop_column("deadline", "round")
    op.drop_column("deadline", "custody")
    op.drop_column("deadline", "fixed_on")
    op.drop_column("deadline", "extension")
    op.drop_column("deadline", "disputed")
    op.drop_column("crimetransfer", "disputed")
    op.drop_column("courtcase", "disputed")
    op.drop_column("clue", "disputed")
    # WARNING: constraint name is None; this directive will fail as
    # rendered.  Add a name, or use a naming convention; see
    # https://alembic.sqlalchemy.org/en/latest/naming.html
    op.drop_index(op.f("ix_caseevent_repairs_id"), table_name="caseevent")
    op.alter_column(
        "caseevent",
        "irregularity",
        existing_type=sqlmodel.sql.sqltypes.AutoString(length=200),
        type_=sa.VARCHAR(length=60),
        existing_nullable=True,
    )
    op.drop_column("caseevent", "retracted_at")
    op.drop_column("caseevent", "corrected_to")
    op.drop_column("caseevent", "repairs_id")
    op.drop_column("caseevent", "reason")
    op.drop_column("caseevent", "officers")
    op.drop_column("caseevent", "disputed")
    op.drop_column("agency", "disputed")
    op.drop_column("admindecision", "disputed")
    op.drop_index("uq_liaisonofficer_active", table_name="liaisonofficer", postgresql_where=sa.text("to_on IS NULL"))
    op.drop_index(op.f("ix_liaisonofficer_officer_id"), table_name="liaisonofficer")
    op.drop_index(op.f("ix_liaisonofficer_matter_id"), table_name="liaisonofficer")
    op.drop_table("liaisonofficer")
    op.drop_index(op.f("ix_task_state"), table_name="task")
    op.drop_index(op.f("ix_task_owner"), table_name="task")
    op.drop_index(op.f("ix_task_matter_id"), table_name="task")
    op.drop_index(op.f("ix_task_event_id"), table_name="task")
    op.drop_index(op.f("ix_task_due_on"), table_name="task")
    op.drop_index(op.f("ix_task_case_id"), table_name="task")
    op.drop_table("task")
    op.drop_index("ix_record_history_at", table_name="record_history")
    op.drop_table("record_history")
    op.drop_index(op.f("ix_orgunit_matter_id"), table_name="orgunit")
    op.drop_table("orgunit")
    op.drop_index(op.f("ix_officer_matter_id"), table_name="officer")
    op.drop_table("officer")
    op.drop_table("idempotency_key")
    op.drop_index(op.f("ix_fieldclaim_matter_id"), table_name="fieldclaim")
    op.drop_index(op.f("ix_fieldclaim_case_id"), table_name="fieldclaim")
    op.drop_table("fieldclaim")
    op.drop_index(op.f("ix_caselink_other_id"), table_name="caselink")
    op.drop_index(op.f("ix_caselink_matter_id"), table_name="caselink")
    op.drop_index(op.f("ix_caselink_case_id"), table_name="caselink")
    op.drop_table("caselink")
    op.drop_index(op.f("ix_calendar_day_notice"), table_name="calendar_day")
    op.drop_table("calendar_day")
    # ### end Alembic commands ###
