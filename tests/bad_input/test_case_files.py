"""A case file that can't be used: what is typed, and the line, column and code that come back; nothing is written."""

import os
from pathlib import Path

import pytest

from given.cases import WITH_DIALOGUE, case_folder
from judges.as_a_user import program_runs, standing, user_runs, with_places

PLACES = with_places(WITH_DIALOGUE)
COLUMN_OF_BEGINS = "procedure: {kind: open, begins".index("begins") + 1

WHOLE_FILES = [
    pytest.param(b"", "1:1 TK-C015", id="empty"),
    pytest.param(b"\n \n\n", "1:1 TK-C015", id="nothing but blank lines"),
    pytest.param(b"# Att fylla i\n", "1:1 TK-C015", id="nothing but a comment"),
    pytest.param(b"---\n", "2:1 TK-C015", id="nothing but a line of hyphens"),
    pytest.param(b"- Projekt\n- Provet\n", "1:1 TK-C014", id="a list at the top"),
    pytest.param("Bara några ord.\n".encode(), "1:1 TK-C014", id="a sentence"),
    pytest.param("Hej!\nHär kommer underlaget: se nedan\n".encode(), "1:1 TK-F034", id="a letter"),
    pytest.param(b"%!PS-Adobe {{{\n: :", "1:2 TK-C029", id="not YAML"),
    pytest.param(b"namn: [Provet\n", "1:7 TK-C023", id="a bracket that never closes"),
    pytest.param(b"namn: Provet\n\tlag: LOU\n", "2:1 TK-C020", id="indented by a tab"),
    pytest.param(bytes(range(128, 256)) * 3, "1:1 TK-C016", id="bytes of anything"),
    pytest.param(b"PK\x03\x04\xff\x9d\x00\x00", "1:5 TK-C016", id="a Word file"),
    pytest.param(WITH_DIALOGUE.encode("utf-16"), "1:1 TK-C016", id="UTF-16"),
    pytest.param(WITH_DIALOGUE.encode("latin-1"), "4:19 TK-C016", id="Latin-1"),
    pytest.param(WITH_DIALOGUE.encode("cp1252"), "4:19 TK-C016", id="Windows-1252"),
    pytest.param(b"# " + b"x" * 1024 * 1024, "1:1 TK-C018", id="more than a mebibyte"),
]

