"""Entries of the access log, as auditors query them. The leaf is the truth; every column is derived from it."""

from typing import Any, ClassVar

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Computed, Index, LargeBinary, Text, text
from sqlmodel import Field, SQLModel

from schema.codes import AccessResult, AgencyCode
from schema.fields import FieldClass, Level, RowClass, Shared
from schema.scopes import Scope

_F15 = FieldClass.F15


def _leaf(zh: str, en: str, key: str, sa_type: Any = Text, cast: str = "", **words: Any) -> Any:
    # Written as PostgreSQL prints it, so that a comparison with a migrated database finds no difference. No column
    # has a length, and only what every leaf has must be there: a column never refuses what a leaf may hold.
    derived = Computed(f"(leaf::jsonb ->> '{key}'::text){cast}", persisted=True)
    info = Field(default=None, description=f"{zh} {en}", sa_type=sa_type, sa_column_args=(derived,))
    info.metadata.append(Shared(zh, en, _F15, Level.L2, **words))
    return info


_HIDDEN = "{t}.decision = 'DENY_RELATION'"
"""A read of a record that exists, but not for its reader: to the reader it must look like a read of nothing."""


def _shared_id() -> Any:
    info = Field(max_length=36, unique=True, description="日志号 log id")
    info.metadata.append(Shared("日志号", "log id", _F15, Level.L2))
    return info


class AccessLogEntry(SQLModel, table=True):
    """One read, denial, write, push or pull, durable before its answer left the hub."""

    __table_args__ = (
        CheckConstraint("octet_length(leaf_hash) = 32", name="ck_accesslogentry_leaf_hash"),
        Index("ix_accesslogentry_agency_seq", "agency", "seq"),
        Index("ix_accesslogentry_pending", "seq", postgresql_where=text("log_index IS NULL")),
    )

    plural: ClassVar = "accessLogEntries"
    scope: ClassVar = Scope.AUDIT_READ
    zh: ClassVar = "访问日志条目"
    en: ClassVar = "access-log entry"
    order: ClassVar = ("-seq",)
    row_class: ClassVar[RowClass | None] = None
    rows_of: ClassVar = _F15

    seq: int = Field(sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": True})
    id: str = _shared_id()
    leaf: str = Field(sa_type=Text)
    leaf_hash: bytes = Field(sa_type=LargeBinary)
    log_index: int | None = Field(default=None, sa_type=BigInteger, unique=True)
    time: str = _leaf("时间", "time (UTC, milliseconds)", "time")
    kind: str = _leaf("类别", "kind", "kind", blurred=f"CASE WHEN {_HIDDEN} THEN 'read' ELSE {{t}}.kind END")
    decision: AccessResult | None = _leaf(
        "结果",
        "result",
        "decision",
        code=AccessResult,
        blurred=f"CASE WHEN {_HIDDEN} THEN 'ALLOW' ELSE {{t}}.decision END",
    )
    agency: AgencyCode | None = _leaf("机关", "agency", "agency", code=AgencyCode)
    unit: str | None = _leaf("内设机构", "unit", "unit")
    client: str | None = _leaf("客户端", "client", "client")
    officer: str | None = _leaf("人员", "officer (pseudonymous)", "officer")
    operation: str | None = _leaf("操作", "operation", "operation")
    purpose: str | None = _leaf("用途", "purpose", "purpose")
    basis: str | None = _leaf("案件或依据", "case or basis", "basis")
    level: str | None = _leaf("最高级别", "highest level returned", "level")
    rows: int | None = _leaf("行数", "rows", "rows", BigInteger, "::bigint")
    masked: bool | None = _leaf("脱敏", "masked", "masked", Boolean, "::boolean")
    reason: str | None = _leaf(
        "原因", "reason", "reason", blurred=f"CASE WHEN {_HIDDEN} THEN NULL ELSE {{t}}.reason END"
    )
    trace: str | None = _leaf("追踪编号", "trace id", "trace")
