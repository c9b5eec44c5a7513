"""Check a log as an auditor does: every entry, every signed checkpoint, nothing taken on trust but the log's key.

Runs alone: ``python -m hub.accesslog.verify DIR`` needs this package and ``cryptography``. Tampering is narrowed down
as far as the signatures allow: an entry whose content and hash disagree is named; where both were changed together,
the report says between which two checkpoints that was.
"""

import argparse
import io
import json
import sys
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from hub.accesslog import folder
from hub.accesslog.checkpoint import CheckpointError, check_key, decode_base64, verify
from hub.accesslog.entry import EntryError, StoredEntry, decode, leaf_hash
from hub.accesslog.folder import export
from hub.accesslog.merkle import HASH_SIZE, ProofError, Tree, verify_consistency, verify_inclusion
from hub.accesslog.report import Check, FailingEntry, Report, Sentence, check, join, numbered, say, span

__all__ = [
    "Check",
    "FailingEntry",
    "Report",
    "Sentence",
    "StoredEntry",
    "export",
    "verify_directory",
    "verify_log",
    "verify_vectors",
]


class _Suspect(NamedTuple):
    """An entry whose content and hash disagree, until a signed root tells which of the two was changed."""

    place: int
    """Where it stands among the failing entries."""
    others: list[Sentence]


class _Audit:
    """One walk along the entries, comparing with the signed roots where they fall due.

    Two trees grow side by side: one of the stored hashes, one of the hashes computed from the contents. They are one
    object until an entry's two hashes disagree, and again once a signed root has told which was right.
    """

    def __init__(self, signed: Iterable[tuple[int, bytes]]) -> None:
        self.due = deque(sorted(set(signed)))
        self.unmatched: list[tuple[int, bytes]] = []
        self.proven = 0
        self.number = 0
        self.read = 0
        self.failing: list[FailingEntry] = []
        self.faults: Counter[str] = Counter()
        self.backward = 0
        self.first_backward = 0
        self._stored = self._computed = Tree()
        self._suspects: list[_Suspect] = []
        self._latest = ""

    def walk(self, entries: Iterable[StoredEntry]) -> None:
        """Check every entry, looking one ahead to tell a gap from a wrong number."""
        ahead = iter(entries)
        entry = next(ahead, None)
        while entry is not None:
            following = next(ahead, None)
            self._take(entry, None if following is None else following.index)
            entry = following
        self._compare()

    def _take(self, entry: StoredEntry, after: int | None) -> None:
        self.read += 1
        if entry.index < self.number and after is not None and after <= self.number:
            self.faults["numbers"] += 1
            self._fail(entry.index, entry.id, [say("entry_surplus", number=entry.index)])
            return
        reasons = []
        if entry.index > self.number and (after is None or after > entry.index):
            self.faults["numbers"] += 1
            self._fail(self.number, "", [say("entry_missing", span=span(self.number, entry.index - 1))])
            self.number = entry.index
        elif entry.index != self.number:
            self.faults["numbers"] += 1
            reasons.append(say("entry_number", number=entry.index))
        self._compare()
        computed = leaf_hash(entry.leaf)
        if entry.leaf_hash == computed:
            reasons += self._content(entry)
            self._append(computed, computed)
        else:
            self.faults["leaves"] += 1
            self._append(entry.leaf_hash if len(entry.leaf_hash) == HASH_SIZE else bytes(HASH_SIZE), computed)
            if entry.leaf or entry.leaf_hash:
                self._suspects.append(_Suspect(len(self.failing), list(reasons)))
                reasons.append(say("entry_disagrees"))
            else:
                reasons = [say("entry_unreadable")]
        if reasons:
            self._fail(self.number, entry.id, reasons)
        self.number += 1

    def _content(self, entry: StoredEntry) -> list[Sentence]:
        try:
            content = decode(entry.leaf)
        except EntryError:
            self.faults["contents"] += 1
            return [say("entry_malformed")]
        time = content.get("time")
        if isinstance(time, str):
            if time < self._latest:
                self.first_backward = self.first_backward or self.number
                self.backward += 1
            self._latest = time
        if content.get("id") == entry.id:
            return []
        self.faults["contents"] += 1
        return [say("entry_id")]

    def _append(self, stored: bytes, computed: bytes) -> None:
        if stored != computed and self._computed is self._stored:
            self._computed = self._stored.copy()
        self._stored.append(stored)
        if self._computed is not self._stored:
            self._computed.append(computed)

    def _compare(self) -> None:
        """Hold the trees against the checkpoints that fall due before the entry ``number``."""
        while self.due and self.due[0][0] <= self.number:
            size, root = self.due.popleft()
            if size == self._stored.size and root == self._stored.root():
                verdict, self._computed = "entry_leaf", self._stored
            elif size == self._computed.size and root == self._computed.root():
                verdict, self._stored = "entry_hash", self._computed
            else:
                self.unmatched.append((size, root))
                continue
            self.proven = size
            for suspect in self._suspects:
                failing = self.failing[suspect.place]
                self.failing[suspect.place] = replace(failing, reason=join([*suspect.others, say(verdict)]))
            self._suspects.clear()

    def _fail(self, index: int, entry_id: str, reasons: list[Sentence]) -> None:
        self.failing.append(FailingEntry(index, entry_id, join(reasons)))


