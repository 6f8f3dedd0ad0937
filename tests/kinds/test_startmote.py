"""The start meeting: agenda, plan and checks as a form, filled in with what the case knows of this supplier."""

import re
from datetime import date
from pathlib import Path

import pytest

from given.awarded_case import CASE, MATCHING, SIGNED, SUPPLIER, WITH_OTHER, built, changed, everything_in, words_of
from given.cases import PLACES, case_folder
from judges.golden_files import Golden
from judges.programs import open_xml_findings, soffice_saved
from tenderkit.problems import NotAllowedYetError
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.readers.word.form_reader import read_form
from tenderkit.readers.word.package import read_package
from tenderkit.workflows.papers.build import BuildOptions, build

KIND = "startmote"
FILLED = {
    "motesdag": "1\u00a0juli 2025",
    "leverantor": SUPPLIER,
    "leverantorens_kontakt": "Eva Exempel, driftchef",
    "leverantorens_telefon": "063-00 00 01, drift@example.com",
    "kommunens_kontakt": "Matchningsenheten, rekryterare",
    "kommunens_telefon": "063-00 00 00, matchning@example.se",
    "rekrytering": "både egen och kommunal rekrytering",
    "plan": "Två platser börjar i oktober och två i april.",
    "redovisas_vad": "Antal platser och deras form.",
    "redovisas_nar": "Vid varje månadsskifte.",
    "redovisas_hur": "Skriftlig rapport.",
    "kontrollerat": "handledare finns och introduktionen är planerad",
}
TO_FILL_IN = {
    *("plats", "deltagare", "inget_naringsforbud", "ingen_konkurs", "inga_skulder", "handledare", "introduktion"),
    *("arbetsmiljo", "forsakring", "forsta_start", "uppfoljning", "fler_datum", "leverantoren_gor", "kommunen_gor"),
}


NAMES = ("exempel-park-is-ab", "kanariekonkurrenten-ab")


def text_of(home: Path, case: str = CASE, matching: str = MATCHING, name: str = KIND) -> str:
    return words_of(built(home, KIND, case, matching) / f"{name}.txt")


def test_the_form_says_what_was_approved(tmp_path: Path, golden: Golden) -> None:
    golden(f"kinds/{KIND}.txt", (built(tmp_path, KIND) / f"{KIND}.txt").read_bytes().decode("utf-8"))


def test_the_form_is_sound_word(tmp_path: Path) -> None:
    assert open_xml_findings(built(tmp_path, KIND) / f"{KIND}.docx") == []


def test_every_field_is_there_with_what_is_known_and_survives_libreoffice(tmp_path: Path) -> None:
    file = built(tmp_path, KIND) / f"{KIND}.docx"
    expected = FILLED | dict.fromkeys(TO_FILL_IN, "")

    assert _answers(file) == expected
    assert _answers(soffice_saved(file)) == expected


def test_a_meeting_that_has_not_been_held_leaves_its_fields_open(tmp_path: Path) -> None:
    answers = _answers(built(tmp_path, KIND, CASE, "format: 1\n") / f"{KIND}.docx")

    assert {name for name, answer in answers.items() if answer} == {
        *("leverantor", "leverantorens_kontakt", "leverantorens_telefon", "kommunens_kontakt", "kommunens_telefon"),
    }


def test_the_agenda_is_numbered_and_the_requirement_stands_in_brief(tmp_path: Path) -> None:
    text = text_of(tmp_path)

    assert "1. Kravet i avtalet\n2. Plan för hur kravet ska uppfyllas" in text
    assert "Slag av krav: krav på både sysselsättningsdialog och ett antal platser" in text
    assert "Antal platser: 4 platser" in text
    assert "Leverantören får alltid rekrytera själv." in text


def test_the_supplier_is_called_what_the_contract_calls_it(tmp_path: Path) -> None:
    """In works `entreprenören`, in the form's own labels and choices too."""
    works = changed("subject: services", "subject: works")
    own = MATCHING.replace("recruitment: both", "recruitment: own")

    text = text_of(tmp_path, works, own)
    answers = _answers(tmp_path / "arende" / "dokument" / f"{KIND}.docx")

    assert "leverantör" not in text.casefold()
    assert "Entreprenörens kontaktperson: Eva Exempel, driftchef" in text
    assert answers["rekrytering"] == "Entreprenören rekryterar själv"


def test_the_cap_of_the_penalty_is_told(tmp_path: Path) -> None:
    assert "Vitets tak: sammanlagt högst 5 procent av det avtalade priset" in text_of(tmp_path)


