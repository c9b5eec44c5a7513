"""A field or act that is on its way out says so wherever the contract shows it, with its dates, in both languages."""

from dataclasses import replace
from datetime import date

import pytest
import strawberry

from hub.cli import dictionary
from hub.gateway import inputs, schema, types
from schema import LIFECYCLES, LINKS
from schema.codes import Purpose
from schema.fields import Deprecation, Entity, FieldClass, code, money, shared, shared_fields
from schema.lifecycle import TIME
from schema.scopes import Scope

ENDING = Deprecation(date(2026, 12, 1), date(2027, 6, 30), "amount", "与 amount 重复", "it says what amount says")
REASON = (
    "2026-12-01起不再推荐，2027-06-30后移除，请改用 amount：与 amount 重复。 "
    "Deprecated since 2026-12-01, removed after 2027-06-30; use amount: it says what amount says."
)
MARK = f'@deprecated(reason: "{REASON}")'


class Toy(Entity):
    """A toy record, to try declarations on."""

    plural = "toys"
    zh = "玩具"
    en = "toy"
    scope = str(Scope.MATTER_READ)

    label: str | None = shared("名称", "label", of=FieldClass.F1, default=None, max_length=20, deprecated=ENDING)
    must: str = shared("必填", "must be given", max_length=20, deprecated=ENDING)
    amount: str | None = money("金额", "amount", default=None)
    kind: str | None = code(Purpose, "种类", "kind", default=None, deprecated=ENDING)


def test_every_place_a_deprecated_field_shows_says_so_with_its_dates(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(types, "LINKS", {**LINKS, "Toy": {}})
    made, condition, order = types.entity_type(Toy), types.entity_filter(Toy), types.entity_order(Toy)
    given = inputs._Fields()
    inputs._own(given, Toy, required=True)
    entered = given.made("ToyInput", "toy")

    @strawberry.type
    class Query:
        @strawberry.field
        def toy(self, filter: condition, order_by: order, entered: entered) -> made:  # type: ignore[valid-type]
            raise NotImplementedError

    sdl = strawberry.Schema(Query, config=schema.SCHEMA.config).as_str()
    assert f"label: String {MARK}" in sdl
    assert f"must: String {MARK}" in sdl
    assert f"label: StringFilter {MARK}" in sdl
    assert f"LABEL {MARK}" in sdl
    assert f"label: String = null {MARK}" in sdl
    # What must be given cannot be deprecated in an input (GraphQL, 3.10).
    assert "must: String!\n" in sdl
    assert sdl.count(MARK) == sdl.count("@deprecated") == 11


def test_a_deprecated_act_is_a_deprecated_mutation(monkeypatch: pytest.MonkeyPatch):
    lifecycle = LIFECYCLES["Clue"]
    first, *others = [each for each in lifecycle.transitions if each.actor != TIME]
    ending = replace(lifecycle, transitions=(replace(first, deprecated=ENDING), *others))
    monkeypatch.setattr(schema, "LIFECYCLES", {"Clue": ending})
    monkeypatch.setattr(schema, "ENTITIES", {})
    for kept in list(vars(types)):
        monkeypatch.setattr(types, kept, getattr(types, kept))
    made, _ = schema._mutation()
    sdl = strawberry.Schema(schema.Query, made, config=schema.SCHEMA.config).as_str()
    mutations = sdl[sdl.index("type Mutation {") :]
    assert f"Payload! {MARK}" in mutations[mutations.index(f"  {first.act}(") :].split("\n")[0]
    assert sdl.count(MARK) == 1


def test_the_data_dictionary_says_until_when():
    rows = dictionary._fields(Toy, {name: shared_fields(Toy)[name] for name in ("label", "amount")}).splitlines()
    assert [REASON in row for row in rows[2:]] == [True, False]
