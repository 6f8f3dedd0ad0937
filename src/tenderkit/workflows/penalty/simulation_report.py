"""A simulation as a report, a table or a chart; the suffix of `--to` decides."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from tenderkit.messages import text
from tenderkit.model.case.case import Requirement
from tenderkit.model.papers.document import Block, BulletList, Document, Heading
from tenderkit.model.penalty.outcome import PenaltyOutcome
from tenderkit.rules.clauses.in_use import ClausesInUse
from tenderkit.rules.contract.part_words import WHOLE, part_words
from tenderkit.rules.contract.small_penalties import small_penalties
from tenderkit.rules.language.wording import write_number
from tenderkit.rules.penalty.figures import all_missing_table, penalty_chart, penalty_table, steps_table
from tenderkit.rules.penalty.grounds import GroundInClause, grounds_in
from tenderkit.rules.penalty.parts import parts_table
from tenderkit.rules.penalty.wording import (
    amount_words,
    cap_words,
    capped_words,
    kronor,
    percent,
    small_words,
    spoken,
    sum_words,
)
from tenderkit.workflows.papers.kept_out import refuse_in_report
from tenderkit.workflows.penalty.simulate import SimulatedView, Simulation
from tenderkit.workflows.penalty.simulation_data import simulation_csv
from tenderkit.workflows.reports.reporting import render_report, report, report_paragraph, words
from tenderkit.writers.output import Output, place

CSV, SVG = ".csv", ".svg"
# What is bought and required, and by whom; a sum that is counted may be any amount of these by chance.
ALLOWED = (
    "title", "registry", "authority.name", "authority.unit", "matching_unit.name", "contract", "requirement",
    "suppliers.name", "suppliers.called_off_value",
)  # fmt: skip


class ChartsError(ValueError):
    """An `.svg` holds exactly one chart, and the case has `number` of them."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(str(number))


def deliver_simulation(simulation: Simulation, to: Path) -> None:
    """Write the report, the table or the chart, as the suffix says; never over what isn't ours."""
    data = _rendered(simulation, to.suffix)
    refuse_in_report(simulation.sound, ALLOWED, {to.name: data})
    place([Output(to, data)])


def simulation_report(simulation: Simulation) -> Document:
    """The report in the language in use."""
    return report(text("simulate.title", case=simulation.sound.case.title), _blocks(simulation))


def _rendered(simulation: Simulation, suffix: str) -> bytes:
    if suffix == CSV:
        return simulation_csv(simulation)
    if suffix == SVG:
        return _svg(simulation)
    return render_report(simulation_report(simulation), suffix)


def _svg(simulation: Simulation) -> bytes:
    """The chart of the requirement; those of single suppliers stand in the report."""
    from tenderkit.writers.pictures.chart_svg import write_svg

    firsts = [view.outcomes[0] for view in simulation.views if view.outcomes]
    if len(firsts) != 1:
        raise ChartsError(len(firsts))
    return write_svg(penalty_chart(firsts[0], text))


def _blocks(simulation: Simulation) -> Iterator[Block]:
    if not simulation.policy_is_chosen and simulation.outcomes:
        yield report_paragraph(text("simulate.policy_is_not_chosen", policy=simulation.policy.id))
    for name, amount in simulation.assumed.stated.items():
        yield report_paragraph(
            text("simulate.assumed", what=text(f"simulate.assumed.{name}"), amount=kronor(amount, text))
        )
    for view in simulation.views:
        if len(simulation.views) > 1 or view.lot is not None:
            yield Heading(2, "", words(part_words(view.of).on_screen))
        small = list(small_penalties(view.of.requirement))
        if not view.outcomes and not small:
            yield report_paragraph(text(f"simulate.no_penalty.{_why_none(view.of.requirement)}"))
        for outcome in view.outcomes:
            yield from _outcome_blocks(outcome)
        yield from _listed(text("simulate.small"), [small_words(each, text) for each in small])
        yield from _grounds(view, simulation.clauses)
    yield from _together(simulation)
    if simulation.outcomes:
        yield report_paragraph(text("simulate.no_proposal"))


def _why_none(requirement: Requirement) -> str:
    if requirement.places is not None:
        return "reason"
    return "dialogue" if requirement.dialogue is not None else "none"


def _together(simulation: Simulation) -> Iterator[Block]:
    """What all parts come to, in a sentence and a table."""
    table = parts_table(simulation.case, simulation.parts, text)
    if simulation.together is not None and table is not None:
        yield Heading(2, "", words(WHOLE.on_screen))
        yield report_paragraph(sum_words(simulation.together, text))
        yield report_paragraph(text("penalty.assume.apart"))
        yield table


def _outcome_blocks(outcome: PenaltyOutcome) -> Iterator[Block]:
    if outcome.supplier is not None:
        value = write_number(outcome.supplier.called_off_value or Decimal(0))
        yield Heading(3, "", words(text("simulate.supplier", name=outcome.supplier.name, value=value)))
    if not outcome.places:
        yield report_paragraph(text("penalty.assume.no_places"))
        return
    yield from map(report_paragraph, _summary(outcome))
    yield penalty_table(outcome, text)
    if (steps := steps_table(outcome, text)) is not None:
        yield steps
    if (shares := all_missing_table(outcome, text)) is not None:
        yield shares
    yield penalty_chart(outcome, text)
    yield from _listed(text("simulate.rests_on"), [words.on_screen for words in outcome.assumptions])
    yield from _listed(
        text("simulate.checks"), [f"{check.code} {check.what}. {check.remedy}" for check in outcome.checks]
    )


def _summary(outcome: PenaltyOutcome) -> Iterator[str]:
    """The number of places, the cap in words and the highest penalty, before any table."""
    yield amount_words(outcome, text)
    yield text("penalty.says.places", places=outcome.places)
    yield text("penalty.says.cap_words", cap=spoken(cap_words(outcome), text))
    if outcome.maximum is None:
        yield text("penalty.says.maximum_without_cap", sum=kronor(outcome.exposure, text))
        yield text("penalty.says.no_cap", words=capped_words(outcome, text, capped=outcome.capped))
        return
    if outcome.value.amount is None:
        yield text("penalty.says.maximum_alone", sum=kronor(outcome.maximum, text))
        return
    yield text(
        "penalty.says.maximum",
        sum=kronor(outcome.maximum, text),
        share=percent(outcome.maximum_share),
        value=spoken(outcome.value.source.words, text),
        amount=kronor(outcome.value.amount, text),
    )


def _grounds(view: SimulatedView, clauses: ClausesInUse) -> Iterator[Block]:
    if not view.outcomes:
        return
    lines = dict.fromkeys(_ground_line(found, clauses) for found in grounds_in(clauses, view.outcomes[0].grounds))
    yield from _listed(text("simulate.grounds"), list(lines))


def _ground_line(found: GroundInClause, clauses: ClausesInUse) -> str:
    if found.entry is None:
        return text("simulate.ground_gone", clause=clauses.title(found.ground.role))
    clause = found.entry.clause
    if not found.is_summarised:
        return text("simulate.ground_unread", clause=clause.id, version=clause.version)
    return text("simulate.ground", clause=clause.id, version=clause.version, words=found.ground.words.on_screen)


def _listed(title: str, lines: list[str]) -> Iterator[Block]:
    """A heading and a list under it."""
    if lines:
        yield Heading(3, "", words(title))
        yield BulletList(tuple((report_paragraph(line),) for line in lines))
