"""The penalty claim: the same sums as the clause and the simulation, shown step by step, and nothing that nobody knows."""

from decimal import Decimal
from pathlib import Path

import pytest

from given.breach_case import (
    BY_LOT,
    CAP,
    CLAIM,
    ENDED,
    FACTS_OF_AGREEMENT,
    FRAMEWORK,
    PER_MONTH,
    PER_WEEK,
    PRICED,
    REQUEST,
    SANCTION,
    WAIVED,
    breach,
    faults,
    matching_with,
    paper,
)
from given.matching_text import case_of
from given.penalties import penalty_outcomes
from given.reported_case import (
    AGREEMENT,
    FOUR,
    built,
    canaries_in,
    changed,
    done,
    file_with,
    placement,
    refused,
    words_of,
)
from judges.golden_files import Golden
from judges.programs import open_xml_findings
from tenderkit.rules.language.wording import write_number
from tenderkit.rules.penalty.cap import cap_for
from tenderkit.rules.penalty.outcome import penalty_for
from tenderkit.workflows.finished.check_document import check_document

KIND = "vitesansprak"
WEEKS, MONTHS = "    late_weeks: 1\n", "    late_months: 2\n"
IN_TIME = tuple(done(number, starts="2027-10-13", planned_end="2028-01-31", ended="2028-01-31") for number in (3, 4))
LOW_CAP = PRICED.replace(CAP, "cap: {amount: 75 000}")
CALLED_OFF = FRAMEWORK.replace(
    "organisation_number: 556000-0001}", "organisation_number: 556000-0001, called_off_value: 65000000}"
)
ESTIMATED = PRICED.replace("of: contract_price", "of: estimated_value")
OF_AGREEMENT = breach(MONTHS, REQUEST, CLAIM, clause="dialog-overenskommelse", places=1, facts=FACTS_OF_AGREEMENT)
UNPRICED = changed("  contract_price: 64 000 000\n", "", PRICED)


def test_the_claim_says_what_was_approved(tmp_path: Path, golden: Golden) -> None:
    folder = built(tmp_path, KIND, matching_with(breach(REQUEST, CLAIM)), PRICED)

    golden(f"kinds/{KIND}.txt", (folder / f"{KIND}-b-1.txt").read_bytes().decode("utf-8"))


def test_what_has_happened_since_stands_in_the_claim_and_never_in_the_request(tmp_path: Path) -> None:
    later = "    later: En ny plats erbjöds den 14 oktober 2027.\n    offered: 2027-10-14\n    remedied: 2027-10-18\n"
    new = placement(3, starts="2027-10-18", planned_end="2028-01-31")
    text = file_with(*FOUR[:2], new) + f"breaches:\n{breach(REQUEST, CLAIM, later, places=1)}"

    claim, request = (
        words_of(built(tmp_path / kind, kind, text, PRICED) / f"{kind}-b-1.txt") for kind in (KIND, "rattelse")
    )

    assert "En ny plats erbjöds den 14 oktober 2027." in claim
    assert "En ny plats erbjöds: 14 oktober 2027" in claim
    assert "14 oktober 2027" not in request


def test_the_claim_of_an_agreement_says_what_was_approved(tmp_path: Path, golden: Golden) -> None:
    folder = built(tmp_path, KIND, matching_with(OF_AGREEMENT, agreements=AGREEMENT, ended=ENDED), PRICED)

    golden(f"kinds/{KIND}-overenskommelse.txt", (folder / f"{KIND}-b-1.txt").read_bytes().decode("utf-8"))


def test_the_claim_is_sound_word_and_our_own_checks_find_nothing(tmp_path: Path) -> None:
    folder = built(tmp_path, KIND, matching_with(breach(REQUEST, CLAIM)), PRICED)

    assert open_xml_findings(folder / f"{KIND}-b-1.docx") == []
    assert [
        problem for suffix in (".docx", ".html", ".txt") for problem in check_document(folder / f"{KIND}-b-1{suffix}")
    ] == []
    assert canaries_in(folder, KIND) == []


