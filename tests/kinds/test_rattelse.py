"""The request for remedy: the clause word for word, how long there is to remedy, and what follows otherwise."""

from pathlib import Path

import pytest

from given.breach_case import (
    BY_LOT,
    CAP,
    ENDED,
    FACTS_OF_AGREEMENT,
    FRAMEWORK,
    PER_WEEK,
    PRICED,
    REQUEST,
    SANCTION,
    SECOND_AGREEMENT,
    breach,
    faults,
    matching_with,
    paper,
)
from given.cases import case_folder
from given.format_two import write_both
from given.reported_case import AGREEMENT, DIALOGUE_ONLY, built, canaries_in, changed, refused, words_of
from judges.golden_files import Golden
from judges.programs import open_xml_findings
from tenderkit.problems import InvalidInputError, NotAllowedYetError
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.workflows.finished.check_document import check_document
from tenderkit.workflows.papers.build import BuildOptions, build

KIND = "rattelse"
NOTHING_MORE = "Bristen ger inte rätt till vite, men den ska ändå rättas."
NOT_LOCKED = "bristens klausul eller en klausul som påföljden vilar på finns inte i ärendets lås"
UNCLEAR = "det framgår inte vilka villkor bristen gäller"
WITHIN = "Ni ska rätta bristen inom {} från den dag då den här anmaningen kom fram."
OF_AGREEMENT = breach(REQUEST, clause="dialog-overenskommelse", places=1, facts=FACTS_OF_AGREEMENT)
Asked = tuple[str, str, str]


EVERY_HALF_YEAR = "report_every_months: 6"
REPORTED = changed(EVERY_HALF_YEAR, "report_every_months: 3", PRICED)
"""The first report is missing when the breach is found."""


def of(clause: str, case: str = PRICED, agreements: str = "") -> Asked:
    """A request for remedy of a clause, beside a case and agreements."""
    return clause, case, agreements


def asked_for(asked: Asked) -> str:
    """The recruiter's file with the breach: of an agreement its one place, else two of the places that are required."""
    clause, _, agreements = asked
    of = breach(REQUEST, clause=clause, places=1 if agreements else 2)
    return matching_with(of, agreements=agreements, ended=ENDED if agreements else None)


def test_the_request_says_what_was_approved(tmp_path: Path, golden: Golden) -> None:
    folder = built(tmp_path, KIND, matching_with(breach(REQUEST)), PRICED)

    golden(f"kinds/{KIND}.txt", (folder / f"{KIND}-b-1.txt").read_bytes().decode("utf-8"))


def test_the_request_of_an_agreement_says_what_was_approved(tmp_path: Path, golden: Golden) -> None:
    folder = built(tmp_path, KIND, matching_with(OF_AGREEMENT, agreements=AGREEMENT, ended=ENDED), PRICED)

    golden(f"kinds/{KIND}-overenskommelse.txt", (folder / f"{KIND}-b-1.txt").read_bytes().decode("utf-8"))


def test_the_request_is_sound_word_and_our_own_checks_find_nothing(tmp_path: Path) -> None:
    folder = built(tmp_path, KIND, matching_with(breach(REQUEST)), PRICED)

    assert open_xml_findings(folder / f"{KIND}-b-1.docx") == []
    assert [
        problem for suffix in (".docx", ".html", ".txt") for problem in check_document(folder / f"{KIND}-b-1{suffix}")
    ] == []
    assert canaries_in(folder, KIND) == []


def test_the_clauses_are_quoted_word_for_word_as_the_lock_has_them(tmp_path: Path) -> None:
    folder = built(tmp_path, KIND, matching_with(breach(REQUEST)), PRICED)

    section = words_of(folder / "kravavsnitt.txt")
    quoted = words_of(folder / f"{KIND}-b-1.txt").partition("upphandlingsdokumenten\n\n")[2].strip()
    assert all(line in section for line in quoted.splitlines())
    locked = read_lock(folder.parent / "upphandling.lock.yaml").documents
    wanted = ["platser-antal", "brist", "vite"]
    assert [clause.id for clause in locked[f"{KIND}-b-1"].clauses] == wanted
    assert {clause.version for clause in locked[f"{KIND}-b-1"].clauses} <= {
        clause.version for clause in locked["kravavsnitt"].clauses if clause.id in wanted
    }


