"""Rows read as a file's lines are: each fault at its cell, the right ones built, whatever program wrote the sheet."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from given.certificate_rows import (
    Row,
    as_book,
    as_csv,
    as_json_lines,
    as_ods,
    case_beside,
    row,
    rows,
    written_csv,
)
from judges import checkout
from tenderkit import InvalidInputError, RefusedError, TenderkitError, build, open_library, read_case
from tenderkit.workflows.batch.batch_options import BatchOptions
from tenderkit.workflows.batch.batch_sheets import annotate, write_batch_columns
from tenderkit.workflows.batch.run_batch import BatchResult, build_batch
from tenderkit.writers.batch.batch_report import REPORT_FILE

SAMPLES = checkout.ROOT / "samples"
LIBRARY = open_library(checkout.ROOT)
CHECK = BatchOptions(dry_run=True)


def _batch(data: Path, options: BatchOptions = CHECK, kind: str = "intyg") -> BatchResult:
    return build_batch(LIBRARY, kind, data, data.parent / "ut", options)


def _said(result: BatchResult) -> list[str]:
    """Row, column, code and heading of each problem."""
    return [_short(str(problem)) for problem in (*result.told, *result.problems)]


def _short(problem: str) -> str:
    """`2:6: TK-C040 F2 ”Start”`."""
    where, _, words = problem.partition(": ")
    code, cell, heading, *_ = [*words.split(" "), "", ""]
    return f"{':'.join(where.rsplit(':', 2)[1:])} {code}" + (f" {cell} {heading.rstrip(':')}" if "”" in heading else "")


def _codes(problems: Sequence[object]) -> list[str]:
    return [problem.message.code for problem in problems]  # type: ignore[attr-defined]  # each has one


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    case_beside(tmp_path)
    return tmp_path


def test_a_row_gives_the_paper_that_a_place_in_the_case_gives(tmp_path: Path) -> None:
    """What the row doesn't say comes from the case: with an id alone it is the case's own paper."""
    data = written_csv(tmp_path, [{"Ärende": "vaghyveln", "Id": "P-01"}])

    result = _batch(data, BatchOptions())

    (own,) = build(read_case(tmp_path / "vaghyveln", LIBRARY), "intyg", only={"intyg-p-01"})
    assert [path.name for path in result.built] == ["intyg-p-01.docx"]
    assert result.built[0].read_bytes() == own.data


def test_every_way_of_writing_rows_gives_the_same_files(folder: Path) -> None:
    found = rows(3)
    (folder / "a.csv").write_text(as_csv(found), "utf-8")
    (folder / "b.jsonl").write_text(as_json_lines(found), "utf-8")
    (folder / "c.ods").write_bytes(as_ods(found))
    as_book(found).save(folder / "d.xlsx")

    built = [
        build_batch(LIBRARY, "intyg", folder / name, folder / name[0]).built
        for name in ("a.csv", "b.jsonl", "c.ods", "d.xlsx")
    ]

    contents = [{path.name: path.read_bytes() for path in paths} for paths in built]
    assert len(contents[0]) == 3
    assert contents == [contents[0]] * 4


@pytest.mark.parametrize(
    "encode",
    [
        pytest.param(lambda text: text.encode("latin-1"), id="Latin-1"),
        pytest.param(lambda text: text.encode("utf-8-sig"), id="with a BOM"),
        pytest.param(lambda text: text.encode("utf-16"), id="UTF-16"),
        pytest.param(lambda text: text.replace(";", "\t").encode(), id="with tabs"),
    ],
)
def test_csv_is_read_whatever_program_wrote_it(folder: Path, encode: Callable[[str], bytes]) -> None:
    (folder / "rader.csv").write_bytes(encode(as_csv(rows(2))))

    assert _batch(folder / "rader.csv").faults == {}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        pytest.param({"Start": "nån gång i maj"}, "2:6 TK-C040 F2 ”Start”", id="no day"),
        pytest.param({"Form": "prao"}, "2:4 TK-C030 D2 ”Form”", id="not on the list"),
        pytest.param({"Arbetsplats": ""}, "2:5 TK-C001 E2 ”Arbetsplats”", id="required"),
        pytest.param({"Slut": "2028-05-01"}, "2:7 TK-M010 G2 ”Slut”", id="a rule of the case's files"),
        pytest.param({"Medgivande: Datum": "", "Medgivande: Omfattar": ""}, "2:1 TK-K010", id="not ready"),
        pytest.param(
            {"Arbetsuppgifter": "hjälpte Robin Påhittssonb"},
            "2:9 TK-M230 I2 ”Arbetsuppgifter”",
            id="names another row's person",
        ),
        pytest.param({"Ärende": "finns-inte"}, "2:1 TK-B108 A2 ”Ärende”", id="no such case"),
        pytest.param({"Ärende": ""}, "2:1 TK-B107 A2 ”Ärende”", id="no case"),
        pytest.param({"Arbetsplats": "Dep\x07ån"}, "2:5 TK-C017 E2 ”Arbetsplats”", id="a letter that nobody sees"),
    ],
)
def test_a_fault_stands_at_its_cell_and_the_other_rows_are_right(folder: Path, changes: Row, told: str) -> None:
    others = [each | {"Id": f"P-{60 + at}"} for at, each in enumerate(rows(3)[1:])]
    (folder / "rader.csv").write_text(as_csv([row() | changes, *others]), "utf-8")

    result = _batch(folder / "rader.csv")

    assert list(result.faults) == [2]
    assert [_short(str(problem)) for problem in result.problems][:1] == [told]


def test_the_message_says_the_file_the_row_the_cell_the_heading_what_and_what_to_do(folder: Path) -> None:
    (folder / "rader.csv").write_text(as_csv([row(Form="prao"), row(22, "Alex Provström")]), "utf-8")

    (problem,) = _batch(folder / "rader.csv").problems

    lines = str(problem).split("\n")
    assert lines[0] == f"{folder}/rader.csv:2:4: TK-C030 D2 ”Form”: kind har ett ord som inte finns i listan: ”prao”"
    assert lines[1].startswith("    Välj något av employment (anställning)")


def test_a_date_is_read_as_a_file_has_it_whether_it_is_text_or_a_day(folder: Path) -> None:
    as_book([row(Start="8 maj 2028", Slut=date(2028, 10, 27)), row(22, "Alex Provström", Start=date(2028, 5, 8))]).save(
        folder / "rader.xlsx"
    )

    result = _batch(folder / "rader.xlsx", BatchOptions())

    assert result.faults == {}
    assert len(result.built) == 2


@pytest.mark.parametrize(
    ("headings", "told"),
    [
        pytest.param({"Star": "Start"}, "TK-B104", id="misspelt"),
        pytest.param({"Arbetsplats igen": "Arbetsplats", "workplace": "Arbetsplats"}, "TK-B106", id="twice"),
    ],
)
def test_a_heading_that_cant_be_trusted_stops_the_whole(folder: Path, headings: Mapping[str, str], told: str) -> None:
    found = row()
    for heading, of in headings.items():
        found[heading] = found.pop(of) if told == "TK-B104" else found[of]
    (folder / "rader.csv").write_text(as_csv([found]), "utf-8")

    with pytest.raises(InvalidInputError) as error:
        _batch(folder / "rader.csv", BatchOptions())

    assert told in _codes(error.value.problems)
    assert not (folder / "ut").exists()


def test_a_column_that_isnt_ours_is_told_of_and_left(folder: Path) -> None:
    (folder / "rader.csv").write_text(as_csv([row(Anteckning="ring på måndag")]), "utf-8")

    result = _batch(folder / "rader.csv")

    assert _codes(result.told) == ["TK-B105"]
    assert result.faults == {}


def test_the_path_of_a_value_is_a_heading_too(folder: Path) -> None:
    found = row()
    found[["placement", "starts"][1]] = found.pop("Start")
    found["waiver.date"] = found.pop("Medgivande: Datum")
    (folder / "rader.csv").write_text(as_csv([found]), "utf-8")

    assert _batch(folder / "rader.csv").faults == {}


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        pytest.param("rader.csv", b"1;2\n3;4\n", "TK-B101", id="without headings"),
        pytest.param("rader.csv", b"Namn;Form\n", "TK-B113", id="without rows"),
        pytest.param("rader.csv", b"Namn;Form\nKi\0m;praktik\n", "TK-B102", id="with a NUL"),
        pytest.param("rader.xlsx", b"PK no workbook", "TK-B102", id="no workbook"),
        pytest.param("rader.txt", b"Namn", "TK-B102", id="another kind of file"),
        pytest.param("rader.csv", b";".join([b"Namn"] * 600) + b"\nKim\n", "TK-B103", id="too wide"),
    ],
)
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(data)

    with pytest.raises(TenderkitError) as refused:
        _batch(tmp_path / name)

    found = refused.value
    assert (_codes(found.problems) if isinstance(found, InvalidInputError) else [found.message.code]) == [code]


def test_a_line_that_is_no_json_leaves_the_others_alone(folder: Path) -> None:
    lines = as_json_lines(rows(2)).splitlines()
    (folder / "rader.jsonl").write_text("\n".join([lines[0], "{", '{"Id": "P-1", "Id": "P-2"}', lines[1]]), "utf-8")

    result = _batch(folder / "rader.jsonl")

    assert {number: _codes(problems) for number, problems in result.faults.items()} == {2: ["TK-B115"], 3: ["TK-B115"]}
    assert result.rows == 4


def test_what_a_workbook_hides_is_told(folder: Path) -> None:
    book = as_book(rows(4))
    sheet = book.worksheets[0]
    sheet["G2"] = "=F2+90"
    sheet["F3"].value, sheet["F3"].data_type = "#REF!", "e"
    sheet.row_dimensions[4].hidden = True
    book.create_sheet("Andra").append(["Namn", "Form", "Start"])
    book.create_sheet("Gömda").append(["Namn", "Form", "Start"])
    book["Gömda"].sheet_state = "hidden"
    book.save(folder / "rader.xlsx")

    result = _batch(folder / "rader.xlsx")

    assert _said(result)[:2] == ["1:1 TK-B111", "4:1 TK-B112"]
    assert "2:7 TK-B109 G2 ”Slut”" in _said(result)
    assert "3:6 TK-B110 F3 ”Start”" in _said(result)
    assert sorted(result.faults) == [2, 3]


def test_what_is_hidden_is_told_of_the_sheet_that_has_it_whatever_order_they_stand_in(folder: Path) -> None:
    book = as_book(rows(2))
    book.create_sheet("Först", 0).append(["Anteckning"])
    book["Först"].append(["ring på måndag"])
    book["Först"].row_dimensions[2].hidden = True
    book.save(folder / "rader.xlsx")

    assert _codes(_batch(folder / "rader.xlsx").told) == []


def test_another_sheet_can_be_chosen(folder: Path) -> None:
    book = as_book(rows(2))
    book.worksheets[0].title = "Klara"
    book.create_sheet("Andra").append(list(row()))
    book["Andra"].append(list(row().values()))
    book.save(folder / "rader.xlsx")

    assert _batch(folder / "rader.xlsx", replace(CHECK, sheet="andra")).rows == 1
    with pytest.raises(RefusedError, match="TK-N005"):
        _batch(folder / "rader.xlsx", replace(CHECK, sheet="finns inte"))


def test_what_is_merged_stands_in_each_of_its_rows(folder: Path) -> None:
    book = as_book([row(21), row(22, "Alex Provström", Arbetsplats=None)])
    book.worksheets[0].merge_cells("E2:E3")
    book.save(folder / "rader.xlsx")

    assert _batch(folder / "rader.xlsx").faults == {}


def test_a_row_with_a_cell_too_many_is_wrong(folder: Path) -> None:
    text = as_csv([row(), row(22, "Alex Provström")]).splitlines()
    (folder / "rader.csv").write_text("\n".join([*text[:2], text[2] + ";mer"]), "utf-8")

    assert {number: _codes(problems) for number, problems in _batch(folder / "rader.csv").faults.items()} == {
        3: ["TK-B116"]
    }


def test_a_fact_of_the_row_that_the_paper_may_not_tell_is_found_in_what_it_may(folder: Path) -> None:
    told = "att namnet och telefonnumret lämnas till Exempel Anläggning"
    (folder / "rader.csv").write_text(
        as_csv([row() | {"Medgivande: Omfattar": told, "Arbetsuppgifter": f"sopade, {told}"}]), "utf-8"
    )

    assert "TK-T063" in _codes(_batch(folder / "rader.csv").problems)


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        pytest.param("{id}-{efternamn}", ["P-21-Exempelsson.docx", "P-22-Ågren.docx"], id="columns"),
        pytest.param("{rad} {Namn}", ["2 Kim Exempelsson.docx", "3 Åsa Ågren.docx"], id="row and name"),
        pytest.param("../{id}", ["P-21.docx", "P-22.docx"], id="a way out"),
        pytest.param("con.{efternamn}", ["_con.Exempelsson.docx", "_con.Ågren.docx"], id="reserved"),
        pytest.param("={id}", ["P-21.docx", "P-22.docx"], id="a formula"),
    ],
)
def test_files_are_called_by_a_pattern_and_safe_everywhere(folder: Path, pattern: str, names: list[str]) -> None:
    found = [row(Efternamn="Exempelsson"), row(22, "Åsa Ågren", Efternamn="A\u030agren")]
    (folder / "rader.csv").write_text(as_csv(found), "utf-8")

    result = _batch(folder / "rader.csv", BatchOptions(name=pattern))

    assert [path.name for path in result.built] == names
    assert sorted(path.name for path in (folder / "ut").iterdir()) == sorted([*names, REPORT_FILE])


def test_a_long_name_is_cut_between_letters(folder: Path) -> None:
    (folder / "rader.csv").write_text(as_csv([row(Efternamn="Å" * 200)]), "utf-8")

    (path,) = _batch(folder / "rader.csv", BatchOptions(name="{efternamn}")).built

    assert len(path.name.encode()) <= 120
    assert set(path.stem) == {"Å"}


@pytest.mark.parametrize(
    ("second", "code"),
    [
        pytest.param("EXEMPELSSON", "TK-B120", id="capitals"),
        pytest.param("Exempelsso\N{FULLWIDTH LATIN SMALL LETTER N}", "TK-B120", id="another form of a letter"),
        pytest.param("", "TK-B119", id="nothing"),
    ],
)
def test_two_files_never_have_one_name(folder: Path, second: str, code: str) -> None:
    found = [row(Efternamn="Exempelsson"), row(22, "Alex Provström", Efternamn=second)]
    (folder / "rader.csv").write_text(as_csv(found), "utf-8")

    result = _batch(folder / "rader.csv", replace(CHECK, name="{efternamn}"))

    assert {number: _codes(problems) for number, problems in result.faults.items()} == {3: [code]}


@pytest.mark.parametrize(
    ("kind", "pattern", "code"),
    [
        pytest.param("intyg", "{finns inte}", "TK-B117", id="no such column"),
        pytest.param("intyg", "{Medgivande: Omfattar}", "TK-B118", id="what the paper may not tell"),
        pytest.param("avslutad-placering", "{Namn}", "TK-B118", id="a name where the kind may not name"),
        pytest.param("avslutad-placering", "{Efternamn}", "TK-B118", id="a column of the user's own there"),
    ],
)
def test_a_name_tells_no_more_than_the_paper_may(folder: Path, kind: str, pattern: str, code: str) -> None:
    (folder / "rader.csv").write_text(as_csv([row(Efternamn="Exempelsson")]), "utf-8")

    with pytest.raises(RefusedError, match=code):
        _batch(folder / "rader.csv", replace(CHECK, name=pattern), kind)


def test_strict_builds_nothing_unless_all_is_right(folder: Path) -> None:
    (folder / "rader.csv").write_text(as_csv([row(), row(22, "Alex Provström", Form="prao")]), "utf-8")

    with pytest.raises(InvalidInputError) as error:
        _batch(folder / "rader.csv", BatchOptions(strict=True))

    assert _codes(error.value.problems) == ["TK-C030", "TK-B134"]
    assert not (folder / "ut").exists()


def test_what_only_the_finished_paper_shows_keeps_its_row_back_and_with_strict_all_of_them(folder: Path) -> None:
    told = row(22, "Alex Provström", Arbetsuppgifter="skrev till rekryterare@example.se")
    (folder / "rader.csv").write_text(as_csv([row(), told]), "utf-8")

    with pytest.raises(InvalidInputError) as error:
        _batch(folder / "rader.csv", BatchOptions(strict=True))
    assert _codes(error.value.problems) == ["TK-T063", "TK-B134"]
    assert not (folder / "ut").exists()

    result = _batch(folder / "rader.csv", BatchOptions())
    assert ({row: _codes(told) for row, told in result.faults.items()}, len(result.built)) == ({3: ["TK-T063"]}, 1)


def test_rows_without_ids_are_numbered(folder: Path) -> None:
    found = [{name: cell for name, cell in each.items() if name != "Id"} for each in rows(2)]
    (folder / "rader.csv").write_text(as_csv(found), "utf-8")

    assert [path.name for path in _batch(folder / "rader.csv", BatchOptions()).built] == [
        "intyg-p-01.docx",
        "intyg-p-02.docx",
    ]


def test_the_case_may_be_given_for_all_rows(folder: Path, tmp_path: Path) -> None:
    found = [{name: cell for name, cell in each.items() if name != "Ärende"} for each in rows(2)]
    (folder / "rader.csv").write_text(as_csv(found), "utf-8")

    assert _batch(folder / "rader.csv", replace(CHECK, case=tmp_path / "vaghyveln")).faults == {}


def test_rows_of_several_cases_have_the_case_in_their_names(folder: Path) -> None:
    shutil.copytree(folder / "vaghyveln", folder / "andra")
    (folder / "rader.csv").write_text(as_csv([row(), row(21, "Alex Provström", Ärende="andra")]), "utf-8")

    built = _batch(folder / "rader.csv", BatchOptions()).built

    assert [path.name for path in built] == ["vaghyveln-intyg-p-21.docx", "andra-intyg-p-21.docx"]


@pytest.mark.parametrize(
    ("kind", "found", "name"),
    [
        pytest.param("kallelse", {"Id": "2028-09-15", "Möte": "start", "Skickad": "2028-09-01", "Ska hållas": "2028-09-15", "Tid": "kl. 9", "Plats eller mötesform": "Depån"}, "kallelse-2028-09-15", id="a call"),
        pytest.param("kravprofil", {"Id": "K-1"}, "kravprofil-k-1", id="a profile of the case"),
        pytest.param("startmote", {"Leverantörens namn": "Nya Vägar AB", "Organisationsnummer": "556000-0001"}, "startmote-nya-vagar-ab", id="a supplier"),
    ],
)  # fmt: skip
def test_other_kinds_have_rows_too(folder: Path, kind: str, found: Row, name: str) -> None:
    (folder / "rader.csv").write_text(as_csv([{"Ärende": "vaghyveln", **found}]), "utf-8")

    result = _batch(folder / "rader.csv", BatchOptions(), kind)

    assert (_codes(result.problems), [path.stem for path in result.built]) == ([], [name])


@pytest.mark.parametrize("kind", ["problemnotering", "rollinstruktion"])
def test_a_kind_that_no_row_can_tell_of_is_refused(folder: Path, kind: str) -> None:
    (folder / "rader.csv").write_text(as_csv([row()]), "utf-8")

    with pytest.raises(RefusedError, match=r"TK-B114|TK-K081"):
        _batch(folder / "rader.csv", CHECK, kind)


def test_a_folder_of_cases_gives_the_papers_of_each(folder: Path) -> None:
    shutil.copytree(SAMPLES / "lansvag-512", folder / "lansvag-512")
    (folder / "trasig").mkdir()
    (folder / "trasig" / "upphandling.yaml").write_text("format: 1\n", "utf-8")

    result = build_batch(LIBRARY, "kravavsnitt", folder, folder.parent / "ut")

    assert [path.name for path in result.built] == ["lansvag-512-kravavsnitt.docx", "vaghyveln-kravavsnitt.docx"]
    assert {number: problems[0].file.parent.name for number, problems in result.faults.items()} == {2: "trasig"}
    own = build(read_case(folder / "vaghyveln", LIBRARY), "kravavsnitt")
    assert result.built[1].read_bytes() == own[0].data


def test_what_is_of_rows_isnt_asked_of_a_folder(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    with pytest.raises(RefusedError, match="TK-B132"):
        build_batch(LIBRARY, "kravavsnitt", folder, folder / "ut", replace(CHECK, name="{id}"))
    with pytest.raises(RefusedError, match="TK-B133"):
        build_batch(LIBRARY, "kravavsnitt", tmp_path_factory.mktemp("tom"), folder / "ut", CHECK)
    with pytest.raises(TenderkitError):
        _batch(folder / "finns-inte.csv")


def test_the_empty_sheet_has_headings_that_are_read_and_words_that_are_understood(folder: Path) -> None:
    write_batch_columns(LIBRARY, "intyg", folder / "tomt.xlsx")

    book = load_workbook(folder / "tomt.xlsx")
    sheet = book["Rader"]
    headings = [str(cell.value) for cell in sheet[1]]
    assert {"Ärende", "Namn", "Form*", "Start*", "Medgivande: Datum"} <= set(headings)
    assert all(cell.comment is not None for cell in sheet[1])
    offered = {str(each.sqref).split(":")[0][:-1]: each for each in sheet.data_validations.dataValidation}
    form = offered[get_column_letter(headings.index("Form*") + 1)]
    words = [cell.value for line in book["Hjälp"][str(form.formula1).split("!")[1].replace("$", "")] for cell in line]
    assert words[:2] == ["anställning", "praktik"]
    for heading, cell in row().items():
        at = headings.index(heading if heading in headings else f"{heading}*")
        sheet.cell(2, at + 1).value = str(cell)
    book.save(folder / "ifyllt.xlsx")
    assert _batch(folder / "ifyllt.xlsx").faults == {}


def test_a_value_that_begins_like_a_formula_stays_a_text_in_every_sheet_of_ours(folder: Path) -> None:
    evil = [row(Namn=f"{sign}1+1", Form="prao") for sign in "=+-@"]
    (folder / "rader.csv").write_text(as_csv(evil), "utf-8")
    write_batch_columns(LIBRARY, "intyg", folder / "skrivet.xlsx", [{"Namn": "=1+1"}])

    result = _batch(folder / "rader.csv")
    annotate(LIBRARY, "intyg", (folder / "rader.csv", None), folder / "kopia.xlsx", result.problems)

    for name in ("skrivet.xlsx", "kopia.xlsx"):
        cells = [cell for line in load_workbook(folder / name).worksheets[0] for cell in line if cell.value is not None]
        assert {cell.data_type for cell in cells} == {"s"}


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_an_annotated_copy_has_each_fault_at_its_cell_and_the_original_is_left(folder: Path, suffix: str) -> None:
    data = folder / f"rader{suffix}"
    found = [row(), row(22, "Alex Provström", Form="prao")]
    if suffix == ".csv":
        data.write_text(as_csv(found), "utf-8")
    else:
        as_book(found).save(data)
    before = data.read_bytes()

    annotate(LIBRARY, "intyg", (data, None), folder / "kopia.xlsx", _batch(data).problems)

    sheet = load_workbook(folder / "kopia.xlsx").worksheets[0]
    remarked = {cell.coordinate: cell.comment.text for line in sheet for cell in line if cell.comment is not None}
    assert list(remarked) == ["D3"]
    assert remarked["D3"].startswith("TK-C030")
    assert sheet["D3"].value == "prao"
    assert data.read_bytes() == before


def test_a_hundred_thousand_rows_are_read_in_their_places(tmp_path: Path) -> None:
    from tenderkit.readers.sheet.table_reader import read_table

    (tmp_path / "rader.csv").write_text("Namn;Form\n" + "Kim;praktik\n" * 100_000, "utf-8")

    table = read_table(tmp_path / "rader.csv", lambda heading: heading == "Namn")

    assert (len(table.rows), table.rows[-1].number) == (100_000, 100_001)


def test_the_sample_says_that_it_is_made_up_and_builds(tmp_path: Path) -> None:
    result = build_batch(open_library(SAMPLES), "intyg", SAMPLES / "intyg.xlsx", tmp_path / "ut")

    assert (len(result.built), result.faults) == (4, {})
    first, second = islice(load_workbook(SAMPLES / "intyg.xlsx")["Rader"].iter_rows(values_only=True), 2)
    assert str(first[0]).startswith("Exempel. Allt i bladet är påhittat")
    assert second[:2] == ("Ärende", "Id*")


def test_the_sample_is_what_its_script_writes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import write_batch_sample

    monkeypatch.setattr(write_batch_sample, "FILE", tmp_path / "intyg.xlsx")
    write_batch_sample.main()

    assert (tmp_path / "intyg.xlsx").read_bytes() == (SAMPLES / "intyg.xlsx").read_bytes()
