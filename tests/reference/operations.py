"""Queries drawn by a die: valid, inside the limits, mostly about records that are there; one in ten must fail."""

from collections.abc import Sequence
from random import Random

from schema import ENTITIES, LINKS
from schema.fields import camel, shared_fields
from tests.reference.asking import Callers, Operation
from tests.reference.documents import Name, Scope
from tests.reference.executor import Reference
from tests.reference.faults import Faulty
from tests.reference.questions import ATTRIBUTES

_DEPTH = 8
_SINGLE = 0.5
_WRONG = 0.1


class Operations:
    """Draws operations."""

    def __init__(self, reference: Reference, callers: Callers, seed: int) -> None:
        self.reference = reference
        self.callers = callers
        self.dice = Random(seed)

    def draw(self) -> Operation:
        """The next operation."""
        drawn = _Drawn(self.reference, self.callers, self.dice.choice(self.callers.every), self.dice)
        return drawn.wrong() if self.dice.random() < _WRONG else drawn.right()


class _Drawn(Faulty):
    """One operation being drawn."""

    def right(self) -> Operation:
        """A valid operation."""
        top = Scope("Query")
        roots = [self.root(top) for _ in range(self.dice.choice((1, 1, 1, 1, 2, 3, 5)))]
        if self.document.chance(0.05):
            roots.append("__typename")
        return self.done([root for root in roots if root] or ["__typename"])

    def wrong(self) -> Operation:
        """An operation with one fault, by itself or among roots that have none."""
        if self.document.chance(0.1):
            plural: str = ENTITIES[self.entity()].plural
            purpose = self.dice.choice((None, "P99", "P16"))
            return self.done([f"{plural} {{ totalCount nodes {{ id }} }}"], fails=True, purpose=purpose)
        top = Scope("Query")
        roots = [self.fault(), *(self.root(top) for _ in range(self.dice.choice((0, 0, 1, 2))))]
        self.dice.shuffle(roots)
        return self.done(roots, fails=True)

    # Roots

    def root(self, top: Scope) -> str:
        entity = self.entity()
        if self.document.chance(_SINGLE):
            return self.single(top, entity)
        return self.groups(top, entity) if self.document.chance(0.15) else self.page(top, entity)

    def single(self, top: Scope, entity: str) -> str:
        name = entity[0].lower() + entity[1:]
        arguments = [self.lookup(name, entity)]
        if self.document.chance(0.15) and entity != "AccessLogEntry":
            arguments.append(self.document.argument("asOf", self.kind("Query", name, "asOf"), self.moment()))
        self.dice.shuffle(arguments)
        told = f"({', '.join(arguments)})"
        field_ = self.document.alias(top, name, told, wanted=self.document.chance(0.15))
        if field_ is None:
            return ""
        self.document.room(1)
        below = top.below.setdefault(field_.partition(":")[0], Scope(entity))
        return f"{field_}{told}{self.document.directive()} {{ {self.selections(below, 1, 2)} }}"

    def lookup(self, name: str, entity: str) -> str:
        keys = [key for key, words in shared_fields(ENTITIES[entity]).items() if words.key]
        attribute = self.dice.choice(["id", *keys])
        rows = self.rows(entity)
        if not rows or self.document.chance(0.08):
            rows = [row for row in self.reference.records.all(entity) if row[attribute] is not None]
        value = self.dice.choice(rows)[attribute] if rows else None
        kind = self.kind("Query", name, camel(attribute))
        given = self.sent(kind, value) if value is not None else "00000000-0000-4000-8000-000000000000"
        if attribute == "case_number" and value is not None and self.document.chance(0.3):
            given = given.replace("(", "(").replace(")", ")")
        if attribute != "id" and value is None:
            attribute, kind = "id", self.kind("Query", name, "id")
        return self.document.argument(camel(attribute), kind, given)

    def page(self, top: Scope, entity: str) -> str:
        plural: str = ENTITIES[entity].plural
        arguments, first = self.page_arguments(plural, entity)
        told = f"({', '.join(arguments)})" if arguments else ""
        field_ = self.document.alias(top, plural, told, wanted=self.document.chance(0.15))
        if field_ is None:
            return ""
        connection = top.below.setdefault(field_.partition(":")[0], Scope(f"{entity}Connection"))
        return f"{field_}{told}{self.document.directive()} {{ {self.connection(connection, entity, first)} }}"

    def page_arguments(self, plural: str, entity: str) -> tuple[list[str], int]:
        document, kind = self.document, lambda name: self.kind("Query", plural, name)
        arguments = []
        if document.chance(0.35):
            arguments.append(document.argument("filter", kind("filter"), self.filter(entity)))
        if document.chance(0.4):
            arguments.append(document.argument("orderBy", kind("orderBy"), self.order(entity)))
        if document.chance(0.12) and entity != "AccessLogEntry":
            arguments.append(document.argument("asOf", kind("asOf"), self.moment()))
        backwards = document.chance(0.3)
        size, at = ("last", "before") if backwards else ("first", "after")
        first = self.dice.choice((1, 2, 3, 5, 8, 20))
        if self.cursor is None and document.chance(0.35):
            self.ask_for_cursor(plural, arguments)
            arguments.append(f"{at}: {document.placeholder('String', 'cursor')}")
            arguments.append(document.argument(size, kind(size), first))
        elif document.chance(0.8):
            arguments.append(document.argument(size, kind(size), first))
        else:
            first = 20
            arguments += [f"{size}: {document.absent(kind(size))}"] if document.chance(0.3) else []
        if document.chance(0.1) and not any(argument.startswith("filter") for argument in arguments):
            arguments.append(f"filter: {document.absent(kind('filter'))}")
        return arguments, first

    def ask_for_cursor(self, plural: str, arguments: Sequence[str]) -> None:
        told = f"({', '.join(arguments)})" if arguments else ""
        used = self.document.used_in(told)
        declared = f"({', '.join(used.values())})" if used else ""
        query = f"query{declared} {{ {plural}{told} {{ edges {{ cursor }} }} }}"
        given = {name: value for name, value in self.document.variables.items() if name in used}
        self.cursor = ("cursor", query, given)

    def groups(self, top: Scope, entity: str) -> str:
        """Counts and sums."""
        name = f"{entity[0].lower()}{entity[1:]}Groups"
        kind, document = lambda argument: self.kind("Query", name, argument), self.document
        arguments = []
        by = self.group_fields(entity)
        if by:
            arguments.append(document.argument("by", kind("by"), by))
        if document.chance(0.3):
            arguments.append(document.argument("filter", kind("filter"), self.filter(entity)))
        sums = self.allowed(entity, f"{entity}SumField")
        if sums and document.chance(0.6):
            chosen = [Name(each) for each in self.dice.sample(sums, self.dice.randint(1, min(2, len(sums))))]
            arguments.append(document.argument("sum", kind("sum"), chosen))
        if document.chance(0.1) and entity != "AccessLogEntry":
            arguments.append(document.argument("asOf", kind("asOf"), self.moment()))
        told = f"({', '.join(arguments)})" if arguments else ""
        field_ = document.alias(top, name, told, wanted=document.chance(0.1))
        if field_ is None or not document.room(20, 4):
            return ""
        parts = self.dice.sample(("keys", "count", "sums", "__typename", "many: count"), self.dice.randint(1, 5))
        return f"{field_}{told}{document.directive()} {{ {' '.join(parts)} }}"

    def connection(self, scope: Scope, entity: str, first: int) -> str:
        parts = []
        for name in self.dice.sample(("nodes", "nodes", "edges", "pageInfo", "totalCount"), self.dice.randint(1, 4)):
            match name:
                case "nodes":
                    below = scope.below.setdefault("nodes", Scope(entity))
                    parts.append(f"nodes {{ {self.selections(below, first, 3)} }}")
                case "edges":
                    below = scope.below.setdefault("node", Scope(entity))
                    cursor = self.dice.choice(("cursor ", "at: cursor ", "__typename cursor ", ""))
                    if self.document.room(first, 2):
                        parts.append(f"edges {{ {cursor}node {{ {self.selections(below, first, 4)} }} }}")
                case "pageInfo":
                    names = ["hasNextPage", "hasPreviousPage", "startCursor", "endCursor", "__typename"]
                    chosen = self.dice.sample(names, self.dice.randint(1, 5))
                    parts.append(f"pageInfo {{ {' '.join(chosen)} }}")
                case "totalCount":
                    parts.append("totalCount")
        parts = parts or ["totalCount"]
        if self.document.chance(0.15):
            parts[0] = self.document.wrapped(f"{entity}Connection", parts[0])
        return " ".join(parts)

    # Records

    def selections(self, scope: Scope, rows: int, depth: int) -> str:
        """Fields of a record: values, links, fragments, the same thing twice."""
        entity, document = scope.kind, self.document
        parts = [self.leaf(scope, rows) for _ in range(self.dice.randint(1, 6))]
        if depth < _DEPTH:
            chance = 0.55 if depth < 5 else 0.25
            while document.chance(chance) and len(parts) < 12:
                parts.append(self.link(scope, rows, depth))
        parts = [part for part in parts if part]
        self.dice.shuffle(parts)
        if len(parts) > 1 and document.chance(0.3):
            cut = self.dice.randint(1, len(parts) - 1)
            parts = [*parts[:cut], document.wrapped(entity, " ".join(parts[cut:]))]
        if document.chance(0.1) and document.room(rows, 2):
            parts.append("id __typename")
        return " ".join(parts) or "__typename"

    def leaf(self, scope: Scope, rows: int) -> str:
        names = [name for name in ATTRIBUTES[scope.kind] if name not in LINKS[scope.kind]]
        name = self.dice.choice([*names, "__typename"])
        if not self.document.room(rows):
            return ""
        field_ = self.document.alias(scope, name, "", wanted=self.document.chance(0.08))
        return "" if field_ is None else f"{field_}{self.document.directive()}"

    def link(self, scope: Scope, rows: int, depth: int) -> str:
        links = [link for link in LINKS[scope.kind].values() if link.kinds or link.target in self.readable]
        if not links:
            return ""
        link = self.dice.choice(links)
        if scope.kind == "Matter" and self.document.chance(0.15):
            link = LINKS["Matter"]["cases"]
        many = self.dice.choice((1, 2, 3, 5)) if link.many else 1
        arguments = ""
        if link.many:
            arguments = f"({self.document.argument('first', self.kind(scope.kind, link.name, 'first'), many)})"
        if not self.document.room(rows * many, 2):
            return ""
        field_ = self.document.alias(scope, link.name, arguments, wanted=self.document.chance(0.15))
        if field_ is None:
            return ""
        below = scope.below.setdefault(field_.partition(":")[0], Scope(link.target))
        told = f"{field_}{arguments}{self.document.directive()}"
        if link.kinds:
            return f"{told} {{ {self.kinds(below, link.kinds, rows * many, depth + 1)} }}"
        text = f"{told} {{ {self.selections(below, rows * many, depth + 1)} }}"
        if self.document.chance(0.12) and self.document.room(rows * many, 2):
            text += f" {field_}{arguments} {{ {self.selections(below, rows * many, depth + 2)} }}"
        return text

    def kinds(self, scope: Scope, kinds: Sequence[str], rows: int, depth: int) -> str:
        """Fields of records of several kinds: what they share, and what some have."""
        parts = [
            self.dice.choice(("id", "__typename", "ownerAgency", "updatedAt version", "... on Record { assumed }"))
        ]
        here = [kind for kind in kinds if kind in self.readable and self.rows(kind)] or [*kinds]
        for kind in self.dice.sample(here, min(len(here), self.dice.choice((1, 2, 3)))):
            selected = self.selections(scope.one_of(kind), rows, depth)
            parts.append(f"... on {kind}{self.document.directive(leaves=False)} {{ {selected} }}")
        if self.document.chance(0.2):
            parts.append(f"...{self.document.fragment('Record', '__typename receivedAt')}")
        self.dice.shuffle(parts)
        return " ".join(parts)
