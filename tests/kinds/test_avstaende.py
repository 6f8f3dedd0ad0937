"""The decision not to claim: for the file, with the reasons in the decision-maker's own words and what the penalty would be."""

from pathlib import Path

import pytest

from given.breach_case import (
    BY_LOT,
    ENDED,
    FRAMEWORK,
    PRICED,
    REQUEST,
    SANCTION,
    WAIVED,
    breach,
    faults,
    matching_with,
    paper,
)
from given.reported_case import AGREEMENT, FOUR, built, canaries_in, changed, done, refused
from judges.golden_files import Golden
from judges.programs import open_xml_findings
from tenderkit.workflows.finished.check_document import check_document

KIND = "avstaende"
PER_WEEK_OF_CALL_OFFS = changed(
    "amount: 50000\n    per: missing_place", "amount: 2000\n    per: started_week", FRAMEWORK
)
IN_TIME = tuple(done(number, starts="2027-10-13", planned_end="2028-01-31", ended="2028-01-31") for number in (3, 4))


def test_the_decision_says_what_was_approved(tmp_path: Path, golden: Golden) -> None:
    folder = built(tmp_path, KIND, matching_with(breach(REQUEST, WAIVED)), PRICED)

    golden(f"kinds/{KIND}.txt", (folder / f"{KIND}-b-1.txt").read_bytes().decode("utf-8"))


def test_the_decision_is_sound_word_and_our_own_checks_find_nothing(tmp_path: Path) -> None:
    folder = built(tmp_path, KIND, matching_with(breach(REQUEST, WAIVED)), PRICED)

    assert open_xml_findings(folder / f"{KIND}-b-1.docx") == []
    assert [
        problem for suffix in (".docx", ".html", ".txt") for problem in check_document(folder / f"{KIND}-b-1{suffix}")
    ] == []
    assert canaries_in(folder, KIND) == [], "who decided is known by title and unit"


def test_the_penalty_that_is_not_claimed_is_counted_as_a_claim(tmp_path: Path) -> None:
    claimed = breach(REQUEST, "    claim: {date: 2027-10-19}\n", places=1)

    text = paper(tmp_path, KIND, claimed, breach(REQUEST, WAIVED, number=2), number=2)

    assert "50 000 kronor × 2 platser = 100 000 kronor" in text
    assert "Kvar under taket: 3 200 000 kronor − 50 000 kronor = 3 150 000 kronor" in text
    assert "Vite som inte krävs: 100 000 kronor" in text


def test_a_number_that_the_events_do_not_decide_is_asked_for(tmp_path: Path) -> None:
    text = paper(tmp_path, KIND, breach(REQUEST, WAIVED, places=None), case=PER_WEEK_OF_CALL_OFFS)

    assert (
        "[BEKRÄFTA: Hur många platser saknas? Händelserna avgör det inte. Ange antalet vid kravet eller beslutet (places).]"
        in text
    )
    assert (
        "[BEKRÄFTA: Hur lång tid gäller vitet för varje plats? Det räknas ut när det är känt vilka platser som saknas.]"
        in text
    )
    assert "Vite som inte krävs: [BEKRÄFTA: Hur stort är vitet som inte krävs?" in text


def test_before_anybody_asked_there_is_no_penalty_to_waive(tmp_path: Path) -> None:
    assert faults(tmp_path, KIND, breach(WAIVED)) == ["TK-M166 beslut att inte kräva vite utan skriftlig anmaning"]


@pytest.mark.parametrize(
    ("months", "due"),
    [
        pytest.param("", "10 000", id="all of it"),
        pytest.param("    late_months: 1\n", "5 000", id="one month of two"),
    ],
)
def test_an_agreements_sanction_can_be_waived(months: str, due: str, tmp_path: Path) -> None:
    of = breach(months, REQUEST, WAIVED, clause="dialog-overenskommelse", places=1)

    text = paper(tmp_path, KIND, of, agreements=AGREEMENT, ended=ENDED)

    assert "kan ge rätt till enligt överenskommelse A-1." in text
    assert f"Vite som inte krävs: {due} kronor" in text


def test_the_decision_asks_nothing(tmp_path: Path) -> None:
    own, _, _ = paper(tmp_path, KIND, breach(REQUEST, WAIVED)).partition("Villkoren så som de står")

    assert "?" not in own
    assert "Frågor" not in own


@pytest.mark.parametrize(
    ("clause", "agreements"),
    [
        pytest.param("dialog-medverkan", "", id="the dialogue has no penalty"),
        pytest.param("intyg", "", id="a certificate has no penalty"),
        pytest.param("dialog-overenskommelse", AGREEMENT.replace(SANCTION, ""), id="an agreement without a sanction"),
    ],
)
def test_what_has_no_penalty_has_nothing_to_waive(clause: str, agreements: str, tmp_path: Path) -> None:
    of = breach(REQUEST, WAIVED, clause=clause, places=1 if agreements else None)
    found = faults(tmp_path, KIND, of, agreements=agreements, ended=ENDED if agreements else None)

    assert found == [f"TK-M171 en brist mot {clause} ger inget vite"]


def test_places_that_begin_on_the_last_day_leave_nothing_to_waive(tmp_path: Path) -> None:
    found = faults(tmp_path, KIND, breach(REQUEST, WAIVED), placed=(*FOUR[:2], *IN_TIME))

    assert found == [
        "TK-M170 beslut att inte kräva vite, men bristen rättades i tid (2027-10-13, sista dag 2027-10-13)"
    ]


@pytest.mark.parametrize(
    ("clause", "lines", "says"),
    [
        pytest.param("platser-antal", (REQUEST,), "placeringar.yaml har inget beslut att inte kräva vite", id="no decision"),
        pytest.param("platser-ramavtal", (REQUEST, WAIVED), "bristens klausul eller en klausul som påföljden vilar på finns inte i ärendets lås: platser-ramavtal", id="not in the lock"),
    ],
)  # fmt: skip
def test_a_decision_about_nothing_is_refused(clause: str, lines: tuple[str, ...], says: str, tmp_path: Path) -> None:
    assert refused(tmp_path, KIND, matching_with(breach(*lines, clause=clause)), PRICED) == [says]


def test_a_place_remedied_the_day_after_can_be_waived(tmp_path: Path) -> None:
    text = paper(tmp_path, KIND, breach(REQUEST, WAIVED, "    remedied: 2027-10-14\n"))

    assert "Bristen rättades: 14 oktober 2027" in text


def test_which_lot_must_be_known(tmp_path: Path) -> None:
    assert refused(tmp_path, KIND, matching_with(breach(REQUEST, WAIVED)), BY_LOT) == [
        "det framgår inte vilka villkor bristen gäller: breaches.lot"
    ]


def test_nobody_claims_and_waives(tmp_path: Path) -> None:
    both = breach(REQUEST, WAIVED, "    claim: {date: 2027-10-20}\n")

    assert faults(tmp_path, KIND, both) == [
        "TK-M169 brist B-1 har både ett krav på vite och ett beslut att inte kräva det"
    ]
