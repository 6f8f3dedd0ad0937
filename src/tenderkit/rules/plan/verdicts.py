"""The policy's answer for a row of the plan, what is missing to know it, and the four questions that are asked first.

The questions are those of Upphandlingsmyndigheten: a decision, a requester who wants it, somebody who matches, a network.
"""

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.model.plan.headings import column_title
from tenderkit.model.plan.row import PlanRow
from tenderkit.model.policy.policy import Policy, RequirementVerdict
from tenderkit.rules.plan.planned_facts import PlannedFacts, called_in_plan
from tenderkit.rules.plan.timing import LastDayToBegin, PlanningTimes, last_day_to_begin
from tenderkit.rules.policy.applicability import Applicability, applicability

FOUR_QUESTIONS = ("decided", "requester_willing", "matching_unit_appointed", "network")


class RowVerdict(Struct, frozen=True):
    """`last_day` is `None` for a row that needs none, and where the plan tells no day."""

    row: PlanRow
    found: Applicability
    last_day: LastDayToBegin | None

    @property
    def verdict(self) -> RequirementVerdict:
        return self.found.verdict

    @property
    def is_required(self) -> bool:
        """Whether the policy asks for a requirement, whichever."""
        return self.verdict not in (RequirementVerdict.NONE, RequirementVerdict.ASK_FIRST)

    @property
    def may_be_required(self) -> bool:
        return self.verdict is not RequirementVerdict.NONE

    @property
    def because(self) -> tuple[str, ...]:
        """The rules that settled it, in Swedish."""
        return tuple(
            document_text(f"policy.because.{row.truth.value}", says=row.rule.text_sv) for row in self.found.because
        )

    @property
    def missing(self) -> tuple[str, ...]:
        """What the plan must say first, by its headings."""
        return tuple(dict.fromkeys(map(called_in_plan, self.found.questions)))

    @property
    def beside(self) -> tuple[str, ...]:
        """Edges and advice, in Swedish."""
        return tuple(row.rule.text_sv for row in (*self.found.edges, *self.found.advice))

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The four questions that nobody has answered; none for a row without a requirement."""
        return self._answered(None)

    @property
    def answered_no(self) -> tuple[str, ...]:
        """Those that stop it."""
        return self._answered(False)  # noqa: FBT003 - the answer itself

    def _answered(self, answer: bool | None) -> tuple[str, ...]:  # noqa: FBT001 - the answer itself
        if not self.may_be_required:
            return ()
        return tuple(column_title(name) for name in FOUR_QUESTIONS if getattr(self.row, name) is answer)


def row_verdict(row: PlanRow, policy: Policy, times: PlanningTimes) -> RowVerdict:
    """Ask the policy of one row."""
    found = applicability(policy, PlannedFacts(row), None)
    needs_time = found.verdict is not RequirementVerdict.NONE
    return RowVerdict(row, found, last_day_to_begin(row, times) if needs_time else None)
