"""What scripts are given: documents as the command makes them, from a library that is read once."""

import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from cProfile import Profile
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile, is_zipfile

import pytest
import yaml

import tenderkit
from judges import checkout
from judges.as_a_user import standing
from judges.pages import code_blocks
from tenderkit import Case, InvalidInputError, Library, NotAllowedYetError, RefusedError, build, open_library, read_case
from tenderkit.workflows.papers.build import BuildOptions
from tenderkit.workflows.papers.build import build as build_in_folder
from workloads import tender, write_case, write_home, write_own_clauses

SAMPLES = checkout.ROOT / "samples"
OPENED: list[str] = []
_WATCHING: list[bool] = []


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and _WATCHING:
        OPENED.append(str(arguments[0]))


sys.addaudithook(_watch)


@contextmanager
def _files_opened() -> Iterator[list[str]]:
    OPENED.clear()
    _WATCHING.append(True)
    try:
        yield OPENED
    finally:
        _WATCHING.clear()


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library(SAMPLES)


@pytest.fixture(scope="module")
def vaghyveln(library: Library) -> Case:
    return read_case(SAMPLES / "vaghyveln", library)


@pytest.mark.parametrize("kind", ["kravavsnitt", "intyg", "kallelse"])
def test_a_script_gets_the_bytes_that_the_command_writes(kind: str, tmp_path: Path, library: Library) -> None:
    case = shutil.copytree(SAMPLES, tmp_path / "samples") / "vaghyveln"
    before = standing(case)

    built = build(read_case(case, library), kind, formats=(".docx", ".html", ".txt"))

    assert standing(case) == before
    written = build_in_folder(case, BuildOptions(kinds=(kind,))).files
    documents = {path.name: path.read_bytes() for path in written if path.suffix in (".docx", ".html", ".txt")}
    documents.pop("kravlista.html", None)
    assert {f"{each.name}{each.suffix}": _parts(each.data) for each in built} == {
        name: _parts(data) for name, data in documents.items()
    }


def _parts(data: bytes) -> dict[str, bytes]:
    """Of a Word file each part: its zip is packed in another way."""
    if not is_zipfile(BytesIO(data)):
        return {"": data}
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_a_case_may_come_as_a_mapping(vaghyveln: Case, library: Library) -> None:
    typed: Mapping[str, Any] = yaml.safe_load((SAMPLES / "vaghyveln/upphandling.yaml").read_text("utf-8"))

    case = read_case(typed, library)

    assert build(case, "kravavsnitt")[0].data == build(vaghyveln, "kravavsnitt")[0].data


def test_every_fault_of_the_case_and_of_the_files_beside_it_is_told_at_once(tmp_path: Path, library: Library) -> None:
    case = shutil.copytree(SAMPLES / "vaghyveln", tmp_path / "vaghyveln")
    for name, right, wrong in (
        ("upphandling.yaml", "signed: 2028-02-11", "signed: 2028-01-11"),
        ("personer.yaml", "place: P-01", "place: P-99"),
    ):
        text = (case / name).read_text("utf-8")
        assert right in text
        (case / name).write_text(text.replace(right, wrong), "utf-8")

    with pytest.raises(InvalidInputError) as told:
        read_case(case, library)

    assert {problem.file.name for problem in told.value.problems} == {"upphandling.yaml", "personer.yaml"}


def test_a_warm_build_opens_no_file(vaghyveln: Case) -> None:
    build(vaghyveln, "kravavsnitt")
    build(vaghyveln, "intyg")

    with _files_opened() as opened:
        build(vaghyveln, "kravavsnitt")
        build(vaghyveln, "intyg")

    assert opened == []


def test_a_library_held_open_sees_what_is_saved_beside_a_case(tmp_path: Path, library: Library) -> None:
    case = shutil.copytree(SAMPLES / "vaghyveln", tmp_path / "vaghyveln")
    before = build(read_case(case, library), "intyg")
    persons = case / "personer.yaml"
    name = yaml.safe_load(persons.read_text("utf-8"))["persons"][0]["name"]

    persons.write_text(persons.read_text("utf-8").replace(name, "Robin Påhitt"), "utf-8")

    assert build(read_case(case, library), "intyg") != before


