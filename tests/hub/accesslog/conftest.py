from pathlib import Path

import pytest

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
