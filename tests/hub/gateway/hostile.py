"""Documents and variables made to hurt, each within the bytes of one request."""

from typing import Any

SIZE = 99_000


def _numbered(pattern: str, count: int) -> str:
    return " ".join(pattern.replace("#+", str(n + 1)).replace("#", str(n)) for n in range(count))


_CHAIN = _numbered("fragment F# on Matter { id ...F#+ ...F#+ }", 90) + " fragment F90 on Matter { id }"
_DEEP_CHAIN = (
    _numbered("fragment F# on Matter { x: clues { matter { ...F#+ } } y: clues { matter { ...F#+ } } }", 40)
    + " fragment F40 on Matter { id }"
)

LIMITED: dict[str, tuple[str, str]] = {
    "chained fragments, each spread twice": ("{ matter(id: 1) { ...F0 } } " + _CHAIN, "LIMIT_DEFINITIONS"),
    "chained fragments within the number of definitions": (
        "{ matter(id: 1) { ...F0 } } " + _DEEP_CHAIN,
        "LIMIT_FIELDS",
    ),
    "aliases": ("{ matter(id: 1) { " + _numbered("a#: id", 600) + " } }", "LIMIT_ALIASES"),
    "aliases of roots": ("{ " + _numbered("a#: matter(id: #) { id }", 150) + " }", "LIMIT_ROOTS"),
    "directives": ("{ matter(id: 1) { id " + "@skip(if: true) " * 250 + " } }", "LIMIT_DIRECTIVES"),
    "unknown directives": ("{ matter(id: 1) { id " + "@a" * 900 + " } }", "LIMIT_DIRECTIVES"),
    "directives of variables": ("query Q(" + _numbered("$v#: Int @a", 90) + ") { __typename }", "LIMIT_DIRECTIVES"),
    "blanks": (" " * SIZE + "{ __typename }", "LIMIT_DOCUMENT"),
    "line ends": ("\n" * SIZE + "{ __typename }", "LIMIT_DOCUMENT"),
    "commas": ("," * SIZE + "{ __typename }", "LIMIT_DOCUMENT"),
    "one long comment": ("#" + "x" * SIZE + "\n{ __typename }", "LIMIT_DOCUMENT"),
    "many comments": ("#\n" * 15_000 + "{ __typename }", "LIMIT_TOKENS"),
    "braces": ("{" * SIZE, "LIMIT_DOCUMENT"),
    "one long text": ('{ matter(id: "' + "x" * SIZE + '") { id } }', "LIMIT_DOCUMENT"),
    "one long name": ("{ " + "a" * SIZE + " }", "LIMIT_DOCUMENT"),
    "digits": ("{ matters(first: " + "9" * SIZE + ") { totalCount } }", "LIMIT_DOCUMENT"),
    "fields": ("{ matter(id: 1) { " + _numbered("x#", 1_900) + " } }", "LIMIT_FIELDS"),
    "arguments": ("{ matter(" + _numbered("id: #", 600) + ") { id } }", "LIMIT_LITERALS"),
    "fields of an input": (
        "{ matters(filter: { " + _numbered("x#: { eq: 1 }", 250) + " }) { totalCount } }",
        "LIMIT_LITERALS",
    ),
    "items of a list": (
        "{ matters(filter: { number: { in: [" + "1 " * 1_900 + "] } }) { totalCount } }",
        "LIMIT_LITERALS",
    ),
    "tokens": ("{ matter(id: 1) { " + "id " * 3_000 + " } }", "LIMIT_TOKENS"),
    "one field repeated": ("{ matter(id: 1) { " + "clues { id } " * 400 + " } }", "LIMIT_OVERLAPS"),
    "one field repeated below itself": (
        "{ matter(id: 1) { " + ("clues { matter { clues { id } } } " * 150) + " } }",
        "LIMIT_OVERLAPS",
    ),
    "one field repeated by fragments never spread": (
        "{ __typename } fragment F on Matter { " + "clues { id } " * 400 + " }",
        "LIMIT_OVERLAPS",
    ),
    "many operations": (
        _numbered("query Q# { ...F }", 120) + " fragment F on Query { __typename }",
        "LIMIT_DEFINITIONS",
    ),
    "nested lists of records": (
        "{ matters(first: 200) { nodes { clues(first: 200) { matter { clues(first: 200) { id } } } } } }",
        "LIMIT_COST",
    ),
    "a page of a billion": ("{ matters(first: 999999999) { nodes { id } } }", "LIMIT_COST"),
    "deep nesting": ("{ matter(id: 1) { " + "clues { matter { " * 20 + "id" + " } }" * 20 + " } }", "LIMIT_DEPTH"),
    "introspection again and again": (
        "{ " + _numbered("a#: __schema { types { name } }", 5) + " }",
        "LIMIT_INTROSPECTIONS",
    ),
    "variables": ("query Q(" + _numbered("$v#: Int", 390) + ") { __typename }", "LIMIT_VARIABLES"),
}
"""By name: a document beyond a limit and the code it is refused with."""

