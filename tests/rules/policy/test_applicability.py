"""What a policy answers: at each limit, when something is missing, and over every combination that the law and the report tell apart."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import product
from typing import Any, NamedTuple

import pytest
from msgspec.structs import replace

from given.cases import WITH_PLACES, read
from given.law_rows import shipped_table
from given.policies import SHIPPED, policy_in, shipped_policy, with_rule
from tenderkit.messages import Gravity
from tenderkit.model.case.case import Lot, Procurement, Requirement
from tenderkit.model.case.choices import ContractForm, Law, Location, ProcedureKind, RequirementKind, Subject
from tenderkit.model.conditions.condition import Truth
from tenderkit.model.law.threshold_group import ThresholdGroup
from tenderkit.model.policy.policy import Policy, RequirementVerdict
from tenderkit.rules.conditions.facts import Facts
from tenderkit.rules.law.legal_basis import computed_facts, legal_basis
from tenderkit.rules.policy.applicability import Applicability, applicability, applicability_faults
from tenderkit.rules.policy.applicability_report import applicability_lines

ONE, TWO = SHIPPED
NONE, DIALOGUE, PLACES = RequirementVerdict.NONE, RequirementVerdict.DIALOGUE, RequirementVerdict.PLACES
COMBINED, ASK_FIRST = RequirementVerdict.COMBINED, RequirementVerdict.ASK_FIRST
WITHIN, NEAR, OUTSIDE = Location.WITHIN_MUNICIPALITY, Location.IMMEDIATE_VICINITY, Location.OUTSIDE
CONTRACT, FRAMEWORK = ContractForm.CONTRACT, ContractForm.FRAMEWORK_AGREEMENT
MILLION = Decimal(1_000_000)

CASE = read(WITH_PLACES)  # four places; from here nothing is validated any more, so that the table is quick
BOTH = read(
    WITH_PLACES.replace(
        "  penalty:",
        "  dialogue: {initiative: recruiter, first_meeting_within_days: 30, counted_from: contract_signed, sanction: none}\n"
        "  penalty:",
    )
)
REQUIREMENTS = {
    NONE: CASE.requirement.model_copy(update={"places": None, "penalty": None}),
    DIALOGUE: BOTH.requirement.model_copy(update={"places": None, "penalty": None}),
    PLACES: CASE.requirement,
    COMBINED: BOTH.requirement,
}


def a_case(requirement: Requirement = CASE.requirement, /, **contract: Any) -> Procurement:  # noqa: ANN401 - any fact
    """The sound case with other terms."""
    return CASE.model_copy(update={"contract": CASE.contract.model_copy(update=contract), "requirement": requirement})


def applied(case: Procurement, policy: Policy | str = ONE, requirement: Requirement | None = None) -> Applicability:
    asked = shipped_policy(policy) if isinstance(policy, str) else policy
    return applicability(asked, Facts(case, requirement=requirement), case)


def codes(found: Applicability) -> list[tuple[str, str]]:
    return [(fault.message.code, ".".join(map(str, fault.key))) for fault in applicability_faults(found, chosen=True)]


def ids(rows: tuple[Any, ...]) -> list[str]:
    return [row.rule.id for row in rows]


@pytest.mark.parametrize("policy", SHIPPED)
@pytest.mark.parametrize(
    ("months", "verdict", "edges"),
    [
        pytest.param(3, NONE, [], id="three months"),
        pytest.param(4, PLACES, ["exakt-fyra-manader"], id="exactly four months"),
        pytest.param(5, PLACES, [], id="five months"),
    ],
)
def test_four_months_are_enough_and_an_edge(
    policy: str, months: int, verdict: RequirementVerdict, edges: list[str]
) -> None:
    found = applied(a_case(months=months), policy)

    assert (found.verdict, ids(found.edges)) == (verdict, edges)


@pytest.mark.parametrize("policy", SHIPPED)
@pytest.mark.parametrize(
    ("place", "verdict", "edges", "advice"),
    [
        pytest.param(WITHIN, PLACES, [], [], id="within the municipality"),
        pytest.param(NEAR, NONE, ["omedelbar-narhet"], [], id="in its immediate vicinity"),
        pytest.param(OUTSIDE, NONE, [], ["uppstromskrav"], id="outside"),
    ],
)
def test_the_decision_text_counts_what_is_within_the_municipality(
    policy: str, place: Location, verdict: RequirementVerdict, edges: list[str], advice: list[str]
) -> None:
    found = applied(a_case(place=place), policy)

    assert (found.verdict, ids(found.edges), ids(found.advice)) == (verdict, edges, advice)


@pytest.mark.parametrize(
    ("value", "verdicts", "edges"),
    [
        pytest.param("999999.99", (PLACES, NONE), [], id="an öre below a million"),
        pytest.param("1000000", (PLACES, PLACES), ["exakt-en-miljon"], id="exactly a million"),
        pytest.param("1000000.01", (PLACES, PLACES), [], id="an öre above"),
    ],
)
def test_only_the_second_alternative_asks_for_a_million(
    value: str, verdicts: tuple[RequirementVerdict, RequirementVerdict], edges: list[str]
) -> None:
    case = a_case(estimated_value=Decimal(value))

    one, two = applied(case, ONE), applied(case, TWO)
    assert (one.verdict, two.verdict) == verdicts
    assert (ids(one.edges), ids(two.edges)) == ([], edges)


@pytest.mark.parametrize("policy", SHIPPED)
@pytest.mark.parametrize(
    ("feasible", "verdict"),
    [
        pytest.param(True, PLACES, id="it can be followed up"),
        pytest.param(False, NONE, id="it can't"),
        pytest.param(None, ASK_FIRST, id="nobody has said"),
    ],
)
def test_a_framework_agreement_must_be_possible_to_follow_up(
    policy: str,
    feasible: bool | None,  # noqa: FBT001 - the fact itself
    verdict: RequirementVerdict,
) -> None:
    framework = applied(a_case(form=FRAMEWORK, follow_up_feasible=feasible), policy)
    contract = applied(a_case(form=CONTRACT, follow_up_feasible=feasible), policy)

    assert framework.verdict is verdict
    assert contract.verdict is PLACES
    assert framework.questions == (("contract.follow_up_feasible",) if feasible is None else ())


def test_a_rule_that_is_missed_settles_it_whatever_is_unknown() -> None:
    found = applied(a_case(form=FRAMEWORK, follow_up_feasible=None, place=OUTSIDE))

    assert (found.verdict, found.questions) == (NONE, ())
    assert ids(found.because) == ["utforande-i-kommunen"]
    assert [row.truth for row in found.rows] == [Truth.YES, Truth.NO, Truth.UNKNOWN]


@pytest.mark.parametrize(
    ("requirement", "verdict", "row"),
    [
        pytest.param(NONE, DIALOGUE, "dialog", id="nothing is proposed yet"),
        pytest.param(DIALOGUE, DIALOGUE, "dialog", id="a dialogue"),
        pytest.param(PLACES, PLACES, "platser", id="places"),
        pytest.param(COMBINED, COMBINED, "dialog-och-platser", id="both"),
    ],
)
def test_the_policy_asks_for_at_least_a_dialogue(
    requirement: RequirementVerdict, verdict: RequirementVerdict, row: str
) -> None:
    found = applied(a_case(REQUIREMENTS[requirement]))

    assert found.verdict is verdict
    assert ids(found.because)[-1] == row


def test_a_lot_is_judged_by_its_own_requirement() -> None:
    lot = Lot(id="A", title="Norr", requirement=REQUIREMENTS[DIALOGUE])

    assert applied(a_case(lots=(lot,)), requirement=lot.requirement).verdict is DIALOGUE


@pytest.mark.parametrize(
    ("months", "option", "edges"),
    [
        pytest.param(3, None, [], id="no extension"),
        pytest.param(3, 1, ["forlangning"], id="three and one"),
        pytest.param(2, 1, [], id="two and one"),
        pytest.param(2, 2, ["forlangning"], id="two and two"),
        pytest.param(1, 2, [], id="one and two"),
        pytest.param(1, 3, ["forlangning"], id="one and three"),
        pytest.param(4, 12, ["exakt-fyra-manader"], id="four need no extension"),
    ],
)
def test_an_extension_is_no_certain_time_but_an_edge(months: int, option: int | None, edges: list[str]) -> None:
    found = applied(a_case(months=months, option_months=option))

    assert (found.verdict, ids(found.edges)) == (NONE if months < 4 else PLACES, edges)


@pytest.mark.parametrize(
    ("policy", "terms", "is_edge"),
    [
        pytest.param(ONE, {"months": 3}, True, id="short, the first alternative"),
        pytest.param(ONE, {"estimated_value": MILLION - 1}, False, id="small, the first alternative"),
        pytest.param(TWO, {"months": 3}, True, id="short, the second alternative"),
        pytest.param(TWO, {"estimated_value": MILLION - 1}, True, id="small, the second alternative"),
        pytest.param(TWO, {}, False, id="neither short nor small"),
    ],
)
def test_line_32_may_be_read_in_two_ways_and_that_is_told(policy: str, terms: dict[str, object], is_edge: bool) -> None:  # noqa: FBT001 - the expectation
    found = applied(a_case(form=FRAMEWORK, follow_up_feasible=True, **terms), policy)

    assert ("ramavtal-enligt-rad-32" in ids(found.edges)) is is_edge


@pytest.mark.parametrize("policy", SHIPPED)
@pytest.mark.parametrize(
    ("terms", "advice"),
    [
        pytest.param({"months": 3}, ["kort-avtalstid"], id="R7: a short contract"),
        pytest.param({"months": 4}, [], id="R7: not at four months"),
        pytest.param({"branch_conditions_doubtful": True}, ["arbetsrattsliga-villkor"], id="R8: a doubtful branch"),
        pytest.param({"branch_conditions_doubtful": False}, [], id="R8: no doubt"),
        pytest.param({"branch_conditions_doubtful": None}, [], id="R8: nobody has said"),
        pytest.param({"place": OUTSIDE}, ["uppstromskrav"], id="R6: work elsewhere"),
        pytest.param(
            {"months": 3, "branch_conditions_doubtful": True, "place": OUTSIDE},
            ["kort-avtalstid", "arbetsrattsliga-villkor", "uppstromskrav"],
            id="all three",
        ),
    ],
)
def test_the_reports_advice_is_given_beside_the_verdict(
    policy: str, terms: dict[str, object], advice: list[str]
) -> None:
    assert ids(applied(a_case(**terms), policy).advice) == advice


@pytest.mark.parametrize(
    ("condition", "months", "place", "verdict"),
    [
        pytest.param("contract.months > 4", 4, WITHIN, NONE, id="more than four months"),
        pytest.param("contract.months > 4", 5, WITHIN, DIALOGUE, id="five months are more"),
        pytest.param(
            "contract.place in [within_municipality, immediate_vicinity]", 4, NEAR, DIALOGUE, id="the vicinity counts"
        ),
    ],
)
def test_a_municipality_may_choose_the_other_reading(
    condition: str, months: int, place: Location, verdict: RequirementVerdict
) -> None:
    assert applied(a_case(months=months, place=place), policy_in(with_rule(condition))).verdict is verdict


@pytest.mark.parametrize(
    ("employees", "verdict"),
    [pytest.param(1, NONE, id="one"), pytest.param(2, PLACES, id="two"), pytest.param(None, ASK_FIRST, id="unknown")],
)
def test_the_second_condition_of_gothenburg_can_be_taken_in(employees: int | None, verdict: RequirementVerdict) -> None:
    shipped = shipped_policy(ONE)
    policy = replace(shipped, rules=(*shipped.rules, *shipped.optional_rules))

    assert applied(a_case(employees_needed=employees), policy).verdict is verdict


KINDS = """\
kinds:
  - {id: stor, verdict: places, text_sv: Stort., condition: contract.employees_needed > 20}
  - {id: mellan, verdict: MIDDLE, text_sv: Mellan., condition: contract.months > 12}
  - {id: dialog, verdict: dialogue, text_sv: Dialog.}
