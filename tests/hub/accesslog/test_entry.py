import hashlib
import json
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.accesslog import entry
from hub.accesslog.entry import Entry, EntryError, EntryTooLarge, ObjectRef, Reading
from schema.codes import AccessResult

ID = "018c8f2e-7d3a-7c1e-9b5a-2f6f0a1b2c3d"
READ = Entry(
    id=ID,
    kind="read",
    time=datetime(2023, 6, 1, 1, 2, 3, 456789, tzinfo=UTC),
    client="demo-court",
    agency="COURT",
    objects=(ObjectRef("EnforcementCase", "7"),),
    fields=("Party.name", "EnforcementCase.status", "Party.name"),
    level="L3",
    decision="ALLOW_MASKED",
)


def test_the_golden_entries_encode_to_the_same_bytes(golden):
    cases = json.loads((golden / "entries.json").read_text(encoding="utf-8"))
    assert len(cases) >= 4
    for case in cases:
        arguments = dict(case["entry"])
        arguments["time"] = datetime.fromisoformat(arguments["time"])
        if "objects" in arguments:
            arguments["objects"] = tuple(ObjectRef(*item) for item in arguments["objects"])
        leaf = Entry(**arguments).leaf()
        assert leaf.decode() == case["leaf"], case["name"]
        assert entry.leaf_hash(leaf).hex() == case["leafHash"], case["name"]
        assert entry.encode(entry.decode(leaf)) == leaf


def test_the_golden_encodings_hold_and_their_leaves_decode_to_the_same_content(golden):
    for case in json.loads((golden / "encoding.json").read_text(encoding="utf-8")):
        assert entry.encode(case["content"]).decode() == case["leaf"], case["name"]
        assert entry.decode(case["leaf"].encode()) == case["content"], case["name"]


def test_keys_are_sorted_by_utf16_units_as_rfc_8785_section_3_2_3_shows():
    names = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    leaf = entry.encode(dict.fromkeys(names, 1))
    assert list(json.loads(leaf)) == ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]


def test_only_what_rfc_8785_names_is_escaped():
    text = "".join(map(chr, range(0x20))) + '"\\/\x7f\u2028\u20ac'
    expected = (
        '"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f'
        "\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d"
        '\\u001e\\u001f\\"\\\\/\x7f\u2028\u20ac"'
    )
    assert entry.encode({"a": text}).decode() == f'{{"a":{expected}}}'


@pytest.mark.parametrize(
    ("value", "place"),
    [
        (1.5, "a: a float"),
        (float("nan"), "a: a float"),
        ([0, {"b": 1.0}], r"a\[1\].b: a float"),
        (2**53, "a: a number beyond"),
        (-(2**53), "a: a number beyond"),
        ({1: "x"}, "a: a key that is no text"),
        ({"x", "y"}, "a: a set"),
        (b"bytes", "a: a bytes"),
        (datetime(2023, 6, 1, tzinfo=UTC), "a: a datetime"),
        ("\ud800", "surrogate"),
    ],
)
def test_what_has_no_exact_form_is_refused_and_its_place_named(value: Any, place: str):
    with pytest.raises(EntryError, match=place):
        entry.encode({"a": value})


def test_a_refused_value_is_not_repeated_in_the_message():
    with pytest.raises(EntryError) as refused:
        entry.encode({"variables": {"idNumber": 340223.5}})
    assert "340223" not in str(refused.value)


def test_a_structure_that_contains_itself_is_refused():
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(EntryError, match="nested too deeply"):
        entry.encode({"a": endless})


def test_the_largest_exact_numbers_are_written_in_full():
    assert entry.encode({"a": [2**53 - 1, -(2**53) + 1, 0, True]}) == (
        b'{"a":[9007199254740991,-9007199254740991,0,true]}'
    )


def test_a_leaf_of_8_kib_fits_and_one_byte_more_does_not():
    room = entry.MAX_LEAF - len(b'{"a":""}')
    assert len(entry.encode({"a": "x" * room})) == 8192
    with pytest.raises(EntryTooLarge) as refused:
        entry.encode({"a": "x" * (room + 1)})
    assert refused.value.size == 8193


@pytest.mark.parametrize(
    "leaf",
    [
        b"",
        b"{",
        b"[]",
        b'"text"',
        b"null",
        b"\xff{}",
        b"\xef\xbb\xbf{}",
        b'{"a":1.0}',
        b'{"a":1e2}',
        b'{"a":NaN}',
        b'{"a":-0}',
        b'{"a":01}',
        b'{"a": 1}',
        b'{"a":1}\n',
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"a":"\\u0041"}',
        b'{"a":"\\/"}',
        b'{"a":"\\ud800"}',
        b'{"a":9007199254740992}',
        b'{"a":' + b"1" * 5000 + b"}",
        b"[" * 8000,
        b'{"a":"' + b"x" * 8192 + b'"}',
    ],
)
def test_bytes_the_encoder_would_not_write_are_no_leaf(leaf: bytes):
    with pytest.raises(EntryError):
        entry.decode(leaf)


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), json_values, max_size=6))
def test_whatever_can_be_encoded_is_read_back_the_same(content: dict[str, Any]):
    leaf = entry.encode(content)
    assert entry.decode(leaf) == content
    assert entry.encode(dict(reversed(content.items()))) == leaf


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), json_values, max_size=6),
)
def test_the_faster_writer_of_the_log_gives_the_very_same_leaf(said: str, variables: dict[str, Any]):
    whole = replace(READ, operation=said, variables=variables, rows=2**53 - 1, masked=False)
    leaf = whole.leaf(orjson.dumps)
    assert leaf == whole.leaf()
    assert entry.encode(entry.decode(leaf)) == leaf