def verify_log(
    entries: Iterable[StoredEntry],
    checkpoints: Iterable[str],
    verifier_key: str,
    *,
    previous_checkpoint: str | None = None,
    sealed: bool = False,
) -> Report:
    """Check a log against its signed checkpoints, in one pass over the entries.

    ``checkpoints`` come in the order they were signed and are read first, so that a log that grows meanwhile does not
    look cut off. ``entries`` come in the log's order and are read once; what is kept grows with the checkpoints and
    the failures, not with the entries. ``previous_checkpoint`` is one the auditor kept from an earlier visit.
    ``sealed`` also asks that no entry lie beyond the last checkpoint: a living log cannot promise it, an export can.

    Raises :class:`CheckpointError` if ``verifier_key`` is none.
    """
    check_key(verifier_key)
    signed, refused, count = [], [], 0
    for count, text in enumerate(checkpoints, 1):
        try:
            stated = verify(text, verifier_key)
            signed.append((stated.size, stated.root))
        except CheckpointError:
            refused.append(count)
    previous = _previous(previous_checkpoint, verifier_key)
    audit = _Audit([*signed, previous] if previous else signed)
    audit.walk(entries)

    checks = []
    if refused:
        checks.append(check("signatures", "signatures_bad", which=numbered(refused), count=count))
    elif signed:
        checks.append(check("signatures", count=len(signed)))
    elif audit.read or sealed:
        checks.append(check("signatures", "signatures_none"))
    else:
        checks.append(Check("signatures", True, say("signatures_empty")))
    disorder = [late[0] for early, late in pairwise(signed) if late[0] < early[0]]
    checks.append(check("order", "order_bad" if disorder else None, size=numbered(disorder)))
    own = set(signed)
    unmatched = [size for size, root in audit.unmatched if (size, root) in own]
    repeated = [size for size, times in Counter(size for size, _ in own).items() if times > 1]
    forks = sorted({*repeated, *(size for size in unmatched if size <= audit.proven)})
    checks.append(check("history", "history_bad" if forks else None, which=numbered(forks)))
    for name in ("numbers", "leaves", "contents"):
        faults = audit.faults[name]
        checks.append(check(name, f"{name}_bad" if faults else None, count=faults or audit.read))
    changed = min((size for size in unmatched if size > audit.proven), default=None)
    if changed is not None:
        checks.append(
            check("roots", "roots_bad", start=audit.proven, stop=changed, span=span(audit.proven, changed - 1))
        )
    elif own:
        checks.append(check("roots", count=len(own) - len(unmatched)))
    largest = max((size for size, _ in own), default=0)
    notes = []
    if largest > audit.number:
        checks.append(check("complete", "complete_short", signed=largest, count=audit.number))
    elif sealed and audit.number > largest:
        checks.append(check("complete", "complete_long", count=audit.number - largest))
    else:
        checks.append(check("complete"))
        if audit.number > largest:
            notes.append(say("note_tail", count=audit.number - largest))
    if previous_checkpoint is not None:
        checks.append(_previous_check(previous, audit))
    if audit.backward:
        notes.append(say("note_times", count=audit.backward, first=audit.first_backward))
    return Report(
        entries=audit.read,
        checks=tuple(checks),
        failing_entries=tuple(audit.failing),
        failing_range=None if changed is None else (audit.proven, changed - 1),
        notes=tuple(notes),
    )


def _previous(text: str | None, verifier_key: str) -> tuple[int, bytes] | None:
    if text is None:
        return None
    try:
        stated = verify(text, verifier_key)
    except CheckpointError:
        return None
    return stated.size, stated.root


def _previous_check(previous: tuple[int, bytes] | None, audit: _Audit) -> Check:
    if previous is None:
        return check("previous", "previous_unsigned")
    size = previous[0]
    if size > audit.number:
        return check("previous", "previous_short", size=size)
    return check("previous", "previous_bad" if previous in audit.unmatched else None, size=size)