INVALID: dict[str, str] = {
    "empty": "",
    "only a comment": "#",
    "open braces": "{" * 20_000,
    "open brackets": "{ matter(id: " + "[" * 900 + "]" * 900 + ") { id } }",
    "open parentheses": "(" * 20_000,
    "nested inline fragments": "{ " + "... { " * 600 + "__typename" + " }" * 601,
    "nested types": "query Q($v: " + "[" * 900 + "Int" + "]" * 900 + ") { __typename }",
    "escapes": '{ matter(id: "' + "\\n" * 14_000 + '") { nothing } }',
    "code points": '{ matter(id: "' + "\\u4e00" * 5_000 + '") { nothing } }',
    "block text": '{ matter(id: """' + "x\n" * 14_000 + '""") { nothing } }',
    "block text of blanks": '{ matter(id: """' + " " * 30_000 + '""") { nothing } }',
    "lone surrogate": '{ matter(id: "\\ud800") { id } }',
    "lone surrogate itself": '{ matter(id: "\ud800") { id nothing } }',
    "NUL in a text": '{ matter(id: "\\u0000") { nothing } }',
    "NUL itself": "{ \x00 }",
    "cyclic fragments": "{ matter(id: 1) { ...A } } fragment A on Matter { id ...B } fragment B on Matter { id ...A }",
    "cyclic fragments that grow": (
        "{ matter(id: 1) { ...A } } "
        "fragment A on Matter { clues { matter { ...A ...A } } x: clues { matter { ...A } } }"
    ),
    "every fragment in every other": "{ matter(id: 1) { ...F0 } } "
    + " ".join(f"fragment F{n} on Matter {{ {' '.join(f'...F{m}' for m in range(20))} }}" for n in range(20)),
    "a fragment of itself": "{ ...A } fragment A on Query { ...A }",
    "a huge number": "{ matters(first: " + "9" * 20_000 + ") { totalCount nothing } }",
    "a huge exponent": "{ matters(first: 1e" + "9" * 9_000 + ") { totalCount } }",
    "unknown fields": "{ matter(id: 1) { " + _numbered("x#", 900) + " } }",
    "unknown acts": "mutation { " + _numbered("x#", 5) + " }",
    "one argument repeated": "{ matter(" + _numbered("id: #", 290) + ") { id } }",
    "unknown input fields": "{ matters(filter: { " + _numbered("x#: { eq: 1 }", 140) + " }) { totalCount } }",
    "undefined variables": "{ matter(" + _numbered("id: $v#", 290) + ") { id } }",
    "an unknown fragment": "{ matter(id: 1) { ...Nothing } }",
    "an empty selection": "{ matter(id: 1) { } }",
    "introspection within introspection": "{ __schema { types { "
    + "fields { type { " * 3
    + "name"
    + " } }" * 3
    + " } } }",
    "several operations, none named": "query A { __typename } query B { __typename }",
    "a long unknown name": "{ " + "a" * 30_000 + " }",
}
"""By name: a document within the limits, wrong in itself."""


def _nested(levels: int) -> Any:
    value: Any = 1
    for _ in range(levels):
        value = [value]
    return value


VARIABLES: dict[str, tuple[dict[str, Any], str]] = {
    "ten thousand": ({f"v{n}": n for n in range(10_000)}, "LIMIT_VARIABLES"),
    "one of ten thousand values": ({"number": list(range(10_000))}, "LIMIT_VARIABLE_VALUES"),
    "lists in lists": ({"number": _nested(900)}, "LIMIT_VARIABLE_DEPTH"),
    "a page of a billion": ({"first": 10**9}, "LIMIT_COST"),
    "a page of all": ({"first": 4_999}, "LIMIT_COST"),
}
"""By name: variables of ``PAGED`` beyond a limit, and the code."""
PAGED = (
    "query P($first: Int, $number: StringFilter) { matters(first: $first, filter: {number: $number}) { nodes { id } } }"
)
