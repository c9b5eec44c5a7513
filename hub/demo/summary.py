"""What the demo prints: the books, the clocks, one answer with its receipt, and whether the log holds."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx
import orjson
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from hub.accesslog.verify import Report
from hub.bootstrap import Hub
from hub.cli.token import obtain
from hub.exchange.account import accounts, put_aside
from hub.exchange.poller import Polled, reason
from hub.exchange.worker import Delivered
from hub.settings import Settings
from hub.words import text

CASE = "(2023)皖0223执123号"
_ENFORCEMENT = """query EnforcementStatus($number: String!) {
  enforcementCase(caseNumber: $number) {
    caseNumber court state filedOn closedOn due collected paidOut unpaid
    measures { kind target fromOn untilOn releasedOn }
    deadlines { rule state dueOn lateZh }
    matter { number title }
  }
}"""
_COUNTS = (
    """query Entries {
  owed: linkageEntries(first: 1) { totalCount }
  waiting: linkageEntries(first: 1, filter: {state: {eq: OWED}}) { totalCount }
  acknowledged: linkageEntries(first: 1, filter: {state: {eq: ACKNOWLEDGED}}) { totalCount }
  refused: linkageEntries(first: 1, filter: {state: {eq: REFUSED}}) { totalCount }
  events: caseEvents(first: 1) { totalCount }
}""",
    """query Limits {
  running: deadlines(first: 1, filter: {state: {eq: RUNNING}}) { totalCount }
  met: deadlines(first: 1, filter: {state: {eq: MET}}) { totalCount }
  late: deadlines(first: 1, filter: {state: {eq: MET_LATE}}) { totalCount }
  overdue: deadlines(first: 1, filter: {state: {eq: OVERDUE}}) { totalCount }
  filing: deadlines(first: 50, filter: {rule: {eq: "TL-X5.1"}, state: {eq: MET_LATE}}) {
    nodes { rule law article startedAt dueOn metAt late lateZh lateEn explanationZh explanationEn assumed
      matter { title } }
  }
}""",
)


@dataclass
class Answers:
    """What the hub answered over HTTP."""

    court: dict[str, Any] = field(default_factory=dict)
    justice: dict[str, Any] = field(default_factory=dict)
    stranger: dict[str, Any] = field(default_factory=dict)
    counts: dict[str, Any] = field(default_factory=dict)


def opening(console: Console, settings: Settings) -> None:
    """Say what begins."""
    console.print(str(text("demo.opening", data=settings.data_dir)))


async def ask(settings: Settings, url: str) -> Answers:
    """Ask the running hub as three agencies' systems would."""
    variables = {"number": CASE}
    return Answers(
        court=await _ask(settings, url, "demo-court", "P08", _ENFORCEMENT, variables),
        justice=await _ask(settings, url, "demo-jus", "P10", _ENFORCEMENT, variables),
        stranger=await _ask(settings, url, "demo-jus", "P10", _ENFORCEMENT, {"number": "(2024)川1703执572号"}),
        counts=_merged([await _ask(settings, url, "demo-hrss", "P05", query, {}) for query in _COUNTS]),
    )


