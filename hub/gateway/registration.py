"""Trusted documents are registered by one person, approved by another, and withdrawn by anybody who may sign in."""

import hashlib
import re
from collections.abc import Sequence
from typing import Final

from graphql import GraphQLError
from sqlmodel import col, select

from hub import clock
from hub.errors import Conflict, InvalidInput, NotFound
from hub.gateway.documents import RequestError, checked
from hub.gateway.limits import Guard
from hub.gateway.models import DocumentStatus, TrustedDocument
from hub.gateway.refusals import graphql_entry
from hub.oauth.models import OAuthClient
from hub.store.session import Unit

PREFIX: Final = "sha256:"
_ID: Final = re.compile(r"(?:sha256:)?([0-9a-f]{64})")


def sha256_of(text: str) -> str:
    """By what a document is known: SHA-256 of its UTF-8, hex."""
    return hashlib.sha256(text.encode()).hexdigest()


async def register(unit: Unit, *, client: str, text: str, by: str, guard: Guard) -> TrustedDocument:
    """Put a document on the list of a client, not to be run before it is approved; ``by`` is the person's key.

    A document that stands there already is left as it is; a withdrawn one begins anew. Raises InvalidInput for a text
    that is no valid document with one named operation, LimitExceeded for one that could not be run, NotFound for an
    unknown client.
    """
    name = _name_of(text, guard)
    if await unit.session.get(OAuthClient, client) is None:
        raise NotFound("CLIENT_UNKNOWN")
    sha256 = sha256_of(text)
    found = await unit.session.get(TrustedDocument, (client, sha256), with_for_update=True)
    if found is not None and found.status != DocumentStatus.WITHDRAWN:
        return found
    document = found or TrustedDocument(
        client=client, sha256=sha256, name=name, text=text, registered_by=by, registered_at=clock.now()
    )
    document.status, document.registered_by, document.registered_at = DocumentStatus.REGISTERED, by, clock.now()
    document.approved_by = document.approved_at = document.withdrawn_by = document.withdrawn_at = None
    unit.session.add(document)
    await unit.session.flush()
    return document


async def approve(unit: Unit, *, client: str, document: str, by: str) -> TrustedDocument:
    """Let a client run a registered document from now on.

    Raises NotFound, and Conflict where whoever registered it would approve it, or it is not waiting for approval.
    """
    found = await _one(unit, client, document)
    if found.status != DocumentStatus.REGISTERED:
        raise Conflict("DOCUMENT_NOT_WAITING")
    if found.registered_by == by:
        raise Conflict("DOCUMENT_SAME_PERSON")
    found.status, found.approved_by, found.approved_at = DocumentStatus.APPROVED, by, clock.now()
    return found


async def withdraw(unit: Unit, *, client: str, document: str, by: str) -> TrustedDocument:
    """Stop a document: within two seconds it is not run any more. Raises NotFound."""
    found = await _one(unit, client, document)
    if found.status != DocumentStatus.WITHDRAWN:
        found.status, found.withdrawn_by, found.withdrawn_at = DocumentStatus.WITHDRAWN, by, clock.now()
    return found


async def every(unit: Unit, client: str | None = None) -> Sequence[TrustedDocument]:
    """All documents, or those of a client, by client and name."""
    query = select(TrustedDocument).order_by(
        col(TrustedDocument.client), col(TrustedDocument.name), col(TrustedDocument.registered_at)
    )
    if client is not None:
        query = query.where(TrustedDocument.client == client)
    return (await unit.session.exec(query)).all()


async def _one(unit: Unit, client: str, document: str) -> TrustedDocument:
    known = _ID.fullmatch(document)
    found = await unit.session.get(TrustedDocument, (client, known[1]), with_for_update=True) if known else None
    if found is None:
        raise NotFound("DOCUMENT_UNKNOWN")
    return found


def _name_of(text: str, guard: Guard) -> str:
    """The name of the one operation of a document that may be run. Raises InvalidInput, LimitExceeded."""
    try:
        names = list(checked(text, None, guard, "registration", trusted=True).definitions)
    except RequestError as error:
        raise _unfit(error.errors[0]) from error
    if len(names) != 1 or not names[0]:
        raise InvalidInput("DOCUMENT_NOT_ONE")
    return names[0]


def _unfit(error: GraphQLError) -> InvalidInput:
    place = ":".join(str(part) for at in (error.locations or ())[:1] for part in (at.line, at.column))
    return InvalidInput("DOCUMENT_UNFIT", detail=f"{graphql_entry(error)['extensions']['messageEn']} ({place})")
