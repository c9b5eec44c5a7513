"""A database for the benchmark to fill."""

from collections.abc import Iterator
from uuid import uuid4

import pytest


@pytest.fixture
def fresh(database) -> Iterator[str]:
    """URL of a new database at the present revision."""
    name = f"bench_{uuid4().hex[:8]}"
    yield database.migrated(name)
    database.drop(name)
