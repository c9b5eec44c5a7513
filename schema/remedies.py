"""Ways to a remedy that stand open in a matter (clauses 1.4, 2.1j)."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import ClassVar

from schema.codes import AgencyCode, RemedyChannel
from schema.fields import Code, Entity, Register, code, shared
from schema.scopes import Scope


class ChannelState(Code):
    """Whether a way to a remedy is open, used or closed by time."""

    OPEN = "OPEN", "可用", "open"
    USED = "USED", "已使用", "used"
    BARRED = "BARRED", "已过期限", "time-barred"
    CLOSED = "CLOSED", "不适用", "not open in this matter"


class RemedyPath(Entity, table=True):
    """One way to a remedy in one matter: open, used or time-barred, and who told the party of it."""

    plural: ClassVar = "remedyPaths"
    scope: ClassVar = Scope.MATTER_READ
    register: ClassVar = Register(("*",), Scope.MATTER_WRITE)
    zh: ClassVar = "维权途径"
    en: ClassVar = "way to a remedy"
    order: ClassVar = ("channel",)

    channel: RemedyChannel = code(RemedyChannel, "途径", "way", status=True, index=True)
    state: ChannelState = code(ChannelState, "状态", "state", status=True, default="OPEN")
    number: str | None = shared("案件编号", "number of the case on this way", default=None, max_length=120)
    open_until: date | None = shared("可用至", "open until", default=None, status=True)
    used_on: date | None = shared("使用日", "used on", default=None, status=True)
    guided_by: AgencyCode | None = code(AgencyCode, "引导机关", "agency that told the party", default=None)
    guided_on: date | None = shared("引导日", "told on", default=None, status=True)
    basis: str | None = shared("依据", "why it is open, barred or closed", default=None, max_length=300)


CHANNEL_LIMITS: Mapping[RemedyChannel, tuple[str, ...]] = MappingProxyType(
    {
        RemedyChannel.COMPLAINT: ("TL-C3.1",),
        RemedyChannel.ARBITRATION: ("TL-A1.1", "TL-A1.2"),
        RemedyChannel.SUIT: ("TL-A7.1", "TL-A7.3", "TL-A8.1", "TL-I10.2", "TL-R4.1"),
        RemedyChannel.RECON: ("TL-I10.1",),
    }
)
"""Limits that bar a way once they have run out; of a way that is not named here the list of limits knows none."""
