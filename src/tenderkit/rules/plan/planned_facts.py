"""The facts of a case that a row of the plan already tells, by the paths that a policy asks for."""

from collections.abc import Mapping

from msgspec import Struct

from tenderkit.model.plan.headings import column_title
from tenderkit.model.plan.row import PlanRow
from tenderkit.rules.conditions.facts import shape_of

PLANNED: Mapping[str, str] = {
    "title": "title",
    "authority.unit": "unit",
    "procedure.begins": "begins",
    "contract.subject": "subject",
    "contract.form": "form",
    "contract.estimated_value": "value",
    "contract.starts": "starts",
    "contract.months": "months",
    "contract.option_months": "option_months",
    "contract.place": "place",
    "contract.supplier_count": "supplier_count",
    "contract.employees_needed": "employees_needed",
    "contract.follow_up_feasible": "follow_up_feasible",
    "contract.branch_conditions_doubtful": "branch_conditions_doubtful",
    "contract.cpv": "cpv",
    "requirement.places": "places",
    "requirement.places.count": "places",
}
"""A path of the case -> the field of the row."""


class PlannedFacts(Struct, frozen=True):
    """A row as the policy asks it; what no plan can say is not stated."""

    row: PlanRow

    def lookup(self, path: str) -> object | None:
        """The value at the path; `None` when the plan doesn't state it."""
        return getattr(self.row, PLANNED[path]) if path in PLANNED else None


def called_in_plan(path: str) -> str:
    """The heading under which the fact would stand in the plan, else its title in the case file."""
    if path in PLANNED:
        return column_title(PLANNED[path])
    shape = shape_of(path)
    return shape.title if shape is not None else path