def verify_directory(path: Path, *, verifier_key: str | None = None, previous_checkpoint: str | None = None) -> Report:
    """Check an exported folder (``docs/access-log-format.md``), without network or database.

    ``verifier_key`` is the log's key as the auditor has it from elsewhere; without it the folder's own is used and
    the report says so. Raises :class:`NotADirectoryError` where there is no folder.
    """
    if not path.is_dir():
        raise NotADirectoryError(f"{path}: 不是文件夹 not a folder")
    missing = folder.missing(path)
    checks = [check("files", "files_bad" if missing else None, which=", ".join(missing))]
    notes = []
    own_key = folder.key(path)
    key = verifier_key or own_key
    try:
        check_key(key)
    except CheckpointError:
        return Report(0, (*checks, check("key", "key_unreadable")))
    if verifier_key:
        checks.append(check("key", "key_differs" if own_key != verifier_key else None))
    else:
        notes.append(say("note_key", key=key))
    found = verify_log(
        folder.entries(path),
        folder.checkpoints(path),
        key,
        previous_checkpoint=previous_checkpoint,
        sealed=True,
    )
    return replace(found, checks=(*checks, *found.checks), notes=(*notes, *found.notes))


def verify_vectors(lines: Iterable[str]) -> Iterator[dict[str, bool | str]]:
    """Answer proof vectors, one JSON object a line: ``ok`` tells whether the proof holds, ``reason`` why not.

    An inclusion vector has ``leafIdx, treeSize, leafHash, proof, root``, a consistency vector ``size1, size2, root1,
    root2, proof``; hashes are base64, an empty proof may be null. What is neither is answered with ``ok`` false.
    """
    for line in lines:
        if not line.strip():
            continue
        try:
            _prove(json.loads(line))
        except (ValueError, RecursionError) as error:
            reason = "not JSON" if isinstance(error, json.JSONDecodeError | RecursionError) else str(error)
            yield {"ok": False, "reason": reason}
        else:
            yield {"ok": True, "reason": "the proof holds"}


def _prove(vector: object) -> None:
    """Raise ValueError (:class:`ProofError` is one) unless the vector's proof holds."""
    if not isinstance(vector, Mapping):
        raise ProofError("not a JSON object")
    if "leafIdx" in vector:
        verify_inclusion(
            _number(vector, "leafIdx"),
            _number(vector, "treeSize"),
            _hash(vector, "leafHash"),
            _proof(vector),
            _hash(vector, "root"),
        )
    else:
        verify_consistency(
            _number(vector, "size1"),
            _number(vector, "size2"),
            _hash(vector, "root1"),
            _hash(vector, "root2"),
            _proof(vector),
        )


def _number(vector: Mapping[str, object], name: str) -> int:
    value = vector.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise ProofError(f"{name}: not a whole number")
    return value


def _hash(vector: Mapping[str, object], name: str) -> bytes:
    return _bytes(name, vector.get(name))


def _proof(vector: Mapping[str, object]) -> list[bytes]:
    proof = vector.get("proof") or []
    if not isinstance(proof, list):
        raise ProofError("proof: not a list")
    return [_bytes(f"proof[{place}]", node) for place, node in enumerate(proof)]


def _bytes(name: str, value: object) -> bytes:
    if not isinstance(value, str):
        raise ProofError(f"{name}: not a text in base64")
    try:
        return decode_base64(value)
    except ValueError as error:
        raise ProofError(f"{name}: not base64") from error


def main(arguments: list[str] | None = None) -> int:
    """Verify an exported folder from the command line: 0 it holds, 1 it does not, 2 wrong use."""
    parser = argparse.ArgumentParser(
        prog="python -m hub.accesslog.verify",
        description="核验导出的访问日志，不需要网络和数据库。 Verify an exported access log, offline.",
    )
    parser.add_argument("directory", type=Path, help="导出的文件夹 the exported folder")
    parser.add_argument("--key", help="从其他途径取得的日志公钥 the log's key as you have it from elsewhere")
    parser.add_argument("--previous", type=Path, help="上次保存的检查点文件 the checkpoint file you kept last time")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出 print the report as JSON")
    options = parser.parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        previous = options.previous.read_text(encoding="utf-8", errors="replace") if options.previous else None
        report = verify_directory(options.directory, verifier_key=options.key, previous_checkpoint=previous)
    except OSError as error:
        parser.error(str(error))
    if options.json:
        print(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
    else:
        print("\n".join(report.lines()))
    return 0 if report.ok else 1


if __name__ == "__main__":
    sys.exit(main())