"""


@pytest.mark.parametrize(
    ("middle", "employees", "verdict", "questions"),
    [
        pytest.param("dialogue", 21, PLACES, (), id="the first row that holds"),
        pytest.param("none", 20, NONE, (), id="a kind may say none"),
        pytest.param("dialogue", None, ASK_FIRST, ("contract.employees_needed",), id="the kind can't be told yet"),
        pytest.param("places", None, PLACES, (), id="what is unknown can't change the answer"),
    ],
)
def test_the_first_kind_that_holds_decides(
    middle: str, employees: int | None, verdict: RequirementVerdict, questions: tuple[str, ...]
) -> None:
    text = with_rule("contract.months >= 4").split("kinds:", maxsplit=1)[0] + KINDS.replace("MIDDLE", middle)

    found = applied(a_case(months=24, employees_needed=employees), policy_in(text))

    assert (found.verdict, found.questions) == (verdict, questions)
    assert found.because


def test_going_further_than_the_policy_is_remarked_on_and_is_no_fault() -> None:
    found = applied(a_case(place=OUTSIDE))

    (beyond, *others) = applicability_faults(found, chosen=True)
    assert found.goes_beyond
    assert found.proposed == (RequirementKind.PLACES,)
    assert (beyond.message.code, beyond.message.gravity, beyond.key) == ("TK-R200", Gravity.WARNING, ("requirement",))
    assert "(utforande-i-kommunen)" in beyond.message.what
    assert [fault.message.code for fault in others] == ["TK-R203"]


def test_what_a_lot_asks_for_goes_further_too() -> None:
    lot = Lot(id="A", title="Norr", requirement=REQUIREMENTS[DIALOGUE])

    assert applied(a_case(REQUIREMENTS[NONE], lots=(lot,), place=OUTSIDE)).goes_beyond
    assert not applied(a_case(REQUIREMENTS[NONE], place=OUTSIDE)).goes_beyond


def test_a_kind_that_says_none_is_named_when_the_case_goes_further() -> None:
    text = with_rule("contract.months >= 4").split("kinds:", maxsplit=1)[0] + KINDS.replace("MIDDLE", "none")

    (beyond,) = applicability_faults(applied(a_case(months=24, employees_needed=1), policy_in(text)), chosen=True)

    assert "(mellan)" in beyond.message.what


@pytest.mark.parametrize(
    ("terms", "found"),
    [
        pytest.param({}, [], id="nothing to say"),
        pytest.param(
            {"form": FRAMEWORK, "follow_up_feasible": None},
            [("TK-R201", "contract.follow_up_feasible")],
            id="a question at the fact that is missing",
        ),
        pytest.param({"months": 4}, [("TK-R202", "contract.months")], id="an edge at its fact"),
        pytest.param(
            {"branch_conditions_doubtful": True},
            [("TK-R203", "contract.branch_conditions_doubtful")],
            id="advice at its fact",
        ),
    ],
)
def test_a_check_remarks_at_the_fact(terms: dict[str, object], found: list[tuple[str, str]]) -> None:
    assert codes(applied(a_case(**terms))) == found


@pytest.mark.parametrize(("chosen", "told"), [(True, False), (False, True)], ids=["chosen", "not chosen"])
def test_every_remark_says_when_nobody_has_chosen_the_policy(*, chosen: bool, told: bool) -> None:
    faults = list(applicability_faults(applied(a_case(months=4, place=OUTSIDE)), chosen=chosen))

    assert len(faults) == 3
    assert {"(som kommunen inte har valt själv)" in fault.message.what for fault in faults} == {told}


def test_a_question_about_a_computed_fact_names_it() -> None:
    (fault,) = applicability_faults(applied(CASE, policy_in(with_rule("computed.regime == above"))), chosen=True)

    assert (fault.message.code, fault.message.facts["title"]) == ("TK-R201", "computed.regime")


class Row(NamedTuple):
    """One combination of the table."""

    law: Law
    subject: Subject
    annex_2: bool
    begins: date
    kind: ProcedureKind
    value: Decimal
    form: ContractForm
    months: int
    place: Location
    feasible: bool | None
    proposed: RequirementVerdict


KNOWN, UNKNOWN = date(2025, 3, 1), date(2026, 11, 1)  # the amounts in kronor for 2026 are not known
WHAT = ((Subject.GOODS, False), (Subject.SERVICES, False), (Subject.WORKS, False), (Subject.SERVICES, True))
ABOUT_A_MILLION = (MILLION - 1, MILLION, MILLION + 1)


def every_row() -> Iterator[Row]:
    laws = product(Law, WHAT, (KNOWN, UNKNOWN), (ProcedureKind.OPEN, ProcedureKind.DIRECT_AWARD))
    terms = tuple(product((CONTRACT, FRAMEWORK), (3, 4, 5), (WITHIN, NEAR, OUTSIDE), (True, False, None)))
    proposals = tuple(REQUIREMENTS)
    for number, ((law, (subject, annex_2), begins, kind), term) in enumerate(product(laws, terms)):
        for shift, value in enumerate((*ABOUT_A_MILLION, *about_the_threshold(law, subject, annex_2=annex_2))):
            yield Row(law, subject, annex_2, begins, kind, value, *term, proposals[(number + shift) % len(proposals)])


@cache
def about_the_threshold(law: Law, subject: Subject, *, annex_2: bool) -> tuple[Decimal, ...]:
    """Below, at and above the threshold that is known; for 2026 nobody knows on which side they are."""
    group = ThresholdGroup.GOODS_SERVICES
    if subject is Subject.WORKS or annex_2:
        group = ThresholdGroup.ANNEX_2 if annex_2 else ThresholdGroup.WORKS
    row = shipped_table().threshold_on(law, group, KNOWN)
    assert row is not None
    return (row.amount - 1, row.amount, row.amount + 1)


def case_of(row: Row) -> Procurement:
    case = a_case(
        REQUIREMENTS[row.proposed],
        subject=row.subject,
        annex_2=row.annex_2,
        estimated_value=row.value,
        form=row.form,
        months=row.months,
        place=row.place,
        follow_up_feasible=row.feasible,
    )
    procedure = case.procedure.model_copy(update={"begins": row.begins, "kind": row.kind})
    return case.model_copy(update={"law": row.law, "procedure": procedure})


def expected(row: Row, policy: str) -> RequirementVerdict:
    """The report's two alternatives, written once more by hand (l. 30-32)."""
    framework = row.form is FRAMEWORK
    missed = row.months < 4 or row.place is not WITHIN or (framework and row.feasible is False)
    if missed or (policy == TWO and row.value < MILLION):
        return NONE
    if framework and row.feasible is None:
        return ASK_FIRST
    return DIALOGUE if row.proposed is NONE else row.proposed


_SPOKEN_EVERY = 41  # putting every row into words as well would take long and show nothing more


@pytest.mark.parametrize("policy", SHIPPED)
def test_every_combination_has_exactly_one_verdict_with_a_reason(policy: str) -> None:
    asked, wrong, count = shipped_policy(policy), [], 0
    bases: dict[tuple[object, ...], dict[str, object | None]] = {}
    for count, row in enumerate(every_row(), 1):
        case = case_of(row)
        if row[:6] not in bases:
            bases[row[:6]] = computed_facts(legal_basis(case, shipped_table()), case)
        found = applicability(asked, Facts(case, bases[row[:6]]), case)
        if found.verdict is not expected(row, policy) or not found.because:
            wrong.append(row)
        assert bool(found.questions) is (found.verdict is ASK_FIRST)
        if count % _SPOKEN_EVERY == 0:
            assert all(applicability_lines([(None, found)], chosen=False))

    assert wrong == []
    assert count == 3 * 4 * 2 * 2 * 2 * 3 * 3 * 3 * 6
