"""The status report: what has been done decides what it says, and it says nothing of people."""

from datetime import date
from pathlib import Path

import pytest

from given.cases import case_folder
from given.format_two import write_both
from given.reported_case import (
    AGREEMENT,
    CASE,
    DIALOGUE,
    DIALOGUE_ONLY,
    FIRST,
    FOUR,
    LINE,
    SECOND,
    TWO,
    YEARLY,
    built,
    canaries_in,
    changed,
    done,
    ended_early,
    file_with,
    placement,
    refused,
    words_of,
)
from judges.golden_files import Golden
from judges.programs import open_xml_findings
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.workflows.finished.check_document import check_document
from tenderkit.workflows.papers.build import BuildOptions, build

KIND = "lagesrapport"
AFTER = date(2028, 8, 1)
MET, PARTLY, NOT_MET, OPEN, SO_FAR = (
    "Kravet är uppfyllt.",
    "Kravet är delvis uppfyllt.",
    "Kravet är inte uppfyllt.",
    "Det är ännu inte avgjort om kravet är uppfyllt.",
    "Kravet är uppfyllt så här långt.",
)
PLAIN, CLEARED = "Lägesrapport", "Lägesrapport och klartecken"
JUDGES = "Upphandlaren bedömer om det som brister är ett avtalsbrott."
BEHIND = "Leverantören har inte gjort allt som gäller rapporter, möten och svar."
PLANNED = "format: 2\nplaces:\n{}journal:\n{}".format(
    "".join(
        f"  - {{id: P-0{number}, kind: internship, workplace: Depån, extent_percent: 75, "
        "planned: {starts: 2027-06-01, ends: 2027-11-30}}\n"
        for number in range(1, 5)
    ),
    "  - {date: 2027-02-20, event: dialogue_held, outcome: places_offered, places: 2}\n"
    "  - {date: 2027-03-10, event: plan_received}\n",
)
LOTS = """\
  lots:
    - {id: A, title: Norr, value: 30000000}
    - id: B
      title: Söder
      value: 35000000
      requirement:
"""


def report(home: Path, matching: str, case: str = CASE, day: date | None = None) -> str:
    return words_of(built(home, KIND, matching, case, day) / f"{KIND}.txt")


def of(supplier: str, text: str) -> str:
    return changed("    workplace", f"    supplier: {supplier}\n    workplace", text)


def test_the_report_says_what_was_approved(tmp_path: Path, golden: Golden) -> None:
    matching = file_with(*FOUR[:2], ended_early(3, "individual"), placement(4), agreements=AGREEMENT)

    folder = built(tmp_path, KIND, matching, day=date(2027, 8, 2))

    golden(f"kinds/{KIND}.txt", (folder / f"{KIND}.txt").read_bytes().decode("utf-8"))


def test_the_report_is_sound_word_and_our_own_checks_find_nothing(tmp_path: Path) -> None:
    folder = built(tmp_path, KIND, file_with(*FOUR, agreements=AGREEMENT))

    assert open_xml_findings(folder / f"{KIND}.docx") == []
    assert [
        problem for suffix in (".docx", ".html", ".txt") for problem in check_document(folder / f"{KIND}{suffix}")
    ] == []


@pytest.mark.parametrize(
    ("matching", "day", "says", "title"),
    [
        pytest.param(file_with(*FOUR), None, MET, CLEARED, id="all done"),
        pytest.param(file_with(*FOUR), date(2027, 8, 30), OPEN, PLAIN, id="the day before they had lasted long enough"),
        pytest.param(file_with(*FOUR[:3]), AFTER, PARTLY, PLAIN, id="three of four"),
        pytest.param(file_with(dialogues=""), AFTER, NOT_MET, PLAIN, id="nothing, and everything is past"),
        pytest.param(file_with(dialogues=""), None, OPEN, PLAIN, id="nothing, and nothing is past"),
        pytest.param(file_with(*FOUR, dialogues=DIALOGUE.replace("02-20", "03-08")), AFTER, MET, CLEARED, id="a dialogue a day late"),
        pytest.param(file_with(*FOUR[:3], ended_early(4, "supplier")), AFTER, PARTLY, PLAIN, id="one lost by the supplier"),
        pytest.param(file_with(*FOUR[:3], ended_early(4, "individual", "2027-11-15", "2027-11-15")), AFTER, MET, CLEARED, id="one lost late by the person"),
    ],
)  # fmt: skip
def test_what_was_done_decides_what_the_report_says(
    matching: str,
    day: date | None,
    says: str,
    title: str,
    tmp_path: Path,
) -> None:
    text = report(tmp_path, matching, day=day)

    assert [each for each in (MET, PARTLY, NOT_MET, OPEN, SO_FAR) if each in text] == [says]
    assert text.splitlines()[0] == title
    assert (JUDGES in text) is (says in (PARTLY, NOT_MET) or BEHIND in text), (
        "the officer judges, whenever there is something to judge"
    )


