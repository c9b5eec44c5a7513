"""What a caller may run: an approved document of its own, or, with the scope for it, any."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from graphql import FieldNode, GraphQLError, OperationDefinitionNode
from sqlmodel import col, select

from hub.caller import Caller
from hub.disclosure import Disclosure, Request
from hub.errors import Forbidden, NotFound
from hub.gateway.asked import Asked
from hub.gateway.limits import Guard
from hub.gateway.models import DocumentStatus, TrustedDocument
from hub.gateway.registration import sha256_of
from hub.held import Held
from hub.store.engine import Store
from hub.store.session import reading
from schema.codes import AccessResult
from schema.scopes import Scope

META: Final = frozenset({"__typename", "__schema", "__type", "_service"})
_FRESH_SECONDS: Final = 2.0


@dataclass(frozen=True, slots=True)
class _Approved:
    state: tuple[tuple[object, ...], ...]
    """What is in force, by its keys."""
    by_hash: Mapping[tuple[str, str], str]
    by_name: Mapping[tuple[str, str], str]
    """The text approved last under a name."""


class TrustedDocuments:
    """The approved documents, looked after at most every two seconds, and who may run what."""

    def __init__(self, store: Store, disclosure: Disclosure, guard: Guard) -> None:
        self.store, self.disclosure, self.guard = store, disclosure, guard
        self._known = _Approved((), {}, {})
        self._held = Held(self._look, _FRESH_SECONDS)

    async def admit(self, caller: Caller, asked: Asked) -> Asked:
        """The request with the text it will run.

        Raises NotFound for a document that is unknown, not approved or another client's: all look the same. Raises
        Forbidden for a free-form document without the scope, before a look at it could tell what the schema holds;
        what asks for ``__typename`` and introspection alone is open to every token.
        """
        if asked.trusted:
            return asked
        if asked.document or asked.named is not None:
            text = await self._text(caller.client, asked)
            if text is None:
                request = Request("trusted document", document=asked.document or None)
                await self.disclosure.deny(caller, request, AccessResult.DENY_SCOPE, "DOCUMENT_UNKNOWN")
                raise NotFound("DOCUMENT_UNKNOWN")
            return asked._replace(text=text, trusted=True)
        if not caller.holds(str(Scope.GRAPHQL_ADHOC)) and not self._only_meta(asked.text, caller.client):
            request = Request("free-form document", document=sha256_of(asked.text))
            await self.disclosure.deny(caller, request, AccessResult.DENY_SCOPE, str(Scope.GRAPHQL_ADHOC))
            raise Forbidden("ADHOC_MISSING")
        return asked

    async def _text(self, client: str, asked: Asked) -> str | None:
        approved = await self._held.present()
        if asked.document:
            return approved.by_hash.get((client, asked.document))
        return approved.by_name.get((client, asked.named or ""))

    async def _look(self) -> _Approved:
        """Read the documents anew if anything was approved or withdrawn since."""
        table = TrustedDocument
        in_force = table.status == DocumentStatus.APPROVED
        keys = (col(table.approved_at), col(table.client), col(table.sha256))
        async with reading(self.store) as session:
            signs = select(*keys).where(in_force).order_by(*keys)
            state = tuple(map(tuple, (await session.exec(signs)).all()))
            if state == self._known.state:
                return self._known
            approved = (await session.exec(select(table).where(in_force).order_by(*keys))).all()
        self._known = _Approved(
            state,
            {(each.client, each.sha256): each.text for each in approved},
            {(each.client, each.name): each.text for each in approved},
        )
        return self._known

    def _only_meta(self, text: str, client: str) -> bool:
        """Whether a document asks for nothing but ``__typename`` and introspection, told from its text alone."""
        self.guard.check("document", len(text), client)
        try:
            document = self.guard.parsed(text, client)
        except GraphQLError:
            return False
        roots = [
            node
            for definition in document.definitions
            if isinstance(definition, OperationDefinitionNode)
            for node in definition.selection_set.selections
        ]
        return bool(roots) and all(isinstance(node, FieldNode) and node.name.value in META for node in roots)
