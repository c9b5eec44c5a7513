"""The questions in the words of PostGraphile's schema, with aliases so that the answers are the same."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from bench.dataset import id_of, number_of
from bench.questions import LONG_PAGE, PAGE, PAGES

_MEASURES = "measures: enforcementmeasuresByEnforcementCaseIdList(orderBy: [FROM_ON_ASC, PRIMARY_KEY_ASC])"

_MATTER = f"""number title openedOn closedOn amountTotal greenChannel
      partyRoles: partyrolesByMatterIdList {{ role fromOn party: partyByPartyId {{ kind name uscc address }} }}
      evidenceItems: evidencesByMatterIdList {{ number kind title state collectedOn }}
      enforcementCases: enforcementcasesByMatterIdList(orderBy: [FILED_ON_DESC, PRIMARY_KEY_ASC]) {{
        caseNumber court state filedOn due collected {_MEASURES} {{ kind target amount fromOn untilOn }}
      }}"""


def _page(alias: str, day: str, first: int, body: str) -> str:
    return (
        f"{alias}: allMatters(first: {first}, orderBy: [OPENED_ON_DESC, PRIMARY_KEY_ASC],"
        f" filter: {{openedOn: {{lessThan: ${day}}}}}) {{ nodes {{ {body} }} }}"
    )


POSTGRAPHILE = {
    "status": f"""query Status($number: String!) {{
  enforcementCase: enforcementcaseByCaseNumber(caseNumber: $number) {{
    caseNumber court cause state filedOn closedOn due collected paidOut unpaid
    matter: matterByMatterId {{ number title }}
    {_MEASURES} {{ kind fromOn releasedOn }}
  }}
}}""",
    "page": f"query Page($day: Date!) {{ {_page('matters', 'day', PAGE, _MATTER)} }}",
    "list": "query List("
    + ", ".join(f"$day{page}: Date!" for page in range(PAGES))
    + ") { "
    + " ".join(_page(f"p{page}", f"day{page}", LONG_PAGE, "...M") for page in range(PAGES))
    + f" }} fragment M on Matter {{ {_MATTER} }}",
    "record": """mutation Record($input: CreatePartyroleInput!) {
  recordPartyRole: createPartyrole(input: $input) { partyRole: partyrole { role fromOn } }
}""",
}

_MOMENT = "2025-01-01T00:00:00Z"


def for_postgraphile(question: str, variables: Mapping[str, Any]) -> dict[str, Any]:
    """A question in the words of PostGraphile's schema: to write, it wants every column that may not be empty."""
    if question != "record":
        return {"query": POSTGRAPHILE[question], "variables": dict(variables)}
    given = variables["input"]
    case = number_of(UUID(given["partyId"])) // 4
    row = {
        "matterId": str(id_of("matter", 2 * case)),
        "ownerAgency": "COURT",
        "version": 1,
        "sourceSystem": "bench",
        "sourceId": given["caseNumber"],
        "adapterVersion": "",
        "receivedAt": _MOMENT,
        "assumed": [],
        "disputed": [],
        "createdAt": _MOMENT,
        "updatedAt": _MOMENT,
        "rowHash": "",
        "partyId": given["partyId"],
        "caseType": given["caseType"],
        "caseId": str(id_of("enforcementcase", case)),
        "role": given["role"],
        "fromOn": given["fromOn"],
    }
    return {"query": POSTGRAPHILE[question], "variables": {"input": {"partyrole": row}}}
