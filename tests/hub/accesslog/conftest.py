from pathlib import Path

import pytest

from hub.accesslog.log import AccessLog
from hub.store.engine import Store
from tests.hub.accesslog.kept import log_on, make_tables

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def vectors() -> Path:
    """Folder of published Merkle proofs, checkpoints and signed notes."""
    folder = ROOT.parent / "shared" / "data" / "merkle"
    if not folder.is_dir():
        pytest.skip("the published vectors are not beside this checkout (../shared/data/merkle)")
    return folder


@pytest.fixture(scope="session")
def golden() -> Path:
    """Folder of this project's own log vectors."""
    return ROOT / "tests" / "golden" / "log"


@pytest.fixture
async def ledger(store: Store) -> Store:
    """An open store with the log's tables in it."""
    await make_tables(store)
    return store


@pytest.fixture
def log(ledger: Store) -> AccessLog:
    """The log on that store."""
    return log_on(ledger)
