"""What entries of the log share is kept: nothing of one caller, request or answer may get into the entry of another."""

import json
from dataclasses import fields, replace
from typing import Any

import pytest

from hub import disclosure
from hub.caller import Caller
from hub.disclosure import Request
from hub.store.read import Note, Read, Root, Rows, Shape

CALLER = Caller(
    agency="COURT",
    unit="ENF",
    client="one",
    scopes=frozenset({"a"}),
    purposes=frozenset({"P08"}),
    user="officer",
    purpose="P08",
    case="(2023)皖0223执1号",
    token="jti",
    address="10.0.0.1",
    trace="1" * 32,
)
REQUEST = Request("Status", document="d" * 64, variables={"number": "1"})
ROOT = Root(Read((Shape("Matter", ()),)), fields=("Matter.number",), level="L2")
FOUND = [Rows(ROOT, json=[(b"{}",)], count=1, objects={"Matter:1": None})]
NOTE = Note(("number",), "MASKED")
SILENT = {"scopes", "purposes", "tags"}
"""What an entry does not say of a caller."""


def content(caller: Caller = CALLER, request: Request = REQUEST, found: Any = None, **more: Any) -> dict[str, Any]:
    given = {"body": b"{}", "notes": (), "version": "v1"} | more
    reading = disclosure._reading(caller, request, found or FOUND, **given)
    said: dict[str, Any] = json.loads(reading.leaf())
    assert list(said) == sorted(said)
    return {name: value for name, value in said.items() if name not in {"id", "time", "salt"}}


@pytest.mark.parametrize("name", sorted({field.name for field in fields(Caller)} - SILENT))
def test_every_word_about_the_caller_is_its_own(name: str):
    first = content()
    other = content(replace(CALLER, **{name: "2" * 32}))
    assert other != first
    assert content() == first
    without = content(replace(CALLER, **{name: None if name in {"purpose", "case"} else ""}))
    assert without not in (first, other)
    assert content() == first


@pytest.mark.parametrize("name", [field.name for field in fields(Request)])
def test_every_word_about_the_request_is_its_own(name: str):
    first = content()
    value: Any = {"kind": "push", "direction": "out", "variables": {"other": "2"}, "document": "e" * 64}.get(name, "x")
    assert content(request=replace(REQUEST, **{name: value})) != first
    if name != "kind" and name != "operation":
        assert name not in content(request=replace(REQUEST, **{name: None}))
    assert content() == first


def test_every_word_about_the_answer_is_its_own():
    first = content()
    (rows,) = FOUND
    others = [
        content(found=[replace(rows, root=Root(ROOT.read, fields=("Matter.title",), level="L2"))]),
        content(found=[replace(rows, root=Root(ROOT.read, fields=ROOT.fields, level="L3"))]),
        content(found=[replace(rows, objects={"Matter:2": None})]),
        content(found=[replace(rows, count=2)]),
        content(found=[replace(rows, objects={}, count=0)]),
        content(found=[replace(rows, objects={}, count=0, hidden=True)]),
        content(found=[rows, rows], body=b"[]"),
        content(body=b"{ }"),
        content(notes=(NOTE,)),
        content(version="v2"),
    ]
    assert len({json.dumps(each) for each in [first, *others]}) == len(others) + 1
    assert content() == first
