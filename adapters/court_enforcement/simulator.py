"""The court's side of the exchange: lays out sample files, and clears them away as the hub acknowledges them.

Files that were taken go to ``sent/``, those in quarantine to ``returned/``, each with its acknowledgement. What was
laid out is known from these folders alone, so that a restart after any kind of end goes on where it stopped.
"""

import argparse
import asyncio
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from adapters.port import Result
from adapters.transports.file_drop import ACK, OUT, deposit, read_answer, write_whole

SENT = "sent"
RETURNED = "returned"
_PAUSE_SECONDS = 0.2


def samples() -> dict[str, tuple[bytes, str | None]]:
    """Sample files by name, each with its checksum file's first word; None where it has no checksum file."""
    folder = files("adapters.court_enforcement").joinpath("samples")
    found = {item.name: item for item in folder.iterdir() if item.name.endswith((".xml", ".md5"))}
    return {
        name: (
            item.read_bytes(),
            found[f"{name}.md5"].read_text(encoding="utf-8").split()[0] if f"{name}.md5" in found else None,
        )
        for name, item in sorted(found.items())
        if name.endswith(".xml")
    }


def lay_out(directory: Path) -> int:
    """Put every sample that was never laid out into ``out/``; how many that were."""
    for name in (OUT, ACK, SENT, RETURNED):
        (directory / name).mkdir(parents=True, exist_ok=True)
    # What was acknowledged while this side was down is not new, even if a sudden end left half of it in its place.
    clear_away(directory)
    done = 0
    for name, (body, checksum) in samples().items():
        if any((directory / folder / name).exists() for folder in (SENT, RETURNED)):
            continue
        present = directory / OUT / name
        if present.exists() and (checksum is None or present.with_name(f"{name}.md5").exists()):
            continue
        if checksum is None:
            write_whole(directory / OUT, name, body)
        else:
            deposit(directory / OUT, name, body, checksum)
        done += 1
    return done


def clear_away(directory: Path) -> int:
    """Move every file with an acknowledgement to ``sent/`` or ``returned/``; how many acknowledgements were seen.

    One that was returned and is taken after all moves on to ``sent/``.
    """
    seen = 0
    for path in sorted((directory / ACK).glob("*.ack")):
        answer = read_answer(path.read_bytes())
        if answer is None:
            continue
        name = path.name.removesuffix(".ack")
        target = directory / (RETURNED if answer.result is Result.QUARANTINED else SENT)
        for folder in (directory / OUT, directory / RETURNED):
            # The checksum first: a file left without it by a sudden end is not picked up again.
            for part in (f"{name}.md5", name, path.name):
                if folder != target and (folder / part).exists():
                    (folder / part).replace(target / part)
        path.replace(target / path.name)
        seen += 1
    return seen


async def simulate(settings: Mapping[str, str]) -> None:
    """Run the court's side in ``settings["directory"]`` until cancelled."""
    directory = Path(settings["directory"])
    await asyncio.to_thread(lay_out, directory)
    while True:
        await asyncio.to_thread(clear_away, directory)
        await asyncio.sleep(_PAUSE_SECONDS)


def main() -> None:
    """Run from the command line until interrupted."""
    parser = argparse.ArgumentParser(description="法院执行系统模拟端 simulator of the court's enforcement system")
    parser.add_argument("--directory", required=True, help="交换目录 exchange directory")
    settings = vars(parser.parse_args())
    try:
        asyncio.run(simulate(settings))
    except KeyboardInterrupt:
        return


if __name__ == "__main__":
    main()
