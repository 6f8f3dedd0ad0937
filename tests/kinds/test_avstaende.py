"""The decision not to claim: for the file, with the reasons in the decision-maker's own words and what the penalty would be."""

from pathlib import Path

import pytest

from given.breach_case import BY_LOT, PER_WEEK, PRICED, REQUEST, SANCTION, WAIVED, breach, faults, matching_with, paper
from given.reported_case import AGREEMENT, built, canaries_in, refused
from judges.golden_files import Golden
from judges.programs import open_xml_findings
from tenderkit.workflows.finished.check_document import check_document

KIND = "avstaende"
NO_PENALTY = "villkoren ger inget vite för bristen, så det finns inget att avstå från"


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


def test_a_number_that_nobody_has_stated_is_asked_for(tmp_path: Path) -> None:
    text = paper(tmp_path, KIND, breach(REQUEST, WAIVED, places=None), case=PER_WEEK)

    assert (
        "[BEKRÄFTA: Hur många platser saknas? Händelserna avgör det inte. Ange antalet vid kravet eller beslutet (places).]"
        in text
    )
    assert (
        "[BEKRÄFTA: Hur lång tid gäller vitet för varje plats? Det räknas ut när det är känt vilka platser som saknas.]"
        in text
    )
    assert "Vite som inte krävs: [BEKRÄFTA: Hur stort är vitet som inte krävs?" in text


def test_a_decision_before_anybody_asked_says_so(tmp_path: Path) -> None:
    text = paper(tmp_path, KIND, breach(WAIVED))

    assert "Anmaningen skickades: ingen anmaning har skickats" in text
    assert "Vite får krävas först när entreprenören har fått en skriftlig anmaning" in text


def test_an_agreements_sanction_can_be_waived(tmp_path: Path) -> None:
    of = breach("    late_months: 1\n", REQUEST, WAIVED, clause="dialog-overenskommelse", places=1)

    text = paper(tmp_path, KIND, of, agreements=AGREEMENT)

    assert "kan ge rätt till enligt överenskommelse A-1." in text
    assert "Vite som inte krävs: 5 000 kronor" in text


def test_the_decision_asks_nothing(tmp_path: Path) -> None:
    own, _, _ = paper(tmp_path, KIND, breach(REQUEST, WAIVED)).partition("Villkoren så som de står")

    assert "?" not in own
    assert "Frågor" not in own


@pytest.mark.parametrize(
    ("clause", "lines", "agreements", "says"),
    [
        pytest.param("dialog-medverkan", (REQUEST, WAIVED), "", NO_PENALTY, id="the dialogue has no penalty"),
        pytest.param("uppfoljning", (REQUEST, WAIVED), "", NO_PENALTY, id="a report has no penalty"),
        pytest.param("dialog-overenskommelse", (REQUEST, WAIVED), AGREEMENT.replace(SANCTION, ""), NO_PENALTY, id="an agreement without a sanction"),
        pytest.param("platser-antal", (REQUEST, WAIVED, "    remedied: 2027-10-13\n"), "", "bristen rättades i tid, så det finns inget vite att avstå från", id="remedied on the last day"),
        pytest.param("platser-antal", (REQUEST,), "", "placeringar.yaml har inget beslut att inte kräva vite", id="no decision"),
        pytest.param("platser-ramavtal", (REQUEST, WAIVED), "", "bristens klausul eller en klausul som påföljden vilar på finns inte i ärendets lås: platser-ramavtal", id="not in the lock"),
    ],
)  # fmt: skip
def test_a_decision_about_nothing_is_refused(
    clause: str, lines: tuple[str, ...], agreements: str, says: str, tmp_path: Path
) -> None:
    matching = matching_with(breach(*lines, clause=clause), agreements=agreements)

    assert refused(tmp_path, KIND, matching, PRICED) == [says]


def test_a_place_remedied_the_day_after_can_be_waived(tmp_path: Path) -> None:
    text = paper(tmp_path, KIND, breach(REQUEST, WAIVED, "    remedied: 2027-10-14\n"))

    assert "Bristen rättades: 14 oktober 2027" in text


def test_which_lot_must_be_known(tmp_path: Path) -> None:
    assert refused(tmp_path, KIND, matching_with(breach(REQUEST, WAIVED)), BY_LOT) == [
        "det framgår inte vilka villkor bristen gäller: breaches.lot"
    ]


def test_nobody_claims_and_waives(tmp_path: Path) -> None:
    both = breach(REQUEST, WAIVED, "    claim: {date: 2027-10-20}\n")

    assert faults(tmp_path, KIND, both) == ["TK-M046 bristen har både claim och waived"]
