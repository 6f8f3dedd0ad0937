"""What is added to the right of the user's own columns, in Swedish, as every document is."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.model.plan.headings import column_title
from tenderkit.model.plan.row import PlanRow
from tenderkit.rules.language.wording import write_date
from tenderkit.rules.plan.assessment import PlanAssessment, is_late
from tenderkit.rules.plan.branch_talks import BranchTalk
from tenderkit.rules.plan.timing import LastDayToBegin
from tenderkit.rules.plan.verdicts import FOUR_QUESTIONS, RowVerdict

AddedCell = str | date


class AddedColumn(Struct, frozen=True):
    """`cells` are by the row's number in the sheet. A column that `asks` is for the user to answer with ja or nej."""

    heading: str
    cells: Mapping[int, AddedCell]
    asks: bool = False


def added_columns(assessed: PlanAssessment, held: Iterable[str]) -> tuple[AddedColumn, ...]:
    """The columns in their order; `held` are the fields that the sheet has a column for, and so needs no question about."""
    talks = assessed.talk_by_row
    standing = frozenset(held)
    return (
        _column("verdict", assessed, lambda each: document_text(f"plan.verdict.{each.verdict.value}")),
        _column("because", assessed, lambda each: "\n".join(each.because)),
        _column("missing", assessed, lambda each: ", ".join(each.missing)),
        *(AddedColumn(column_title(name), {}, asks=True) for name in FOUR_QUESTIONS if name not in standing),
        _column("questions", assessed, _questions),
        _column("last_day", assessed, lambda each: each.last_day.day if each.last_day is not None else ""),
        _column("rests_on", assessed, lambda each: _rests_on(each, assessed)),
        _column("talk", assessed, lambda each: _talk(talks.get(each.row.number), each.row)),
        _column("beside", assessed, lambda each: "\n".join(each.beside)),
    )


def _column(name: str, assessed: PlanAssessment, said: Callable[[RowVerdict], AddedCell]) -> AddedColumn:
    return AddedColumn(
        document_text(f"plan.column.{name}"), {each.row.number: said(each) for each in assessed.verdicts}
    )


def _questions(verdict: RowVerdict) -> str:
    """What is left to ask before anybody goes on, and what has been answered with no."""
    if len(verdict.unanswered) == len(FOUR_QUESTIONS):
        return document_text("plan.all_unanswered")
    refused = [document_text("plan.answered_no", question=question) for question in verdict.answered_no]
    return "\n".join((*refused, *verdict.unanswered))


def _rests_on(verdict: RowVerdict, assessed: PlanAssessment) -> str:
    if verdict.last_day is None:
        return document_text("plan.no_day") if verdict.may_be_required else ""
    late = document_text("plan.late") if is_late(verdict, assessed.day) else ""
    return " ".join(filter(None, (counted_from_words(verdict.last_day), late)))


def counted_from_words(last: LastDayToBegin) -> str:
    """The sentence: `38 veckor före avtalets start den 1 april 2027` and whether that day is the earliest of several."""
    key = "plan.weeks_before_start" if last.from_contract_start else "plan.weeks_before_beginning"
    rough = document_text("plan.rough_day") if last.rough else ""
    return document_text(key, weeks=last.weeks, day=write_date(last.counted_from), rough=rough)


def _talk(talk: BranchTalk | None, row: PlanRow) -> str:
    """The branch with the other rows that one talk is enough for."""
    if talk is None:
        return ""
    others = ", ".join(str(each.number) for each in talk.rows if each.number != row.number)
    return document_text("plan.talk_with", branch=branch_words(talk), rows=others)


def branch_words(talk: BranchTalk) -> str:
    """The branch by its own name, or the division of the CPV codes."""
    return document_text("plan.cpv_division", division=talk.branch) if talk.by_cpv else talk.branch
