import pytest

from given.cases import WITH_PLACES, read, spoiled
from tenderkit.model.case.case import Procurement
from tenderkit.rules.contract.requirement_brief import BriefFacts, BriefRow, brief_facts, common_lots, lot_words

DIALOGUE = """\
requirement:
  dialogue:
    initiative: recruiter
    first_meeting_within_days: 1
    counted_from: contract_start
    plan_within_days: 14
    repeat_every_months: 6
    sanction: none
  follow_up: {report_every_months: 1}
"""
CAP = "cap: {percent: 5, of: contract_price}"
BOTH = spoiled("requirement:\n", DIALOGUE)
FRAMEWORK = "  form: framework_agreement\n  call_off_by: fixed_terms\n  supplier_count: 3\n"
OWN_LOT = """\
  lots:
    - {id: A, title: Norr}
    - id: B
      title: Söder
      requirement:
        purpose: Fler ska få arbete.
        target_groups: [young_people]
        dialogue: {initiative: supplier, first_meeting_within_days: 30, counted_from: contract_signed, sanction: none}
    - {id: C, title: Väster}
requirement:
"""
SUPPLIERS = """\
suppliers:
  - {name: Första AB, organisation_number: 556000-0001, lots: [A, C]}
  - {name: Andra AB, organisation_number: 556000-0019, lots: [B]}
"""


def said(case: Procurement) -> dict[str, str]:
    return {row.what: row.says.replace("\u00a0", " ") for row in brief_facts(case, None).rows}


def places(case: str) -> str:
    return said(read(case))["Antal platser"]


def changed(*changes: tuple[str, str]) -> str:
    text = WITH_PLACES
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def test_a_requirement_of_both_kinds_has_a_row_for_each_thing_to_go_through() -> None:
    assert said(read(BOTH)) == {
        "Slag av krav": "krav på både sysselsättningsdialog och ett antal platser",
        "Första sysselsättningsdialogen": "inom 1 dag från avtalsstart",
        "Skriftlig plan": "inom 14 dagar från den första sysselsättningsdialogen",
        "Nya sysselsättningsdialoger": "högst 6 månader från ett möte till nästa",
        "Antal platser": "4 platser",
        "Platsernas form": "anställning eller praktik",
        "Längd och omfattning": "minst 3 månader och minst 75 procent av heltid",
        "Senaste start": "inom 6 månader från avtalsstart",
        "Rapporter": "en rapport för varje period om 1 månad och en slutrapport",
        "Vite": "ja, 50 000 kronor för varje plats som saknas",
        "Vitets tak": "sammanlagt högst 5 procent av kontraktssumman",
    }


def test_places_alone_have_no_rows_of_a_dialogue() -> None:
    rows = said(read(WITH_PLACES))

    assert rows["Slag av krav"] == "krav på ett antal platser"
    assert rows["Rapporter"] == "en slutrapport"
    assert "Skriftlig plan" not in rows


def test_a_dialogue_alone_has_no_penalty() -> None:
    text = BOTH[: BOTH.index("  places:")]

    facts = brief_facts(read(text), None)

    assert (facts.kind, facts.places, facts.penalty) == ("krav på sysselsättningsdialog", None, "nej")
    assert (facts.has_dialogue, facts.has_places) == (True, False)
    assert said(read(text))["Vite"] == "nej"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        pytest.param([("count: 4", "count: 1")], "1 plats", id="one"),
        pytest.param([("basis: fixed", "basis: per_year")], "4 platser per avtalsår", id="per year"),
        pytest.param([("basis: fixed", "basis: per_called_off_sek\n    sek_per_place: 2000000"), ("  form: contract\n", FRAMEWORK)], "4 platser för varje helt belopp om 2 000 000 kronor i avropat värde", id="called off"),
        pytest.param([("counted_per: contract", "counted_per: supplier"), ("  form: contract\n", FRAMEWORK)], "4 platser för var och en av leverantörerna", id="each supplier"),
        pytest.param([("  form: contract\n", FRAMEWORK)], "4 platser för alla leverantörer i ramavtalet tillsammans", id="together"),
        pytest.param([("counted_per: contract", "counted_per: lot")], "4 platser för varje anbudsområde", id="each lot"),
    ],
)  # fmt: skip
def test_the_number_says_what_it_is_counted_on(changes: list[tuple[str, str]], says: str) -> None:
    assert places(changed(*changes)) == says


