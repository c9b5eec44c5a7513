"""The folder a log is exported to, as ``docs/access-log-format.md`` describes it: written and read.

Reading never fails on what stands inside a file: a damaged line or checkpoint is handed on as it is, for the
verification to name.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from hub.accesslog.checkpoint import CheckpointError, check_key, parse
from hub.accesslog.entry import StoredEntry

ENTRIES, CHECKPOINTS, KEY, README = "entries.jsonl", "checkpoints", "key.txt", "README.txt"

_MEMBERS = {"index", "id", "leafHash", "leaf"}
_WORDS = """访问日志导出。核验（不需要网络和数据库）：
    hub log verify <本文件夹>
    python -m hub.accesslog.verify <本文件夹> --key "<从其他途径取得的日志公钥>"
entries.jsonl 每行一条记录；checkpoints/ 是日志签过名的检查点；key.txt 是日志的公钥，请与您从其他途径取得的核对。
请保存最新的检查点：下次核验时用 --previous 给出，可证明此前的记录未被改写。

An export of the access log. To verify it, without network or database:
    hub log verify <this folder>
    python -m hub.accesslog.verify <this folder> --key "<the log's key as you have it from elsewhere>"
entries.jsonl holds one entry a line, checkpoints/ what the log signed, key.txt the log's key: compare it with the one
you have from elsewhere. Keep the newest checkpoint: given with --previous next time, it proves that nothing it covers
was rewritten.
"""


def export(entries: Iterable[StoredEntry], checkpoints: Iterable[str], verifier_key: str, path: Path) -> int:
    """Write a log to the empty or new folder ``path``; returns how many entries were written.

    ``checkpoints`` come in the order they were signed. Entries beyond the largest of them are left out, since nothing
    signed speaks for them. Raises :class:`FileExistsError` if the folder holds anything, :class:`CheckpointError` if
    ``verifier_key`` is none.
    """
    check_key(verifier_key)
    path.mkdir(parents=True, exist_ok=True)
    if any(path.iterdir()):
        raise FileExistsError(f"{path} is not empty")
    _write(path / README, _WORDS)
    _write(path / KEY, f"{verifier_key}\n")
    (path / CHECKPOINTS).mkdir()
    sizes = []
    for number, text in enumerate(checkpoints, 1):
        _write(path / CHECKPOINTS / f"{number:08d}.txt", text)
        try:
            sizes.append(parse(text).size)
        except CheckpointError:
            continue
    written = 0
    with (path / ENTRIES).open("w", encoding="utf-8", errors="surrogateescape", newline="\n") as file:
        for entry in entries:
            if not sizes or entry.index < max(sizes):
                file.write(_line(entry))
                written += 1
    return written


def missing(path: Path) -> list[str]:
    """The parts a folder lacks."""
    parts = {ENTRIES: Path.is_file, f"{CHECKPOINTS}/": Path.is_dir, KEY: Path.is_file}
    return [name for name, there in parts.items() if not there(path / name)]


def key(path: Path) -> str:
    """The folder's verifier key; empty where there is none."""
    file = path / KEY
    return file.read_text(encoding="utf-8", errors="replace").strip() if file.is_file() else ""


def checkpoints(path: Path) -> Iterator[str]:
    """The texts of the folder's checkpoints, in the order of their file names."""
    directory = path / CHECKPOINTS
    for file in sorted(directory.iterdir()) if directory.is_dir() else ():
        if file.is_file():
            yield file.read_bytes().decode(errors="replace")


def entries(path: Path) -> Iterator[StoredEntry]:
    """The folder's entries, line by line. What a line lacks is empty in its entry."""
    file = path / ENTRIES
    if not file.is_file():
        return
    with file.open(encoding="utf-8", errors="surrogateescape", newline="\n") as lines:
        for number, line in enumerate(line for line in lines if line.strip()):
            yield _entry(line, number)


def _line(entry: StoredEntry) -> str:
    # The surrogate escapes let a leaf that is not UTF-8, which only damage can leave, pass through byte by byte.
    row = {
        "index": entry.index,
        "id": entry.id,
        "leafHash": entry.leaf_hash.hex(),
        "leaf": entry.leaf.decode(errors="surrogateescape"),
    }
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n"


def _entry(line: str, number: int) -> StoredEntry:
    try:
        row = json.loads(line, object_pairs_hook=_members)
    except (ValueError, RecursionError):
        row = None
    if not isinstance(row, dict):
        return StoredEntry(number, "", b"", b"")
    index, name, hashed, leaf = row["index"], row["id"], row["leafHash"], row["leaf"]
    try:
        leaf_hash = bytes.fromhex(hashed) if isinstance(hashed, str) else b""
    except ValueError:
        leaf_hash = b""
    try:
        content = leaf.encode(errors="surrogateescape") if isinstance(leaf, str) else b""
    except UnicodeEncodeError:
        content = b""
    exact = isinstance(index, int) and not isinstance(index, bool)
    return StoredEntry(index if exact else -1, name if isinstance(name, str) else "", content, leaf_hash)


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The members of a line; one too few, too many or twice would let a reader see what was not verified."""
    if len(pairs) != len(_MEMBERS) or {name for name, _ in pairs} != _MEMBERS:
        raise ValueError("not an entry's line")
    return dict(pairs)


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")
