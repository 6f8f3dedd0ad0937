"""The handover memo: one page with what the recipients need, the clauses word for word, and nothing else of the tender."""

import re
import subprocess
from pathlib import Path

import pytest

from given.awarded_case import CASE, MATCHING, SIGNED, SUPPLIER, WITH_OTHER, built, changed, everything_in, words_of
from given.cases import PLACES, WITH_DIALOGUE, case_folder
from judges import checkout
from judges.golden_files import Golden
from judges.patience import HANGS_AFTER_SECONDS
from judges.programs import need_program, open_xml_findings, soffice_pdf
from tenderkit.assembly.plan import WantedLayout
from tenderkit.model.papers.document import Numbering
from tenderkit.problems import NotAllowedYetError
from tenderkit.workflows.papers.build import BuildOptions, build

KIND = "overlamning"
APPENDIX = "Bilaga: villkoren så som de står i upphandlingsdokumenten"
CONTACT = "    contact: {name: Eva Exempel, title: driftchef, phone: 063-00 00 01, email: drift@example.com}\n"
LOTS = """\
  lots:
    - {id: A, title: Norr, value: 2000000}
    - id: B
      title: Söder
      value: 3000000
      requirement:
        purpose: Fler ska få arbete.
        target_groups: [long_term_unemployed]
        dialogue: {initiative: supplier, first_meeting_within_days: 45, counted_from: contract_start, sanction: none}
        follow_up: {report_within_days: 14}
requirement:
"""
WITH_LOTS = changed("\nrequirement:\n", f"\n{LOTS}")


def memo_of(home: Path, case: str = CASE) -> str:
    """Everything before the appendix."""
    return words_of(built(home, KIND, case) / f"{KIND}.txt").partition(APPENDIX)[0]


def refused(home: Path, case: str, *, announced: bool = True) -> list[str]:
    folder = case_folder(home, case)
    if announced:
        build(folder, BuildOptions())
    with pytest.raises(NotAllowedYetError) as stopped:
        build(folder, BuildOptions(kinds=(KIND,)))
    assert not list(folder.rglob(f"{KIND}*")), "nothing is written"
    return [reason.facts["says"] for reason in stopped.value.reasons]


def test_the_memo_says_what_was_approved(tmp_path: Path, golden: Golden) -> None:
    golden(f"kinds/{KIND}.txt", (built(tmp_path, KIND) / f"{KIND}.txt").read_bytes().decode("utf-8"))


def test_the_memo_is_sound_word(tmp_path: Path) -> None:
    assert open_xml_findings(built(tmp_path, KIND) / f"{KIND}.docx") == []


@pytest.mark.parametrize(
    ("case", "says"),
    [
        pytest.param(changed(f", awarded: 2025-06-10, standstill_ends: 2025-06-20{SIGNED}", ""), "tilldelningen är inte beslutad, och uppgifter om anbud är hemliga till dess (19 kap. 3 § andra stycket offentlighets- och sekretesslagen)", id="before the award"),
        pytest.param(changed(CONTACT, ""), f"suppliers.contact saknar telefonnummer och e-postadress för leverantören: {SUPPLIER}", id="no contact"),
        pytest.param(changed(CONTACT, "    contact: {name: Eva Exempel}\n"), f"suppliers.contact saknar telefonnummer och e-postadress för leverantören: {SUPPLIER}", id="only a name"),
        pytest.param(CASE[: CASE.index("suppliers:")] + CASE[CASE.index("assessment:") :], "leverantören är inte angiven", id="no supplier"),
    ],
)  # fmt: skip
def test_a_handover_that_the_case_has_not_come_to_is_refused(case: str, says: str, tmp_path: Path) -> None:
    assert refused(tmp_path, case) == [says]


def test_a_handover_before_the_requirements_section_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, CASE, announced=False) == ["kravavsnittet, som bilagan återger, är inte byggt"]


def test_the_supplier_without_a_contact_is_named_and_no_other(tmp_path: Path) -> None:
    case = changed("contact: {name: Kanarie Annan, email: kanarie@example.org}", "lots: null", WITH_OTHER)
    case = case.replace(", lots: null", "")

    assert [says.rpartition(": ")[2] for says in refused(tmp_path, case)] == ["Kanariekonkurrenten AB"]


