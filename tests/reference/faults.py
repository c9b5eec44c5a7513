"""Operations with one fault: each must be refused, in the same words by hub and reference."""

import base64
from collections.abc import Callable, Sequence

from schema import ENTITIES, LINKS, READ_SCOPE
from schema.fields import shared_fields
from tests.reference.asking import Asking, Operation
from tests.reference.pages import MOST
from tests.reference.questions import ATTRIBUTES


class Faulty(Asking):
    """One operation that must fail."""

    def wrong(self) -> Operation:
        """An operation with one fault."""
        entity = self.entity()
        name, plural = entity[0].lower() + entity[1:], str(ENTITIES[entity].plural)  # type: ignore[attr-defined]
        faults: Sequence[Callable[[str, str, str], str | None]] = (
            self._forged_cursor, self._denied_filter, self._denied_order, self._page_size, self._link_size,
            self._both_ways, self._keys, self._naive, self._unreadable, self._bad_id, self._bad_variable,
        )  # fmt: skip
        for fault in self.dice.sample(faults, len(faults)):
            root = fault(entity, name, plural)
            if root is not None:
                break
        assert root is not None
        if self.document.chance(0.1):
            return self.done([f"{plural} {{ totalCount }}"], fails=True, purpose=self.dice.choice((None, "P99", "P16")))
        return self.done([root], fails=True)

    def _forged_cursor(self, entity: str, name: str, plural: str) -> str:
        marks = ("nonsense", "", "e30", base64.urlsafe_b64encode(b'["0123456789ab","2023-05-01"]').decode(), "é")
        at = self.dice.choice(("after", "before"))
        forged = self.document.value(self.kind("Query", plural, at), self.dice.choice(marks))
        return f"{plural}({at}: {forged}) {{ totalCount }}"

    def _denied_filter(self, entity: str, name: str, plural: str) -> str | None:
        given = self.filter(entity, allowed=False)
        if (
            not given
            or {"eq": None} in given.values()
            or any(
                shared_fields(ENTITIES[entity])[ATTRIBUTES[entity][key]].key and {"eq", "in"} & conditions.keys()
                for key, conditions in given.items()
            )
        ):
            return None
        told = self.document.value(self.kind("Query", plural, "filter"), given)
        return f"{plural}(filter: {told}) {{ nodes {{ id }} }}"

    def _denied_order(self, entity: str, name: str, plural: str) -> str | None:
        given = self.order(entity, allowed=False)
        if not given:
            return None
        told = self.document.value(self.kind("Query", plural, "orderBy"), given)
        return f"{plural}(orderBy: {told}) {{ edges {{ cursor }} }}"

    def _page_size(self, entity: str, name: str, plural: str) -> str:
        size = self.dice.choice(("first", "last"))
        wrong = self.document.value(self.kind("Query", plural, size), self.dice.choice((0, -1, MOST + 1, 2**31 - 1)))
        return f"{plural}({size}: {wrong}) {{ nodes {{ id }} }}"

    def _link_size(self, entity: str, name: str, plural: str) -> str | None:
        link = next((link for link in LINKS[entity].values() if link.many and link.target in self.readable), None)
        if link is None:
            return None
        wrong = self.dice.choice((0, -5, MOST + 1))
        return f"{plural}(first: 1) {{ nodes {{ {link.name}(first: {wrong}) {{ id }} }} }}"

    def _both_ways(self, entity: str, name: str, plural: str) -> str:
        return f"{plural}(first: 1, {self.dice.choice(('last: 1', 'before: null, last: 2'))}) {{ nodes {{ id }} }}"

    def _keys(self, entity: str, name: str, plural: str) -> str:
        return f"{name}{self.dice.choice(('', '(id: null)'))} {{ id }}"

    def _naive(self, entity: str, name: str, plural: str) -> str:
        return f'{plural}(asOf: "2024-01-01T00:00:00") {{ nodes {{ id }} }}'

    def _unreadable(self, entity: str, name: str, plural: str) -> str | None:
        hidden = [each for each in ENTITIES if READ_SCOPE[each] not in self.caller.scopes]
        if not hidden:
            return None
        return f"{ENTITIES[self.dice.choice(hidden)].plural} {{ nodes {{ id }} }}"  # type: ignore[attr-defined]

    def _bad_id(self, entity: str, name: str, plural: str) -> str | None:
        if entity == "AccessLogEntry":
            return None
        return f"{name}(id: {self.document.value(self.kind('Query', name, 'id'), 'not-an-id')}) {{ id }}"

    def _bad_variable(self, entity: str, name: str, plural: str) -> str:
        self.document.variables["wrong"] = self.dice.choice(("ten", 1.5, [], {"a": 1}, 2**40))
        return f"{plural}(first: {self.document.placeholder('Int', 'wrong')}) {{ nodes {{ id }} }}"
