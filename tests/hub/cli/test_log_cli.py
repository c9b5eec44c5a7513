"""``hub log`` against a real database, and away from it."""

import asyncio
import json
import os
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest
import typer
from typer.testing import CliRunner, Result

from hub.accesslog import checkpoint, merkle
from hub.accesslog.keys import log_key
from hub.accesslog.log import AccessLog
from hub.cli import log as commands
from hub.settings import Profile, Settings
from hub.store.engine import Store
from tests.conftest import Database
from tests.hub.accesslog.kept import at, entry, fill, make_tables, run_sql

pytestmark = pytest.mark.anyio

hub = typer.Typer()
hub.add_typer(commands.app, name="log")
NOWHERE = {"HUB_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none", "HUB_PROFILE": "production"}


@dataclass
class Kept:
    """A log in a database, with the environment in which ``hub`` finds it."""

    store: Store
    log: AccessLog
    environment: dict[str, str]

    async def run(self, *arguments: str | Path, **environment: str) -> Result:
        return await run(*arguments, **{**self.environment, **environment})


async def run(*arguments: str | Path, **environment: str) -> Result:
    given = ["log", *map(str, arguments)]
    return await asyncio.to_thread(CliRunner().invoke, hub, given, env={"COLUMNS": "200", **environment})


@pytest.fixture
async def kept(database: Database, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Kept]:
    """Twelve entries under two checkpoints."""
    name = f"t_{uuid4().hex[:12]}"
    url = database.url(name)
    settings = Settings(profile=Profile.DEVELOPMENT, data_dir=tmp_path_factory.mktemp("hub"))
    store = await Store(url).open()
    await make_tables(store)
    log = AccessLog(store, *log_key(settings))
    for count in (5, 7):
        await fill(log, count)
        await log.integrate()
    environment = {"HUB_DATABASE_URL": url, "HUB_DATA_DIR": str(settings.data_dir), "HUB_PROFILE": "development"}
    yield Kept(store, log, environment)
    await store.close()
    database.drop(name)


async def test_the_newest_checkpoint_is_printed_as_it_was_signed_and_covers_what_is_durable(kept: Kept) -> None:
    await fill(kept.log, 3)
    result = await kept.run("checkpoint")
    assert (result.exit_code, result.stderr) == (0, "")
    assert checkpoint.verify(result.stdout, kept.log.verifier_key).size == 15
    told = json.loads((await kept.run("checkpoint", "--json")).stdout)
    stated = checkpoint.parse(result.stdout)
    assert (told["origin"], told["size"], told["root"]) == (stated.origin, 15, stated.root.hex())
    assert told["checkpoint"] == result.stdout
    assert told["at"].endswith("+00:00")


async def test_an_empty_log_has_no_checkpoint(kept: Kept) -> None:
    for table in ("accesslogentry", "accesslog_place", "accesslog_state", "accesslog_checkpoint"):
        await run_sql(kept.store, f"TRUNCATE {table}")
    result = await kept.run("checkpoint")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "还没有检查点" in result.stderr


async def test_a_log_that_holds_ends_with_0_and_says_what_waits(kept: Kept) -> None:
    await fill(kept.log, 2)
    result = await kept.run("verify")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[-1] == "日志核验通过。 The log holds."
    assert any("2 条" in line and "尚未编入" in line for line in lines)
    told = json.loads((await kept.run("verify", "--json")).stdout)
    assert (told["ok"], told["entries"], len(told["notes"])) == (True, 12, 1)


async def test_a_log_that_was_changed_ends_with_1_and_names_the_entry(kept: Kept) -> None:
    await run_sql(kept.store, f"UPDATE accesslogentry SET leaf = replace(leaf, 'P08', 'P09') WHERE {at('= 7')}")
    result = await kept.run("verify")
    assert result.exit_code == 1
    assert "#7" in result.stdout
    assert "内容被改动。 The content was changed." in result.stdout
    told = json.loads((await kept.run("verify", "--json")).stdout)
    assert told["ok"] is False
    assert [item["index"] for item in told["failingEntries"]] == [7]


async def test_a_checkpoint_kept_from_before_is_held_against_the_log(kept: Kept, tmp_path: Path) -> None:
    file = tmp_path / "kept.txt"
    file.write_text((await kept.run("checkpoint")).stdout, encoding="utf-8")
    await kept.run("export", tmp_path / "export")
    assert (await kept.run("verify", "--previous", file)).exit_code == 0
    assert (await kept.run("verify", tmp_path / "export", "--previous", file)).exit_code == 0
    for statement in (
        f"DELETE FROM accesslogentry WHERE {at('>= 5')}",
        "DELETE FROM accesslog_place WHERE log_index >= 5",
        "DELETE FROM accesslog_checkpoint WHERE size > 5",
    ):
        await run_sql(kept.store, statement)
    assert (await kept.run("verify")).exit_code == 0
    result = await kept.run("verify", "--previous", file)
    assert result.exit_code == 1
    assert "被截去" in result.stdout


