"""The certificate: facts only, whatever the data; nothing of what led to the place, and practice is never called employment."""

import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path, PurePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from given import matching_text
from given.certificates import Entry, placements
from given.letterhead import parts_of
from given.person_case import (
    AROUND,
    CASE,
    FOREIGN,
    MATCHING,
    OTHERS,
    SOLE_TRADER,
    SUPPLIER,
    changed,
    person_folder,
    plain,
    read_matching,
)
from judges.golden_files import Golden
from judges.programs import need_program, soffice_pdf
from tenderkit.assembly.compose import compose
from tenderkit.messages import Gravity
from tenderkit.model.finished.finished_document import Audience
from tenderkit.model.matching.matching import Matching
from tenderkit.model.papers.kind import Kind
from tenderkit.problems import InvalidInputError, NotAllowedYetError
from tenderkit.project.one_run import one_run
from tenderkit.readers.finished.finished_reader import parse_finished
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.rules.finished.finished_rules import findings_in
from tenderkit.rules.matching.matching_rules import find_matching_faults
from tenderkit.workflows.case.sound_case import SoundCase, load_sound_case
from tenderkit.workflows.finished.check_document import check_document, standards_for
from tenderkit.workflows.papers.build import BuildOptions, build
from tenderkit.workflows.papers.composing import planned_documents, problems_of
from tenderkit.workflows.papers.fact_places import FactPlaces
from tenderkit.workflows.papers.kept_out import refuse_what_may_not_stand, words_of_files
from tenderkit.workflows.papers.kind_of_case import KindOfCase, load_kind
from tenderkit.writers.html_writer import write_html
from tenderkit.writers.text_writer import write_text

TITLES = {
    "employment": "Tjänstgöringsintyg",
    "internship": "Praktikintyg",
    "apprenticeship": "Intyg om lärlingsperiod",
}
DID = {
    "employment": ("är anställd", "har varit anställd"),
    "internship": ("gör praktik", "har gjort praktik"),
    "apprenticeship": ("gör en lärlingsperiod", "har gjort en lärlingsperiod"),
}
PERSONAL_NUMBER = "811218"
ONLY_LATER = (
    ", född den ",
    "Bo Lagbas, lagbas",
    "har lärt sig att köra vibroplatta",
    "organisationsnummer",
    " som mätare ",
)
ENDS = "    ended: 2026-04-11\n    outcome: completed\n"
EARLY = (
    ENDS,
    (
        "    ended: 2026-02-17\n    outcome: ended_early\n"
        "    early_end: {date: 2026-02-17, cause: individual, noticed: 2026-02-18}\n"
    ),
)
EMPLOYER = "    employer: {name: Mark & Anläggning i Norr AB, organisation_number: 559999-0123}\n"
OTHERS_NEEDS = "    needs: [certificate, recommendation, reference]\n"
OTHER_WITHOUT_AN_END = (
    (  # so that P-01 is the only one who could have a certificate
        "    ended: 2026-01-17\n    outcome: ended_early\n",
        "",
    ),
    ("    early_end: {date: 2026-01-17, cause: individual, noticed: 2026-01-21}\n", ""),
)


def test_hundreds_of_certificates_tell_nothing_that_they_may_not(tmp_path: Path) -> None:
    """Composed and written as page and text, held against the allow-list, every canary and our own checks."""
    cases = list(_cases(tmp_path))
    with one_run():
        kind = load_kind(cases[0][0], "intyg")

        @settings(max_examples=300)
        @given(placements(), st.sampled_from(range(len(cases))))
        def hold(entry: Entry, number: int) -> None:
            _holds_only_what_it_may(entry, *cases[number], kind)

        hold()