def test_the_faster_writer_takes_names_of_code_tables():
    whole = replace(READ, decision=AccessResult.ALLOW, variables={AccessResult.ERROR: AccessResult.ALLOW})
    assert whole.leaf(orjson.dumps) == whole.leaf()


@given(
    st.lists(st.sampled_from(["Party:1", "Matter:2", "EnforcementCase:3"]), max_size=60),
    st.none() | st.dictionaries(st.text("abcXYZ_09", max_size=8), st.text("0123abc", max_size=8), max_size=6),
    st.none() | st.text("0123456789abcdef", min_size=32, max_size=32),
    st.integers(0, 2**53 - 1),
)
def test_a_reading_among_alike_ones_has_the_leaf_of_its_entry(objects, variables, trace, count):
    first = replace(READ, trace="0", salt="0", rows=0, body="0" * 64, bytes=0, variables={"first": "1"})
    own: dict[str, Any] = {
        "id": "018c8f2e-7d3a-7c1e-9b5a-2f6f0a1b2c3e",
        "time": READ.time + timedelta(seconds=1),
        "trace": trace,
        "salt": "5" * 32,
        "rows": count,
        "body": "b" * 64,
        "bytes": count,
        "variables": variables,
    }
    reading = Reading(first.content(), objects=objects, **own)
    whole = replace(first, objects=[ObjectRef(*name.split(":")) for name in objects], **own)
    assert reading.leaf() == reading.leaf(orjson.dumps) == whole.leaf()
    assert reading.id == whole.id


def test_a_leaf_hash_is_the_sha256_of_a_zero_byte_and_the_leaf():
    assert entry.leaf_hash(b"") == hashlib.sha256(b"\x00").digest()
    assert entry.leaf_hash(b"abc") == hashlib.sha256(b"\x00abc").digest()


def test_a_leaf_says_what_the_entry_says_and_leaves_out_what_is_unknown():
    assert entry.decode(READ.leaf()) == {
        "version": 1,
        "id": ID,
        "kind": "read",
        "time": "2023-06-01T01:02:03.456Z",
        "client": "demo-court",
        "agency": "COURT",
        "objects": [{"type": "EnforcementCase", "id": "7"}],
        "objectsTotal": 1,
        "fields": ["EnforcementCase.status", "Party.name"],
        "level": "L3",
        "decision": "ALLOW_MASKED",
    }


def test_every_field_of_an_entry_changes_its_leaf():
    other: dict[str, Any] = {
        "id": "018c8f2e-7d3a-7c1e-9b5a-2f6f0a1b2c3e",
        "kind": "write",
        "time": READ.time + timedelta(milliseconds=1),
        "variables": {"caseNumber": "x"},
        "objects": (),
        "fields": (),
        "level": "L4",
        "rows": 0,
        "masked": False,
        "decision": "ERROR",
        "bytes": 0,
        "duration": 0,
        "direction": "in",
    }
    hashed = {"token", "document", "body", "before", "after"}
    for field in fields(Entry):
        value = other.get(field.name, "a" * 64 if field.name in hashed else "x")
        assert replace(READ, **{field.name: value}).leaf() != READ.leaf(), field.name


def test_the_decisions_are_those_of_the_shared_schema():
    assert set(entry.DECISIONS) == {str(result.value) for result in AccessResult}


def test_fifty_objects_are_named_and_all_are_counted():
    many = replace(READ, objects=tuple(ObjectRef("Party", str(number)) for number in range(73)))
    content = entry.decode(many.leaf())
    assert [item["id"] for item in content["objects"]] == [str(number) for number in range(50)]
    assert content["objectsTotal"] == 73


def test_a_time_in_another_zone_is_written_in_utc():
    shanghai = datetime(2023, 6, 1, 9, 2, 3, 456789, tzinfo=timezone(timedelta(hours=8)))
    assert replace(READ, time=shanghai).leaf() == READ.leaf()
    assert entry.stamp(datetime(2023, 6, 1, tzinfo=UTC)) == "2023-06-01T00:00:00.000Z"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("id", "7"),
        ("id", "018C8F2E-7D3A-7C1E-9B5A-2F6F0A1B2C3D"),
        ("id", "018c8f2e-7d3a-4c1e-9b5a-2f6f0a1b2c3d"),
        ("kind", "peek"),
        ("time", datetime(2023, 6, 1)),
        ("token", "eyJhbGciOi"),
        ("document", "A" * 64),
        ("level", "L5"),
        ("decision", "MAYBE"),
        ("direction", "up"),
        ("rows", -1),
        ("bytes", -1),
        ("duration", -1),
    ],
)
def test_an_entry_outside_the_vocabulary_cannot_be_made(name: str, value: Any):
    with pytest.raises(EntryError, match=name):
        replace(READ, **{name: value})


def test_an_entry_too_long_for_a_leaf_says_so_instead_of_being_cut():
    with pytest.raises(EntryTooLarge):
        replace(READ, fields=tuple(f"Type.field{number}" for number in range(1000))).leaf()
