"""The table of evidence in custody (domain.md §2.9)."""

from collections.abc import Iterator

from schema.codes import TaskKind
from schema.document_types import DocumentType as D
from schema.evidence import USABILITY, CustodyStep, EvidenceState, Usability
from schema.lifecycle import Gives, Guard, Lifecycle, Touches, Transition, ends, guard, opens
from schema.scopes import Scope

_MEMBERS = "HRSS/JUS/PSB/PROC/COURT"
_OWNER = "@owner_agency"
_TAKER = "@handed_to"
_LINK = Gives("CustodyEvent", required=True)
"""Every act appends a link to the chain."""
_ABOUT = ("kind", "title", "usability", "origin")
_MORE = (
    "own_number",
    "subtype",
    "collected_place",
    "collection_method",
    "original",
    "collectors",
    "provider_signed",
    "legal_basis",
)
_FILE = ("sm3", "size_bytes", "media_type", "photo_ref")
_HELD = ("COLLECTED", "FIXED", "REGISTERED", "LENT", "HANDED_OVER", "RECEIVED", "RETURNED", "RELEASED")
_SHAREABLE = ("REGISTERED", "LENT", "HANDED_OVER", "RECEIVED", "RETURNED", "RELEASED")


def _links(step: CustodyStep) -> Guard:
    return guard(f"流转记录的环节须为“{step.zh}”", f"the link of the chain says: {step.en}", holds={"step": str(step)})


def _usability() -> Iterator[Guard]:
    """No evidence of administrative enforcement is marked as more usable in a criminal case than its kind allows."""
    order = list(Usability)
    for freest in (Usability.AFTER_REVIEW, Usability.RETAKE):
        kinds = tuple(kind for kind, usability in USABILITY.items() if usability is freest)
        yield guard(
            f"此类证据在刑事诉讼中{freest.zh}",
            f"in criminal procedure evidence of this kind is {freest.en}",
            "RL-A14.1",
            when={"origin": "ADMINISTRATIVE", "kind": kinds},
            holds={"usability": tuple(map(str, order[order.index(freest) :]))},
        )


