"""Operations as streams use them: one answer, or an event after the other, whatever carries them."""

import logging
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLError

from hub import faults
from hub.caller import Caller
from hub.errors import Fault, HubError
from hub.gateway.answers import Answers, Reply
from hub.gateway.asked import Asked
from hub.gateway.refusals import error_entry, graphql_entry
from hub.gateway.subscriptions import Subscriptions

_log = logging.getLogger(__name__)


class Refused(Exception):
    """An operation ends with these errors."""

    def __init__(self, errors: list[dict[str, Any]]) -> None:
        super().__init__("refused")
        self.errors = errors


@dataclass(frozen=True, slots=True)
class Operations:
    """Runs queries and mutations to their answer, subscriptions to their end."""

    answers: Answers
    subscriptions: Subscriptions

    async def results(self, caller: Caller, asked: Asked) -> AsyncGenerator[bytes, None]:
        """The answers of an operation as GraphQL JSON. Raises Refused, and nothing else that is known."""
        try:
            opened = await self.answers.opened(caller, asked)
            if isinstance(opened, Reply):
                if opened.data is None:
                    raise Refused(opened.errors)
                yield opened.body(caller.trace)
                return
            watch = await self.subscriptions.planned(caller, opened)
            with self.answers.guard.subscribe(caller.client):
                async with aclosing(self.subscriptions.events(caller, watch)) as events:
                    async for event in events:
                        yield event
        except GraphQLError as error:
            raise Refused([graphql_entry(error)]) from error
        except HubError as error:
            raise Refused([error_entry(error)]) from error
        except Refused:
            raise
        except Exception as error:
            faults.record(_log, "an operation", caller.trace, error)
            raise Refused([error_entry(Fault())]) from error
