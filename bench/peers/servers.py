"""The peers as servers under test."""

import shutil
import subprocess
import sys
from pathlib import Path

from bench.peers import documents
from bench.servers import Server
from hub.bootstrap import Urls
from hub.demo.simulators import free_port

POSTGRAPHILE = "PostGraphile 5"
STRAWBERRY = "Strawberry + caches + DataLoaders"
_HERE = Path(__file__).parent


def strawberry(urls: Urls) -> Server:
    """Strawberry with caches, DataLoaders and SQLAlchemy. It is asked what the hub is asked."""
    port = free_port()
    command = [sys.executable, "-m", "bench.peers.strawberry_app", urls.app, str(port)]
    return Server(STRAWBERRY, command, port, lambda _: "/")


def postgraphile(urls: Urls, home: Path) -> Server:
    """PostGraphile, installed below ``home`` on first use, with the Node it needs.

    Raises RuntimeError where npm is missing or cannot install it.
    """
    folder = home.resolve() / "peers"
    folder.mkdir(parents=True, exist_ok=True)
    for file in ("package.json", "postgraphile.mjs"):
        before = (folder / file).read_bytes() if (folder / file).exists() else b""
        shutil.copyfile(_HERE / file, folder / file)
        if file == "package.json" and before != (_HERE / file).read_bytes():
            shutil.rmtree(folder / "node_modules", ignore_errors=True)
    if not (folder / "node_modules").exists():
        npm = shutil.which("npm")
        if npm is None:
            raise RuntimeError("npm is needed to install PostGraphile")
        command = [npm, "install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"]
        if subprocess.run(command, cwd=folder, check=False).returncode:
            shutil.rmtree(folder / "node_modules", ignore_errors=True)
            raise RuntimeError("npm could not install PostGraphile")
    port = free_port()
    return Server(
        POSTGRAPHILE,
        [str(folder / "node_modules" / ".bin" / "node"), "postgraphile.mjs", urls.app, str(port)],
        port,
        lambda _: "/graphql",
        documents.for_postgraphile,
        environment={"GRAPHILE_ENV": "production", "NODE_ENV": "production"},
        folder=folder,
    )
