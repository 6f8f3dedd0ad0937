"""The figures of a case as `explain` tells them: the proportion with its colours, and the penalty in brief."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tenderkit.messages import text
from tenderkit.model.case.case import Procurement
from tenderkit.model.penalty.outcome import PenaltyOutcome
from tenderkit.model.policy.policy import Policy
from tenderkit.model.proportionality.measures import Measured, Proportionality
from tenderkit.rules.penalty.figures import penalty_chart
from tenderkit.rules.penalty.outcome import penalty_outcomes
from tenderkit.rules.penalty.wording import about
from tenderkit.rules.proportionality.measures import measure_all
from tenderkit.rules.proportionality.report import proportionality_lines


@dataclass(frozen=True, slots=True)
class ExplainedMeasure:
    """One figure; `value` and `colour` are `None` when it can't be computed, or when the municipality has set no limits."""

    id: str
    value: Decimal | None
    unit: str
    formula: str
    colour: str | None
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExplainedProportion:
    """The figures of the common requirement, or of a lot's own."""

    lot: str | None
    colour: str | None
    measures: tuple[ExplainedMeasure, ...]
    assumptions: tuple[str, ...]
    references: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExplainedPenalty:
    """What one penalty can come to; an amount that can't be counted yet is `None`."""

    lot: str | None
    supplier: str | None
    amount: Decimal
    cap: Decimal | None
    exposure: Decimal
    maximum: Decimal | None
    maximum_share_percent: Decimal | None
    remarks: tuple[str, ...]
    lines: tuple[str, ...]


def proportions(case: Procurement, policy: Policy) -> tuple[ExplainedProportion, ...]:
    """Places in proportion to what is bought, for every requirement of the case."""
    return tuple(map(_proportion, measure_all(case, policy.bands)))


def penalties(case: Procurement, policy: Policy) -> tuple[ExplainedPenalty, ...]:
    """Every penalty of the case in brief; `tenderkit simulate` shows it in full."""
    return tuple(map(_penalty, penalty_outcomes(case, policy.penalty)))


def _proportion(found: Proportionality) -> ExplainedProportion:
    return ExplainedProportion(
        lot=found.lot.id if found.lot else None,
        colour=None if found.colour is None else found.colour.name.lower(),
        measures=tuple(map(_measure, found.measures)),
        assumptions=tuple(words.on_screen for words in found.assumptions),
        references=tuple(f"{each.ratio.on_screen} ({each.source.on_screen})" for each in found.references),
        lines=tuple(_about(found.lot.title if found.lot else "", proportionality_lines(found))),
    )


def _measure(found: Measured) -> ExplainedMeasure:
    return ExplainedMeasure(
        id=found.id.value,
        value=found.value,
        unit=found.unit.on_screen,
        formula=found.formula.on_screen,
        colour=None if found.colour is None else found.colour.name.lower(),
        missing=tuple(fact.value for fact in found.missing),
    )


def _penalty(outcome: PenaltyOutcome) -> ExplainedPenalty:
    lot, supplier = outcome.lot, outcome.supplier
    remarks = tuple(check.what for check in outcome.checks)
    brief = text("explain.penalty", what=penalty_chart(outcome, text).alternative_text)
    return ExplainedPenalty(
        lot=lot.id if lot else None,
        supplier=supplier.name if supplier else None,
        amount=outcome.penalty.amount,
        cap=outcome.cap.amount,
        exposure=outcome.exposure,
        maximum=outcome.maximum,
        maximum_share_percent=outcome.maximum_share,
        remarks=remarks,
        lines=tuple(_about(about(outcome), (brief, *(f"  {remark}" for remark in remarks)))),
    )


def _about(what: str, lines: tuple[str, ...]) -> Iterator[str]:
    """The first line says which lot or supplier it is about, where there are several."""
    first, *others = lines
    yield text("explain.about", about=what, what=first) if what else first
    yield from others