@pytest.mark.parametrize(
    ("case", "lines", "late", "steps"),
    [
        pytest.param(PRICED, "", 1, ["50 000 kronor × 2 platser = 100 000 kronor", "5 procent av 64 000 000 kronor = 3 200 000 kronor"], id="per place, a share of the price"),
        pytest.param(PER_WEEK, WEEKS, 1, ["2 000 kronor × 2 platser × 1 påbörjad vecka = 4 000 kronor"], id="per started week"),
        pytest.param(PER_MONTH, MONTHS, 2, ["4 000 kronor × 2 platser × 2 hela månader = 16 000 kronor"], id="per missing month"),
        pytest.param(LOW_CAP, "", 1, ["50 000 kronor × 2 platser = 100 000 kronor", "Tak för hela avtalstiden: 75 000 kronor", "Taket gör att vitet blir lägre"], id="a cap in kronor that bites"),
        pytest.param(CALLED_OFF, "", 1, ["5 procent av 65 000 000 kronor = 3 250 000 kronor", "det avropade värdet den dag då vitet krävs: 65 000 000 kronor"], id="a share of what is called off"),
        pytest.param(ESTIMATED, "", 1, ["5 procent av 65 000 000 kronor = 3 250 000 kronor"], id="a share of the estimated value"),
    ],
)  # fmt: skip
def test_the_sum_is_that_of_the_clause_and_of_the_simulation(
    case: str, lines: str, late: int, steps: list[str], tmp_path: Path
) -> None:
    text = paper(tmp_path, KIND, breach(lines, REQUEST, CLAIM), case=case)

    outcome = penalty_outcomes(case_of(case), None)[-1]
    due = penalty_for(outcome.rate, 2, late, cap=outcome.cap.amount)
    words = f"{write_number(due)} kronor".replace("\u00a0", " ")
    simulated = {row.penalty for row in outcome.rows if (row.missing, row.late) == (2, late)}
    assert f"kräver vite av er med {words}." in text
    assert f"Vite som krävs: {words}" in text
    assert simulated <= {due}
    assert [step for step in steps if step not in text] == []
    assert ("Taket gör att vitet blir lägre" in text) is (due < penalty_for(outcome.rate, 2, late))


def test_an_agreements_own_sanction_is_claimed_by_its_own_amount_and_cap(tmp_path: Path) -> None:
    three = breach("    late_months: 3\n", REQUEST, CLAIM, clause="dialog-overenskommelse", places=1)

    text = paper(tmp_path, KIND, three, agreements=AGREEMENT, ended="2027-06-20")

    assert "5 000 kronor × 1 plats × 3 hela månader = 15 000 kronor" in text
    assert "Vite som krävs: 10 000 kronor" in text
    assert "räkna av" not in text.partition("upphandlingsdokumenten")[0], "the agreement says nothing of set-off"


def test_earlier_claims_use_up_the_cap(tmp_path: Path) -> None:
    first = breach(REQUEST, "    claim: {date: 2027-10-19}\n", places=1)

    text = paper(tmp_path, KIND, first, breach(REQUEST, CLAIM, number=2), case=LOW_CAP, number=2, placed=FOUR[:1])

    assert "Vite som har krävts tidigare: 50 000 kronor" in text
    assert "Kvar under taket: 75 000 kronor − 50 000 kronor = 25 000 kronor" in text
    assert "Vite som krävs: 25 000 kronor" in text


def test_claims_of_one_day_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    both = breach(REQUEST, CLAIM, places=1), breach(REQUEST, CLAIM, number=2, places=1)
    matching = matching_with(*both)

    folder = built(tmp_path, KIND, matching, LOW_CAP)

    first, second = ((folder / f"{KIND}-b-{number}.txt").read_text("utf-8").replace("\u00a0", " ") for number in (1, 2))
    assert "Vite som krävs: 50 000 kronor" in first
    assert "Vite som krävs: 25 000 kronor" in second


