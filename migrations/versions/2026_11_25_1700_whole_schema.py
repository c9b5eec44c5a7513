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
    "activityrecord",
    "admindecision",
    "adminlitigation",
    "advancepayment",
    "agency",
    "agendaitem",
    "arbitrationcase",
    "assetitem",
    "assistancerequest",
    "campaignunit",
    "caseanalysis",
    "caseevent",
    "caselink",
    "claimitem",
    "clientsystem",
    "clue",
    "codemap",
    "coercivestep",
    "collectivediscussion",
    "commitmentpromise",
    "conference",
    "confirmation",
    "consultation",
    "consultationopinion",
    "convener",
    "correctionorder",
    "courtcase",
    "creditcommitment",
    "creditrecord",
    "crimetransfer",
    "criminalevent",
    "custodyevent",
    "datacorrection",
    "deadline",
    "document",
    "drawlog",
    "elementform",
    "enforcementcase",
    "enforcementmeasure",
    "enforcementreceipt",
    "engagement",
    "evidence",
    "evidenceshare",
    "exchangerecord",
    "executionobjection",
    "expert",
    "expertopinion",
    "factrecord",
    "fieldclaim",
    "filereview",
    "filingsupervision",
    "fulfilmentitem",
    "guidancerecord",
    "guidancerequest",
    "inspectioncase",
    "jointaction",
    "jointanalysis",
    "jointcampaign",
    "judgmentitem",
    "legalaidcase",
    "legalreview",
    "liaisonofficer",
    "linkageentry",
    "matter",
    "mediationagreement",
    "mediationbody",
    "mediationcase",
    "mediationfile",
    "mediationparticipant",
    "mediationrecord",
    "mediator",
    "notification",
    "officer",
    "orgunit",
    "party",
    "partyrole",
    "paymentinstalment",
    "paymentorder",
    "petition",
    "policybasis",
    "preservation",
    "procedurestep",
    "processrecording",
    "procuratorialsupervision",
    "project",
    "projectunit",
    "publicdisclosure",
    "randominspector",
    "randomobject",
    "randomtask",
    "reconsideration",
    "recoursereceipt",
    "remedypath",
    "report",
    "reportfigure",
    "resolution",
    "risksignal",
    "riskwarning",
    "securitycase",
    "shareapplication",
    "sharegrant",
    "shareitem",
    "socialinsuranceviolation",
    "suggestionletter",
    "supportrequest",
    "suspect",
    "task",
    "typicalcase",
    "unitprofile",
    "wageclaim",
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
        "activityrecord",
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
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("host", sa.String(length=40), nullable=False),
        sa.Column("participants", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("elsewhere", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("place", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("summary", sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_activityrecord_matter_id"), "activityrecord", ["matter_id"], unique=False)
    op.create_table(
        "arbitrationcase",
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
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("body", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("cause", sa.String(length=40), nullable=True),
        sa.Column("respondent", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("common_claim", sa.Boolean(), nullable=False),
        sa.Column("represented", sa.Boolean(), nullable=False),
        sa.Column("wage_arrears", sa.Boolean(), nullable=False),
        sa.Column("claim_amount", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("infringed_on", sa.Date(), nullable=True),
        sa.Column("relation_ended_on", sa.Date(), nullable=True),
        sa.Column("applied_on", sa.Date(), nullable=True),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("refused_for", sa.String(length=40), nullable=True),
        sa.Column("triage", sa.String(length=40), nullable=True),
        sa.Column("triage_reason", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=True),
        sa.Column("target_on", sa.Date(), nullable=True),
        sa.Column("served_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("mediation_body", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("tribunal", sa.String(length=40), nullable=True),
        sa.Column("tribunal_unit", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=True),
        sa.Column("hearing_on", sa.Date(), nullable=True),
        sa.Column("hearing_place", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
        sa.Column("heard_on", sa.Date(), nullable=True),
        sa.Column("standstill", sa.String(length=40), nullable=True),
        sa.Column("interim_for", sa.String(length=40), nullable=True),
        sa.Column("interim_asked", sa.Boolean(), nullable=False),
        sa.Column("rights_clear", sa.Boolean(), nullable=False),
        sa.Column("hardship", sa.Boolean(), nullable=False),
        sa.Column("security_waived", sa.Boolean(), nullable=False),
        sa.Column("interim_amount", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("mediated_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("award_amount", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("final_ground", sa.String(length=40), nullable=True),
        sa.Column("mixed", sa.Boolean(), nullable=True),
        sa.Column("kind_stated", sa.Boolean(), nullable=False),
        sa.Column("dismissed_as", sa.String(length=40), nullable=True),
        sa.Column("perform_by", sa.Date(), nullable=True),
        sa.Column("worker_received_on", sa.Date(), nullable=True),
        sa.Column("employer_received_on", sa.Date(), nullable=True),
        sa.Column("sued_on", sa.Date(), nullable=True),
        sa.Column("sued_by", sa.String(length=40), nullable=True),
        sa.Column("court_case_number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True),
        sa.Column("part_effective", sa.Boolean(), nullable=False),
        sa.Column("annul_ground", sa.String(length=40), nullable=True),
        sa.Column("annul_applied_on", sa.Date(), nullable=True),
        sa.Column("annul_number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True),
        sa.Column("annul_decided_on", sa.Date(), nullable=True),
        sa.Column("ruling_received_on", sa.Date(), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("enforcement_asked_on", sa.Date(), nullable=True),
        sa.Column("archive_number", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=True),
        sa.Column("archived_on", sa.Date(), nullable=True),
        sa.Column("keep_until", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(
        op.f("ix_arbitrationcase_court_case_number"), "arbitrationcase", ["court_case_number"], unique=False
    )
    op.create_index(op.f("ix_arbitrationcase_matter_id"), "arbitrationcase", ["matter_id"], unique=False)
    op.create_index(op.f("ix_arbitrationcase_state"), "arbitrationcase", ["state"], unique=False)
    op.create_table(
        "assistancerequest",
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
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("letter_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("requester", sa.String(length=40), nullable=False),
        sa.Column("requester_unit", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=True),
        sa.Column("requested", sa.String(length=40), nullable=False),
        sa.Column("requested_unit", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("urgency", sa.String(length=40), nullable=False),
        sa.Column("on_site", sa.Boolean(), nullable=False),
        sa.Column("legal_basis", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=True),
        sa.Column("subject", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=True),
        sa.Column("minimum_data", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=True),
        sa.Column("place", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
        sa.Column("wanted_by_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("signed_for_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("on_scene_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("feedback_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("result", sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=True),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(op.f("ix_assistancerequest_letter_number"), "assistancerequest", ["letter_number"], unique=False)
    op.create_index(op.f("ix_assistancerequest_matter_id"), "assistancerequest", ["matter_id"], unique=False)
    op.create_index(op.f("ix_assistancerequest_requested"), "assistancerequest", ["requested"], unique=False)
    op.create_index(op.f("ix_assistancerequest_requester"), "assistancerequest", ["requester"], unique=False)
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
        "caseanalysis",
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
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("author", sa.String(length=40), nullable=False),
        sa.Column("guided_by", sa.String(length=40), nullable=True),
        sa.Column("topics", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("cause", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True),
        sa.Column("administrative", sa.Boolean(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("cases", sa.Integer(), nullable=True),
        sa.Column("findings", sqlmodel.sql.sqltypes.AutoString(length=8000), nullable=False),
        sa.Column("suggestions", sqlmodel.sql.sqltypes.AutoString(length=4000), nullable=True),
        sa.Column("letter_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("analysed_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_caseanalysis_matter_id"), "caseanalysis", ["matter_id"], unique=False)
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
        "clientsystem",
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
        sa.Column("system", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("agency", sa.String(length=40), nullable=False),
        sa.Column("transport", sa.String(length=40), nullable=False),
        sa.Column("client_id", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True),
        sa.Column("scopes", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("networks", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("certificate_thumbprint", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("active_from", sa.Date(), nullable=True),
        sa.Column("active_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("system"),
    )
    op.create_index(op.f("ix_clientsystem_agency"), "clientsystem", ["agency"], unique=False)
    op.create_index(op.f("ix_clientsystem_matter_id"), "clientsystem", ["matter_id"], unique=False)
    op.create_table(
        "codemap",
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
        sa.Column("system", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("code_table", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
        sa.Column("source_value", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("source_label", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
        sa.Column("hub_value", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("confirmed_by", sa.String(length=40), nullable=True),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_codemap_matter_id"), "codemap", ["matter_id"], unique=False)
    op.create_index(op.f("ix_codemap_system"), "codemap", ["system"], unique=False)
    op.create_table(
        "collectivediscussion",
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
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=False),
        sa.Column("presided_by", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
        sa.Column("participants", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("conclusion", sqlmodel.sql.sqltypes.AutoString(length=4000), nullable=False),
        sa.Column("dissent", sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_collectivediscussion_case_id"), "collectivediscussion", ["case_id"], unique=False)
    op.create_index(op.f("ix_collectivediscussion_matter_id"), "collectivediscussion", ["matter_id"], unique=False)
    op.create_table(
        "conference",
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
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("period", sqlmodel.sql.sqltypes.AutoString(length=6), nullable=False),
        sa.Column("half_year_from_on", sa.Date(), nullable=True),
        sa.Column("planned_for_on", sa.Date(), nullable=True),
        sa.Column("place", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
        sa.Column("requested_by", sa.String(length=40), nullable=True),
        sa.Column("request_reason", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=True),
        sa.Column("convened_by", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("attending", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("others", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("noticed_on", sa.Date(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("minutes_on", sa.Date(), nullable=True),
        sa.Column("minutes", sqlmodel.sql.sqltypes.AutoString(length=4000), nullable=True),
        sa.Column("next_by_on", sa.Date(), nullable=True),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(op.f("ix_conference_matter_id"), "conference", ["matter_id"], unique=False)
    op.create_index(op.f("ix_conference_period"), "conference", ["period"], unique=False)
    op.create_table(
        "consultation",
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
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("topic", sa.String(length=40), nullable=False),
        sa.Column("asker", sa.String(length=40), nullable=False),
        sa.Column("asked", sa.String(length=40), nullable=True),
        sa.Column("invited", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("question", sqlmodel.sql.sqltypes.AutoString(length=4000), nullable=False),
        sa.Column("scheduled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("place", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("consensus", sa.Boolean(), nullable=True),
        sa.Column("conclusion", sqlmodel.sql.sqltypes.AutoString(length=4000), nullable=True),
        sa.Column("follow_up", sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=True),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(op.f("ix_consultation_asked"), "consultation", ["asked"], unique=False)
    op.create_index(op.f("ix_consultation_asker"), "consultation", ["asker"], unique=False)
    op.create_index(op.f("ix_consultation_matter_id"), "consultation", ["matter_id"], unique=False)
    op.create_table(
        "creditcommitment",
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
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("unit_name", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("uscc", sqlmodel.sql.sqltypes.AutoString(length=18), nullable=True),
        sa.Column("subject", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("outcome", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(op.f("ix_creditcommitment_matter_id"), "creditcommitment", ["matter_id"], unique=False)
    op.create_index(op.f("ix_creditcommitment_uscc"), "creditcommitment", ["uscc"], unique=False)
    op.create_table(
        "datacorrection",
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
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("of_class", sqlmodel.sql.sqltypes.AutoString(length=4), nullable=False),
        sa.Column("raised_by", sa.String(length=40), nullable=False),
        sa.Column("checked_by", sa.String(length=40), nullable=False),
        sa.Column("record_type", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("field", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
        sa.Column("held_value", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=True),
        sa.Column("claimed_value", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=True),
        sa.Column("evidence", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("raised_on", sa.Date(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("right_value", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=True),
        sa.Column("finding", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(op.f("ix_datacorrection_checked_by"), "datacorrection", ["checked_by"], unique=False)
    op.create_index(op.f("ix_datacorrection_matter_id"), "datacorrection", ["matter_id"], unique=False)
    op.create_index(op.f("ix_datacorrection_raised_by"), "datacorrection", ["raised_by"], unique=False)
    op.create_index(op.f("ix_datacorrection_record_id"), "datacorrection", ["record_id"], unique=False)
    op.create_table(
        "drawlog",
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
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("drawn_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seed", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("candidates", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("kept_out", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("kept_out_why", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=True),
        sa.Column("drawn", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_drawlog_matter_id"), "drawlog", ["matter_id"], unique=False)
    op.create_table(
        "elementform",
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
        sa.Column("worker", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=True),
        sa.Column("entry_on", sa.Date(), nullable=True),
        sa.Column("position", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("contract", sa.Boolean(), nullable=True),
        sa.Column("wage_agreed", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("wage_paid", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("period_from", sa.Date(), nullable=True),
        sa.Column("period_to", sa.Date(), nullable=True),
        sa.Column("overtime_hours", sa.Integer(), nullable=True),
        sa.Column("end_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.String(length=40), nullable=True),
        sa.Column("undisputed", sqlmodel.sql.sqltypes.AutoString(length=4000), nullable=True),
        sa.Column("consented", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_elementform_case_id"), "elementform", ["case_id"], unique=False)
    op.create_index(op.f("ix_elementform_matter_id"), "elementform", ["matter_id"], unique=False)
    op.create_table(
        "expert",
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
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
        sa.Column("expertise", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("employer", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("agency", sa.String(length=40), nullable=True),
        sa.Column("mediator", sa.Boolean(), nullable=False),
        sa.Column("conflicts", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("available", sa.Boolean(), nullable=False),
        sa.Column("phone", sqlmodel.sql.sqltypes.AutoString(length=20), nullable=True),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(op.f("ix_expert_matter_id"), "expert", ["matter_id"], unique=False)
    op.create_table(
        "expertopinion",
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
        sa.Column("field", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("expert", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=True),
        sa.Column("question", sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=False),
        sa.Column("opinion", sqlmodel.sql.sqltypes.AutoString(length=4000), nullable=True),
        sa.Column("adopted", sa.Boolean(), nullable=True),
        sa.Column("not_adopted_reason", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_expertopinion_case_id"), "expertopinion", ["case_id"], unique=False)
    op.create_index(op.f("ix_expertopinion_matter_id"), "expertopinion", ["matter_id"], unique=False)
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
        "filereview",
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
        sa.Column("volume", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True),
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.Column("reviewed_by", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("grade", sa.String(length=40), nullable=False),
        sa.Column("problems", sqlmodel.sql.sqltypes.AutoString(length=4000), nullable=True),
        sa.Column("rectified_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_filereview_case_id"), "filereview", ["case_id"], unique=False)
    op.create_index(op.f("ix_filereview_matter_id"), "filereview", ["matter_id"], unique=False)
    op.create_table(
        "guidancerecord",
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
        sa.Column("mode", sa.String(length=40), nullable=False),
        sa.Column("guided_on", sa.Date(), nullable=False),
        sa.Column("content", sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=False),
        sa.Column("outcome", sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_guidancerecord_matter_id"), "guidancerecord", ["matter_id"], unique=False)
    op.create_table(
        "guidancerequest",
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
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("side", sa.String(length=40), nullable=False),
        sa.Column("tag", sa.String(length=40), nullable=False),
        sa.Column("handler", sa.String(length=40), nullable=False),
        sa.Column("superior", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("question", sqlmodel.sql.sqltypes.AutoString(length=4000), nullable=True),
        sa.Column("answer", sqlmodel.sql.sqltypes.AutoString(length=4000), nullable=True),
        sa.Column("binding", sa.Boolean(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("applied_on", sa.Date(), nullable=True),
        sa.Column("case_note", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=True),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(op.f("ix_guidancerequest_case_number"), "guidancerequest", ["case_number"], unique=False)
    op.create_index(op.f("ix_guidancerequest_handler"), "guidancerequest", ["handler"], unique=False)
    op.create_index(op.f("ix_guidancerequest_matter_id"), "guidancerequest", ["matter_id"], unique=False)
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
        "jointaction",
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
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("lead", sa.String(length=40), nullable=False),
        sa.Column("participants", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("others", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("subject", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
        sa.Column("unit_name", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("place", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("planned_for_on", sa.Date(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("minutes", sqlmodel.sql.sqltypes.AutoString(length=4000), nullable=True),
        sa.Column("result", sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=True),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(op.f("ix_jointaction_lead"), "jointaction", ["lead"], unique=False)
    op.create_index(op.f("ix_jointaction_matter_id"), "jointaction", ["matter_id"], unique=False)
    op.create_table(
        "jointcampaign",
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
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("regular", sa.Boolean(), nullable=False),
        sa.Column("lead", sa.String(length=40), nullable=False),
        sa.Column("participants", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("others", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("topics", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("place", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("summary", sqlmodel.sql.sqltypes.AutoString(length=4000), nullable=True),
        sa.Column("summarised_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(op.f("ix_jointcampaign_matter_id"), "jointcampaign", ["matter_id"], unique=False)
    op.create_table(
        "legalaidcase",
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
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("matter_kind", sa.String(length=40), nullable=False),
        sa.Column("form", sa.String(length=40), nullable=True),
        sa.Column("migrant_worker", sa.Boolean(), nullable=False),
        sa.Column("minor", sa.Boolean(), nullable=False),
        sa.Column("recipient_alias", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("means", sa.String(length=40), nullable=True),
        sa.Column("income", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("means_note", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=True),
        sa.Column("applied_on", sa.Date(), nullable=True),
        sa.Column("requested_by", sa.String(length=40), nullable=True),
        sa.Column("needed_on", sa.Date(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("refusal", sa.String(length=40), nullable=True),
        sa.Column("urgency", sa.String(length=40), nullable=True),
        sa.Column("assigned_on", sa.Date(), nullable=True),
        sa.Column("lawyer", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=True),
        sa.Column("firm", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("objected_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.String(length=40), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(op.f("ix_legalaidcase_matter_id"), "legalaidcase", ["matter_id"], unique=False)
    op.create_index(op.f("ix_legalaidcase_matter_kind"), "legalaidcase", ["matter_kind"], unique=False)
    op.create_index(op.f("ix_legalaidcase_state"), "legalaidcase", ["state"], unique=False)
    op.create_table(
        "legalreview",
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
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("ground", sa.String(length=40), nullable=True),
        sa.Column("submitted_on", sa.Date(), nullable=True),
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.Column("result", sa.String(length=40), nullable=False),
        sa.Column("opinion", sqlmodel.sql.sqltypes.AutoString(length=4000), nullable=False),
        sa.Column("reviewer", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("law_qualified", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_legalreview_case_id"), "legalreview", ["case_id"], unique=False)
    op.create_index(op.f("ix_legalreview_matter_id"), "legalreview", ["matter_id"], unique=False)
    op.create_table(
        "mediationbody",
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
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("reports_to", sa.String(length=40), nullable=False),
        sa.Column("parent_number", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True),
        sa.Column("seat", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
        sa.Column("division", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=True),
        sa.Column("employer", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
        sa.Column("industry", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True),
        sa.Column("participants", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("court_invited", sa.Boolean(), nullable=False),
        sa.Column("invited_by", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("invited_on", sa.Date(), nullable=True),
        sa.Column("active_from", sa.Date(), nullable=False),
        sa.Column("active_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(op.f("ix_mediationbody_kind"), "mediationbody", ["kind"], unique=False)
    op.create_index(op.f("ix_mediationbody_matter_id"), "mediationbody", ["matter_id"], unique=False)
    op.create_table(
        "mediationcase",
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
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("mode", sa.String(length=40), nullable=False),
        sa.Column("intake_mode", sa.String(length=40), nullable=False),
        sa.Column("stage", sa.String(length=40), nullable=True),
        sa.Column("entrusted_by", sa.String(length=40), nullable=True),
        sa.Column("entrusting_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("platform_number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True),
        sa.Column("online", sa.Boolean(), nullable=False),
        sa.Column("oral", sa.Boolean(), nullable=False),
        sa.Column("body", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True),
        sa.Column("body_name", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("mediator", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=True),
        sa.Column("cause", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True),
        sa.Column("dispute", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=True),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("triage", sa.String(length=40), nullable=False),
        sa.Column("registered_on", sa.Date(), nullable=True),
        sa.Column("parties_agree", sa.Boolean(), nullable=False),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("refused_on", sa.Date(), nullable=True),
        sa.Column("refusal", sa.String(length=40), nullable=True),
        sa.Column("extended_to", sa.Date(), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("agreed_amount", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("guided_on", sa.Date(), nullable=True),
        sa.Column("guided_by", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=True),
        sa.Column("route", sa.String(length=40), nullable=True),
        sa.Column("failed_on", sa.Date(), nullable=True),
        sa.Column("terminated_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=True),
        sa.Column("advice", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("unpaid", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("breached_on", sa.Date(), nullable=True),
        sa.Column("fulfilled_on", sa.Date(), nullable=True),
        sa.Column("archived_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(op.f("ix_mediationcase_body"), "mediationcase", ["body"], unique=False)
    op.create_index(op.f("ix_mediationcase_entrusting_number"), "mediationcase", ["entrusting_number"], unique=False)
    op.create_index(op.f("ix_mediationcase_kind"), "mediationcase", ["kind"], unique=False)
    op.create_index(op.f("ix_mediationcase_matter_id"), "mediationcase", ["matter_id"], unique=False)
    op.create_index(op.f("ix_mediationcase_platform_number"), "mediationcase", ["platform_number"], unique=False)
    op.create_index(op.f("ix_mediationcase_state"), "mediationcase", ["state"], unique=False)
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
        "paymentorder",
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
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("court", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True),
        sa.Column("basis", sa.String(length=40), nullable=False),
        sa.Column("claim", sa.String(length=40), nullable=False),
        sa.Column("agreement_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("applied_on", sa.Date(), nullable=True),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("refusal", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("ordered", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("served_on", sa.Date(), nullable=True),
        sa.Column("objected_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.String(length=40), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("suit_number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True),
        sa.Column("enforcement_number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(op.f("ix_paymentorder_agreement_number"), "paymentorder", ["agreement_number"], unique=False)
    op.create_index(op.f("ix_paymentorder_case_number"), "paymentorder", ["case_number"], unique=False)
    op.create_index(op.f("ix_paymentorder_enforcement_number"), "paymentorder", ["enforcement_number"], unique=False)
    op.create_index(op.f("ix_paymentorder_matter_id"), "paymentorder", ["matter_id"], unique=False)
    op.create_index(op.f("ix_paymentorder_state"), "paymentorder", ["state"], unique=False)
    op.create_index(op.f("ix_paymentorder_suit_number"), "paymentorder", ["suit_number"], unique=False)
    op.create_table(
        "petition",
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
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("responsible", sa.String(length=40), nullable=False),
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("origin", sa.String(length=40), nullable=False),
        sa.Column("passed_by", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("content", sqlmodel.sql.sqltypes.AutoString(length=4000), nullable=True),
        sa.Column("employer", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("place", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("legal_channel", sa.String(length=40), nullable=True),
        sa.Column("objection", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=True),
        sa.Column("refusal", sa.String(length=40), nullable=True),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("extension_reason", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=True),
        sa.Column("opinion", sa.String(length=40), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("review_body", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("review", sa.String(length=40), nullable=True),
        sa.Column("reviewed_on", sa.Date(), nullable=True),
        sa.Column("recheck_body", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("recheck", sa.String(length=40), nullable=True),
        sa.Column("rechecked_on", sa.Date(), nullable=True),
        sa.Column("terminated_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(op.f("ix_petition_employer"), "petition", ["employer"], unique=False)
    op.create_index(op.f("ix_petition_matter_id"), "petition", ["matter_id"], unique=False)
    op.create_index(op.f("ix_petition_responsible"), "petition", ["responsible"], unique=False)
    op.create_index(op.f("ix_petition_state"), "petition", ["state"], unique=False)
    op.create_table(
        "policybasis",
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
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
        sa.Column("document_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("issuers", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("note", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(op.f("ix_policybasis_matter_id"), "policybasis", ["matter_id"], unique=False)
    op.create_table(
        "preservation",
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
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("court", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("phase", sa.String(length=40), nullable=False),
        sa.Column("main_number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("by_worker", sa.Boolean(), nullable=False),
        sa.Column("security", sa.Boolean(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ruled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("carried_out_on", sa.Date(), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("lift_reason", sa.String(length=40), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(op.f("ix_preservation_main_number"), "preservation", ["main_number"], unique=False)
    op.create_index(op.f("ix_preservation_matter_id"), "preservation", ["matter_id"], unique=False)
    op.create_table(
        "procuratorialsupervision",
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
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("own_motion", sa.Boolean(), nullable=False),
        sa.Column("about_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("letter_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("served_on", sa.Date(), nullable=True),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("filed_on", sa.Date(), nullable=True),
        sa.Column("replied_on", sa.Date(), nullable=True),
        sa.Column("reply", sa.String(length=40), nullable=True),
        sa.Column("court_case_number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True),
        sa.Column("result", sa.String(length=40), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(
        op.f("ix_procuratorialsupervision_about_number"), "procuratorialsupervision", ["about_number"], unique=False
    )
    op.create_index(
        op.f("ix_procuratorialsupervision_letter_number"), "procuratorialsupervision", ["letter_number"], unique=False
    )
    op.create_index(
        op.f("ix_procuratorialsupervision_matter_id"), "procuratorialsupervision", ["matter_id"], unique=False
    )
    op.create_table(
        "project",
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
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("permit_number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("industry", sa.String(length=40), nullable=False),
        sa.Column("place", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column("contract_sum", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("special_account", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=True),
        sa.Column("deposit_form", sa.String(length=40), nullable=True),
        sa.Column("deposit_amount", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("payment_guarantee", sa.Boolean(), nullable=True),
        sa.Column("real_name", sa.Boolean(), nullable=True),
        sa.Column("notice_board", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("permit_number"),
    )
    op.create_index(op.f("ix_project_matter_id"), "project", ["matter_id"], unique=False)
    op.create_table(
        "publicdisclosure",
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
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("place", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("document_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdraw_reason", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_publicdisclosure_case_id"), "publicdisclosure", ["case_id"], unique=False)
    op.create_index(op.f("ix_publicdisclosure_matter_id"), "publicdisclosure", ["matter_id"], unique=False)
    op.create_table(
        "randomtask",
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
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("departments", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("outside_departments", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("object_scope", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
        sa.Column("items", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("rate_a", sa.Integer(), nullable=True),
        sa.Column("rate_b", sa.Integer(), nullable=True),
        sa.Column("rate_c", sa.Integer(), nullable=True),
        sa.Column("object_candidates", sa.Integer(), nullable=True),
        sa.Column("inspector_candidates", sa.Integer(), nullable=True),
        sa.Column("candidates_sha256", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=True),
        sa.Column("seed", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("algorithm", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("draw_log", sqlmodel.sql.sqltypes.AutoString(length=20000), nullable=True),
        sa.Column("witnesses", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("drawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("inspected_on", sa.Date(), nullable=True),
        sa.Column("entered_on", sa.Date(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(op.f("ix_randomtask_matter_id"), "randomtask", ["matter_id"], unique=False)
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
        "remedypath",
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
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("open_until", sa.Date(), nullable=True),
        sa.Column("used_on", sa.Date(), nullable=True),
        sa.Column("guided_by", sa.String(length=40), nullable=True),
        sa.Column("guided_on", sa.Date(), nullable=True),
        sa.Column("basis", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_remedypath_channel"), "remedypath", ["channel"], unique=False)
    op.create_index(op.f("ix_remedypath_matter_id"), "remedypath", ["matter_id"], unique=False)
    op.create_table(
        "report",
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
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("period", sqlmodel.sql.sqltypes.AutoString(length=6), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("body", sqlmodel.sql.sqltypes.AutoString(length=20000), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("approved_by", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("sent_to", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(op.f("ix_report_matter_id"), "report", ["matter_id"], unique=False)
    op.create_index(op.f("ix_report_period"), "report", ["period"], unique=False)
    op.create_table(
        "riskwarning",
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
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("unit_name", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
        sa.Column("uscc", sqlmodel.sql.sqltypes.AutoString(length=18), nullable=True),
        sa.Column("project", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
        sa.Column("place", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=True),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("level", sa.String(length=40), nullable=True),
        sa.Column("assignee", sa.String(length=40), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("raised_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("handling", sqlmodel.sql.sqltypes.AutoString(length=4000), nullable=True),
        sa.Column("lesson", sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(op.f("ix_riskwarning_assignee"), "riskwarning", ["assignee"], unique=False)
    op.create_index(op.f("ix_riskwarning_level"), "riskwarning", ["level"], unique=False)
    op.create_index(op.f("ix_riskwarning_matter_id"), "riskwarning", ["matter_id"], unique=False)
    op.create_index(op.f("ix_riskwarning_uscc"), "riskwarning", ["uscc"], unique=False)
    op.create_table(
        "securitycase",
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
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("police_organ", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("illegal_wage_claim", sa.Boolean(), nullable=False),
        sa.Column("project_debt_disguised", sa.Boolean(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("people_penalised", sa.Integer(), nullable=True),
        sa.Column("penalties", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("filed_on", sa.Date(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("criminal_number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True),
        sa.Column("referred_on", sa.Date(), nullable=True),
        sa.Column("builder_case_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(op.f("ix_securitycase_builder_case_number"), "securitycase", ["builder_case_number"], unique=False)
    op.create_index(op.f("ix_securitycase_matter_id"), "securitycase", ["matter_id"], unique=False)
    op.create_table(
        "shareapplication",
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
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("item", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("attribute", sa.String(length=40), nullable=False),
        sa.Column("applicant", sa.String(length=40), nullable=False),
        sa.Column("provider", sa.String(length=40), nullable=False),
        sa.Column("purposes", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("basis", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
        sa.Column("scenario", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
        sa.Column("extent", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
        sa.Column("way", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
        sa.Column("wanted_until_on", sa.Date(), nullable=True),
        sa.Column("personal", sa.Boolean(), nullable=False),
        sa.Column("assessment", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("assessed_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("applied_on", sa.Date(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("active_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("supplement", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=True),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(op.f("ix_shareapplication_applicant"), "shareapplication", ["applicant"], unique=False)
    op.create_index(op.f("ix_shareapplication_item"), "shareapplication", ["item"], unique=False)
    op.create_index(op.f("ix_shareapplication_matter_id"), "shareapplication", ["matter_id"], unique=False)
    op.create_index(op.f("ix_shareapplication_provider"), "shareapplication", ["provider"], unique=False)
    op.create_table(
        "shareitem",
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
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("provider", sa.String(length=40), nullable=False),
        sa.Column("fields", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("attribute", sa.String(length=40), nullable=False),
        sa.Column("conditions", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=True),
        sa.Column("purposes", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("basis", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
        sa.Column("personal", sa.Boolean(), nullable=False),
        sa.Column("assessment", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("assessed_on", sa.Date(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(op.f("ix_shareitem_matter_id"), "shareitem", ["matter_id"], unique=False)
    op.create_index(op.f("ix_shareitem_provider"), "shareitem", ["provider"], unique=False)
    op.create_table(
        "suggestionletter",
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
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("letter_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("issuer", sa.String(length=40), nullable=False),
        sa.Column("issuer_unit", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=True),
        sa.Column("issuer_body", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("addressee", sa.String(length=40), nullable=False),
        sa.Column("addressee_unit", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("problem", sqlmodel.sql.sqltypes.AutoString(length=4000), nullable=True),
        sa.Column("suggestion", sqlmodel.sql.sqltypes.AutoString(length=4000), nullable=True),
        sa.Column("linkage_case", sa.Boolean(), nullable=False),
        sa.Column("public_interest", sa.Boolean(), nullable=False),
        sa.Column("damage_spreading", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("served_on", sa.Date(), nullable=True),
        sa.Column("reply_by_on", sa.Date(), nullable=True),
        sa.Column("reply", sa.String(length=40), nullable=False),
        sa.Column("replied_on", sa.Date(), nullable=True),
        sa.Column("measures", sqlmodel.sql.sqltypes.AutoString(length=4000), nullable=True),
        sa.Column("objection", sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=True),
        sa.Column("effect", sa.String(length=40), nullable=True),
        sa.Column("evaluated_on", sa.Date(), nullable=True),
        sa.Column("suit_number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(op.f("ix_suggestionletter_addressee"), "suggestionletter", ["addressee"], unique=False)
    op.create_index(op.f("ix_suggestionletter_issuer"), "suggestionletter", ["issuer"], unique=False)
    op.create_index(op.f("ix_suggestionletter_letter_number"), "suggestionletter", ["letter_number"], unique=False)
    op.create_index(op.f("ix_suggestionletter_matter_id"), "suggestionletter", ["matter_id"], unique=False)
    op.create_table(
        "supportrequest",
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
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("requester", sa.String(length=40), nullable=False),
        sa.Column("about_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("taken_up_on", sa.Date(), nullable=True),
        sa.Column("decline_reason", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=True),
        sa.Column("opinion_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("supported_on", sa.Date(), nullable=True),
        sa.Column("result", sa.String(length=40), nullable=True),
        sa.Column("result_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(op.f("ix_supportrequest_about_number"), "supportrequest", ["about_number"], unique=False)
    op.create_index(op.f("ix_supportrequest_matter_id"), "supportrequest", ["matter_id"], unique=False)
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
        "typicalcase",
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
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("author", sa.String(length=40), nullable=False),
        sa.Column("topics", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("facts", sqlmodel.sql.sqltypes.AutoString(length=8000), nullable=False),
        sa.Column("lesson", sqlmodel.sql.sqltypes.AutoString(length=4000), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("approved_by", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("channel", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(op.f("ix_typicalcase_matter_id"), "typicalcase", ["matter_id"], unique=False)
    op.create_table(
        "advancepayment",
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
        sa.Column("inspection_case_id", sa.Uuid(), nullable=True),
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("payer", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("payer_uscc", sqlmodel.sql.sqltypes.AutoString(length=18), nullable=True),
        sa.Column("debtor", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
        sa.Column("debtor_uscc", sqlmodel.sql.sqltypes.AutoString(length=18), nullable=True),
        sa.Column("project_permit", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True),
        sa.Column("basis", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=True),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("recourse_on", sa.Date(), nullable=True),
        sa.Column("recourse_balance", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("recourse_ended_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["inspection_case_id"],
            ["inspectioncase.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(op.f("ix_advancepayment_debtor_uscc"), "advancepayment", ["debtor_uscc"], unique=False)
    op.create_index(
        op.f("ix_advancepayment_inspection_case_id"), "advancepayment", ["inspection_case_id"], unique=False
    )
    op.create_index(op.f("ix_advancepayment_matter_id"), "advancepayment", ["matter_id"], unique=False)
    op.create_index(op.f("ix_advancepayment_payer_uscc"), "advancepayment", ["payer_uscc"], unique=False)
    op.create_index(op.f("ix_advancepayment_project_permit"), "advancepayment", ["project_permit"], unique=False)
    op.create_table(
        "agendaitem",
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
        sa.Column("conference_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("head", sa.String(length=40), nullable=False),
        sa.Column("origin", sa.String(length=40), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("brief", sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=True),
        sa.Column("presenter", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conference.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_agendaitem_conference_id"), "agendaitem", ["conference_id"], unique=False)
    op.create_index(op.f("ix_agendaitem_matter_id"), "agendaitem", ["matter_id"], unique=False)
    op.create_table(
        "assetitem",
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
        sa.Column("enforcement_case_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("urgency", sa.String(length=40), nullable=True),
        sa.Column("query_batch", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True),
        sa.Column("holder", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
        sa.Column("detail", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=True),
        sa.Column("value", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("special_account", sa.Boolean(), nullable=False),
        sa.Column("found_on", sa.Date(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["enforcement_case_id"],
            ["enforcementcase.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_assetitem_enforcement_case_id"), "assetitem", ["enforcement_case_id"], unique=False)
    op.create_index(op.f("ix_assetitem_matter_id"), "assetitem", ["matter_id"], unique=False)
    op.create_table(
        "campaignunit",
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
        sa.Column("joint_campaign_id", sa.Uuid(), nullable=False),
        sa.Column("unit_name", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("uscc", sqlmodel.sql.sqltypes.AutoString(length=18), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("violations", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("findings", sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=True),
        sa.Column("minors", sa.Integer(), nullable=True),
        sa.Column("minor_aliases", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("follow_up_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("follow_up", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=True),
        sa.ForeignKeyConstraint(
            ["joint_campaign_id"],
            ["jointcampaign.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_campaignunit_joint_campaign_id"), "campaignunit", ["joint_campaign_id"], unique=False)
    op.create_index(op.f("ix_campaignunit_matter_id"), "campaignunit", ["matter_id"], unique=False)
    op.create_index(op.f("ix_campaignunit_uscc"), "campaignunit", ["uscc"], unique=False)
    op.create_table(
        "claimitem",
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
        sa.Column("arbitration_case_id", sa.Uuid(), nullable=False),
        sa.Column("claimant", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("item", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("awarded", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("by_partial_award", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["arbitration_case_id"],
            ["arbitrationcase.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_claimitem_arbitration_case_id"), "claimitem", ["arbitration_case_id"], unique=False)
    op.create_index(op.f("ix_claimitem_matter_id"), "claimitem", ["matter_id"], unique=False)
    op.create_table(
        "commitmentpromise",
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
        sa.Column("credit_commitment_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("promise", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=False),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("kept_on", sa.Date(), nullable=True),
        sa.Column("proof", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=True),
        sa.ForeignKeyConstraint(
            ["credit_commitment_id"],
            ["creditcommitment.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_commitmentpromise_credit_commitment_id"), "commitmentpromise", ["credit_commitment_id"], unique=False
    )
    op.create_index(op.f("ix_commitmentpromise_matter_id"), "commitmentpromise", ["matter_id"], unique=False)
    op.create_table(
        "confirmation",
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
        sa.Column("mediation_case_id", sa.Uuid(), nullable=True),
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("route", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("joint", sa.Boolean(), nullable=False),
        sa.Column("agreement_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("peoples_mediation", sa.Boolean(), nullable=False),
        sa.Column("payment_only", sa.Boolean(), nullable=False),
        sa.Column("online", sa.Boolean(), nullable=False),
        sa.Column("platform_number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True),
        sa.Column("organ", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("court_basis", sa.String(length=40), nullable=True),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("applied_on", sa.Date(), nullable=True),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("document_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("review_refusal", sa.String(length=40), nullable=True),
        sa.Column("court_refusal", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["mediation_case_id"],
            ["mediationcase.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(op.f("ix_confirmation_agreement_number"), "confirmation", ["agreement_number"], unique=False)
    op.create_index(op.f("ix_confirmation_case_number"), "confirmation", ["case_number"], unique=False)
    op.create_index(op.f("ix_confirmation_document_number"), "confirmation", ["document_number"], unique=False)
    op.create_index(op.f("ix_confirmation_matter_id"), "confirmation", ["matter_id"], unique=False)
    op.create_index(op.f("ix_confirmation_mediation_case_id"), "confirmation", ["mediation_case_id"], unique=False)
    op.create_index(op.f("ix_confirmation_platform_number"), "confirmation", ["platform_number"], unique=False)
    op.create_index(op.f("ix_confirmation_state"), "confirmation", ["state"], unique=False)
    op.create_index(
        "uq_confirmation_route",
        "confirmation",
        ["mediation_case_id"],
        unique=True,
        postgresql_where=sa.text("state IN ('APPLIED', 'ACCEPTED', 'CONFIRMED')"),
    )
    op.create_table(
        "consultationopinion",
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
        sa.Column("consultation_id", sa.Uuid(), nullable=False),
        sa.Column("agency", sa.String(length=40), nullable=True),
        sa.Column("expert", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=True),
        sa.Column("opinion", sqlmodel.sql.sqltypes.AutoString(length=4000), nullable=False),
        sa.Column("agrees", sa.Boolean(), nullable=True),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultation.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_consultationopinion_consultation_id"), "consultationopinion", ["consultation_id"], unique=False
    )
    op.create_index(op.f("ix_consultationopinion_matter_id"), "consultationopinion", ["matter_id"], unique=False)
    op.create_table(
        "convener",
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
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("officer_id", sa.Uuid(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["officer_id"],
            ["officer.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_convener_matter_id"), "convener", ["matter_id"], unique=False)
    op.create_index(op.f("ix_convener_officer_id"), "convener", ["officer_id"], unique=False)
    op.create_index(
        "uq_convener_active", "convener", ["agency"], unique=True, postgresql_where=sa.text("to_on IS NULL")
    )
    op.create_table(
        "correctionorder",
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
        sa.Column("inspection_case_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("duty", sa.String(length=40), nullable=False),
        sa.Column("duty_text", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=True),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("ordered_on", sa.Date(), nullable=False),
        sa.Column("perform_by", sa.Date(), nullable=True),
        sa.Column("served_on", sa.Date(), nullable=True),
        sa.Column("service", sa.String(length=40), nullable=True),
        sa.Column("service_proof_sha256", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=True),
        sa.ForeignKeyConstraint(
            ["inspection_case_id"],
            ["inspectioncase.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_correctionorder_inspection_case_id"), "correctionorder", ["inspection_case_id"], unique=False
    )
    op.create_index(op.f("ix_correctionorder_matter_id"), "correctionorder", ["matter_id"], unique=False)
    op.create_index(op.f("ix_correctionorder_number"), "correctionorder", ["number"], unique=False)
    op.create_table(
        "creditrecord",
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
        sa.Column("inspection_case_id", sa.Uuid(), nullable=True),
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("subject", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("subject_uscc", sqlmodel.sql.sqltypes.AutoString(length=18), nullable=True),
        sa.Column("responsible", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=True),
        sa.Column("list_kind", sa.String(length=40), nullable=False),
        sa.Column("ground", sa.String(length=40), nullable=True),
        sa.Column("basis_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("proposed_on", sa.Date(), nullable=True),
        sa.Column("listed_on", sa.Date(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("arrears_paid_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("basis_revoked_on", sa.Date(), nullable=True),
        sa.Column("pushed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["inspection_case_id"],
            ["inspectioncase.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(op.f("ix_creditrecord_basis_number"), "creditrecord", ["basis_number"], unique=False)
    op.create_index(op.f("ix_creditrecord_inspection_case_id"), "creditrecord", ["inspection_case_id"], unique=False)
    op.create_index(op.f("ix_creditrecord_matter_id"), "creditrecord", ["matter_id"], unique=False)
    op.create_index(op.f("ix_creditrecord_state"), "creditrecord", ["state"], unique=False)
    op.create_index(op.f("ix_creditrecord_subject_uscc"), "creditrecord", ["subject_uscc"], unique=False)
    op.create_table(
        "criminalevent",
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
        sa.Column("crime_transfer_id", sa.Uuid(), nullable=False),
        sa.Column("stage", sa.String(length=40), nullable=False),
        sa.Column("occurred_on", sa.Date(), nullable=False),
        sa.Column("agency", sa.String(length=40), nullable=False),
        sa.Column("document_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("result", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["crime_transfer_id"],
            ["crimetransfer.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_criminalevent_crime_transfer_id"), "criminalevent", ["crime_transfer_id"], unique=False)
    op.create_index(op.f("ix_criminalevent_matter_id"), "criminalevent", ["matter_id"], unique=False)
    op.create_table(
        "custodyevent",
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
        sa.Column("evidence_id", sa.Uuid(), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
        sa.Column("from_holder", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("to_holder", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("giver_signed", sa.Boolean(), nullable=True),
        sa.Column("taker_signed", sa.Boolean(), nullable=True),
        sa.Column("list_number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True),
        sa.Column("seals", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
        sa.Column("condition", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=True),
        sa.Column("approved_by", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=True),
        sa.Column("witness", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=True),
        sa.Column("note", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("previous_hash", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("hash", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["evidence_id"],
            ["evidence.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_custodyevent_evidence_id"), "custodyevent", ["evidence_id"], unique=False)
    op.create_index(op.f("ix_custodyevent_matter_id"), "custodyevent", ["matter_id"], unique=False)
    op.create_table(
        "enforcementreceipt",
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
        sa.Column("enforcement_case_id", sa.Uuid(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("voucher", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("payee", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("paid_out", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("paid_out_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["enforcement_case_id"],
            ["enforcementcase.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_enforcementreceipt_enforcement_case_id"), "enforcementreceipt", ["enforcement_case_id"], unique=False
    )
    op.create_index(op.f("ix_enforcementreceipt_matter_id"), "enforcementreceipt", ["matter_id"], unique=False)
    op.create_table(
        "evidenceshare",
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
        sa.Column("evidence_id", sa.Uuid(), nullable=False),
        sa.Column("requested_by", sa.String(length=40), nullable=False),
        sa.Column("target_case_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("extent", sa.String(length=40), nullable=False),
        sa.Column("requested_on", sa.Date(), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("denied_on", sa.Date(), nullable=True),
        sa.Column("deny_reason", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=True),
        sa.Column("used_on", sa.Date(), nullable=True),
        sa.Column("used_in", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("admission", sa.String(length=40), nullable=True),
        sa.Column("admission_reason", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=True),
        sa.ForeignKeyConstraint(
            ["evidence_id"],
            ["evidence.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_evidenceshare_evidence_id"), "evidenceshare", ["evidence_id"], unique=False)
    op.create_index(op.f("ix_evidenceshare_matter_id"), "evidenceshare", ["matter_id"], unique=False)
    op.create_index(op.f("ix_evidenceshare_target_case_number"), "evidenceshare", ["target_case_number"], unique=False)
    op.create_table(
        "exchangerecord",
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
        sa.Column("enforcement_case_id", sa.Uuid(), nullable=False),
        sa.Column("exchanged_on", sa.Date(), nullable=False),
        sa.Column("mode", sa.String(length=40), nullable=False),
        sa.Column("participants", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("information", sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=False),
        sa.Column("opinion", sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=True),
        sa.ForeignKeyConstraint(
            ["enforcement_case_id"],
            ["enforcementcase.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_exchangerecord_enforcement_case_id"), "exchangerecord", ["enforcement_case_id"], unique=False
    )
    op.create_index(op.f("ix_exchangerecord_matter_id"), "exchangerecord", ["matter_id"], unique=False)
    op.create_table(
        "executionobjection",
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
        sa.Column("enforcement_case_id", sa.Uuid(), nullable=False),
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("objector", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
        sa.Column("target", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("raised_on", sa.Date(), nullable=True),
        sa.Column("ruled_on", sa.Date(), nullable=True),
        sa.Column("served_on", sa.Date(), nullable=True),
        sa.Column("remedy", sa.String(length=40), nullable=True),
        sa.Column("review_number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True),
        sa.Column("review_asked_on", sa.Date(), nullable=True),
        sa.Column("review_result", sa.String(length=40), nullable=True),
        sa.Column("review_decided_on", sa.Date(), nullable=True),
        sa.Column("suit_number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True),
        sa.Column("sued_on", sa.Date(), nullable=True),
        sa.Column("suit_result", sa.String(length=40), nullable=True),
        sa.Column("suit_decided_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["enforcement_case_id"],
            ["enforcementcase.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(
        op.f("ix_executionobjection_enforcement_case_id"), "executionobjection", ["enforcement_case_id"], unique=False
    )
    op.create_index(op.f("ix_executionobjection_matter_id"), "executionobjection", ["matter_id"], unique=False)
    op.create_table(
        "factrecord",
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
        sa.Column("mediation_case_id", sa.Uuid(), nullable=False),
        sa.Column("consent", sa.String(length=40), nullable=False),
        sa.Column("facts", sqlmodel.sql.sqltypes.AutoString(length=4000), nullable=False),
        sa.ForeignKeyConstraint(
            ["mediation_case_id"],
            ["mediationcase.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_factrecord_matter_id"), "factrecord", ["matter_id"], unique=False)
    op.create_index(op.f("ix_factrecord_mediation_case_id"), "factrecord", ["mediation_case_id"], unique=False)
    op.create_table(
        "filingsupervision",
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
        sa.Column("crime_transfer_id", sa.Uuid(), nullable=False),
        sa.Column("asked_by", sa.String(length=40), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("explain_due_on", sa.Date(), nullable=True),
        sa.Column("explained_on", sa.Date(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("result", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["crime_transfer_id"],
            ["crimetransfer.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_filingsupervision_crime_transfer_id"), "filingsupervision", ["crime_transfer_id"], unique=False
    )
    op.create_index(op.f("ix_filingsupervision_matter_id"), "filingsupervision", ["matter_id"], unique=False)
    op.create_table(
        "fulfilmentitem",
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
        sa.Column("mediation_case_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("payee", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=True),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("paid_amount", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("proof", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("reminder_count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mediation_case_id"],
            ["mediationcase.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_fulfilmentitem_due_on"), "fulfilmentitem", ["due_on"], unique=False)
    op.create_index(op.f("ix_fulfilmentitem_matter_id"), "fulfilmentitem", ["matter_id"], unique=False)
    op.create_index(op.f("ix_fulfilmentitem_mediation_case_id"), "fulfilmentitem", ["mediation_case_id"], unique=False)
    op.create_table(
        "jointanalysis",
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
        sa.Column("enforcement_case_id", sa.Uuid(), nullable=False),
        sa.Column("analysed_on", sa.Date(), nullable=False),
        sa.Column("other_cases", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("participants", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("inputs", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("conclusion", sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=False),
        sa.Column("next_measures", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.ForeignKeyConstraint(
            ["enforcement_case_id"],
            ["enforcementcase.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_jointanalysis_enforcement_case_id"), "jointanalysis", ["enforcement_case_id"], unique=False
    )
    op.create_index(op.f("ix_jointanalysis_matter_id"), "jointanalysis", ["matter_id"], unique=False)
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
    op.create_table(
        "mediationagreement",
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
        sa.Column("mediation_case_id", sa.Uuid(), nullable=False),
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("payment_only", sa.Boolean(), nullable=False),
        sa.Column("terms", sqlmodel.sql.sqltypes.AutoString(length=4000), nullable=True),
        sa.Column("performance", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=True),
        sa.Column("signed_by", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("mediator_signed", sa.Boolean(), nullable=False),
        sa.Column("sealed", sa.Boolean(), nullable=False),
        sa.Column("signed_online", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mediation_case_id"],
            ["mediationcase.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_mediationagreement_matter_id"), "mediationagreement", ["matter_id"], unique=False)
    op.create_index(
        op.f("ix_mediationagreement_mediation_case_id"), "mediationagreement", ["mediation_case_id"], unique=False
    )
    op.create_index(op.f("ix_mediationagreement_number"), "mediationagreement", ["number"], unique=False)
    op.create_table(
        "mediationfile",
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
        sa.Column("mediation_case_id", sa.Uuid(), nullable=False),
        sa.Column("volume", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("retention_years", sa.Integer(), nullable=True),
        sa.Column("archived_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mediation_case_id"],
            ["mediationcase.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_mediationfile_matter_id"), "mediationfile", ["matter_id"], unique=False)
    op.create_index(op.f("ix_mediationfile_mediation_case_id"), "mediationfile", ["mediation_case_id"], unique=False)
    op.create_index(op.f("ix_mediationfile_volume"), "mediationfile", ["volume"], unique=False)
    op.create_table(
        "mediationparticipant",
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
        sa.Column("mediation_case_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("agency", sa.String(length=40), nullable=True),
        sa.Column("body", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=True),
        sa.ForeignKeyConstraint(
            ["mediation_case_id"],
            ["mediationcase.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_mediationparticipant_matter_id"), "mediationparticipant", ["matter_id"], unique=False)
    op.create_index(
        op.f("ix_mediationparticipant_mediation_case_id"), "mediationparticipant", ["mediation_case_id"], unique=False
    )
    op.create_table(
        "mediationrecord",
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
        sa.Column("mediation_case_id", sa.Uuid(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
        sa.Column("mediator", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
        sa.Column("participants", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("content", sqlmodel.sql.sqltypes.AutoString(length=8000), nullable=True),
        sa.Column("outcome", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=True),
        sa.ForeignKeyConstraint(
            ["mediation_case_id"],
            ["mediationcase.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_mediationrecord_matter_id"), "mediationrecord", ["matter_id"], unique=False)
    op.create_index(
        op.f("ix_mediationrecord_mediation_case_id"), "mediationrecord", ["mediation_case_id"], unique=False
    )
    op.create_table(
        "mediator",
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
        sa.Column("mediation_body_id", sa.Uuid(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
        sa.Column("certificate", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("expertise", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("full_time", sa.Boolean(), nullable=False),
        sa.Column("court_invited", sa.Boolean(), nullable=False),
        sa.Column("active_from", sa.Date(), nullable=False),
        sa.Column("active_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["mediation_body_id"],
            ["mediationbody.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("certificate"),
    )
    op.create_index(op.f("ix_mediator_matter_id"), "mediator", ["matter_id"], unique=False)
    op.create_index(op.f("ix_mediator_mediation_body_id"), "mediator", ["mediation_body_id"], unique=False)
    op.create_table(
        "paymentinstalment",
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
        sa.Column("inspection_case_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("paid_amount", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.ForeignKeyConstraint(
            ["inspection_case_id"],
            ["inspectioncase.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_paymentinstalment_inspection_case_id"), "paymentinstalment", ["inspection_case_id"], unique=False
    )
    op.create_index(op.f("ix_paymentinstalment_matter_id"), "paymentinstalment", ["matter_id"], unique=False)
    op.create_table(
        "procedurestep",
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
        sa.Column("inspection_case_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("result", sa.String(length=40), nullable=False),
        sa.Column("content", sqlmodel.sql.sqltypes.AutoString(length=4000), nullable=True),
        sa.Column("taken_by", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.ForeignKeyConstraint(
            ["inspection_case_id"],
            ["inspectioncase.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_procedurestep_inspection_case_id"), "procedurestep", ["inspection_case_id"], unique=False)
    op.create_index(op.f("ix_procedurestep_matter_id"), "procedurestep", ["matter_id"], unique=False)
    op.create_table(
        "processrecording",
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
        sa.Column("inspection_case_id", sa.Uuid(), nullable=False),
        sa.Column("phase", sa.String(length=40), nullable=False),
        sa.Column("medium", sa.String(length=40), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=True),
        sa.Column("place", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
        sa.Column("reference", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("sha256", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("officers", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.ForeignKeyConstraint(
            ["inspection_case_id"],
            ["inspectioncase.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_processrecording_inspection_case_id"), "processrecording", ["inspection_case_id"], unique=False
    )
    op.create_index(op.f("ix_processrecording_matter_id"), "processrecording", ["matter_id"], unique=False)
    op.create_table(
        "projectunit",
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
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["project.id"],
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"],
            ["party.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("project_id", "unit_id", "role"),
    )
    op.create_index(op.f("ix_projectunit_matter_id"), "projectunit", ["matter_id"], unique=False)
    op.create_index(op.f("ix_projectunit_project_id"), "projectunit", ["project_id"], unique=False)
    op.create_index(op.f("ix_projectunit_unit_id"), "projectunit", ["unit_id"], unique=False)
    op.create_table(
        "randominspector",
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
        sa.Column("random_task_id", sa.Uuid(), nullable=False),
        sa.Column("certificate", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("agency", sa.String(length=40), nullable=False),
        sa.Column("drawn", sa.Boolean(), nullable=False),
        sa.Column("excluded", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["random_task_id"],
            ["randomtask.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("random_task_id", "certificate"),
    )
    op.create_index(op.f("ix_randominspector_certificate"), "randominspector", ["certificate"], unique=False)
    op.create_index(op.f("ix_randominspector_matter_id"), "randominspector", ["matter_id"], unique=False)
    op.create_index(op.f("ix_randominspector_random_task_id"), "randominspector", ["random_task_id"], unique=False)
    op.create_table(
        "randomobject",
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
        sa.Column("random_task_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("uscc", sqlmodel.sql.sqltypes.AutoString(length=18), nullable=True),
        sa.Column("credit_grade", sa.String(length=40), nullable=True),
        sa.Column("inspectors", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("inspected_on", sa.Date(), nullable=True),
        sa.Column("finding", sa.String(length=40), nullable=True),
        sa.Column("findings", sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=True),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True),
        sa.ForeignKeyConstraint(
            ["random_task_id"],
            ["randomtask.id"],
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"],
            ["party.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("random_task_id", "position"),
    )
    op.create_index(op.f("ix_randomobject_matter_id"), "randomobject", ["matter_id"], unique=False)
    op.create_index(op.f("ix_randomobject_random_task_id"), "randomobject", ["random_task_id"], unique=False)
    op.create_index(op.f("ix_randomobject_unit_id"), "randomobject", ["unit_id"], unique=False)
    op.create_table(
        "reconsideration",
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
        sa.Column("inspection_case_id", sa.Uuid(), nullable=True),
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("body", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("respondent", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("challenged", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=True),
        sa.Column("decision_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("procedure", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("applied_on", sa.Date(), nullable=True),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("refused_for", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=True),
        sa.Column("copied_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("decision", sa.String(length=40), nullable=True),
        sa.Column("resolved", sa.Boolean(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("perform_by", sa.Date(), nullable=True),
        sa.Column("performed_on", sa.Date(), nullable=True),
        sa.Column("opinion_on", sa.Date(), nullable=True),
        sa.Column("rectified_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["inspection_case_id"],
            ["inspectioncase.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(op.f("ix_reconsideration_decision_number"), "reconsideration", ["decision_number"], unique=False)
    op.create_index(
        op.f("ix_reconsideration_inspection_case_id"), "reconsideration", ["inspection_case_id"], unique=False
    )
    op.create_index(op.f("ix_reconsideration_matter_id"), "reconsideration", ["matter_id"], unique=False)
    op.create_index(op.f("ix_reconsideration_state"), "reconsideration", ["state"], unique=False)
    op.create_table(
        "reportfigure",
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
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("head", sa.String(length=40), nullable=True),
        sa.Column("indicator", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=False),
        sa.Column("part", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True),
        sa.Column("agency", sa.String(length=40), nullable=True),
        sa.Column("count", sa.Integer(), nullable=True),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("rate", sa.Float(), nullable=True),
        sa.Column("previous_rate", sa.Float(), nullable=True),
        sa.Column("previous_count", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["report.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_reportfigure_matter_id"), "reportfigure", ["matter_id"], unique=False)
    op.create_index(op.f("ix_reportfigure_report_id"), "reportfigure", ["report_id"], unique=False)
    op.create_table(
        "resolution",
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
        sa.Column("conference_id", sa.Uuid(), nullable=False),
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("head", sa.String(length=40), nullable=False),
        sa.Column("content", sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=False),
        sa.Column("responsible", sa.String(length=40), nullable=False),
        sa.Column("supporting", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("adopted_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("progress", sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=True),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conference.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(op.f("ix_resolution_conference_id"), "resolution", ["conference_id"], unique=False)
    op.create_index(op.f("ix_resolution_due_on"), "resolution", ["due_on"], unique=False)
    op.create_index(op.f("ix_resolution_matter_id"), "resolution", ["matter_id"], unique=False)
    op.create_index(op.f("ix_resolution_responsible"), "resolution", ["responsible"], unique=False)
    op.create_table(
        "risksignal",
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
        sa.Column("risk_warning_id", sa.Uuid(), nullable=True),
        sa.Column("family", sa.String(length=40), nullable=False),
        sa.Column("unit_name", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
        sa.Column("uscc", sqlmodel.sql.sqltypes.AutoString(length=18), nullable=True),
        sa.Column("project", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
        sa.Column("place", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=True),
        sa.Column("metric", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("value", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
        sa.Column("observed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("origin", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("note", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=True),
        sa.ForeignKeyConstraint(
            ["risk_warning_id"],
            ["riskwarning.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_risksignal_matter_id"), "risksignal", ["matter_id"], unique=False)
    op.create_index(op.f("ix_risksignal_risk_warning_id"), "risksignal", ["risk_warning_id"], unique=False)
    op.create_index(op.f("ix_risksignal_uscc"), "risksignal", ["uscc"], unique=False)
    op.create_table(
        "sharegrant",
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
        sa.Column("share_application_id", sa.Uuid(), nullable=False),
        sa.Column("grantee", sa.String(length=40), nullable=False),
        sa.Column("grantee_unit", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=True),
        sa.Column("purposes", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("classes", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("extent", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["share_application_id"],
            ["shareapplication.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("share_application_id"),
    )
    op.create_index(op.f("ix_sharegrant_case_number"), "sharegrant", ["case_number"], unique=False)
    op.create_index(op.f("ix_sharegrant_grantee"), "sharegrant", ["grantee"], unique=False)
    op.create_index(op.f("ix_sharegrant_matter_id"), "sharegrant", ["matter_id"], unique=False)
    op.create_table(
        "socialinsuranceviolation",
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
        sa.Column("inspection_case_id", sa.Uuid(), nullable=False),
        sa.Column("beneficiary_id", sa.Uuid(), nullable=True),
        sa.Column("beneficiary_alias", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
        sa.Column("insurance", sa.String(length=40), nullable=False),
        sa.Column("mode", sa.String(length=40), nullable=False),
        sa.Column("suspicion", sa.String(length=40), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("months", sa.Integer(), nullable=True),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("recovered", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("recovered_on", sa.Date(), nullable=True),
        sa.Column("intent", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["beneficiary_id"],
            ["party.id"],
        ),
        sa.ForeignKeyConstraint(
            ["inspection_case_id"],
            ["inspectioncase.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_socialinsuranceviolation_beneficiary_id"), "socialinsuranceviolation", ["beneficiary_id"], unique=False
    )
    op.create_index(
        op.f("ix_socialinsuranceviolation_inspection_case_id"),
        "socialinsuranceviolation",
        ["inspection_case_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_socialinsuranceviolation_matter_id"), "socialinsuranceviolation", ["matter_id"], unique=False
    )
    op.create_table(
        "unitprofile",
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
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("industry", sqlmodel.sql.sqltypes.AutoString(length=8), nullable=True),
        sa.Column("scale", sa.String(length=40), nullable=True),
        sa.Column("credit_grade", sa.String(length=40), nullable=True),
        sa.Column("labour_risk", sa.String(length=40), nullable=True),
        sa.Column("project_count", sa.Integer(), nullable=True),
        sa.Column("insured_count", sa.Integer(), nullable=True),
        sa.Column("arrears_months", sa.Integer(), nullable=True),
        sa.Column("open_cases", sa.Integer(), nullable=True),
        sa.Column("listed_flags", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("as_of_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["unit_id"],
            ["party.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("unit_id"),
    )
    op.create_index(op.f("ix_unitprofile_matter_id"), "unitprofile", ["matter_id"], unique=False)
    op.create_table(
        "wageclaim",
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
        sa.Column("worker_id", sa.Uuid(), nullable=True),
        sa.Column("alias", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("agreed", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("owed", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("paid", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("paid_channel", sa.String(length=40), nullable=True),
        sa.Column("confirmed_by_worker", sa.Boolean(), nullable=False),
        sa.Column("bank_account", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=True),
        sa.ForeignKeyConstraint(
            ["worker_id"],
            ["party.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_wageclaim_case_id"), "wageclaim", ["case_id"], unique=False)
    op.create_index(op.f("ix_wageclaim_matter_id"), "wageclaim", ["matter_id"], unique=False)
    op.create_index(op.f("ix_wageclaim_worker_id"), "wageclaim", ["worker_id"], unique=False)
    op.create_table(
        "adminlitigation",
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
        sa.Column("reconsideration_id", sa.Uuid(), nullable=True),
        sa.Column("inspection_case_id", sa.Uuid(), nullable=True),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("court", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("defendant", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("joint_defendant", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("challenged", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=True),
        sa.Column("decision_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("procedure", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("sued_on", sa.Date(), nullable=True),
        sa.Column("filed_on", sa.Date(), nullable=True),
        sa.Column("copy_received_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("hearing_on", sa.Date(), nullable=True),
        sa.Column("heard_on", sa.Date(), nullable=True),
        sa.Column("head_appeared", sa.Boolean(), nullable=True),
        sa.Column("appeared", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=True),
        sa.Column("absence_reason", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("judgment", sa.String(length=40), nullable=True),
        sa.Column("resolved", sa.Boolean(), nullable=True),
        sa.Column("appealed_on", sa.Date(), nullable=True),
        sa.Column("appeal_number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True),
        sa.Column("appeal_closed_on", sa.Date(), nullable=True),
        sa.Column("appeal_result", sa.String(length=40), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("perform_by", sa.Date(), nullable=True),
        sa.Column("performed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["inspection_case_id"],
            ["inspectioncase.id"],
        ),
        sa.ForeignKeyConstraint(
            ["reconsideration_id"],
            ["reconsideration.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("case_number"),
    )
    op.create_index(op.f("ix_adminlitigation_decision_number"), "adminlitigation", ["decision_number"], unique=False)
    op.create_index(
        op.f("ix_adminlitigation_inspection_case_id"), "adminlitigation", ["inspection_case_id"], unique=False
    )
    op.create_index(op.f("ix_adminlitigation_matter_id"), "adminlitigation", ["matter_id"], unique=False)
    op.create_index(
        op.f("ix_adminlitigation_reconsideration_id"), "adminlitigation", ["reconsideration_id"], unique=False
    )
    op.create_index(op.f("ix_adminlitigation_state"), "adminlitigation", ["state"], unique=False)
    op.create_table(
        "coercivestep",
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
        sa.Column("suspect_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("decided_by", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["suspect_id"],
            ["suspect.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_coercivestep_matter_id"), "coercivestep", ["matter_id"], unique=False)
    op.create_index(op.f("ix_coercivestep_suspect_id"), "coercivestep", ["suspect_id"], unique=False)
    op.create_table(
        "judgmentitem",
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
        sa.Column("court_case_id", sa.Uuid(), nullable=False),
        sa.Column("item", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
        sa.Column("awarded", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("adjudged", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=True),
        sa.ForeignKeyConstraint(
            ["court_case_id"],
            ["courtcase.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_judgmentitem_court_case_id"), "judgmentitem", ["court_case_id"], unique=False)
    op.create_index(op.f("ix_judgmentitem_matter_id"), "judgmentitem", ["matter_id"], unique=False)
    op.create_table(
        "recoursereceipt",
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
        sa.Column("advance_payment_id", sa.Uuid(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.ForeignKeyConstraint(
            ["advance_payment_id"],
            ["advancepayment.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_recoursereceipt_advance_payment_id"), "recoursereceipt", ["advance_payment_id"], unique=False
    )
    op.create_index(op.f("ix_recoursereceipt_matter_id"), "recoursereceipt", ["matter_id"], unique=False)
    op.add_column(
        "admindecision",
        sa.Column("disputed", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    )
    op.add_column("admindecision", sa.Column("facts", sqlmodel.sql.sqltypes.AutoString(length=4000), nullable=True))
    op.add_column(
        "admindecision", sa.Column("basis", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False)
    )
    op.add_column(
        "admindecision",
        sa.Column("penalties", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    )
    op.add_column("admindecision", sa.Column("benchmark", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True))
    op.add_column(
        "admindecision", sa.Column("deviation_reason", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=True)
    )
    op.add_column("admindecision", sa.Column("no_penalty_reason", sa.String(length=40), nullable=True))
    op.add_column("admindecision", sa.Column("served_on", sa.Date(), nullable=True))
    op.add_column("admindecision", sa.Column("published_on", sa.Date(), nullable=True))
    op.add_column("admindecision", sa.Column("paid", sa.Numeric(precision=14, scale=2), nullable=True))
    op.add_column(
        "admindecision",
        sa.Column("remedy_state", sa.String(length=40), server_default=sa.text("'NONE'"), nullable=False),
    )
    op.add_column("admindecision", sa.Column("signed_by", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True))
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
    op.add_column("clue", sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True))
    op.add_column(
        "clue", sa.Column("intake_mode", sa.String(length=40), server_default=sa.text("'ACCEPT'"), nullable=False)
    )
    op.add_column(
        "clue", sa.Column("state", sa.String(length=40), server_default=sa.text("'RECEIVED'"), nullable=False)
    )
    op.add_column("clue", sa.Column("reported_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("clue", sa.Column("content", sqlmodel.sql.sqltypes.AutoString(length=4000), nullable=True))
    op.add_column("clue", sa.Column("reporter_token", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True))
    op.add_column("clue", sa.Column("confidential", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.add_column("clue", sa.Column("consent", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.add_column("clue", sa.Column("employer", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True))
    op.add_column("clue", sa.Column("employer_uscc", sqlmodel.sql.sqltypes.AutoString(length=18), nullable=True))
    op.add_column("clue", sa.Column("project", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True))
    op.add_column("clue", sa.Column("period_from", sa.Date(), nullable=True))
    op.add_column("clue", sa.Column("period_to", sa.Date(), nullable=True))
    op.add_column("clue", sa.Column("time_barred", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.add_column("clue", sa.Column("place", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=True))
    op.add_column("clue", sa.Column("triage", sa.String(length=40), server_default=sa.text("'NORMAL'"), nullable=False))
    op.add_column("clue", sa.Column("triage_reason", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True))
    op.add_column("clue", sa.Column("target_on", sa.Date(), nullable=True))
    op.add_column("clue", sa.Column("handling_unit", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=True))
    op.add_column("clue", sa.Column("merged_into", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True))
    op.add_column("clue", sa.Column("merge_reason", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True))
    op.add_column("clue", sa.Column("supplement", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=True))
    op.add_column("clue", sa.Column("refusal", sa.String(length=40), nullable=True))
    op.add_column(
        "clue", sa.Column("advice", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False)
    )
    op.add_column("clue", sa.Column("passed_to", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True))
    op.add_column("clue", sa.Column("diverted_to", sa.String(length=40), nullable=True))
    op.add_column("clue", sa.Column("diverted_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True))
    op.add_column("clue", sa.Column("found_people", sa.Integer(), nullable=True))
    op.add_column("clue", sa.Column("found_amount", sa.Numeric(precision=14, scale=2), nullable=True))
    op.add_column("clue", sa.Column("after_termination", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.add_column("clue", sa.Column("new_facts", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.add_column("clue", sa.Column("conclusion", sa.String(length=40), nullable=True))
    op.add_column("clue", sa.Column("satisfaction", sa.String(length=40), nullable=True))
    op.add_column("clue", sa.Column("closed_on", sa.Date(), nullable=True))
    op.add_column("clue", sa.Column("reopen_reason", sa.String(length=40), nullable=True))
    op.create_index(op.f("ix_clue_diverted_number"), "clue", ["diverted_number"], unique=False)
    op.create_index(op.f("ix_clue_employer"), "clue", ["employer"], unique=False)
    op.create_index(op.f("ix_clue_employer_uscc"), "clue", ["employer_uscc"], unique=False)
    op.create_index(op.f("ix_clue_handling_unit"), "clue", ["handling_unit"], unique=False)
    op.create_index(op.f("ix_clue_place"), "clue", ["place"], unique=False)
    op.create_index(op.f("ix_clue_source_no"), "clue", ["source_no"], unique=False)
    op.create_index(op.f("ix_clue_state"), "clue", ["state"], unique=False)
    op.create_unique_constraint(None, "clue", ["number"])
    op.add_column(
        "courtcase", sa.Column("disputed", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False)
    )
    op.add_column("courtcase", sa.Column("linked_award_id", sa.Uuid(), nullable=True))
    op.add_column("courtcase", sa.Column("cause_code", sa.String(length=40), nullable=True))
    op.add_column("courtcase", sa.Column("procedure", sa.String(length=40), nullable=True))
    op.add_column("courtcase", sa.Column("judge", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=True))
    op.add_column(
        "courtcase", sa.Column("state", sa.String(length=40), server_default=sa.text("'FILED'"), nullable=False)
    )
    op.add_column("courtcase", sa.Column("route", sa.String(length=40), nullable=True))
    op.add_column("courtcase", sa.Column("wages_only", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.add_column("courtcase", sa.Column("received_on", sa.Date(), nullable=True))
    op.add_column("courtcase", sa.Column("judged_amount", sa.Numeric(precision=14, scale=2), nullable=True))
    op.add_column("courtcase", sa.Column("award_number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True))
    op.add_column("courtcase", sa.Column("award_outcome", sa.String(length=40), nullable=True))
    op.add_column("courtcase", sa.Column("difference", sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=True))
    op.add_column("courtcase", sa.Column("excluded_for", sa.String(length=40), nullable=True))
    op.add_column("courtcase", sa.Column("judgment_served_on", sa.Date(), nullable=True))
    op.add_column("courtcase", sa.Column("appealed_on", sa.Date(), nullable=True))
    op.add_column("courtcase", sa.Column("appeal_number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True))
    op.add_column("courtcase", sa.Column("appeal_filed_on", sa.Date(), nullable=True))
    op.add_column("courtcase", sa.Column("appeal_closed_on", sa.Date(), nullable=True))
    op.add_column("courtcase", sa.Column("appeal_result", sa.String(length=40), nullable=True))
    op.add_column("courtcase", sa.Column("perform_by", sa.Date(), nullable=True))
    op.add_column("courtcase", sa.Column("effective_on", sa.Date(), nullable=True))
    op.add_column("courtcase", sa.Column("enforcement_asked_on", sa.Date(), nullable=True))
    op.create_index(op.f("ix_courtcase_award_number"), "courtcase", ["award_number"], unique=False)
    op.create_index(op.f("ix_courtcase_linked_award_id"), "courtcase", ["linked_award_id"], unique=False)
    op.create_index(op.f("ix_courtcase_state"), "courtcase", ["state"], unique=False)
    op.create_foreign_key(None, "courtcase", "arbitrationcase", ["linked_award_id"], ["id"])
    op.add_column(
        "crimetransfer",
        sa.Column("disputed", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    )
    op.add_column(
        "crimetransfer", sa.Column("origin", sa.String(length=40), server_default=sa.text("'ADMIN'"), nullable=False)
    )
    op.add_column(
        "crimetransfer", sa.Column("source_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True)
    )
    op.add_column("crimetransfer", sa.Column("arrears_months", sa.Integer(), nullable=True))
    op.add_column("crimetransfer", sa.Column("amount_single", sa.Numeric(precision=14, scale=2), nullable=True))
    op.add_column("crimetransfer", sa.Column("evasion", sa.String(length=40), nullable=True))
    op.add_column(
        "crimetransfer", sa.Column("order_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True)
    )
    op.add_column("crimetransfer", sa.Column("order_posted", sa.Boolean(), nullable=True))
    op.add_column("crimetransfer", sa.Column("ordered_unpaid", sa.Boolean(), nullable=True))
    op.add_column("crimetransfer", sa.Column("good_reason", sa.Boolean(), nullable=True))
    op.add_column("crimetransfer", sa.Column("serious_consequence", sa.Boolean(), nullable=True))
    op.add_column("crimetransfer", sa.Column("threshold_met", sa.Boolean(), nullable=True))
    op.add_column("crimetransfer", sa.Column("penalised_on", sa.Date(), nullable=True))
    op.add_column(
        "crimetransfer", sa.Column("refusal_reason", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=True)
    )
    op.add_column(
        "crimetransfer",
        sa.Column("materials", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    )
    op.add_column("crimetransfer", sa.Column("materials_complete", sa.Boolean(), nullable=True))
    op.add_column(
        "crimetransfer", sa.Column("intake", sa.String(length=40), server_default=sa.text("'TRANSFER'"), nullable=False)
    )
    op.add_column("crimetransfer", sa.Column("material_missing", sa.Boolean(), nullable=True))
    op.add_column("crimetransfer", sa.Column("complainant", sa.Boolean(), nullable=True))
    op.add_column("crimetransfer", sa.Column("non_filing_served_on", sa.Date(), nullable=True))
    op.add_column("crimetransfer", sa.Column("handed_over_on", sa.Date(), nullable=True))
    op.add_column("crimetransfer", sa.Column("withdrawal_reason", sa.String(length=40), nullable=True))
    op.add_column(
        "crimetransfer", sa.Column("in_custody", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.add_column(
        "crimetransfer", sa.Column("fast_track", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.add_column("crimetransfer", sa.Column("non_prosecution", sa.String(length=40), nullable=True))
    op.add_column("crimetransfer", sa.Column("penalty_proposed", sa.Boolean(), nullable=True))
    op.add_column("crimetransfer", sa.Column("opinion_on", sa.Date(), nullable=True))
    op.add_column(
        "crimetransfer",
        sa.Column("trial_procedure", sa.String(length=40), server_default=sa.text("'UNKNOWN'"), nullable=False),
    )
    op.add_column("crimetransfer", sa.Column("judgment", sa.String(length=40), nullable=True))
    op.add_column("crimetransfer", sa.Column("appealed_on", sa.Date(), nullable=True))
    op.add_column(
        "crimetransfer", sa.Column("second_case_number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True)
    )
    op.add_column("crimetransfer", sa.Column("effective_on", sa.Date(), nullable=True))
    op.add_column("crimetransfer", sa.Column("follow_up", sa.String(length=40), nullable=True))
    op.add_column(
        "crimetransfer", sa.Column("follow_up_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True)
    )
    op.add_column("crimetransfer", sa.Column("followed_up_on", sa.Date(), nullable=True))
    op.add_column("crimetransfer", sa.Column("sender", sa.String(length=40), nullable=True))
    op.add_column("crimetransfer", sa.Column("wages_paid", sa.Numeric(precision=14, scale=2), nullable=True))
    op.add_column("crimetransfer", sa.Column("wages_paid_people", sa.Integer(), nullable=True))
    op.add_column("crimetransfer", sa.Column("compensation_paid", sa.Boolean(), nullable=True))
    op.create_index(op.f("ix_crimetransfer_follow_up_number"), "crimetransfer", ["follow_up_number"], unique=False)
    op.create_index(op.f("ix_crimetransfer_order_number"), "crimetransfer", ["order_number"], unique=False)
    op.create_index(op.f("ix_crimetransfer_source_number"), "crimetransfer", ["source_number"], unique=False)
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
    op.add_column("document", sa.Column("title", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True))
    op.add_column("document", sa.Column("served_on", sa.Date(), nullable=True))
    op.add_column("document", sa.Column("pages", sa.Integer(), nullable=True))
    op.add_column("document", sa.Column("file_ref", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=True))
    op.add_column("document", sa.Column("sha256", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=True))
    op.add_column("document", sa.Column("seal_verified", sa.Boolean(), nullable=True))
    op.add_column("document", sa.Column("sensitivity", sa.String(length=40), nullable=True))
    op.add_column(
        "enforcementcase",
        sa.Column("disputed", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    )
    op.add_column("enforcementcase", sa.Column("application_kind", sa.String(length=40), nullable=True))
    op.add_column("enforcementcase", sa.Column("basis_effective_on", sa.Date(), nullable=True))
    op.add_column("enforcementcase", sa.Column("perform_by", sa.Date(), nullable=True))
    op.add_column(
        "enforcementcase", sa.Column("permit_number", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True)
    )
    op.add_column(
        "enforcementcase",
        sa.Column("priority_livelihood", sa.Boolean(), server_default=sa.text("false"), nullable=False),
    )
    op.add_column("enforcementcase", sa.Column("not_filed_on", sa.Date(), nullable=True))
    op.add_column("enforcementcase", sa.Column("report_by", sa.Date(), nullable=True))
    op.add_column(
        "enforcementcase", sa.Column("query_batch", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True)
    )
    op.add_column(
        "enforcementcase",
        sa.Column("query_sources", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    )
    op.add_column("enforcementcase", sa.Column("query_results", sa.Integer(), nullable=True))
    op.add_column("enforcementcase", sa.Column("suspend_reason", sa.String(length=40), nullable=True))
    op.add_column("enforcementcase", sa.Column("defer_reason", sa.String(length=40), nullable=True))
    op.add_column("enforcementcase", sa.Column("deferred_until", sa.Date(), nullable=True))
    op.add_column("enforcementcase", sa.Column("settled_on", sa.Date(), nullable=True))
    op.add_column("enforcementcase", sa.Column("settlement_due_on", sa.Date(), nullable=True))
    op.add_column("enforcementcase", sa.Column("settled_amount", sa.Numeric(precision=14, scale=2), nullable=True))
    op.add_column("enforcementcase", sa.Column("terminate_reason", sa.String(length=40), nullable=True))
    op.add_column("enforcementcase", sa.Column("refuse_reason", sa.String(length=40), nullable=True))
    op.add_column("enforcementcase", sa.Column("reject_reason", sa.String(length=40), nullable=True))
    op.add_column("enforcementcase", sa.Column("cancel_reason", sa.String(length=40), nullable=True))
    op.add_column("enforcementcase", sa.Column("check_consumption_limit", sa.String(length=40), nullable=True))
    op.add_column("enforcementcase", sa.Column("check_dishonest_list", sa.String(length=40), nullable=True))
    op.add_column("enforcementcase", sa.Column("check_search", sa.String(length=40), nullable=True))
    op.add_column("enforcementcase", sa.Column("check_debtor_searched", sa.String(length=40), nullable=True))
    op.add_column("enforcementcase", sa.Column("check_obstruction", sa.String(length=40), nullable=True))
    op.add_column("enforcementcase", sa.Column("check_consent", sa.String(length=40), nullable=True))
    op.add_column("enforcementcase", sa.Column("last_requery_on", sa.Date(), nullable=True))
    op.add_column("enforcementcase", sa.Column("next_requery_on", sa.Date(), nullable=True))
    op.add_column("enforcementcase", sa.Column("last_exchange_on", sa.Date(), nullable=True))
    op.add_column("enforcementcase", sa.Column("next_exchange_on", sa.Date(), nullable=True))
    op.add_column("enforcementcase", sa.Column("complaint_outcome", sa.String(length=40), nullable=True))
    op.add_column(
        "enforcementmeasure",
        sa.Column("disputed", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    )
    op.add_column("enforcementmeasure", sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=True))
    op.add_column("enforcementmeasure", sa.Column("approved_by", sa.String(length=40), nullable=True))
    op.add_column(
        "enforcementmeasure", sa.Column("assisting_body", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True)
    )
    op.add_column(
        "enforcementmeasure",
        sa.Column("special_account", sa.Boolean(), server_default=sa.text("false"), nullable=False),
    )
    op.add_column(
        "enforcementmeasure", sa.Column("project_wages", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.add_column("enforcementmeasure", sa.Column("renewed_on", sa.Date(), nullable=True))
    op.add_column("enforcementmeasure", sa.Column("extension", sa.String(length=40), nullable=True))
    op.add_column("enforcementmeasure", sa.Column("police_asked_on", sa.Date(), nullable=True))
    op.add_column("enforcementmeasure", sa.Column("questioning", sa.String(length=40), nullable=True))
    op.add_column("enforcementmeasure", sa.Column("brought_in_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("enforcementmeasure", sa.Column("questioned_until_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("enforcementmeasure", sa.Column("deletion_cause_on", sa.Date(), nullable=True))
    op.add_column(
        "engagement", sa.Column("disputed", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False)
    )
    op.add_column(
        "evidence", sa.Column("disputed", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False)
    )
    op.add_column("evidence", sa.Column("own_number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True))
    op.add_column("evidence", sa.Column("subtype", sa.String(length=40), nullable=True))
    op.add_column("evidence", sa.Column("origin", sa.String(length=40), nullable=True))
    op.add_column("evidence", sa.Column("collected_place", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True))
    op.add_column(
        "evidence", sa.Column("collection_method", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True)
    )
    op.add_column("evidence", sa.Column("original", sa.String(length=40), nullable=True))
    op.add_column(
        "evidence", sa.Column("collectors", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False)
    )
    op.add_column("evidence", sa.Column("provider_signed", sa.Boolean(), nullable=True))
    op.add_column(
        "evidence", sa.Column("state", sa.String(length=40), server_default=sa.text("'COLLECTED'"), nullable=False)
    )
    op.add_column("evidence", sa.Column("fixed_on", sa.Date(), nullable=True))
    op.add_column("evidence", sa.Column("sm3", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=True))
    op.add_column("evidence", sa.Column("size_bytes", sa.Integer(), nullable=True))
    op.add_column("evidence", sa.Column("media_type", sqlmodel.sql.sqltypes.AutoString(length=100), nullable=True))
    op.add_column("evidence", sa.Column("storage_ref", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=True))
    op.add_column("evidence", sa.Column("photo_ref", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=True))
    op.add_column("evidence", sa.Column("registered_on", sa.Date(), nullable=True))
    op.add_column("evidence", sa.Column("location", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True))
    op.add_column("evidence", sa.Column("keeper", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=True))
    op.add_column("evidence", sa.Column("sensitivity", sa.String(length=40), nullable=True))
    op.add_column("evidence", sa.Column("legal_basis", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True))
    op.add_column("evidence", sa.Column("handed_to", sa.String(length=40), nullable=True))
    op.add_column("evidence", sa.Column("return_by", sa.Date(), nullable=True))
    op.add_column("evidence", sa.Column("ended_on", sa.Date(), nullable=True))
    op.create_unique_constraint(None, "evidence", ["number"])
    op.add_column(
        "inspectioncase",
        sa.Column("disputed", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    )
    op.add_column(
        "inspectioncase", sa.Column("origin_number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True)
    )
    op.add_column(
        "inspectioncase", sa.Column("project_permit", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True)
    )
    op.add_column(
        "inspectioncase", sa.Column("social_insurance", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.add_column(
        "inspectioncase", sa.Column("recovery_only", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.add_column("inspectioncase", sa.Column("minor", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.add_column(
        "inspectioncase", sa.Column("first_offence", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.add_column(
        "inspectioncase", sa.Column("unit_fled", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.add_column(
        "inspectioncase", sa.Column("wages_ordered", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.add_column("inspectioncase", sa.Column("order_service", sa.String(length=40), nullable=True))
    op.add_column(
        "inspectioncase", sa.Column("hearing_offered", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.add_column("inspectioncase", sa.Column("hearing_on", sa.Date(), nullable=True))
    op.add_column("inspectioncase", sa.Column("review_ground", sa.String(length=40), nullable=True))
    op.add_column(
        "inspectioncase",
        sa.Column("collective_required", sa.Boolean(), server_default=sa.text("false"), nullable=False),
    )
    op.add_column("inspectioncase", sa.Column("fined", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.add_column(
        "inspectioncase", sa.Column("wages_decided", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.add_column("inspectioncase", sa.Column("no_penalty_reason", sa.String(length=40), nullable=True))
    op.add_column(
        "inspectioncase", sa.Column("no_penalty_note", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=True)
    )
    op.add_column(
        "inspectioncase", sa.Column("announced_to_party", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.add_column(
        "inspectioncase", sa.Column("publicity", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.add_column("inspectioncase", sa.Column("moved_to", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True))
    op.add_column("inspectioncase", sa.Column("service_method", sa.String(length=40), nullable=True))
    op.add_column(
        "inspectioncase", sa.Column("electronic_consent", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.add_column("inspectioncase", sa.Column("perform_by", sa.Date(), nullable=True))
    op.add_column(
        "inspectioncase", sa.Column("deferral", sa.String(length=40), server_default=sa.text("'NONE'"), nullable=False)
    )
    op.add_column("inspectioncase", sa.Column("deferred_until", sa.Date(), nullable=True))
    op.add_column(
        "inspectioncase", sa.Column("remedy_number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True)
    )
    op.add_column("inspectioncase", sa.Column("demanded_on", sa.Date(), nullable=True))
    op.add_column(
        "inspectioncase", sa.Column("application_signed", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.add_column(
        "inspectioncase", sa.Column("late_with_reason", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.add_column(
        "inspectioncase", sa.Column("urgent_safety", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.add_column("inspectioncase", sa.Column("enf_applied_on", sa.Date(), nullable=True))
    op.add_column("inspectioncase", sa.Column("enf_accepted_on", sa.Date(), nullable=True))
    op.add_column(
        "inspectioncase", sa.Column("enf_case_number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True)
    )
    op.add_column("inspectioncase", sa.Column("enf_ruled_on", sa.Date(), nullable=True))
    op.add_column("inspectioncase", sa.Column("denial_reason", sa.String(length=40), nullable=True))
    op.add_column(
        "inspectioncase", sa.Column("execution_number", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True)
    )
    op.add_column("inspectioncase", sa.Column("collected", sa.Numeric(precision=14, scale=2), nullable=True))
    op.add_column(
        "inspectioncase", sa.Column("criminal_fine", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.add_column("inspectioncase", sa.Column("filing_target_on", sa.Date(), nullable=True))
    op.add_column("inspectioncase", sa.Column("handling_target_on", sa.Date(), nullable=True))
    op.add_column("inspectioncase", sa.Column("closing_target_on", sa.Date(), nullable=True))
    op.add_column("inspectioncase", sa.Column("closed_on", sa.Date(), nullable=True))
    op.create_index(op.f("ix_inspectioncase_enf_case_number"), "inspectioncase", ["enf_case_number"], unique=False)
    op.create_index(op.f("ix_inspectioncase_execution_number"), "inspectioncase", ["execution_number"], unique=False)
    op.create_index(op.f("ix_inspectioncase_project_permit"), "inspectioncase", ["project_permit"], unique=False)
    op.create_index(op.f("ix_inspectioncase_state"), "inspectioncase", ["state"], unique=False)
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
    op.create_index(op.f("ix_notification_to_agency"), "notification", ["to_agency"], unique=False)
    op.add_column(
        "party", sa.Column("disputed", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False)
    )
    op.add_column("party", sa.Column("id_type", sa.String(length=40), nullable=True))
    op.add_column("party", sa.Column("id_number", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True))
    op.add_column("party", sa.Column("phone", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True))
    op.add_column("party", sa.Column("address", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=True))
    op.add_column(
        "party", sa.Column("legal_representative", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=True)
    )
    op.add_column("party", sa.Column("is_minor", sa.Boolean(), nullable=True))
    op.add_column("party", sa.Column("merged_into_id", sa.Uuid(), nullable=True))
    op.create_index(op.f("ix_party_merged_into_id"), "party", ["merged_into_id"], unique=False)
    op.create_foreign_key(None, "party", "party", ["merged_into_id"], ["id"])
    op.add_column(
        "partyrole", sa.Column("disputed", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False)
    )
    op.add_column("partyrole", sa.Column("from_on", sa.Date(), nullable=True))
    op.add_column("partyrole", sa.Column("to_on", sa.Date(), nullable=True))
    op.add_column(
        "suspect", sa.Column("disputed", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False)
    )
    op.add_column("suspect", sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True))
    op.add_column(
        "suspect", sa.Column("state", sa.String(length=40), server_default=sa.text("'IDENTIFIED'"), nullable=False)
    )
    op.add_column("suspect", sa.Column("minor", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.add_column("suspect", sa.Column("in_custody", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.add_column("suspect", sa.Column("arrest_decided_on", sa.Date(), nullable=True))
    op.add_column("suspect", sa.Column("observed_until", sa.Date(), nullable=True))
    op.add_column("suspect", sa.Column("judged_charge", sa.String(length=40), nullable=True))
    op.add_column(
        "suspect", sa.Column("penalties", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False)
    )
    op.add_column("suspect", sa.Column("probation_months", sa.Integer(), nullable=True))
    op.add_column("suspect", sa.Column("criminal_fine", sa.Numeric(precision=14, scale=2), nullable=True))
    op.add_column("suspect", sa.Column("fine_set_off", sa.Numeric(precision=14, scale=2), nullable=True))
    op.add_column("suspect", sa.Column("restitution", sa.Numeric(precision=14, scale=2), nullable=True))
    op.create_unique_constraint(None, "suspect", ["number"])
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
    # WARNING: constraint name is None; this directive will fail as
    # rendered.  Add a name, or use a naming convention; see
    # https://alembic.sqlalchemy.org/en/latest/naming.html
    op.drop_column("suspect", "restitution")
    op.drop_column("suspect", "fine_set_off")
    op.drop_column("suspect", "criminal_fine")
    op.drop_column("suspect", "probation_months")
    op.drop_column("suspect", "penalties")
    op.drop_column("suspect", "judged_charge")
    op.drop_column("suspect", "observed_until")
    op.drop_column("suspect", "arrest_decided_on")
    op.drop_column("suspect", "in_custody")
    op.drop_column("suspect", "minor")
    op.drop_column("suspect", "state")
    op.drop_column("suspect", "number")
    op.drop_column("suspect", "disputed")
    op.drop_column("partyrole", "to_on")
    op.drop_column("partyrole", "from_on")
    op.drop_column("partyrole", "disputed")
    # WARNING: constraint name is None; this directive will fail as
    # rendered.  Add a name, or use a naming convention; see
    # https://alembic.sqlalchemy.org/en/latest/naming.html
    op.drop_index(op.f("ix_party_merged_into_id"), table_name="party")
    op.drop_column("party", "merged_into_id")
    op.drop_column("party", "is_minor")
    op.drop_column("party", "legal_representative")
    op.drop_column("party", "address")
    op.drop_column("party", "phone")
    op.drop_column("party", "id_number")
    op.drop_column("party", "id_type")
    op.drop_column("party", "disputed")
    op.drop_index(op.f("ix_notification_to_agency"), table_name="notification")
    op.drop_column("notification", "kind")
    op.drop_column("notification", "disputed")
    op.drop_column("matter", "risk")
    op.drop_column("matter", "collective")
    op.drop_column("matter", "closed_on")
    op.drop_column("matter", "guidance_tags")
    op.drop_column("matter", "disputed")
    op.drop_column("linkageentry", "repair")
    op.drop_column("linkageentry", "disputed")
    op.drop_index(op.f("ix_inspectioncase_state"), table_name="inspectioncase")
    op.drop_index(op.f("ix_inspectioncase_project_permit"), table_name="inspectioncase")
    op.drop_index(op.f("ix_inspectioncase_execution_number"), table_name="inspectioncase")
    op.drop_index(op.f("ix_inspectioncase_enf_case_number"), table_name="inspectioncase")
    op.drop_column("inspectioncase", "closed_on")
    op.drop_column("inspectioncase", "closing_target_on")
    op.drop_column("inspectioncase", "handling_target_on")
    op.drop_column("inspectioncase", "filing_target_on")
    op.drop_column("inspectioncase", "criminal_fine")
    op.drop_column("inspectioncase", "collected")
    op.drop_column("inspectioncase", "execution_number")
    op.drop_column("inspectioncase", "denial_reason")
    op.drop_column("inspectioncase", "enf_ruled_on")
    op.drop_column("inspectioncase", "enf_case_number")
    op.drop_column("inspectioncase", "enf_accepted_on")
    op.drop_column("inspectioncase", "enf_applied_on")
    op.drop_column("inspectioncase", "urgent_safety")
    op.drop_column("inspectioncase", "late_with_reason")
    op.drop_column("inspectioncase", "application_signed")
    op.drop_column("inspectioncase", "demanded_on")
    op.drop_column("inspectioncase", "remedy_number")
    op.drop_column("inspectioncase", "deferred_until")
    op.drop_column("inspectioncase", "deferral")
    op.drop_column("inspectioncase", "perform_by")
    op.drop_column("inspectioncase", "electronic_consent")
    op.drop_column("inspectioncase", "service_method")
    op.drop_column("inspectioncase", "moved_to")
    op.drop_column("inspectioncase", "publicity")
    op.drop_column("inspectioncase", "announced_to_party")
    op.drop_column("inspectioncase", "no_penalty_note")
    op.drop_column("inspectioncase", "no_penalty_reason")
    op.drop_column("inspectioncase", "wages_decided")
    op.drop_column("inspectioncase", "fined")
    op.drop_column("inspectioncase", "collective_required")
    op.drop_column("inspectioncase", "review_ground")
    op.drop_column("inspectioncase", "hearing_on")
    op.drop_column("inspectioncase", "hearing_offered")
    op.drop_column("inspectioncase", "order_service")
    op.drop_column("inspectioncase", "wages_ordered")
    op.drop_column("inspectioncase", "unit_fled")
    op.drop_column("inspectioncase", "first_offence")
    op.drop_column("inspectioncase", "minor")
    op.drop_column("inspectioncase", "recovery_only")
    op.drop_column("inspectioncase", "social_insurance")
    op.drop_column("inspectioncase", "project_permit")
    op.drop_column("inspectioncase", "origin_number")
    op.drop_column("inspectioncase", "disputed")
    # WARNING: constraint name is None; this directive will fail as
    # rendered.  Add a name, or use a naming convention; see
    # https://alembic.sqlalchemy.org/en/latest/naming.html
    op.drop_column("evidence", "ended_on")
    op.drop_column("evidence", "return_by")
    op.drop_column("evidence", "handed_to")
    op.drop_column("evidence", "legal_basis")
    op.drop_column("evidence", "sensitivity")
    op.drop_column("evidence", "keeper")
    op.drop_column("evidence", "location")
    op.drop_column("evidence", "registered_on")
    op.drop_column("evidence", "photo_ref")
    op.drop_column("evidence", "storage_ref")
    op.drop_column("evidence", "media_type")
    op.drop_column("evidence", "size_bytes")
    op.drop_column("evidence", "sm3")
    op.drop_column("evidence", "fixed_on")
    op.drop_column("evidence", "state")
    op.drop_column("evidence", "provider_signed")
    op.drop_column("evidence", "collectors")
    op.drop_column("evidence", "original")
    op.drop_column("evidence", "collection_method")
    op.drop_column("evidence", "collected_place")
    op.drop_column("evidence", "origin")
    op.drop_column("evidence", "subtype")
    op.drop_column("evidence", "own_number")
    op.drop_column("evidence", "disputed")
    op.drop_column("engagement", "disputed")
    op.drop_column("enforcementmeasure", "deletion_cause_on")
    op.drop_column("enforcementmeasure", "questioned_until_at")
    op.drop_column("enforcementmeasure", "brought_in_at")
    op.drop_column("enforcementmeasure", "questioning")
    op.drop_column("enforcementmeasure", "police_asked_on")
    op.drop_column("enforcementmeasure", "extension")
    op.drop_column("enforcementmeasure", "renewed_on")
    op.drop_column("enforcementmeasure", "project_wages")
    op.drop_column("enforcementmeasure", "special_account")
    op.drop_column("enforcementmeasure", "assisting_body")
    op.drop_column("enforcementmeasure", "approved_by")
    op.drop_column("enforcementmeasure", "amount")
    op.drop_column("enforcementmeasure", "disputed")
    op.drop_column("enforcementcase", "complaint_outcome")
    op.drop_column("enforcementcase", "next_exchange_on")
    op.drop_column("enforcementcase", "last_exchange_on")
    op.drop_column("enforcementcase", "next_requery_on")
    op.drop_column("enforcementcase", "last_requery_on")
    op.drop_column("enforcementcase", "check_consent")
    op.drop_column("enforcementcase", "check_obstruction")
    op.drop_column("enforcementcase", "check_debtor_searched")
    op.drop_column("enforcementcase", "check_search")
    op.drop_column("enforcementcase", "check_dishonest_list")
    op.drop_column("enforcementcase", "check_consumption_limit")
    op.drop_column("enforcementcase", "cancel_reason")
    op.drop_column("enforcementcase", "reject_reason")
    op.drop_column("enforcementcase", "refuse_reason")
    op.drop_column("enforcementcase", "terminate_reason")
    op.drop_column("enforcementcase", "settled_amount")
    op.drop_column("enforcementcase", "settlement_due_on")
    op.drop_column("enforcementcase", "settled_on")
    op.drop_column("enforcementcase", "deferred_until")
    op.drop_column("enforcementcase", "defer_reason")
    op.drop_column("enforcementcase", "suspend_reason")
    op.drop_column("enforcementcase", "query_results")
    op.drop_column("enforcementcase", "query_sources")
    op.drop_column("enforcementcase", "query_batch")
    op.drop_column("enforcementcase", "report_by")
    op.drop_column("enforcementcase", "not_filed_on")
    op.drop_column("enforcementcase", "priority_livelihood")
    op.drop_column("enforcementcase", "permit_number")
    op.drop_column("enforcementcase", "perform_by")
    op.drop_column("enforcementcase", "basis_effective_on")
    op.drop_column("enforcementcase", "application_kind")
    op.drop_column("enforcementcase", "disputed")
    op.drop_column("document", "sensitivity")
    op.drop_column("document", "seal_verified")
    op.drop_column("document", "sha256")
    op.drop_column("document", "file_ref")
    op.drop_column("document", "pages")
    op.drop_column("document", "served_on")
    op.drop_column("document", "title")
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
    op.drop_index(op.f("ix_crimetransfer_source_number"), table_name="crimetransfer")
    op.drop_index(op.f("ix_crimetransfer_order_number"), table_name="crimetransfer")
    op.drop_index(op.f("ix_crimetransfer_follow_up_number"), table_name="crimetransfer")
    op.drop_column("crimetransfer", "compensation_paid")
    op.drop_column("crimetransfer", "wages_paid_people")
    op.drop_column("crimetransfer", "wages_paid")
    op.drop_column("crimetransfer", "sender")
    op.drop_column("crimetransfer", "followed_up_on")
    op.drop_column("crimetransfer", "follow_up_number")
    op.drop_column("crimetransfer", "follow_up")
    op.drop_column("crimetransfer", "effective_on")
    op.drop_column("crimetransfer", "second_case_number")
    op.drop_column("crimetransfer", "appealed_on")
    op.drop_column("crimetransfer", "judgment")
    op.drop_column("crimetransfer", "trial_procedure")
    op.drop_column("crimetransfer", "opinion_on")
    op.drop_column("crimetransfer", "penalty_proposed")
    op.drop_column("crimetransfer", "non_prosecution")
    op.drop_column("crimetransfer", "fast_track")
    op.drop_column("crimetransfer", "in_custody")
    op.drop_column("crimetransfer", "withdrawal_reason")
    op.drop_column("crimetransfer", "handed_over_on")
    op.drop_column("crimetransfer", "non_filing_served_on")
    op.drop_column("crimetransfer", "complainant")
    op.drop_column("crimetransfer", "material_missing")
    op.drop_column("crimetransfer", "intake")
    op.drop_column("crimetransfer", "materials_complete")
    op.drop_column("crimetransfer", "materials")
    op.drop_column("crimetransfer", "refusal_reason")
    op.drop_column("crimetransfer", "penalised_on")
    op.drop_column("crimetransfer", "threshold_met")
    op.drop_column("crimetransfer", "serious_consequence")
    op.drop_column("crimetransfer", "good_reason")
    op.drop_column("crimetransfer", "ordered_unpaid")
    op.drop_column("crimetransfer", "order_posted")
    op.drop_column("crimetransfer", "order_number")
    op.drop_column("crimetransfer", "evasion")
    op.drop_column("crimetransfer", "amount_single")
    op.drop_column("crimetransfer", "arrears_months")
    op.drop_column("crimetransfer", "source_number")
    op.drop_column("crimetransfer", "origin")
    op.drop_column("crimetransfer", "disputed")
    # WARNING: constraint name is None; this directive will fail as
    # rendered.  Add a name, or use a naming convention; see
    # https://alembic.sqlalchemy.org/en/latest/naming.html
    op.drop_index(op.f("ix_courtcase_state"), table_name="courtcase")
    op.drop_index(op.f("ix_courtcase_linked_award_id"), table_name="courtcase")
    op.drop_index(op.f("ix_courtcase_award_number"), table_name="courtcase")
    op.drop_column("courtcase", "enforcement_asked_on")
    op.drop_column("courtcase", "effective_on")
    op.drop_column("courtcase", "perform_by")
    op.drop_column("courtcase", "appeal_result")
    op.drop_column("courtcase", "appeal_closed_on")
    op.drop_column("courtcase", "appeal_filed_on")
    op.drop_column("courtcase", "appeal_number")
    op.drop_column("courtcase", "appealed_on")
    op.drop_column("courtcase", "judgment_served_on")
    op.drop_column("courtcase", "excluded_for")
    op.drop_column("courtcase", "difference")
    op.drop_column("courtcase", "award_outcome")
    op.drop_column("courtcase", "award_number")
    op.drop_column("courtcase", "judged_amount")
    op.drop_column("courtcase", "received_on")
    op.drop_column("courtcase", "wages_only")
    op.drop_column("courtcase", "route")
    op.drop_column("courtcase", "state")
    op.drop_column("courtcase", "judge")
    op.drop_column("courtcase", "procedure")
    op.drop_column("courtcase", "cause_code")
    op.drop_column("courtcase", "linked_award_id")
    op.drop_column("courtcase", "disputed")
    # WARNING: constraint name is None; this directive will fail as
    # rendered.  Add a name, or use a naming convention; see
    # https://alembic.sqlalchemy.org/en/latest/naming.html
    op.drop_index(op.f("ix_clue_state"), table_name="clue")
    op.drop_index(op.f("ix_clue_source_no"), table_name="clue")
    op.drop_index(op.f("ix_clue_place"), table_name="clue")
    op.drop_index(op.f("ix_clue_handling_unit"), table_name="clue")
    op.drop_index(op.f("ix_clue_employer_uscc"), table_name="clue")
    op.drop_index(op.f("ix_clue_employer"), table_name="clue")
    op.drop_index(op.f("ix_clue_diverted_number"), table_name="clue")
    op.drop_column("clue", "reopen_reason")
    op.drop_column("clue", "closed_on")
    op.drop_column("clue", "satisfaction")
    op.drop_column("clue", "conclusion")
    op.drop_column("clue", "new_facts")
    op.drop_column("clue", "after_termination")
    op.drop_column("clue", "found_amount")
    op.drop_column("clue", "found_people")
    op.drop_column("clue", "diverted_number")
    op.drop_column("clue", "diverted_to")
    op.drop_column("clue", "passed_to")
    op.drop_column("clue", "advice")
    op.drop_column("clue", "refusal")
    op.drop_column("clue", "supplement")
    op.drop_column("clue", "merge_reason")
    op.drop_column("clue", "merged_into")
    op.drop_column("clue", "handling_unit")
    op.drop_column("clue", "target_on")
    op.drop_column("clue", "triage_reason")
    op.drop_column("clue", "triage")
    op.drop_column("clue", "place")
    op.drop_column("clue", "time_barred")
    op.drop_column("clue", "period_to")
    op.drop_column("clue", "period_from")
    op.drop_column("clue", "project")
    op.drop_column("clue", "employer_uscc")
    op.drop_column("clue", "employer")
    op.drop_column("clue", "consent")
    op.drop_column("clue", "confidential")
    op.drop_column("clue", "reporter_token")
    op.drop_column("clue", "content")
    op.drop_column("clue", "reported_at")
    op.drop_column("clue", "state")
    op.drop_column("clue", "intake_mode")
    op.drop_column("clue", "number")
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
    op.drop_column("admindecision", "signed_by")
    op.drop_column("admindecision", "remedy_state")
    op.drop_column("admindecision", "paid")
    op.drop_column("admindecision", "published_on")
    op.drop_column("admindecision", "served_on")
    op.drop_column("admindecision", "no_penalty_reason")
    op.drop_column("admindecision", "deviation_reason")
    op.drop_column("admindecision", "benchmark")
    op.drop_column("admindecision", "penalties")
    op.drop_column("admindecision", "basis")
    op.drop_column("admindecision", "facts")
    op.drop_column("admindecision", "disputed")
    op.drop_index(op.f("ix_recoursereceipt_matter_id"), table_name="recoursereceipt")
    op.drop_index(op.f("ix_recoursereceipt_advance_payment_id"), table_name="recoursereceipt")
    op.drop_table("recoursereceipt")
    op.drop_index(op.f("ix_judgmentitem_matter_id"), table_name="judgmentitem")
    op.drop_index(op.f("ix_judgmentitem_court_case_id"), table_name="judgmentitem")
    op.drop_table("judgmentitem")
    op.drop_index(op.f("ix_coercivestep_suspect_id"), table_name="coercivestep")
    op.drop_index(op.f("ix_coercivestep_matter_id"), table_name="coercivestep")
    op.drop_table("coercivestep")
    op.drop_index(op.f("ix_adminlitigation_state"), table_name="adminlitigation")
    op.drop_index(op.f("ix_adminlitigation_reconsideration_id"), table_name="adminlitigation")
    op.drop_index(op.f("ix_adminlitigation_matter_id"), table_name="adminlitigation")
    op.drop_index(op.f("ix_adminlitigation_inspection_case_id"), table_name="adminlitigation")
    op.drop_index(op.f("ix_adminlitigation_decision_number"), table_name="adminlitigation")
    op.drop_table("adminlitigation")
    op.drop_index(op.f("ix_wageclaim_worker_id"), table_name="wageclaim")
    op.drop_index(op.f("ix_wageclaim_matter_id"), table_name="wageclaim")
    op.drop_index(op.f("ix_wageclaim_case_id"), table_name="wageclaim")
    op.drop_table("wageclaim")
    op.drop_index(op.f("ix_unitprofile_matter_id"), table_name="unitprofile")
    op.drop_table("unitprofile")
    op.drop_index(op.f("ix_socialinsuranceviolation_matter_id"), table_name="socialinsuranceviolation")
    op.drop_index(op.f("ix_socialinsuranceviolation_inspection_case_id"), table_name="socialinsuranceviolation")
    op.drop_index(op.f("ix_socialinsuranceviolation_beneficiary_id"), table_name="socialinsuranceviolation")
    op.drop_table("socialinsuranceviolation")
    op.drop_index(op.f("ix_sharegrant_matter_id"), table_name="sharegrant")
    op.drop_index(op.f("ix_sharegrant_grantee"), table_name="sharegrant")
    op.drop_index(op.f("ix_sharegrant_case_number"), table_name="sharegrant")
    op.drop_table("sharegrant")
    op.drop_index(op.f("ix_risksignal_uscc"), table_name="risksignal")
    op.drop_index(op.f("ix_risksignal_risk_warning_id"), table_name="risksignal")
    op.drop_index(op.f("ix_risksignal_matter_id"), table_name="risksignal")
    op.drop_table("risksignal")
    op.drop_index(op.f("ix_resolution_responsible"), table_name="resolution")
    op.drop_index(op.f("ix_resolution_matter_id"), table_name="resolution")
    op.drop_index(op.f("ix_resolution_due_on"), table_name="resolution")
    op.drop_index(op.f("ix_resolution_conference_id"), table_name="resolution")
    op.drop_table("resolution")
    op.drop_index(op.f("ix_reportfigure_report_id"), table_name="reportfigure")
    op.drop_index(op.f("ix_reportfigure_matter_id"), table_name="reportfigure")
    op.drop_table("reportfigure")
    op.drop_index(op.f("ix_reconsideration_state"), table_name="reconsideration")
    op.drop_index(op.f("ix_reconsideration_matter_id"), table_name="reconsideration")
    op.drop_index(op.f("ix_reconsideration_inspection_case_id"), table_name="reconsideration")
    op.drop_index(op.f("ix_reconsideration_decision_number"), table_name="reconsideration")
    op.drop_table("reconsideration")
    op.drop_index(op.f("ix_randomobject_unit_id"), table_name="randomobject")
    op.drop_index(op.f("ix_randomobject_random_task_id"), table_name="randomobject")
    op.drop_index(op.f("ix_randomobject_matter_id"), table_name="randomobject")
    op.drop_table("randomobject")
    op.drop_index(op.f("ix_randominspector_random_task_id"), table_name="randominspector")
    op.drop_index(op.f("ix_randominspector_matter_id"), table_name="randominspector")
    op.drop_index(op.f("ix_randominspector_certificate"), table_name="randominspector")
    op.drop_table("randominspector")
    op.drop_index(op.f("ix_projectunit_unit_id"), table_name="projectunit")
    op.drop_index(op.f("ix_projectunit_project_id"), table_name="projectunit")
    op.drop_index(op.f("ix_projectunit_matter_id"), table_name="projectunit")
    op.drop_table("projectunit")
    op.drop_index(op.f("ix_processrecording_matter_id"), table_name="processrecording")
    op.drop_index(op.f("ix_processrecording_inspection_case_id"), table_name="processrecording")
    op.drop_table("processrecording")
    op.drop_index(op.f("ix_procedurestep_matter_id"), table_name="procedurestep")
    op.drop_index(op.f("ix_procedurestep_inspection_case_id"), table_name="procedurestep")
    op.drop_table("procedurestep")
    op.drop_index(op.f("ix_paymentinstalment_matter_id"), table_name="paymentinstalment")
    op.drop_index(op.f("ix_paymentinstalment_inspection_case_id"), table_name="paymentinstalment")
    op.drop_table("paymentinstalment")
    op.drop_index(op.f("ix_mediator_mediation_body_id"), table_name="mediator")
    op.drop_index(op.f("ix_mediator_matter_id"), table_name="mediator")
    op.drop_table("mediator")
    op.drop_index(op.f("ix_mediationrecord_mediation_case_id"), table_name="mediationrecord")
    op.drop_index(op.f("ix_mediationrecord_matter_id"), table_name="mediationrecord")
    op.drop_table("mediationrecord")
    op.drop_index(op.f("ix_mediationparticipant_mediation_case_id"), table_name="mediationparticipant")
    op.drop_index(op.f("ix_mediationparticipant_matter_id"), table_name="mediationparticipant")
    op.drop_table("mediationparticipant")
    op.drop_index(op.f("ix_mediationfile_volume"), table_name="mediationfile")
    op.drop_index(op.f("ix_mediationfile_mediation_case_id"), table_name="mediationfile")
    op.drop_index(op.f("ix_mediationfile_matter_id"), table_name="mediationfile")
    op.drop_table("mediationfile")
    op.drop_index(op.f("ix_mediationagreement_number"), table_name="mediationagreement")
    op.drop_index(op.f("ix_mediationagreement_mediation_case_id"), table_name="mediationagreement")
    op.drop_index(op.f("ix_mediationagreement_matter_id"), table_name="mediationagreement")
    op.drop_table("mediationagreement")
    op.drop_index("uq_liaisonofficer_active", table_name="liaisonofficer", postgresql_where=sa.text("to_on IS NULL"))
    op.drop_index(op.f("ix_liaisonofficer_officer_id"), table_name="liaisonofficer")
    op.drop_index(op.f("ix_liaisonofficer_matter_id"), table_name="liaisonofficer")
    op.drop_table("liaisonofficer")
    op.drop_index(op.f("ix_jointanalysis_matter_id"), table_name="jointanalysis")
    op.drop_index(op.f("ix_jointanalysis_enforcement_case_id"), table_name="jointanalysis")
    op.drop_table("jointanalysis")
    op.drop_index(op.f("ix_fulfilmentitem_mediation_case_id"), table_name="fulfilmentitem")
    op.drop_index(op.f("ix_fulfilmentitem_matter_id"), table_name="fulfilmentitem")
    op.drop_index(op.f("ix_fulfilmentitem_due_on"), table_name="fulfilmentitem")
    op.drop_table("fulfilmentitem")
    op.drop_index(op.f("ix_filingsupervision_matter_id"), table_name="filingsupervision")
    op.drop_index(op.f("ix_filingsupervision_crime_transfer_id"), table_name="filingsupervision")
    op.drop_table("filingsupervision")
    op.drop_index(op.f("ix_factrecord_mediation_case_id"), table_name="factrecord")
    op.drop_index(op.f("ix_factrecord_matter_id"), table_name="factrecord")
    op.drop_table("factrecord")
    op.drop_index(op.f("ix_executionobjection_matter_id"), table_name="executionobjection")
    op.drop_index(op.f("ix_executionobjection_enforcement_case_id"), table_name="executionobjection")
    op.drop_table("executionobjection")
    op.drop_index(op.f("ix_exchangerecord_matter_id"), table_name="exchangerecord")
    op.drop_index(op.f("ix_exchangerecord_enforcement_case_id"), table_name="exchangerecord")
    op.drop_table("exchangerecord")
    op.drop_index(op.f("ix_evidenceshare_target_case_number"), table_name="evidenceshare")
    op.drop_index(op.f("ix_evidenceshare_matter_id"), table_name="evidenceshare")
    op.drop_index(op.f("ix_evidenceshare_evidence_id"), table_name="evidenceshare")
    op.drop_table("evidenceshare")
    op.drop_index(op.f("ix_enforcementreceipt_matter_id"), table_name="enforcementreceipt")
    op.drop_index(op.f("ix_enforcementreceipt_enforcement_case_id"), table_name="enforcementreceipt")
    op.drop_table("enforcementreceipt")
    op.drop_index(op.f("ix_custodyevent_matter_id"), table_name="custodyevent")
    op.drop_index(op.f("ix_custodyevent_evidence_id"), table_name="custodyevent")
    op.drop_table("custodyevent")
    op.drop_index(op.f("ix_criminalevent_matter_id"), table_name="criminalevent")
    op.drop_index(op.f("ix_criminalevent_crime_transfer_id"), table_name="criminalevent")
    op.drop_table("criminalevent")
    op.drop_index(op.f("ix_creditrecord_subject_uscc"), table_name="creditrecord")
    op.drop_index(op.f("ix_creditrecord_state"), table_name="creditrecord")
    op.drop_index(op.f("ix_creditrecord_matter_id"), table_name="creditrecord")
    op.drop_index(op.f("ix_creditrecord_inspection_case_id"), table_name="creditrecord")
    op.drop_index(op.f("ix_creditrecord_basis_number"), table_name="creditrecord")
    op.drop_table("creditrecord")
    op.drop_index(op.f("ix_correctionorder_number"), table_name="correctionorder")
    op.drop_index(op.f("ix_correctionorder_matter_id"), table_name="correctionorder")
    op.drop_index(op.f("ix_correctionorder_inspection_case_id"), table_name="correctionorder")
    op.drop_table("correctionorder")
    op.drop_index("uq_convener_active", table_name="convener", postgresql_where=sa.text("to_on IS NULL"))
    op.drop_index(op.f("ix_convener_officer_id"), table_name="convener")
    op.drop_index(op.f("ix_convener_matter_id"), table_name="convener")
    op.drop_table("convener")
    op.drop_index(op.f("ix_consultationopinion_matter_id"), table_name="consultationopinion")
    op.drop_index(op.f("ix_consultationopinion_consultation_id"), table_name="consultationopinion")
    op.drop_table("consultationopinion")
    op.drop_index(
        "uq_confirmation_route",
        table_name="confirmation",
        postgresql_where=sa.text("state IN ('APPLIED', 'ACCEPTED', 'CONFIRMED')"),
    )
    op.drop_index(op.f("ix_confirmation_state"), table_name="confirmation")
    op.drop_index(op.f("ix_confirmation_platform_number"), table_name="confirmation")
    op.drop_index(op.f("ix_confirmation_mediation_case_id"), table_name="confirmation")
    op.drop_index(op.f("ix_confirmation_matter_id"), table_name="confirmation")
    op.drop_index(op.f("ix_confirmation_document_number"), table_name="confirmation")
    op.drop_index(op.f("ix_confirmation_case_number"), table_name="confirmation")
    op.drop_index(op.f("ix_confirmation_agreement_number"), table_name="confirmation")
    op.drop_table("confirmation")
    op.drop_index(op.f("ix_commitmentpromise_matter_id"), table_name="commitmentpromise")
    op.drop_index(op.f("ix_commitmentpromise_credit_commitment_id"), table_name="commitmentpromise")
    op.drop_table("commitmentpromise")
    op.drop_index(op.f("ix_claimitem_matter_id"), table_name="claimitem")
    op.drop_index(op.f("ix_claimitem_arbitration_case_id"), table_name="claimitem")
    op.drop_table("claimitem")
    op.drop_index(op.f("ix_campaignunit_uscc"), table_name="campaignunit")
    op.drop_index(op.f("ix_campaignunit_matter_id"), table_name="campaignunit")
    op.drop_index(op.f("ix_campaignunit_joint_campaign_id"), table_name="campaignunit")
    op.drop_table("campaignunit")
    op.drop_index(op.f("ix_assetitem_matter_id"), table_name="assetitem")
    op.drop_index(op.f("ix_assetitem_enforcement_case_id"), table_name="assetitem")
    op.drop_table("assetitem")
    op.drop_index(op.f("ix_agendaitem_matter_id"), table_name="agendaitem")
    op.drop_index(op.f("ix_agendaitem_conference_id"), table_name="agendaitem")
    op.drop_table("agendaitem")
    op.drop_index(op.f("ix_advancepayment_project_permit"), table_name="advancepayment")
    op.drop_index(op.f("ix_advancepayment_payer_uscc"), table_name="advancepayment")
    op.drop_index(op.f("ix_advancepayment_matter_id"), table_name="advancepayment")
    op.drop_index(op.f("ix_advancepayment_inspection_case_id"), table_name="advancepayment")
    op.drop_index(op.f("ix_advancepayment_debtor_uscc"), table_name="advancepayment")
    op.drop_table("advancepayment")
    op.drop_index(op.f("ix_typicalcase_matter_id"), table_name="typicalcase")
    op.drop_table("typicalcase")
    op.drop_index(op.f("ix_task_state"), table_name="task")
    op.drop_index(op.f("ix_task_owner"), table_name="task")
    op.drop_index(op.f("ix_task_matter_id"), table_name="task")
    op.drop_index(op.f("ix_task_event_id"), table_name="task")
    op.drop_index(op.f("ix_task_due_on"), table_name="task")
    op.drop_index(op.f("ix_task_case_id"), table_name="task")
    op.drop_table("task")
    op.drop_index(op.f("ix_supportrequest_matter_id"), table_name="supportrequest")
    op.drop_index(op.f("ix_supportrequest_about_number"), table_name="supportrequest")
    op.drop_table("supportrequest")
    op.drop_index(op.f("ix_suggestionletter_matter_id"), table_name="suggestionletter")
    op.drop_index(op.f("ix_suggestionletter_letter_number"), table_name="suggestionletter")
    op.drop_index(op.f("ix_suggestionletter_issuer"), table_name="suggestionletter")
    op.drop_index(op.f("ix_suggestionletter_addressee"), table_name="suggestionletter")
    op.drop_table("suggestionletter")
    op.drop_index(op.f("ix_shareitem_provider"), table_name="shareitem")
    op.drop_index(op.f("ix_shareitem_matter_id"), table_name="shareitem")
    op.drop_table("shareitem")
    op.drop_index(op.f("ix_shareapplication_provider"), table_name="shareapplication")
    op.drop_index(op.f("ix_shareapplication_matter_id"), table_name="shareapplication")
    op.drop_index(op.f("ix_shareapplication_item"), table_name="shareapplication")
    op.drop_index(op.f("ix_shareapplication_applicant"), table_name="shareapplication")
    op.drop_table("shareapplication")
    op.drop_index(op.f("ix_securitycase_matter_id"), table_name="securitycase")
    op.drop_index(op.f("ix_securitycase_builder_case_number"), table_name="securitycase")
    op.drop_table("securitycase")
    op.drop_index(op.f("ix_riskwarning_uscc"), table_name="riskwarning")
    op.drop_index(op.f("ix_riskwarning_matter_id"), table_name="riskwarning")
    op.drop_index(op.f("ix_riskwarning_level"), table_name="riskwarning")
    op.drop_index(op.f("ix_riskwarning_assignee"), table_name="riskwarning")
    op.drop_table("riskwarning")
    op.drop_index(op.f("ix_report_period"), table_name="report")
    op.drop_index(op.f("ix_report_matter_id"), table_name="report")
    op.drop_table("report")
    op.drop_index(op.f("ix_remedypath_matter_id"), table_name="remedypath")
    op.drop_index(op.f("ix_remedypath_channel"), table_name="remedypath")
    op.drop_table("remedypath")
    op.drop_index("ix_record_history_at", table_name="record_history")
    op.drop_table("record_history")
    op.drop_index(op.f("ix_randomtask_matter_id"), table_name="randomtask")
    op.drop_table("randomtask")
    op.drop_index(op.f("ix_publicdisclosure_matter_id"), table_name="publicdisclosure")
    op.drop_index(op.f("ix_publicdisclosure_case_id"), table_name="publicdisclosure")
    op.drop_table("publicdisclosure")
    op.drop_index(op.f("ix_project_matter_id"), table_name="project")
    op.drop_table("project")
    op.drop_index(op.f("ix_procuratorialsupervision_matter_id"), table_name="procuratorialsupervision")
    op.drop_index(op.f("ix_procuratorialsupervision_letter_number"), table_name="procuratorialsupervision")
    op.drop_index(op.f("ix_procuratorialsupervision_about_number"), table_name="procuratorialsupervision")
    op.drop_table("procuratorialsupervision")
    op.drop_index(op.f("ix_preservation_matter_id"), table_name="preservation")
    op.drop_index(op.f("ix_preservation_main_number"), table_name="preservation")
    op.drop_table("preservation")
    op.drop_index(op.f("ix_policybasis_matter_id"), table_name="policybasis")
    op.drop_table("policybasis")
    op.drop_index(op.f("ix_petition_state"), table_name="petition")
    op.drop_index(op.f("ix_petition_responsible"), table_name="petition")
    op.drop_index(op.f("ix_petition_matter_id"), table_name="petition")
    op.drop_index(op.f("ix_petition_employer"), table_name="petition")
    op.drop_table("petition")
    op.drop_index(op.f("ix_paymentorder_suit_number"), table_name="paymentorder")
    op.drop_index(op.f("ix_paymentorder_state"), table_name="paymentorder")
    op.drop_index(op.f("ix_paymentorder_matter_id"), table_name="paymentorder")
    op.drop_index(op.f("ix_paymentorder_enforcement_number"), table_name="paymentorder")
    op.drop_index(op.f("ix_paymentorder_case_number"), table_name="paymentorder")
    op.drop_index(op.f("ix_paymentorder_agreement_number"), table_name="paymentorder")
    op.drop_table("paymentorder")
    op.drop_index(op.f("ix_orgunit_matter_id"), table_name="orgunit")
    op.drop_table("orgunit")
    op.drop_index(op.f("ix_officer_matter_id"), table_name="officer")
    op.drop_table("officer")
    op.drop_index(op.f("ix_mediationcase_state"), table_name="mediationcase")
    op.drop_index(op.f("ix_mediationcase_platform_number"), table_name="mediationcase")
    op.drop_index(op.f("ix_mediationcase_matter_id"), table_name="mediationcase")
    op.drop_index(op.f("ix_mediationcase_kind"), table_name="mediationcase")
    op.drop_index(op.f("ix_mediationcase_entrusting_number"), table_name="mediationcase")
    op.drop_index(op.f("ix_mediationcase_body"), table_name="mediationcase")
    op.drop_table("mediationcase")
    op.drop_index(op.f("ix_mediationbody_matter_id"), table_name="mediationbody")
    op.drop_index(op.f("ix_mediationbody_kind"), table_name="mediationbody")
    op.drop_table("mediationbody")
    op.drop_index(op.f("ix_legalreview_matter_id"), table_name="legalreview")
    op.drop_index(op.f("ix_legalreview_case_id"), table_name="legalreview")
    op.drop_table("legalreview")
    op.drop_index(op.f("ix_legalaidcase_state"), table_name="legalaidcase")
    op.drop_index(op.f("ix_legalaidcase_matter_kind"), table_name="legalaidcase")
    op.drop_index(op.f("ix_legalaidcase_matter_id"), table_name="legalaidcase")
    op.drop_table("legalaidcase")
    op.drop_index(op.f("ix_jointcampaign_matter_id"), table_name="jointcampaign")
    op.drop_table("jointcampaign")
    op.drop_index(op.f("ix_jointaction_matter_id"), table_name="jointaction")
    op.drop_index(op.f("ix_jointaction_lead"), table_name="jointaction")
    op.drop_table("jointaction")
    op.drop_table("idempotency_key")
    op.drop_index(op.f("ix_guidancerequest_matter_id"), table_name="guidancerequest")
    op.drop_index(op.f("ix_guidancerequest_handler"), table_name="guidancerequest")
    op.drop_index(op.f("ix_guidancerequest_case_number"), table_name="guidancerequest")
    op.drop_table("guidancerequest")
    op.drop_index(op.f("ix_guidancerecord_matter_id"), table_name="guidancerecord")
    op.drop_table("guidancerecord")
    op.drop_index(op.f("ix_filereview_matter_id"), table_name="filereview")
    op.drop_index(op.f("ix_filereview_case_id"), table_name="filereview")
    op.drop_table("filereview")
    op.drop_index(op.f("ix_fieldclaim_matter_id"), table_name="fieldclaim")
    op.drop_index(op.f("ix_fieldclaim_case_id"), table_name="fieldclaim")
    op.drop_table("fieldclaim")
    op.drop_index(op.f("ix_expertopinion_matter_id"), table_name="expertopinion")
    op.drop_index(op.f("ix_expertopinion_case_id"), table_name="expertopinion")
    op.drop_table("expertopinion")
    op.drop_index(op.f("ix_expert_matter_id"), table_name="expert")
    op.drop_table("expert")
    op.drop_index(op.f("ix_elementform_matter_id"), table_name="elementform")
    op.drop_index(op.f("ix_elementform_case_id"), table_name="elementform")
    op.drop_table("elementform")
    op.drop_index(op.f("ix_drawlog_matter_id"), table_name="drawlog")
    op.drop_table("drawlog")
    op.drop_index(op.f("ix_datacorrection_record_id"), table_name="datacorrection")
    op.drop_index(op.f("ix_datacorrection_raised_by"), table_name="datacorrection")
    op.drop_index(op.f("ix_datacorrection_matter_id"), table_name="datacorrection")
    op.drop_index(op.f("ix_datacorrection_checked_by"), table_name="datacorrection")
    op.drop_table("datacorrection")
    op.drop_index(op.f("ix_creditcommitment_uscc"), table_name="creditcommitment")
    op.drop_index(op.f("ix_creditcommitment_matter_id"), table_name="creditcommitment")
    op.drop_table("creditcommitment")
    op.drop_index(op.f("ix_consultation_matter_id"), table_name="consultation")
    op.drop_index(op.f("ix_consultation_asker"), table_name="consultation")
    op.drop_index(op.f("ix_consultation_asked"), table_name="consultation")
    op.drop_table("consultation")
    op.drop_index(op.f("ix_conference_period"), table_name="conference")
    op.drop_index(op.f("ix_conference_matter_id"), table_name="conference")
    op.drop_table("conference")
    op.drop_index(op.f("ix_collectivediscussion_matter_id"), table_name="collectivediscussion")
    op.drop_index(op.f("ix_collectivediscussion_case_id"), table_name="collectivediscussion")
    op.drop_table("collectivediscussion")
    op.drop_index(op.f("ix_codemap_system"), table_name="codemap")
    op.drop_index(op.f("ix_codemap_matter_id"), table_name="codemap")
    op.drop_table("codemap")
    op.drop_index(op.f("ix_clientsystem_matter_id"), table_name="clientsystem")
    op.drop_index(op.f("ix_clientsystem_agency"), table_name="clientsystem")
    op.drop_table("clientsystem")
    op.drop_index(op.f("ix_caselink_other_id"), table_name="caselink")
    op.drop_index(op.f("ix_caselink_matter_id"), table_name="caselink")
    op.drop_index(op.f("ix_caselink_case_id"), table_name="caselink")
    op.drop_table("caselink")
    op.drop_index(op.f("ix_caseanalysis_matter_id"), table_name="caseanalysis")
    op.drop_table("caseanalysis")
    op.drop_index(op.f("ix_calendar_day_notice"), table_name="calendar_day")
    op.drop_table("calendar_day")
    op.drop_index(op.f("ix_assistancerequest_requester"), table_name="assistancerequest")
    op.drop_index(op.f("ix_assistancerequest_requested"), table_name="assistancerequest")
    op.drop_index(op.f("ix_assistancerequest_matter_id"), table_name="assistancerequest")
    op.drop_index(op.f("ix_assistancerequest_letter_number"), table_name="assistancerequest")
    op.drop_table("assistancerequest")
    op.drop_index(op.f("ix_arbitrationcase_state"), table_name="arbitrationcase")
    op.drop_index(op.f("ix_arbitrationcase_matter_id"), table_name="arbitrationcase")
    op.drop_index(op.f("ix_arbitrationcase_court_case_number"), table_name="arbitrationcase")
    op.drop_table("arbitrationcase")
    op.drop_index(op.f("ix_activityrecord_matter_id"), table_name="activityrecord")
    op.drop_table("activityrecord")
    # ### end Alembic commands ###
