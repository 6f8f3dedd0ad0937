"""The allow-list held against finished files: what somebody wrote is found, what our own clauses say is no leak."""

from pathlib import Path

import pytest

from given.cases import WITH_DIALOGUE, case_folder
from given.own_kind import own_kind
from judges import checkout
from tenderkit.problems import InvalidInputError
from tenderkit.workflows.papers.build import BuildOptions, build

SAME_AS_THE_KIND = "handover: {agreed_dates: [{date: 2025-06-30, what: Rättas bristen i tid följer ingen påföljd}]}\n"
WRITTEN_TWICE = (
    "handover: {notes: Rättas bristen i tid följer ingen påföljd. Ring., "
    "agreed_dates: [{date: 2025-06-30, what: Rättas bristen i tid följer ingen påföljd}]}\n"
)
NOTES = "allow: [handover.notes]\nparameters: {notes: {from: handover.notes, type: text}}\n"


def test_a_fact_that_is_worded_as_the_documents_own_text_is_no_leak(tmp_path: Path) -> None:
    home = own_kind(tmp_path, "Rättas bristen i tid följer ingen påföljd.", "allow: []\n")

    build(case_folder(home, WITH_DIALOGUE + SAME_AS_THE_KIND), BuildOptions(kinds=("prov",)))

    assert "Rättas bristen i tid följer ingen påföljd" in (tmp_path / "arende" / "dokument" / "prov.txt").read_text(
        "utf-8"
    )


def test_a_fact_that_is_worded_as_a_clause_is_no_leak(tmp_path: Path) -> None:
    build(case_folder(tmp_path, WITH_DIALOGUE + SAME_AS_THE_KIND), BuildOptions())

    assert (tmp_path / "arende" / "dokument" / "kravavsnitt.docx").is_file()


def test_the_same_words_in_a_text_of_the_case_are_found(tmp_path: Path) -> None:
    home = own_kind(tmp_path, "{{ notes }}", NOTES)

    with pytest.raises(InvalidInputError) as refused:
        build(case_folder(home, WITH_DIALOGUE + WRITTEN_TWICE), BuildOptions(kinds=("prov",)))

    (problem,) = refused.value.problems
    assert problem.message.facts["path"] == "handover.agreed_dates.what"
    assert problem.message.facts["suspect"] == "handover.notes"


def test_a_leak_in_the_recruiters_file_is_shown_at_its_line(tmp_path: Path) -> None:
    samples = tmp_path / "samples"
    checkout.copy_folder(Path("samples"), samples)
    file = samples / "vaghyveln" / "placeringar.yaml"
    text = file.read_text("utf-8").replace("satte ut och tog in vägmärken", "skrev till avtal@anlaggning.example.se", 1)
    file.write_text(text, "utf-8")

    with pytest.raises(InvalidInputError) as refused:
        build(samples / "vaghyveln", BuildOptions(kinds=("intyg",)))

    (problem,) = refused.value.problems
    assert (problem.file.name, problem.message.facts["path"]) == ("placeringar.yaml", "suppliers.contact.email")
    assert "avtal@anlaggning" in text.split("\n")[problem.line - 1]
    assert "avtal@anlaggning" not in str(problem)