def _merged(answers: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """All data in one; the first answer without any, if there is one."""
    data: dict[str, Any] = {}
    for answer in answers:
        if not answer.get("data"):
            return answer
        data |= answer["data"]
    return {"data": data}


async def _ask(
    settings: Settings, url: str, client: str, purpose: str, query: str, variables: Mapping[str, str]
) -> dict[str, Any]:
    token = await asyncio.to_thread(obtain, settings, client, None)
    async with httpx.AsyncClient(base_url=url, trust_env=False, timeout=20) as http:
        answer = await http.post(
            "/graphql",
            json={"query": query, "variables": dict(variables)},
            headers={"Authorization": f"Bearer {token}", "X-Purpose": purpose},
        )
    found: dict[str, Any] = answer.json()
    return found


async def print_summary(
    console: Console, hub: Hub, polled: Sequence[Polled], delivered: Delivered, answers: Answers, report: Report
) -> bool:
    """Print everything; True if the books balance, the answers are as designed and the log holds."""
    balanced = await _books(console, hub, polled)
    await _quarantine(console, hub)
    _acts(console, polled, answers.counts)
    _linkage(console, delivered, answers.counts)
    _clocks(console, answers.counts)
    _answer(console, answers)
    console.rule(str(text("demo.log")), align="left")
    for line in report.lines():
        console.print(escape(str(line)))
    read = bool(answers.court.get("data", {}).get("enforcementCase"))
    withheld = bool(answers.justice.get("extensions", {}).get("access"))
    unseen = answers.stranger.get("data", {"enforcementCase": 1}).get("enforcementCase") is None
    reached = all(item.reached for item in polled) and bool(answers.counts.get("data"))
    return balanced and reached and read and withheld and unseen and bool(report.ok)


async def _books(console: Console, hub: Hub, polled: Sequence[Polled]) -> bool:
    console.rule(str(text("demo.books")), align="left")
    table = Table(*(str(text(f"demo.{name}")) for name in _COLUMNS))
    fetched = {item.system: item.pulled for item in polled}
    held = await accounts(hub.store)
    for account in held:
        table.add_row(
            account.system,
            str(fetched.get(account.system, 0)),
            str(account.pulled),
            str(account.applied),
            str(account.duplicates),
            f"{account.quarantined} ({account.waiting})",
            "✓" if account.balanced else "✗",
        )
    console.print(table)
    return bool(held) and all(account.balanced and not account.new for account in held)


_COLUMNS = ("system", "pulled_now", "pulled", "applied", "duplicates", "quarantined", "balanced")


async def _quarantine(console: Console, hub: Hub) -> None:
    console.rule(str(text("demo.quarantine")), align="left")
    for record in await put_aside(hub.store):
        why = reason(record.code)
        where = f" [{record.field_name}]" if record.field_name else ""
        detail = f" {record.detail}" if record.detail else ""
        console.print(escape(f"{record.system} {record.source_key}: {record.code}{where} {why.zh} {why.en}{detail}"))


def _acts(console: Console, polled: Sequence[Polled], counts: Mapping[str, Any]) -> None:
    console.rule(str(text("demo.acts")), align="left")
    acts: dict[str, int] = {}
    for item in polled:
        for act, times in item.tally.acts.items():
            acts[act] = acts.get(act, 0) + times
    done = " · ".join(f"{act} {times}" for act, times in sorted(acts.items())) or str(text("demo.nothing_new"))
    console.print(escape(done))
    console.print(str(text("demo.acts_total", total=_count(counts, "events"))))


def _linkage(console: Console, delivered: Delivered, counts: Mapping[str, Any]) -> None:
    console.rule(str(text("demo.linkage")), align="left")
    names = ("owed", "waiting", "acknowledged", "refused")
    figures = {name: _count(counts, name) for name in names}
    console.print(str(text("demo.linkage_figures", sent=delivered.sent, **figures)))


def _clocks(console: Console, counts: Mapping[str, Any]) -> None:
    console.rule(str(text("demo.clocks")), align="left")
    figures = {name: _count(counts, name) for name in ("running", "met", "late", "overdue")}
    console.print(str(text("demo.clock_figures", **figures)))
    for node in counts.get("data", {}).get("filing", {}).get("nodes", []):
        title = (node["matter"] or {}).get("title", "")
        assumed = str(text("demo.assumed")) if node["assumed"] else ""
        console.print(escape(f"\n{title}\n  {node['rule']} {node['law']} {node['article']} {assumed}"))
        console.print(escape(f"  {node['explanationZh']}\n  {node['explanationEn']}"))
        met = text("demo.decided", due=node["dueOn"], late=node["lateZh"])
        met_en = text("demo.decided", due=node["dueOn"], late=node["lateEn"])
        console.print(escape(f"  {met.zh} {met_en.en}"), style="bold")


def _answer(console: Console, answers: Answers) -> None:
    for name, answer in (("court", answers.court), ("justice", answers.justice), ("stranger", answers.stranger)):
        console.rule(str(text(f"demo.answer_{name}")), align="left")
        shown: dict[str, Any] = {key: answer[key] for key in ("data", "errors") if key in answer}
        extensions = answer.get("extensions", {})
        shown["extensions"] = {key: extensions[key] for key in ("receipt", "access", "freshness") if key in extensions}
        if name != "court":
            shown["extensions"].pop("freshness", None)
        console.print_json(orjson.dumps(shown).decode(), ensure_ascii=False)


def _count(counts: Mapping[str, Any], name: str) -> str:
    found = counts.get("data", {}).get(name) or {}
    return str(found.get("totalCount", "–"))


def closing(console: Console, url: str, logins: Sequence[Any], *, once: bool) -> None:
    """Say where to go on."""
    if once:
        return
    console.rule(str(text("demo.running")), align="left")
    console.print(f"{url}/console/   {url}/graphql")
    table = Table(*(str(text(f"demo.{name}")) for name in ("role", "login", "password")))
    for login in logins:
        table.add_row(f"{login.role_zh} {login.role_en}", login.login, login.password)
    console.print(table)
    console.print(str(text("demo.try_it")))
    query = orjson.dumps(
        {"query": f'{{ enforcementCase(caseNumber: "{CASE}") {{ state due collected unpaid }} }}'}
    ).decode()
    console.print(
        f'curl -s {url}/graphql -H "Authorization: Bearer $(.venv/bin/hub token --client demo-court)" '
        f"-H 'X-Purpose: P08' -H 'Content-Type: application/json' -d '{query}'",
        soft_wrap=True,
        markup=False,
        highlight=False,
    )
    console.print(str(text("demo.stop")))
