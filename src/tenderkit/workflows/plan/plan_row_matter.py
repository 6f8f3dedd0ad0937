"""A row of the procurement plan, as what a paper is about."""

from pathlib import Path

from tenderkit.messages import Message
from tenderkit.model.papers.kind import AboutWhat, Kind
from tenderkit.model.plan.plan import Plan
from tenderkit.model.plan.row import PlanRow
from tenderkit.problems import Problem, RefusedError
from tenderkit.project.places import MUNICIPALITY_FILE, ProjectPlaces
from tenderkit.readers.municipality.municipality_reader import read_municipality
from tenderkit.readers.plan.plan_reader import read_plan
from tenderkit.readers.policy.policy_reader import read_policy
from tenderkit.workflows.papers.build_run import BuildOptions
from tenderkit.workflows.papers.documents_to_be import DocumentToBe
from tenderkit.workflows.papers.matter import Matter, Sender

_ROOT = "plan_row"
_ROWS_NAMED = 12


def plan_row_matter(path: Path, options: BuildOptions, places: ProjectPlaces) -> Matter:
    """The matter of the row that `options.row` names by its number in the sheet.

    Raises `RefusedError` for a row that is no procurement, and where neither the plan nor `--date` tells a day for the paper.
    """
    plan = read_plan(path)
    row = row_of_plan(plan, options.row or 0)
    day = options.day or row.first_day
    if day is None:
        raise RefusedError("TK-N022", {"row": row.number, "path": path})

    def problem(at: str, message: Message) -> Problem:
        column = plan.columns.get(at.removeprefix(f"{_ROOT}."))
        return Problem(path, row.number, column.index + 1 if column is not None else 1, message)

    return Matter(
        what=AboutWhat.PLAN_ROW,
        home=path.parent,
        places=places,
        day=day,
        sender=_sender(path.parent, row),
        papers=lambda kind: _papers(kind, row),
        problem=problem,
        roots={_ROOT: row},
        policy=read_policy(places.policy_file),
        policy_is_chosen=places.policy_is_chosen,
    )


def row_of_plan(plan: Plan, number: int) -> PlanRow:
    """The procurement on the row with that number; raises `RefusedError` where there is none."""
    row = next((each for each in plan.rows if each.number == number), None)
    if row is not None:
        return row
    numbers = [str(each.number) for each in plan.rows]
    known = ", ".join(numbers[:_ROWS_NAMED]) + (f" … {numbers[-1]}" if len(numbers) > _ROWS_NAMED else "")
    raise RefusedError("TK-N017", {"row": number, "path": plan.file, "known": known})


def _papers(kind: Kind, row: PlanRow) -> tuple[DocumentToBe, ...]:
    return (DocumentToBe(f"{kind.id}-rad-{row.number}", about={_ROOT: row}),)


def _sender(folder: Path, row: PlanRow) -> Sender:
    """The municipality of the folder, where it has a file of its own; a plan doesn't say whose it is."""
    if not (folder / MUNICIPALITY_FILE).is_file():
        return Sender("", row.unit or "")
    municipality, _ = read_municipality(folder)
    return Sender(municipality.name, municipality.unit or "")
