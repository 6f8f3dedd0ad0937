from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from given.cases import PLACES, WITH_DIALOGUE, case_folder
from given.lots import lots_case
from tenderkit.assembly.plan import WantedLayout
from tenderkit.model.papers.document import ClauseMarks, CopyUnit
from tenderkit.problems import InvalidInputError, RefusedError, TenderkitError
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.workflows.papers.build import BuildOptions, build


def test_a_build_writes_word_html_text_and_the_list_of_requirements(tmp_path: Path) -> None:
    result = build(case_folder(tmp_path), BuildOptions())

    assert [path.name for path in result.files] == [
        "kravavsnitt.docx",
        "kravavsnitt.html",
        "kravavsnitt.txt",
        "kravlista.xlsx",
    ]
    assert all(path.parent.name == "dokument" and path.stat().st_size for path in result.files)


def test_the_lock_proves_which_versions_and_bytes_were_built(tmp_path: Path) -> None:
    folder = case_folder(tmp_path)
    result = build(folder, BuildOptions())

    entry = read_lock(folder / "upphandling.lock.yaml").documents["kravavsnitt"]
    assert entry.outputs["kravavsnitt.txt"] == sha256(result.files[2].read_bytes()).hexdigest()
    assert {clause.version for clause in entry.clauses} == {"1.0.0"}
    assert entry.date.isoformat() == "2025-03-01"


def test_building_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    folder = case_folder(tmp_path)
    first = {path.name: path.read_bytes() for path in build(folder, BuildOptions()).files}
    lock = (folder / "upphandling.lock.yaml").read_bytes()

    second = {path.name: path.read_bytes() for path in build(folder, BuildOptions()).files}

    assert first == second
    assert lock == (folder / "upphandling.lock.yaml").read_bytes()


def test_our_own_untouched_files_are_replaced_when_the_case_changes(tmp_path: Path) -> None:
    folder = case_folder(tmp_path)
    build(folder, BuildOptions())
    (folder / "upphandling.yaml").write_text(
        WITH_DIALOGUE.replace("first_meeting_within_days: 30", "first_meeting_within_days: 45"), "utf-8"
    )

    build(folder, BuildOptions())

    assert "45\u00a0dagar" in (folder / "dokument" / "kravavsnitt.txt").read_text("utf-8")


def test_a_file_that_someone_has_edited_is_never_lost(tmp_path: Path) -> None:
    folder = case_folder(tmp_path)
    build(folder, BuildOptions())
    edited = folder / "dokument" / "kravavsnitt.txt"
    edited.write_text("Min egen text", "utf-8")

    with pytest.raises(TenderkitError):
        build(folder, BuildOptions())

    assert edited.read_text("utf-8") == "Min egen text"
    build(folder, BuildOptions(force=True))
    assert "Min egen text" not in edited.read_text("utf-8")


def test_one_file_is_written_when_the_target_has_a_suffix(tmp_path: Path) -> None:
    result = build(case_folder(tmp_path), BuildOptions(to=tmp_path / "ut" / "krav.docx"))

    assert [path.name for path in result.files] == ["krav.docx"]
    assert list((tmp_path / "ut").iterdir()) == list(result.files)


def test_a_suffix_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        build(case_folder(tmp_path), BuildOptions(to=tmp_path / "krav.odt"))

    assert refused.value.message.code == "TK-S003"
    assert not (tmp_path / "krav.odt").exists()


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    folder = case_folder(tmp_path)

    result = build(folder, BuildOptions(dry_run=True))

    assert result.files
    assert [path.name for path in folder.iterdir()] == ["upphandling.yaml"]


def test_a_kind_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        build(case_folder(tmp_path), BuildOptions(kinds=("sagobok",)))

    assert refused.value.message.code == "TK-S002"


def test_paste_blocks_are_written_for_an_e_tendering_system(tmp_path: Path) -> None:
    result = build(case_folder(tmp_path), BuildOptions(paste=CopyUnit.CLAUSE))

    assert [path.name for path in result.files] == ["kravavsnitt-klistra.html", "kravavsnitt-klistra.txt"]


