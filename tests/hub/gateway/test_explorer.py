"""The explorer page: strict policy, only GraphiQL that was checked, and what a token permits as the hub decides it."""

from collections.abc import AsyncIterator

import httpx
import pytest

from hub.app import build
from hub.bootstrap import Hub
from hub.caller import Caller
from hub.errors import Unavailable
from hub.gateway import explorer
from hub.gateway.explorer import permits
from hub.gateway.schema import ACTS, ROOTS
from hub.policy.agreements import DEMO, Agreements, read_lines
from hub.settings import Profile
from schema import READ_SCOPE
from schema.codes import Purpose
from schema.scopes import Scope
from tests.journeys.conftest import opened

pytestmark = pytest.mark.anyio


@pytest.fixture
async def bare_hub(database, tmp_path) -> AsyncIterator[Hub]:
    async with opened(database, tmp_path, {}) as hub:
        yield hub


@pytest.fixture
def agreements() -> Agreements:
    import csv
    from datetime import date
    from importlib.resources import files

    words = files("schema").joinpath(f"data/agreements/{DEMO}.csv").read_text(encoding="utf-8")
    return Agreements(tuple(read_lines(csv.DictReader(words.splitlines()), DEMO, date(2023, 5, 5))), "v")


def court(*scopes: str, purpose: str | None = "P08") -> Caller:
    purposes = frozenset({"P08", "P13"})
    return Caller("COURT", "ENF", "c", frozenset(scopes or map(str, Scope)), purposes, purpose=purpose)


def against(caller: Caller, agreements: Agreements) -> dict[str, str]:
    return {each.name: each.why for each in permits(caller, agreements)}


def test_every_root_and_act_is_judged(agreements: Agreements) -> None:
    assert set(against(court(), agreements)) == {*ROOTS, *ACTS}


def test_a_root_needs_its_scope_a_purpose_and_an_agreement_that_shares_it(agreements: Agreements) -> None:
    everything = against(court(), agreements)
    assert everything["enforcementCases"] == ""
    assert "the agreements share none under this purpose: P08" in everything["petitions"]
    alone = against(court(READ_SCOPE["EnforcementCase"]), agreements)
    assert alone["enforcementCases"] == ""
    assert READ_SCOPE["InspectionCase"] in alone["inspectionCases"]
    assert "no purpose chosen" in against(court(purpose=None), agreements)["enforcementCases"]
    assert "not under this purpose: P01" in against(court(purpose="P01"), agreements)["enforcementCases"]
    assert set(against(court(), Agreements((), "none")).values()) != {""}
    assert "" not in against(court(), Agreements((), "none")).values()


def test_an_act_needs_the_scope_of_the_agency_that_may_do_it(agreements: Agreements) -> None:
    assert against(court(), agreements)["closeEnforcementRound"] == ""
    reading = against(court(*(str(scope) for scope in Scope if str(scope).endswith(":read"))), agreements)
    assert "the token lacks enforcement:write" in reading["closeEnforcementRound"]


async def test_the_page_and_its_files_carry_the_strict_policy(bare_hub) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(build(bare_hub)), base_url="http://hub.test") as http:
        page = await http.get("/graphiql")
        assert page.status_code == 200
        assert "unsafe" not in page.headers["content-security-policy"]
        assert "script-src 'self'; style-src 'self';" in page.headers["content-security-policy"]
        assert page.headers["cache-control"] == "no-store"
        assert "<script>" not in page.text
        assert " style=" not in page.text
        for address in ("/graphiql/static/graphiql.min.js", "/graphiql/static/explorer.css"):
            assert address in page.text
            found = await http.get(address)
            assert found.headers["x-content-type-options"] == "nosniff"
            assert found.status_code == 200
        assert (await http.get("/graphiql/static/other.js")).status_code == 404
        refused = await http.get("/graphiql/scope")
        assert refused.status_code == 401
        assert set(Purpose) == {code for code in Purpose if f'value="{code}"' in page.text}


async def test_it_is_not_there_in_production(bare_hub) -> None:
    bare_hub.settings.profile = Profile.PRODUCTION
    app = build(bare_hub)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://hub.test") as http:
        for path in ("/graphiql", "/graphiql/scope", "/graphiql/static/explorer.js"):
            assert (await http.get(path)).status_code == 404


@pytest.mark.parametrize("wrong", ["absent_package", "changed"])
def test_graphiql_that_is_absent_or_not_the_one_that_was_checked_is_not_served(monkeypatch, wrong: str) -> None:
    if wrong == "changed":
        monkeypatch.setattr(explorer, "_RELEASES", {"graphiql.min.js": "0" * 64})
    else:
        monkeypatch.setattr(explorer, "_FOLDER", wrong)
    explorer.assets.cache_clear()
    with pytest.raises(Unavailable) as refused:
        explorer.assets()
    assert "pip install" in str(refused.value.suggestion)
    explorer.assets.cache_clear()
