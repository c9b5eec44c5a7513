"""The worked chain of a wage case, from clue to paid-out enforcement, entered by the agencies' systems as mutations.

Everything in it is synthetic. Each step carries an idempotency key: entered twice it is there once.
"""

import hashlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

HRSS, ARB, PSB, PROC, COURT = "demo-hrss", "demo-hrss-arb", "demo-psb", "demo-proc", "demo-court"
_ISSUERS = {
    HRSS: "南陵县人力资源和社会保障局",
    ARB: "南陵县劳动人事争议仲裁委员会",
    PSB: "南陵县公安局",
    PROC: "南陵县人民检察院",
    COURT: "南陵县人民法院",
}
_PURPOSE = {HRSS: "P04", ARB: "P03", PSB: "P05", PROC: "P06", COURT: "P08"}
_EMPLOYER, _USCC = "某某建筑劳务有限公司", "91340223XX0000019Y"
_CONTRACTOR = "某某建设集团有限公司（总包）"
_AWARDED = 8
_WORKERS = 12

Send = Callable[[str, str, str, Mapping[str, Any], str], Awaitable[Mapping[str, Any]]]
"""Client, purpose, mutation, input, idempotency key → payload with ``errors``."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of the chain's cases; the demo enters a copy beside the cases of the simulated systems."""

    clue: str = "XS340223202305110007"
    inspection: str = "南人社监立字〔2023〕12号"
    transfer: str = "南人社监移字〔2023〕3号"
    arbitration: str = "南劳人仲案〔2023〕123号"
    enforcement: str = "(2023)皖0223执123号"
    resumed: str = "(2024)皖0223执恢5号"
    advance: str = "DF-2024-000001"
    second: str = "南人社监立字〔2024〕6号"


COPY = Numbers(
    clue="XS340223202305119007",
    inspection="南人社监立字〔2023〕9012号",
    transfer="南人社监移字〔2023〕9003号",
    arbitration="南劳人仲案〔2023〕9123号",
    enforcement="(2023)皖0223执9123号",
    resumed="(2024)皖0223执恢9005号",
    advance="DF-2024-009001",
    second="南人社监立字〔2024〕9006号",
)
"""The numbers of the demo."""


@dataclass(frozen=True, slots=True)
class Step:
    """One act of one agency."""

    client: str
    act: str
    on: str
    """Legal day, or instant with its zone."""
    papers: str = ""
    """Kinds of the papers, with ``=number`` where the number matters."""
    given: Mapping[str, Any] = field(default_factory=dict)
    purpose: str = ""


class ChainRefused(RuntimeError):
    """A step of the chain was refused."""


def steps(n: Numbers) -> list[Step]:
    """All steps in the order in which they were done."""
    return [*_intake(n), *_transfer(n), *_arbitration(n), *_enforcement(n), *_payment(n), *_end(n)]


def _intake(n: Numbers) -> list[Step]:
    clue, inspection = {"number": n.clue}, {"number": n.inspection}
    told = {
        "source": "NAT_WAGE",
        "sourceNo": n.clue,
        "kind": "COMPLAINT",
        "content": "拖欠12人工资",
        "employer": _EMPLOYER,
        "employerUscc": _USCC,
        "people": _WORKERS,
        "amount": "168500.00",
        "place": "340223",
        "periodFrom": "2022-11-01",
        "periodTo": "2023-04-30",
    }
    filed = {
        "organ": _ISSUERS[HRSS],
        "violations": ["V01"],
        "people": _WORKERS,
        "amount": "168500.00",
        "origin": {"caseType": "Clue", "number": n.clue, "relation": "FROM"},
        "wageClaims": _claims(),
    }
    ordered = {"correctBy": "2023-06-05", "orderService": "POSTED_VIDEO", "unitFled": True, "wagesOrdered": True}
    return [
        Step(HRSS, "receiveClue", "2023-05-11T20:14:05+08:00", given=clue | told, purpose="P01"),
        Step(
            HRSS, "assignClue", "2023-05-15", given=clue | {"handlingUnit": "INSP", "triage": "URGENT"}, purpose="P01"
        ),
        Step(HRSS, "acceptClue", "2023-05-15", "CLUE_ACCEPTANCE", clue, purpose="P01"),
        Step(HRSS, "fileInspectionCase", "2023-05-15", "FILING_APPROVAL", inspection | filed),
        Step(
            HRSS,
            "divertClue",
            "2023-05-15",
            given=clue | {"divertedTo": "INSPECTION", "divertedNumber": n.inspection},
            purpose="P01",
        ),
        Step(HRSS, "closeClue", "2023-05-16", "CLUE_REPLY", clue | {"conclusion": "FILED"}, "P01"),
        Step(HRSS, "orderCorrection", "2023-05-22", "CORRECTION_ORDER SERVICE_PROOF", inspection | ordered),
    ]


