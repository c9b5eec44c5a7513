import ast
import json
import shutil
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from hub.accesslog import checkpoint, entry, merkle, verify
from hub.accesslog.checkpoint import CheckpointError
from hub.accesslog.entry import Entry, StoredEntry, leaf_hash
from hub.accesslog.merkle import Tree
from hub.accesslog.verify import Report, export, verify_directory, verify_log, verify_vectors

ROOT = Path(__file__).resolve().parents[3]
ORIGIN = "hub.example/log"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
VKEY = checkpoint.verifier_key(ORIGIN, KEY.public_key())
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(32))
OTHER_VKEY = checkpoint.verifier_key(ORIGIN, OTHER.public_key())
SIZES = (0, 1, 4, 9, 16, 20)
BEGIN = datetime(2023, 6, 1, tzinfo=UTC)


def log_id(number: int) -> str:
    return f"018876c5-3f00-7000-8000-{number:012d}"


def stored(number: int, client: str = "demo-court") -> StoredEntry:
    leaf = Entry(
        id=log_id(number), kind="read", time=BEGIN + timedelta(seconds=number), client=client, basis="(2023)皖0223执1号"
    ).leaf()
    return StoredEntry(number, log_id(number), leaf, leaf_hash(leaf))


def changed(item: StoredEntry, *, consistently: bool = False) -> StoredEntry:
    """The entry with another client in it; ``consistently`` also mends its hash."""
    leaf = item.leaf.replace(b"demo-court", b"demo-xxxxx")
    return replace(item, leaf=leaf, leaf_hash=leaf_hash(leaf) if consistently else item.leaf_hash)


def sign(entries: list[StoredEntry], size: int, key: Ed25519PrivateKey = KEY) -> str:
    return checkpoint.sign(ORIGIN, size, merkle.root(item.leaf_hash for item in entries[:size]), key)


LOG = [stored(number) for number in range(20)]
CHECKPOINTS = [sign(LOG, size) for size in SIZES]


def audit(entries: list[StoredEntry], checkpoints: list[str] = CHECKPOINTS, **options: object) -> Report:
    return verify_log(iter(entries), iter(checkpoints), VKEY, **options)  # type: ignore[arg-type]


def failed(report: Report) -> set[str]:
    assert report.ok == (not any(not check.ok for check in report.checks) and not report.failing_entries)
    names = [check.name for check in report.checks]
    assert len(names) == len(set(names))
    return {check.name for check in report.checks if not check.ok}


def named(report: Report) -> list[tuple[int, str]]:
    return [(item.index, item.id) for item in report.failing_entries]


def sentence(report: Report, name: str) -> str:
    return next(str(check.sentence) for check in report.checks if check.name == name)


def test_an_untouched_log_holds():
    report = audit(LOG)
    assert report.ok
    assert failed(report) == set()
    assert report.entries == 20
    assert report.notes == ()
    assert report.failing_range is None


@pytest.mark.parametrize("place", range(20))
def test_a_changed_content_names_exactly_that_entry(place: int):
    report = audit([*LOG[:place], changed(LOG[place]), *LOG[place + 1 :]])
    assert named(report) == [(place, log_id(place))]
    assert failed(report) == {"leaves"}
    assert report.failing_entries[0].reason.en == "The content was changed."
    assert report.failing_entries[0].reason.zh == "内容被改动。"


@pytest.mark.parametrize("place", range(20))
def test_a_changed_hash_names_exactly_that_entry_and_says_its_content_stands(place: int):
    broken = replace(LOG[place], leaf_hash=leaf_hash(b"another"))
    report = audit([*LOG[:place], broken, *LOG[place + 1 :]])
    assert named(report) == [(place, log_id(place))]
    assert failed(report) == {"leaves"}
    assert report.failing_entries[0].reason.en == "The hash was changed, the content was not."


@pytest.mark.parametrize("place", range(20))
def test_a_content_changed_with_its_hash_is_narrowed_to_two_checkpoints(place: int):
    report = audit([*LOG[:place], changed(LOG[place], consistently=True), *LOG[place + 1 :]])
    start = max(size for size in SIZES if size <= place)
    stop = min(size for size in SIZES if size > place)
    assert failed(report) == {"roots"}
    assert named(report) == []
    assert report.failing_range == (start, stop - 1)
    assert f"大小为 {start} 与 {stop} 的两个检查点之间" in sentence(report, "roots")
    assert f"Between the checkpoints of size {start} and {stop} " in sentence(report, "roots")


