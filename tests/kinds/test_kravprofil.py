"""The candidate profile: a form about the job and the workplace, never about a person."""

from pathlib import Path

import pytest

from given.awarded_case import CASE, MATCHING, SIGNED, SUPPLIER, WITH_OTHER, built, changed, everything_in, words_of
from given.cases import case_folder
from given.format_two import write_both
from judges.golden_files import Golden
from judges.programs import open_xml_findings, soffice_saved
from tenderkit.problems import NotAllowedYetError
from tenderkit.readers.word.form_reader import read_form
from tenderkit.readers.word.package import read_package
from tenderkit.workflows.papers.build import BuildOptions, build

KIND = "kravprofil"
FILE = f"{KIND}-k-1"
FILLED = {
    "leverantor": SUPPLIER,
    "form": "praktik",
    "antal": "2\u00a0platser",
    "arbete": "parkarbetare",
    "arbetsplats": "Badhusparken",
    "arbetsuppgifter": "spola is och ploga gångvägar",
    "forutsattningar": "Arbetet börjar klockan 7. Buss går till parken.",
    "utrustning": "varma arbetskläder, som lånas ut",
    "handledare": "arbetsledare",
    "krav": "kunna arbeta utomhus",
    "start": "3\u00a0november 2025",
    "langd": "4\u00a0månader",
    "omfattning": "75\u00a0procent av heltid",
    "rekryteringssatt": "Studiebesök och ett kort samtal.",
    "svar_senast": "1\u00a0oktober 2025",
}
TO_FILL_IN = {"lars_ut", "dagar_och_tider"}
SHORT = """\
format: 1
profiles:
  - {id: K-2, job: vaktmästare, workplace: Ishallen, tasks: [spola is], starts: 2025-11-03, months: 4, extent_percent: 50}
"""


def test_the_profile_says_what_was_approved(tmp_path: Path, golden: Golden) -> None:
    golden(f"kinds/{KIND}.txt", (built(tmp_path, KIND) / f"{FILE}.txt").read_bytes().decode("utf-8"))


def test_the_profile_is_sound_word(tmp_path: Path) -> None:
    assert open_xml_findings(built(tmp_path, KIND) / f"{FILE}.docx") == []


def test_every_field_is_there_with_what_is_known_and_survives_libreoffice(tmp_path: Path) -> None:
    file = built(tmp_path, KIND) / f"{FILE}.docx"
    expected = FILLED | dict.fromkeys(TO_FILL_IN, "")

    assert _answers(file) == expected
    assert _answers(soffice_saved(file)) == expected


def test_a_profile_with_the_least_leaves_the_rest_open_and_asks_for_form_and_number(tmp_path: Path) -> None:
    answers = _answers(built(tmp_path, KIND, CASE, SHORT) / f"{KIND}-k-2.docx")

    assert answers.pop("form") == "[BEKRÄFTA: Vilken form ska platsen ha (profiles.kind)?]"
    assert answers.pop("antal") == "[BEKRÄFTA: Hur många platser gäller profilen (profiles.count)?]"

    assert {name for name, answer in answers.items() if not answer} == {
        *TO_FILL_IN,
        *("forutsattningar", "utrustning", "handledare", "krav", "rekryteringssatt", "svar_senast"),
    }


def test_the_profile_tells_to_describe_the_work_and_never_a_person(tmp_path: Path) -> None:
    text = words_of(built(tmp_path, KIND) / f"{FILE}.txt")

    assert "Beskriv arbetet och arbetsplatsen, aldrig en person." in text
    assert "2 kap. 1 § 3 diskrimineringslagen, 2008:567" in text


def test_what_the_workplace_checks_is_not_asked_of_everybody_twice(tmp_path: Path) -> None:
    checks = ("workplace_checks: [giltigt körkort]", "workplace_checks: [giltigt körkort för den som kör fordon]")

    text = words_of(built(tmp_path, KIND, changed(*checks)) / f"{FILE}.txt")

    assert "På arbetsplatsen krävs dessutom: giltigt körkort för den som kör fordon. Det står redan i avtalet" in text
    assert "Alla som arbetar på arbetsplatsen" not in text


@pytest.mark.parametrize("case", [CASE, WITH_OTHER], ids=["one supplier", "two suppliers"])
def test_no_person_no_price_and_no_other_supplier_is_in_any_file(case: str, tmp_path: Path) -> None:
    matching = MATCHING
    if case is WITH_OTHER:
        for old in ("  - held: 2025-07-01\n", "  - id: K-1\n", "  - id: P-01\n"):
            matching = changed(old, f"{old}    supplier: {SUPPLIER}\n", matching)

    said = everything_in(built(tmp_path, KIND, case, matching), KIND)

    assert "kanarie" not in said.casefold()
    for words in ("4 876 543", "3 219 876", "5 000 000", "070-17406", "556000-0001", "Två platser börjar"):
        assert words not in said


def test_the_profile_waits_until_the_supplier_may_be_contacted(tmp_path: Path) -> None:
    folder = case_folder(tmp_path, changed(SIGNED, ""))
    write_both(folder, SHORT)

    with pytest.raises(NotAllowedYetError) as refused:
        build(folder, BuildOptions(kinds=(KIND,)))
    assert [reason.facts["says"] for reason in refused.value.reasons] == [
        "avtalet är inte undertecknat och avtalsspärren har inte löpt ut"
    ]


def test_without_a_profile_there_is_nothing_to_write(tmp_path: Path) -> None:
    folder = case_folder(tmp_path, CASE)

    with pytest.raises(NotAllowedYetError) as refused:
        build(folder, BuildOptions(kinds=(KIND,)))
    assert [reason.code for reason in refused.value.reasons] == ["TK-K011"]


def _answers(file: Path) -> dict[str, str]:
    return read_form(read_package(file.read_bytes(), file))
