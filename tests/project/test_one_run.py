from pathlib import Path

import pytest

from tenderkit.problems import RefusedError
from tenderkit.project.one_run import once_in_a_run, one_run

READ: list[Path] = []


@once_in_a_run
def read_text(path: Path, *, upper: bool = False) -> str:
    READ.append(path)
    if not path.exists():
        raise RefusedError("TK-S001", {"path": path})
    text = path.read_text("utf-8")
    return text.upper() if upper else text


@pytest.fixture
def file(tmp_path: Path) -> Path:
    READ.clear()
    path = tmp_path / "text"
    path.write_text("före", "utf-8")
    return path


def test_within_a_run_a_file_is_read_once(file: Path) -> None:
    with one_run():
        first = read_text(file)
        file.write_text("efter", "utf-8")

        assert (first, read_text(file)) == ("före", "före")
        assert [file] == READ


def test_a_run_within_a_run_is_part_of_it(file: Path) -> None:
    with one_run():
        read_text(file)
        with one_run():
            file.write_text("efter", "utf-8")

            assert read_text(file) == "före"
        assert read_text(file) == "före"


def test_outside_a_run_nothing_is_kept(file: Path) -> None:
    with one_run():
        read_text(file)
    file.write_text("efter", "utf-8")

    assert read_text(file) == "efter"


def test_a_later_run_reads_anew(file: Path) -> None:
    for words in ("före", "efter"):
        file.write_text(words, "utf-8")
        with one_run():
            assert read_text(file) == words


def test_what_was_asked_for_is_part_of_the_question(file: Path) -> None:
    with one_run():
        assert (read_text(file), read_text(file, upper=True)) == ("före", "FÖRE")


def test_a_refusal_is_kept_as_well(tmp_path: Path) -> None:
    READ.clear()
    missing = tmp_path / "saknas"

    with one_run():
        for _ in range(3):
            with pytest.raises(RefusedError, match="TK-S001"):
                read_text(missing)

    assert [missing] == READ


def test_a_run_that_fails_ends_all_the_same(file: Path) -> None:
    with pytest.raises(RefusedError), one_run():
        read_text(file.with_name(read_text(file)))
    file.write_text("efter", "utf-8")

    assert read_text(file) == "efter"
