"""The recruiter's checklist: what the person needs just now, ticked from the file, without the person's name."""

from pathlib import Path

import pytest

from given.person_case import changed, person_folder
from judges.programs import soffice_saved
from tenderkit.problems import NotAllowedYetError
from tenderkit.readers.word.form_reader import read_form
from tenderkit.readers.word.package import read_package
from tenderkit.workflows.papers.build import BuildOptions, build

KIND = "intygsbehov"
WAIVER = "    waiver: {date: 2025-09-23, covers: kanarieomfattning}\n"
NEEDS = "    needs: [certificate, reference]\n"
FILLED = {
    "intyg": "ja",
    "referens": "ja",
    "medgivande": "23\u00a0september 2025",
    "samtycke_rekommendation": "2\u00a0april 2026",
    "samtycke_referens": "3\u00a0april 2026",
}
TO_FILL_IN = {"rekommendation", "arbetsgivarintyg", "betyg", "fortsattning", "behovs_senast", "kvar_att_gora"}


def test_every_field_is_there_with_what_is_known_and_survives_libreoffice(tmp_path: Path) -> None:
    file = _built(person_folder(tmp_path)) / f"{KIND}-p-01.docx"
    expected = FILLED | dict.fromkeys(TO_FILL_IN, "")

    assert _answers(file) == expected
    assert _answers(soffice_saved(file)) == expected


def test_every_need_has_a_box_of_its_own(tmp_path: Path) -> None:
    every = "    needs: [certificate, recommendation, reference, employer_certificate, grade]\n"

    answers = _answers(_built(person_folder(tmp_path, changed((NEEDS, every)))) / f"{KIND}-p-01.docx")

    assert {name for name, answer in answers.items() if answer == "ja"} == {
        *("intyg", "rekommendation", "referens", "arbetsgivarintyg", "betyg"),
    }


def test_a_place_that_goes_on_has_a_list_too_and_says_when_it_is_planned_to_end(tmp_path: Path) -> None:
    text = changed((NEEDS, ""), ("    ended: 2026-04-11\n    outcome: completed\n", ""))

    said = (_built(person_folder(tmp_path, text)) / f"{KIND}-p-01.txt").read_text("utf-8")

    assert "22\N{NO-BREAK SPACE}april 2026 (planerat)" in said
    assert ": ja\n" not in said


def test_a_place_until_further_notice_says_so(tmp_path: Path) -> None:
    folder = person_folder(tmp_path, changed((NEEDS, ""), ("    ended: 2026-04-11\n    outcome: completed\n", "")))
    record = folder / "placeringar.yaml"
    record.write_text(changed((", ends: 2026-04-22", ""), text=record.read_text("utf-8")), "utf-8")

    result = build(folder, BuildOptions(kinds=(KIND,)))

    assert result.questions == ()
    said = (folder / "dokument" / f"{KIND}-p-01.txt").read_text("utf-8")
    assert "Tid: från den 6\N{NO-BREAK SPACE}oktober 2025, tills vidare\n" in said


def test_the_list_needs_no_waiver_and_never_names_the_person(tmp_path: Path) -> None:
    folder = _built(person_folder(tmp_path, changed((WAIVER, ""))))

    for suffix in (".html", ".txt"):
        said = (folder / f"{KIND}-p-01{suffix}").read_text("utf-8")
        assert "P-01" in said
        assert "Kim" not in said


def test_a_list_for_nobody_is_refused_in_a_sentence(tmp_path: Path) -> None:
    text = changed(
        ("    name: Kim Exempel\n    birth_date: 2001-04-12\n", ""), ("    name: Kanariefågel Annanperson\n", "")
    )

    with pytest.raises(NotAllowedYetError) as refused:
        _built(person_folder(tmp_path, text))
    assert "ingen placering med ett namn finns" in refused.value.reasons[0].what


def _built(folder: Path) -> Path:
    build(folder, BuildOptions(kinds=(KIND,)))
    return folder / "dokument"


def _answers(file: Path) -> dict[str, str]:
    return read_form(read_package(file.read_bytes(), file))
