"""Every paper, and every answer on the screen, has the same number of places: or says in words what it doesn't count."""

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from given.matching_text import CASE, case_of, read
from given.penalties import penalty_outcomes
from given.policies import shipped_policy
from given.shipped_clauses import Unlocked
from judges import checkout
from tenderkit.model.case.case import Lot, Places, Procurement, Requirement
from tenderkit.model.case.choices import ContractForm, CountedPer, PlacesBasis
from tenderkit.model.penalty.outcome import PenaltyOutcome
from tenderkit.rules.clauses.in_use import ClausesInUse
from tenderkit.rules.conditions.facts import Facts
from tenderkit.rules.contract.due_dates import contract_ends
from tenderkit.rules.fulfilment.coming_days import coming_days
from tenderkit.rules.papers.figures import KnownFacts, figures_for
from tenderkit.rules.papers.fulfilment_figures import FulfilmentFacts, StatusRow, fulfilment_facts
from tenderkit.rules.papers.handover import handover_facts
from tenderkit.workflows.check.explain import explain
from tenderkit.workflows.check.explain_figures import penalties, proportions
from tenderkit.workflows.papers.build import BuildOptions, build
from tenderkit.workflows.penalty.simulate import simulate

PLACES_ONLY = CASE[: CASE.index("  dialogue:\n")] + CASE[CASE.index("  places:\n") :]
POLICY = shipped_policy("alternativ-1")
NOTHING_DONE = read("format: 2\n")
VALUE = Decimal(60_000_000)
RATE = Decimal(7_000_000)
WHOLE = [PlacesBasis.FIXED, PlacesBasis.PER_YEAR]


@st.composite
def cases(draw: st.DrawFn, *, framework: bool | None = None) -> Procurement:
    """A sound case with one supplier, that has every lot and has been given every call-off."""
    case = case_of(PLACES_ONLY)
    framework = draw(st.booleans()) if framework is None else framework
    shapes = ["undivided", "shared"] if framework else ["undivided", "shared", "one of its own", "each its own"]
    shape = draw(st.sampled_from(shapes))
    months, option = draw(st.integers(6, 60)), draw(st.none() | st.integers(1, 36))
    requirement = draw(requirements(case.requirement, months, framework=framework, divided=shape != "undivided"))
    lots = [Lot(id=name, title=name, value=VALUE / 3) for name in "ABC"] if shape != "undivided" else []
    for at in {"one of its own": (1,), "each its own": (0, 1, 2)}.get(shape, ()):
        own = draw(requirements(case.requirement, months, framework=framework, divided=True))
        lots[at] = lots[at].model_copy(update={"requirement": own})
    contract = case.contract.model_copy(
        update={
            "form": ContractForm.FRAMEWORK_AGREEMENT if framework else ContractForm.CONTRACT,
            "estimated_value": VALUE,
            "months": months,
            "option_months": option,
            "lots": tuple(lots),
        }
    )
    supplier = case.suppliers[0].model_copy(update={"called_off_value": VALUE if framework else None})
    return case.model_copy(update={"contract": contract, "requirement": requirement, "suppliers": (supplier,)})


@st.composite
def requirements(draw: st.DrawFn, stated: Requirement, months: int, *, framework: bool, divided: bool) -> Requirement:
    assert stated.places is not None
    assert stated.penalty is not None
    basis = draw(st.sampled_from([*WHOLE, PlacesBasis.PER_CALLED_OFF_SEK] if framework else WHOLE))
    lots = [CountedPer.LOT] if divided and not framework else []
    within = draw(st.integers(1, months - 1))
    places = stated.places.model_copy(
        update={
            "basis": basis,
            "count": draw(st.integers(1, 30)),
            "counted_per": draw(st.sampled_from([CountedPer.CONTRACT, CountedPer.SUPPLIER, *lots])),
            "sek_per_place": RATE if basis is PlacesBasis.PER_CALLED_OFF_SEK else None,
            "start_within_months": within,
            "minimum_months": draw(st.integers(1, months - within)),
        }
    )
    return stated.model_copy(update={"places": places})


