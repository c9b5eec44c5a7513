"""The court's enforcement case system: step files in a directory pair behind the court's gate (domain.md §7.1, 12)."""

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from adapters.court_enforcement.mapping import read
from adapters.court_enforcement.step_file import record_key
from adapters.port import Adapter, Connection, Setting
from adapters.transports.file_drop import open_directory


def connect(settings: Mapping[str, str]) -> AbstractAsyncContextManager[Connection]:
    """Open the directory pair named by the setting ``directory``."""
    return open_directory(Path(settings["directory"]), record_key)


async def simulate(settings: Mapping[str, str]) -> None:
    """Run the court's side of the directory until cancelled."""
    # Imported here, or running the simulator as a module would load it twice.
    from adapters.court_enforcement import simulator

    await simulator.simulate(settings)


ADAPTER = Adapter(
    name="court_enforcement",
    zh="法院执行办案系统",
    en="court enforcement case system",
    agency="COURT",
    transport="SFTP_FILE",
    version="1.0",
    interval_seconds=24 * 3600,
    settings=(
        Setting("directory", "交换目录（含 out、ack 两个子目录）", "exchange directory, with out and ack below it"),
    ),
    connect=connect,
    read=read,
    simulate=simulate,
)
