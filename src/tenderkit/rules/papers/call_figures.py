"""A call to a meeting: whether it may be sent yet, and whether it comes as long before as the clauses want."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from tenderkit.model.case.case import Procurement, Supplier
from tenderkit.model.matching.matching import Matching, MeetingCall
from tenderkit.rules.clauses.in_use import ClausesInUse
from tenderkit.rules.contract.requirement_brief import lot_words
from tenderkit.rules.journal.notice_of_calls import NOTICE_DAYS, is_first_dialogue, notice_of_call
from tenderkit.rules.papers.handover import may_be_contacted


class CallFacts(Struct, frozen=True):
    """A call to a meeting, held against the clause that says how it is sent."""

    allowed: Annotated[bool, "Om leverantören fick kontaktas den dagen"]
    enough: Annotated[bool, "Om kallelsen kom så långt i förväg som villkoren kräver"]
    given_days: Annotated[int, "Dagar från kallelsen till mötet"]
    asked_days: Annotated[int | None, "Dagar som villkoren kräver"]
    earliest: Annotated[date, "Första dagen som en kallelse den dagen kan gälla"]
    clause: Annotated[str | None, "Det villkor som säger hur långt i förväg"]
    first_dialogue: Annotated[bool, "Om det är den första sysselsättningsdialogen"]
    lot: Annotated[str | None, "Anbudsområdet i ord"]


def call_facts(
    case: Procurement, matching: Matching, call: MeetingCall, supplier: Supplier | None, clauses: ClausesInUse
) -> CallFacts:
    """The facts of one call."""
    notice = notice_of_call(case, matching, call, supplier)
    return CallFacts(
        allowed=may_be_contacted(case, call.sent),
        enough=notice.is_enough,
        given_days=notice.given,
        asked_days=NOTICE_DAYS if notice.role is not None else None,
        earliest=notice.earliest,
        clause=clauses.title(notice.role) if notice.role is not None else None,
        first_dialogue=is_first_dialogue(case, matching, call, supplier),
        lot=lot_words((call.lot,)) if call.lot is not None else None,
    )
