"""The table of court enforcement, put together from its three parts (domain.md §2.6)."""

from schema.enforcement_codes import LABOUR_BASES, EnforcementState
from schema.enforcement_course import COURSE
from schema.enforcement_endings import ENDINGS
from schema.enforcement_measures import MEASURES
from schema.lifecycle import Lifecycle
from schema.scopes import Scope

ENFORCEMENT = Lifecycle(
    name="ENF",
    entity="EnforcementCase",
    states=EnforcementState,
    write={"COURT": Scope.ENFORCEMENT_WRITE},
    labour_when={"basis_kind": LABOUR_BASES},
    transitions=(*COURSE, *MEASURES, *ENDINGS),
)
