"""The new choices of a penalty, from the case to the clause, the claim and the money."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from given.penalty_choices import (
    BEGUN,
    CLAIM,
    DIALOGUE,
    PER_PLACE,
    PER_WEEK,
    REPORTS,
    REQUEST,
    SECOND,
    STEP,
    breach,
    case_text,
    changed,
    folder_with,
    words_of,
)
from given.reported_case import done
from tenderkit.problems import InvalidInputError
from tenderkit.workflows.check.explain import explain
from tenderkit.workflows.penalty.simulate import simulate
from tenderkit.workflows.penalty.simulation_data import simulation_as_data
from tenderkit.workflows.penalty.simulation_report import simulation_report
from tenderkit.writers.text_writer import write_text

SHARE = "    share_percent: 0.1\n    per: missing_place\n    cap: {percent: 5, of: contract_price}\n"
SHARES = SHARE + "    second: {share_percent: 0.2, remedy_days: 14}\n"
PER_DAY = PER_WEEK.replace("started_week", "started_day")
WEEKS = "    amount: 2 000\n    per: started_week\n    cap: {weeks: 5}\n"
RISING_WEEKS = WEEKS + "    second: {amount: 4 000, remedy_days: 14}\n"
MONTHS = "    amount: 4 000\n    per: missing_month\n    cap: {amount: 500 000}\n"
RISING_MONTHS = MONTHS + "    second: {amount: 8 000, remedy_days: 14}\n"
PRICE = "  contract_price: 61 400 000\n"
EVERY_MONTH = changed(
    case_text(PER_PLACE, dialogue=DIALOGUE, reports=REPORTS), ("report_every_months: 6", "report_every_months: 1")
)
IN_SECOND_TIME = tuple(done(number, "2029-04-20", starts="2028-10-20", planned_end="2029-04-20") for number in (3, 4))


def claimed(home: Path, case: str, *breaches: str, number: int = 1, placed: Sequence[str] = BEGUN) -> str:
    return words_of(folder_with(home, case, *breaches, placed=placed), "vitesansprak", f"vitesansprak-b-{number}")


def simulated(home: Path, case: str) -> str:
    report = write_text(simulation_report(simulate(folder_with(home, case)))).decode("utf-8")
    return report.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("penalty", "says"),
    [
        pytest.param(PER_DAY, "för varje påbörjad dag som en plats saknas", id="per day"),
        pytest.param(SHARE, "Vitet avrundas nedåt till hela kronor.", id="a share"),
        pytest.param(PER_PLACE + STEP, "ytterligare 100 000 kronor en gång för varje plats", id="a second step"),
        pytest.param(WEEKS, "för samma plats betala vite för högst 5 veckor", id="a cap in weeks"),
    ],
)
def test_the_section_says_what_was_chosen(penalty: str, says: str, tmp_path: Path) -> None:
    assert says in words_of(folder_with(tmp_path, case_text(penalty)), "kravavsnitt")


@pytest.mark.parametrize(
    ("penalty", "lines", "steps", "due"),
    [
        pytest.param(PER_PLACE + STEP, [CLAIM], "50 000 kronor × 2 platser", "100 000", id="no second notice"),
        pytest.param(
            PER_PLACE + STEP,
            [SECOND, CLAIM],
            "50 000 kronor × 2 platser + 100 000 kronor × 2 platser",
            "300 000",
            id="both notices",
        ),
        pytest.param(
            PER_PLACE + STEP,
            [SECOND, "    claim: {date: 2028-10-25}\n"],
            "50 000 kronor × 2 platser",
            "100 000",
            id="claimed before the second time is over",
        ),
        pytest.param(
            RISING_WEEKS,
            [SECOND, CLAIM],
            "2 000 kronor × 2 platser × 3 påbörjade veckor + 4 000 kronor × 2 platser × 4 påbörjade veckor",
            "28 000",
            id="weeks in both steps below a cap of five weeks",
        ),
        pytest.param(WEEKS, [CLAIM], "2 000 kronor × 2 platser × 7 påbörjade veckor", "20 000", id="one step"),
        pytest.param(
            RISING_MONTHS,
            [SECOND, CLAIM],
            "8 000 kronor × 2 platser × 3 hela månader",
            "48 000",
            id="months in their second step",
        ),
        pytest.param(
            PER_DAY,
            ["    late_days: 12\n", CLAIM],
            "2 000 kronor × 2 platser × 12 påbörjade dagar",
            "48 000",
            id="fewer days than could be claimed",
        ),
        pytest.param(SHARE, [CLAIM], "61 400 kronor × 2 platser", "122 800", id="a share of the agreed price"),
        pytest.param(
            SHARES,
            [SECOND, CLAIM],
            "61 400 kronor × 2 platser + 122 800 kronor × 2 platser",
            "368 400",
            id="two shares",
        ),
    ],
)
def test_the_claim_counts_as_the_clause_says(
    penalty: str, lines: list[str], steps: str, due: str, tmp_path: Path
) -> None:
    said = claimed(tmp_path, case_text(penalty), breach(REQUEST, *lines))

    assert f"{steps} = " in said
    assert f"kräver vite av er med {due} kronor" in said
    assert "BEKRÄFTA" not in said


def test_places_that_begin_in_the_second_time_cost_the_first_step_alone(tmp_path: Path) -> None:
    said = claimed(
        tmp_path, case_text(PER_PLACE + STEP), breach(REQUEST, SECOND, CLAIM), placed=(*BEGUN, *IN_SECOND_TIME)
    )

    assert "50 000 kronor × 2 platser = " in said
    assert "kräver vite av er med 100 000 kronor" in said


@pytest.mark.parametrize(
    ("case", "breaches", "asks"),
    [
        pytest.param(
            changed(case_text(SHARES), (PRICE, "")),
            [breach(REQUEST, SECOND, CLAIM)],
            "Vilket pris avtalade parterna",
            id="a share without a price",
        ),
        pytest.param(
            case_text(WEEKS),
            [
                breach(REQUEST, "    claim: {date: 2028-11-01}\n", number=9),
                breach(REQUEST, CLAIM),
            ],
            "Gällde de tidigare kraven samma platser?",
            id="weeks of a place that may have been paid for",
        ),
        pytest.param(
            EVERY_MONTH,
            [breach(REQUEST, CLAIM, number=9, clause="uppfoljning", places=None), breach(REQUEST, CLAIM)],
            "Skulle rapporterna ha visat de platser som kravet gäller?",
            id="places that a report may have been paid for",
        ),
    ],
)
def test_what_cannot_be_decided_is_asked_for(case: str, breaches: list[str], asks: str, tmp_path: Path) -> None:
    said = claimed(tmp_path, case, *breaches, placed=())

    assert f"[BEKRÄFTA: {asks}" in said
    assert "kräver vite av er med [BEKRÄFTA: beloppet]" in said


def test_small_penalties_are_claimed_once_each_below_their_most(tmp_path: Path) -> None:
    missed = [breach(REQUEST, CLAIM, number=n, clause="uppfoljning", places=None) for n in (1, 2, 3)]

    said = claimed(tmp_path, EVERY_MONTH, *missed, number=3)

    assert "2 500 kronor − 2 000 kronor = 500 kronor" in said
    assert "kräver vite av er med 500 kronor" in said


def test_a_missed_meeting_is_claimed_in_ninety_days(tmp_path: Path) -> None:
    case = case_text(PER_PLACE, dialogue=changed(DIALOGUE, ("initiative: recruiter", "initiative: supplier")))

    said = claimed(tmp_path, case, breach(REQUEST, CLAIM, clause="dialog-genomforande", places=None))

    assert "kräver vite av er med 5 000 kronor" in said
    assert "Ni ska betala vitet inom 30 dagar" in said
    assert "Sista dag att kräva vitet: 21 december 2028" in said
    assert "Kravet gäller ett möte som ni har uteblivit från." in said


def test_a_small_penalty_is_claimed_in_ninety_days(tmp_path: Path) -> None:
    late = breach(REQUEST, "    claim: {date: 2029-03-01}\n", clause="uppfoljning", places=None)

    with pytest.raises(InvalidInputError) as raised:
        claimed(tmp_path, case_text(PER_PLACE, dialogue=DIALOGUE, reports=REPORTS), late)

    assert "TK-M168" in str(raised.value.problems)


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        pytest.param([REQUEST, "    second_request: {sent: 2028-10-01}\n"], "TK-M172", id="too early"),
        pytest.param([REQUEST, "    second_request: {sent: 2028-10-20, received: 2028-10-19}\n"], "TK-M", id="order"),
    ],
)
def test_a_second_notice_comes_after_the_first(lines: list[str], code: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError) as raised:
        claimed(tmp_path, case_text(PER_PLACE + STEP), breach(*lines))

    assert code in str(raised.value.problems)


def test_a_second_notice_is_written_as_one(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, case_text(PER_PLACE + STEP), breach(REQUEST, SECOND))

    said = words_of(folder, "rattelse", "rattelse-b-1")

    assert "Det här är en andra skriftlig anmaning om samma brist. Den första skickades den 7 september 2028." in said
    assert "inom 14 dagar från den dag då den här anmaningen kom fram. Kommer den fram samma dag" in said
    assert "ytterligare 100 000 kronor" in said


@pytest.mark.parametrize(
    ("penalty", "says"),
    [
        pytest.param(PER_PLACE + STEP, "tillkommer 100 000 kronor, en gång för varje plats", id="per place"),
        pytest.param(PER_PLACE + STEP, "Även en andra anmaning; Belopp, kronor: 100 000", id="a table of the steps"),
        pytest.param(RISING_WEEKS, "har det första beloppet räknats för 3 påbörjade veckor", id="weeks"),
        pytest.param(PER_DAY, "1 dag: 2 000", id="days"),
        pytest.param(RISING_WEEKS, "för varje plats räknas högst 5 veckor", id="a cap in weeks"),
        pytest.param(RISING_WEEKS, "4 platser × 5 veckor", id="where the cap is reached"),
        pytest.param(RISING_MONTHS, "är vitet 8 000 kronor i stället", id="months"),
        pytest.param(SHARE, "Vitet är 0,1 procent av det avtalade priset, 61 400 kronor", id="a share"),
    ],
)
def test_the_simulation_shows_the_choice(penalty: str, says: str, tmp_path: Path) -> None:
    assert says in simulated(tmp_path, case_text(penalty))


def test_a_share_before_the_award_is_said_to_be_assumed(tmp_path: Path) -> None:
    said = simulated(tmp_path, changed(case_text(SHARE), (PRICE, "")))

    assert "Siffrorna antar det beräknade värdet, 65 000 000 kronor, som ger 65 000 kronor." in said


def test_the_data_hold_the_steps_and_the_small_penalties(tmp_path: Path) -> None:
    case = case_text(RISING_WEEKS, dialogue=DIALOGUE, reports=REPORTS)

    folder = folder_with(tmp_path, case)
    data = str(simulation_as_data(simulate(folder)))

    assert "'second': {'amount': '4000', 'remedy_days': 14, 'from_unit': 4}" in data
    assert "'cap_weeks': 5" in data
    assert "{'of': 'dialogue', 'amount': '5000', 'most': '8000'}" in data
    assert len(explain(folder, "kravavsnitt").small_penalties) == 2
    assert "Mindre viten" in write_text(simulation_report(simulate(folder))).decode("utf-8")


def test_places_without_a_penalty_need_the_policy(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError) as raised:
        simulate(folder_with(tmp_path, case_text(reason="Kravet prövas för första gången.")))

    assert "TK-R396" in str(raised.value.problems)


def test_places_without_a_penalty_are_whole(tmp_path: Path) -> None:
    case = case_text(reason="Kravet prövas för första gången.")
    folder = folder_with(tmp_path, case, none_allowed=True)

    section, assessment = words_of(folder, "kravavsnitt"), words_of(folder, "bedomning")

    assert "BEKRÄFTA" not in section
    assert "inom 30 dagar från det att anmaningen kom fram" in section
    assert "betala vite" not in section
    assert "Kravet på platser har inget vite." in assessment
    assert "Kravet prövas för första gången." in assessment
    assert "Kravet på platser har inget vite" in write_text(simulation_report(simulate(folder))).decode("utf-8")


def test_the_assessment_shows_the_steps_and_the_small_penalties(tmp_path: Path) -> None:
    case = case_text(PER_PLACE + STEP, dialogue=DIALOGUE, reports=REPORTS)

    said = words_of(folder_with(tmp_path, case), "bedomning")

    assert "Vitet i två steg" in said
    assert "5 000 kronor för varje möte, sammanlagt högst 8 000 kronor" in said
    assert "1 000 kronor för varje rapport, sammanlagt högst 2 500 kronor" in said


@pytest.mark.parametrize(
    ("penalty", "says"),
    [
        pytest.param(PER_PLACE + STEP, "efter en andra anmaning ytterligare 100 000 kronor", id="a place"),
        pytest.param(RISING_WEEKS, "efter en andra anmaning 4 000 kronor", id="weeks"),
        pytest.param(SHARE, "0,1 procent av det avtalade priset för varje plats som saknas", id="a share"),
    ],
)
def test_the_handover_says_it_in_brief(penalty: str, says: str, tmp_path: Path) -> None:
    case = case_text(penalty, dialogue=DIALOGUE, reports=REPORTS)

    said = words_of(folder_with(tmp_path, case), "startmote")

    assert says in said
    assert "5 000 kronor för varje gång, sammanlagt högst 8 000 kronor" in said
