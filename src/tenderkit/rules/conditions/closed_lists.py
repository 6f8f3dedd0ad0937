"""The values of each closed list that there were when clauses might still end with `else`, and so what an `else` can mean.

A published text is never edited, and its last branch is often `else`: that speaks for the values which its author knew. A value that
has come later stands in no text by accident: an alternative must name it, or the version doesn't know the choice. New versions name
every value (TK-L067), so this record is never added to.
"""

from collections.abc import Mapping

from tenderkit.rules.conditions.fact_domain import domain_of

_WITH_ELSE: Mapping[str, str] = {
    "Law": "LOU LUF LUK",
    "MatchingUnitForm": "same_authority other_authority contracted",
    "ProcedureKind": "open restricted negotiated below_threshold direct_award call_off mini_competition reserved",
    "Subject": "goods services consultancy works",
    "ContractForm": "contract framework_agreement",
    "CallOffBy": "fixed_terms renewed_competition both",
    "Location": "within_municipality immediate_vicinity outside",
    "TargetGroup": "far_from_labour_market long_term_unemployed young_people newly_arrived reduced_work_capacity",
    "Initiative": "recruiter supplier",
    "DialogueStart": "contract_signed contract_start",
    "DialogueSanction": "none exclusion_from_call_off",
    "PlacementKind": "employment internship apprenticeship",
    "PlacesBasis": "fixed per_called_off_sek per_year",
    "CountedPer": "contract supplier lot",
    "KindChosenBy": "supplier authority jointly",
    "PlacesStart": "contract_signed contract_start call_off",
    "Fulfiller": "supplier subcontractor same_group",
    "ExistingStaff": "none renewed_or_extended",
    "PenaltyPer": "missing_place started_week missing_month",
    "CapBase": "contract_price called_off_value estimated_value",
    "NoticeStart": "written_notice",
    "Role": "requester procurement_officer coordinator recruiter",
    "ConfirmationQuestion": "value_above_threshold",
    "Recruitment": "own municipal both",
    "DialogueOutcome": "places_offered no_places open",
    "PlacementOutcome": "completed ended_early",
    "EarlyEndCause": "supplier individual other",
    "CertificateNeed": "certificate recommendation reference employer_certificate grade",
    "computed.regime": "above below direct",
    "computed.marks": "line table inline none",
}


def is_later(path: str, value: str) -> bool:
    """Whether the fact is of a closed list, and the value one that no `else` speaks for."""
    domain = domain_of(path)
    return domain is not None and bool(domain.words) and value not in _WITH_ELSE.get(domain.closed_list, "").split()
