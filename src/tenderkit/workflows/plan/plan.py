"""A plan -> what the policy says of it, and the sheet back."""

from datetime import date
from pathlib import Path

from msgspec import Struct

from tenderkit.messages import Message, document_text, text
from tenderkit.model.papers.document import Document
from tenderkit.model.plan.plan import Plan
from tenderkit.problems import Problem, RefusedError
from tenderkit.project.places import find_places, shipped_policy_files
from tenderkit.readers.plan.plan_reader import CSV, XLSX, parse_plan, plan_bytes
from tenderkit.readers.policy.policy_reader import read_policy
from tenderkit.rules.plan.added_columns import added_columns
from tenderkit.rules.plan.assessment import AskedOf, PlanAssessment, assess_plan
from tenderkit.rules.plan.timing import planning_times
from tenderkit.workflows.plan.plan_summary import row_table, summary_blocks
from tenderkit.workflows.reports.reporting import report
from tenderkit.writers.output import Output, place


class AssessedPlan(Struct, frozen=True):
    """`content` are the bytes of the file, and `problems` what is asked or remarked, in the order of the sheet."""

    plan: Plan
    content: bytes
    assessed: PlanAssessment
    problems: tuple[Problem, ...]


def assess(
    path: Path, *, sheet: str | None = None, branch_months: int | None = None, day: date | None = None
) -> AssessedPlan:
    """Read the plan and ask the municipality's policy of each of its rows; raises as `read_plan` and `read_policy` do."""
    content = plan_bytes(path)
    plan = parse_plan(content, path, sheet)
    places = find_places(path.resolve().parent)
    policy = read_policy(places.policy_file)
    alternatives = tuple(map(read_policy, shipped_policy_files()))
    if policy.id not in {each.id for each in alternatives}:
        alternatives = (*alternatives, policy)
    times = planning_times(policy.planning, branch_months)
    assessed = assess_plan(plan.rows, AskedOf(policy, places.policy_is_chosen, alternatives, times), day)
    return AssessedPlan(plan, content, assessed, (*plan.problems, *_twice(plan, assessed)))


def plan_report(found: AssessedPlan) -> Document:
    """The rows and what they come to, in the language in use."""
    blocks = (row_table(found.assessed, text), *summary_blocks(found.plan, found.assessed, text))
    return report(text("plan.title", plan=found.plan.file.name), blocks)


def deliver_plan(found: AssessedPlan, to: Path) -> tuple[Problem, ...]:
    """Write the sheet back, never over what stands there; what doesn't follow along is told."""
    suffix = to.suffix.lower()
    if suffix not in (XLSX, CSV):
        raise RefusedError("TK-N019", {"suffix": to.suffix or to.name})
    data, left = plan_back(found, suffix)
    place([Output(to, data)])
    if not left:
        return ()
    parts = ", ".join(text(f"plan.left.{part}") for part in left)
    return (Problem(found.plan.file, 1, 1, Message("TK-N020", {"parts": parts, "path": str(found.plan.file)})),)


def plan_back(found: AssessedPlan, suffix: str) -> tuple[bytes, tuple[str, ...]]:
    """The sheet with what the policy says of each row, in the format of the suffix; and the parts of it that don't follow along."""
    columns = added_columns(found.assessed, found.plan.columns)
    is_workbook = found.plan.file.suffix.lower() == XLSX
    own = found.content if is_workbook else None
    left: tuple[str, ...] = ()
    if suffix == CSV:
        from tenderkit.writers.sheet.plan_csv import write_plan_csv

        data = write_plan_csv(found.plan, columns)
    else:
        from tenderkit.writers.sheet.plan_sheet import PlanBack, left_behind, write_plan_sheet

        summary = tuple(summary_blocks(found.plan, found.assessed, document_text))
        data = write_plan_sheet(PlanBack(found.plan, columns, summary, own))
        left = left_behind(own) if own is not None else ()
    return data, left


def _twice(plan: Plan, assessed: PlanAssessment) -> list[Problem]:
    return [
        Problem(
            plan.file,
            alike[0].number,
            plan.columns["title"].index + 1,
            Message("TK-N016", {"rows": ", ".join(str(row.number) for row in alike), "title": alike[0].title}),
        )
        for alike in assessed.twice
    ]