@pytest.mark.parametrize(
    ("changes", "what", "says"),
    [
        pytest.param([("extent_percent: 75", "extent_percent: 100")], "Längd och omfattning", "minst 3 månader på heltid", id="full time"),
        pytest.param([("basis: fixed", "basis: per_year")], "Senaste start", "inom 6 månader från första dagen i avtalsåret", id="start per year"),
        pytest.param([(CAP, "cap: {amount: 300000}")], "Vitets tak", "sammanlagt högst 300 000 kronor", id="a cap in kronor"),
        pytest.param([(CAP, "cap: {percent: 5, of: estimated_value}")], "Vitets tak", "sammanlagt högst 5 procent av det beräknade värdet", id="a cap of the estimate"),
        pytest.param([("subject: works", "subject: services")], "Vitets tak", "sammanlagt högst 5 procent av det avtalade priset", id="a cap of the price"),
        pytest.param([("amount: 50000", "amount: 1")], "Vite", "ja, 1 krona för varje plats som saknas", id="one krona"),
    ],
)  # fmt: skip
def test_a_row_follows_the_requirement(changes: list[tuple[str, str]], what: str, says: str) -> None:
    assert said(read(changed(*changes)))[what] == says


def test_a_cap_in_weeks_is_of_each_place() -> None:
    weekly = changed(("per: missing_place", "per: started_week"), (CAP, "cap: {weeks: 10}"), ("format: 1", "format: 2"))

    assert said(read(weekly))["Vitets tak"] == "högst 10 veckor för samma plats"


def test_without_a_cap_there_is_no_row_of_it() -> None:
    assert "Vitets tak" not in said(read(changed((f"    {CAP}\n", ""))))


def test_lots_with_requirements_of_their_own_are_told_apart() -> None:
    facts = brief_facts(read(spoiled("requirement:\n", OWN_LOT)), None)

    assert (facts.kind, facts.places, facts.penalty) == (None, None, None)
    assert facts.lots == (
        "Anbudsområdena A och C: krav på ett antal platser. Antal: 4 platser. Vite: ja.",
        "Anbudsområde B: krav på sysselsättningsdialog. Vite: nej.",
    )
    assert BriefRow("Anbudsområde B: vite", "nej") in _rows(facts)


def test_a_supplier_is_told_of_its_own_lots_only() -> None:
    case = read(spoiled("requirement:\n", OWN_LOT) + SUPPLIERS)
    first, second = (brief_facts(case, supplier) for supplier in case.suppliers)

    assert (first.kind, first.only_supplier) == ("krav på ett antal platser", False)
    assert second.kind == "krav på sysselsättningsdialog"


@pytest.mark.parametrize(
    ("lots", "says"),
    [
        pytest.param(OWN_LOT, "anbudsområdena ”Norr” och ”Väster”", id="several"),
        pytest.param(OWN_LOT.replace("    - {id: C, title: Väster}\n", ""), "anbudsområdet ”Norr”", id="a single one"),
        pytest.param("  lots: [{id: A, title: Norr}]\nrequirement:\n", None, id="no lot has its own"),
        pytest.param(
            OWN_LOT.replace("    - {id: C, title: Väster}\n", "").replace("    - {id: A, title: Norr}\n", ""),
            None,
            id="every lot has its own",
        ),
        pytest.param("requirement:\n", None, id="no lots"),
    ],
)
def test_the_lots_that_the_common_requirement_is_for_are_named(lots: str, says: str | None) -> None:
    assert common_lots(read(spoiled("requirement:\n", lots))) == says


def test_lots_are_listed_in_words() -> None:
    assert [lot_words(ids) for ids in (("B",), ("A", "B", "C"))] == ["anbudsområde B", "anbudsområdena A, B och C"]


def _rows(facts: BriefFacts) -> tuple[BriefRow, ...]:
    return facts.rows


def test_small_penalties_alone_are_told_without_a_row_for_the_places_penalty() -> None:
    before, _, _ = WITH_PLACES.partition("  penalty:\n")
    case = read(f"{before}  follow_up: {{report_every_months: 6, report_penalty: {{amount: 1 000, most: 3 000}}}}\n")

    rows = said(case)

    assert "Vite" not in rows
    assert any("rapport" in what.lower() for what in rows)
