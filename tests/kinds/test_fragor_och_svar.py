"""Questions and answers during the tender: what everybody gets to read."""

import shutil
from pathlib import Path

import pytest

from judges import checkout
from judges.golden_files import Golden
from judges.programs import open_xml_findings
from tenderkit.problems import InvalidInputError, NotAllowedYetError
from tenderkit.project.places import LOCK_FILE
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.rules.language.readability import lix
from tenderkit.workflows.check.check import check
from tenderkit.workflows.finished.check_document import check_document
from tenderkit.workflows.papers.build import BuildOptions, build

KIND = "fragor-och-svar"
QUESTIONS = """\
tender_questions:
  - {received: 2027-12-03, question: "Får vi rekrytera själva, genom vårt bemanningsföretag?", standard: svar-egen-rekrytering, answered: 2027-12-06}
  - received: 2027-12-08
    question: Måste en plats vara på 75 procent av heltid?
    answer: |
      Nej, minst 50 procent av heltid räcker.
      Det gäller alla former.
    answered: 2027-12-10
    changes_terms: ja
    corrected: 2027-12-10
    time_reviewed: 2027-12-13
  - {received: 2027-12-01, question: Får en underleverantör ordna en av platserna?, standard: svar-underleverantor, answered: 2027-12-06}
  - {received: 2027-12-09, question: Får vi anlita ett rekryteringsföretag?, standard: svar-egen-rekrytering, answered: 2027-12-10}
  - {received: 2027-12-14, question: Räknas en semestervikarie?}

"""


def case(home: Path, questions: str = QUESTIONS, *changes: tuple[str, str]) -> Path:
    """A copy of Väghyveln with these questions."""
    folder = home / "vaghyveln"
    shutil.copytree(
        checkout.ROOT / "samples" / "vaghyveln", folder, ignore=lambda *_: ["placeringar.yaml", "personer.yaml"]
    )
    file = folder / "upphandling.yaml"
    text = file.read_text("utf-8").replace("format: 1", "format: 2")
    before, _, after = text.partition("tender_questions:")
    text = f"{before}{questions}handover:{after.partition('handover:')[2]}"
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    file.write_text(text, "utf-8")
    return folder


def text_of(folder: Path) -> str:
    build(folder, BuildOptions(kinds=(KIND,)))
    return (folder / "dokument" / f"{KIND}.txt").read_text("utf-8").replace("\u00a0", " ")


def refused(folder: Path) -> list[str]:
    with pytest.raises(InvalidInputError) as refusal:
        build(folder, BuildOptions(kinds=(KIND,)))
    return [f"{problem.line} {problem.message.code} {problem.message.what}" for problem in refusal.value.problems]


def test_the_paper_says_what_was_approved(tmp_path: Path, golden: Golden) -> None:
    folder = case(tmp_path)
    text = text_of(folder)
    word = folder / "dokument" / f"{KIND}.docx"

    golden(f"kinds/{KIND}.txt", text)
    assert lix(text).value <= 45
    assert check_document(word) == ()
    assert open_xml_findings(word) == []


def test_the_questions_stand_in_the_order_asked_and_an_answer_that_was_given_is_pointed_to(tmp_path: Path) -> None:
    text = text_of(case(tmp_path))

    asked = [line for line in text.splitlines() if line.endswith("?")]
    assert [line.split()[1] for line in asked[:4]] == ["en", "vi", "en", "vi"]
    assert "Se svaret på fråga 2." in text
    assert text.count("har alltid rätt att rekrytera själv") == 1


def test_a_question_without_an_answer_says_when_it_comes(tmp_path: Path) -> None:
    assert "Svar lämnas senast den 17 december 2027." in text_of(case(tmp_path))


def test_before_there_is_a_last_day_nobody_says_when(tmp_path: Path) -> None:
    folder = case(tmp_path, QUESTIONS, ("  tender_deadline: 2027-12-23\n", ""))

    text = text_of(folder)
    assert "Svar har inte lämnats ännu." in text
    assert "[BEKRÄFTA: Vilken är sista anbudsdag (procedure.tender_deadline)?]" in text
    assert "prövades den 13 december 2027.\n" in text


def test_below_the_threshold_the_other_paragraph_is_cited(tmp_path: Path) -> None:
    folder = case(
        tmp_path, QUESTIONS, ("estimated_value: 65 000 000", "estimated_value: 4 500 000"), ("answer: ja\n", "answer: nej\n"), ("kind: open", "kind: below_threshold"), ("  contract_price: 61 400 000\n", ""),
    )  # fmt: skip

    assert "senast den 17 december 2027 (19 kap. 13 § LOU)" in text_of(folder)