def _claims() -> list[dict[str, Any]]:
    marks = "甲乙丙丁戊己庚辛壬癸子丑"
    sums = ["5312.50"] * _AWARDED + ["31500.00"] * (_WORKERS - _AWARDED)
    period = {"fromOn": "2022-11-01", "toOn": "2023-04-30"}
    return [{"alias": f"当事人{mark}", "owed": owed, **period} for mark, owed in zip(marks, sums, strict=True)]


def _transfer(n: Numbers) -> list[Step]:
    inspection, transfer = {"number": n.inspection}, {"number": n.transfer}
    reported = {
        "organ": _ISSUERS[HRSS],
        "people": _WORKERS,
        "amount": "168500.00",
        "orderPosted": True,
        "orderedUnpaid": True,
        "thresholdMet": True,
        "origin": {"caseType": "InspectionCase", "number": n.inspection, "relation": "FROM"},
    }
    return [
        Step(HRSS, "suspectCrime", "2023-06-26", given=inspection),
        Step(HRSS, "reportTransfer", "2023-06-26", "TRANSFER_REPORT", transfer | reported, "P05"),
        Step(HRSS, "approveTransfer", "2023-06-29T16:00:00+08:00", "TRANSFER_APPROVAL", transfer, "P05"),
        Step(
            HRSS,
            "sendTransfer",
            "2023-06-29T16:40:00+08:00",
            "TRANSFER_LETTER INVESTIGATION_REPORT",
            transfer | {"copiedToProcAt": "2023-06-29T16:40:00+08:00"},
            "P05",
        ),
        Step(HRSS, "moveToJustice", "2023-06-29", "TRANSFER_LETTER", inspection),
        Step(PSB, "receiveTransfer", "2023-06-30", "TRANSFER_RECEIPT", transfer),
        Step(PSB, "fileCriminalCase", "2023-07-03", "CRIMINAL_FILING", transfer),
        Step(HRSS, "handOverMaterials", "2023-07-06", "CASE_HANDOVER_LIST", transfer, "P05"),
        Step(PSB, "startCriminalInvestigation", "2023-07-07", "CRIMINAL_FILING", transfer),
    ]


def _arbitration(n: Numbers) -> list[Step]:
    case = {"number": n.arbitration}
    filed = {
        "body": _ISSUERS[ARB],
        "respondent": _EMPLOYER,
        "people": _AWARDED,
        "wageArrears": True,
        "claimAmount": "42500.00",
        "claims": [{"kind": "WAGE", "item": "劳动报酬", "amount": "42500.00"}],
        "origin": {"caseType": "InspectionCase", "number": n.inspection, "relation": "RELATED"},
    }
    return [
        Step(ARB, "fileArbitration", "2023-06-01", "ARB_APPLICATION", case | filed),
        Step(ARB, "acceptArbitration", "2023-06-01", "ARB_ACCEPTANCE", case),
        Step(ARB, "serveArbitration", "2023-06-05", "ANSWER_NOTICE SERVICE_PROOF", case),
        Step(ARB, "formTribunal", "2023-06-06", "TRIBUNAL_NOTICE", case | {"tribunal": "FAST"}),
        Step(ARB, "setArbitrationHearing", "2023-06-20", "TRIAL_NOTICE", case | {"hearingOn": "2023-06-30"}),
        Step(ARB, "holdArbitrationHearing", "2023-06-30", "TRIAL_RECORD", case),
        Step(
            ARB,
            "makeFinalAward",
            "2023-07-10",
            f"ARB_AWARD={n.arbitration}",
            case | {"awardAmount": "42500.00", "finalGround": "WAGE_CAP", "kindStated": True},
        ),
        Step(ARB, "serveAwardOnWorker", "2023-07-10", "SERVICE_PROOF", case),
        Step(ARB, "serveAwardOnEmployer", "2023-07-10", "SERVICE_PROOF", case),
    ]