@given(cases())
@settings(max_examples=150)
def test_every_paper_and_every_answer_has_the_number_that_the_clauses_give(case: Procurement) -> None:
    most, without = _by_hand(case, options=True), _by_hand(case, options=False)

    assert sum(each["proportionality"].places for each in _assessments(case)) == most
    assert sum(each["penalty"].places for each in _assessments(case)) == most
    assert [sum(each.places for each in _simulated(case, every)) for every in (None, *_asked_apart(case))] == [most] * (
        1 + len(_asked_apart(case))
    )
    assert sum(_explained(case)) == (_by_hand(case, options=True, amounts=1) if _by_value(case) else most)
    assert sum(each.places or 0 for each in proportions(case, POLICY) if not each.whole) == most
    explained = [each for each in penalties(case, POLICY) if each.supplier is None]
    assert sum(each.places for each in explained if not each.whole) == most
    assert [each.places for each in explained if each.whole] in ([], [most])
    assert sum(int(row.required) for row in _report(case, "rows") if isinstance(row, StatusRow)) == without


@given(cases())
@settings(max_examples=150)
def test_a_report_that_leaves_out_the_years_of_an_option_says_what_they_would_add(case: Procurement) -> None:
    yearly = [
        places
        for places, lots in _places(case)
        for _ in range(lots if places.counted_per is CountedPer.LOT else 1)
        if places.basis is PlacesBasis.PER_YEAR
    ]
    said = [each.says for each in _report(case, "grounds") if "räknas med när den används" in each.says]

    numbers = [tuple(map(int, re.findall(r"blir det (\d+), .* högst (\d+)\.", words)[0])) for words in said]
    both = [tuple(_yearly(case, places, options=options) for options in (False, True)) for places in yearly]
    assert numbers == (both if case.contract.option_months else [])


@given(cases(framework=False))
@settings(max_examples=100)
def test_the_days_to_begin_add_up_to_the_number_that_is_owed(case: Procurement) -> None:
    (places, lots), *others = _places(case)
    times = lots if places.counted_per is CountedPer.LOT else 1
    first = places.asked if places.basis is PlacesBasis.FIXED else places.asked * min(12, case.contract.months) // 12
    days = coming_days(case, NOTHING_DONE, case.contract.starts, ClausesInUse())
    told_left = (each.what.split("Antal: ")[1].partition(", ") for each in days if "Antal: " in each.what)
    left = {lot: int(number) for number, _, lot in told_left}  # the last of each lot
    handed_over = handover_facts(case, case.suppliers[0]).days
    told = [int(each.what.split()[3]) for each in handed_over if "senast start av" in each.what]

    assert others or sum(left.values()) == (_by_hand(case, options=False) if first else 0)
    assert others or told == ([first * times] if first else [])


def test_vaghyveln_by_the_year_has_one_number_everywhere(tmp_path: Path) -> None:
    """30 months and an option of 12, two places a year of three months each that begin within six."""
    folder = _vaghyveln_by_the_year(tmp_path)
    build(folder, BuildOptions(everything=True))

    def said(kind: str) -> str:
        return (folder / "dokument" / f"{kind}.txt").read_text("utf-8").replace("\u00a0", " ")

    both = "På 30 månader blir det 4, och med 12 månaders förlängning högst 6."
    assert simulate(folder).outcomes[0].places == 6
    explained = explain(folder, "kravavsnitt")
    assert explained.penalty[0].places == 6
    assert explained.penalty[0].exposure == 6 * 50_000
    assert any("antal platser 6 ×" in each.formula for each in explained.proportionality[0].measures)
    assert "antal platser 6 × 1 000 000" in said("bedomning")
    assert "Saknas 6 platser är vitet 300 000 kronor" in said("bedomning")
    assert said("bedomning").count(both) == 2
    assert "6 september 2028; Vad: senast start av 2 platser" in said("overlamning")
    assert "Del: Platser; Krävs: 2" in said("lagesrapport")
    assert "den närmaste" not in said("lagesrapport")
    assert both in said("lagesrapport")