def test_a_changed_content_and_a_changed_hash_in_different_stretches_are_told_apart():
    log = [*LOG]
    log[2] = changed(LOG[2])
    log[6] = replace(LOG[6], leaf_hash=leaf_hash(b"another"))
    log[17] = changed(LOG[17])
    report = audit(log)
    assert named(report) == [(2, log_id(2)), (6, log_id(6)), (17, log_id(17))]
    assert failed(report) == {"leaves"}
    reasons = [item.reason.en for item in report.failing_entries]
    assert reasons[0] == reasons[2] == "The content was changed."
    assert reasons[1] == "The hash was changed, the content was not."


def test_a_hash_of_the_wrong_length_names_its_entry():
    report = audit([*LOG[:5], replace(LOG[5], leaf_hash=b"short"), *LOG[6:]])
    assert named(report) == [(5, log_id(5))]
    assert failed(report) == {"leaves"}
    assert report.failing_entries[0].reason.en == "The hash was changed, the content was not."


@pytest.mark.parametrize("place", range(20))
def test_a_changed_id_names_exactly_that_entry(place: int):
    report = audit([*LOG[:place], replace(LOG[place], id=log_id(999)), *LOG[place + 1 :]])
    assert named(report) == [(place, log_id(999))]
    assert failed(report) == {"contents"}


def test_a_leaf_the_encoder_would_not_write_is_named_even_where_its_hash_was_signed():
    leaf = b'{"id": "' + log_id(20).encode() + b'"}'
    log = [*LOG, StoredEntry(20, log_id(20), leaf, leaf_hash(leaf))]
    report = audit(log, [*CHECKPOINTS, sign(log, 21)])
    assert named(report) == [(20, log_id(20))]
    assert failed(report) == {"contents"}


@pytest.mark.parametrize("place", range(19))
def test_a_removed_entry_is_named_as_missing(place: int):
    report = audit(LOG[:place] + LOG[place + 1 :])
    assert named(report) == [(place, "")]
    assert failed(report) == {"numbers", "roots"}
    assert report.failing_entries[0].reason.zh == f"缺少第 {place} 条。"
    assert report.failing_range is not None
    assert report.failing_range[0] <= place <= report.failing_range[1]


def test_removed_entries_in_several_places_are_named_as_missing():
    report = audit(LOG[:3] + LOG[6:7] + LOG[8:])
    assert [item.reason.en for item in report.failing_entries] == ["Missing: 3–5.", "Missing: 7."]


def test_a_removed_entry_with_the_rest_renumbered_is_found_by_the_roots():
    log = [*LOG[:6], *(replace(item, index=item.index - 1) for item in LOG[7:])]
    report = audit(log)
    assert failed(report) == {"roots", "complete"}
    assert report.failing_range == (4, 8)


def test_a_cut_off_end_is_found():
    report = audit(LOG[:17])
    assert failed(report) == {"complete"}
    assert "signed 20, present 17" in sentence(report, "complete")
    assert failed(audit([])) == {"complete"}


@pytest.mark.parametrize("place", range(20))
def test_a_changed_number_names_exactly_that_entry(place: int):
    for number in {0, 1, place - 1, place + 1, 1000, -1} - {place}:
        report = audit([*LOG[:place], replace(LOG[place], index=number), *LOG[place + 1 :]])
        assert "numbers" in failed(report)
        assert len(report.failing_entries) == 1
        # Before a lone last entry of a higher number, what is missing cannot be told from what was renumbered.
        assert named(report) in ([(place, log_id(place))], [(place, "")])
        assert failed(report) == {"numbers"} or place == 19


@pytest.mark.parametrize("place", range(1, 19))
def test_a_repeated_entry_is_named_and_the_rest_still_holds(place: int):
    report = audit([*LOG[:place], LOG[place - 1], *LOG[place:]])
    assert named(report) == [(place - 1, log_id(place - 1))]
    assert failed(report) == {"numbers"}


@pytest.mark.parametrize("place", range(18))
def test_two_entries_changed_round_are_both_named(place: int):
    report = audit([*LOG[:place], LOG[place + 1], LOG[place], *LOG[place + 2 :]])
    assert {index for index, _ in named(report)} == {place, place + 1}
    assert failed(report) >= {"numbers"}


