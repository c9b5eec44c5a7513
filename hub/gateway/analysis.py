"""What a document asks for, found before validation: sizes with every fragment spread, and its cost before any row.

Each fragment is looked at once, whatever spreads it: chained fragments cost what they are long, not what they grow to.
Safe on documents nobody has validated: unknown names count as leaves, cycles are reported, recursion is bounded.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from graphql import (
    ArgumentNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLList,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    ListValueNode,
    ObjectValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
)

PAGE = 20
"""Records assumed of a list whose ``first`` the document does not say, or that has none. A linked list may hold more;
what is read beyond is held by the limits of rows, bytes and time and charged to the client."""
FIELDS_CAP = 1_000_000
"""Expanded sizes are not counted beyond this."""
_COST_CAP = 1_000_000_000
_STEPS_CAP = 20_000
_COSTS_KEPT = 32
_ABSENT: Any = object()
_INTROSPECTION = frozenset({"__schema", "__type"})
_DIGITS = 9
"""An integer literal with more digits is as good as the greatest number."""


class Extent(NamedTuple):
    """Sizes of a selection with every fragment spread."""

    roots: int = 0
    """Fields at the top, ``__typename`` apart."""
    fields: int = 0
    depth: int = 0
    """Levels of fields, a leaf included; below introspection nothing is counted."""
    aliases: int = 0
    introspections: int = 0
    """``__schema`` and ``__type``."""


_LEAF = Extent()
_HEAVIEST = Extent(FIELDS_CAP, FIELDS_CAP, FIELDS_CAP, FIELDS_CAP, FIELDS_CAP)


class Analysis:
    """Sizes of a parsed document and the cost of its operations."""

    def __init__(self, document: DocumentNode, schema: GraphQLSchema) -> None:
        self._schema = schema
        self.operations = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
        self.fragments: dict[str, FragmentDefinitionNode] = {}
        for node in document.definitions:
            if isinstance(node, FragmentDefinitionNode):
                self.fragments.setdefault(node.name.value, node)
        self.definitions = len(document.definitions)
        self.tokens: int = document.token_count or 0
        sizes = _Sizes(self.fragments)
        self._extents = [sizes.of(node) for node in self.operations]
        for name in self.fragments:
            sizes.of_fragment(name)
        self._reached = sizes.reached
        self.fields = min(sum(extent.fields for extent in self._extents), FIELDS_CAP)
        """Fields of all operations, fragments spread."""
        self.directives = sizes.directives + sum(
            len(getattr(node, "directives", None) or ()) for node in document.definitions
        )
        """Directives as they are written, in the whole document."""
        self.literals = sizes.literals
        """Arguments, list items and object fields written in the whole document."""
        self.variables = max((len(node.variable_definitions or ()) for node in self.operations), default=0)
        """Variables the operation that declares most of them declares."""
        self.cyclic = sizes.cyclic
        """Whether a fragment spreads itself, directly or through others: such a document is invalid."""
        self._costs: dict[tuple[int, tuple[Any, ...]], int] = {}
        self._sized_by: dict[int, tuple[str, ...]] = {}

    def chosen(self, name: str | None) -> OperationDefinitionNode | None:
        """The operation a request means; None if there is no such one or it does not say which."""
        found = [node for node in self.operations if name is None or (node.name and node.name.value == name)]
        return found[0] if len(found) == 1 else None

    def extent(self, operation: OperationDefinitionNode) -> Extent:
        """Sizes of one operation of this document."""
        return next(extent for node, extent in zip(self.operations, self._extents, strict=True) if node is operation)

    @cached_property
    def overlaps(self) -> int:
        """Pairs of fields under one response path, which validation holds against each other one by one."""
        if self.cyclic:
            return 0
        unused = [node for name, node in self.fragments.items() if name not in self._reached]
        return _overlaps([node.selection_set for node in (*self.operations, *unused)], self.fragments)

    def cost(self, operation: OperationDefinitionNode, variables: Mapping[str, Any]) -> int:
        """Values an answer can hold at most: each field, times the records it is read of.

        ``variables`` are the values as given; only those that are a page size matter.
        """
        of = id(operation)
        if of in self._sized_by:
            known = self._costs.get((of, _sizes(self._sized_by[of], variables)))
            if known is not None:
                return known
        walk = _Cost(self._schema, self.fragments, operation, variables)
        cost = walk.total()
        self._sized_by[of] = tuple(sorted(walk.sized_by))
        if len(self._costs) >= _COSTS_KEPT:
            self._costs.clear()
        self._costs[of, _sizes(self._sized_by[of], variables)] = cost
        return cost


def _sizes(names: Iterable[str], variables: Mapping[str, Any]) -> tuple[Any, ...]:
    """Values of page sizes; one that is absent has its default, which null has not."""
    given = (variables.get(name, _ABSENT) for name in names)
    return tuple(value if value is _ABSENT or isinstance(value, int) else None for value in given)


class _Sizes:
    """Walks every written selection once."""

    def __init__(self, fragments: Mapping[str, FragmentDefinitionNode]) -> None:
        self._fragments = fragments
        self._known: dict[str, Extent] = {}
        self._open: set[str] = set()
        self.reached: set[str] = set()
        self.directives = 0
        self.literals = 0
        self.cyclic = False

    def of(self, operation: OperationDefinitionNode) -> Extent:
        for variable in operation.variable_definitions or ():
            self.directives += len(variable.directives or ())
        try:
            return self._set(operation.selection_set)
        except RecursionError:
            return _HEAVIEST
        finally:
            self._open.clear()

    def of_fragment(self, name: str) -> None:
        """Look at a fragment no operation may have reached."""
        try:
            self._fragment(name)
        except RecursionError:
            self._known[name] = _HEAVIEST
        finally:
            self._open.clear()

    def _set(self, selection_set: SelectionSetNode) -> Extent:
        roots = fields = depth = aliases = introspections = 0
        for node in selection_set.selections:
            self.directives += len(node.directives or ())
            if isinstance(node, FieldNode):
                if node.arguments:
                    self.literals += _literals(node.arguments)
                below = self._set(node.selection_set) if node.selection_set else _LEAF
                name = node.name.value
                introspection = name in _INTROSPECTION
                roots += name != "__typename"
                fields += 1 + below.fields
                depth = max(depth, 1 if introspection else 1 + below.depth)
                aliases += below.aliases + (node.alias is not None)
                introspections += below.introspections + introspection
                continue
            if isinstance(node, InlineFragmentNode):
                part = self._set(node.selection_set)
            else:
                assert isinstance(node, FragmentSpreadNode)
                self.reached.add(node.name.value)
                part = self._fragment(node.name.value)
            roots += part.roots
            fields += part.fields
            depth = max(depth, part.depth)
            aliases += part.aliases
            introspections += part.introspections
        return Extent(*(min(size, FIELDS_CAP) for size in (roots, fields, depth, aliases, introspections)))

    def _fragment(self, name: str) -> Extent:
        if name in self._known:
            return self._known[name]
        if name in self._open:
            self.cyclic = True
            return Extent()
        definition = self._fragments.get(name)
        if definition is None:
            return Extent()
        self._open.add(name)
        self._known[name] = found = self._set(definition.selection_set)
        self._open.discard(name)
        return found


def _literals(arguments: Sequence[ArgumentNode]) -> int:
    count = len(arguments)
    pending = [argument.value for argument in arguments]
    while pending:
        value = pending.pop()
        if isinstance(value, ListValueNode):
            count += len(value.values)
            pending += value.values
        elif isinstance(value, ObjectValueNode):
            count += len(value.fields)
            pending += [item.value for item in value.fields]
    return count


def _overlaps(sets: Iterable[SelectionSetNode], fragments: Mapping[str, FragmentDefinitionNode]) -> int:
    """Pairs of fields that share a response path, fragments merged as validation merges them."""
    groups = [[selection_set] for selection_set in sets]
    pairs = steps = 0
    while groups:
        pending, spread = groups.pop(), set[str]()
        by_key: dict[str, list[SelectionSetNode | None]] = {}
        while pending:
            for node in pending.pop().selections:
                steps += 1
                if isinstance(node, FieldNode):
                    key = node.alias.value if node.alias else node.name.value
                    by_key.setdefault(key, []).append(node.selection_set)
                elif isinstance(node, InlineFragmentNode):
                    pending.append(node.selection_set)
                elif isinstance(node, FragmentSpreadNode) and node.name.value not in spread:
                    spread.add(node.name.value)
                    if node.name.value in fragments:
                        pending.append(fragments[node.name.value].selection_set)
        for same in by_key.values():
            pairs += len(same) * (len(same) - 1) // 2
            below = [selection_set for selection_set in same if selection_set is not None]
            if below:
                groups.append(below)
        if steps > _STEPS_CAP:
            return FIELDS_CAP
    return min(pairs, FIELDS_CAP)


class _Part(NamedTuple):
    """Cost of a selection: what is read once, and what is read for each record of the page around it."""

    once: int = 0
    each: int = 0


class _Cost:
    """Walks one operation with the schema beside it, each fragment once."""

    def __init__(
        self,
        schema: GraphQLSchema,
        fragments: Mapping[str, FragmentDefinitionNode],
        operation: OperationDefinitionNode,
        variables: Mapping[str, Any],
    ) -> None:
        self._schema = schema
        self._fragments = fragments
        self._operation = operation
        self._variables = variables
        self._defaults = {
            definition.variable.name.value: definition.default_value
            for definition in operation.variable_definitions or ()
        }
        self._known: dict[str, _Part] = {}
        self.sized_by: set[str] = set()
        """Variables that are a page size."""

    def total(self) -> int:
        root = self._schema.get_root_type(self._operation.operation)
        try:
            part = self._set(self._operation.selection_set, root)
        except RecursionError:
            return _COST_CAP
        return min(part.once + part.each * PAGE, _COST_CAP)

    def _set(self, selection_set: SelectionSetNode, parent: Any) -> _Part:
        once = each = 0
        for node in selection_set.selections:
            if isinstance(node, FieldNode):
                part = self._field(node, parent)
            elif isinstance(node, InlineFragmentNode):
                condition = node.type_condition
                kind = self._schema.get_type(condition.name.value) if condition else parent
                part = self._set(node.selection_set, kind)
            else:
                assert isinstance(node, FragmentSpreadNode)
                part = self._fragment(node.name.value)
            once, each = min(once + part.once, _COST_CAP), min(each + part.each, _COST_CAP)
        return _Part(once, each)

    def _fragment(self, name: str) -> _Part:
        if name not in self._known:
            # While a fragment is open it weighs nothing: only a cyclic one meets itself.
            self._known[name] = _Part()
            definition = self._fragments.get(name)
            if definition is not None:
                kind = self._schema.get_type(definition.type_condition.name.value)
                self._known[name] = self._set(definition.selection_set, kind)
        return self._known[name]

    def _field(self, node: FieldNode, parent: Any) -> _Part:
        if node.selection_set is None or node.name.value in _INTROSPECTION:
            return _Part(1)
        field: GraphQLField | None = getattr(parent, "fields", {}).get(node.name.value)
        kind, many = _kind(field)
        below = self._set(node.selection_set, kind)
        page = self._page(node, field)
        if page is None:
            inside = below.once + below.each * PAGE
            return _Part(1, inside) if many else _Part(1 + inside)
        if many or field is None:
            return _Part(1 + page * (below.once + below.each * PAGE))
        return _Part(1 + below.once + page * below.each)

    def _page(self, node: FieldNode, field: GraphQLField | None) -> int | None:
        """How many records a paged field can give; None for a field without pages."""
        given = [argument.value for argument in node.arguments or () if argument.name.value in {"first", "last"}]
        sizes = [size for value in given if (size := self._size(value)) is not None]
        if sizes:
            return max(sizes)
        return PAGE if given or (field is not None and "first" in field.args) else None

    def _size(self, value: Any) -> int | None:
        if isinstance(value, VariableNode):
            name = value.name.value
            self.sized_by.add(name)
            if name in self._variables:
                given = self._variables[name]
                return max(0, given) if isinstance(given, int) else None
            return self._size(self._defaults.get(name))
        if isinstance(value, IntValueNode):
            return 10**_DIGITS if len(value.value) > _DIGITS else max(0, int(value.value))
        return None


def _kind(field: GraphQLField | None) -> tuple[Any, bool]:
    """The named type of a field and whether it is a list."""
    kind: Any = field.type if field else None
    many = False
    while hasattr(kind, "of_type"):
        many = many or isinstance(kind, GraphQLList)
        kind = kind.of_type
    return kind, many
