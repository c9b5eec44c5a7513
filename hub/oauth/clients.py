"""Registered clients: the systems of the agencies that may ask for tokens, and those of the demo."""

import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from joserfc.jwk import ECKey
from sqlmodel import select

from hub import clock, keyfiles
from hub.errors import Conflict, Forbidden, InvalidInput, NotFound
from hub.oauth import jose, keys
from hub.oauth.models import ClientStatus, OAuthClient
from hub.oauth.tokens import raise_epoch
from hub.settings import Profile, Settings
from hub.store.engine import Store
from hub.store.session import Unit, unit_of_work
from schema.codes import AgencyCode, Purpose
from schema.scopes import Scope

_CLIENT_ID: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_ASSERTION_LIFE: Final = 60
DEMO_KEYS: Final = "clients"
"""Folder below the key directory with the private keys of the demo clients."""


@dataclass(frozen=True, slots=True)
class DemoClient:
    """A client of the demo: one per agency, and one for each further unit that acts in it."""

    client_id: str
    agency: AgencyCode
    unit: str
    name: str
    scopes: tuple[Scope, ...]
    purposes: tuple[Purpose, ...]


_S = Scope
_P = Purpose
_CASES: Final = (
    _S.MATTER_READ, _S.MATTER_WRITE, _S.LINKAGE_READ, _S.GRAPHQL_ADHOC, _S.AUDIT_READ, _S.STATS_READ,
    _S.REGISTRY_READ, _S.REGISTRY_WRITE, _S.CONFERENCE_READ, _S.CONFERENCE_WRITE, _S.LETTER_READ, _S.LETTER_WRITE,
    _S.RISK_READ, _S.SHARE_READ, _S.SHARE_WRITE,
)  # fmt: skip

