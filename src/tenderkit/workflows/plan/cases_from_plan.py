"""Case folders of chosen rows: the starter file with what the plan already says, one folder for each row."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path

from tenderkit.messages import Message
from tenderkit.model.case.choices import ContractForm, RequirementKind
from tenderkit.model.plan.row import PlanRow
from tenderkit.model.policy.policy import RequirementVerdict
from tenderkit.problems import Key
from tenderkit.project.places import holds_a_case
from tenderkit.rules.plan.verdicts import RowVerdict
from tenderkit.workflows.case.new import new_case
from tenderkit.workflows.plan.plan import AssessedPlan
from tenderkit.workflows.plan.plan_row_matter import row_of_plan
from tenderkit.writers.refusals import stop_if_refused
from tenderkit.writers.slugs import slug_of

_LONGEST = 40
_KINDS = {
    RequirementVerdict.DIALOGUE: (RequirementKind.DIALOGUE,),
    RequirementVerdict.PLACES: (RequirementKind.PLACES,),
}
_KEYS: tuple[tuple[str, Key], ...] = (
    ("title", ("title",)),
    ("unit", ("authority", "unit")),
    ("begins", ("procedure", "begins")),
    ("subject", ("contract", "subject")),
    ("form", ("contract", "form")),
    ("value", ("contract", "estimated_value")),
    ("starts", ("contract", "starts")),
    ("months", ("contract", "months")),
    ("option_months", ("contract", "option_months")),
    ("place", ("contract", "place")),
    ("employees_needed", ("contract", "employees_needed")),
    ("follow_up_feasible", ("contract", "follow_up_feasible")),
    ("branch_conditions_doubtful", ("contract", "branch_conditions_doubtful")),
    ("cpv", ("contract", "cpv")),
)
_DAYS = frozenset({"begins", "starts"})


def cases_from_plan(
    found: AssessedPlan, folder: Path, numbers: Sequence[int]
) -> tuple[tuple[Path, tuple[Path, ...]], ...]:
    """Write a case folder below `folder` for each row with such a number; each folder with the paths written in it.

    Nothing is written where one of them can't be: a row that there isn't, two rows with one folder, a case already begun.
    """
    chosen = [_verdict_of(found, number) for number in numbers]
    folders = [folder / (slug_of(each.row.title, _LONGEST) or f"rad-{each.row.number}") for each in chosen]
    stop_if_refused(tuple(_refused(chosen, folders)))
    return tuple(
        (case, new_case(case, _KINDS.get(each.verdict, tuple(RequirementKind)), dict(_known(each.row))))
        for each, case in zip(chosen, folders, strict=True)
    )


def _verdict_of(found: AssessedPlan, number: int) -> RowVerdict:
    row = row_of_plan(found.plan, number)
    return next(each for each in found.assessed.verdicts if each.row is row)


def _refused(chosen: Sequence[RowVerdict], folders: Sequence[Path]) -> Iterator[Message]:
    for case in dict.fromkeys(folders):
        rows = [str(each.row.number) for each, its in zip(chosen, folders, strict=True) if its == case]
        if len(rows) > 1:
            yield Message("TK-N018", {"rows": ", ".join(rows), "folder": str(case)})
        elif holds_a_case(case):
            yield Message("TK-S005", {"path": str(case)})


def _known(row: PlanRow) -> Iterator[tuple[Key, str]]:
    """What the case file can be told. A day that the plan only estimates is left for the officer."""
    for name, key in _KEYS:
        value = getattr(row, name)
        if value is not None and not (name in _DAYS and name in row.rough):
            yield key, _written(value)
    if row.form is ContractForm.FRAMEWORK_AGREEMENT and row.supplier_count is not None:
        yield ("contract", "supplier_count"), str(row.supplier_count)


def _written(value: object) -> str:
    """As a case file writes it."""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