@pytest.mark.parametrize(
    ("dates", "says"),
    [
        pytest.param("", "Kontakta inte leverantören förrän avtalsspärren har löpt ut. Den löper till och med den 20 juni 2025.", id="standstill"),
        pytest.param(", review_pending: true", "Tilldelningen överprövas. Kontakta inte leverantören förrän upphandlaren har meddelat att överprövningen är avslutad och att avtalsspärren har löpt ut.", id="review"),
    ],
)  # fmt: skip
def test_until_the_contract_is_signed_the_memo_says_when_the_supplier_may_be_contacted(
    dates: str, says: str, tmp_path: Path
) -> None:
    memo = memo_of(tmp_path, changed(SIGNED, dates))

    assert says in memo
    assert "(31 kap. 16 § och 19 kap. 3 § första stycket offentlighets- och sekretesslagen)" in memo
    assert "Datum: 10 juni 2025." in memo
    assert "Avtalet är inte undertecknat." in memo


def test_without_a_standstill_the_contract_is_awaited(tmp_path: Path) -> None:
    case = changed(f", standstill_ends: 2025-06-20{SIGNED}", "").replace("kind: open", "kind: direct_award")

    assert "förrän upphandlaren har meddelat att avtalet är undertecknat" in memo_of(
        tmp_path, case.replace("value: 5000000", "value: 600000")
    )


def test_when_the_contract_is_signed_the_memo_says_nothing_of_waiting(tmp_path: Path) -> None:
    memo = memo_of(tmp_path)

    assert "kontaktas" not in memo
    assert "avtalsspärr" not in memo
    assert "Datum: 25 juni 2025." in memo


@pytest.mark.parametrize(
    ("case", "says"),
    [
        pytest.param(CASE, "Kravtyp: krav på både sysselsättningsdialog och ett antal platser. Antal: 4 platser. Vite: ja.", id="both"),
        pytest.param(CASE.replace(PLACES, ""), "Kravtyp: krav på sysselsättningsdialog. Vite: nej.", id="dialogue"),
    ],
)  # fmt: skip
def test_the_memo_reminds_of_the_kind_of_requirement(case: str, says: str, tmp_path: Path) -> None:
    assert says in memo_of(tmp_path, case)


def test_the_kind_of_requirement_is_bold(tmp_path: Path) -> None:
    page = (built(tmp_path, KIND) / f"{KIND}.html").read_text("utf-8")

    assert "<strong>krav på både sysselsättningsdialog och ett antal platser</strong>" in page


def test_the_days_are_in_order_and_say_where_they_come_from(tmp_path: Path) -> None:
    assert re.findall(r"^Datum: (.+); Vad: (.+); Enligt: (.+)$", memo_of(tmp_path), re.MULTILINE) == [
        ("1 juli 2025", "startmöte", "överenskommet"),
        ("25 juli 2025", "senast första sysselsättningsdialogen", "villkoren"),
        ("1 september 2025", "avtalet startar", "avtalet"),
        ("15 september 2025", "plan för platserna", "överenskommet"),
        ("1 mars 2026", "senast start av 4 platser", "villkoren"),
        ("31 augusti 2027", "avtalstiden slutar (24 månader, förlängning högst 12)", "avtalet"),
    ]


def test_the_appendix_is_the_clauses_word_for_word(tmp_path: Path) -> None:
    folder = built(tmp_path, KIND)
    section = (folder / "kravavsnitt.txt").read_text("utf-8")
    _, _, appendix = (folder / f"{KIND}.txt").read_text("utf-8").partition(APPENDIX)
    appendix, _, _ = appendix.partition("Bilaga: frågor och svar")

    clauses = re.split(r"\n(?=\d+\.\d+ )", appendix.strip())
    assert len(clauses) > 10
    assert [clause.splitlines()[0] for clause in clauses if clause.strip() not in section] == []
    for title in ("Antal platser", "Svar på förslag", "Uppföljning och rapportering", "Brister och rättelse", "Vite"):
        assert re.search(rf"^\d+\.\d+ {title}$", appendix, re.MULTILINE), title


def test_the_appendix_has_the_numbers_of_the_section_as_it_was_sent_out(tmp_path: Path) -> None:
    folder = case_folder(tmp_path, CASE)
    build(folder, BuildOptions(layout=WantedLayout(Numbering.DECIMAL, (5, 3))))

    build(folder, BuildOptions(kinds=(KIND,)))

    assert re.search(r"^5\.3\.\d+ Vite$", words_of(folder / "dokument" / f"{KIND}.txt"), re.MULTILINE)