def test_what_a_changed_term_still_lacks_is_asked_in_the_paper_and_told_by_check(tmp_path: Path) -> None:
    folder = case(tmp_path, QUESTIONS, ("    corrected: 2027-12-10\n", ""), ("    time_reviewed: 2027-12-13\n", ""))

    text = text_of(folder)
    assert "[BEKRÄFTA: ange när den rättade utgåvan lämnades ut (tender_questions.corrected)]" in text
    assert "[BEKRÄFTA: ange när anbudstiden prövades (tender_questions.time_reviewed)]" in text
    codes = {problem.message.code for problem in check(folder, (KIND,)).problems}
    assert {"TK-K091", "TK-K092"} <= codes


def test_the_lock_keeps_which_answers_were_given(tmp_path: Path) -> None:
    folder = case(tmp_path)
    build(folder, BuildOptions(kinds=(KIND,)))

    locked = read_lock(folder / LOCK_FILE).documents[KIND].clauses
    assert [clause.id for clause in locked] == ["svar-underleverantor", "svar-egen-rekrytering"]


def test_the_answers_in_the_municipalitys_own_words_name_no_clause(tmp_path: Path) -> None:
    folder = case(tmp_path, QUESTIONS[: QUESTIONS.index("  - {received: 2027-12-03")] + "  - {received: 2027-12-09, question: Räknas praktik?, answer: Ja., answered: 2027-12-10}\n\n")  # fmt: skip

    text = text_of(folder)
    assert "Ska något ändras lämnas en rättad utgåva" in text
    assert build(folder, BuildOptions(kinds=(KIND,))).files
    assert read_lock(folder / LOCK_FILE).documents[KIND].clauses == ()


@pytest.mark.parametrize(
    ("standard", "code", "words"),
    [
        pytest.param("svar-egen-rekryterin", "TK-N040", "menade du svar-egen-rekrytering?", id="misspelt"),
        pytest.param("nagot-annat", "TK-K097", "det finns inget standardsvar nagot-annat", id="unknown"),
        pytest.param("vite", "TK-K098", "är inget svar på en fråga", id="a condition"),
        pytest.param("svar-inget-tvang", "TK-K093", "gäller inte det här ärendet", id="of a requirement that the case lacks"),
    ],
)  # fmt: skip
def test_a_standard_answer_that_cannot_be_given_is_refused_at_its_line(
    standard: str, code: str, words: str, tmp_path: Path
) -> None:
    folder = case(tmp_path, QUESTIONS.replace("standard: svar-underleverantor", f"standard: {standard}"))

    (problem,) = refused(folder)
    line = next(n for n, each in enumerate((folder / "upphandling.yaml").read_text("utf-8").splitlines(), 1) if f"standard: {standard}," in each)  # fmt: skip
    assert problem.startswith(f"{line} {code} ")
    assert words in problem


def test_an_answer_has_no_place_among_the_terms(tmp_path: Path) -> None:
    folder = case(tmp_path)
    own = tmp_path / "bibliotek" / "templates" / "kravavsnitt"
    shutil.copytree(checkout.ROOT / "templates" / "kravavsnitt", own)
    kind = own / "document.yaml"
    text = kind.read_text("utf-8").replace("clauses: [uppfoljning,", "clauses: [svar-bosattning, uppfoljning,")
    kind.write_text(text, "utf-8")
    (tmp_path / "tenderkit.toml").write_text('library = "bibliotek"\n', "utf-8")

    with pytest.raises(InvalidInputError) as refusal:
        build(folder, BuildOptions())

    assert "TK-K099" in {problem.message.code for problem in refusal.value.problems}


@pytest.mark.parametrize(
    ("questions", "changes", "says"),
    [
        pytest.param("", (), "ingen fråga har kommit in", id="no question"),
        pytest.param(QUESTIONS, (("  published: 2027-11-22\n", ""),), "inte annonserad", id="not published"),
    ],
)
def test_before_there_are_questions_there_is_no_paper(
    questions: str, changes: tuple[tuple[str, str], ...], says: str, tmp_path: Path
) -> None:
    with pytest.raises(NotAllowedYetError, match=says):
        build(case(tmp_path, questions, *changes), BuildOptions(kinds=(KIND,)))
