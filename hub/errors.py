"""Errors people and programs meet: a stable code, an HTTP status, a safe message in both languages, and what to do.

The texts stand in ``hub/locales/errors.toml`` under the code in lower case: ``message`` says what is wrong and
``suggestion`` what to do. Nothing personal goes into parameters of a message.

    HubError
    ├── InvalidInput        the request or record is wrong (400)
    │   └── LimitExceeded   beyond a limit (400); BodyTooLarge (413), TooMany (429), TooSlow (503)
    ├── NotAuthenticated    no valid token (401)
    ├── Forbidden           the caller may not do this (403)
    ├── NotFound            absent, or not for this caller: the two look alike (404)
    ├── Conflict            the state does not allow it, or somebody was first (409)
    ├── Unavailable         a part the hub needs is not there; nothing was changed (503)
    └── Fault               our mistake, masked, with a trace id (500)
"""

from typing import Any, ClassVar

from hub.words import Text, text


class HubError(Exception):
    """Base of all designed errors."""

    status: ClassVar[int] = 500
    default_code: ClassVar[str] = "FAULT"

    def __init__(
        self,
        code: str | None = None,
        /,
        *,
        field: str | None = None,
        missing: tuple[str, ...] = (),
        **parameters: Any,
    ) -> None:
        self.code = code or self.default_code
        self.field = field
        self.missing = missing
        """Documents that must be supplied first (``Conflict`` of a transition)."""
        self.parameters = parameters
        super().__init__(self.code)

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"

    @property
    def message(self) -> Text:
        """What is wrong."""
        return text(f"errors.{self.code.lower()}", **self.parameters)

    @property
    def suggestion(self) -> Text:
        """What to do about it."""
        return text(f"errors.{self.code.lower()}_do", **self.parameters)

    def extensions(self) -> dict[str, Any]:
        """The machine-readable part, as GraphQL ``extensions`` and in JSON error bodies."""
        body: dict[str, Any] = {
            "code": self.code,
            "messageZh": self.message.zh,
            "messageEn": self.message.en,
            "suggestionZh": self.suggestion.zh,
            "suggestionEn": self.suggestion.en,
        }
        if self.field:
            body["field"] = self.field
        if self.missing:
            body["missingDocuments"] = list(self.missing)
        return body


class InvalidInput(HubError):
    """The request or record is wrong."""

    status = 400
    default_code = "INVALID_INPUT"


class LimitExceeded(InvalidInput):
    """Beyond a limit; says which, the value found and the limit."""

    def __init__(self, name: str, value: float, limit: float, **parameters: Any) -> None:
        super().__init__(f"LIMIT_{name.upper()}", value=value, limit=limit, **parameters)
        self.name, self.value, self.limit = name, value, limit

    def extensions(self) -> dict[str, Any]:
        """The machine-readable part, with name, value and limit."""
        return super().extensions() | {"limit": {"name": self.name, "value": self.value, "limit": self.limit}}


class BodyTooLarge(LimitExceeded):
    """A request of more bytes than are read."""

    status = 413


class TooSlow(LimitExceeded):
    """Stopped because it took too long."""

    status = 503


class TooMany(LimitExceeded):
    """Too much of one client at a time; says how many seconds to wait."""

    status = 429

    def __init__(self, name: str, value: float, limit: float, *, retry_after: int) -> None:
        super().__init__(name, value, limit)
        self.retry_after = retry_after


class NotAuthenticated(HubError):
    """No valid token."""

    status = 401
    default_code = "NOT_AUTHENTICATED"


class Forbidden(HubError):
    """The caller may not do this."""

    status = 403
    default_code = "FORBIDDEN"


class NotFound(HubError):
    """Absent, or not for this caller: the two look alike."""

    status = 404
    default_code = "NOT_FOUND"


class Conflict(HubError):
    """The state does not allow it, or somebody was first."""

    status = 409
    default_code = "CONFLICT"


class Unavailable(HubError):
    """A part the hub needs is not there; nothing was changed."""

    status = 503
    default_code = "UNAVAILABLE"


class Fault(HubError):
    """Our mistake, masked."""