@pytest.mark.parametrize(
    ("asked", "quoted", "days"),
    [
        pytest.param(of("platser-tid"), ["platser-tid", "brist", "vite"], "30 dagar", id="places"),
        pytest.param(of("vite"), ["vite", "brist"], "30 dagar", id="the penalty itself, once"),
        pytest.param(of("brist"), ["brist", "vite"], "30 dagar", id="the procedure itself, once"),
        pytest.param(of("uppfoljning", REPORTED), ["uppfoljning", "brist"], "30 dagar", id="a report"),
        pytest.param(of("dialog-medverkan"), ["dialog-medverkan", "brist"], "14 dagar", id="the dialogue"),
        pytest.param(of("dialog-svar", FRAMEWORK), ["dialog-svar", "brist", "avrop-avstangning"], "14 dagar", id="a dialogue that may exclude"),
        pytest.param(of("dialog-svar", changed("    remedy_days: 14\n", "", PRICED)), ["dialog-svar", "brist"], "30 dagar", id="a dialogue without a time of its own"),
        pytest.param(of("dialog-svar", DIALOGUE_ONLY), ["dialog-svar", "brist"], "14 dagar", id="a dialogue and no places"),
        pytest.param(of("dialog-overenskommelse", PRICED, AGREEMENT.replace("remedy_days: 30", "remedy_days: 45")), ["dialog-overenskommelse", "brist"], "45 dagar", id="an agreement"),
    ],
)  # fmt: skip
def test_the_time_for_remedy_is_that_of_the_very_clause(
    asked: Asked, quoted: list[str], days: str, tmp_path: Path
) -> None:
    folder = built(tmp_path, KIND, asked_for(asked), asked[1])

    assert WITHIN.format(days) in words_of(folder / f"{KIND}-b-1.txt")
    locked = read_lock(folder.parent / "upphandling.lock.yaml").documents[f"{KIND}-b-1"]
    assert [each.id for each in locked.clauses] == quoted


def test_the_last_day_is_never_guessed_but_counted_from_the_receipt(tmp_path: Path) -> None:
    text = paper(tmp_path, KIND, breach(REQUEST))

    assert "Kommer den fram samma dag som den skickas är den 10 oktober 2027 sista dagen." in text
    assert "Kommer den fram senare blir sista dagen lika mycket senare." in text
    assert "13 oktober" not in text, "what was known when it was sent doesn't change when the day of receipt is noted"


@pytest.mark.parametrize(
    ("asked", "said", "unsaid"),
    [
        pytest.param(of("platser-antal"), ["Vitet är 50 000 kronor för varje plats som saknas. Det är sammanlagt högst 5 procent av det pris"], [NOTHING_MORE, "häva", "avstängning från nya"], id="a penalty per place"),
        pytest.param(of("platser-antal", PER_WEEK), ["Vitet är 2 000 kronor för varje påbörjad vecka som en plats saknas."], [NOTHING_MORE], id="a penalty per week"),
        pytest.param(of("platser-antal", PRICED.replace(CAP, "cap: {amount: 150 000}")), ["Det är sammanlagt högst 150 000 kronor."], [], id="a cap in kronor"),
        pytest.param(of("dialog-medverkan"), [NOTHING_MORE], ["kräva vite", "häva"], id="nothing but the request"),
        pytest.param(of("uppfoljning", REPORTED), [NOTHING_MORE], ["kräva vite"], id="a report"),
        pytest.param(of("platser-antal", FRAMEWORK), ["Bristen kan också leda till avstängning från nya avrop i högst 6 månader.", "ge rätt att häva avtalet"], [NOTHING_MORE], id="penalty, exclusion, termination"),
        pytest.param(of("dialog-svar", FRAMEWORK), ["Bristen kan leda till avstängning från nya avrop i högst 6 månader."], ["kräva vite", "häva", NOTHING_MORE], id="exclusion alone"),
        pytest.param(of("uppfoljning", changed(EVERY_HALF_YEAR, "report_every_months: 3", FRAMEWORK)), [NOTHING_MORE], ["avstängning från nya avrop i högst"], id="a report never excludes"),
        pytest.param(of("dialog-overenskommelse", PRICED, AGREEMENT), ["kräva vite enligt överenskommelse A-1. Vitet är 5 000 kronor för varje hel månad", "sammanlagt högst 10 000 kronor"], [NOTHING_MORE, "Brister och rättelse. Meddela"], id="an agreement"),
        pytest.param(of("dialog-overenskommelse", PRICED, AGREEMENT.replace(SANCTION, "")), [NOTHING_MORE], ["kräva vite"], id="an agreement without a sanction"),
    ],
)  # fmt: skip
def test_what_follows_is_what_the_clauses_say(asked: Asked, said: list[str], unsaid: list[str], tmp_path: Path) -> None:
    letter = words_of(built(tmp_path, KIND, asked_for(asked), asked[1]) / f"{KIND}-b-1.txt")

    text = letter.partition("Villkoren så som de står")[0]
    assert [words for words in said if words not in text] == []
    assert [words for words in unsaid if words in text] == []


def test_an_obstacle_is_notified_within_the_time_of_the_clause(tmp_path: Path) -> None:
    text = paper(tmp_path, KIND, breach(REQUEST))

    assert "Meddela hindret skriftligen inom 10 dagar från den dag då anmaningen kom fram." in text
    assert (
        "meddela ett hinder som entreprenören inte råder över inom 10 dagar från den dag då anmaningen kom fram."
        in text
    )


