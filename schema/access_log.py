"""Entries of the access log, as auditors query them. The leaf is the truth; every field is read from it."""

from typing import Any, ClassVar

from sqlalchemy import BigInteger, CheckConstraint, Computed, Index, LargeBinary, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from schema.codes import AccessResult, AgencyCode
from schema.fields import Declared, FieldClass, Level, Shared
from schema.scopes import Scope

_F15 = FieldClass.F15
_TRANSACTION = text("(pg_current_xact_id()::text)::bigint")


def _leaf(zh: str, en: str, key: str, kind: Any = str, cast: str = "", **words: Any) -> tuple[Any, Shared]:
    return kind | None, Shared(zh, en, _F15, Level.L2, sql=f"({{t}}.content ->> '{key}'){cast}", **words)


_ASKED = "((leaf)::jsonb - '{objects,fields,variables}'::text[])"
"""Without what takes most of a leaf and is read from it alone."""
_HIDDEN = "{t}.content ->> 'decision' = 'DENY_RELATION'"
"""A read of a record that exists, but not for its reader: to the reader it must look like a read of nothing."""


def _unless_hidden(key: str, instead: str) -> str:
    return f"CASE WHEN {_HIDDEN} THEN {instead} ELSE {{t}}.content ->> '{key}' END"


def _shared_id() -> Any:
    info = Field(max_length=36, unique=True, description="日志号 log id")
    info.metadata.append(Shared("日志号", "log id", _F15, Level.L2))
    return info


class AccessLogEntry(Declared, table=True):
    """One read, denial, write, push or pull, durable before its answer left the hub."""

    __table_args__ = (
        CheckConstraint("octet_length(leaf_hash) = 32", name="ck_accesslogentry_leaf_hash"),
        Index("ix_accesslogentry_agency_seq", text("(content ->> 'agency'::text)"), "seq"),
        Index("ix_accesslogentry_tx", "tx", "seq"),
        {"postgresql_with": {"toast_tuple_target": 8160}},
    )

    plural: ClassVar = "accessLogEntries"
    scope: ClassVar = Scope.AUDIT_READ
    zh: ClassVar = "访问日志条目"
    en: ClassVar = "access-log entry"
    order: ClassVar = ("-seq",)
    rows_of: ClassVar = _F15

    seq: int = Field(sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": True})
    id: str = _shared_id()
    leaf: str = Field(sa_type=Text)
    leaf_hash: bytes = Field(sa_type=LargeBinary)
    tx: int = Field(sa_type=BigInteger, sa_column_kwargs={"server_default": _TRANSACTION})
    """The transaction that wrote it: by it the log finds what is committed and has no place in the tree yet."""
    content: Any = Field(default=None, sa_type=JSONB, sa_column_args=(Computed(_ASKED, persisted=True),))
    """The leaf once more, in a form that can be asked: one field, because each costs the writer a parse of the leaf."""

    derived: ClassVar[dict[str, tuple[Any, Shared]]] = {
        "time": _leaf("时间", "time (UTC, milliseconds)", "time"),
        "kind": _leaf("类别", "kind", "kind", blurred=_unless_hidden("kind", "'read'")),
        "decision": _leaf(
            "结果", "result", "decision", AccessResult, code=AccessResult, blurred=_unless_hidden("decision", "'ALLOW'")
        ),
        "agency": _leaf("机关", "agency", "agency", AgencyCode, code=AgencyCode),
        "unit": _leaf("内设机构", "unit", "unit"),
        "client": _leaf("客户端", "client", "client"),
        "officer": _leaf("人员", "officer (pseudonymous)", "officer"),
        "operation": _leaf("操作", "operation", "operation"),
        "purpose": _leaf("用途", "purpose", "purpose"),
        "basis": _leaf("案件或依据", "case or basis", "basis"),
        "level": _leaf("最高级别", "highest level returned", "level"),
        "rows": _leaf("行数", "rows", "rows", int, "::bigint"),
        "masked": _leaf("脱敏", "masked", "masked", bool, "::boolean"),
        "reason": _leaf("原因", "reason", "reason", blurred=_unless_hidden("reason", "NULL")),
        "trace": _leaf("追踪编号", "trace id", "trace"),
    }