@pytest.mark.parametrize(
    ("matching", "cleared"),
    [
        pytest.param(file_with(*FOUR), ["Sysselsättningsdialogen är genomförd.", "Platserna är genomförda (4, kravet är 4)."], id="done"),
        pytest.param(file_with(*map(placement, range(1, 5))), ["Sysselsättningsdialogen är genomförd.", "Platserna är påbörjade (4, kravet är 4)."], id="begun"),
        pytest.param(file_with(*map(placement, range(1, 4))), ["Sysselsättningsdialogen är genomförd."], id="one hasn't begun"),
        pytest.param(file_with(*map(placement, range(1, 4)), ended_early(4, "supplier")), ["Sysselsättningsdialogen är genomförd."], id="one has ended early"),
        pytest.param(file_with(*map(placement, range(1, 4)), placement(4, starts="2027-09-01")), ["Sysselsättningsdialogen är genomförd."], id="one is planned"),
        pytest.param(file_with(dialogues=DIALOGUE.replace("plan_received: 2027-03-10, ", "")), [], id="no plan"),
        pytest.param(file_with(dialogues=DIALOGUE.replace("places_offered, places_offered: 2", "open")), [], id="no answer"),
        pytest.param(file_with(dialogues=DIALOGUE.replace("places_offered, places_offered: 2", "no_places, reasons: Litet arbete.")), ["Sysselsättningsdialogen är genomförd."], id="a reasoned no"),
        pytest.param(file_with(placement(1, agreement="A-1"), agreements=AGREEMENT), ["Sysselsättningsdialogen är genomförd.", "Platserna enligt överenskommelsen A-1 är påbörjade (1 av 1)."], id="agreed places begun"),
        pytest.param(file_with(done(1, agreement="A-1"), agreements=AGREEMENT), ["Sysselsättningsdialogen är genomförd.", "Platserna enligt överenskommelsen A-1 är genomförda (1 av 1)."], id="agreed places done"),
        pytest.param(file_with(dialogues=""), [], id="nothing"),
    ],
)  # fmt: skip
def test_clearance_is_given_only_of_what_is_so(matching: str, cleared: list[str], tmp_path: Path) -> None:
    text = report(tmp_path, matching, day=date(2027, 12, 1) if "outcome: completed" in matching else date(2027, 8, 2))

    given = text.partition("Klartecken:")[2].partition("Kravets delar")[0]
    assert [line.removeprefix("- ") for line in given.splitlines() if line.startswith("- ")] == cleared


def test_a_requirement_of_dialogue_alone_is_met_without_a_place(tmp_path: Path) -> None:
    text = report(tmp_path, file_with(), DIALOGUE_ONLY)

    assert MET in text
    assert "Antal\n" not in text, "no table of places when there are none"


def test_each_part_says_which_clause_it_rests_on(tmp_path: Path) -> None:
    text = report(tmp_path, file_with(*FOUR[:3], ended_early(4, "supplier")), day=AFTER)

    assert (
        "Del: Platser; Krävs: 4; Pågår: 0; Gjort: 3; Utfall: delvis uppfyllt; Enligt villkoret: Antal platser" in text
    )
    assert "Platser som har genomförts: 3.; Enligt villkoret: Uppfyllda platser" in text
    assert (
        "Leverantören har erbjudit platser i sysselsättningsdialogen. Antal: 2.; Enligt villkoret: Svar på förslag"
        in text
    )


def test_several_suppliers_have_a_page_together_and_a_report_each(tmp_path: Path) -> None:
    dialogues = DIALOGUE.replace("{held", f"{{supplier: {FIRST}, held")
    matching = file_with(
        of(FIRST, done(1)),
        of(FIRST, done(2)),
        of(SECOND, placement(3, starts="2027-10-01", planned_end="2028-03-31")),
        dialogues=dialogues,
    )

    folder = built(tmp_path, KIND, matching, TWO)

    together, first, second = (
        words_of(folder / f"{KIND}{at}.txt") for at in ("", "-forsta-exempel-ab", "-andra-exempel-ab")
    )
    assert f"Leverantörer: {FIRST} och {SECOND}" in together
    assert f"Leverantör: {FIRST}; Kravet: uppfyllt; Rapporter, möten och svar: inte uppfyllt" in together
    assert f"Leverantör: {SECOND}; Kravet: inte uppfyllt; Rapporter, möten och svar: inte uppfyllt" in together
    assert [each for each in (MET, PARTLY, NOT_MET, OPEN, SO_FAR) if each in together] == [], "no verdict in common"
    assert f"Leverantör: {FIRST}; Del: Platser; Krävs: 2; Pågår: 0; Gjort: 2; Utfall: uppfyllt" in together
    assert "Klartecken" not in together
    assert "Vad som gäller" not in together
    assert f"Leverantör: {FIRST}\n" in first
    assert SECOND not in first
    assert "- Platserna är genomförda (2, kravet är 2)." in first
    assert "- Platserna är påbörjade (1, kravet är 1)." in second
    assert "- Sysselsättningsdialogen" not in second
    assert SO_FAR in first
    assert "Genomförda: 2" in first
    assert FIRST not in second
    assert "Del: Sysselsättningsdialog; Krävs: 1; Pågår: –; Gjort: 0; Utfall: inte uppfyllt" in second
    assert "Del: Sysselsättningsdialog; Vad som gäller: Ingen sysselsättningsdialog har hållits." in second
    assert NOT_MET in second