def test_a_request_that_is_not_sent_asks_for_its_day_and_promises_no_date(tmp_path: Path) -> None:
    text = paper(tmp_path, KIND, breach())

    assert "[BEKRÄFTA: Vilken dag skickas anmaningen (notice_sent i journalen)?]" in text
    assert "sista dagen" not in text


def test_without_anybody_to_ask_the_letter_asks_who(tmp_path: Path) -> None:
    text = paper(
        tmp_path, KIND, breach(REQUEST), case=PRICED.replace(", phone: 063-14 00 00, email: avtal@example.se", "")
    )

    assert "[BEKRÄFTA: Vart ska leverantören vända sig (roles.procurement_officer.email eller phone)?]" in text


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        pytest.param((), 1, id="nothing done yet"),
        pytest.param(("    remedied: 2027-09-09\n",), 0, id="remedied before anybody asked"),
        pytest.param((REQUEST, "    remedied: 2027-10-01\n"), 1, id="asked, then remedied"),
    ],
)
def test_a_breach_that_waits_for_nothing_has_no_letter(lines: tuple[str, ...], count: int, tmp_path: Path) -> None:
    waiting = breach(REQUEST, number=2)
    folder = built(tmp_path, KIND, matching_with(breach(*lines), waiting), PRICED)

    assert len(list(folder.glob(f"{KIND}-b-1.docx"))) == count


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        pytest.param(of("platser-ramavtal"), f"{NOT_LOCKED}: platser-ramavtal", id="a clause that the case hasn't"),
        pytest.param(of("ok-avslut", PRICED, AGREEMENT), f"{NOT_LOCKED}: ok-avslut", id="a clause of the agreement itself"),
        pytest.param(of("dialog-overenskommelse", PRICED, AGREEMENT + SECOND_AGREEMENT), f"{UNCLEAR}: breaches.agreement", id="which agreement"),
        pytest.param(of("platser-antal", BY_LOT), f"{UNCLEAR}: breaches.lot", id="which lot"),
    ],
)  # fmt: skip
def test_a_request_that_nothing_carries_is_refused(asked: Asked, says: str, tmp_path: Path) -> None:
    clause, case, agreements = asked

    assert refused(tmp_path, KIND, matching_with(breach(REQUEST, clause=clause), agreements=agreements), case) == [says]


def test_without_a_breach_there_is_nothing_to_ask_for(tmp_path: Path) -> None:
    assert refused(tmp_path, KIND, matching_with(), PRICED) == [
        "placeringar.yaml har ingen brist som väntar på rättelse"
    ]


def test_before_the_contract_is_signed_there_is_nothing_to_breach(tmp_path: Path) -> None:
    case = changed("  contract_signed: 2027-02-05\n", "", PRICED)

    with pytest.raises(InvalidInputError) as error:
        built(tmp_path, KIND, f"format: 1\nbreaches:\n{breach(REQUEST)}", case)

    assert [problem.message.code for problem in error.value.problems] == ["TK-M219"]


def test_before_the_section_is_built_nothing_can_be_quoted(tmp_path: Path) -> None:
    folder = case_folder(tmp_path, PRICED)
    write_both(folder, matching_with(breach(REQUEST)))

    with pytest.raises(NotAllowedYetError) as error:
        build(folder, BuildOptions(kinds=(KIND,)))
    assert [reason.facts["says"] for reason in error.value.reasons] == [f"{NOT_LOCKED}: platser-antal, brist, vite"]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param("Kanarieperson1 Hemlig slutade.", "TK-M230 journal.facts innehåller ett namn på personen i P-01", id="a name"),
        pytest.param("Gäller 640823-3234.", "TK-M050", id="an identity number"),
        pytest.param("Personen är sjukskriven.", "TK-M051", id="a word that gives a person away"),
    ],
)  # fmt: skip
def test_what_is_said_of_a_person_stops_the_letter(facts: str, expected: str, tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, KIND, breach(REQUEST, facts=facts))

    assert fault.startswith(expected)


def test_a_breach_of_one_lot_quotes_that_lots_terms_alone(tmp_path: Path) -> None:
    own = PRICED[PRICED.index("requirement:\n") : PRICED.index("roles:")].replace("amount: 50000", "amount: 7000")
    requirement = "".join(f"      {line}\n" for line in own.splitlines())
    lots = (
        "  lots:\n    - {id: A, title: Norr, value: 30000000}\n"
        f"    - id: B\n      title: Söder\n      value: 35000000\n{requirement}"
    )
    case = changed("  months: 30\n", f"  months: 30\n{lots}", PRICED)

    text = paper(tmp_path, KIND, breach("    lot: B\n", REQUEST), case=case)

    assert "anbudsområde B" in text
    assert "7 000 kronor" in text
    assert "50 000 kronor" not in text
