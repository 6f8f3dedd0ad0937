"""A simulation for other programs: rows for a spreadsheet, and JSON. Amounts are exact, as decimal numbers in text."""

from collections.abc import Iterator
from decimal import Decimal

from tenderkit.messages import text
from tenderkit.model.penalty.outcome import OutcomeRow, PenaltyOutcome, PenaltySum
from tenderkit.model.penalty.unit import TimeCounted
from tenderkit.rules.clauses.in_use import ClausesInUse
from tenderkit.rules.contract.part_words import WHOLE
from tenderkit.rules.contract.small_penalties import small_penalties
from tenderkit.rules.language.wording import write_number
from tenderkit.rules.penalty.grounds import GroundInClause, grounds_in
from tenderkit.rules.penalty.parts import lowers_words
from tenderkit.rules.penalty.wording import capped_words, spoken
from tenderkit.workflows.penalty.simulate import SimulatedView, Simulation
from tenderkit.writers.csv_writer import Cell, write_csv

_COLUMNS = (
    "csv.lot", "csv.supplier", "csv.per", "csv.missing", "csv.late", "csv.penalty", "csv.capped", "csv.per_place",
    "csv.share", "csv.value", "csv.value_source", "csv.assumed",
)  # fmt: skip


def simulation_csv(simulation: Simulation) -> bytes:
    """One row for each number of missing places and each time, last one for all parts; only the headings when there is no penalty."""
    assumed = _assumed_words(simulation)
    rows = [[*_cells(outcome, row), assumed] for outcome in simulation.outcomes for row in outcome.rows]
    if simulation.together is not None:
        rows.append([*_cells_of_the_whole(simulation, simulation.together), assumed])
    return write_csv([text(f"penalty.{column}") for column in _COLUMNS], rows)


def simulation_as_data(simulation: Simulation) -> dict[str, object]:
    """What `--format json` prints."""
    return {
        "case": simulation.sound.case.title,
        "policy": simulation.policy.id,
        "policy_is_chosen": simulation.policy_is_chosen,
        "clauses": {entry.clause.id: entry.clause.version for entry in simulation.clauses.entries},
        "assumed": {name: _number(amount) for name, amount in simulation.assumed.stated.items()},
        "requirements": [_view(view, simulation.clauses) for view in simulation.views],
        "whole": None if simulation.together is None else _sum(simulation.together),
    }


def _cells(outcome: PenaltyOutcome, row: OutcomeRow) -> list[Cell]:
    late = Decimal(row.late) if outcome.unit.counts_time else None
    return [
        outcome.lot.id if outcome.lot else "",
        outcome.supplier.name if outcome.supplier else "",
        text(outcome.unit.words("per")),
        Decimal(row.missing),
        late,
        row.penalty,
        capped_words(outcome, text, capped=row.capped),
        row.per_place,
        row.share_percent,
        outcome.value.amount,
        spoken(outcome.value.source.words, text),
    ]


def _cells_of_the_whole(simulation: Simulation, together: PenaltySum) -> list[Cell]:
    """Every place missing as long as it can be; what a place costs differs from lot to lot."""
    return [
        WHOLE.on_screen,
        "",
        "",
        Decimal(together.places),
        None,
        together.exposure if together.maximum is None else together.maximum,
        lowers_words(simulation.parts, together, text),
        None,
        together.maximum_share,
        together.value.amount,
        spoken(together.value.source.words, text),
    ]


def _assumed_words(simulation: Simulation) -> str:
    return ", ".join(f"{name}={write_number(amount)}" for name, amount in simulation.assumed.stated.items())


def _view(view: SimulatedView, clauses: ClausesInUse) -> dict[str, object]:
    penalties = [_outcome(outcome, clauses) for outcome in view.outcomes]
    return {
        "lot": view.lot.id if view.lot else None,
        "lots": [lot.id for lot in view.of.lots if view.of.case.contract.lots],
        "penalties": penalties,
        "small": [
            {"of": each.of.value, "amount": _number(each.penalty.amount), "most": _number(each.penalty.most)}
            for each in small_penalties(view.of.requirement)
        ],
    }


def _sum(together: PenaltySum) -> dict[str, object]:
    return {
        "places": together.places,
        "cap": _number(together.cap),
        "exposure": _number(together.exposure),
        "maximum": _number(together.maximum),
        "maximum_share_percent": _number(together.maximum_share),
        "capped": together.capped,
        "value": _number(together.value.amount),
        "value_source": together.value.source.value,
    }


def _outcome(outcome: PenaltyOutcome, clauses: ClausesInUse) -> dict[str, object]:
    first = outcome.first
    return {
        "supplier": outcome.supplier.name if outcome.supplier else None,
        "amount": _number(outcome.rate.first),
        "share_percent": _number(outcome.penalty.share_percent),
        "second": _second(outcome),
        "per": outcome.penalty.per.value,
        "places": outcome.places,
        "most": outcome.most if outcome.unit.counts_time else None,
        "cap": _number(outcome.cap.amount),
        "cap_weeks": outcome.penalty.cap.weeks if outcome.penalty.cap else None,
        "exposure": _number(outcome.exposure),
        "maximum": _number(outcome.maximum),
        "maximum_share_percent": _number(outcome.maximum_share),
        "capped": outcome.capped,
        "value": _number(outcome.value.amount),
        "value_source": outcome.value.source.value,
        "cap_first_reached": {"missing": first.missing, "late": first.late} if first else None,
        "remedy_days": outcome.penalty.remedy_days,
        "rows": [_row(row) for row in outcome.rows],
        "assumptions": [words.on_screen for words in outcome.assumptions],
        "checks": list(_checks(outcome)),
        "no_penalty_when": [_ground(found) for found in grounds_in(clauses, outcome.grounds)],
    }


def _second(outcome: PenaltyOutcome) -> dict[str, object] | None:
    """`from_unit` is the first unit of time that costs the second amount, for a penalty that grows while time passes."""
    step, rate = outcome.penalty.second, outcome.rate
    if step is None:
        return None
    passing = rate.unit.time is TimeCounted.LATE
    from_unit = rate.first_units + 1 if passing else None
    return {"amount": _number(rate.highest), "remedy_days": step.remedy_days, "from_unit": from_unit}


def _ground(found: GroundInClause) -> dict[str, object]:
    """`what` is null for a clause of the municipality's own, which nobody here has summarised."""
    return {
        "clause": found.entry.clause.id if found.entry else None,
        "what": found.ground.words.on_screen if found.is_summarised else None,
    }


def _row(row: OutcomeRow) -> dict[str, object]:
    return {
        "missing": row.missing,
        "late": row.late,
        "penalty": _number(row.penalty),
        "without_cap": _number(row.uncapped),
        "capped": row.capped,
        "per_place": _number(row.per_place),
        "share_percent": _number(row.share_percent),
    }


def _checks(outcome: PenaltyOutcome) -> Iterator[dict[str, object]]:
    for check in outcome.checks:
        yield {"code": check.code, "gravity": check.gravity.value, "what": check.what, "remedy": check.remedy}


def _number(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"
