"""The forms around a contract: the talk with the branch before it, the check-ins and the reports while it runs, the evaluation after."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from given.canaries import words_of
from given.shipped_kind import shipped_kind
from judges import checkout
from judges.golden_files import Golden
from judges.programs import open_xml_findings
from tenderkit.problems import NotAllowedYetError, RefusedError
from tenderkit.rules.language.readability import lix
from tenderkit.workflows.finished.check_document import check_document
from tenderkit.workflows.papers.build import BuildOptions, build

BEFORE = date(2026, 10, 1)
RUNNING = "korttidshyra-fordon"  # where P-04 hasn't ended
FORMS = {
    "branschdialog": ("vaghyveln", "branschdialog", BEFORE, 45),
    "avstamning-arbetsgivare": (RUNNING, "avstamning-arbetsgivare-p-04", None, 45),
    "avstamning-individ": (RUNNING, "avstamning-individ-p-04", None, 30),
    "utvardering": ("vaghyveln", "utvardering", None, 45),
    "egenrapport": (RUNNING, "egenrapport-exempelfordon-mitt-ab", None, 50),
}
QUOTED = "Villkoren så som de skickades ut"


def sample(home: Path, name: str, *changes: tuple[str, str], file: str = "upphandling.yaml") -> Path:
    """A copy of the sample with changes in one of its files."""
    folder = home / name
    shutil.copytree(checkout.ROOT / "samples" / name, folder)
    text = (folder / file).read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (folder / file).write_text(text, "utf-8")
    return folder


def built(folder: Path, kind: str, day: date | None = None) -> Path:
    """The folder of the papers, with the section that they may quote."""
    build(folder, BuildOptions())
    build(folder, BuildOptions(kinds=(kind,), day=day))
    return folder / "dokument"


def text_of(folder: Path, kind: str, day: date | None = None) -> str:
    (file,) = built(folder, kind, day).glob(f"{kind}*.txt")
    return file.read_text("utf-8").replace("\u00a0", " ")


@pytest.mark.parametrize("kind", FORMS)
def test_a_form_says_what_was_approved_and_holds_to_what_we_ask(kind: str, tmp_path: Path, golden: Golden) -> None:
    name, paper, day, hardest = FORMS[kind]
    folder = built(sample(tmp_path, name), kind, day)
    text, word = (folder / f"{paper}.txt").read_bytes().decode("utf-8"), folder / f"{paper}.docx"

    golden(f"kinds/{kind}.txt", text)
    assert lix(text.partition(QUOTED)[0]).value <= hardest
    assert check_document(word) == ()
    assert open_xml_findings(word) == []


def test_the_invitation_says_nothing_of_the_procurement_that_it_prepares(tmp_path: Path) -> None:
    folder = built(sample(tmp_path, "vaghyveln"), "branschdialog", BEFORE)

    for suffix in (".docx", ".html", ".txt"):
        words = words_of(folder / f"branschdialog{suffix}")
        assert "drift och underhåll av vägar" in words  # the branch itself
        for told in ("väghyveln", "2027/412", "2028/35", "fyra platser", "4 platser", "vite"):
            assert told not in words, told


@pytest.mark.parametrize("day", [None, date(2027, 12, 1)])
def test_after_the_publication_nobody_is_invited(tmp_path: Path, day: date | None) -> None:
    folder = sample(tmp_path, "vaghyveln")

    with pytest.raises(NotAllowedYetError) as refused:
        build(folder, BuildOptions(kinds=("branschdialog",), day=day))

    (reason,) = refused.value.reasons
    assert reason.facts["says"] == "upphandlingen är annonserad, och frågor besvaras då skriftligt till alla"
    assert not (folder / "dokument").exists()


@pytest.mark.parametrize(
    ("law", "told", "untold"),
    [
        pytest.param("LOU", ("(4 kap. 8 § LOU)", "(19 kap. 2 § LOU)"), ("LUF",), id="LOU"),
        pytest.param("LUF", ("(4 kap. 7 § LUF)", "(19 kap. 2 § LUF)"), ("LOU",), id="LUF"),
        pytest.param("LUK", ("leverantörer ska behandlas lika",), ("4 kap.", "LOU", "LUF"), id="LUK"),
    ],
)
def test_the_invitation_says_by_what_rule_what_is_said_is_published(
    tmp_path: Path, law: str, told: tuple[str, ...], untold: tuple[str, ...]
) -> None:
    folder = sample(tmp_path, "vaghyveln", ("law: LOU", f"law: {law}"))

    build(folder, BuildOptions(kinds=("branschdialog",), day=BEFORE))
    text = (folder / "dokument" / "branschdialog.txt").read_text("utf-8").replace("\u00a0", " ")

    assert [words for words in told if words not in text] == []
    assert [words for words in untold if words in text] == []


def test_the_two_check_ins_go_to_different_folders(tmp_path: Path) -> None:
    folder = sample(tmp_path / "arenden", RUNNING)
    (tmp_path / "arenden" / "tenderkit.toml").write_text('persons = "personer"\n', "utf-8")
    persons = tmp_path / "arenden" / "personer" / RUNNING
    persons.mkdir(parents=True)
    (folder / "personer.yaml").rename(persons / "personer.yaml")
    both = ("avstamning-arbetsgivare", "avstamning-individ")

    build(folder, BuildOptions(kinds=both))

    assert (folder / "dokument" / "avstamning-arbetsgivare-p-04.docx").is_file()
    assert (persons / "dokument" / "avstamning-individ-p-04.docx").is_file()
    assert not list(folder.rglob("avstamning-individ*"))
    with pytest.raises(RefusedError, match="TK-M237"):
        build(folder, BuildOptions(kinds=("avstamning-individ",), to=folder / "dokument"))


def test_the_individuals_check_in_names_neither_the_case_nor_the_supplier_nor_the_person(tmp_path: Path) -> None:
    folder = built(sample(tmp_path, RUNNING), "avstamning-individ")

    for suffix in (".docx", ".html", ".txt"):
        words = words_of(folder / f"avstamning-individ-p-04{suffix}")
        for told in ("korttidshyra", "2027/61", "påhittade hyrbilar", "exempelfordon"):
            assert told not in words, told
    assert "Var bladet finns: bara hos den som matchar" in (folder / "avstamning-individ-p-04.txt").read_text("utf-8")


@pytest.mark.parametrize("kind", ["avstamning-arbetsgivare", "avstamning-individ"])
def test_a_place_that_has_ended_is_no_longer_followed_up(kind: str, tmp_path: Path) -> None:
    folder = sample(tmp_path, "vaghyveln")

    with pytest.raises(NotAllowedYetError) as refused:
        build(folder, BuildOptions(kinds=(kind,)))
    assert [reason.facts["says"] for reason in refused.value.reasons] == ["ingen plats pågår"]


def test_the_employer_is_offered_a_course_for_the_supervisor(tmp_path: Path) -> None:
    text = text_of(sample(tmp_path, RUNNING), "avstamning-arbetsgivare")

    assert "Gå gärna en utbildning för handledare. Den är frivillig" in text
    assert "(Välj: handledaren har gått den, vill gå, inte nu)" in text


def test_the_evaluation_asks_the_three_questions_of_the_clause_and_no_more() -> None:
    (form,) = shipped_kind("utvardering").parts.forms.values()

    asked = {field.name: list(field.choices) for field in form.fields}
    assert list(asked) == ["foretag", "dag", "mervarde", "bra", "andra"]
    assert len(asked["mervarde"]) == 2


def test_the_evaluation_waits_for_the_contract(tmp_path: Path) -> None:
    folder = sample(tmp_path, "stadsfesten")

    with pytest.raises(NotAllowedYetError):
        build(folder, BuildOptions(kinds=("utvardering",)))


def test_the_own_report_is_for_those_who_recruit_by_themselves(tmp_path: Path) -> None:
    with pytest.raises(NotAllowedYetError) as refused:
        build(sample(tmp_path, "vinterparken"), BuildOptions(kinds=("egenrapport",)))

    (reason,) = refused.value.reasons
    assert reason.facts["says"] == "leverantören har inte sagt på startmötet att den rekryterar själv"


def test_the_own_report_asks_for_what_the_quoted_clause_names_and_for_no_person(tmp_path: Path) -> None:
    text = text_of(sample(tmp_path, RUNNING), "egenrapport")
    form, clause = text.partition(QUOTED)[::2]

    for asked, named in (
        ("Platsens nummer", "nummer"),
        ("Form", "form"),
        ("Startmånad", "start- och slutmånad"),
        ("Annat företag som gav platsen", "annat företag"),
        ("Villkor som inte har följts", "villkor"),
        ("Antal platser som dialogerna har lett till", "hur många platser som sysselsättningsdialogerna har lett till"),
    ):
        assert f"{asked}: ______" in form
        assert named in clause
    assert "Namn: " not in form
    assert "aldrig ett namn, och inget om bakgrund eller hälsa" in form


def test_without_a_dialogue_the_own_report_asks_nothing_of_one(tmp_path: Path) -> None:
    assert "Sysselsättningsdialoger" not in text_of(sample(tmp_path, "vaghyveln"), "egenrapport")
