"""A client of the authorization server, written against the specifications and not against the server's code."""

import json
import secrets
import time
from dataclasses import dataclass
from typing import Any

import httpx
from joserfc import jws
from joserfc.jwk import Key

from hub.oauth.clients import demo_key
from hub.settings import Settings

ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


@dataclass
class Machine:
    http: httpx.AsyncClient
    client_id: str
    key: Key
    algorithm: str = "ES256"

    @classmethod
    def demo(cls, http: httpx.AsyncClient, settings: Settings, client_id: str) -> "Machine":
        return cls(http, client_id, demo_key(settings, client_id))

    def claims(self, **changes: Any) -> dict[str, Any]:
        """Claims of a good assertion; a change to None leaves the claim out."""
        now = int(time.time())
        good = {
            "iss": self.client_id,
            "sub": self.client_id,
            "aud": str(self.http.base_url).rstrip("/"),
            "iat": now,
            "exp": now + 60,
            "jti": secrets.token_hex(8),
        }
        return {name: value for name, value in {**good, **changes}.items() if value is not None}

    def assertion(self, header: dict[str, Any] | None = None, **changes: Any) -> str:
        head = {"alg": self.algorithm, "kid": self.key.thumbprint(), **(header or {})}
        head = {name: value for name, value in head.items() if value is not None}
        return jws.serialize_compact(head, json.dumps(self.claims(**changes)), self.key, algorithms=[head["alg"]])

    def form(self, **changes: Any) -> dict[str, str]:
        good = {
            "grant_type": "client_credentials",
            "client_assertion_type": ASSERTION_TYPE,
            "client_assertion": changes.pop("client_assertion", None) or self.assertion(),
        }
        return {name: value for name, value in {**good, **changes}.items() if value is not None}

    async def ask(self, path: str = "/oauth/token", **changes: Any) -> httpx.Response:
        return await self.http.post(path, data=self.form(**changes))

    async def token(self, **changes: Any) -> str:
        answer = await self.ask(**changes)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["access_token"])