def test_a_dialogue_alone_speaks_of_no_places(tmp_path: Path) -> None:
    matching = MATCHING[: MATCHING.index("placements:")]

    text = text_of(tmp_path, CASE.replace(PLACES, ""), matching)

    assert "Slag av krav: krav på sysselsättningsdialog\n" in text
    assert "Antal platser:" not in text


@pytest.mark.parametrize(
    ("dates", "why"),
    [
        pytest.param(f"{SIGNED}, review_pending: false", "", id="signed"),
        pytest.param("", "avtalet är inte undertecknat och avtalsspärren har inte löpt ut", id="not signed"),
        pytest.param(", review_pending: true", "avtalet är inte undertecknat och avtalsspärren har inte löpt ut", id="under review"),
    ],
)  # fmt: skip
def test_the_meeting_waits_for_the_contract_or_the_end_of_the_standstill(dates: str, why: str, tmp_path: Path) -> None:
    folder = case_folder(tmp_path, changed(SIGNED, dates))
    day = date(2025, 6, 20)  # the last day of the standstill

    if not why:
        assert build(folder, BuildOptions(kinds=(KIND,), day=day)).files
        return
    with pytest.raises(NotAllowedYetError) as refused:
        build(folder, BuildOptions(kinds=(KIND,), day=day))
    assert [reason.facts["says"] for reason in refused.value.reasons] == [why]
    assert not list(folder.rglob(f"{KIND}*"))


def test_the_day_after_the_standstill_the_meeting_may_be_held(tmp_path: Path) -> None:
    folder = case_folder(tmp_path, changed(SIGNED, ""))

    assert build(folder, BuildOptions(kinds=(KIND,), day=date(2025, 6, 21))).files


def test_each_supplier_has_its_own_and_learns_nothing_of_the_other(tmp_path: Path) -> None:
    matching = changed("  - held: 2025-07-01\n", f"  - supplier: {SUPPLIER}\n    held: 2025-07-01\n", MATCHING)
    matching = matching[: matching.index("profiles:")]

    folder = built(tmp_path, KIND, WITH_OTHER, matching)

    first, second = (everything_in(folder, f"{KIND}-{name}") for name in NAMES)
    assert "kanarie" not in first.casefold()
    assert "Två platser börjar i oktober" in first
    assert SUPPLIER not in second
    assert "Två platser börjar i oktober" not in second
    assert "plan för platserna" not in first, "the handover's days may be the other's"


def test_a_lock_that_knows_the_older_names_follows_and_the_user_is_told(tmp_path: Path) -> None:
    folder = case_folder(tmp_path, WITH_OTHER)
    build(folder, BuildOptions(kinds=(KIND,)))
    lock = folder / "upphandling.lock.yaml"
    written = lock.read_text("utf-8")
    for number, name in enumerate(NAMES, 1):
        written = written.replace(f"{KIND}-{name}", f"{KIND}-{number}")
        for file in (folder / "dokument").glob(f"{KIND}-{name}.*"):
            file.rename(file.with_stem(f"{KIND}-{number}"))
    lock.write_text(written, "utf-8")

    told = [
        problem for problem in build(folder, BuildOptions(kinds=(KIND,))).warnings if problem.message.code == "TK-K022"
    ]

    assert [problem.message.what for problem in told] == [
        "startmote-1 heter nu startmote-exempel-park-is-ab, efter leverantören",
        "startmote-2 heter nu startmote-kanariekonkurrenten-ab, efter leverantören",
    ]
    assert "startmote-1.docx, startmote-1.html, startmote-1.txt" in told[0].message.remedy
    kept = read_lock(lock).documents
    assert [name for name in kept if name.startswith(KIND)] == [f"{KIND}-{name}" for name in NAMES]
    assert "startmote-1.docx" in kept[f"{KIND}-{NAMES[0]}"].outputs, "the old file is still known as ours"
    assert build(folder, BuildOptions(kinds=(KIND,))).warnings == ()


def test_no_other_role_no_price_and_no_person_is_in_any_file(tmp_path: Path) -> None:
    said = everything_in(built(tmp_path, KIND), KIND)

    assert "kanarie" not in said.casefold()
    for number in (
        "4 876 543",
        "3 219 876",
        "5 000 000",
        "070-17406",
        "556000-0001",
        "Ny driftchef",
        "boka startmötet",
    ):
        assert number not in said


def test_what_the_employment_service_refuses_is_said_with_its_provision(tmp_path: Path) -> None:
    text = text_of(tmp_path)

    assert re.search(r"Arbetsförmedlingen anvisar inte .*näringsförbud.*9 b § lagen \(2000:628\)", text)


def _answers(file: Path) -> dict[str, str]:
    return read_form(read_package(file.read_bytes(), file))
