"""How a table of an exchange database is declared; nothing here needs its driver."""

import re
from dataclasses import dataclass

_IDENTIFIER = re.compile(r"[A-Z][A-Z0-9_]{0,29}")


@dataclass(frozen=True, slots=True)
class ExchangeTable:
    """One table of the exchange database. Names go into statements unquoted, so that each server folds their case."""

    name: str
    prefix: str
    """Begins the record's key, e.g. ``AJ``."""
    key: str
    """Primary key column."""
    columns: tuple[str, ...]
    """Columns that make up the record, key and change stamp included, state and reason not."""
    changed: str
    """Change stamp, text ``yyyyMMddHHmmss``."""
    state: str
    reason: str
    """Takes the reason of a refusal."""
    reason_bytes: int

    def __post_init__(self) -> None:
        for identifier in (self.name, *self.columns, self.state, self.reason):
            if not _IDENTIFIER.fullmatch(identifier):
                raise ValueError(f"{identifier!r} is not a plain upper-case identifier")
        if not {self.key, self.changed} <= set(self.columns) or {self.state, self.reason} & set(self.columns):
            raise ValueError(f"{self.name}: key and change stamp belong to the record, state and reason do not")