async def test_an_export_is_verified_without_database_or_key(kept: Kept, tmp_path: Path) -> None:
    await fill(kept.log, 1)
    folder = tmp_path / "export"
    result = await kept.run("export", folder)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"已导出 13 条记录到 {folder}。 Exported to {folder}: 13 entries.\n"
    alone = {**NOWHERE, "HUB_DATA_DIR": str(tmp_path / "none")}
    result = await run("verify", folder, "--key", kept.log.verifier_key, **alone)
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads((await run("verify", folder, "--json", **alone)).stdout)["entries"] == 13

    entries = folder / "entries.jsonl"
    entries.write_text(entries.read_text(encoding="utf-8").replace("P08", "P09", 1), encoding="utf-8")
    result = await run("verify", folder, **alone)
    assert result.exit_code == 1
    assert "#0" in result.stdout
    assert not (tmp_path / "none").exists()


async def test_an_export_tells_what_it_wrote_as_json(kept: Kept, tmp_path: Path) -> None:
    result = await kept.run("export", tmp_path / "export", "--json")
    assert json.loads(result.stdout) == {"entries": 12, "directory": str(tmp_path / "export")}


async def test_a_folder_that_holds_something_is_not_exported_to(kept: Kept, tmp_path: Path) -> None:
    (tmp_path / "mine").touch()
    for folder in (tmp_path, tmp_path / "mine"):
        result = await kept.run("export", folder)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "不是空文件夹" in result.stderr
        assert "empty folder" in result.stderr


async def test_a_proof_is_printed_by_index_and_by_log_id_and_needs_no_key(kept: Kept) -> None:
    receipt = await kept.log.append(entry())
    await kept.log.integrate()
    shutil.rmtree(Path(kept.environment["HUB_DATA_DIR"]) / "keys")
    told = json.loads((await kept.run("prove", receipt.log_id, "--json")).stdout)
    assert (told["index"], told["size"], told["leafHash"]) == (12, 13, receipt.leaf_hash.hex())
    stated = checkpoint.verify(told["checkpoint"], kept.log.verifier_key)
    path = [bytes.fromhex(node) for node in told["proof"]]
    merkle.verify_inclusion(12, 13, receipt.leaf_hash, path, stated.root)
    result = await kept.run("prove", "12")
    assert result.exit_code == 0
    assert result.stdout.startswith("记录 12 在大小为 13 的日志之中。 Entry 12 stands in the log of size 13.\n")
    for text in (told["leafHash"], *told["proof"], told["checkpoint"]):
        assert text in result.stdout


async def test_an_entry_that_is_not_there_is_not_proved(kept: Kept) -> None:
    for name, code in (("12", 1), (str(entry().id), 1), ("x", 2), ("1.5", 2)):
        result = await kept.run("prove", name)
        assert (result.exit_code, result.stdout) == (code, ""), name
        assert "没有这条记录" in result.stderr


async def test_the_key_is_printed_for_auditors_and_is_enough_to_verify(kept: Kept) -> None:
    result = await kept.run("key", **NOWHERE)
    assert result.stdout == f"{kept.log.verifier_key}\n"
    shutil.rmtree(Path(kept.environment["HUB_DATA_DIR"]) / "keys")
    assert (await kept.run("verify", "--key", kept.log.verifier_key)).exit_code == 0
    result = await kept.run("verify", "--key", kept.log.verifier_key, HUB_DATABASE_URL=NOWHERE["HUB_DATABASE_URL"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "连不上数据库" in result.stderr


@pytest.mark.parametrize("command", [("checkpoint",), ("verify",), ("export", "somewhere"), ("key",)])
async def test_without_its_key_the_log_is_not_touched_and_no_key_is_made(kept: Kept, command: tuple[str, ...]) -> None:
    keys = Path(kept.environment["HUB_DATA_DIR"]) / "keys"
    shutil.rmtree(keys)
    result = await kept.run(*command)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "没有访问日志的签名密钥" in result.stderr
    assert "keys" not in os.listdir(keys.parent)


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        (("verify", "absent"), "没有文件夹", "no folder"),
        (("verify", "--previous", "absent"), "不能读取文件", "cannot be read"),
        (("verify", "--key", "name+00+AA"), "不是日志公钥", "verifier key"),
        (("verify-vectors", "absent.jsonl"), "不能读取文件", "cannot be read"),
    ],
)
async def test_wrong_use_ends_with_2_and_says_why_in_both_languages(
    tmp_path: Path, arguments: tuple[str, ...], zh: str, en: str
) -> None:
    result = await run(*arguments, **NOWHERE, HUB_DATA_DIR=str(tmp_path))
    assert (result.exit_code, result.stdout) == (2, "")
    assert zh in result.stderr
    assert en in result.stderr


async def test_missing_arguments_are_wrong_use() -> None:
    for arguments in (("export",), ("prove",), ("verify-vectors",)):
        assert (await run(*arguments)).exit_code == 2


async def test_vectors_are_answered_one_object_a_line(tmp_path: Path) -> None:
    leaf = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
    lines = [
        {"leafIdx": 0, "treeSize": 1, "leafHash": leaf, "proof": None, "root": leaf},
        {"leafIdx": 1, "treeSize": 1, "leafHash": leaf, "proof": [], "root": leaf},
        {"size1": 1, "size2": 1, "root1": leaf, "root2": leaf, "proof": []},
    ]
    file = tmp_path / "vectors.jsonl"
    file.write_bytes("".join(f"{json.dumps(line)}\n" for line in lines).encode() + b"\xff\n")
    result = await run("verify-vectors", file, **NOWHERE)
    assert (result.exit_code, result.stderr) == (0, "")
    told = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["ok"] for line in told] == [True, False, True, False]
    assert all(line.keys() == {"ok", "reason"} for line in told)
