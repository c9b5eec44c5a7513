"""The agency systems this hub talks to, found by entry point."""

from collections.abc import Mapping
from functools import cache
from importlib.metadata import entry_points
from types import MappingProxyType

from adapters.port import Adapter

GROUP = "liandong_hub.adapters"


@cache
def installed() -> Mapping[str, Adapter]:
    """Every installed adapter by name; looked for once.

    Raises RuntimeError if an entry point's name is not its adapter's name.
    """
    found: dict[str, Adapter] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda item: item.name):
        adapter = point.load()
        if adapter.name != point.name:
            raise RuntimeError(f"the entry point {point.name} gives the adapter {adapter.name}")
        found[adapter.name] = adapter
    return MappingProxyType(found)


def configured(settings: Mapping[str, Mapping[str, str]]) -> dict[str, tuple[Adapter, Mapping[str, str]]]:
    """Installed adapters that have settings, with them."""
    return {name: (adapter, settings[name]) for name, adapter in installed().items() if name in settings}
