"""What a document kind can do: tables of rows, lists, signatures, forms, quotes, needs, and its allow-list."""

from pathlib import Path

import pytest

from given.cases import PLACES, WITH_DIALOGUE, case_folder
from given.own_kind import HEAD, own_kind
from tenderkit.problems import InvalidInputError, NotAllowedYetError, RefusedError
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.workflows.papers.build import BuildOptions, build

SUPPLIERS = """\
suppliers:
  - {name: Första Exempel AB, organisation_number: 556000-0001, contact: {name: Greta Tystlåten, phone: 070-1740601}}
  - {name: Andra Exempel AB, organisation_number: 556000-0019}
"""
HANDOVER = """\
handover:
  left_to_do:
    - {what: boka startmöte, who: recruiter, by: 2025-06-01}
    - {what: uppdatera registret, who: coordinator, by: 2025-06-15}
  notes: |-
    Första stycket.
    Andra stycket.
"""
TABLE = """\
allow: [handover.left_to_do]
tables:
  kvar:
    caption: Kvar att göra
    rows_of: handover.left_to_do
    empty: Inget återstår.
    columns:
      - {header: Vad, from: what, width: 50}
      - {header: Vem, from: who, width: 25}
      - {header: Senast, from: by, type: date, width: 25}
"""


def text_of(home: Path, case: str, options: BuildOptions | None = None, name: str = "prov.txt") -> str:
    folder = case_folder(home, case)
    build(folder, options or BuildOptions(kinds=("prov",)))
    return (folder / "dokument" / name).read_text("utf-8").replace("\u00a0", " ")


def test_a_table_has_a_row_for_each_item_of_a_list(tmp_path: Path) -> None:
    text = text_of(own_kind(tmp_path, "::table{kvar}", TABLE), WITH_DIALOGUE + HANDOVER)

    assert "Vad: boka startmöte; Vem: rekryterare; Senast: 1 juni 2025" in text
    assert "Vad: uppdatera registret; Vem: samordnare; Senast: 15 juni 2025" in text


def test_a_table_without_rows_says_so_in_words(tmp_path: Path) -> None:
    assert "Inget återstår." in text_of(own_kind(tmp_path, "::table{kvar}", TABLE), WITH_DIALOGUE)


def test_widths_that_are_not_a_hundred_are_refused(tmp_path: Path) -> None:
    home = own_kind(tmp_path, "::table{kvar}", TABLE.replace("width: 50", "width: 40"))

    with pytest.raises(InvalidInputError) as refused:
        text_of(home, WITH_DIALOGUE)
    assert [problem.message.code for problem in refused.value.problems] == ["TK-T060"]


def test_a_list_field_without_choices_is_refused(tmp_path: Path) -> None:
    form = "allow: []\nforms: {plan: {caption: Plan, fields: {hur: {label: Hur, type: list}}}}\n"

    with pytest.raises(InvalidInputError) as refused:
        text_of(own_kind(tmp_path, "::form{plan}", form), WITH_DIALOGUE)
    assert [problem.message.code for problem in refused.value.problems] == ["TK-T061"]


def test_two_fields_with_one_name_are_refused(tmp_path: Path) -> None:
    field = "{hur: {label: Hur}}"
    forms = f"allow: []\nforms: {{plan: {{caption: Plan, fields: {field}}}, mer: {{caption: Mer, fields: {field}}}}}\n"

    with pytest.raises(InvalidInputError) as refused:
        text_of(own_kind(tmp_path, "::form{plan}\n\n::form{mer}", forms), WITH_DIALOGUE)
    assert [problem.message.code for problem in refused.value.problems] == ["TK-T064"]


def test_a_figure_that_nobody_can_compute_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError) as refused:
        text_of(own_kind(tmp_path, "Text.", "allow: []\nfigures: [astrologi]\n"), WITH_DIALOGUE)
    assert [problem.message.code for problem in refused.value.problems] == ["TK-T062"]


def test_a_text_of_several_lines_becomes_several_paragraphs(tmp_path: Path) -> None:
    yaml = "allow: [handover.notes]\nparameters: {notes: {from: handover.notes, type: text}}\n"

    assert "Första stycket.\n\nAndra stycket." in text_of(
        own_kind(tmp_path, "{{ notes }}", yaml), WITH_DIALOGUE + HANDOVER
    )