ONE_LINE = [
    pytest.param("law: LOU\n", "", "1:1 TK-C001", id="a missing key"),
    pytest.param("law: LOU", "law:", "5:1 TK-C002", id="a key that is not filled in"),
    pytest.param("law: LOU", "law: LOU\nxylofon: 3", "6:1 TK-C003", id="an unknown key"),
    pytest.param("authority:", "autority:", "4:1 TK-C004", id="a misspelt key"),
    pytest.param("law: LOU", "law: LOU\nlaw: LUF", "6:1 TK-C009", id="a key that stands twice"),
    pytest.param("law: LOU", "law: LOU\ncpv: 45233000-9", "6:1 TK-C005", id="a key in the wrong block"),
    pytest.param("law: LOU", "law: LOV", "5:1 TK-C032", id="a law that is not handled"),
    pytest.param("months: 24", "months: ett tag", "13:3 TK-C033", id="text for a number"),
    pytest.param("months: 24", "months: 24 veckor", "13:3 TK-C091", id="a number with another unit"),
    pytest.param("months: 24", "months: 2.5", "13:3 TK-C098", id="half a month"),
    pytest.param("months: 24", "months: 0", "13:3 TK-C034", id="months 0"),
    pytest.param("months: 24", "months: -24", "13:3 TK-C034", id="negative months"),
    pytest.param("months: 24", "months: [24]", "13:3 TK-C033", id="a list for a number"),
    pytest.param("value: 5000000", "value: -5000000", "11:3 TK-C036", id="a negative value"),
    pytest.param("value: 5000000", "value: 0", "11:3 TK-C037", id="a value of nothing"),
    pytest.param("value: 5000000", "value: ca 5 mkr", "11:3 TK-C097", id="an approximate value"),
    pytest.param("value: 5000000", f"value: 5{'0' * 12}", "11:3 TK-C038", id="a value of thousands of billions"),
    pytest.param("begins: 2025-03-01", "begins: 2026-02-30", f"6:{COLUMN_OF_BEGINS} TK-C041", id="2026-02-30"),
    pytest.param("begins: 2025-03-01", "begins: 1/3/2025", f"6:{COLUMN_OF_BEGINS} TK-C085", id="a date that is two"),
    pytest.param("212000-2528", "212000-2529", "4:38 TK-C053", id="a wrong check digit"),
    pytest.param("title: Provet", "title: &a Provet", "2:8 TK-C011", id="an anchor"),
    pytest.param("title: Provet", "title: !!python/object Provet", "2:8 TK-C010", id="a tag"),
    pytest.param("title: Provet", "title: Provet\n<<: {law: LUF}", "3:1 TK-C012", id="a merge"),
    pytest.param("months: 24", "months: 24\n  cpv: 45233000-1", "14:3 TK-C059", id="a CPV code with a wrong digit"),
    pytest.param("count: 4", "count: 10000000", "30:5 TK-C034", id="ten million places"),
    pytest.param("    cap: {percent: 5, of: contract_price}\n", "", "40:3 TK-R014", id="a penalty without cap"),
    pytest.param("cap: {percent: 5, of: contract_price}", "cap: {percent: 5}", "43:10 TK-C061", id="half a cap"),
    pytest.param("percent: 5,", "percent: 0,", "43:11 TK-C034", id="a cap of 0 per cent"),
    pytest.param("percent: 5,", "percent: 300,", "43:11 TK-C034", id="a cap of 300 per cent"),
    pytest.param("percent: 5, of: contract_price", "amount: 0", "43:11 TK-C037", id="a cap of 0 kronor"),
    pytest.param("amount: 50000", "amount: 50 000 euro", "41:5 TK-C068", id="a penalty in euro"),
    pytest.param("amount: 50000", "amount: €5 000", "41:5 TK-C068", id="a penalty with a euro sign"),
    pytest.param("amount: 50000", "amount: 50 000,5", "41:5 TK-C069", id="half an öre"),
    pytest.param("amount: 50000", "amount: 50 00", "41:5 TK-C035", id="a space in the wrong place"),
    pytest.param("  estimated_value: 5000000\n", "", "8:1 TK-C001", id="no value"),
    pytest.param("begins: 2025-03-01", "begins: 2016-12-31", f"6:{COLUMN_OF_BEGINS} TK-R112", id="before the act"),
    pytest.param(
        "begins: 2025-03-01",
        "begins: 2025-03-01, published: 2025-04-01, tender_deadline: 2025-04-01",
        "6:68 TK-R036",
        id="a deadline on the day of the notice",
    ),
    pytest.param(
        "begins: 2025-03-01",
        "begins: 2025-03-01, tender_deadline: 2025-05-01, awarded: 2025-04-01, standstill_ends: 2025-04-11",
        "6:74 TK-R001",
        id="award before deadline",
    ),
]


@pytest.mark.parametrize(("content", "finding"), WHOLE_FILES)
def test_a_file_that_is_no_case_says_why(tmp_path: Path, content: bytes, finding: str) -> None:
    folder = case_folder(tmp_path)
    (folder / "upphandling.yaml").write_bytes(content)

    _refused_by_every_command(folder, [finding])


@pytest.mark.parametrize(("typed", "instead", "finding"), ONE_LINE)
def test_a_fault_on_one_line_is_found_on_that_line(tmp_path: Path, typed: str, instead: str, finding: str) -> None:
    assert PLACES.count(typed) == 1

    _refused_by_every_command(case_folder(tmp_path, PLACES.replace(typed, instead)), [finding])


def test_a_hard_requirement_without_penalty_is_refused(tmp_path: Path) -> None:
    case, _, penalty = PLACES.partition("  penalty:\n")
    assert penalty

    _refused_by_every_command(case_folder(tmp_path, case), ["16:1 TK-R011"])


def test_every_fault_comes_in_one_run(tmp_path: Path) -> None:
    case = PLACES.replace("months: 24", "months: 0").replace("law: LOU", "lag: LOU").replace("count: 4", "count: några")

    _refused_by_every_command(case_folder(tmp_path, case), ["5:1 TK-C004", "13:3 TK-C034", "30:5 TK-C033"])


def test_a_works_code_for_services_is_a_warning(tmp_path: Path) -> None:
    folder = case_folder(tmp_path, WITH_DIALOGUE.replace("subject: services", "subject: services\n  cpv: 45233000-9"))

    checked, built = user_runs("check", folder), user_runs("build", folder)

    assert (checked.code, checked.findings) == (0, ["10:3 TK-R021"])
    assert (built.code, built.findings) == (0, [])
    assert "Om ärendet: 1 varning." in built.err
    assert user_runs("check", folder, "--fail-on", "warning").code == 1


