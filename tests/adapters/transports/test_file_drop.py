"""The directory pair, on a real directory."""

import asyncio
import os
from pathlib import Path

import pytest

from adapters.port import Message, Outcome, Pulled, Refused, Result, Transient
from adapters.transports.file_drop import LARGEST, FileDrop, deposit, open_directory, read_answer, write_whole

NAME = "ZX_皖0223_20231220_0001.xml"
LATER = "ZX_皖0223_20231221_0001.xml"
BODY = b"<AJ><AH>1</AH></AJ>"


def no_key(body: bytes) -> str | None:
    return None


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("out", "ack"):
        (tmp_path / name).mkdir()
    return tmp_path


def pull(root: Path, cursor: str | None = None, limit: int = 100, drop: FileDrop | None = None) -> Pulled:
    return asyncio.run((drop or FileDrop(root, no_key)).pull(cursor, limit))


def acknowledge(drop: FileDrop, name: str, result: Result = Result.APPLIED, code: str = "", reason: str = "") -> None:
    asyncio.run(drop.acknowledge([Outcome(name, "key", result, code, reason)]))


def handles(pulled: Pulled) -> list[str]:
    return [record.handle for record in pulled.records]


def test_a_complete_pair_is_pulled_as_it_stands(root: Path) -> None:
    deposit(root / "out", NAME, BODY)
    pulled = pull(root)
    (record,) = pulled.records
    assert (record.key, record.body, record.media, record.handle) == (NAME, BODY, "application/xml", NAME)
    assert record.fault is None
    assert pulled.cursor == NAME
    assert not pulled.more


def test_the_key_comes_from_the_content_where_it_names_one(root: Path) -> None:
    deposit(root / "out", NAME, BODY)
    (record,) = pull(root, drop=FileDrop(root, lambda body: f"AJ:{len(body)}")).records
    assert record.key == f"AJ:{len(BODY)}"


def test_a_half_written_pair_is_left_alone_until_its_checksum_is_there(root: Path) -> None:
    write_whole(root / "out", NAME, BODY)
    assert handles(pull(root)) == []
    (root / "out" / f"{NAME}.md5").write_bytes(b"")
    assert handles(pull(root)) == []
    assert (root / "out" / NAME).read_bytes() == BODY
    deposit(root / "out", NAME, BODY)
    assert handles(pull(root)) == [NAME]


def test_files_being_deposited_are_not_seen(root: Path) -> None:
    (root / "out" / ".abc.tmp").write_bytes(BODY)
    (root / "out" / f".{NAME}").write_bytes(BODY)
    (root / "out" / f".{NAME}.md5").write_bytes(b"x")
    assert handles(pull(root)) == []


def test_a_wrong_checksum_is_a_fault_and_keeps_the_body(root: Path) -> None:
    deposit(root / "out", NAME, BODY, "0" * 32)
    (record,) = pull(root, drop=FileDrop(root, lambda _: "AJ:1")).records
    assert record.fault is not None
    assert (record.fault.code, record.fault.field) == ("CHECKSUM", f"{NAME}.md5")
    assert record.body == BODY
    assert record.key == NAME, "not the content's key: sent again unharmed it must be a record of its own"


@pytest.mark.parametrize("text", ["not a checksum", "0" * 31, "a" * 33])
def test_a_checksum_file_without_a_checksum_is_a_fault(root: Path, text: str) -> None:
    deposit(root / "out", NAME, BODY, text)
    (record,) = pull(root).records
    assert record.fault is not None
    assert record.fault.code == "CHECKSUM"


def test_the_checksum_may_be_written_in_capitals_and_alone(root: Path) -> None:
    deposit(root / "out", NAME, BODY)
    side = root / "out" / f"{NAME}.md5"
    side.write_text(side.read_text(encoding="utf-8").split()[0].upper(), encoding="utf-8")
    assert pull(root).records[0].fault is None


