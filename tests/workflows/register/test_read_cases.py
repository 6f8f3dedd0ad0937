"""The cases of a folder: each once, and one that can't be read stops no other."""

import os
from datetime import date
from pathlib import Path

import pytest

from given.cases import case_folder
from given.folder_of_cases import ANNOUNCED, BROKEN, awarded_folder, numbered
from tenderkit.problems import RefusedError
from tenderkit.workflows.register.read_cases import FoundCase, cases_of_folder, read_cases

DAY = date(2027, 6, 1)


def found_in(folder: Path) -> list[FoundCase]:
    return list(read_cases(cases_of_folder(folder), DAY))


def told(found: list[FoundCase]) -> list[str]:
    """`a` for a case that was read, `a: TK-C001` for one that wasn't."""
    shown = []
    for each in found:
        codes = [*(problem.message.code for problem in each.problems), *(one.message.code for one in each.refusals)]
        name = (each.path if each.path.is_dir() else each.path.parent).name
        shown.append(f"{name}: {' '.join(codes)}" if each.case is None else name)
    return shown


def test_every_case_below_the_folder_is_read_in_the_order_of_the_alphabet(tmp_path: Path) -> None:
    for number, name in enumerate(("z", "ö", "a/b")):
        case_folder(tmp_path, numbered(number), name)

    assert told(found_in(tmp_path)) == ["b", "z", "ö"]


def test_a_case_in_another_cases_folder_is_a_case_of_its_own(tmp_path: Path) -> None:
    outer = case_folder(tmp_path, numbered(1), "ramavtal")
    case_folder(outer, numbered(2), "avrop")

    assert sorted(told(found_in(outer))) == ["avrop", "ramavtal"]


def test_a_case_can_be_named_by_its_file(tmp_path: Path) -> None:
    folder = case_folder(tmp_path, ANNOUNCED, "a")
    case_folder(tmp_path, numbered(2), "b")

    assert told(found_in(folder / "upphandling.yaml")) == ["a"]


def test_a_case_that_cannot_be_read_is_told_of_and_the_rest_is_read(tmp_path: Path) -> None:
    case_folder(tmp_path, numbered(1), "a")
    case_folder(tmp_path, BROKEN, "b")
    (tmp_path / "c" / "upphandling.yaml").mkdir(parents=True)
    case_folder(tmp_path, numbered(4), "d")
    (tmp_path / "e").mkdir()
    (tmp_path / "e" / "upphandling.yaml").write_bytes(b"\xff\xfe\x00")

    shown = told(found_in(tmp_path))

    assert [each for each in shown if ":" not in each] == ["a", "d"]
    assert [each[0] for each in shown] == ["a", "b", "d", "e"]


def test_a_recruiters_file_that_cannot_be_read_keeps_its_case_out(tmp_path: Path) -> None:
    (awarded_folder(tmp_path) / "placeringar.yaml").write_text("format: 2\nplaces: [\n", "utf-8")

    (only,) = found_in(tmp_path)

    assert only.case is None
    assert only.problems[0].file.name == "placeringar.yaml"


def test_only_what_is_wrong_is_told_of_an_unread_case(tmp_path: Path) -> None:
    case_folder(tmp_path, BROKEN, "a")

    (only,) = found_in(tmp_path)

    assert {problem.gravity.value for problem in only.problems} == {"error"}


def test_the_same_procurement_twice_is_counted_once_and_the_copy_is_told_of(tmp_path: Path) -> None:
    case_folder(tmp_path, ANNOUNCED, "a")
    case_folder(tmp_path, ANNOUNCED.replace("TF 2026/412", '"tf  2026/412"'), "kopia av a")

    found = found_in(tmp_path)

    assert told(found) == ["a", "kopia av a: TK-G002"]
    problem = found[1].problems[0]
    assert (problem.line, problem.message.facts["first"]) == (3, str(tmp_path / "a" / "upphandling.yaml"))


def test_two_authorities_may_have_the_same_number(tmp_path: Path) -> None:
    case_folder(tmp_path, ANNOUNCED, "a")
    other = ANNOUNCED.replace("Östersunds kommun", "Krokoms kommun").replace("212000-2528", "212000-2478")
    case_folder(tmp_path, other, "b")

    assert told(found_in(tmp_path)) == ["a", "b"]


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_links_to_a_case_do_not_make_it_two(tmp_path: Path) -> None:
    folder = case_folder(tmp_path, ANNOUNCED, "a")
    (tmp_path / "b").symlink_to(folder)
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "upphandling.yaml").symlink_to(folder / "upphandling.yaml")

    assert told(found_in(tmp_path)) == ["a"]


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_that_leads_to_itself_is_a_case_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "upphandling.yaml").symlink_to("upphandling.yaml")
    case_folder(tmp_path, ANNOUNCED, "b")

    found = found_in(tmp_path)

    assert [each.case is None for each in found] == [True, False]


def test_a_folder_that_cannot_be_opened_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case_folder(tmp_path, ANNOUNCED, "a")
    (tmp_path / "låst").mkdir()
    scandir = os.scandir

    def without_right(path: str | os.PathLike[str] = ".") -> object:
        if Path(path).name == "låst":
            raise PermissionError(13, "nej", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", without_right)

    assert told(found_in(tmp_path)) == ["låst: TK-S021", "a"]


def test_a_system_that_says_no_is_a_refusal_with_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = case_folder(tmp_path, ANNOUNCED, "a")

    def no(_: Path) -> object:
        raise PermissionError(13, "nej", str(folder))

    monkeypatch.setattr("tenderkit.workflows.register.read_cases.load_sound_case", no)

    assert told(found_in(tmp_path)) == ["a: TK-S009"]


@pytest.mark.parametrize(("name", "code"), [("tom", "TK-G001"), ("finns-inte", "TK-S001")])
def test_a_folder_without_a_case_is_refused(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "tom").mkdir()

    with pytest.raises(RefusedError) as refused:
        cases_of_folder(tmp_path / name)

    assert refused.value.message.code == code
