"""Opening a matter: the one dispute a first case belongs to."""

import uuid
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any

from hub.lifecycle.acts import Source
from hub.store.writer import Writer
from schema.deadline import Engagement
from schema.matter import Matter


async def open_matter(
    write: Writer,
    source: Source,
    *,
    owner_agency: str,
    opened_on: date,
    title: str,
    topics: Collection[str] = (),
    people: int | None = None,
    amount: Decimal | None = None,
    place: str | None = None,
    enforcement: bool = False,
) -> Matter:
    """Open a matter and give it its number. Wage matters take the green channel (clause 2.3j), their enforcement
    cases count as priority livelihood cases (clause 2.5l).
    """
    serial = await write.number("matter", opened_on.year)
    wage = "WAGE" in topics
    values: dict[str, Any] = {
        "owner_agency": owner_agency,
        "source_system": source.system,
        "source_id": source.record,
        "adapter_version": source.adapter_version,
        "number": f"NLX-{opened_on.year}-{serial:06d}",
        "title": title[:200],
        "topic_tags": sorted(topics),
        "people_count": people,
        "amount_total": amount,
        "place": place,
        "green_channel": wage,
        "priority_livelihood": wage and enforcement,
        "opened_on": opened_on,
    }
    return await write.add(Matter, values)


async def engage(
    write: Writer, source: Source, matter_id: uuid.UUID, *, agency: str, since_on: date, basis: str, owner_agency: str
) -> bool:
    """Engage an agency on a matter; False if it is engaged already. Reads require it (domain.md §5.2)."""
    if await write.one(Engagement, matter_id=matter_id, agency=agency) is not None:
        return False
    return await write.add_once(
        Engagement,
        {
            "matter_id": matter_id,
            "owner_agency": owner_agency,
            "source_system": source.system,
            "source_id": source.record,
            "adapter_version": source.adapter_version,
            "agency": agency,
            "since_on": since_on,
            "basis": basis[:200],
        },
    )
