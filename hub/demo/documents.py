"""The standard operations of ``schema/operations``, as trusted documents of the demo's clients."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Final

from hub.gateway import registration
from hub.gateway.limits import Guard
from hub.oauth.models import Person
from hub.store.engine import Store
from hub.store.session import unit_of_work

_EVERYBODY: Final = ("MatterClocks", "HandOffs", "UnreadNotices", "OpenTasks")
_TRANSFERS: Final = ("TransferProgress", "LinkageOwed")
_OPERATIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "demo-court": (*_EVERYBODY, *_TRANSFERS, "EnforcementStatus"),
    "demo-hrss": (*_EVERYBODY, *_TRANSFERS, "EnforcementStatus"),
    "demo-hrss-arb": (*_EVERYBODY, "EnforcementStatus"),
    "demo-jus": (*_EVERYBODY, "EnforcementStatus"),
    "demo-proc": (*_EVERYBODY, *_TRANSFERS, "EnforcementStatus"),
    "demo-psb": (*_EVERYBODY, *_TRANSFERS, "EnforcementStatus", "ReceiveTransfer"),
    "demo-lp": _TRANSFERS,
}
_REGISTERS, _APPROVES = "auditor", "admin"


def standard(name: str) -> str:
    """The text of a standard operation."""
    return files("schema").joinpath(f"operations/{name}.graphql").read_text(encoding="utf-8")


async def ensure_demo_documents(store: Store, guard: Guard) -> None:
    """Register and approve the standard operations as two of the demo's people; what was withdrawn stays so."""
    async with unit_of_work(store) as unit:
        registers = await unit.session.get_one(Person, _REGISTERS)
        approves = await unit.session.get_one(Person, _APPROVES)
        known = {(each.client, each.sha256) for each in await registration.every(unit)}
        for client, names in _OPERATIONS.items():
            for text in map(standard, names):
                if (client, registration.sha256_of(text)) in known:
                    continue
                document = await registration.register(unit, client=client, text=text, by=registers.key, guard=guard)
                await registration.approve(unit, client=client, document=document.sha256, by=approves.key)