def test_what_is_not_decided_yet_is_a_question_and_no_fault(tmp_path: Path) -> None:
    folder = case_folder(tmp_path, WITH_DIALOGUE.replace("    reply_within_days: 10\n", ""))

    checked, built = user_runs("check", folder), user_runs("build", folder)

    assert (checked.code, checked.findings) == (0, ["18:3 TK-K001"])
    assert checked.reads_well()
    assert user_runs("check", folder, "--fail-on", "question").code == 1
    assert built.code == 0
    assert "[BEKRÄFTA: " in (folder / "dokument" / "kravavsnitt.txt").read_text("utf-8")


def test_what_was_typed_is_never_repeated(tmp_path: Path) -> None:
    """A number that may be personal must not be spread by the message about it."""
    folder = case_folder(tmp_path, WITH_DIALOGUE.replace("212000-2528", "19121212-1212"))

    seen = user_runs("check", folder)

    assert seen.code == 1
    assert "1212" not in seen.text


@pytest.mark.parametrize(
    ("written", "path"),
    [
        pytest.param(WITH_DIALOGUE.replace("\n", "\r\n").encode(), "upphandling.yaml", id="Windows line ends"),
        pytest.param(b"\xef\xbb\xbf" + WITH_DIALOGUE.encode(), "upphandling.yaml", id="a byte order mark"),
        pytest.param(WITH_DIALOGUE.encode(), ".", id="the folder"),
        pytest.param(WITH_DIALOGUE.encode(), "upphandling.yaml", id="the file"),
    ],
)
def test_what_is_no_fault_is_taken_as_it_is(tmp_path: Path, written: bytes, path: str) -> None:
    folder = case_folder(tmp_path, name="Väg & bro (ny)")
    (folder / "upphandling.yaml").write_bytes(written)

    seen = user_runs("build", folder / path)

    assert seen.code == 0, seen.text
    assert sorted(standing(folder)) == [
        "dokument",
        "dokument/kravavsnitt.docx",
        "dokument/kravavsnitt.html",
        "dokument/kravavsnitt.txt",
        "dokument/kravlista.xlsx",
        "upphandling.lock.yaml",
        "upphandling.yaml",
    ]


@pytest.mark.parametrize("ending", ["", "/", "/upphandling.yaml", "/../arende/"])
def test_a_case_may_be_named_in_any_way(tmp_path: Path, ending: str) -> None:
    case_folder(tmp_path)

    assert program_runs("check", f"arende{ending}", cwd=tmp_path).code == 0


def test_a_case_deep_down_is_read(tmp_path: Path) -> None:
    folder = case_folder(tmp_path.joinpath(*["en-mapp-med-ett-ganska-långt-namn"] * 20))

    assert len(str(folder)) > 600
    assert user_runs("build", folder).code == 0


def _nothing(_: Path) -> None:
    """No file at all."""


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _dangling_link(path: Path) -> None:
    path.symlink_to("ingenstans")


def _link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
@pytest.mark.parametrize(
    ("put", "code"),
    [
        pytest.param(_nothing, "TK-S001", id="missing"),
        pytest.param(_folder, "TK-C027", id="a folder"),
        pytest.param(_pipe, "TK-C027", id="a pipe that nobody writes to"),
        pytest.param(_dangling_link, "TK-S001", id="a link to nothing"),
        pytest.param(_link_to_itself, "TK-S001", id="a link to itself"),
    ],
)
def test_a_case_file_that_is_no_file_is_refused_at_once(tmp_path: Path, put: object, code: str) -> None:
    assert callable(put)
    put(tmp_path / "upphandling.yaml")

    _refused_by_every_command(tmp_path, [code], exit_code=3)


@pytest.mark.parametrize("name", ["saknas", "saknas/upphandling.yaml", "a" * 300])
def test_a_path_that_leads_nowhere_is_refused(tmp_path: Path, name: str) -> None:
    for command in ("check", "build", "explain"):
        seen = user_runs(command, tmp_path / name)

        assert seen.code == 3
        assert seen.findings in (["TK-S001"], ["TK-S009"])
        assert seen.reads_well()


def _refused_by_every_command(folder: Path, findings: list[str], exit_code: int = 1) -> None:
    before = standing(folder)
    for command in ("check", "build"):
        seen = user_runs(command, folder)

        assert (seen.code, seen.findings) == (exit_code, findings), seen.text
        assert seen.reads_well()
        assert standing(folder) == before