EVIDENCE = Lifecycle(
    name="EVI",
    entity="Evidence",
    states=EvidenceState,
    of_class="F5",
    write={"*": Scope.EVIDENCE_SHARE},
    numbered="ZJ",
    transitions=(
        Transition(
            "EVI-1.1",
            "collectEvidence",
            (),
            "COLLECTED",
            _MEMBERS,
            "收集证据",
            "collect evidence",
            day="collected_on",
            needs=_ABOUT,
            may=("number", *_MORE),
            gives=(_LINK,),
            officers=2,
            guards=(
                guard(
                    "由执法、办案人员收集",
                    "collected by officers",
                    holds={"origin": ("ADMINISTRATIVE", "CRIMINAL", "COURT")},
                ),
                *_usability(),
                _links(CustodyStep.COLLECTED),
            ),
        ),
        Transition(
            "EVI-1.2",
            "takeInEvidence",
            (),
            "COLLECTED",
            _MEMBERS,
            "接收当事人提交或仲裁员调取的证据",
            "take in evidence a party submitted or an arbitrator obtained",
            day="collected_on",
            needs=_ABOUT,
            may=("number", *_MORE),
            gives=(_LINK,),
            guards=(
                guard(
                    "由当事人提交或者仲裁员调取",
                    "submitted by a party or obtained by an arbitrator",
                    holds={"origin": ("PARTY", "ARBITRATION")},
                ),
                _links(CustodyStep.COLLECTED),
            ),
        ),
        Transition(
            "EVI-2.1",
            "fixEvidenceFile",
            ("COLLECTED",),
            "FIXED",
            _OWNER,
            "固定电子文件",
            "fix a file by its hash",
            day="fixed_on",
            needs=("sha256", "storage_ref"),
            may=_FILE,
            gives=(_LINK,),
            guards=(_links(CustodyStep.FIXED),),
        ),
        Transition(
            "EVI-2.2",
            "fixEvidenceThing",
            ("COLLECTED",),
            "FIXED",
            _OWNER,
            "固定实物",
            "fix a thing by photographs",
            day="fixed_on",
            needs=("photo_ref",),
            gives=(_LINK,),
            guards=(
                guard(
                    "电子数据、视听资料须以哈希固定",
                    "electronic and audio-visual evidence is fixed by its hash",
                    holds={"kind": tuple(kind for kind in USABILITY if kind not in {"ELECTRONIC", "AUDIOVISUAL"})},
                ),
                _links(CustodyStep.FIXED),
            ),
        ),
        Transition(
            "EVI-3",
            "registerEvidence",
            ("FIXED", "RETURNED", "RELEASED"),
            "REGISTERED",
            _OWNER,
            "证据入库",
            "register evidence in store",
            day="registered_on",
            needs=("location", "keeper", "sensitivity", "legal_basis"),
            may=("own_number",),
            gives=(_LINK,),
            guards=(_links(CustodyStep.REGISTERED),),
        ),
        Transition(
            "EVI-4.1",
            "requestEvidence",
            _SHAREABLE,
            None,
            _MEMBERS,
            "申请共享证据",
            "ask to share evidence",
            documents=(D.SHARE_REQUEST,),
            gives=(Gives("EvidenceShare", required=True), _LINK),
            guards=(_links(CustodyStep.SHARE_REQUESTED),),
        ),
        Transition(
            "EVI-4.2",
            "shareEvidence",
            _SHAREABLE,
            None,
            _OWNER,
            "同意共享证据",
            "agree to share evidence",
            documents=(D.SHARE_APPROVAL,),
            gives=(_LINK,),
            touches=Touches("EvidenceShare", needs=("extent", "expires_on"), day="approved_on"),
            guards=(_links(CustodyStep.SHARED),),
            scope=Scope.EVIDENCE_APPROVE,
        ),
        Transition(
            "EVI-4.3",
            "denyEvidence",
            _SHAREABLE,
            None,
            _OWNER,
            "不同意共享证据",
            "deny the sharing of evidence",
            documents=(D.SHARE_APPROVAL,),
            gives=(_LINK,),
            touches=Touches("EvidenceShare", needs=("deny_reason",), day="denied_on"),
            guards=(_links(CustodyStep.SHARE_DENIED),),
            scope=Scope.EVIDENCE_APPROVE,
        ),
        Transition(
            "EVI-5",
            "useEvidence",
            (*_SHAREABLE, "HOLD"),
            None,
            _MEMBERS,
            "使用共享证据",
            "use shared evidence in a document",
            gives=(_LINK,),
            touches=Touches("EvidenceShare", needs=("used_in",), may=("admission", "admission_reason"), day="used_on"),
            guards=(
                guard("已同意共享", "sharing was agreed to", after=("shareEvidence",)),
                _links(CustodyStep.USED),
            ),
        ),
        Transition(
            "EVI-6.1",
            "lendEvidence",
            ("REGISTERED",),
            "LENT",
            _OWNER,
            "借出证据",
            "lend evidence",
            documents=(D.HANDOVER_LIST,),
            needs=("handed_to", "return_by"),
            gives=(_LINK,),
            guards=(_links(CustodyStep.LENT),),
            tasks=(opens(TaskKind.FOLLOW_UP, owner="@handed_to", due="return_by"),),
        ),
        Transition(
            "EVI-6.2",
            "handOverEvidence",
            ("REGISTERED",),
            "HANDED_OVER",
            _OWNER,
            "移交证据",
            "hand evidence over",
            documents=(D.HANDOVER_LIST,),
            needs=("handed_to",),
            gives=(_LINK,),
            guards=(_links(CustodyStep.HANDED_OVER),),
        ),
        Transition(
            "EVI-6.3",
            "receiveEvidence",
            ("LENT", "HANDED_OVER"),
            "RECEIVED",
            _TAKER,
            "签收证据",
            "sign for evidence",
            documents=(D.HANDOVER_LIST,),
            gives=(_LINK,),
            guards=(_links(CustodyStep.RECEIVED),),
        ),
        Transition(
            "EVI-7",
            "returnEvidence",
            ("LENT", "HANDED_OVER", "RECEIVED"),
            "RETURNED",
            _TAKER,
            "退回证据",
            "return evidence",
            documents=(D.RETURN_LIST,),
            gives=(_LINK,),
            guards=(_links(CustodyStep.RETURNED),),
            tasks=(ends(TaskKind.FOLLOW_UP),),
        ),
        Transition(
            "EVI-8.1",
            "holdEvidence",
            _HELD,
            "HOLD",
            _OWNER,
            "封存证据",
            "seal evidence",
            documents=(D.HOLD_ORDER,),
            gives=(_LINK,),
            guards=(_links(CustodyStep.HOLD),),
            scope=Scope.EVIDENCE_APPROVE,
        ),
        Transition(
            "EVI-8.2",
            "releaseEvidence",
            ("HOLD",),
            "RELEASED",
            _OWNER,
            "解除封存",
            "unseal evidence",
            documents=(D.HOLD_RELEASE,),
            gives=(_LINK,),
            guards=(_links(CustodyStep.RELEASED),),
            scope=Scope.EVIDENCE_APPROVE,
        ),
        Transition(
            "EVI-8.3",
            "disposeEvidence",
            (*_HELD, "HOLD"),
            "DISPOSED",
            _OWNER,
            "处置证据",
            "dispose of evidence",
            documents=(D.DISPOSAL_DECISION,),
            day="ended_on",
            gives=(_LINK,),
            guards=(_links(CustodyStep.DISPOSED),),
            tasks=(ends(TaskKind.FOLLOW_UP),),
            scope=Scope.EVIDENCE_APPROVE,
        ),
        Transition(
            "EVI-8.4",
            "destroyEvidence",
            (*_HELD, "HOLD"),
            "DESTROYED",
            _OWNER,
            "销毁证据",
            "destroy evidence",
            documents=(D.DISPOSAL_DECISION, D.DESTRUCTION_RECORD),
            day="ended_on",
            gives=(_LINK,),
            officers=2,
            guards=(_links(CustodyStep.DESTROYED),),
            tasks=(ends(TaskKind.FOLLOW_UP),),
            scope=Scope.EVIDENCE_APPROVE,
        ),
    ),
)