def test_a_lot_with_a_requirement_of_its_own_is_told_apart(tmp_path: Path) -> None:
    text = words_of(built(tmp_path, KIND, WITH_LOTS) / f"{KIND}.txt")

    assert "Kravtyp: kravet skiljer sig åt mellan anbudsområdena." in text
    assert (
        "- Anbudsområde A: krav på både sysselsättningsdialog och ett antal platser. Antal: 4 platser. Vite: ja."
        in text
    )
    assert "- Anbudsområde B: krav på sysselsättningsdialog. Vite: nej." in text
    assert "senast första sysselsättningsdialogen, anbudsområde B" in text
    appendix = text.partition(APPENDIX)[2]
    titles = re.findall(r"^Särskilda kontraktsvillkor om sysselsättning, (.+)$", appendix, re.MULTILINE)
    assert titles == ["anbudsområde A", "anbudsområde B"]
    headings = re.findall(r"^1\.\d+ \D+$", appendix, re.MULTILINE)
    assert len(headings) == len(set(headings))
    assert re.search(r"^1\.3 Definitioner \(anbudsområde A\)$", appendix, re.MULTILINE)
    assert re.search(r"^1\.3 Definitioner \(anbudsområde B\)$", appendix, re.MULTILINE)


def test_a_supplier_of_one_lot_has_only_that_lots_clauses(tmp_path: Path) -> None:
    case = changed("    called_off_value: 3 219 876\n", "    lots: [B]\n", WITH_LOTS)

    text = words_of(built(tmp_path, KIND, case) / f"{KIND}.txt")

    assert "Kravtyp: krav på sysselsättningsdialog. Vite: nej." in text
    assert "Antal platser" not in text
    assert "inom 45 dagar" in text


def test_what_suppliers_were_answered_is_passed_on(tmp_path: Path) -> None:
    asked = words_of(built(tmp_path / "asked", KIND) / f"{KIND}.txt")
    (line,) = (each for each in CASE.splitlines(keepends=True) if each.startswith("tender_questions:"))
    unasked = words_of(built(tmp_path / "unasked", KIND, changed(line, "")) / f"{KIND}.txt")

    assert "Bilaga: frågor och svar under anbudstiden" in asked
    assert "Fråga: Räknas en praktik som en plats?; Svar: Bara om kravet säger det.; Besvarad: 10 april 2025" in asked
    assert "anbudstiden" not in unasked


@pytest.mark.parametrize("signed", [SIGNED, ""], ids=["signed", "not signed"])
def test_no_price_no_other_role_and_no_person_is_in_any_file(signed: str, tmp_path: Path) -> None:
    said = everything_in(built(tmp_path, KIND, changed(SIGNED, signed), MATCHING if signed else "format: 1\n"), KIND)

    assert "kanarie" not in said.casefold()
    for number in ("4 876 543", "3 219 876", "5 000 000", "070-17406", "556000-0001"):
        assert number not in said
    assert "Eva Exempel" in said, "a search that works finds what is allowed"


@pytest.mark.parametrize("signed", [SIGNED, ", review_pending: true"], ids=["signed", "under review"])
def test_everything_before_the_appendix_is_on_the_first_page(signed: str, tmp_path: Path) -> None:
    assert _starts_page_two(built(tmp_path, KIND, changed(SIGNED, signed), "format: 1\n") / f"{KIND}.docx")


@pytest.mark.parametrize("sample", ["vaghyveln", "vinterparken", "campingstugor", "korttidshyra-fordon"])
def test_a_samples_memo_is_one_page(sample: str, tmp_path: Path) -> None:
    folder = case_folder(tmp_path, (checkout.ROOT / "samples" / sample / "upphandling.yaml").read_text("utf-8"))

    build(folder, BuildOptions(kinds=("kravavsnitt", KIND)))

    assert _starts_page_two(folder / "dokument" / f"{KIND}.docx")


def _starts_page_two(document: Path) -> bool:
    need_program("pdftotext")
    pdf = soffice_pdf(document)
    command = ["pdftotext", "-f", "2", "-l", "2", str(pdf), "-"]
    page = subprocess.run(
        command, capture_output=True, check=True, encoding="utf-8", timeout=HANGS_AFTER_SECONDS
    ).stdout
    lines = [line for line in page.splitlines() if line.strip()]
    return lines[2] == APPENDIX  # below the two words of the header


def test_the_sound_case_alone_has_not_come_so_far(tmp_path: Path) -> None:
    assert "leverantören är inte angiven" in refused(tmp_path, WITH_DIALOGUE)