def test_what_is_met_so_far_says_what_remains(tmp_path: Path) -> None:
    yearly = report(tmp_path / "a", file_with(done(1)), YEARLY, date(2027, 12, 1))
    repeated = changed("    remedy_days: 14\n", "    remedy_days: 14\n    repeat_every_months: 6\n", DIALOGUE_ONLY)

    again = report(tmp_path / "b", file_with(), repeated)

    assert SO_FAR in yearly
    assert "- Platserna för senare avtalsår återstår, de närmaste ska ha börjat senast den 1 september 2028." in yearly
    assert SO_FAR in again
    assert "- Nästa sysselsättningsdialog ska hållas senast den 20 augusti 2027." in again
    assert (
        "Datum: 20 augusti 2027; Vad: Sista dag för nästa sysselsättningsdialog; Enligt: Nya sysselsättningsdialoger"
        in again
    )


def test_a_missed_later_dialogue_is_told_and_not_judged(tmp_path: Path) -> None:
    repeated = changed("    remedy_days: 14\n", "    remedy_days: 14\n    repeat_every_months: 6\n", DIALOGUE_ONLY)

    text = report(tmp_path, file_with(), repeated, date(2027, 8, 21))

    assert MET in text
    assert (
        "En ny sysselsättningsdialog skulle ha hållits senast den 20 augusti 2027. Ingen kallelse i tid är antecknad. "
        "Det är ingen brist hos leverantören."
    ) in text
    assert "- Kalla till sysselsättningsdialog minst 10 dagar i förväg." in text


def test_an_end_that_nobody_has_written_down_is_asked_for_by_number(tmp_path: Path) -> None:
    text = report(tmp_path, file_with(placement(1, agreement="A-1"), agreements=AGREEMENT), day=date(2027, 12, 1))

    assert "Placeringar vars planerade slut har passerat utan att slutdagen är angiven: P-01." in text


def test_without_a_date_the_report_is_about_the_last_day_that_something_happened(tmp_path: Path) -> None:
    text = report(tmp_path, PLANNED)

    assert "Läget den: 10 mars 2027" in text, (
        "the plan came in; the starts are planned, and say nothing of what has been"
    )
    assert "Datum: 1 juni 2027; Vad: Platser som enligt planeringen börjar: 4; Enligt: planeringen" in text
    assert "påbörjade" not in text
    lock = read_lock(tmp_path / "arende" / "upphandling.lock.yaml")
    assert lock.documents[KIND].date == date(2027, 3, 10)


def test_a_supplier_with_several_requirements_is_judged_only_where_the_placements_can_tell(tmp_path: Path) -> None:
    own = "".join(f"      {line}\n" for line in CASE[CASE.index("  purpose:") : CASE.index("roles:")].splitlines())
    lots = changed("requirement:\n", f"{LOTS}{own.replace('count: 4', 'count: 2')}requirement:\n")

    untold = "Platser, anbudsområde B; Krävs: 2; Pågår: 0; Gjort: 0; Utfall: kan inte avgöras"
    none = "Platser, anbudsområde B; Krävs: 2; Pågår: 0; Gjort: 0; Utfall: inte uppfyllt"

    for at, (count, row) in enumerate(((2, untold), (6, untold), (0, none))):
        text = report(tmp_path / str(at), file_with(*map(done, range(1, count + 1))), lots, AFTER)
        assert f"Del: {row}" in text
        assert ("vilket anbudsområde" in text) is (count > 0)