def test_a_file_over_the_limit_is_a_fault_and_is_not_read(root: Path) -> None:
    deposit(root / "out", NAME, b"x" * (LARGEST + 1))
    deposit(root / "out", LATER, b"x" * LARGEST)
    first, second = pull(root).records
    assert first.fault is not None
    assert (first.fault.code, first.body) == ("DAMAGED", b"")
    assert second.fault is None


def test_symbolic_links_are_never_followed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    deposit(outside, NAME, b"secret")
    for part in (NAME, f"{NAME}.md5"):
        (root / "out" / part).symlink_to(outside / part)
    write_whole(root / "out", LATER, BODY)
    (root / "out" / f"{LATER}.md5").symlink_to(outside / f"{NAME}.md5")
    assert handles(pull(root)) == []


def test_a_linked_folder_is_refused(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    deposit(outside, NAME, BODY)
    (root / "out").rmdir()
    (root / "out").symlink_to(outside)
    with pytest.raises(Transient):
        pull(root)


def test_special_files_are_never_opened(root: Path) -> None:
    os.mkfifo(root / "out" / NAME)
    (root / "out" / f"{NAME}.md5").write_bytes(b"0" * 32)
    (root / "out" / LATER).mkdir()
    (root / "out" / f"{LATER}.md5").write_bytes(b"0" * 32)
    assert handles(pull(root)) == []


def test_names_that_cannot_be_acknowledged_are_left_alone_and_stop_nobody(root: Path) -> None:
    out = os.fsencode(root / "out")
    for name in ("皖.xml".encode("gb18030"), b"new\nline.xml", ("长" * 80 + ".xml").encode()):
        for part in (name, name + b".md5"):
            with open(os.path.join(out, part), "wb") as file:
                file.write(BODY)
    deposit(root / "out", NAME, BODY)
    assert handles(pull(root)) == [NAME]


def test_batches_follow_the_names_and_end(root: Path) -> None:
    names = [f"ZX_皖0223_2023122{day}_0001.xml" for day in range(5)]
    for name in reversed(names):
        deposit(root / "out", name, BODY)
    cursor, seen = None, []
    for _ in range(10):
        pulled = pull(root, cursor, limit=2)
        seen += [handle for handle in handles(pulled) if handle not in seen]
        cursor = pulled.cursor or cursor
        if not pulled.more:
            break
    assert seen == names
    assert cursor == names[-1]
    assert not pulled.more


def test_what_was_not_acknowledged_is_pulled_again_after_a_restart(root: Path) -> None:
    deposit(root / "out", NAME, BODY)
    cursor = pull(root).cursor
    again = pull(root, cursor)
    assert handles(again) == [NAME]
    assert again.cursor is None, "the cursor does not go back"


def test_a_file_that_comes_late_with_an_older_name_is_pulled(root: Path) -> None:
    drop = FileDrop(root, no_key)
    deposit(root / "out", LATER, BODY)
    cursor = pull(root, drop=drop).cursor
    acknowledge(drop, LATER)
    deposit(root / "out", NAME, BODY)
    assert handles(pull(root, cursor)) == [NAME]


def test_an_acknowledged_file_is_not_pulled_again_even_without_a_cursor(root: Path) -> None:
    deposit(root / "out", NAME, BODY)
    drop = FileDrop(root, no_key)
    pull(root, drop=drop)
    acknowledge(drop, NAME)
    assert handles(pull(root)) == []


@pytest.mark.parametrize("damage", [b"", b"<HZ><WJM>", b"<HZ/>", b"x" * 100_000])
def test_an_acknowledgement_that_cannot_be_read_counts_as_none(root: Path, damage: bytes) -> None:
    deposit(root / "out", NAME, BODY)
    (root / "ack" / f"{NAME}.ack").write_bytes(damage)
    assert handles(pull(root)) == [NAME]


def test_a_file_sent_again_under_the_same_name_is_pulled_again(root: Path) -> None:
    deposit(root / "out", NAME, BODY, "0" * 32)
    drop = FileDrop(root, no_key)
    cursor = pull(root, drop=drop).cursor
    acknowledge(drop, NAME, Result.QUARANTINED, "CHECKSUM", "校验码与文件内容不符")
    assert handles(pull(root, cursor)) == []
    deposit(root / "out", NAME, BODY)
    (record,) = pull(root, cursor).records
    assert record.fault is None


def test_an_acknowledgement_says_what_became_of_the_file(root: Path) -> None:
    deposit(root / "out", NAME, BODY)
    drop = FileDrop(root, no_key)
    pull(root, drop=drop)
    acknowledge(drop, NAME, Result.QUARANTINED, "CASE_NUMBER", "案号不能识别。")
    body = (root / "ack" / f"{NAME}.ack").read_bytes()
    assert "<YY>案号不能识别。</YY>" in body.decode("utf-8")
    assert read_answer(body) == Outcome(NAME, "key", Result.QUARANTINED, "CASE_NUMBER", "案号不能识别。")
    assert [path.name for path in (root / "ack").iterdir()] == [f"{NAME}.ack"], "no temporary file stays"


def test_acknowledging_again_replaces_the_answer(root: Path) -> None:
    drop = FileDrop(root, no_key)
    acknowledge(drop, NAME, Result.QUARANTINED, "CASE_NOT_OPEN", "等待前序记录")
    acknowledge(drop, NAME)
    answer = read_answer((root / "ack" / f"{NAME}.ack").read_bytes())
    assert answer is not None
    assert answer.result is Result.APPLIED


def test_an_acknowledgement_replaces_a_link_and_does_not_write_through_it(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    target = tmp_path_factory.mktemp("outside") / "file"
    target.write_bytes(b"untouched")
    (root / "ack" / f"{NAME}.ack").symlink_to(target)
    acknowledge(FileDrop(root, no_key), NAME)
    assert target.read_bytes() == b"untouched"
    assert not (root / "ack" / f"{NAME}.ack").is_symlink()


@pytest.mark.parametrize("handle", ["../escape.xml", "a/b.xml", "", ".hidden", "a\\b", "a\nb"])
def test_a_handle_that_is_no_file_name_is_never_written(root: Path, handle: str) -> None:
    with pytest.raises(ValueError, match="not the name of a file"):
        acknowledge(FileDrop(root, no_key), handle)
    assert list((root / "ack").iterdir()) == []
    assert sorted(path.name for path in root.iterdir()) == ["ack", "out"]


@pytest.mark.parametrize("missing", ["out", "ack"])
def test_a_missing_directory_is_no_fault_of_a_record(root: Path, missing: str) -> None:
    deposit(root / "out", NAME, BODY)
    (root / missing).rename(root / "elsewhere")
    with pytest.raises(Transient) as raised:
        pull(root)
    assert str(root) not in str(raised.value)
    if missing == "ack":
        with pytest.raises(Transient):
            acknowledge(FileDrop(root, no_key), NAME)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_is_a_fault_of_that_file_alone(root: Path) -> None:
    deposit(root / "out", NAME, BODY)
    deposit(root / "out", LATER, BODY)
    (root / "out" / NAME).chmod(0)
    first, second = pull(root).records
    assert first.fault is not None
    assert first.fault.code == "DAMAGED"
    assert second.fault is None


def test_a_deposit_shows_the_checksum_only_after_the_file(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    appeared: list[str] = []
    replace = os.replace

    def watched(source: Path, target: Path) -> None:
        replace(source, target)
        appeared.append(target.name)

    monkeypatch.setattr(os, "replace", watched)
    deposit(root / "out", NAME, BODY)
    assert appeared == [NAME, f"{NAME}.md5"]


def test_a_write_that_fails_leaves_nothing_behind(root: Path) -> None:
    (root / "out" / NAME).mkdir()
    with pytest.raises(OSError):
        write_whole(root / "out", NAME, BODY)
    assert [path.name for path in (root / "out").iterdir()] == [NAME]


def test_messages_are_refused(root: Path) -> None:
    async def push() -> None:
        async with open_directory(root, no_key) as drop:
            await drop.push(Message("k", "c", "asset_clue", {}))

    with pytest.raises(Refused):
        asyncio.run(push())