def test_a_foreign_entry_put_in_with_the_rest_renumbered_is_found():
    foreign = replace(stored(500), index=7)
    log = [*LOG[:7], foreign, *(replace(item, index=item.index + 1) for item in LOG[7:])]
    report = audit(log)
    assert failed(report) == {"roots"}
    assert report.failing_range == (4, 8)


def test_a_checkpoint_by_another_key_is_counted_and_not_believed():
    forged = [changed(LOG[0], consistently=True), *LOG[1:]]
    report = audit(LOG, [*CHECKPOINTS[:-1], sign(forged, 20, OTHER)])
    assert failed(report) == {"signatures"}
    assert "第 6 个" in sentence(report, "signatures")


def test_without_a_checkpoint_nothing_is_proven():
    assert failed(audit(LOG, [])) == {"signatures"}
    assert failed(audit([], [], sealed=True)) == {"signatures"}
    assert audit([], []).ok


def test_checkpoints_out_of_order_are_reported():
    report = audit(LOG, [*CHECKPOINTS[:3], CHECKPOINTS[5], CHECKPOINTS[4]])
    assert failed(report) == {"order"}
    assert "16" in sentence(report, "order")


def test_the_same_checkpoint_twice_is_no_fault():
    assert audit(LOG, [*CHECKPOINTS, CHECKPOINTS[-1]]).ok


def test_two_signed_roots_of_one_size_prove_two_histories():
    forged = [changed(LOG[0], consistently=True), *LOG[1:]]
    report = audit(LOG, [*CHECKPOINTS[:4], sign(forged, 9), *CHECKPOINTS[4:]])
    assert failed(report) == {"history"}
    assert "9" in sentence(report, "history")


def test_a_signed_root_of_another_history_before_a_matching_one_is_told_from_a_changed_entry():
    forged = [changed(LOG[0], consistently=True), *LOG[1:]]
    report = audit(LOG, [*CHECKPOINTS[:3], sign(forged, 9), *CHECKPOINTS[4:]])
    assert failed(report) == {"history"}
    assert report.failing_range is None


def test_entries_newer_than_the_last_checkpoint_are_noted_in_a_living_log_and_refused_in_a_sealed_one():
    report = audit(LOG, CHECKPOINTS[:-1])
    assert report.ok
    assert [note.en for note in report.notes] == [
        "Entries newer than the newest checkpoint, which no signature speaks for yet: 4."
    ]
    assert failed(audit(LOG, CHECKPOINTS[:-1], sealed=True)) == {"complete"}


def test_times_that_run_backward_are_noted_and_no_failure():
    log = [*LOG]
    log[3], log[4] = replace(LOG[4], index=3), replace(LOG[3], index=4)
    report = audit(log, [sign(log, 20)])
    assert report.ok
    assert "the first is 4" in report.notes[0].en


@pytest.mark.parametrize("size", range(21))
def test_a_log_that_grew_from_the_kept_checkpoint_continues_it(size: int):
    report = audit(LOG, previous_checkpoint=sign(LOG, size))
    assert report.ok
    assert f"{size}" in sentence(report, "previous")


def test_a_log_rewritten_and_signed_again_contradicts_the_kept_checkpoint():
    log = [*LOG[:7], changed(LOG[7], consistently=True), *LOG[8:]]
    report = audit(log, [sign(log, size) for size in SIZES], previous_checkpoint=CHECKPOINTS[3])
    assert failed(report) == {"previous"}
    assert "改写" in sentence(report, "previous")


def test_a_log_restored_from_an_old_backup_is_shorter_than_the_kept_checkpoint():
    report = audit(LOG[:9], CHECKPOINTS[:4], previous_checkpoint=CHECKPOINTS[4])
    assert failed(report) == {"previous"}
    assert "backup" in sentence(report, "previous")


def test_a_kept_checkpoint_that_is_not_the_logs_is_said_to_be_none():
    for wrong in (sign(LOG, 9, OTHER), "", CHECKPOINTS[3].replace("9", "8", 1)):
        report = audit(LOG, previous_checkpoint=wrong)
        assert failed(report) == {"previous"}


def test_a_verifier_key_that_is_none_is_an_error_of_the_caller():
    with pytest.raises(CheckpointError):
        verify_log([], [], "no key")