DEMO_CLIENTS: Final = (
    DemoClient(
        "demo-aud", AgencyCode.AUD, "", "演示：审计监督 demo: audit",
        (_S.AUDIT_READ, _S.GRAPHQL_ADHOC, _S.STATS_READ), (_P.P15, _P.P16),
    ),
    DemoClient(
        "demo-court", AgencyCode.COURT, "ENF", "演示：法院执行局 demo: court enforcement",
        (*_CASES, _S.COURT_CASE_READ, _S.COURT_CASE_WRITE, _S.ENFORCEMENT_READ, _S.ENFORCEMENT_WRITE,
         _S.INSPECTION_READ, _S.TRANSFER_READ, _S.CRIMINAL_EVENT_READ, _S.CRIMINAL_EVENT_WRITE, _S.ASSET_ANALYSE,
         _S.ARBITRATION_READ),
        (_P.P07, _P.P08, _P.P13, _P.P15),
    ),
    DemoClient(
        "demo-hrss", AgencyCode.HRSS, "INSP", "演示：劳动保障监察 demo: labour inspection",
        (*_CASES, _S.CLUE_READ, _S.CLUE_WRITE, _S.INSPECTION_READ, _S.INSPECTION_WRITE, _S.TRANSFER_READ,
         _S.TRANSFER_SEND, _S.CRIMINAL_EVENT_READ, _S.COURT_CASE_READ, _S.ENFORCEMENT_READ, _S.EVIDENCE_READ,
         _S.EVIDENCE_SHARE, _S.EVIDENCE_APPROVE, _S.ARBITRATION_READ, _S.MEDIATION_READ, _S.ASSIST_READ,
         _S.ASSIST_WRITE, _S.SUPERVISION_READ, _S.SUPERVISION_WRITE, _S.RISK_WRITE, _S.PETITION_READ,
         _S.PETITION_WRITE),
        (_P.P01, _P.P04, _P.P05, _P.P11, _P.P13, _P.P15),
    ),
    DemoClient(
        "demo-hrss-arb", AgencyCode.HRSS, "ARB", "演示：劳动人事争议仲裁院 demo: labour arbitration",
        (*_CASES, _S.ARBITRATION_READ, _S.ARBITRATION_WRITE, _S.CLUE_READ, _S.MEDIATION_READ, _S.INSPECTION_READ,
         _S.COURT_CASE_READ, _S.ENFORCEMENT_READ, _S.EVIDENCE_READ, _S.EVIDENCE_SHARE),
        (_P.P03, _P.P15),
    ),
    DemoClient(
        "demo-jus", AgencyCode.JUS, "PM", "演示：人民调解管理 demo: people's mediation",
        (*_CASES, _S.MEDIATION_READ, _S.MEDIATION_WRITE, _S.INSPECTION_READ, _S.COURT_CASE_READ, _S.ENFORCEMENT_READ,
         _S.EVIDENCE_READ),
        (_P.P02, _P.P10, _P.P15),
    ),
    DemoClient(
        "demo-lp", AgencyCode.LP, "", "演示：两法衔接系统 demo: linkage platform",
        (_S.MATTER_READ, _S.LINKAGE_READ, _S.LINKAGE_WRITE, _S.GRAPHQL_ADHOC, _S.INSPECTION_READ, _S.TRANSFER_READ,
         _S.CRIMINAL_EVENT_READ),
        (_P.P05,),
    ),
    DemoClient(
        "demo-proc", AgencyCode.PROC, "CRM", "演示：检察院捕诉部门 demo: prosecution",
        (*_CASES, _S.INSPECTION_READ, _S.TRANSFER_READ, _S.CRIMINAL_EVENT_READ, _S.CRIMINAL_EVENT_WRITE,
         _S.COURT_CASE_READ, _S.ENFORCEMENT_READ, _S.EVIDENCE_READ, _S.SUPERVISION_READ, _S.SUPERVISION_WRITE),
        (_P.P06, _P.P15),
    ),
    DemoClient(
        "demo-psb", AgencyCode.PSB, "SEC", "演示：公安治安部门 demo: public security",
        (*_CASES, _S.INSPECTION_READ, _S.TRANSFER_READ, _S.TRANSFER_RECEIVE, _S.CRIMINAL_EVENT_READ,
         _S.CRIMINAL_EVENT_WRITE, _S.COURT_CASE_READ, _S.ENFORCEMENT_READ, _S.EVIDENCE_READ, _S.ASSIST_READ,
         _S.ASSIST_WRITE),
        (_P.P05, _P.P14, _P.P15),
    ),
)  # fmt: skip


async def register(
    unit: Unit,
    *,
    client_id: str,
    agency: str,
    agency_unit: str,
    name: str,
    public_keys: Sequence[Mapping[str, Any]],
    scopes: Iterable[str],
    purposes: Iterable[str],
) -> OAuthClient:
    """Register a client with its public keys (JWKs) and the most it may ever ask for.

    Raises InvalidInput (id, agency, scope, purpose, key) and Conflict (the id is taken).
    """
    if not is_client_id(client_id):
        raise InvalidInput("CLIENT_ID", field="clientId")
    if agency not in set(AgencyCode):
        raise InvalidInput("AGENCY_UNKNOWN", field="agency")
    if await unit.session.get(OAuthClient, client_id):
        raise Conflict("CLIENT_EXISTS", client=client_id)
    client = OAuthClient(
        client_id=client_id,
        agency=agency,
        unit=agency_unit,
        name=name,
        jwks=_key_set(public_keys),
        scopes=_known(scopes, Scope, "scopes"),
        purposes=_known(purposes, Purpose, "purposes"),
        created_at=clock.now(),
    )
    unit.session.add(client)
    await unit.session.flush()
    return client


async def find(store: Store, client_id: str) -> OAuthClient | None:
    """The client with this id, active or not."""
    if not is_client_id(client_id):
        return None
    async with unit_of_work(store) as unit:
        return await unit.session.get(OAuthClient, client_id)


async def every(unit: Unit) -> Sequence[OAuthClient]:
    """All clients, by id."""
    return (await unit.session.exec(select(OAuthClient).order_by(OAuthClient.client_id))).all()