def _holds_only_what_it_may(entry: Entry, sound: SoundCase, around: Matching, kind: Kind) -> None:
    supplier = sound.case.suppliers[0].name
    placement = matching_text.read_model(json.dumps({"placements": [entry | {"supplier": supplier}]})).placements[0]
    matching = around.model_copy(update={"placements": (placement, *around.placements)})
    faults = find_matching_faults(sound.case, matching, matching_text.private())
    assert [fault for fault in faults if fault.message.gravity is Gravity.ERROR] == []
    asked = KindOfCase(sound, kind, matching=matching)

    (planned,) = planned_documents(asked, ("intyg-p-01",))
    composed = planned.composed(compose(planned.plan))

    assert list(problems_of(planned.asked, composed, FactPlaces(sound, matching))) == []
    document = composed.composition.document
    files = {"intyg-p-01.txt": write_text(document), "intyg-p-01.html": write_html(document)}
    refuse_what_may_not_stand(asked, composed, words_of_files(files))
    assert composed.composition.document.questions == ()
    for name, data in files.items():
        standards = standards_for(sound.places)
        assert list(findings_in(parse_finished(data, PurePath(name)), Audience.INDIVIDUAL, standards)) == []
        words = plain(data.decode("utf-8"))
        assert "kanarie" not in words
        assert PERSONAL_NUMBER not in words
    _says_what_it_should(files["intyg-p-01.txt"].decode("utf-8"), entry)


def _says_what_it_should(text: str, entry: Entry) -> None:
    title, _, words = text.partition("\n")
    assert title == TITLES[entry["kind"]]
    assert entry["name"] in words
    assert all(task in words for task in (*entry["tasks"], *entry.get("skills", ())))
    still_there = entry["kind"] == "employment" and entry.get("continued", False)
    done = DID[entry["kind"]][0 if still_there else 1]
    title = f" som {entry['job_title']}" if "job_title" in entry else ""
    assert f"{done}{title} hos " in words
    assert (" sedan den " in words) == still_there
    assert ("Anställningen " in words) == (entry["kind"] == "employment" and "employment_form" in entry)
    assert not re.search(r"förtid|avbr[uo]t|orsak|anledning|skäl\b|kassa\b|Uppgift\b|Innehåll", words)
    if entry["kind"] != "employment":
        assert not re.search(r"anställ|\blön|tjänst", text.lower())


def _cases(parent: Path) -> Iterator[tuple[SoundCase, Matching]]:
    """The same case with each sort of supplier, and all that surrounds the placement."""
    own = "Väg & Berg i Norr AB"
    names = {SUPPLIER: own, SOLE_TRADER: "Åkessons Trädgård", FOREIGN: "Vei og Fjell AS"}
    for number, (supplier, name) in enumerate(names.items()):
        around = f"format: 1\n{AROUND}placements:\n{OTHERS}".replace(f"supplier: {own}", f"supplier: {name}")
        folder = person_folder(parent / str(number), around, CASE.replace(SUPPLIER, supplier))
        yield load_sound_case(folder), read_matching(around)


@pytest.mark.parametrize("kind", ["employment", "apprenticeship"])  # an internship is `kinds/intyg.txt`
def test_each_form_has_its_title_and_its_words(kind: str, tmp_path: Path, golden: Golden) -> None:
    text = changed(("    kind: internship\n    workplace: Depån", f"    kind: {kind}\n    workplace: Depån"))

    golden(f"kinds/intyg-{kind}.txt", _text_of(tmp_path, text))


def test_a_place_that_ended_early_gives_a_certificate_of_the_time_that_it_was(tmp_path: Path) -> None:
    early = _text_of(tmp_path, changed(EARLY))

    completed = _text_of(tmp_path / "completed", MATCHING)
    assert early == completed.replace("11\N{NO-BREAK SPACE}april 2026", "17\N{NO-BREAK SPACE}februari 2026")


def test_before_the_place_has_ended_there_is_one_only_for_those_who_ask_and_a_sentence_says_why(tmp_path: Path) -> None:
    unasked = ("    needs: [certificate, reference]\n", "    needs: [reference]\n")
    folder = person_folder(tmp_path, changed((ENDS, ""), unasked, *OTHER_WITHOUT_AN_END).replace(OTHERS_NEEDS, ""))

    with pytest.raises(NotAllowedYetError) as refused:
        build(folder, BuildOptions(kinds=("intyg",)))

    (reason,) = refused.value.reasons
    assert str(reason).split("\n") == [
        (
            "TK-K010 Intyg kan inte skrivas ännu: ingen placering med ett namn har avslutats, och ingen som är kvar har bett om"
            " ett intyg"
        ),
        (
            "    Anteckna den sista dagen när den har varit. Behöver personen ett intyg medan platsen pågår, ange needs med"
            " certificate för personen och dagen med --date."
        ),
    ]
    assert not (folder / "dokument").exists()


