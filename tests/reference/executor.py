"""The reference: any query through plain graphql-core over simple resolvers, answered from rows held in Python.

It shares with the hub what is declared (``schema``), who may what (``hub.policy``), the seal of cursors and the words
of errors; planning, SQL, masks and rendering are the hub's alone, and this is what they are held against.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from uuid import UUID

import orjson
from graphql import ExecutionResult, GraphQLError, GraphQLSchema, execute

from hub.caller import Caller
from hub.errors import Forbidden, HubError
from hub.gateway.cursors import Cursors
from hub.gateway.refusals import error_entry, graphql_entry
from hub.policy.agreements import Agreements
from hub.policy.decision import Denied, decide
from schema import LINKS, READ_SCOPE
from tests.reference import keys
from tests.reference.pages import MOST, Found, count, in_order, root_of
from tests.reference.plain_schema import plain
from tests.reference.policy import Policy
from tests.reference.questions import ATTRIBUTES, Question, Wrong
from tests.reference.rows import Records

_REASONS = {
    "MASKED": "按共享协议脱敏 masked under the sharing agreement",
    "STATUS_ONLY": "按共享协议仅提供状态、结果和日期 only status, result and dates are shared",
    "DENY_APPROVAL": "须经审批 approval is needed",
    "DENY_RELATION": "共享协议不提供 not provided under the sharing agreement",
    "DENY_STAGE": "程序阶段未到的不提供 not provided before the stage is reached",
}


class Answer(NamedTuple):
    """What the hub should say."""

    status: int
    data: Any
    errors: list[dict[str, Any]]
    access: list[dict[str, Any]]

    def body(self, extensions: Mapping[str, Any]) -> bytes:
        """The bytes, with what differs from answer to answer taken from ``extensions``."""
        told = {"trace": extensions.get("trace")}
        told |= {"receipt": extensions["receipt"]} if "receipt" in extensions else {}
        told |= {"access": self.access} if self.access else {}
        told |= {"freshness": extensions["freshness"]} if "freshness" in extensions else {}
        parts = {"errors": self.errors} if self.errors else {}
        parts |= {"data": self.data} if self.data is not None else {}
        return orjson.dumps({**parts, "extensions": told})


class Reference:
    """Answers queries from the rows of one database."""

    def __init__(self, schema: GraphQLSchema, records: Records, agreements: Agreements, cursors: Cursors) -> None:
        self.schema = plain(schema)
        self.records = records
        self.agreements = agreements
        self.cursors = cursors

    def answer(self, caller: Caller, text: str, variables: Mapping[str, Any]) -> Answer:
        """The answer to a query."""
        try:
            return _Asked(self, caller, Question(self.schema, text, variables)).answer(variables)
        except Wrong as wrong:
            return Answer(400, None, [graphql_entry(error) for error in wrong.errors], [])
        except GraphQLError as error:
            if error.original_error is None:
                return Answer(400, None, [graphql_entry(error)], [])
            if not isinstance(error.original_error, HubError):
                raise
            return _refused(error.original_error)
        except HubError as error:
            return _refused(error)


class _Asked:
    """One query of one caller."""

    def __init__(self, of: Reference, caller: Caller, question: Question) -> None:
        self.question = question
        self.caller = caller
        self.records = of.records
        self.fields = [field for field in question.roots() if not field.name.startswith("__")]
        self.roots = {}
        for field in self.fields:
            self.roots[field.key] = root_of(field, question.arguments(field), caller, of.cursors)
            for link, _ in self.links(field):
                count(question.arguments(link).get("first", MOST))
        decision = decide(caller, self.entities(), of.agreements)
        if isinstance(decision, Denied):
            raise Forbidden(decision.code, what=decision.what)
        self.policy = Policy(self.records, decision.access)
        for root in self.roots.values():
            root.check(self.policy)

    def readable(self, entity: str) -> bool:
        """Whether the caller holds the scope of an entity."""
        return self.caller.holds(READ_SCOPE[entity])

    def links(self, field: Any) -> Iterator[tuple[Any, Any]]:
        """All links below a root."""
        for record in self.question.records(field):
            yield from self.question.links(record)

    def entities(self) -> set[str]:
        """Kinds of record the query asks for by name; of several kinds in one list, those readable are enough."""
        found = {root.entity for root in self.roots.values()}
        return found | {link.target for field in self.fields for _, link in self.links(field) if not link.kinds}

    def answer(self, variables: Mapping[str, Any]) -> Answer:
        """Execute."""
        seen: set[str] = set()

        def resolve(source: Any, info: Any, **arguments: Any) -> Any:
            if source is None:
                root = self.roots[str(info.path.key)]
                value = root.answer(self.policy, self.records.all(root.entity, root.moment))
                if isinstance(value, Found) or (isinstance(value, dict) and value["nodes"]):
                    seen.add(str(info.path.key))
                return value
            if isinstance(source, Found):
                return self.below(source, info.field_name, arguments)
            return source[info.field_name]

        result = execute(
            self.question.schema, self.question.document, variable_values=dict(variables), field_resolver=resolve
        )
        assert isinstance(result, ExecutionResult)
        if result.errors:
            raise result.errors[0]
        return Answer(200, _plain_numbers(result.data), [], list(self.access(seen)))

    def access(self, seen: set[str]) -> Iterator[dict[str, Any]]:
        """What is said of fields withheld, in roots that have a record."""
        for field in self.fields:
            told: dict[tuple[tuple[str, ...], str], None] = {}
            for record in self.question.records(field) if field.key in seen else ():
                for path, entity, name in self.question.values(record, (field.key,), self.readable):
                    told |= {(path, code): None for code in self.policy.notes(entity, name)}
            yield from ({"path": path, "code": code, "reason": _REASONS[code]} for path, code in told)

    def below(self, source: Found, name: str, arguments: Mapping[str, Any]) -> Any:
        """A value or the linked records of a record."""
        if name not in LINKS[source.entity]:
            value = self.policy.value(source.entity, source.row, ATTRIBUTES[source.entity][name])
            return str(value) if isinstance(value, UUID) else value
        link = LINKS[source.entity][name]
        found: list[tuple[list[Any], Found]] = []
        for target in link.targets:
            if link.kinds and not self.readable(target):
                continue
            rows = [
                row
                for row in self.records.by(target, link.target_column, source.row[link.column], source.moment)
                if (not link.case_type or row["case_type"] == link.case_type) and self.policy.visible(target, row)
            ]
            order = () if link.kinds else keys.default_order(target)
            for at, row in in_order(self.policy, target, (*order, ("id", False)), rows):
                found.append((at, Found(target, row, source.moment)))
        if link.kinds:
            found.sort(key=lambda each: each[0])
        records = [record for _, record in found]
        return records[: arguments["first"]] if link.many else next(iter(records), None)


def _plain_numbers(value: Any) -> Any:
    """A whole number written without a fraction, as the database writes it."""
    match value:
        case dict():
            return {key: _plain_numbers(item) for key, item in value.items()}
        case list():
            return [_plain_numbers(item) for item in value]
        case float() if value.is_integer():
            return int(value)
    return value


def _refused(error: HubError) -> Answer:
    return Answer(error.status, None, [error_entry(error)], [])