def _enforcement(n: Numbers) -> list[Step]:
    case = {"caseNumber": n.enforcement}
    applied = {
        "court": _ISSUERS[COURT],
        "cause": "追索劳动报酬纠纷",
        "basisKind": "ARB_AWARD",
        "basisBody": _ISSUERS[ARB],
        "basisNumber": n.arbitration,
        "due": "42500.00",
        "origin": {"caseType": "ArbitrationCase", "number": n.arbitration, "relation": "BASIS"},
    }
    measure = {"kind": "LIMIT_CONSUME", "target": _EMPLOYER, "fromOn": "2023-09-05", "approvedBy": "PRESIDENT"}
    part = {"collected": "15000.00", "paidOut": "15000.00", "unpaid": "27500.00"}
    checks = {
        "checkConsumptionLimit": "MET",
        "checkDishonestList": "NOT_NEEDED",
        "checkSearch": "MET",
        "checkDebtorSearched": "MET",
        "checkObstruction": "NOT_NEEDED",
        "checkConsent": "APPLICANT_SIGNED",
    }
    return [
        Step(COURT, "applyForEnforcement", "2023-08-14", f"ENFORCEMENT_BASIS={n.arbitration}", case | applied),
        Step(
            COURT,
            "applyArbitrationEnforcement",
            "2023-08-14",
            "EXECUTION_APPLICATION",
            {"number": n.arbitration},
            "P07",
        ),
        Step(COURT, "fileEnforcementCase", "2023-08-14", "CASE_ACCEPTANCE", case),
        Step(COURT, "issueExecutionNotice", "2023-08-18", "EXECUTION_NOTICE", case),
        Step(
            COURT,
            "orderPropertyReport",
            "2023-08-18",
            "PROPERTY_REPORT_ORDER SERVICE_PROOF",
            case | {"reportBy": "2023-08-28"},
        ),
        Step(COURT, "searchProperty", "2023-08-25", "MEASURE_DOCUMENT", case),
        Step(COURT, "takeMeasure", "2023-09-05", "MEASURE_DOCUMENT", case | {"measures": [measure]}),
        Step(COURT, "recordPayment", "2023-10-18", "PAYMENT_RECORD", case | part),
        Step(
            COURT,
            "closeEnforcementRound",
            "2023-12-20",
            "ROUND_CLOSING_RULING",
            case | part | checks | {"closeReason": "无财产可供执行"},
        ),
    ]


def _payment(n: Numbers) -> list[Step]:
    old, new, advance = {"caseNumber": n.enforcement}, {"caseNumber": n.resumed}, {"number": n.advance}
    resumed = {
        "court": _ISSUERS[COURT],
        "cause": "追索劳动报酬纠纷",
        "basisKind": "ARB_AWARD",
        "basisNumber": n.arbitration,
        "due": "27500.00",
        "resumedFrom": n.enforcement,
        "origin": {"caseType": "EnforcementCase", "number": n.enforcement, "relation": "RESUMES"},
    }
    advanced = {
        "kind": "CONTRACTOR_FIRST",
        "payer": _CONTRACTOR,
        "debtor": _EMPLOYER,
        "debtorUscc": _USCC,
        "amount": "153500.00",
        "people": _WORKERS,
        "basis": "保障农民工工资支付条例第三十条",
        "inspectionCaseNumber": n.inspection,
    }
    full = {"collected": "27500.00", "paidOut": "27500.00", "unpaid": "0.00"}
    paid = {"number": n.transfer, "wagesPaid": "168500.00", "wagesPaidPeople": _WORKERS, "seriousConsequence": False}
    recourse = {"debtor": _EMPLOYER, "recourseBalance": "153500.00"}
    repaid = {"recourseBalance": "0.00", "recourseReceipts": [{"receivedOn": "2024-03-20", "amount": "153500.00"}]}
    return [
        Step(HRSS, "recordAdvancePayment", "2024-01-10", "ADVANCE_PROOF", advance | advanced),
        Step(HRSS, "openRecourse", "2024-01-11", "RECOURSE_NOTICE", advance | recourse),
        Step(COURT, "resumeEnforcement", "2024-01-12", "RESUMPTION_DECISION", old),
        Step(COURT, "applyForEnforcement", "2024-01-12", "ENFORCEMENT_BASIS", new | resumed),
        Step(COURT, "fileEnforcementCase", "2024-01-12", "CASE_ACCEPTANCE", new),
        Step(COURT, "recordPayment", "2024-01-16", "PAYMENT_RECORD", new | full),
        Step(COURT, "closeEnforcementDone", "2024-01-18", "CLOSING_NOTICE", new | full),
        Step(
            COURT,
            "closeEnforcementDone",
            "2024-01-18",
            "CLOSING_NOTICE",
            old | {"collected": "42500.00", "paidOut": "42500.00", "unpaid": "0.00"},
        ),
        Step(HRSS, "recordWagesPaid", "2024-01-18", "PAYMENT_PROOF", paid, "P05"),
        Step(HRSS, "completeRecourse", "2024-03-20", "PAYMENT_PROOF", advance | repaid),
    ]


