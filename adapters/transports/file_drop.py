"""Exchange through a shared directory: the other system drops files into ``out/``, the hub answers in ``ack/``.

A file ``NAME.xml`` counts only once ``NAME.xml.md5`` stands beside it: its MD5 in hexadecimal, as ``md5sum`` prints
it. What lacks it is still being written and is left alone. The hub changes nothing in ``out/``; for each file it
has dealt with it writes ``ack/NAME.xml.ack`` (UTF-8, ``<HZ>``) with the result, and the owner of the directory
clears its files away on seeing that. The acknowledgement carries a mark of the version it answers, so a file sent
again under the same name is read again.

Directory and files come from outside: symbolic links, special files and names that cannot be written in an
acknowledgement are never opened.
"""

import asyncio
import errno
import hashlib
import logging
import os
import re
import secrets
import stat
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from lxml import etree

from adapters.port import Message, Outcome, Pulled, RawRecord, Receipt, Refused, Rejected, Result, Transient

OUT = "out"
ACK = "ack"
LARGEST = 5 * 1024 * 1024
"""Bytes a file may have; a longer one goes to quarantine unread."""

_SUFFIX = ".xml"
_SUM = ".md5"
_MD5 = re.compile(rb"(?<![0-9a-fA-F])[0-9a-fA-F]{32}(?![0-9a-fA-F])")
_LONGEST_NAME = 180
_LARGEST_SIDE_FILE = 64 * 1024
_log = logging.getLogger(__name__)


class FileDrop:
    """One directory pair; ``key`` gives the record key of a sound file from its content, None to use its name."""

    def __init__(self, root: Path, key: Callable[[bytes], str | None]) -> None:
        self._root = root
        self._key = key
        self._marks: dict[str, str] = {}

    async def pull(self, cursor: str | None, limit: int) -> Pulled:
        """Complete files named after the cursor, and earlier ones without an acknowledgement, in order of name.

        Raises Transient if the directory cannot be read.
        """
        return await asyncio.to_thread(self._pull, cursor or "", limit)

    async def acknowledge(self, outcomes: Sequence[Outcome]) -> None:
        """Write ``ack/<name>.ack`` for each outcome, replacing an earlier one. Raises Transient."""
        await asyncio.to_thread(self._acknowledge, outcomes)

    async def push(self, message: Message) -> Receipt:
        """Always Refused: this directory takes no messages."""
        raise Refused(f"the directory takes no messages of kind {message.kind}")

    def _pull(self, cursor: str, limit: int) -> Pulled:
        try:
            pending = self._pending()
            fresh = [name for name in pending if name > cursor]
            # New files come first, so that files nobody acknowledges cannot hold them up.
            taken = fresh[:limit]
            late = [name for name in pending if name <= cursor][: limit - len(taken)]
            records = tuple(record for name in sorted(taken + late) if (record := self._record(name)) is not None)
        except OSError as error:
            raise Transient(_words(error)) from error
        return Pulled(records, taken[-1] if taken else None, more=len(fresh) > len(taken))

    def _pending(self) -> list[str]:
        """Names of complete files whose present version was not acknowledged."""
        out, ack = self._folder(OUT), self._folder(ACK)
        names = set(os.listdir(out))
        sound = {name for name in names if _sound(name)}
        if len(sound) < len(names):
            _log.warning("%d files with unusable names were left alone", len(names) - len(sound))
        pending = []
        for name in sorted(sound):
            if not name.endswith(_SUFFIX) or name + _SUM not in sound:
                continue
            mark = _mark(out / name)
            if mark is not None and mark != _acknowledged(ack / f"{name}.ack"):
                self._marks[name] = mark
                pending.append(name)
        return pending

    def _record(self, name: str) -> RawRecord | None:
        """The file as a record; None if it was taken away or is not complete after all."""
        path = self._folder(OUT) / name
        try:
            written = _read(path.with_name(name + _SUM), _LARGEST_SIDE_FILE)
            if written is not None and not written.strip():
                return None
            body = _read(path, LARGEST)
        except FileNotFoundError:
            return None
        except PermissionError:
            fault = Rejected("DAMAGED", name, detail="文件没有读取权限。 The hub may not read the file.")
            return _faulty(name, b"", fault)
        if body is None:
            size = LARGEST // 1024 // 1024
            fault = Rejected("DAMAGED", name, detail=f"文件超过 {size} MB。 The file is larger than {size} MB.")
            return _faulty(name, b"", fault)
        found = None if written is None else _MD5.search(written)
        if found is None or found.group().decode().lower() != _md5(body):
            return _faulty(name, body, Rejected("CHECKSUM", name + _SUM))
        return RawRecord(self._key(body) or name, body, "application/xml", name)

    def _acknowledge(self, outcomes: Sequence[Outcome]) -> None:
        try:
            folder = self._folder(ACK)
            for outcome in outcomes:
                if not _sound(outcome.handle):
                    raise ValueError(f"{outcome.handle!r} is not the name of a file in the directory")
                write_whole(folder, f"{outcome.handle}.ack", _answer(outcome, self._marks.get(outcome.handle, "")))
        except OSError as error:
            raise Transient(_words(error)) from error

    def _folder(self, name: str) -> Path:
        folder = self._root / name
        if not stat.S_ISDIR(folder.lstat().st_mode):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), name)
        return folder


