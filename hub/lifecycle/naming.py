"""What cases, acts and states are called in messages."""

from typing import Any

from hub.words import Text
from schema.fields import Entity, key_of


def number_of(case: Entity) -> str:
    """The natural key of a case; empty where it has none yet."""
    return str(getattr(case, key_of(type(case))) or "")


def text_of(*labelled: Any) -> Text:
    """The Chinese and English label of transitions, states or codes, several joined."""
    return Text("、".join(item.zh for item in labelled), ", ".join(item.en for item in labelled))