@pytest.mark.parametrize(
    ("case", "question"),
    [
        pytest.param(UNPRICED, "Vilket pris avtalade parterna (contract.contract_price)?", id="no price"),
        pytest.param(FRAMEWORK, "Vilket är leverantörens avropade värde den dag då vitet krävs (suppliers.called_off_value)?", id="no value called off"),
        pytest.param(BY_LOT, "Vilket pris avtalade parterna för anbudsområdet?", id="a lot has no price of its own"),
        pytest.param(BY_LOT.replace("of: contract_price", "of: estimated_value").replace("title: Norr, value: 30000000", "title: Norr"), "Vilket är det beräknade värdet (contract.lots.value)?", id="a lot without a value"),
    ],
)  # fmt: skip
def test_nothing_stands_in_for_what_the_cap_is_counted_on(case: str, question: str, tmp_path: Path) -> None:
    lot = "    lot: A\n" if "lots:" in case else ""

    text = paper(tmp_path, KIND, breach(lot, REQUEST, CLAIM), case=case)

    assert f"[BEKRÄFTA: {question}" in text
    assert "kräver vite av er med [BEKRÄFTA: beloppet]" in text


def test_a_day_of_receipt_that_nobody_has_noted_is_asked_for(tmp_path: Path) -> None:
    text = paper(tmp_path, KIND, breach("    request: {sent: 2027-09-10}\n", CLAIM))

    assert "Anmaningen kom fram: [BEKRÄFTA: Vilken dag kom anmaningen fram (notice_received i journalen)?" in text
    assert "till och med den" not in text.partition("upphandlingsdokumenten")[0]


def test_the_days_are_counted_from_the_receipt(tmp_path: Path) -> None:
    text = paper(tmp_path, KIND, breach(REQUEST, "    remedied: 2027-10-14\n", CLAIM))

    assert "30 dagar från den dag då anmaningen kom fram, till och med den 13 oktober 2027" in text
    assert "Bristen rättades: 14 oktober 2027, efter att tiden hade gått ut" in text
    assert "Sista dag att kräva vitet: 13 oktober 2028" in text
    assert "Ni fick yttra er: 15 oktober 2027" in text


@pytest.mark.parametrize(
    ("set_off", "said"),
    [
        pytest.param("    set_off: true\n", "Betalas vitet inte i tid får myndigheten räkna av det från ersättning enligt avtalet.", id="allowed"),
        pytest.param("    set_off: false\n", "Myndigheten räknar inte av vitet från ersättning enligt avtalet.", id="not allowed"),
        pytest.param("", "", id="nothing said"),
    ],
)  # fmt: skip
def test_set_off_is_as_the_clause_has_it(set_off: str, said: str, tmp_path: Path) -> None:
    case = PRICED.replace("    claim_within_months: 12\n", f"    claim_within_months: 12\n{set_off}")

    letter = paper(tmp_path, KIND, breach(REQUEST, CLAIM), case=case).partition("upphandlingsdokumenten")[0]

    assert said in letter
    assert ("av vitet från" in letter or "räkna av" in letter) is bool(said)
    assert "Ni ska betala vitet inom 30 dagar från den dag då det här kravet kom fram." in letter


