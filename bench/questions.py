"""What is asked in the benchmark: GraphQL documents, their variables, and the best SQL a hand can write for each.

``status``: one enforcement case by its number, three levels, 15 fields. ``page``: 50 matters with parties, evidence,
enforcement cases and measures, four levels. ``list``: 2,000 matters in one answer, as ten pages. ``record``: a party's
part in a case is entered.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bench.dataset import FIRST_DAY, Size, id_of

PAGE = 50
PAGES = 10
LONG_PAGE = 200

STATUS = """query Status($number: String!) {
  enforcementCase(caseNumber: $number) {
    caseNumber court cause state filedOn closedOn due collected paidOut unpaid
    matter { number title }
    measures { kind fromOn releasedOn }
  }
}"""

_MATTER = """number title openedOn closedOn amountTotal greenChannel
      partyRoles { role fromOn party { kind name uscc address } }
      evidenceItems { number kind title state collectedOn }
      enforcementCases {
        caseNumber court state filedOn due collected measures { kind target amount fromOn untilOn }
      }"""
_EARLIER = "filter: {openedOn: {lt: %s}}"

PAGE_OF_MATTERS = f"""query Page($day: Date!) {{
  matters(first: {PAGE}, {_EARLIER % "$day"}) {{
    nodes {{
      {_MATTER}
    }}
  }}
}}"""

LIST = (
    "query List("
    + ", ".join(f"$day{page}: Date!" for page in range(PAGES))
    + ") {\n"
    + "\n".join(
        f"  p{page}: matters(first: {LONG_PAGE}, {_EARLIER % f'$day{page}'}) {{ nodes {{ ...M }} }}"
        for page in range(PAGES)
    )
    + "\n}\n"
    + f"fragment M on Matter {{\n      {_MATTER}\n}}"
)


RECORD = """mutation Record($input: RecordPartyRoleInput!) {
  recordPartyRole(input: $input) { partyRole { role fromOn } errors { code } }
}"""


@dataclass(frozen=True, slots=True)
class Question:
    """One workload."""

    name: str
    document: str
    variables: Callable[[random.Random, Size], Mapping[str, Any]]
    writes: bool = False


def _number(chance: random.Random, size: Size) -> dict[str, Any]:
    return {"number": size.case_number(chance.randrange(size.dark // 2 + 1, size.cases - size.kept // 2))}


def _role(chance: random.Random, size: Size) -> dict[str, Any]:
    """Entered into one of the newest cases, which nobody reads here: the other questions keep their answers."""
    case = chance.randrange(size.cases - size.kept // 2, size.cases) + 1
    return {
        "input": {
            "role": "AGENT",
            "fromOn": size.day_of(2 * case).isoformat(),
            "partyId": str(id_of("party", 4 * case)),
            "caseType": "EnforcementCase",
            "caseNumber": size.case_number(case),
        }
    }


def _day(chance: random.Random, size: Size) -> str:
    """A day before which there are enough matters the court sees."""
    first = (size.dark + PAGES * LONG_PAGE) // size.per_day + 2
    last = (size.matters - size.kept) // size.per_day
    return (FIRST_DAY + timedelta(days=chance.randrange(first, last))).isoformat()


QUESTIONS = {
    question.name: question
    for question in (
        Question("status", STATUS, _number),
        Question("page", PAGE_OF_MATTERS, lambda chance, size: {"day": _day(chance, size)}),
        Question(
            "list",
            LIST,
            lambda chance, size: {f"day{page}": _day(chance, size) for page in range(PAGES)},
        ),
        Question("record", RECORD, _role, writes=True),
    )
}


def _text(column: str) -> str:
    """A text that may hold anything."""
    return f"to_json({column})::text"


def _plain(column: str) -> str:
    """Codes, dates and sums: nothing in them needs an escape."""
    return f"'\"' || {column} || '\"'"


def _or_null(expression: str) -> str:
    return f"coalesce({expression}, 'null')"


def _object(**fields: str) -> str:
    parts = " || ',".join(f'"{key}":\' || {expression}' for key, expression in fields.items())
    return f"'{{{parts} || '}}'"


def _array(inner: str) -> str:
    return f"'[' || coalesce((SELECT string_agg(js, ',') FROM ({inner}) s), '') || ']'"


_MEASURES_OF = "FROM enforcementmeasure x WHERE x.enforcement_case_id = c.id ORDER BY x.from_on, x.id"

STATUS_SQL = f"""SELECT '{{"data":{{"enforcementCase":' || coalesce((SELECT {
    _object(
        caseNumber=_plain("c.case_number"),
        court=_text("c.court"),
        cause=_or_null(_text("c.cause")),
        state=_plain("c.state"),
        filedOn=_or_null(_plain("c.filed_on")),
        closedOn=_or_null(_plain("c.closed_on")),
        due=_or_null(_plain("c.due")),
        collected=_or_null(_plain("c.collected")),
        paidOut=_or_null(_plain("c.paid_out")),
        unpaid=_or_null(_plain("c.unpaid")),
        matter=_or_null(
            "(SELECT "
            + _object(number=_plain("m.number"), title=_text("m.title"))
            + " FROM matter m WHERE m.id = c.matter_id)"
        ),
        measures=_array(
            "SELECT "
            + _object(kind=_plain("x.kind"), fromOn=_plain("x.from_on"), releasedOn=_or_null(_plain("x.released_on")))
            + f" AS js {_MEASURES_OF}"
        ),
    )
} FROM enforcementcase c WHERE c.case_number = $1), 'null') || '}}}}'"""

_MATTER_JSON = _object(
    number=_plain("m.number"),
    title=_text("m.title"),
    openedOn=_plain("m.opened_on"),
    closedOn=_or_null(_plain("m.closed_on")),
    amountTotal=_or_null(_plain("m.amount_total")),
    greenChannel="m.green_channel",
    partyRoles=_array(
        "SELECT "
        + _object(
            role=_plain("r.role"),
            fromOn=_or_null(_plain("r.from_on")),
            party=_or_null(
                "(SELECT "
                + _object(
                    kind=_plain("p.kind"),
                    name=_text("p.name"),
                    uscc=_or_null(_plain("p.uscc")),
                    address=_or_null(_text("p.address")),
                )
                + " FROM party p WHERE p.id = r.party_id)"
            ),
        )
        + " AS js FROM partyrole r WHERE r.matter_id = m.id ORDER BY r.id"
    ),
    evidenceItems=_array(
        "SELECT "
        + _object(
            number=_or_null(_text("e.number")),
            kind=_plain("e.kind"),
            title=_text("e.title"),
            state=_plain("e.state"),
            collectedOn=_or_null(_plain("e.collected_on")),
        )
        + " AS js FROM evidence e WHERE e.matter_id = m.id ORDER BY e.id"
    ),
    enforcementCases=_array(
        "SELECT "
        + _object(
            caseNumber=_plain("c.case_number"),
            court=_text("c.court"),
            state=_plain("c.state"),
            filedOn=_or_null(_plain("c.filed_on")),
            due=_or_null(_plain("c.due")),
            collected=_or_null(_plain("c.collected")),
            measures=_array(
                "SELECT "
                + _object(
                    kind=_plain("x.kind"),
                    target=_or_null(_text("x.target")),
                    amount=_or_null(_plain("x.amount")),
                    fromOn=_plain("x.from_on"),
                    untilOn=_or_null(_plain("x.until_on")),
                )
                + f" AS js {_MEASURES_OF}"
            ),
        )
        + " AS js FROM enforcementcase c WHERE c.matter_id = m.id ORDER BY c.filed_on DESC NULLS LAST, c.id"
    ),
)


def _page_sql(parameter: str, first: int) -> str:
    return (
        "'{\"nodes\":[' || coalesce((SELECT string_agg(js, ',') FROM (SELECT "
        + _MATTER_JSON
        + f" AS js FROM matter m WHERE m.opened_on < {parameter}::date"
        + f" ORDER BY m.opened_on DESC, m.id LIMIT {first}) s), '')"
        " || ']}'"
    )


PAGE_SQL = f"""SELECT '{{"data":{{"matters":' || {_page_sql("$1", PAGE)} || '}}}}'"""
LIST_SQL = (
    """SELECT '{"data":{' || """
    + " || ',' || ".join(f"""'"p{page}":' || {_page_sql(f"${page + 1}", LONG_PAGE)}""" for page in range(PAGES))
    + " || '}}'"
)

_NEW_ROLE = """INSERT INTO partyrole (id, matter_id, owner_agency, version, source_system, source_id, adapter_version,
  received_at, assumed, disputed, created_at, updated_at, row_hash, party_id, case_type, case_id, role, from_on)
SELECT gen_random_uuid(), c.matter_id, 'COURT', 1, 'bench', gen_random_uuid()::text, '', now(), '{}', '{}', now(),
  now(), '', $1::uuid, 'EnforcementCase', c.id, $2, $3::date FROM enforcementcase c WHERE c.case_number = $4
RETURNING role, from_on"""
RECORD_SQL = f"""WITH made AS ({_NEW_ROLE}) SELECT '{{"data":{{"recordPartyRole":{{"partyRole":' || {
    _object(role=_plain("role"), fromOn=_plain("from_on"))
} || ',"errors":[]}}}}}}' FROM made"""
