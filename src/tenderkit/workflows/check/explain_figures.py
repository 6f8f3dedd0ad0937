"""The figures of a case as `explain` tells them: the proportion with its colours, and the penalty in brief."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from tenderkit.messages import text
from tenderkit.model.case.case import Procurement
from tenderkit.model.penalty.outcome import PenaltyOutcome, PenaltySum
from tenderkit.model.policy.policy import Policy
from tenderkit.model.proportionality.measures import Measured, Proportionality
from tenderkit.rules.contract.each_requirement import AddressedRequirement, each_requirement
from tenderkit.rules.contract.part_words import WHOLE, part_words
from tenderkit.rules.contract.small_penalties import small_penalties
from tenderkit.rules.penalty.figures import penalty_chart
from tenderkit.rules.penalty.outcome import each_penalty
from tenderkit.rules.penalty.parts import penalty_parts, sum_of_parts
from tenderkit.rules.penalty.wording import about, small_words, sum_words
from tenderkit.rules.proportionality.measures import measure_all
from tenderkit.rules.proportionality.report import proportionality_lines


class ExplainedMeasure(Struct, frozen=True):
    """One figure; `value` and `colour` are `None` when it can't be computed, or when the municipality has set no limits."""

    id: str
    value: Decimal | None
    unit: str
    formula: str
    colour: str | None
    missing: tuple[str, ...]


class ExplainedProportion(Struct, frozen=True):
    """The figures of the common requirement, of a lot, or of the `whole` where several requirements are added up.

    `places` is the most that can be required; `None` where it can't be counted or none are.
    """

    lot: str | None
    whole: bool
    part: str
    places: Decimal | None
    colour: str | None
    measures: tuple[ExplainedMeasure, ...]
    assumptions: tuple[str, ...]
    references: tuple[str, ...]
    lines: tuple[str, ...]


class ExplainedPenalty(Struct, frozen=True):
    """What one penalty can come to, or all of them on the `whole`; an amount that can't be counted yet is `None`.

    `capped` tells whether the cap makes the highest penalty lower.
    """

    lot: str | None
    whole: bool
    part: str
    supplier: str | None
    amount: Decimal | None
    places: int
    cap: Decimal | None
    exposure: Decimal
    maximum: Decimal | None
    maximum_share_percent: Decimal | None
    capped: bool | None
    value: Decimal | None
    remarks: tuple[str, ...]
    lines: tuple[str, ...]


def proportions(case: Procurement, policy: Policy) -> tuple[ExplainedProportion, ...]:
    """Places in proportion to what is bought, for every requirement of the case."""
    found = measure_all(case, policy.bands)
    return tuple(_proportion(each, alone=len(found) == 1) for each in found)


def penalties(case: Procurement, policy: Policy) -> tuple[ExplainedPenalty, ...]:
    """Every penalty of the case in brief, last the sum of them; `tenderkit simulate` shows them in full."""
    found = [_penalty(of, outcome) for of, outcome in each_penalty(case, policy.penalty)]
    parts = penalty_parts(case, policy.penalty)
    together = sum_of_parts(case, parts)
    return (*found, *([_sum_of(together)] if together is not None else []))


def small_lines(case: Procurement) -> Iterator[str]:
    """The penalties for missed meetings and missing reports, with the lot where several have their own."""
    found = tuple(each_requirement(case))
    for of in found:
        part = part_words(of).on_screen if len(found) > 1 else ""
        for small in small_penalties(of.requirement):
            yield from _about(part, (small_words(small, text),))


def _proportion(found: Proportionality, *, alone: bool) -> ExplainedProportion:
    return ExplainedProportion(
        lot=found.lot.id if found.lot else None,
        whole=found.whole,
        part=found.part.on_screen,
        places=found.volume.places if found.volume else None,
        colour=None if found.colour is None else found.colour.name.lower(),
        measures=tuple(map(_measure, found.measures)),
        assumptions=tuple(words.on_screen for words in found.assumptions),
        references=tuple(f"{each.ratio.on_screen} ({each.source.on_screen})" for each in found.references),
        lines=tuple(_about("" if alone else found.part.on_screen, proportionality_lines(found))),
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


def _sum_of(together: PenaltySum) -> ExplainedPenalty:
    return ExplainedPenalty(
        lot=None,
        whole=True,
        part=WHOLE.on_screen,
        supplier=None,
        amount=None,
        places=together.places,
        cap=together.cap,
        exposure=together.exposure,
        maximum=together.maximum,
        maximum_share_percent=together.maximum_share,
        capped=together.capped,
        value=together.value.amount,
        remarks=(),
        lines=(text("explain.about", about=WHOLE.on_screen, what=sum_words(together, text)),),
    )


def _penalty(of: AddressedRequirement, outcome: PenaltyOutcome) -> ExplainedPenalty:
    lot, supplier = outcome.lot, outcome.supplier
    remarks = tuple(check.what for check in outcome.checks)
    brief = text("explain.penalty", what=penalty_chart(outcome, text).alternative_text)
    return ExplainedPenalty(
        lot=lot.id if lot else None,
        whole=False,
        part=part_words(of).on_screen,
        supplier=supplier.name if supplier else None,
        amount=outcome.rate.first,
        places=outcome.places,
        cap=outcome.cap.amount,
        exposure=outcome.exposure,
        maximum=outcome.maximum,
        maximum_share_percent=outcome.maximum_share,
        capped=outcome.capped,
        value=outcome.value.amount,
        remarks=remarks,
        lines=tuple(_about(about(outcome), (brief, *(f"  {remark}" for remark in remarks)))),
    )


def _about(what: str, lines: tuple[str, ...]) -> Iterator[str]:
    """The first line says which lot or supplier it is about, where there are several."""
    first, *others = lines
    yield text("explain.about", about=what, what=first) if what else first
    yield from others
