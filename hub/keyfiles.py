"""Files with private keys: of mode 0600 in folders of mode 0700, written whole or not at all."""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hub.errors import Unavailable


def write_private(file: Path, content: bytes) -> None:
    """Write a file of mode 0600 in a folder of mode 0700, whole or not at all."""
    _private_folder(file.parent)
    draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(file)


def read_private(file: Path) -> bytes:
    """Read a file that its owner alone may read; raises Unavailable if others may too."""
    if file.stat().st_mode & 0o077:
        raise Unavailable("KEY_FILE_OPEN", file=file.name)
    return file.read_bytes()


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Make a private folder and keep other processes of the hub from writing into it meanwhile."""
    _private_folder(folder)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _private_folder(folder: Path) -> None:
    folder.mkdir(parents=True, mode=0o700, exist_ok=True)
    folder.chmod(0o700)