@given(
    st.integers(0, 60),
    st.lists(st.integers(0, 60), max_size=8),
    st.data(),
)
def test_any_single_change_to_what_is_signed_is_found(count: int, cuts: list[int], data: st.DataObject):
    log = [stored(number) for number in range(count)]
    sizes = sorted({*(size for size in cuts if size < count), count})
    checkpoints = [sign(log, size) for size in sizes]
    assert audit(log, checkpoints, sealed=True).ok
    if not count:
        return
    place = data.draw(st.integers(0, count - 1))
    item = log[place]
    kind = data.draw(st.sampled_from(["content", "hash", "both", "id", "drop", "double"]))
    bit = data.draw(st.integers(0, 255))
    if kind == "content":
        leaf = bytearray(item.leaf)
        leaf[bit % len(leaf)] ^= 1 << bit % 8
        mutated = [replace(item, leaf=bytes(leaf))]
    elif kind == "hash":
        mutated = [replace(item, leaf_hash=(int.from_bytes(item.leaf_hash) ^ 1 << bit).to_bytes(32))]
    elif kind == "both":
        mutated = [changed(item, consistently=True)]
    elif kind == "id":
        mutated = [replace(item, id=log_id(999))]
    else:
        mutated = [] if kind == "drop" else [item, item]
    report = audit([*log[:place], *mutated, *log[place + 1 :]], checkpoints, sealed=True)
    assert not report.ok
    if kind in {"content", "hash", "id"}:
        assert [index for index, _ in named(report)] == [place]
        assert report.failing_range is None
    if kind == "both":
        assert report.failing_range is not None
        assert report.failing_range[0] <= place <= report.failing_range[1]


def test_a_long_log_is_verified_without_being_held_in_memory():
    sizes = (1, 1000, 30_000)
    alive: set[int] = set()
    most = 0

    class Watched(StoredEntry):
        __slots__ = ()

        def __del__(self) -> None:
            alive.discard(self.index)

    def entries() -> Iterator[StoredEntry]:
        nonlocal most
        for number in range(30_000):
            plain = stored(number)
            alive.add(number)
            most = max(most, len(alive))
            yield Watched(plain.index, plain.id, plain.leaf, plain.leaf_hash)

    tree, checkpoints = Tree(), []
    for number in range(30_000):
        tree.append(stored(number).leaf_hash)
        if tree.size in sizes:
            checkpoints.append(checkpoint.sign(ORIGIN, tree.size, tree.root(), KEY))
    assert verify_log(entries(), checkpoints, VKEY).ok
    assert most < 10


# The exported folder


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    folder = tmp_path / "export"
    assert export(LOG, CHECKPOINTS, VKEY, folder) == 20
    return folder