@asynccontextmanager
async def open_directory(root: Path, key: Callable[[bytes], str | None]) -> AsyncIterator[FileDrop]:
    """A connection to the directory pair below ``root``."""
    yield FileDrop(root, key)


def deposit(folder: Path, name: str, body: bytes, checksum: str | None = None) -> None:
    """Put a file and then its checksum into ``folder``, each appearing whole; ``checksum`` replaces the true one."""
    write_whole(folder, name, body)
    write_whole(folder, name + _SUM, f"{checksum or _md5(body)}  {name}\n".encode())


def write_whole(folder: Path, name: str, body: bytes) -> None:
    """Write a file that is either there in full or not at all, also if the process or the machine dies."""
    temporary = folder / f".{secrets.token_hex(8)}.tmp"
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, folder / name)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    directory = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)


def read_answer(body: bytes) -> Outcome | None:
    """What an acknowledgement says, or None if it cannot be read."""
    root = _parsed(body)
    if root is None:
        return None
    said = {tag: root.findtext(tag, "") for tag in ("WJM", "JLH", "JG", "DM", "YY")}
    try:
        return Outcome(said["WJM"], said["JLH"], Result(said["JG"]), said["DM"], said["YY"])
    except ValueError:
        return None


def _answer(outcome: Outcome, mark: str) -> bytes:
    root = etree.Element("HZ")
    for tag, value in (
        ("WJM", outcome.handle),
        ("JLH", outcome.key),
        ("BJ", mark),
        ("JG", outcome.result.value),
        ("DM", outcome.code),
        ("YY", outcome.reason),
    ):
        etree.SubElement(root, tag).text = "".join(sign for sign in value if sign.isprintable())
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _acknowledged(path: Path) -> str | None:
    """The mark of the version an acknowledgement answers; None if there is none to be read."""
    try:
        body = _read(path, _LARGEST_SIDE_FILE)
    except FileNotFoundError:
        return None
    root = None if body is None else _parsed(body)
    return None if root is None else root.findtext("BJ")


def _parsed(body: bytes) -> "etree._Element | None":
    try:
        return etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError:
        return None


def _mark(path: Path) -> str | None:
    """Tells versions of a file and its checksum apart without reading them; None if either is no plain file."""
    try:
        found = [path.lstat(), path.with_name(path.name + _SUM).lstat()]
    except FileNotFoundError:
        return None
    if not all(stat.S_ISREG(each.st_mode) for each in found):
        return None
    return "-".join(f"{each.st_size:x}.{each.st_mtime_ns:x}" for each in found)


def _read(path: Path, largest: int) -> bytes | None:
    """The content of a plain file, None if it is larger; what is no plain file counts as not there."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        if error.errno in {errno.ELOOP, errno.ENXIO}:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path.name) from error
        raise
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path.name)
        body = file.read(largest + 1)
    return body if len(body) <= largest else None


def _faulty(name: str, body: bytes, fault: Rejected) -> RawRecord:
    # Under the file's name, not its content's key: the same content sent again unharmed must be a record of its own.
    return RawRecord(name, body, "application/xml", name, fault)


def _sound(name: str) -> bool:
    """Whether a name can be written in UTF-8, in XML and with the endings added to it."""
    plain = name.isprintable() and "/" not in name and "\\" not in name and not name.startswith(".")
    return bool(name) and plain and len(name.encode()) <= _LONGEST_NAME


def _md5(body: bytes) -> str:
    return hashlib.md5(body, usedforsecurity=False).hexdigest()


def _words(error: OSError) -> str:
    """The failure without a path, which may say more than a log should."""
    return f"the exchange directory cannot be used: {error.strerror or type(error).__name__}"
