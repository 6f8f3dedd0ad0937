"""A kept plan as its pages show it: each row with the policy's verdict, what is recommended and what is answered."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from django.conf import settings
from django.http import Http404
from msgspec import Struct

from tenderkit.messages import text
from tenderkit.model.policy.plan_answers import SaidOfRow
from tenderkit.problems import InvalidInputError, RefusedError
from tenderkit.readers.sheet.cell_names import cell_names
from tenderkit.rules.plan.added_columns import counted_from_words
from tenderkit.rules.plan.assessment import is_late
from tenderkit.rules.plan.verdicts import RowVerdict
from tenderkit.web.shown.fields import ShownProblem
from tenderkit.web.shown.question_words import in_page_language
from tenderkit.workflows.plan.plan import AssessedPlan, assess
from tenderkit.workflows.plan.plans_of_folder import (
    SAID_MEANWHILE,
    KeptPlan,
    answers_by_row,
    key_of_row,
    mark_of_saying,
    plans_of_folder,
)


class ShownPlanRow(Struct, frozen=True):
    """A row with everything that is said of it."""

    verdict: RowVerdict
    verdict_word: str
    why: tuple[str, ...]
    last_day_told: str
    is_late: bool
    said: SaidOfRow | None

    @property
    def recommended_word(self) -> str:
        """What is recommended; '' while nothing is."""
        said = self.said.recommendation if self.said is not None else None
        return text(f"plan.verdict.{said.what.value}") if said is not None else ""

    @property
    def reply_word(self) -> str:
        """What is answered; '' while nothing is."""
        said = self.said.reply if self.said is not None else None
        return text(f"page.reply.{said.reply.value}") if said is not None else ""

    @property
    def waits(self) -> bool:
        """Whether the requester has a recommendation to answer; one that is newer than the answer is asked about again."""
        if self.said is None or self.said.recommendation is None:
            return False
        return self.said.reply is None or self.said.reply.date < self.said.recommendation.date

    @property
    def mark_of_recommendation(self) -> str:
        return mark_of_saying(self.said.recommendation if self.said is not None else None)

    @property
    def mark_of_reply(self) -> str:
        return mark_of_saying(self.said.reply if self.said is not None else None)


def kept_plans() -> tuple[KeptPlan, ...]:
    """The plans of the folder that is shown, the latest first."""
    return plans_of_folder(Path(settings.TENDERKIT_FOLDER))


def latest_plans() -> tuple[KeptPlan, ...]:
    """Of each year the latest."""
    found: dict[int, KeptPlan] = {}
    for plan in kept_plans():
        found.setdefault(plan.year, plan)
    return tuple(found.values())


def plan_named(name: str) -> KeptPlan:
    """The plan by its name in addresses, which is looked up and never becomes a path."""
    plan = next((each for each in kept_plans() if each.name == name), None)
    if plan is None:
        raise Http404
    return plan


def shown_rows(plan: KeptPlan, found: AssessedPlan) -> tuple[ShownPlanRow, ...]:
    """In the order of the sheet; raises `InvalidInputError` where the answers can't be read."""
    said = answers_by_row(plan)
    return tuple(
        _shown(each, said.get(key_of_row(each.row.title, each.row.unit)), found.assessed.day)
        for each in found.assessed.verdicts
    )


def assessed_plan(plan: KeptPlan, day: date) -> AssessedPlan:
    """The plan asked against the municipality's policy; `day` is what a last day to begin is late against."""
    return assess(plan.path, day=day)


def shown_faults(found: AssessedPlan) -> Iterator[tuple[str, ShownProblem]]:
    """What the reading asks and remarks, each with the cell that it is about."""
    for problem in found.problems:
        message = problem.message
        cell = cell_names([(problem.line - 1, problem.column - 1)])
        yield cell, ShownProblem(problem.gravity.value, message.what, message.remedy, message.code)


def of_units(rows: Iterable[ShownPlanRow], units: Iterable[str]) -> tuple[ShownPlanRow, ...]:
    """Those of the units, compared as the plan compares them; '' among the units is all of them."""
    wanted = {key_of_row("", unit) for unit in units}
    is_all = key_of_row("", "") in wanted
    return tuple(each for each in rows if is_all or key_of_row("", each.verdict.row.unit) in wanted)


def why_not_said(say: Callable[[], object]) -> str:
    """Say it in the plan's file of answers; why it wasn't taken, or '' when it was. What somebody else said meanwhile is no fault to leave the page for."""
    try:
        say()
    except InvalidInputError as error:
        return error.problems[0].message.what
    except RefusedError as refused:
        if refused.message.code != SAID_MEANWHILE:
            raise
        return f"{refused.message.what}. {refused.message.remedy}"
    return ""


def _shown(each: RowVerdict, said: SaidOfRow | None, day: date | None) -> ShownPlanRow:
    missing = (text("plan.missing", names=", ".join(map(in_page_language, each.missing))),) if each.missing else ()
    reasons = tuple(text(f"policy.because.{row.truth.value}", says=row.rule.says) for row in each.found.because)
    return ShownPlanRow(
        verdict=each,
        verdict_word=text(f"plan.verdict.{each.verdict.value}"),
        why=missing or reasons,
        last_day_told=counted_from_words(each.last_day) if each.last_day is not None else "",
        is_late=is_late(each, day),
        said=said,
    )