def test_what_a_kind_needs_stops_it_with_the_reason(tmp_path: Path) -> None:
    needs = (
        "allow: []\nneeds: [{holds: procedure.awarded is stated, says: tilldelningen är inte klar, remedy: Vänta}]\n"
    )

    with pytest.raises(NotAllowedYetError) as refused:
        text_of(own_kind(tmp_path, "Text.", needs), WITH_DIALOGUE)

    assert [str(reason).split("\n") for reason in refused.value.reasons] == [
        ["TK-K010 Prov kan inte skrivas ännu: tilldelningen är inte klar", "    Vänta."]
    ]
    assert not (tmp_path / "arende" / "dokument").exists(), "nothing is written"


def test_a_kind_per_supplier_gives_one_document_for_each(tmp_path: Path) -> None:
    head = HEAD.replace("per: case", "per: supplier")
    yaml = "allow: [supplier.name]\nparameters: {name: {from: supplier.name, type: text}}\n"
    home = own_kind(tmp_path, "Till {{ name }}", yaml, head)

    assert "Till Andra Exempel AB" in text_of(home, WITH_DIALOGUE + SUPPLIERS, name="prov-andra-exempel-ab.txt")


def test_without_suppliers_a_kind_about_them_says_what_is_missing(tmp_path: Path) -> None:
    home = own_kind(tmp_path, "Text.", "allow: []\n", HEAD.replace("per: case", "per: supplier"))

    with pytest.raises(NotAllowedYetError) as refused:
        text_of(home, WITH_DIALOGUE)
    assert [reason.code for reason in refused.value.reasons] == ["TK-K011"]


def test_a_quote_is_the_clause_as_the_requirements_section_has_it(tmp_path: Path) -> None:
    home = own_kind(
        tmp_path, "::quote{vitet}", "allow: [requirement, contract, computed]\nquotes: {vitet: {roles: [penalty]}}\n"
    )
    folder = case_folder(home, WITH_DIALOGUE + PLACES)
    build(folder, BuildOptions())
    section = (folder / "dokument" / "kravavsnitt.txt").read_text("utf-8")

    build(folder, BuildOptions(kinds=("prov",)))

    quoted = (folder / "dokument" / "prov.txt").read_text("utf-8").partition("\n\n")[2].strip()
    assert quoted
    assert quoted in section, "word for word, numbers included"
    assert [clause.id for clause in read_lock(folder / "upphandling.lock.yaml").documents["prov"].clauses] == ["vite"]


def test_a_forbidden_name_in_free_text_stops_the_build_before_anything_is_written(tmp_path: Path) -> None:
    yaml = "allow: [handover.notes]\nparameters: {notes: {from: handover.notes, type: text}}\n"
    home = own_kind(tmp_path, "{{ notes }}", yaml)
    leaked = "handover: {notes: Ring Greta Tystlåten om detta.}\n"

    with pytest.raises(InvalidInputError) as refused:
        text_of(home, WITH_DIALOGUE + SUPPLIERS + leaked)

    (problem,) = refused.value.problems
    assert (problem.message.code, problem.message.facts["path"]) == ("TK-T063", "suppliers.contact.name")
    assert "Tystlåten" not in str(problem), "the message names the fact, never its value"
    assert not (tmp_path / "arende" / "dokument").exists()


def test_everything_that_is_ready_is_built_with_a_page_that_says_what_is_missing(tmp_path: Path) -> None:
    needs = (
        "allow: []\nneeds: [{holds: procedure.awarded is stated, says: tilldelningen är inte klar, remedy: Vänta}]\n"
    )
    folder = case_folder(own_kind(tmp_path, "Text.", needs), WITH_DIALOGUE)

    result = build(folder, BuildOptions(everything=True))

    names = {path.name for path in result.files}
    assert {"kravavsnitt.docx", "bedomning.docx", "index.html"} <= names
    index = (folder / "dokument" / "index.html").read_text("utf-8")
    assert 'href="kravavsnitt.docx"' in index
    assert "tilldelningen är inte klar" in index
    assert "Prov" in result.waiting
    build(folder, BuildOptions(everything=True))  # the index is ours, so it may be replaced


def test_a_kind_that_may_name_the_matching_unit_rests_on_no_recruiters_file(tmp_path: Path) -> None:
    """Their paths, `matching_unit` and `matching`, begin alike."""
    folder = case_folder(own_kind(tmp_path, "Text.", "allow: [matching_unit.name]\n"), WITH_DIALOGUE)
    (folder / "placeringar.yaml").write_text("ingen: matchning\n", "utf-8")

    assert build(folder, BuildOptions(kinds=("prov",))).files


def test_everything_does_not_fit_into_one_file(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        build(case_folder(tmp_path), BuildOptions(everything=True, to=tmp_path / "allt.docx"))
    assert refused.value.message.code == "TK-S012"