def _end(n: Numbers) -> list[Step]:
    transfer, second = {"number": n.transfer}, {"number": n.second}
    declined = {"nonProsecution": "DISCRETION", "penaltyProposed": True}
    filed = {
        "organ": _ISSUERS[HRSS],
        "violations": ["V24"],
        "people": _WORKERS,
        "origin": {"caseType": "CrimeTransfer", "number": n.transfer, "relation": "FROM"},
    }
    penalty = {
        "kind": "PENALTY",
        "number": "南人社监罚字〔2024〕2号",
        "decidedOn": "2024-04-15",
        "penalties": ["FINE"],
        "amount": "10000.00",
        "benchmark": "较轻",
        "basis": ["保障农民工工资支付条例第五十四条"],
    }
    followed = {"followUp": "PENALTY", "followUpNumber": "南人社监罚字〔2024〕2号"}
    return [
        Step(PSB, "sendForProsecution", "2024-02-05", "PROSECUTION_OPINION", transfer),
        Step(PROC, "declineProsecution", "2024-03-05", "NON_PROSECUTION", transfer | declined),
        Step(PROC, "giveReverseOpinion", "2024-03-06", "REVERSE_OPINION", transfer),
        Step(HRSS, "fileInspectionCase", "2024-03-12", "FILING_APPROVAL", second | filed),
        Step(HRSS, "startInvestigation", "2024-03-13", "INQUIRY_RECORD", second | {"officers": ["NL-001", "NL-002"]}),
        Step(HRSS, "givePriorNotice", "2024-03-25", "PRIOR_NOTICE", second | {"hearingOffered": True}),
        Step(HRSS, "waiveHearing", "2024-03-28", "RIGHTS_WAIVER", second),
        Step(HRSS, "decidePenalty", "2024-04-15", "ADMIN_DECISION", second | {"fined": True, "decisions": [penalty]}),
        Step(HRSS, "serveDecision", "2024-04-16", "SERVICE_PROOF", second | {"serviceMethod": "DIRECT"}),
        Step(HRSS, "replyReverseOpinion", "2024-04-18", "REVERSE_RESULT", transfer | followed, "P05"),
        Step(HRSS, "recordPerformance", "2024-04-25", "PAYMENT_PROOF", second),
        Step(HRSS, "closeInspectionCase", "2024-04-28", "CLOSING_APPROVAL", second),
    ]


async def play(send: Send, numbers: Numbers = COPY, played: Sequence[Step] | None = None) -> int:
    """Enter the officers and every step, or only some; how many. Raises ChainRefused at the first refusal."""
    for certificate in ("NL-001", "NL-002"):
        officer = {
            "agency": "HRSS",
            "unit": "INSP",
            "name": "当事人甲",
            "role": "INSPECTOR",
            "certificate": certificate,
            "certificateValidTo": "2030-12-31",
        }
        await _sent(send, HRSS, "P04", "recordOfficer", officer, f"officer:{certificate}")
    mark = hashlib.sha256(numbers.enforcement.encode()).hexdigest()[:12]
    chosen = steps(numbers) if played is None else played
    for step in chosen:
        key = f"chain:{mark}:{step.act}:{step.on}:{step.given.get('number') or step.given.get('caseNumber')}"
        key = f"chain:{hashlib.sha256(key.encode()).hexdigest()[:32]}"
        given = {**step.given, **_when(step.on), "documents": _papers(step)}
        await _sent(send, step.client, step.purpose or _PURPOSE[step.client], step.act, given, key)
    return len(chosen)


async def _sent(send: Send, client: str, purpose: str, act: str, given: Mapping[str, Any], key: str) -> None:
    payload = await send(client, purpose, act, given, key)
    if payload["errors"]:
        raise ChainRefused(f"{act}: {payload['errors']}")


def _when(on: str) -> dict[str, str]:
    return {"occurredAt": on} if "T" in on else {"occurredOn": on}


def _papers(step: Step) -> list[dict[str, str]]:
    day = step.on[:10]
    found = []
    for paper in step.papers.split():
        kind, _, number = paper.partition("=")
        number = number or f"演示〔{day[:4]}〕{day[5:7]}{day[8:]}号"
        found.append({"kind": kind, "issuedOn": day, "issuer": _ISSUERS[step.client], "number": number})
    return found