def lines_of(folder: Path) -> list[str]:
    return (folder / "entries.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)


def write_lines(folder: Path, lines: list[str]) -> None:
    (folder / "entries.jsonl").write_text("".join(lines), encoding="utf-8")


def test_an_exported_folder_holds_and_reads_as_documented(exported: Path):
    report = verify_directory(exported)
    assert report.ok
    assert report.entries == 20
    assert VKEY in report.notes[0].zh
    row = json.loads(lines_of(exported)[3])
    assert row == {
        "index": 3,
        "id": log_id(3),
        "leafHash": LOG[3].leaf_hash.hex(),
        "leaf": LOG[3].leaf.decode(),
    }
    assert (exported / "key.txt").read_text() == f"{VKEY}\n"
    assert [file.read_text() for file in sorted((exported / "checkpoints").iterdir())] == CHECKPOINTS
    assert "hub log verify" in (exported / "README.txt").read_text(encoding="utf-8")


def test_an_export_leaves_out_what_no_checkpoint_speaks_for(tmp_path: Path):
    assert export(LOG, CHECKPOINTS[:-1], VKEY, tmp_path / "export") == 16
    assert verify_directory(tmp_path / "export").ok


def test_an_export_does_not_mix_with_what_is_there(exported: Path):
    with pytest.raises(FileExistsError):
        export(LOG, CHECKPOINTS, VKEY, exported)


def test_a_damaged_log_is_exported_as_it_is(tmp_path: Path):
    log = [*LOG]
    log[4] = replace(LOG[4], leaf=LOG[4].leaf[:-2] + b'\xff\xfe\n\r"\\', leaf_hash=b"\x01")
    export(log, [*CHECKPOINTS, "no checkpoint"], VKEY, tmp_path / "export")
    report = verify_directory(tmp_path / "export")
    assert failed(report) == {"signatures", "leaves", "roots"}
    assert named(report) == [(4, log_id(4))]
    export(LOG, ["no checkpoint"], VKEY, tmp_path / "unsigned")
    assert failed(verify_directory(tmp_path / "unsigned")) == {"signatures", "complete"}


@pytest.mark.parametrize("place", [0, 7, 19])
def test_a_byte_changed_in_an_exported_content_names_its_entry(exported: Path, place: int):
    lines = lines_of(exported)
    lines[place] = lines[place].replace("demo-court", "demo-cpurt")
    write_lines(exported, lines)
    report = verify_directory(exported)
    assert named(report) == [(place, log_id(place))]
    assert failed(report) == {"leaves"}


def test_whatever_single_byte_of_the_exported_entries_is_changed_no_other_entry_is_named(exported: Path):
    pristine = (exported / "entries.jsonl").read_bytes()
    places = [line for line, text in enumerate(pristine.splitlines(keepends=True)) for _ in text]
    for offset in range(0, len(pristine), 7):
        altered = bytearray(pristine)
        altered[offset] ^= 0x01
        if altered[offset] == ord("\n") or pristine[offset] == ord("\n"):
            continue
        (exported / "entries.jsonl").write_bytes(altered)
        report = verify_directory(exported)
        assert [item.index for item in report.failing_entries] == [places[offset]], offset
        assert failed(report)


def test_a_line_end_changed_in_the_exported_entries_is_found(exported: Path):
    lines = lines_of(exported)
    write_lines(exported, [*lines[:4], lines[4].replace("\n", "\x0b"), *lines[5:]])
    report = verify_directory(exported)
    assert {index for index, _ in named(report)} <= {4, 5}
    assert failed(report) >= {"leaves", "roots"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('{"index":5,', '{"index":5,"leaf":"a shown content",'),
        ('{"index":5,', '{"index":5,"note":"added",'),
        ('{"index":5,', "{"),
        ('{"index":5,', '{"index":"5",'),
        ('{"index":5,', '{"index":true,'),
        ('{"index":5,', '{"index":5.0,'),
        ('"id":"', '"id":7,"x":"'),
        ('"leafHash":"', '"leafHash":"zz'),
        ('"leafHash":"', '"leafHash":"00'),
        ('"leaf":"{', '"leaf":"\\ud800{'),
        ('{"index":5,', '[{"index":5,'),
    ],
)
def test_a_line_of_another_form_names_its_entry(exported: Path, old: str, new: str):
    lines = lines_of(exported)
    assert lines[5].count(old) == 1
    lines[5] = lines[5].replace(old, new)
    write_lines(exported, lines)
    report = verify_directory(exported)
    assert failed(report)
    assert [index for index, _ in named(report)] == [5]


def test_blank_lines_and_line_ends_of_another_system_do_no_harm(exported: Path):
    (exported / "entries.jsonl").write_bytes("".join(lines_of(exported)).replace("\n", "\r\n").encode() + b"\r\n")
    assert verify_directory(exported).ok


def test_removed_added_and_moved_lines_are_found(exported: Path):
    lines = lines_of(exported)
    for mutated, names in [
        (lines[:5] + lines[6:], {"numbers", "roots"}),
        (lines[:-1], {"complete"}),
        ([], {"complete"}),
        ([*lines[:5], lines[4], *lines[5:]], {"numbers"}),
        ([*lines, lines[-1]], {"numbers", "complete"}),
        ([*lines[:5], lines[6], lines[5], *lines[7:]], {"numbers", "roots"}),
        ([*lines[:5], lines[5][:40]], {"leaves", "complete"}),
    ]:
        write_lines(exported, mutated)
        assert failed(verify_directory(exported)) == names


def test_a_content_changed_with_its_hash_in_an_export_is_narrowed_down(exported: Path):
    lines = lines_of(exported)
    lines[11] = lines[11].replace(LOG[11].leaf_hash.hex(), changed(LOG[11], consistently=True).leaf_hash.hex())
    lines[11] = lines[11].replace("demo-court", "demo-xxxxx")
    write_lines(exported, lines)
    report = verify_directory(exported)
    assert failed(report) == {"roots"}
    assert report.failing_range == (9, 15)


