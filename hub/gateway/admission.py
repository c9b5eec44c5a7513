"""Letting a caller in, and telling when it must leave a stream: at the token's end, or when it is revoked."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from hub import clock
from hub.caller import Caller
from hub.disclosure import Disclosure, Request
from hub.errors import HubError, NotAuthenticated
from hub.oauth.bearer import AccessToken
from hub.oauth.server import OAuth
from schema.codes import AccessResult

_LOOK_SECONDS = 1.0
_REVOCATIONS_WITHIN = 2.0
"""Together with the look well under the five seconds in which a revocation must take effect."""


@dataclass(frozen=True, slots=True)
class Admitted:
    """Who was let in, and by which token."""

    caller: Caller
    token: AccessToken


class Admission:
    """Checks tokens of requests and streams."""

    def __init__(self, oauth: OAuth, disclosure: Disclosure) -> None:
        self._checker = oauth.checker
        self._disclosure = disclosure

    async def admit(self, headers: Mapping[str, str], *, address: str, trace: str) -> Admitted:
        """Who these headers are from (``authorization``, ``x-purpose``, ``x-case``).

        Raises NotAuthenticated after logging it, InvalidInput, Unavailable.
        """
        try:
            token = await self._checker.token(headers)
        except NotAuthenticated as error:
            nobody = Caller(agency="", unit="", client="unauthenticated", user="unknown", address=address, trace=trace)
            await self._disclosure.deny(nobody, Request("graphql"), AccessResult.DENY_SCOPE, error.code)
            raise
        caller = self._checker.caller_of(
            token,
            purpose_header=headers.get("x-purpose"),
            case_header=headers.get("x-case"),
            address=address,
            trace=trace,
        )
        return Admitted(caller, token)

    async def ended(self, token: AccessToken) -> HubError:
        """Return when a token may no longer be used, with the reason."""
        while True:
            left = token.expires - clock.now().timestamp()
            if left <= 0:
                return NotAuthenticated("TOKEN_EXPIRED")
            try:
                if await self._checker.revoked(token, within=_REVOCATIONS_WITHIN):
                    return NotAuthenticated("TOKEN_REVOKED")
            except HubError as error:
                return error
            await asyncio.sleep(min(left, _LOOK_SECONDS))