async def suspend(unit: Unit, client_id: str) -> None:
    """Stop a client: no new tokens from now on, and those it holds are refused within five seconds.

    Raises NotFound.
    """
    client = await unit.session.get(OAuthClient, client_id, with_for_update=True) if is_client_id(client_id) else None
    if client is None:
        raise NotFound("CLIENT_UNKNOWN")
    client.status = ClientStatus.SUSPENDED
    await raise_epoch(unit)


async def ensure_demo_clients(store: Store, settings: Settings) -> None:
    """Register the demo clients; their private keys are made once and kept below the key directory.

    A client that was suspended stays so. Raises Forbidden in the ``production`` profile.
    """
    demo_only(settings)
    with keyfiles.locked(settings.keys):
        pairs = {demo.client_id: _pair(settings, demo.client_id) for demo in DEMO_CLIENTS}
    async with unit_of_work(store) as unit:
        for demo in DEMO_CLIENTS:
            public = keys.public_of(pairs[demo.client_id])
            client = await unit.session.get(OAuthClient, demo.client_id)
            if client is None:
                await register(
                    unit,
                    client_id=demo.client_id,
                    agency=demo.agency,
                    agency_unit=demo.unit,
                    name=demo.name,
                    public_keys=[public],
                    scopes=demo.scopes,
                    purposes=demo.purposes,
                )
            else:
                client.jwks = _key_set([public])
                client.scopes = _known(demo.scopes, Scope, "scopes")
                client.purposes = _known(demo.purposes, Purpose, "purposes")


def demo_key(settings: Settings, client_id: str) -> ECKey:
    """The private key of a demo client. Raises NotFound if the demo has no such client or key."""
    file = settings.keys / DEMO_KEYS / f"{client_id}.jwk"
    if not is_client_id(client_id) or not file.is_file():
        raise NotFound("CLIENT_KEY_MISSING")
    return keys.read_key(file)


def assertion(client_id: str, pair: ECKey, issuer: str) -> str:
    """A client assertion (RFC 7523) good for one request to this issuer within a minute."""
    now = int(clock.now().timestamp())
    claims = {
        "iss": client_id,
        "sub": client_id,
        "aud": issuer,
        "iat": now,
        "exp": now + _ASSERTION_LIFE,
        "jti": secrets.token_urlsafe(16),
    }
    return jose.sign({"alg": keys.ALGORITHM, "typ": "JWT", "kid": pair.thumbprint()}, claims, pair)


def demo_only(settings: Settings) -> None:
    """Raise Forbidden unless the profile is ``demo`` or ``development``."""
    if settings.profile is Profile.PRODUCTION:
        raise Forbidden("DEMO_ONLY")


def is_client_id(value: str) -> bool:
    """Whether a text can be a client id: lower-case letters, digits, dot, hyphen and underscore, at most 64."""
    return _CLIENT_ID.fullmatch(value) is not None


def _pair(settings: Settings, client_id: str) -> ECKey:
    file = settings.keys / DEMO_KEYS / f"{client_id}.jwk"
    if not file.exists():
        keys.write_key(file, ECKey.generate_key("P-256"))
    return keys.read_key(file)


def _key_set(public_keys: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    try:
        accepted = [jose.public_key(data) for data in public_keys]
    except jose.Refused as error:
        raise InvalidInput("CLIENT_KEY", field="jwks", detail=str(error)) from error
    if not accepted or len({data["kid"] for data in accepted}) < len(accepted):
        raise InvalidInput("CLIENT_KEY", field="jwks", detail="one key at least, each with its own kid")
    return {"keys": accepted}


def _known(values: Iterable[str], table: type[Scope] | type[Purpose], field: str) -> list[str]:
    try:
        return sorted({str(table(value)) for value in values})
    except ValueError as error:
        raise InvalidInput("GRANT_UNKNOWN", field=field) from error
