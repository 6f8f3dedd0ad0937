"""What a plan comes to, as blocks: by unit, the year's target under each alternative, and talks that can be held together.

`say` gives the words: the language in use for the screen, Swedish for the sheet.
"""

from collections.abc import Callable, Iterator

from tenderkit.model.papers.document import Block, BulletList, Heading, Table
from tenderkit.model.plan.headings import column_title
from tenderkit.model.plan.plan import Plan
from tenderkit.rules.language.wording import write_date
from tenderkit.rules.plan.added_columns import branch_words
from tenderkit.rules.plan.assessment import PlanAssessment
from tenderkit.rules.plan.verdicts import RowVerdict
from tenderkit.rules.plan.yearly_target import TargetOfYear
from tenderkit.workflows.reports.reporting import report_paragraph, report_table, words

Say = Callable[..., str]


def summary_blocks(plan: Plan, assessed: PlanAssessment, say: Say) -> Iterator[Block]:
    """Everything but the rows themselves."""
    policy = assessed.policy
    yield report_paragraph(say("plan.policy", title=policy.title_sv, source=policy.source))
    if not assessed.chosen:
        yield report_paragraph(say("policy.document.not_chosen"))
    yield report_paragraph(_times(assessed, say))
    yield _units(assessed, say)
    yield _targets(assessed, say)
    yield report_paragraph(say("plan.target.counting"))
    yield from _talks(assessed, say)
    yield _columns(plan, say)


def row_table(assessed: PlanAssessment, say: Say) -> Table:
    """The verdict of each row, for the screen."""
    header = [say(f"plan.head.{name}") for name in ("row", "title", "verdict", "why", "last_day")]
    rows = (_row(each, say) for each in assessed.verdicts)
    return report_table(say("plan.rows"), header, rows, (6, 24, 20, 36, 14))


def _row(each: RowVerdict, say: Say) -> tuple[str, ...]:
    missing = [say("plan.missing", names=", ".join(each.missing))] if each.missing else _reasons(each, say)
    last = each.last_day.day.isoformat() if each.last_day is not None else ""
    return str(each.row.number), each.row.title, say(f"plan.verdict.{each.verdict.value}"), " ".join(missing), last


def _reasons(each: RowVerdict, say: Say) -> list[str]:
    """In the language in use: the rows are shown on the screen alone."""
    return [say(f"policy.because.{row.truth.value}", says=row.rule.says) for row in each.found.because]


def _times(assessed: PlanAssessment, say: Say) -> str:
    times = assessed.times
    source = times.source or say("plan.times_assumed")
    return say("plan.times", prepare=times.prepare_weeks, procure=times.procure_weeks, source=source)


def _units(assessed: PlanAssessment, say: Say) -> Table:
    late = assessed.day is not None
    header = [say(f"plan.unit.{name}") for name in ("unit", "procurements", "required", "unclear", "without")]
    rows = [
        [
            line.unit or say("plan.no_unit"),
            *map(str, (line.procurements, line.required, line.unclear, line.without)),
            *([str(line.late)] if late else []),
        ]
        for line in assessed.units
    ]
    if late:
        header.append(say("plan.unit.late", day=assessed.day))
    widths = (30, 14, 14, 14, 14, 14) if late else (36, 16, 16, 16, 16)
    return report_table(say("plan.unit.caption"), header, rows, widths)


def _targets(assessed: PlanAssessment, say: Say) -> Table:
    names = ("alternative", "procurements", "companies", "unclear", "target", "planned", "staffing")
    header = [say(f"plan.target.{name}") for name in names]
    rows = (_target(line, say) for line in assessed.targets)
    return report_table(say("plan.target.caption"), header, rows, (28, 12, 12, 12, 12, 12, 12))


def _target(line: TargetOfYear, say: Say) -> list[str]:
    year = str(line.year) if line.year is not None else say("plan.no_year")
    staffing = line.policy.staffing
    post = say("plan.target.post", percent=staffing.percent, source=staffing.source) if staffing else ""
    numbers = (line.procurements, line.companies, line.unclear, line.target, line.planned_places)
    return [f"{year}: {line.policy.title_sv}", *map(str, numbers), post]


def _talks(assessed: PlanAssessment, say: Say) -> Iterator[Block]:
    months = assessed.times.branch_months
    yield Heading(2, "", words(say("plan.talks", months=months)))
    if not assessed.talks:
        yield report_paragraph(say("plan.no_talks"))
        return
    lines = (
        say(
            "plan.talk",
            branch=branch_words(talk),
            first=write_date(talk.first),
            last=write_date(talk.last),
            rows=", ".join(f"{row.title} ({say('plan.row', number=row.number)})" for row in talk.rows),
        )
        for talk in assessed.talks
    )
    yield BulletList(tuple((report_paragraph(line),) for line in lines))


def _columns(plan: Plan, say: Say) -> Table:
    """How the headings were read, so that a reader sees what was not."""
    header = [say(f"plan.columns.{name}") for name in ("heading", "read_as")]
    rows = (
        (column.heading, " ".join(filter(None, (column_title(field), f"({column.unit})" if column.unit else ""))))
        for field, column in sorted(plan.columns.items(), key=lambda each: each[1].index)
    )
    return report_table(say("plan.columns.caption"), header, rows, (50, 50))
