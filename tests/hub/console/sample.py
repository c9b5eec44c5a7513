"""A county's worth of one matter, told by acts through the lifecycle engine, days counted back from today."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlmodel import SQLModel
from starlette.applications import Starlette

import hub.exchange.models
import hub.store.models  # noqa: F401 (their tables are created below)
from hub import clock
from hub.accesslog.log import AccessLog
from hub.accesslog.models import LogState
from hub.console import Console, routes
from hub.disclosure import Disclosure
from hub.exchange.freshness import SourceAge
from hub.lifecycle.acts import Act, Logged, Paper, Source
from hub.lifecycle.calendar import official
from hub.lifecycle.engine import Engine
from hub.oauth.people import DemoLogin, People
from hub.policy.agreements import AgreementBook, import_demo
from hub.settings import Profile, Settings
from hub.store.engine import Store
from hub.store.session import Unit, unit_of_work
from schema import ENTITIES, lifecycle_of_act
from schema.deadline import Engagement
from schema.enforcement import EnforcementMeasure
from schema.fields import Entity
from schema.matter import Matter
from schema.party import Party, PartyRole

CASE = "(2023)皖0223执123号"
SISTER = "(2023)皖0223执124号"
ABSENT = "(2023)皖0223执999号"
MATTER = "NLX-2023-000123"
DEBTOR = "91340223XX0000019Y"
SYSTEMS = {"COURT": "court_enforcement", "HRSS": "labour_inspection", "PSB": "police_cases", "PROC": "procuratorate"}


@dataclass
class County:
    """The console with its parts and the logins of the demo."""

    console: Console
    store: Store
    log: AccessLog
    logins: dict[str, DemoLogin]

    @property
    def app(self) -> Starlette:
        return Starlette(routes=routes(self.console))

    @asynccontextmanager
    async def visitor(self, base: str = "http://127.0.0.1:8080", **headers: str) -> AsyncIterator["Visitor"]:
        """A browser without scripts or styles."""
        transport = httpx.ASGITransport(self.app)
        async with httpx.AsyncClient(transport=transport, base_url=base, headers=headers) as http:
            yield Visitor(http, self)


@dataclass
class Visitor:
    http: httpx.AsyncClient
    county: County

    async def get(self, path: str) -> httpx.Response:
        return await self.http.get(path)

    async def form(self, page: str = "/console/login") -> str:
        """The proof a form of that page carries."""
        body = (await self.http.get(page)).text
        return body.split('name="form" value="', 1)[1].split('"', 1)[0]

    async def sign_in(self, login: str, to: str = "") -> httpx.Response:
        proof = await self.form()
        known = self.county.logins[login]
        return await self.http.post(
            "/console/login", data={"form": proof, "login": login, "password": known.password, "to": to}
        )


async def open_county(
    store: Store,
    folder: Path,
    *,
    profile: Profile = Profile.DEMO,
    public_url: str | None = None,
    ages: Callable[[], list[SourceAge]] | None = None,
) -> County:
    """A console on this store, with agreements and people but without any case."""
    async with store.engine.begin() as connection:
        await connection.run_sync(SQLModel.metadata.create_all)
    async with unit_of_work(store) as unit:
        unit.session.add(LogState(id=1, size=0, frontier=[]))
    await import_demo(store)
    settings = Settings(profile=profile, data_dir=folder, public_url=public_url)
    log = AccessLog(store, Ed25519PrivateKey.generate(), "hub.test/log")

    async def freshness() -> list[SourceAge]:
        return (ages or fresh)()

    console = Console(
        store=store,
        settings=settings,
        disclosure=Disclosure(store, AgreementBook(store), log),
        people=People(store),
        log=log,
        freshness=freshness,
    )
    logins = await console.demo_logins()
    return County(console, store, log, {each.login: each for each in logins})


def fresh() -> list[SourceAge]:
    """Every source heard from a moment ago, but the court's step files: those 83 days ago."""
    now = clock.now()
    return [
        _age("court_enforcement", "COURT", "SFTP_FILE", now - timedelta(days=83), stale=True),
        _age("labour_inspection", "HRSS", "FRONT_DB", now - timedelta(minutes=4)),
        _age("police_cases", "PSB", "MQ", now - timedelta(minutes=9)),
        _age("procuratorate", "PROC", "MANUAL_XLSX", now - timedelta(hours=3)),
    ]