@pytest.mark.parametrize(
    ("kind", "did"),
    [("employment", "är anställd"), ("internship", "gör praktik"), ("apprenticeship", "gör en lärlingsperiod")],
)
def test_who_asks_gets_one_while_the_place_goes_on_dated_the_day_that_is_asked_for(
    kind: str, did: str, tmp_path: Path
) -> None:
    text = changed((ENDS, ""), _as(kind), *OTHER_WITHOUT_AN_END)
    folder = person_folder(tmp_path, text)

    build(folder, BuildOptions(kinds=("intyg",), day=date(2025, 12, 1)))

    words = plain((folder / "dokument" / "intyg-p-01.txt").read_text("utf-8"))
    assert f"{did} hos mark & anläggning i norr ab sedan den 6 oktober 2025." in words
    assert "omfattningen är 37,5 timmar i veckan." in words, "the hours in all would soon be too few"
    assert "arbetsuppgifterna är att lägga kantsten, sätta plattor och köra minigrävare." in words
    assert read_lock(folder / "upphandling.lock.yaml").documents["intyg-p-01"].date == date(2025, 12, 1)


def test_before_the_first_day_nobody_has_worked_there(tmp_path: Path) -> None:
    folder = person_folder(tmp_path, changed((ENDS, ""), *OTHER_WITHOUT_AN_END).replace(OTHERS_NEEDS, ""))

    with pytest.raises(NotAllowedYetError):
        build(folder, BuildOptions(kinds=("intyg",), day=date(2025, 10, 5)))


def test_who_stays_in_the_employment_is_employed(tmp_path: Path) -> None:
    folder = _with_title(person_folder(tmp_path, changed(_as("employment"))))
    _add(folder / "personer.yaml", "    name: Kim Exempel\n", "    employment_form: until_further_notice\n")
    build(folder, BuildOptions(kinds=("intyg",)))

    words = plain((folder / "dokument" / "intyg-p-01.txt").read_text("utf-8"))

    assert "är anställd som mätare hos mark & anläggning i norr ab sedan den 6 oktober 2025." in words
    assert "anställningen är en tillsvidareanställning." in words
    assert " till den " not in words


def test_one_who_stays_after_an_internship_has_done_it(tmp_path: Path) -> None:
    assert "har gjort praktik hos Mark & Anläggning i Norr AB från den" in _text_of(tmp_path, MATCHING)


def test_a_single_day_is_that_day(tmp_path: Path) -> None:
    day = "    ended: 2025-10-06\n    outcome: ended_early\n"
    early = "    early_end: {date: 2025-10-06, cause: individual, noticed: 2025-10-06}\n"

    words = plain(_text_of(tmp_path, changed((ENDS, day + early))))

    assert "har gjort praktik hos mark & anläggning i norr ab den 6 oktober 2025." in words


def test_full_time_is_said_in_the_first_sentence(tmp_path: Path) -> None:
    hours = ("    hours_per_week: 37,5\n    total_hours: 943\n", "    extent_percent: 100\n")

    words = plain(_text_of(tmp_path, changed(hours)))

    assert "från den 6 oktober 2025 till den 11 april 2026 på heltid. arbetsplatsen" in " ".join(words.split())


def test_tasks_that_are_no_sentence_are_a_list(tmp_path: Path) -> None:
    tasks = ("tasks: [lägga kantsten, sätta plattor, köra minigrävare]", "tasks: [kantsten, lade plattor]")

    text = _text_of(tmp_path, changed(tasks, ("skills: [köra vibroplatta, läsa ritningar]", "skills: [truckkort]")))

    assert "Arbetsuppgifter\n\n- kantsten\n- lade plattor\n" in text
    assert "Kunskaper\n\n- truckkort\n" in text


