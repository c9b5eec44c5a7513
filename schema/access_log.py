"""Entries of the access log, as auditors query them. The leaf is the truth; every column is derived from it."""

from typing import Any, ClassVar

from sqlalchemy import BigInteger, Boolean, Computed, Index, Integer, LargeBinary, String, Text
from sqlmodel import Field, SQLModel

from schema.codes import AccessResult, AgencyCode
from schema.fields import FieldClass, Level, RowClass, Shared

_F15 = FieldClass.F15


def _of(key: str, sa_type: Any, cast: str = "") -> Any:
    return {
        "sa_type": sa_type,
        "sa_column_args": (Computed(f"(leaf::jsonb ->> '{key}'){cast}", persisted=True),),
    }


def _leaf(zh: str, en: str, key: str, sa_type: Any, cast: str = "", **words: Any) -> Any:
    info = Field(default=None, description=f"{zh} {en}", **_of(key, sa_type, cast))
    info.metadata.append(Shared(zh, en, _F15, Level.L2, **words))
    return info


class AccessLogEntry(SQLModel, table=True):
    """One read, denial, write, push or pull, durable before its answer left the hub."""

    __table_args__ = (Index("ix_accesslogentry_agency_seq", "agency", "seq"),)

    plural: ClassVar = "accessLogEntries"
    zh: ClassVar = "访问日志条目"
    en: ClassVar = "access-log entry"
    order: ClassVar = ("-seq",)
    row_class: ClassVar[RowClass | None] = None
    rows_of: ClassVar = _F15

    seq: int = Field(sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": True})
    id: str = Field(max_length=36, unique=True)
    leaf: str = Field(sa_type=Text)
    leaf_hash: bytes = Field(sa_type=LargeBinary)
    log_index: int | None = Field(default=None, sa_type=BigInteger, unique=True)
    time: str = _leaf("时间", "time (UTC, milliseconds)", "time", String(30))
    kind: str = _leaf("类别", "kind", "kind", String(20))
    decision: AccessResult = _leaf("结果", "result", "decision", String(20), code=AccessResult)
    agency: AgencyCode = _leaf("机关", "agency", "agency", String(12), code=AgencyCode)
    unit: str | None = _leaf("内设机构", "unit", "unit", String(20))
    client: str = _leaf("客户端", "client", "client", String(60))
    officer: str | None = _leaf("人员", "officer (pseudonymous)", "officer", String(60))
    operation: str | None = _leaf("操作", "operation", "operation", String(120))
    purpose: str | None = _leaf("用途", "purpose", "purpose", String(8))
    basis: str | None = _leaf("案件或依据", "case or basis", "basis", String(200))
    level: str | None = _leaf("最高级别", "highest level returned", "level", String(4))
    rows: int | None = _leaf("行数", "rows", "rows", Integer, "::int")
    masked: bool | None = _leaf("脱敏", "masked", "masked", Boolean, "::boolean")
    reason: str | None = _leaf("原因", "reason", "reason", String(200))
    trace: str | None = _leaf("追踪编号", "trace id", "trace", String(64))
