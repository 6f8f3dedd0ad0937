"""How far a procurement has come on a day: what may be told of it, and to whom anything is owed, follows from that."""

from datetime import date
from enum import StrEnum

from tenderkit.model.case.case import Procurement


class Stage(StrEnum):
    """Until it is announced only its registration number is told. What a contract gives begins with the award."""

    BEFORE_NOTICE = "before_notice"
    TENDERING = "tendering"
    AWARDED = "awarded"


def stage_on(case: Procurement, day: date) -> Stage:
    """A purchase without a notice is known from its award. A day that is planned hasn't been."""
    procedure = case.procedure
    if _has_been(procedure.awarded, day) or _has_been(procedure.contract_signed, day):
        return Stage.AWARDED
    return Stage.TENDERING if _has_been(procedure.published, day) else Stage.BEFORE_NOTICE


def _has_been(when: date | None, day: date) -> bool:
    return when is not None and when <= day