def test_a_lot_with_its_own_requirement_gets_its_own_document(tmp_path: Path) -> None:
    result = build(case_folder(tmp_path, lots_case(instead=PLACES)), BuildOptions(to=tmp_path / "ut"))

    names = sorted(path.name for path in result.files)
    assert names == [
        "kravavsnitt-b.docx",
        "kravavsnitt-b.html",
        "kravavsnitt-b.txt",
        "kravavsnitt.docx",
        "kravavsnitt.html",
        "kravavsnitt.txt",
        "kravlista-b.xlsx",
        "kravlista.xlsx",
    ]
    own_text = (tmp_path / "ut" / "kravavsnitt-b.txt").read_text("utf-8")
    assert "anbudsområde B" in own_text
    assert "Fler ska få arbete i söder." in own_text
    assert "4\u00a0platser" in own_text
    assert "4\u00a0platser" not in (tmp_path / "ut" / "kravavsnitt.txt").read_text("utf-8")


def test_several_documents_are_not_written_over_each_other_in_one_file(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        build(case_folder(tmp_path, lots_case(instead=PLACES)), BuildOptions(to=tmp_path / "krav.docx"))

    assert refused.value.message.code == "TK-S011"
    assert not (tmp_path / "krav.docx").exists()


def test_a_newer_clause_is_named_but_the_locked_one_is_kept(tmp_path: Path) -> None:
    folder = case_folder(tmp_path)
    own = tmp_path / "bibliotek" / "clauses"
    first = "Syftet är ett."
    write_own_clause(own, {"1.0.0": first})
    (tmp_path / "tenderkit.toml").write_text('library = "bibliotek"\n', "utf-8")
    build(folder, BuildOptions())
    write_own_clause(own, {"1.0.0": first, "2.0.0": "Syftet är ett annat."})

    result = build(folder, BuildOptions())

    assert [(newer.id, newer.locked, newer.newest) for newer in result.newer] == [("syfte", "1.0.0", "2.0.0")]
    assert first in (folder / "dokument" / "kravavsnitt.txt").read_text("utf-8")


def write_own_clause(folder: Path, versions: dict[str, str]) -> None:
    from given.clauses_in_text import clause_text

    (folder / "syfte").mkdir(parents=True, exist_ok=True)
    lines = ["format: 1", "order: [syfte]", "clauses:", "  syfte:", "    versions:"]
    for version, body in versions.items():
        (folder / "syfte" / f"{version}.md").write_text(clause_text(body, "", "syfte", version), "utf-8")
        lines.append(f"      {version}: {{status: published}}")
    (folder / "library.yaml").write_text("\n".join(lines) + "\n", "utf-8")


def test_a_value_outside_a_clause_s_bounds_stops_the_build_at_its_line(tmp_path: Path) -> None:
    folder = case_folder(tmp_path, WITH_DIALOGUE + PLACES.replace("amount: 50000", "amount: 3"))

    with pytest.raises(InvalidInputError) as refused:
        build(folder, BuildOptions())

    line = 1 + (WITH_DIALOGUE + PLACES).splitlines().index("    amount: 50000")
    assert [(problem.line, problem.message.code) for problem in refused.value.problems] == [(line, "TK-R050")]
    assert not (folder / "dokument").exists()


def test_an_open_question_is_printed_and_returned(tmp_path: Path) -> None:
    folder = case_folder(
        tmp_path,
        WITH_DIALOGUE.replace("begins: 2025-03-01", "begins: 2026-11-01")
        .replace("2025-09", "2027-09")
        .replace("2025-02", "2026-02")
        .replace("estimated_value: 5000000", "estimated_value: 2400000"),
    )

    result = build(folder, BuildOptions())

    assert result.questions
    text = (folder / "dokument" / "kravavsnitt.txt").read_text("utf-8")
    assert text.index("[BEKRÄFTA: ") < text.index("Syfte")


def test_a_damaged_lock_is_an_error_and_is_left_alone(tmp_path: Path) -> None:
    folder = case_folder(tmp_path)
    lock = folder / "upphandling.lock.yaml"
    lock.write_text("documents: [", "utf-8")

    with pytest.raises(InvalidInputError):
        build(folder, BuildOptions())

    assert lock.read_text("utf-8") == "documents: ["


def test_a_document_keeps_its_number_from_one_build_to_the_next(tmp_path: Path) -> None:
    folder = case_folder(tmp_path)
    build(folder, BuildOptions(layout=WantedLayout(start=(5, 3))))

    build(folder, BuildOptions())

    assert (folder / "dokument" / "kravavsnitt.txt").read_text("utf-8").startswith("5.3 ")
    build(folder, BuildOptions(layout=WantedLayout(start=(1,))))
    assert (folder / "dokument" / "kravavsnitt.txt").read_text("utf-8").startswith("1 ")


def test_the_versions_stand_where_the_officer_wants_them(tmp_path: Path) -> None:
    texts = {}
    for marks in ClauseMarks:
        (_, _, path, _) = build(case_folder(tmp_path, name=marks), BuildOptions(marks=marks)).files
        texts[marks] = path.read_text("utf-8")

    ours = "syfte 1.0.0, publicerad, ej fastställd"
    assert "står i filens egenskaper. De är ännu inte fastställda." in texts[ClauseMarks.LINE]
    assert texts[ClauseMarks.LINE].partition("\nFilens egenskaper\n")[2].startswith(f"Syfte: {ours}\n")
    assert "Klausuler i avsnittet" in texts[ClauseMarks.TABLE]
    assert "egenskaper" not in texts[ClauseMarks.TABLE]
    assert ours in texts[ClauseMarks.INLINE]
    assert "1.0.0" not in texts[ClauseMarks.NONE]


def test_the_versions_stand_in_the_properties_of_the_word_file_and_of_the_page(tmp_path: Path) -> None:
    word, page, _, _ = build(case_folder(tmp_path), BuildOptions()).files

    assert 'name="Syfte"><vt:lpwstr>syfte 1.0.0, publicerad, ej fastställd<' in ZipFile(word).read(
        "docProps/custom.xml"
    ).decode("utf-8")
    assert '<meta name="Syfte" content="syfte 1.0.0, publicerad, ej fastställd">' in page.read_text("utf-8")


def test_only_a_working_copy_carries_the_guidance_as_comments(tmp_path: Path) -> None:
    folder = case_folder(tmp_path)

    (copy,) = build(folder, BuildOptions(working_copy=True)).files
    (word, *_) = build(folder, BuildOptions()).files

    assert copy.name == "kravavsnitt-arbetskopia.docx"
    comments = ZipFile(copy).read("word/comments.xml").decode()
    clauses = read_lock(folder / "upphandling.lock.yaml").documents["kravavsnitt"].clauses
    assert comments.count("<w:comment ") == len(clauses)
    assert ZipFile(copy).read("word/document.xml").decode().count("<w:commentReference ") == len(clauses)
    assert not [name for name in ZipFile(word).namelist() if "comments" in name]


def test_own_words_that_a_newer_version_has_lost_are_remarked_on(tmp_path: Path) -> None:
    folder = case_folder(tmp_path)
    own = tmp_path / "bibliotek" / "clauses" / "matchning"
    own.mkdir(parents=True)
    (tmp_path / "tenderkit.toml").write_text('library = "bibliotek"\n', "utf-8")
    (own / "0.9.0.open.md").write_text("::open{stodet}\nRing kontaktcenter.\n::close\n", "utf-8")
    assert [problem.message.code for problem in build(folder, BuildOptions()).warnings] == ["TK-L086"]

    (own / "0.9.0.open.md").rename(own / "1.0.0.open.md")
    result = build(folder, BuildOptions())

    assert result.warnings == ()
    text = (folder / "dokument" / "kravavsnitt.txt").read_text("utf-8")
    assert "Ring kontaktcenter." in text
    assert "publicerad, ej fastställd, anpassad" in text