def _vaghyveln_by_the_year(tmp_path: Path) -> Path:
    samples = tmp_path / "samples"
    samples.mkdir()
    checkout.copy_folder(Path("samples"), samples)
    folder = samples / "vaghyveln"
    file = folder / "upphandling.yaml"
    yearly = file.read_text("utf-8").replace("    basis: fixed\n    count: 4\n", "    basis: per_year\n    count: 2\n")
    file.write_text(yearly, "utf-8")
    journal = folder / "placeringar.yaml"
    before, decision = journal.read_text("utf-8").split("  - date: 2028-10-16\n")  # on a place that isn't missing then
    journal.write_text(before + decision[decision.index("  - {date: 2028-11-01") :], "utf-8")
    return folder


def _by_hand(case: Procurement, *, options: bool, amounts: int = int(VALUE // RATE)) -> int:
    """The clauses once more, in the simplest way; `amounts` is how many whole amounts are called off."""
    total = 0
    for places, lots in _places(case):
        match places.basis:
            case PlacesBasis.FIXED | PlacesBasis.FULL_TIME_MONTHS:
                number = places.asked
            case PlacesBasis.PER_CALLED_OFF_SEK:
                number = places.asked * amounts
            case PlacesBasis.PER_YEAR:
                number = _yearly(case, places, options=options)
        total += number * (lots if places.counted_per is CountedPer.LOT else 1)
    return total


def _yearly(case: Procurement, places: Places, *, options: bool) -> int:
    """Year by year, each month of it counted; what can't last its time from the last day to begin isn't there."""
    months = case.contract.months + ((case.contract.option_months or 0) if options else 0)
    years = [range(first, min(first + 12, months)) for first in range(0, months, 12)]
    return sum(
        places.asked * len(year) // 12
        for year in years
        if months - (year[0] + places.start_within_months) >= (places.minimum_months or 0)
    )


def _places(case: Procurement) -> list[tuple[Places, int]]:
    """Each requirement's places with the number of its lots."""
    common = [lot for lot in case.lots if lot.requirement is None]
    found = [(case.requirement.places, len(common))] if common else []
    found += [(lot.requirement.places, 1) for lot in case.lots if lot.requirement is not None]
    return [(places, lots) for places, lots in found if places is not None]


def _assessments(case: Procurement) -> Iterator[Mapping[str, Any]]:
    """The figures of each assessment: that of the common requirement, and of each lot's own."""
    own = [lot for lot in case.lots if lot.requirement is not None]
    for lot in [*([None] if len(own) < len(case.lots) else []), *own]:
        facts = Facts(case, {}, lot.requirement if lot else None)
        known = KnownFacts(facts, lot, case.procedure.begins, Unlocked(POLICY))
        yield figures_for(("proportionality", "penalty"), known)


def _simulated(case: Procurement, supplier: str | None) -> list[PenaltyOutcome]:
    """What can be said before any call-off, or of one supplier."""
    found = penalty_outcomes(case, None)
    return [each for each in found if (each.supplier.name if each.supplier else None) == supplier]


def _asked_apart(case: Procurement) -> list[str]:
    """By called-off value there is an outcome for each supplier besides; here the only one has been given everything."""
    return [each.name for each in case.suppliers] if _by_value(case) else []


def _explained(case: Procurement) -> Iterator[int]:
    """The number in the first formula of each requirement; by called-off value that of one amount."""
    for each in proportions(case, POLICY):
        if each.whole:
            continue
        yield int(re.findall(r"antal platser (\d+) ×", each.measures[0].formula)[0])


def _by_value(case: Procurement) -> bool:
    return case.requirement.places is not None and case.requirement.places.sek_per_place is not None


def _reported(case: Procurement) -> FulfilmentFacts:
    after = contract_ends(case, options=False) + timedelta(days=1)
    return fulfilment_facts(case, NOTHING_DONE, after, ClausesInUse())


def _report(case: Procurement, name: str) -> Any:  # noqa: ANN401 - a fact of a document is of any kind
    """A fact of the status report, which the final report has too, the day after the contract has ended."""
    return getattr(_reported(case), name)
