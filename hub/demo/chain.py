"""The worked chain: one dispute from the clue to the penalty, as mutations that agencies' systems send.

The steps stand in ``chain.toml``. Each has its own idempotency key, so that playing them again changes nothing.
"""

import tomllib
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from hub.errors import Conflict
from hub.gateway.types import singular
from schema import lifecycle_of_act

Post = Callable[[str, str, str, Mapping[str, Any], str], Awaitable[Mapping[str, Any]]]
"""Send as a client, for a purpose, a document with its variables and an idempotency key; the decoded answer."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers of one copy of the chain; without change, those of the domain reference."""

    clue: str = "XS340223202305110007"
    inspection: str = "南人社监立字〔2023〕12号"
    order: str = "南人社监令字〔2023〕12号"
    transfer: str = "南人社监移字〔2023〕3号"
    police: str = "南公(治)立字〔2023〕31号"
    arbitration: str = "南劳人仲案〔2023〕123号"
    award: str = "南劳人仲裁〔2023〕123号"
    enforcement: str = "(2023)皖0223执123号"
    advance: str = "DF-2024-123001"
    second: str = "南人社监立字〔2024〕9号"
    penalty: str = "南人社监罚字〔2024〕9号"
    officer: str = "皖0223-12-"

    @classmethod
    def with_serials(cls, small: int, large: int) -> "Numbers":
        """The same kinds of number with other serials: one for the bureau and the police, one for the rest."""
        return cls(
            clue=f"XS34022320230511{large:04d}",
            inspection=f"南人社监立字〔2023〕{small}号",
            order=f"南人社监令字〔2023〕{small}号",
            transfer=f"南人社监移字〔2023〕{small}号",
            police=f"南公(治)立字〔2023〕{small}号",
            arbitration=f"南劳人仲案〔2023〕{large}号",
            award=f"南劳人仲裁〔2023〕{large}号",
            enforcement=f"(2023)皖0223执{large}号",
            advance=f"DF-2024-{large:06d}",
            second=f"南人社监立字〔2024〕{small}号",
            penalty=f"南人社监罚字〔2024〕{small}号",
            officer=f"皖0223-{small}-",
        )


@dataclass(frozen=True, slots=True)
class Step:
    """One mutation of the chain."""

    client: str
    purpose: str
    act: str
    given: Mapping[str, Any]
    keep: str = ""
    key: str = field(default="")

    @property
    def document(self) -> str:
        """The mutation, asking back what a later step needs."""
        kept = f"{singular(lifecycle_of_act(self.act)[0].entity)} {{ {self.keep} {{ id }} }}" if self.keep else ""
        kind = f"{self.act[0].upper()}{self.act[1:]}Input"
        errors = "errors { code message messageEn }"
        return f"mutation Step($input: {kind}!) {{ done: {self.act}(input: $input) {{ {errors} {kept} }} }}"


def steps(numbers: Numbers) -> Iterator[Step]:
    """All steps of one copy of the chain, in the order in which they can be played."""
    words = {**asdict(numbers), "kept": "{kept}"}
    for place, row in enumerate(_rows(), start=1):
        client, purpose = row["by"].split()
        given = _filled(row.get("input", {}), words)
        for name, field_name in (("on", "occurredOn"), ("at", "occurredAt")):
            if name in row:
                given[field_name] = row[name]
                given["documents"] = [
                    _paper(_filled(paper, words), row[name][:10], client) for paper in row.get("papers", ())
                ]
        key = f"chain {numbers.clue} {place} {row['act']}"
        yield Step(client, purpose, row["act"], given, row.get("keep", ""), key)


async def play(post: Post, played: Sequence[Step]) -> None:
    """Send the steps one after another. Raises Conflict with what the hub answered where it refuses one."""
    kept = ""
    for step in played:
        answer = await post(
            step.client, step.purpose, step.document, {"input": _filled(step.given, {"kept": kept})}, step.key
        )
        done = (answer.get("data") or {}).get("done") or {}
        errors = answer.get("errors") or done.get("errors")
        if errors or not done:
            raise Conflict("DEMO_STEP", act=step.act, client=step.client, detail=str(errors))
        for record in done.values():
            if isinstance(record, Mapping) and record.get(step.keep):
                kept = str(record[step.keep][-1]["id"])


@cache
def _rows() -> Sequence[dict[str, Any]]:
    text = files("hub.demo").joinpath("chain.toml").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = tomllib.loads(text)["step"]
    return rows


def _filled(value: Any, words: Mapping[str, str]) -> Any:
    """The value with every ``{word}`` in its texts replaced."""
    if isinstance(value, str):
        return value.format_map(words) if "{" in value else value
    if isinstance(value, Mapping):
        return {name: _filled(item, words) for name, item in value.items()}
    if isinstance(value, list):
        return [_filled(item, words) for item in value]
    return value


_ISSUERS = {
    "demo-hrss": "南陵县人力资源和社会保障局",
    "demo-hrss-arb": "南陵县劳动人事争议仲裁委员会",
    "demo-psb": "南陵县公安局",
    "demo-proc": "南陵县人民检察院",
    "demo-court": "安徽省南陵县人民法院",
}


def _paper(named: str, day: str, client: str) -> dict[str, Any]:
    kind, _, number = named.partition(" ")
    return {"kind": kind, "issuedOn": day, "issuer": _ISSUERS[client], "number": number or None}
