"""One thing that a role has to see to by a day: what it is, what says so, and whose it is. Never a person."""

from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.model.case.choices import Role


class DueKind(StrEnum):
    """What sort of thing it is; a calendar knows an entry by it, so a name is never changed."""

    PUBLICATION = "publication"
    ANSWERS = "answers"
    TENDERS = "tenders"
    STANDSTILL = "standstill"
    SIGNATURE = "signature"
    AGREED_DAY = "agreed_day"
    LEFT_TO_DO = "left_to_do"
    START_MEETING = "start_meeting"
    CALLED_MEETING = "called_meeting"
    FIRST_DIALOGUE = "first_dialogue"
    NEXT_DIALOGUE = "next_dialogue"
    PLAN = "plan"
    REPLY = "reply"
    PLACES_BEGIN = "places_begin"
    NEW_PLACE = "new_place"
    REPORT = "report"
    FINAL_REPORT = "final_report"
    PLANNED_START = "planned_start"
    PLANNED_END = "planned_end"
    CHECK_IN = "check_in"
    DECISION_AWAITED = "decision_awaited"
    DECISION_ENDS = "decision_ends"
    CERTIFICATE = "certificate"
    EVALUATION = "evaluation"
    RETENTION = "retention"
    AGREEMENT_ENDS = "agreement_ends"
    CONTRACT_ENDS = "contract_ends"
    NOTICE = "notice"
    REMEDY = "remedy"
    SECOND_REMEDY = "second_remedy"
    CLAIM = "claim"
    CLAUSE_REVIEW = "clause_review"
    LAW_REVIEW = "law_review"

    @property
    def role(self) -> Role:
        """Whose it is, where nothing else is written: what no other role has is the recruiter's (report l. 176-182, 229-245)."""
        return _ROLES.get(self, Role.RECRUITER)


OF_A_PLACE = frozenset(
    {
        DueKind.PLANNED_START,
        DueKind.PLANNED_END,
        DueKind.CHECK_IN,
        DueKind.DECISION_AWAITED,
        DueKind.DECISION_ENDS,
        DueKind.CERTIFICATE,
        DueKind.EVALUATION,
        DueKind.RETENTION,
        DueKind.NEW_PLACE,
    }
)
"""What is about a place, and so about somebody who has it, though nobody is named."""

_ROLES = {
    **dict.fromkeys(
        (
            DueKind.PUBLICATION,
            DueKind.TENDERS,
            DueKind.STANDSTILL,
            DueKind.SIGNATURE,
            DueKind.CONTRACT_ENDS,
            DueKind.NOTICE,
            DueKind.REMEDY,
            DueKind.SECOND_REMEDY,
            DueKind.CLAIM,
        ),
        Role.PROCUREMENT_OFFICER,
    ),
    **dict.fromkeys((DueKind.ANSWERS, DueKind.EVALUATION, DueKind.CLAUSE_REVIEW, DueKind.LAW_REVIEW), Role.COORDINATOR),
}


class DueMatter(Struct, frozen=True, omit_defaults=True):
    """`day` is the last day, or the day itself; `None` where none can be told, and then `note` says why.

    `of` tells one from another of the same kind and stays when the day moves: a place, a breach, a number in order. `supplier`
    and `lots` are set where a case has several. `basis` is the clause, the plan or the provision that it rests on.
    `whose` is set where the case says whose it is.
    """

    kind: DueKind
    day: date | None
    what: str
    basis: str
    of: str = ""
    supplier: str = ""
    lots: str = ""
    note: str = ""
    whose: Role | None = None

    @property
    def role(self) -> Role:
        """Who sees to it: the one that is named, else the role that has its kind."""
        return self.whose or self.kind.role

    @property
    def what_of_whom(self) -> str:
        """What is to be seen to, with the supplier and the lots that it is of."""
        of = ", ".join(part for part in (self.supplier, self.lots) if part)
        return f"{self.what} ({of})" if of else self.what

    def is_late(self, day: date) -> bool:
        """Whether its day has passed."""
        return self.day is not None and self.day < day

    def of_supplier(self, name: str) -> "DueMatter":
        """The same, and whose it is."""
        return replace(self, supplier=name)