def test_threads_share_a_library_and_a_case() -> None:
    library = open_library(SAMPLES)
    case = read_case(SAMPLES / "vaghyveln", library)

    with ThreadPoolExecutor(4) as threads:
        built = list(threads.map(lambda kind: build(case, kind), ["intyg", "kravavsnitt", "kallelse"] * 4))

    assert built[:3] * 4 == built


def test_only_the_named_documents_are_built(vaghyveln: Case) -> None:
    assert [each.name for each in build(vaghyveln, "intyg", only=["intyg-p-01"])] == ["intyg-p-01"]


def test_files_are_written_where_they_are_asked_for_and_never_over_others(vaghyveln: Case, tmp_path: Path) -> None:
    (built,) = build(vaghyveln, "kravavsnitt", to=tmp_path)

    assert (tmp_path / "kravavsnitt.docx").read_bytes() == built.data
    build(vaghyveln, "kravavsnitt", to=tmp_path)
    (tmp_path / "kravavsnitt.docx").write_bytes(b"somebody's own")
    with pytest.raises(RefusedError):
        build(vaghyveln, "kravavsnitt", to=tmp_path)
    assert (tmp_path / "kravavsnitt.docx").read_bytes() == b"somebody's own"


def test_what_cant_be_built_says_so(library: Library, vaghyveln: Case) -> None:
    with pytest.raises(RefusedError):
        build(vaghyveln, "kravavsnit")
    with pytest.raises(RefusedError):
        build(vaghyveln, "kravavsnitt", formats=(".odt",))
    with pytest.raises(NotAllowedYetError):
        build(read_case(SAMPLES / "lansvag-512", library), "intyg")
    with pytest.raises(RefusedError):
        read_case(SAMPLES / "finns-inte", library)


def test_the_root_imports_nothing_before_it_is_asked_for() -> None:
    script = "import sys, tenderkit; assert not [m for m in sys.modules if m.startswith('tenderkit.')], sys.modules"

    subprocess.run([sys.executable, "-c", script], check=True)


def test_what_is_exported_is_there_and_nothing_else() -> None:
    assert all(getattr(tenderkit, name) is not None for name in tenderkit.__all__)
    with pytest.raises(AttributeError):
        tenderkit.nothing  # noqa: B018 - asked for on purpose


def test_the_example_of_the_page_runs_as_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (checkout.ROOT / "docs/api.md").read_text("utf-8")
    (example,) = code_blocks(page, "python")
    shutil.copytree(SAMPLES, tmp_path / "samples")
    monkeypatch.chdir(tmp_path)

    exec("\n".join(example), {})  # noqa: S102 - our own page

    assert (tmp_path / "kravavsnitt.docx").is_file()
    assert [path.name for path in (tmp_path / "intyg").iterdir()] == ["intyg-p-01.docx"]
    assert len(list((tmp_path / "alla-intyg").glob("*.docx"))) == 4


def test_the_page_names_all_that_is_exported() -> None:
    page = (checkout.ROOT / "docs/api.md").read_text("utf-8")

    assert [name for name in tenderkit.__all__ if name not in page] == []


def test_a_case_costs_the_same_however_many_clauses_the_municipality_has(tmp_path: Path) -> None:
    """Counted in calls, with the library held open: ten times as many own clauses, the same number to read a case."""
    few, many = (_calls_to_read_a_case(tmp_path / str(number), number) for number in (30, 300))

    assert many == few


def _calls_to_read_a_case(home: Path, own_clauses: int) -> int:
    write_own_clauses(write_home(home), own_clauses)
    case, profile = write_case(home / "arende", tender(0)), Profile()
    opened = open_library(home)
    read_case(case, opened)
    profile.runcall(read_case, case, opened)
    return sum(entry.callcount for entry in profile.getstats())