def test_places_of_no_lot_may_be_begun_early_for_a_requirement_of_no_place_yet(tmp_path: Path) -> None:
    own = "".join(
        f"      {line}\n" for line in YEARLY[YEARLY.index("  purpose:") : YEARLY.index("roles:")].splitlines()
    )
    lots = changed("requirement:\n", f"{LOTS}{own}requirement:\n")
    four = (done(number, "2027-08-31", planned_end="2027-08-31") for number in range(1, 5))

    text = report(tmp_path, file_with(*four, dialogues=""), lots, date(2027, 9, 1))

    assert "Del: Platser, anbudsområde A; Krävs: 4; Pågår: 0; Gjort: 0; Utfall: ännu inte avgjort" in text
    assert "Del: Platser, anbudsområde B; Krävs: 0; Pågår: 0; Gjort: 0; Utfall: ännu inte avgjort" in text
    assert "Skriv lot: P-01, P-02, P-03 och P-04." in text


def test_a_lots_share_of_a_framework_agreement_follows_what_is_called_off_in_the_lot(tmp_path: Path) -> None:
    own = "".join(f"      {line}\n" for line in TWO[TWO.index("  purpose:") : TWO.index("roles:")].splitlines())
    lots = changed("requirement:\n", f"{LOTS}{own.replace('count: 4', 'count: 1')}requirement:\n", TWO)

    folder = built(tmp_path, KIND, file_with(of(FIRST, done(1)), dialogues=""), lots)

    text = words_of(folder / f"{KIND}-forsta-exempel-ab.txt")
    assert "Del: Platser, anbudsområde A; Krävs: inte känt" in text
    assert "Det avropade värdet är angivet för alla leverantörens områden tillsammans." in text


@pytest.mark.parametrize(
    ("case", "says"),
    [
        pytest.param(changed(LINE, "", CASE.replace("suppliers:\n", "")), "leverantören är inte angiven", id="no supplier"),
        pytest.param(CASE, "rekryterarens fil placeringar.yaml saknas, så det går inte att se vad som har gjorts", id="no file"),
    ],
)  # fmt: skip
def test_a_report_of_nothing_known_is_refused(case: str, says: str, tmp_path: Path) -> None:
    assert says in refused(tmp_path, KIND, "", case)


def test_before_the_award_there_is_no_report(tmp_path: Path) -> None:
    awarded = "  awarded: 2027-01-20\n  standstill_ends: 2027-02-01\n  contract_signed: 2027-02-05\n"

    assert refused(tmp_path, KIND, "format: 1\n", changed(awarded, "")) == [
        "upphandlingen är inte tilldelad, så det finns inget att rapportera om"
    ]


def test_a_case_without_a_requirement_has_no_report(tmp_path: Path) -> None:
    bare = DIALOGUE_ONLY[: DIALOGUE_ONLY.index("  dialogue:\n")] + DIALOGUE_ONLY[DIALOGUE_ONLY.index("roles:") :]
    folder = case_folder(tmp_path, bare)
    write_both(folder, "format: 1\n")

    result = build(folder, BuildOptions(everything=True))

    [reason] = result.waiting["Lägesrapport"]
    assert reason.facts["says"] == "ärendet har inget sysselsättningskrav att rapportera om"


@pytest.mark.parametrize("name", ["named", "pruned"])
def test_no_word_of_a_person_is_in_any_file(name: str, tmp_path: Path) -> None:
    matching = file_with(*FOUR[:3], ended_early(4, "individual"), agreements=AGREEMENT)
    if name == "pruned":
        matching = "".join(
            line for line in matching.splitlines(keepends=True) if not line.startswith("    name: Kanarieperson")
        )

    folder = built(tmp_path, KIND, matching, day=AFTER)

    assert canaries_in(folder, KIND) == []
    assert "Genomförda: 3" in words_of(folder / f"{KIND}.txt")


def test_a_journal_tells_each_lateness_in_days_and_dates_the_report(tmp_path: Path) -> None:
    repeated = changed("    remedy_days: 14\n", "    remedy_days: 14\n    repeat_every_months: 6\n", DIALOGUE_ONLY)
    journal = """\
format: 2
journal:
  - {date: 2027-02-20, event: dialogue_held, outcome: places_offered, places: 2}
  - {date: 2027-03-10, event: plan_received}
  - {date: 2027-08-05, event: dialogue_called, to_be_held: 2027-08-20}
  - {date: 2027-09-10, event: dialogue_held, outcome: places_offered, places: 1}
  - {date: 2027-09-16, event: report_received, period_ends: 2027-08-31}
"""

    text = report(tmp_path, journal, repeated)

    assert "Läget den: 16 september 2027" in text
    assert SO_FAR in text
    assert "En ny sysselsättningsdialog hölls den 10 september 2027, 21 dagar efter den sista dagen" in text
    assert "kom in den 16 september 2027, 2 dagar efter den sista dagen, den 14 september 2027." in text
    assert "Del: Rapporter, möten och svar; Krävs: 1; Pågår: –; Gjort: 1; Utfall: uppfyllt" in text
    assert "2027-" not in text