@pytest.mark.parametrize(
    ("case", "lines", "expected"),
    [
        pytest.param(PRICED, (CLAIM,), ["TK-M166 vite krävt utan skriftlig anmaning"], id="no request"),
        pytest.param(PRICED, (REQUEST, "    claim: {date: 2027-10-13}\n"), ["TK-M167 vite krävt 2027-10-13, innan tiden för rättelse är slut (2027-10-13)"], id="on the last day for remedy"),
        pytest.param(PRICED, (REQUEST, "    claim: {date: 2027-10-14}\n"), [], id="the day after"),
        pytest.param(PRICED, (REQUEST, "    claim: {date: 2028-10-13}\n"), [], id="on the last day for claims"),
        pytest.param(PRICED, (REQUEST, "    claim: {date: 2028-10-14}\n"), ["TK-M168 vite krävs 2028-10-14, efter sista dagen för krav (2028-10-13)"], id="too late"),
        pytest.param(PRICED, (REQUEST, CLAIM, WAIVED), ["TK-M169 brist B-1 har både ett krav på vite och ett beslut att inte kräva det"], id="claimed and waived"),
        pytest.param(PER_WEEK, (REQUEST, CLAIM), [], id="weeks are counted and need not be written"),
        pytest.param(PER_WEEK, (WEEKS, REQUEST, CLAIM), [], id="the week that has begun"),
        pytest.param(PER_WEEK, ("    late_weeks: 2\n", REQUEST, CLAIM), ["TK-M162 units är 2, mer än den tid som klausulen ger (1)"], id="a week that has not begun"),
        pytest.param(PER_WEEK, ("    late_weeks: 2\n", REQUEST, "    claim: {date: 2027-10-21}\n"), [], id="its first day"),
        pytest.param(PER_MONTH, ("    late_months: 4\n", REQUEST, CLAIM), ["TK-M162 units är 4, mer än den tid som klausulen ger (3)"], id="longer than a place"),
    ],
)  # fmt: skip
def test_a_claim_is_made_by_the_clauses_or_not_at_all(
    case: str, lines: tuple[str, ...], expected: list[str], tmp_path: Path
) -> None:
    assert faults(tmp_path, KIND, breach(*lines), case=case) == expected


def test_no_claim_follows_when_the_places_begin_in_time(tmp_path: Path) -> None:
    found = faults(tmp_path, KIND, breach(REQUEST, CLAIM), placed=(*FOUR[:2], *IN_TIME))

    assert found == ["TK-M170 vite krävt, men bristen rättades i tid (2027-10-13, sista dag 2027-10-13)"]


@pytest.mark.parametrize(
    ("clause", "agreements"),
    [
        pytest.param("dialog-medverkan", "", id="the dialogue"),
        pytest.param("intyg", "", id="a certificate: a penalty is for places"),
        pytest.param("dialog-overenskommelse", AGREEMENT.replace(SANCTION, ""), id="an agreement without a sanction"),
        pytest.param("dialog-overenskommelse", AGREEMENT.replace("    signed: 2027-04-20\n", ""), id="an agreement that isn't signed"),
    ],
)  # fmt: skip
def test_what_has_no_penalty_gives_no_claim(clause: str, agreements: str, tmp_path: Path) -> None:
    of = breach(REQUEST, CLAIM, clause=clause, places=1 if agreements else None)
    found = faults(tmp_path, KIND, of, agreements=agreements, ended=ENDED if "signed:" in agreements else None)

    assert found == [f"TK-M171 en brist mot {clause} ger inget vite"]


def test_no_more_places_are_claimed_for_than_there_are(tmp_path: Path) -> None:
    earlier = breach(REQUEST, "    claim: {date: 2027-10-19}\n", places=3)

    assert faults(tmp_path, KIND, earlier, breach(REQUEST, CLAIM, number=2), placed=FOUR[:1]) == [
        "TK-M165 vite för 2 av platserna är redan krävt (B-1)"
    ]


def test_without_a_claim_there_is_no_letter(tmp_path: Path) -> None:
    assert refused(tmp_path, KIND, matching_with(breach(REQUEST)), PRICED) == [
        "placeringar.yaml har inget krav på vite"
    ]


def test_a_claim_for_one_of_several_lots_must_say_which(tmp_path: Path) -> None:
    assert refused(tmp_path, KIND, matching_with(breach(REQUEST, CLAIM)), BY_LOT) == [
        "det framgår inte vilka villkor bristen gäller: breaches.lot"
    ]


def test_a_claim_by_a_clause_that_the_case_has_not_is_refused(tmp_path: Path) -> None:
    (says,) = refused(tmp_path, KIND, matching_with(breach(REQUEST, CLAIM, clause="platser-ramavtal")), PRICED)

    assert says.endswith("finns inte i ärendets lås: platser-ramavtal")


def test_the_cap_is_the_one_of_the_clause() -> None:
    requirement = case_of(CALLED_OFF).requirement

    assert requirement.penalty is not None
    assert cap_for(requirement.penalty, Decimal(1_000_000)) == Decimal(50_000)
