"""The plans of a folder, by year: kept as they came, none written over, and beside them what has been recommended and answered."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct

from tenderkit.model.plan.row import PlanRow
from tenderkit.model.policy.plan_answers import PlanAnswers, RequesterReply, RowRecommendation, RowReply, SaidOfRow
from tenderkit.model.policy.policy import AskedVerdict
from tenderkit.model.reading.words import as_compared
from tenderkit.problems import RefusedError
from tenderkit.readers.plan.answers_reader import EMPTY_ANSWERS, read_plan_answers
from tenderkit.readers.plan.plan_reader import CSV, XLSX, parse_plan
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_changes import Add, Put
from tenderkit.readers.yaml.yaml_editor import edited_source
from tenderkit.readers.yaml.yaml_events import Tree
from tenderkit.writers.output import Output, digest_of, place
from tenderkit.writers.refusals import once_more

_NAME = re.compile(r"plan-(?P<year>20[0-9]{2}|21[0-9]{2})(?:-(?P<number>[1-9][0-9]{0,2}))?\.(?:xlsx|csv)")
_WORKBOOK = b"PK\x03\x04"
SAID_MEANWHILE = "TK-N023"
_MOST_OF_A_YEAR = 999

RowKey = tuple[str, str]


class KeptPlan(Struct, frozen=True):
    """A plan of a year; `number` tells the first of the year from the ones that came after it."""

    year: int
    number: int
    path: Path

    @property
    def name(self) -> str:
        return self.path.stem

    @property
    def answers_file(self) -> Path:
        """What is said of the year's procurements stays when the year gets a newer plan."""
        return self.path.with_name(f"plan-{self.year}.svar.yaml")


def plans_of_folder(folder: Path) -> tuple[KeptPlan, ...]:
    """The latest year first, and of a year the latest plan; where two have one name and two formats, the workbook."""
    found: dict[str, KeptPlan] = {}
    for file in sorted(folder.glob("plan-*")):
        named = _NAME.fullmatch(file.name)
        if named is not None and file.is_file():
            found[file.stem] = KeptPlan(int(named["year"]), int(named["number"] or 1), file)
    return tuple(sorted(found.values(), key=lambda each: (each.year, each.number), reverse=True))


@once_more
def keep_plan(folder: Path, data: bytes, year: int) -> KeptPlan:
    """Write the plan by a name of its own, if it can be read as a plan: its bytes decide the format, nothing else does.

    Raises as `parse_plan` does, and `WritingRefusedError`.
    """
    suffix = XLSX if data.startswith(_WORKBOOK) else CSV
    taken = {each.number for each in plans_of_folder(folder) if each.year == year}
    number = next(each for each in range(1, _MOST_OF_A_YEAR) if each not in taken and each > max(taken, default=0))
    path = folder / f"plan-{year}{f'-{number}' if number > 1 else ''}{suffix}"
    parse_plan(data, Path(path.name))
    place([Output(path, data, made_of="")])
    return KeptPlan(year, number, path)


def key_of_row(title: str, unit: str | None) -> RowKey:
    """By which a row is found again in another sheet."""
    return as_compared(title), as_compared(unit or "")


def answers_by_row(plan: KeptPlan) -> Mapping[RowKey, SaidOfRow]:
    """What has been said of each; raises `InvalidInputError` for a file that can't be read."""
    answers, _, _ = read_plan_answers(plan.answers_file)
    return {key_of_row(each.title, each.unit): each for each in answers.rows}


class RowSaying(Struct, frozen=True):
    """What somebody says of a row; `seen` is the mark of what stood there when they wrote (`mark_of_saying`)."""

    row: PlanRow
    reason: str
    day: date
    seen: str


def mark_of_saying(said: RowRecommendation | RowReply | None) -> str:
    """By which it is known whether somebody has written something else meanwhile."""
    return digest_of(said.model_dump_json().encode()) if said is not None else ""


def recommend(plan: KeptPlan, what: AskedVerdict, saying: RowSaying) -> None:
    """Write the coordinator's recommendation; raises `RefusedError` where another one has come since theirs was seen."""
    _say(plan.answers_file, saying, "recommendation", {"what": what.value})


def reply_to_recommendation(plan: KeptPlan, reply: RequesterReply, saying: RowSaying) -> None:
    """Write the requester's answer; raises as `recommend` does."""
    _say(plan.answers_file, saying, "reply", {"reply": reply.value})


@once_more
def _say(file: Path, saying: RowSaying, name: str, told: Mapping[str, Tree]) -> None:
    answers, source, data = read_plan_answers(file)
    wanted = key_of_row(saying.row.title, saying.row.unit)
    at = next((at for at, each in enumerate(answers.rows) if key_of_row(each.title, each.unit) == wanted), None)
    if mark_of_saying(getattr(answers.rows[at], name) if at is not None else None) != saying.seen:
        raise RefusedError(SAID_MEANWHILE, {"title": saying.row.title})
    said = {**told, "reason": saying.reason or None, "date": saying.day.isoformat()}
    edit = Put(("rows", at, name), said) if at is not None else Add(("rows",), (_new_row(saying.row, name, said),))
    written, after = edited_source(EMPTY_ANSWERS if data is None else data, source, [edit])
    validate(PlanAnswers, after)
    place([Output(file, written, made_of="" if data is None else digest_of(data))])


def _new_row(row: PlanRow, name: str, said: Mapping[str, Tree]) -> Tree:
    stated: Tree = {key: value for key, value in said.items() if value is not None}
    unit: dict[str, Tree] = {"unit": row.unit} if row.unit else {}
    return {"title": row.title, **unit, name: stated}