def test_one_task_is_one(tmp_path: Path) -> None:
    tasks = ("tasks: [lägga kantsten, sätta plattor, köra minigrävare]", "tasks: [lägga kantsten]")

    assert "Arbetsuppgiften var att lägga kantsten." in _text_of(tmp_path, changed(tasks))


def test_the_second_page_says_whose_it_is_and_what(tmp_path: Path) -> None:
    need_program("pdftotext")
    tasks = ", ".join(f"kantsten på väg {number}" for number in range(60))
    text = changed(("tasks: [lägga kantsten, sätta plattor, köra minigrävare]", f"tasks: [{tasks}]"))
    folder = person_folder(tmp_path, text)
    build(folder, BuildOptions(kinds=("intyg",)))

    pdf = soffice_pdf(folder / "dokument" / "intyg-p-01.docx")
    first, *later = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True, text=True).stdout.split(
        "\f"
    )[:-1]
    assert later
    assert "Praktikintyg för Kim Exempel" not in first
    assert all("Praktikintyg för Kim Exempel" in page for page in later)


def test_only_those_who_have_ended_get_one(tmp_path: Path) -> None:
    folder = person_folder(tmp_path, changed(*OTHER_WITHOUT_AN_END))

    result = build(folder, BuildOptions(kinds=("intyg",)))

    assert {path.stem for path in result.files} == {"intyg-p-01"}


def test_a_name_that_has_been_removed_gives_no_certificate(tmp_path: Path) -> None:
    folder = person_folder(tmp_path, changed(("    name: Kanariefågel Annanperson\n", "")))

    assert {path.stem for path in build(folder, BuildOptions(kinds=("intyg",))).files} == {"intyg-p-01"}


def test_the_hours_are_asked_for_when_nobody_has_stated_them(tmp_path: Path) -> None:
    folder = person_folder(tmp_path, changed(("    total_hours: 943\n", "")))
    record = folder / "placeringar.yaml"
    record.write_text(changed(('    hours_per_week: "37,5"\n', ""), text=record.read_text("utf-8")), "utf-8")

    result = build(folder, BuildOptions(kinds=("intyg",)))

    assert result.questions == ("Hur stor var omfattningen (extent_percent, hours_per_week eller total_hours)?",)


def test_under_the_first_edition_it_holds_only_what_that_one_lists(tmp_path: Path) -> None:
    """intyg.k2 of 1.x names everything that may stand; later ones let the person have more (birth date, skills)."""
    folder = _with_title(person_folder(tmp_path))
    build(folder, BuildOptions(kinds=("intyg",)))
    before = (folder / "dokument" / "intyg-p-01.txt").read_text("utf-8")

    build(folder, BuildOptions(kinds=("kravavsnitt", "intyg")))

    text = (folder / "dokument" / "intyg-p-01.txt").read_text("utf-8")
    assert [words for words in ONLY_LATER if words not in before] == []
    assert [words for words in ONLY_LATER if words in text] == []
    assert "Handledare var Bo Lagbas.\n" in text


