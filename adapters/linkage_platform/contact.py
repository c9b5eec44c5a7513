"""A contact with the linkage platform: what it hands out, and what it is given."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from adapters.linkage_platform.mapping import MEDIA, canonical, render
from adapters.mapping import moment, text
from adapters.port import Message, Outcome, Pulled, RawRecord, Receipt, Refused, Rejected, Transient
from adapters.transports.soap import SoapService, soap_service

OVERLAP = timedelta(minutes=10)
"""How far back the first pull of a contact reaches: an entry may come to light after one typed later."""

PAGE = 500
"""Most entries the platform hands out at once."""


class LinkageConnection:
    """One contact with the platform."""

    def __init__(self, service: SoapService) -> None:
        self._service = service
        self._reached_back = False

    async def pull(self, cursor: str | None, limit: int) -> Pulled:
        """The next entries after the cursor ``INPUT_TIME|seq``; the first pull of a contact reaches back first."""
        since = cursor or ""
        if since and not self._reached_back:
            since = _earlier(since)
        self._reached_back = True
        try:
            answer = await self._service.call("PullCases", since=since, limit=min(limit, PAGE))
        except Refused as fault:
            # A reader has nothing to put right: it comes again.
            raise Transient(str(fault)) from None
        records = tuple(_record(entry) for entry in answer.entry)
        return Pulled(records, answer.page or None, bool(answer.more) and bool(records))

    async def acknowledge(self, outcomes: Sequence[Outcome]) -> None:
        """Nothing: the platform keeps no list of readers, and its clerks cannot see what became of an entry."""

    async def push(self, message: Message) -> Receipt:
        """Log one event; sending it again gives the number and time of the first sending."""
        answer = await self._service.call("PushCase", case=render(message))
        detail = str(answer.msg or "")
        if answer.code != "0":
            raise Refused(f"平台拒收 the platform refused the entry: {detail} ({answer.code})"[:300])
        number, at = text(answer.platformNo), _at(answer)
        if number is None or at is None:
            raise Transient("平台回执缺少编号或时间 the platform's receipt lacks a number or time")
        return Receipt(accepted=True, number=number, at=at, detail=detail)


def _at(answer: Any) -> datetime | None:
    try:
        at = moment(answer.time, "time")
    except Rejected:
        return None
    return at.astimezone(UTC) if at else None


def _earlier(cursor: str) -> str:
    try:
        typed = datetime.fromisoformat(cursor.partition("|")[0])
    except ValueError:
        # From the beginning: the hub knows again what it has.
        return ""
    return f"{(typed - OVERLAP).isoformat(sep=' ', timespec='seconds')}|0"


def _record(entry: Any) -> RawRecord:
    body = canonical(entry._value_1 or "")
    number = text(entry.platformNo)
    if number is None:
        fault = Rejected("MISSING_FIELD", "platformNo")
        return RawRecord(f"LP:?{sha256(body).hexdigest()[:16]}:{entry.seq}", body, MEDIA, fault=fault)
    return RawRecord(f"LP:{number}:{entry.seq}", body, MEDIA)


@cache
def _wsdl() -> bytes:
    return files("adapters.linkage_platform").joinpath("platform.wsdl").read_bytes()


@asynccontextmanager
async def connect(settings: Mapping[str, str]) -> AsyncIterator[LinkageConnection]:
    """A contact with the platform at ``settings["url"]``."""
    async with soap_service(
        _wsdl(), settings.get("url", ""), token=settings.get("token", ""), authority=settings.get("authority", "")
    ) as service:
        yield LinkageConnection(service)
