"""Who asks: one typed value, resolved once at the edge and carried explicitly from there."""

from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Caller:
    """An authenticated client or person, with the purpose and case it declares for this request."""

    agency: str
    """Agency code of domain.md §0, e.g. ``COURT``."""
    unit: str
    """Unit inside the agency, e.g. ``ENF``; sharing agreements are made per unit."""
    client: str
    """OAuth client id, or ``console`` for a person signed in there."""
    scopes: frozenset[str] = frozenset()
    purposes: frozenset[str] = frozenset()
    """Purposes this client may declare."""
    user: str = "system"
    """Pseudonymous key of the officer, ``system`` for a machine."""
    purpose: str | None = None
    """Purpose declared for this request (``P01`` … ``P18``)."""
    case: str | None = None
    """Case or matter number declared for this request."""
    token: str = ""
    """Id (``jti``) of the access token; never the token."""
    address: str = ""
    trace: str = field(default="", compare=False)
    """Trace id of the request, quoted in errors and in the access log; the same caller asks under many."""
    tags: tuple[str, ...] = field(default=())

    def holds(self, scope: str) -> bool:
        """Whether the token carries ``scope``."""
        return scope in self.scopes

    def declaring(self, *, purpose: str | None, case: str | None) -> "Caller":
        """The same caller with a purpose and a case for one request."""
        return replace(self, purpose=purpose, case=case)

    @property
    def recipient(self) -> str:
        """The key under which sharing agreements name this caller, e.g. ``COURT-ENF``."""
        return f"{self.agency}-{self.unit}" if self.unit else self.agency
