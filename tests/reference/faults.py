"""Operations with one fault: each must be refused, in the same words by hub and reference."""

import base64
from collections.abc import Callable, Sequence
from datetime import date, datetime

from schema import ENTITIES, LINKS
from schema.fields import shared_fields
from tests.reference.asking import Asking
from tests.reference.keys import kind_of
from tests.reference.pages import MOST
from tests.reference.questions import ATTRIBUTES


class Faulty(Asking):
    """Faults of all sorts."""

    def fault(self) -> str:
        """A root with one fault."""
        entity = self.entity()
        name, plural = entity[0].lower() + entity[1:], str(ENTITIES[entity].plural)
        faults: Sequence[Callable[[str, str, str], str | None]] = (
            self._forged_cursor, self._foreign_cursor, self._denied_filter, self._denied_order, self._denied_group,
            self._page_size, self._link_size, self._both_ways, self._keys, self._naive, self._unreadable,
            self._unreadable_link, self._unreadable_below_kinds, self._bad_id, self._bad_variable, self._bad_unit,
        )  # fmt: skip
        roots = (fault(entity, name, plural) for fault in self.dice.sample(faults, len(faults)))
        return "wrong: " + next(root for root in roots if root is not None)

    def _forged_cursor(self, entity: str, name: str, plural: str) -> str:
        marks = ("nonsense", "", "e30", base64.urlsafe_b64encode(b'["0123456789ab","2023-05-01"]').decode(), "é")
        at = self.dice.choice(("after", "before"))
        forged = self.document.value(self.kind("Query", plural, at), self.dice.choice(marks))
        return f"{plural}({at}: {forged}) {{ totalCount }}"

    def _foreign_cursor(self, entity: str, name: str, plural: str) -> str | None:
        """A cursor of the same records, but of another query."""
        if not self.rows(entity) or entity == "AccessLogEntry":
            return None
        self.cursor = ("cursor", f"query {{ {plural} {{ edges {{ cursor }} }} }}", {})
        told = f"after: {self.document.placeholder('String', 'cursor')}"
        other = self.dice.choice(("orderBy: [{field: VERSION, direction: DESC}]", "filter: {version: {gte: 0}}"))
        return f"{plural}({told}, {other}) {{ nodes {{ id }} }}"

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

    def _denied_group(self, entity: str, name: str, plural: str) -> str | None:
        denied = [each for each in self.fields(entity, f"{entity}SumField") if not self.may_ask(entity, each.lower())]
        return f"{name}Groups(sum: [{self.dice.choice(denied)}]) {{ count }}" if denied else None

    def _page_size(self, entity: str, name: str, plural: str) -> str:
        size = self.dice.choice(("first", "last"))
        wrong = self.document.value(self.kind("Query", plural, size), self.dice.choice((0, -1, MOST + 1, 1000)))
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
        hidden = [each for each in ENTITIES if not self.may_read(each)]
        if not hidden:
            return None
        return f"{ENTITIES[self.dice.choice(hidden)].plural} {{ nodes {{ id }} }}"

    def _unreadable_link(self, entity: str, name: str, plural: str) -> str | None:
        links = [each for each in LINKS[entity].values() if not each.kinds and not self.may_read(each.target)]
        if not links:
            return None
        return f"{plural}(first: 1) {{ nodes {{ {self.dice.choice(links).name} {{ id }} }} }}"

    def _unreadable_below_kinds(self, entity: str, name: str, plural: str) -> str | None:
        """A list of several kinds asks for no scope; what hangs off them does."""
        kinds = [each for each in LINKS["Matter"]["cases"].kinds if self.may_read(each)]
        links = [(kind, link.name) for kind in kinds for link in LINKS[kind].values() if not self.may_read(link.target)]
        if not links or not self.may_read("Matter"):
            return None
        kind, link = self.dice.choice(links)
        return f"matters(first: 1) {{ nodes {{ cases(first: 1) {{ id ... on {kind} {{ {link} {{ id }} }} }} }} }}"

    def _bad_unit(self, entity: str, name: str, plural: str) -> str | None:
        fields = self.allowed(entity, f"{entity}GroupField")
        if not fields:
            return None
        field = self.dice.choice(fields)
        dated = kind_of(entity, field.lower()) in {date, datetime}
        return f"{name}Groups(by: [{{field: {field}{'' if dated else ', unit: DAY'}}}]) {{ count }}"

    def _bad_id(self, entity: str, name: str, plural: str) -> str | None:
        if entity == "AccessLogEntry":
            return None
        return f"{name}(id: {self.document.value(self.kind('Query', name, 'id'), 'not-an-id')}) {{ id }}"

    def _bad_variable(self, entity: str, name: str, plural: str) -> str:
        self.document.variables["wrong"] = self.dice.choice(("ten", 1.5, [], {"a": 1}, 2**40))
        return f"{plural}(first: {self.document.placeholder('Int', 'wrong')}) {{ nodes {{ id }} }}"