def test_every_change_to_a_checkpoint_file_is_found(exported: Path):
    for file in sorted((exported / "checkpoints").iterdir()):
        pristine = file.read_bytes()
        for offset in range(len(pristine)):
            altered = bytearray(pristine)
            altered[offset] ^= 0x01
            file.write_bytes(altered)
            assert "signatures" in failed(verify_directory(exported)), (file.name, offset)
        file.write_bytes(pristine)
    assert verify_directory(exported).ok


def test_swapped_checkpoint_files_are_found_and_a_lost_last_one_leaves_entries_unsigned(exported: Path):
    files = sorted((exported / "checkpoints").iterdir())
    fourth, fifth = files[3].read_text(), files[4].read_text()
    files[3].write_text(fifth)
    files[4].write_text(fourth)
    assert failed(verify_directory(exported)) == {"order"}
    files[-1].unlink()
    assert failed(verify_directory(exported)) == {"order", "complete"}


@pytest.mark.parametrize("part", ["entries.jsonl", "checkpoints", "key.txt"])
def test_a_missing_part_is_named(exported: Path, part: str):
    target = exported / part
    shutil.rmtree(target) if target.is_dir() else target.unlink()
    report = verify_directory(exported)
    assert "files" in failed(report)
    assert part in sentence(report, "files")


def test_a_log_forged_from_end_to_end_with_its_own_key_is_found_by_who_knows_the_key(tmp_path: Path):
    forged = [*LOG[:7], changed(LOG[7], consistently=True), *LOG[8:]]
    export(forged, [sign(forged, size, OTHER) for size in SIZES], OTHER_VKEY, tmp_path / "export")
    assert verify_directory(tmp_path / "export").ok
    report = verify_directory(tmp_path / "export", verifier_key=VKEY)
    assert failed(report) >= {"key", "signatures"}


def test_a_key_that_is_none_is_reported(exported: Path):
    (exported / "key.txt").write_text("rubbish")
    assert failed(verify_directory(exported)) == {"key"}
    assert failed(verify_directory(exported, verifier_key=VKEY)) == {"key"}


def test_the_kept_checkpoint_is_held_against_an_export(exported: Path):
    assert verify_directory(exported, verifier_key=VKEY, previous_checkpoint=CHECKPOINTS[3]).ok
    forged = [changed(LOG[0], consistently=True), *LOG[1:]]
    report = verify_directory(exported, verifier_key=VKEY, previous_checkpoint=sign(forged, 9))
    assert failed(report) == {"previous"}


# The command


def run(folder: Path, *arguments: str, where: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "hub.accesslog.verify", *arguments, str(folder)],
        cwd=where,
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(where)},
        check=False,
    )


def test_the_command_says_in_both_languages_what_holds_and_exits_by_it(exported: Path):
    good = run(exported, "--key", VKEY)
    assert (good.returncode, good.stderr) == (0, "")
    assert "通过 PASS" in good.stdout
    assert "失败" not in good.stdout
    lines = lines_of(exported)
    lines[7] = lines[7].replace("demo-court", "demo-xxxxx")
    write_lines(exported, lines)
    bad = run(exported, "--key", VKEY)
    assert bad.returncode == 1
    assert f"#7 {log_id(7)}  内容被改动。 The content was changed." in bad.stdout
    data = json.loads(run(exported, "--json").stdout)
    assert data["ok"] is False
    assert [(item["index"], item["id"]) for item in data["failingEntries"]] == [(7, log_id(7))]


def test_the_command_refuses_wrong_use(exported: Path):
    assert run(exported / "nowhere").returncode == 2
    assert run(exported, "--unknown").returncode == 2
    assert run(exported, "--previous", str(exported / "nothing.txt")).returncode == 2


def test_the_command_takes_a_kept_checkpoint(exported: Path, tmp_path: Path):
    kept = tmp_path / "kept.txt"
    kept.write_bytes(CHECKPOINTS[2].replace("\n", "\r\n").encode())
    assert run(exported, "--previous", str(kept)).returncode == 0
    kept.write_text(sign([changed(LOG[0], consistently=True), *LOG[1:]], 4), encoding="utf-8")
    assert run(exported, "--previous", str(kept)).returncode == 1


