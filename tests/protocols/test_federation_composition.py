"""Apollo's own composition puts the hub and a province's subgraph together into one supergraph."""

import json
import re
import subprocess
from pathlib import Path

from graphql import build_schema

from hub.gateway.federation import keys
from hub.gateway.schema import ACTS, ROOTS, subgraph_sdl
from schema import ENTITIES
from schema.fields import camel

PROVINCE = """
extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])
type Query { watched(city: String!): [Watch!]! }
type Watch { id: ID! remark: String enforcement: EnforcementCase matter: Matter }
type EnforcementCase @key(fields: "caseNumber", resolvable: false) { caseNumber: String }
type Matter @key(fields: "id") { id: ID! provincialRank: Int }
type PageInfo @shareable { hasNextPage: Boolean! }
"""


def composed(node_home: Path, folder: Path, province: str) -> dict:
    (folder / "county.graphql").write_text(subgraph_sdl(), encoding="utf-8")
    (folder / "province.graphql").write_text(province, encoding="utf-8")
    files = [str(folder / f"{name}.graphql") for name in ("county", "province")]
    done = subprocess.run(
        ["node", "compose.mjs", *files], cwd=node_home, capture_output=True, check=True, timeout=240, text=True
    )
    return json.loads(done.stdout)


def test_the_hub_composes_with_a_provinces_subgraph(node_home: Path, tmp_path: Path) -> None:
    found = composed(node_home, tmp_path, PROVINCE)
    assert found["errors"] == []
    supergraph = build_schema(found["supergraphSdl"], assume_valid=True)
    assert {"watched", "changes", *ROOTS} == set(supergraph.query_type.fields)
    assert set(supergraph.mutation_type.fields) == set(ACTS)
    assert {"provincialRank", "title", "cases"} <= set(supergraph.type_map["Matter"].fields)
    for name in ENTITIES:
        (head,) = re.findall(rf"^type {name}\b([^{{]*)", found["supergraphSdl"], re.MULTILINE)
        named = [f'@join__type(graph: COUNTY, key: "{camel(key)}")' for key in keys(name)]
        assert [mark for mark in named if mark not in head] == []


def test_composition_refuses_a_province_that_says_otherwise_than_the_hub(node_home: Path, tmp_path: Path) -> None:
    found = composed(node_home, tmp_path, PROVINCE.replace("provincialRank: Int", "title: Int"))
    assert "Matter.title" in found["errors"][0]


def test_routers_machinery_is_asked_for_but_not_composed() -> None:
    sdl = subgraph_sdl()
    assert [name for name in ("_Any", "_Entity ", " _Service", "_entities", "_service") if name in sdl] == []
    assert sdl.count(" @key(") == sum(len(keys(name)) for name in ENTITIES)
    assert sdl.count("type PageInfo @shareable {") == 1
