"""Start meetings and employment dialogues."""

from collections.abc import Iterator

from tenderkit.messages import Message
from tenderkit.model.case.case import Procurement
from tenderkit.model.matching.choices import DialogueOutcome
from tenderkit.model.matching.matching import Matching
from tenderkit.problems import Fault
from tenderkit.rules.contract.date_order import after_the_award
from tenderkit.rules.contract.whose import supplier_of
from tenderkit.rules.journal.notice_of_calls import NOTICE_DAYS, notice_of_call


def meetings_are_called_to_beforehand(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """A call with less notice than the clause wants is told of, and counts as none (dialog-upprepning.k2, uppfoljning.k9)."""
    for index, call in enumerate(matching.calls):
        notice = notice_of_call(case, matching, call, supplier_of(case, call))
        if notice.given >= 0 and not notice.is_enough:
            facts = {
                "day": call.to_be_held.isoformat(),
                "given": str(notice.given),
                "asked": str(NOTICE_DAYS),
                "earliest": notice.earliest.isoformat(),
            }
            yield Fault(("calls", index), Message("TK-M250", facts))


def meetings_follow_the_award(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """The recruiter gets to know the supplier when the award is decided (report l. 224, 19 kap. 3 § OSL)."""
    for section in ("start_meetings", "dialogues"):
        for index, meeting in enumerate(getattr(matching, section)):
            yield from after_the_award(case, (section, index, "held"), meeting.held)
    for index, call in enumerate(matching.calls):
        yield from after_the_award(case, ("calls", index, "sent"), call.sent)


def offers_are_counted(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """An offer has a number and nothing else has one, so that the answer can be read in one way (dialog-svar)."""
    del case
    for index, dialogue in enumerate(matching.dialogues):
        offered = dialogue.outcome is DialogueOutcome.PLACES_OFFERED
        if offered != (dialogue.places_offered is not None):
            yield Fault(("dialogues", index, "places_offered"), Message("TK-M053"))


def a_no_has_its_reasons(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """No places is a permitted answer when the reasons are given (dialog-svar.s2)."""
    del case
    for index, dialogue in enumerate(matching.dialogues):
        if dialogue.outcome is DialogueOutcome.NO_PLACES and dialogue.reasons is None:
            yield Fault(("dialogues", index, "reasons"), Message("TK-M054"))


RULES = (
    meetings_follow_the_award,
    meetings_are_called_to_beforehand,
    offers_are_counted,
    a_no_has_its_reasons,
)