@pytest.mark.parametrize(
    ("supplier", "said"),
    [
        pytest.param(SUPPLIER, "av Väg & Berg i Norr AB, organisationsnummer 556000-0001.", id="a company"),
        pytest.param(SOLE_TRADER, "av Åkessons Trädgård.", id="a sole trader, whose number is personal"),
        pytest.param(FOREIGN, "av Vei og Fjell AS, registreringsnummer NO 999 888 777 MVA.", id="a foreign company"),
    ],
)
def test_the_supplier_issues_it_when_nobody_else_gave_the_place(supplier: str, said: str, tmp_path: Path) -> None:
    (name,) = re.findall(r"name: ([^,\n]+)", supplier)[:1]
    matching = changed((EMPLOYER, "")).replace("supplier: Väg & Berg i Norr AB", f"supplier: {name}")

    text = _text_of(tmp_path, matching, CASE.replace(SUPPLIER, supplier))

    assert f"Intyget är utfärdat {said}" in text
    assert PERSONAL_NUMBER not in text


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Åsa Ärlig-Österberg", id="Swedish"),
        pytest.param("Łukasz Éxempel 王", id="Polish, French and Chinese"),
        pytest.param("محمد العربي", id="right to left"),
        pytest.param("Kim " + "Å" * 296, id="300 letters without a blank"),
        pytest.param("Kim " + "Exempelexempelexempelexempelexempelexempelexempel " * 5, id="300 letters in words"),
    ],
)
def test_every_name_stands_whole_in_every_format(name: str, tmp_path: Path) -> None:
    name = name.strip()
    folder = person_folder(tmp_path, changed(("Kim Exempel\n", f"{name}\n")))

    for path in build(folder, BuildOptions(kinds=("intyg",))).files:
        if path.stem == "intyg-p-01":
            assert check_document(path, Audience.INDIVIDUAL) == ()
            assert path.suffix == ".docx" or name in path.read_text("utf-8")
    assert name in _read_by_word(folder / "dokument" / "intyg-p-01.docx")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        pytest.param("Kim " + "Å" * 297, "TK-C044", id="301 letters"),
        pytest.param('"Kim \\u202eExempel"', "TK-C046", id="a sign that turns the words around"),
    ],
)
def test_a_name_that_can_not_be_printed_is_one_fault(name: str, code: str, tmp_path: Path) -> None:
    folder = person_folder(tmp_path)
    persons = folder / "personer.yaml"
    persons.write_text(persons.read_text("utf-8").replace("name: Kim Exempel\n", f"name: {name}\n"), "utf-8")

    with pytest.raises(InvalidInputError) as refused:
        build(folder, BuildOptions(kinds=("intyg",)))
    assert [each.message.code for each in refused.value.problems if each.gravity is Gravity.ERROR] == [code]


def test_an_ordinary_certificate_is_one_page_with_its_signatures(tmp_path: Path) -> None:
    need_program("pdftotext")
    tasks = "tasks: [lägga kantsten, sätta plattor, köra minigrävare, gräva för hand, sopa vägar, mäta nivåer]"
    text = changed(
        ("tasks: [lägga kantsten, sätta plattor, köra minigrävare]", tasks),
        ("    kind: internship\n    workplace: Depån", "    kind: employment\n    workplace: Depån"),
    )
    folder = person_folder(tmp_path, text)
    build(folder, BuildOptions(kinds=("intyg",)))

    pdf = soffice_pdf(folder / "dokument" / "intyg-p-01.docx")
    pages = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True, text=True).stdout.split("\f")[:-1]
    assert ["Namnförtydligande" in page for page in pages] == [True]


def test_the_file_holds_neither_mark_of_ours_nor_a_style_for_requirements(tmp_path: Path) -> None:
    folder = person_folder(tmp_path)
    build(folder, BuildOptions(kinds=("intyg",)))

    parts = _parts(folder / "dokument" / "intyg-p-01.docx")
    assert not [name for name, words in parts.items() if re.search("tenderkit|krav|klausul|upphandl", words.lower())]


def _as(kind: str) -> tuple[str, str]:
    return "    kind: internship\n    workplace: Depån", f"    kind: {kind}\n    workplace: Depån"


def _with_title(folder: Path) -> Path:
    """What the work is called, which only the file of the places can tell."""
    _add(folder / "placeringar.yaml", "    workplace: Depån i Torvalla\n", "    job_title: mätare\n")
    return folder


def _add(file: Path, line: str, more: str) -> None:
    file.write_text(changed((line, line + more), text=file.read_text("utf-8")), "utf-8")


def _text_of(home: Path, matching: str, case: str = CASE) -> str:
    folder = person_folder(home, matching, case)
    build(folder, BuildOptions(kinds=("intyg",)))
    return (folder / "dokument" / "intyg-p-01.txt").read_text("utf-8")


def _read_by_word(path: Path) -> str:
    return re.sub(r"<[^>]+>", "", _parts(path)["word/document.xml"])


def _parts(path: Path) -> Mapping[str, str]:
    return {name: data.decode("utf-8") for name, data in parts_of(path.read_bytes()).items()}