STAND_ALONE = ("__init__", "entry", "merkle", "checkpoint", "folder", "report", "verify")


def test_the_verifier_runs_from_a_copy_of_its_own_files(exported: Path, tmp_path: Path):
    package = tmp_path / "copy" / "hub" / "accesslog"
    package.mkdir(parents=True)
    (package.parent / "__init__.py").touch()
    for name in STAND_ALONE:
        shutil.copy(ROOT / "hub" / "accesslog" / f"{name}.py", package)
    done = run(exported, where=tmp_path / "copy")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", STAND_ALONE)
def test_the_verifier_imports_the_standard_library_and_cryptography_alone(name: str):
    tree = ast.parse((ROOT / "hub" / "accesslog" / f"{name}.py").read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            roots = {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            if module == "hub.accesslog" or module.removeprefix("hub.accesslog.") in STAND_ALONE:
                continue
            roots = {module.split(".")[0]}
        else:
            continue
        assert roots <= {*sys.stdlib_module_names, "cryptography"}


# Proof vectors


@pytest.mark.parametrize(("name", "count"), [("inclusion.jsonl", 49), ("consistency.jsonl", 43)])
def test_the_published_vectors_are_answered_as_published(vectors: Path, name: str, count: int):
    lines = (vectors / name).read_text(encoding="utf-8").splitlines()
    answers = list(verify_vectors(lines))
    assert len(answers) == count
    for line, answer in zip(lines, answers, strict=True):
        wanted = json.loads(line)
        assert answer["ok"] == (not wanted["wantErr"]), wanted["desc"]
        assert isinstance(answer["reason"], str)
        assert answer["reason"]


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "7",
        "null",
        "{}",
        "[" * 100_000,
        '{"leafIdx":0}',
        '{"leafIdx":true,"treeSize":1,"root":"","leafHash":"","proof":[]}',
        '{"leafIdx":0.0,"treeSize":1,"root":"","leafHash":"","proof":[]}',
        '{"leafIdx":"0","treeSize":1,"root":"","leafHash":"","proof":[]}',
        '{"leafIdx":0,"treeSize":1,"root":null,"leafHash":null,"proof":null}',
        '{"leafIdx":0,"treeSize":1,"root":"!","leafHash":"!","proof":null}',
        '{"size1":1,"size2":1,"root1":7,"root2":7,"proof":null}',
        '{"size1":1,"size2":1}',
    ],
)
def test_what_is_no_vector_is_answered_and_not_a_crash(line: str):
    (answer,) = verify_vectors([line, "", "\n"])
    assert answer["ok"] is False
    assert answer["reason"]


def test_a_proof_that_is_no_list_of_texts_does_not_hold():
    leaf = b64encode(leaf_hash(b"one")).decode()
    good = {"leafIdx": 0, "treeSize": 1, "leafHash": leaf, "root": leaf, "proof": None}
    assert next(verify_vectors([json.dumps(good)]))["ok"] is True
    for proof in ("AAAA", {"a": 1}, [7], [None], 7):
        assert next(verify_vectors([json.dumps(good | {"proof": proof})]))["ok"] is False


def test_reports_name_entries_by_number_and_id_and_never_by_content():
    report = audit([*LOG[:5], changed(LOG[5]), *LOG[6:]])
    text = "\n".join(report.lines()) + json.dumps(report.as_json(), ensure_ascii=False)
    assert log_id(5) in text
    assert "demo-" not in text
    assert "皖0223" not in text


def test_the_module_hands_out_what_callers_need():
    assert set(verify.__all__) <= set(vars(verify))
    assert verify.StoredEntry is entry.StoredEntry


def test_the_format_page_names_every_member_every_check_and_the_golden_checkpoint(golden: Path):
    page = (ROOT / "docs" / "access-log-format.md").read_text(encoding="utf-8")
    members = {*entry.MEMBERS, "version", "objectsTotal"}
    report = verify_log(LOG, CHECKPOINTS, VKEY, previous_checkpoint=CHECKPOINTS[0])
    names = {check.name for check in report.checks} | {"files", "key"}
    for word in (*members, *names, *entry.KINDS, *entry.DECISIONS, *entry.DIRECTIONS):
        assert f"`{word}`" in page, word
    shown = json.loads((golden / "checkpoint.json").read_text(encoding="utf-8"))["checkpoint"]
    for line in shown.splitlines():
        assert line in page