def _age(system: str, agency: str, transport: str, at: datetime, *, stale: bool = False) -> SourceAge:
    seconds = int((clock.now() - at).total_seconds())
    return SourceAge(system, system, system, agency, transport, at, at, seconds, stale)


def days_ago(days: int) -> date:
    return clock.today() - timedelta(days=days)


class Story:
    """Applies acts to the cases of one matter."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._engine = Engine(official())
        self._keys = 0
        self.matter: Matter

    async def begin(self, number: str = MATTER, agency: str = "HRSS") -> None:
        self.matter = await self._unit.write.add(
            Matter,
            {
                **self._from(agency, number),
                "number": number,
                "title": "某某建筑劳务有限公司拖欠工资",
                "topic_tags": ["WAGE"],
                "people_count": 12,
                "green_channel": True,
                "priority_livelihood": True,
                "opened_on": days_ago(500),
            },
        )
        await self._unit.write.change(self.matter, {"matter_id": self.matter.id})

    async def act(
        self, agency: str, name: str, ago: int, case: Entity | None = None, *, hour: int | None = None, **fields: Any
    ) -> Any:
        """Apply an act so many days ago, at an hour where the law counts hours; the case it is about."""
        lifecycle, transition = lifecycle_of_act(name)
        day = days_ago(ago)
        self._keys += 1
        act = Act(
            name=name,
            occurred=day if hour is None else clock.start_of(day) + timedelta(hours=hour),
            agency=agency,
            source=Source(SYSTEMS[agency], f"r{self._keys}"),
            papers=tuple(Paper(kind, day, agency) for kind in transition.documents),
            fields={key: value for key, value in fields.items() if key not in {"asset", "subject"}},
            facts={"asset": fields["asset"]} if "asset" in fields else {},
            subject=fields.get("subject", ""),
            key=f"{name}:{self._keys}",
            recorded=True,
            logged=Logged(clock.start_of(day) + timedelta(hours=(hour or 9) + 1), f"LP{self._keys:04d}"),
        )
        opening = {"matter_id": self.matter.id, "owner_agency": agency}
        event = await self._engine.apply(self._unit, act, case, opening)
        return await self._unit.write.one(ENTITIES[lifecycle.entity], lock=True, id=event.case_id)

    async def measure(
        self, case: Entity, kind: str, ago: int, *, asset: str | None = None, number: str | None = None, **more: Any
    ) -> None:
        held = await self._unit.write.add(
            EnforcementMeasure,
            {
                **self._from("COURT", f"{kind}:{ago}:{more.get('target')}"),
                "matter_id": self.matter.id,
                "enforcement_case_id": case.id,
                "kind": kind,
                "asset": asset,
                "number": number,
                "from_on": days_ago(ago),
                **more,
            },
        )
        facts = {"asset": asset} if asset else {}
        await self.act("COURT", "takeMeasure", ago, case, subject=str(held.id), **facts)

    async def party(self, case: Entity, role: str, kind: str, name: str, uscc: str | None = None) -> None:
        party = await self._unit.write.one(Party, uscc=uscc) if uscc else None
        if party is None:
            party = await self._unit.write.add(
                Party, {**self._from("COURT", f"{case.id}:{name}"), "kind": kind, "name": name, "uscc": uscc}
            )
        await self._unit.write.add(
            PartyRole,
            {
                **self._from("COURT", f"{case.id}:{party.id}"),
                "matter_id": self.matter.id,
                "party_id": party.id,
                "case_type": type(case).__name__,
                "case_id": case.id,
                "role": role,
            },
        )

    async def engage(self, agency: str) -> None:
        """Make an agency one of those concerned with the matter."""
        await self._unit.write.add(
            Engagement,
            {
                **self._from("COURT", f"{self.matter.number}:{agency}"),
                "matter_id": self.matter.id,
                "agency": agency,
                "since_on": days_ago(20),
                "basis": "request for assistance",
            },
        )

    def _from(self, agency: str, record: str) -> dict[str, Any]:
        return {"owner_agency": agency, "source_system": SYSTEMS[agency], "source_id": record}


async def tell(store: Store) -> None:
    """The matter: inspection, transfer, prosecution declined, and enforcement closed for this round."""
    async with unit_of_work(store) as unit:
        story = Story(unit)
        await story.begin()
        inspection = await story.act(
            "HRSS", "fileInspectionCase", 490, number="南人社监立字〔2023〕12号", organ="南陵县人力资源和社会保障局"
        )
        await story.act("HRSS", "orderCorrection", 483, inspection, correct_by=days_ago(470))
        transfer = await story.act(
            "HRSS", "reportTransfer", 455, number="南人社监移〔2023〕3号", organ="南陵县人力资源和社会保障局", people=12
        )
        await story.act("HRSS", "approveTransfer", 453, transfer, hour=16)
        await story.act("HRSS", "sendTransfer", 452, transfer, hour=15)
        await story.act("PSB", "receiveTransfer", 451, transfer, police_organ="南陵县公安局")
        await story.act("PSB", "fileCriminalCase", 449, transfer, police_number="南公(治)立字〔2023〕31号")
        await story.act("HRSS", "handOverMaterials", 447, transfer)
        await story.act("HRSS", "recordInstalment", 400, inspection)
        await story.act("PSB", "sendForProsecution", 300, transfer)
        await story.act("PROC", "declineProsecution", 140, transfer)
        case = await _enforcement(story, CASE, Decimal("42500.00"))
        await story.party(case, "ENF_APPLICANT", "PERSON", "张某某")
        for number in range(7):
            await story.party(case, "ENF_APPLICANT", "PERSON", f"申请人{number}")
        await story.party(case, "ENF_DEBTOR", "ENTERPRISE", "某某建筑劳务有限公司", DEBTOR)
        await story.measure(
            case, "FREEZE", 353, asset="DEPOSIT", number="(2023)皖0223执123号之二", target="某银行账户 尾号 4421",
            until_on=days_ago(-12),
        )  # fmt: skip
        await story.measure(case, "LIMIT_CONSUME", 350, target="某某建筑劳务有限公司")
        await story.measure(case, "FREEZE", 200, asset="DEPOSIT", target="网络资金账户 1 个")
        paid = {"collected": Decimal("15000.00"), "paid_out": Decimal("15000.00"), "unpaid": Decimal("27500.00")}
        await story.act("COURT", "recordPayment", 180, case, waived=Decimal("0.00"), **paid)
        await story.measure(case, "DISHONEST", 84, target="某某建筑劳务有限公司", until_on=days_ago(84 - 730))
        await story.act("COURT", "closeEnforcementRound", 83, case, close_reason="无财产可供执行")
        await story.act("COURT", "exchangeInformation", 30, case)
    async with unit_of_work(store) as unit:
        story = Story(unit)
        await story.begin("NLX-2023-000124", "COURT")
        sister = await _enforcement(story, SISTER, None)
        await story.party(sister, "ENF_DEBTOR", "ENTERPRISE", "某某建筑劳务有限公司", DEBTOR)


async def _enforcement(story: Story, number: str, due: Decimal | None) -> Any:
    case = await story.act(
        "COURT", "applyForEnforcement", 380, case_number=number, court="南陵县人民法院", due=due,
        cause="追索劳动报酬纠纷", basis_kind="ARB_AWARD", basis_number="南劳人仲案〔2023〕123号",
    )  # fmt: skip
    await story.act("COURT", "fileEnforcementCase", 378, case)
    return await story.act("COURT", "issueExecutionNotice", 372, case)
