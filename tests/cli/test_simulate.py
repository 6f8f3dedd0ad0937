"""`tenderkit simulate` at the keyboard."""

import json
from pathlib import Path

import pytest

from judges.as_a_user import user_runs
from judges.checkout import ROOT

SAMPLES = ROOT / "samples"


def test_the_report_is_shown_and_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    seen = user_runs("simulate", SAMPLES / "vaghyveln")

    assert (seen.code, seen.err) == (0, "")
    assert seen.out.startswith("Vite: Väghyveln\n")
    assert not list(tmp_path.iterdir())


def test_a_requirement_without_a_penalty_is_no_fault() -> None:
    seen = user_runs("simulate", SAMPLES / "stadsfesten")

    assert seen.code == 0
    assert "har inget vite" in seen.out


@pytest.mark.parametrize("suffix", ["txt", "html", "docx", "csv", "svg"])
def test_the_suffix_decides_what_is_written(suffix: str, tmp_path: Path) -> None:
    target = tmp_path / f"vite.{suffix}"

    seen = user_runs("simulate", SAMPLES / "vaghyveln", "--to", target)

    assert (seen.code, seen.out) == (0, f"Skrev {target}\n")
    assert target.stat().st_size


def test_json_is_for_programs() -> None:
    seen = user_runs("simulate", SAMPLES / "parkskotsel-liten", "--format", "json", "--lot", "C")

    (requirement,) = json.loads(seen.out)["requirements"]
    assert requirement["lot"] == "C"
    assert requirement["penalties"][0]["per"] == "missing_month"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(
            ("parkskotsel-liten", "--lot", "X"), "det finns inget anbudsområde X; välj bland A, B, C", id="lot"
        ),
        pytest.param(("vaghyveln", "--lot", "A"), "upphandlingen är inte delad i anbudsområden", id="no lots"),
        pytest.param(("parkskotsel-liten", "--to", "v.svg"), "ärendet har 3; välj med --lot", id="several charts"),
        pytest.param(("stadsfesten", "--to", "v.svg"), "det finns inget diagram att rita", id="no chart"),
        pytest.param(("vaghyveln", "--to", "v.json", "--format", "json"), "--to", id="json to a file"),
    ],
)
def test_what_can_not_be_done_is_a_usage_error(
    arguments: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    sample, *options = arguments

    seen = user_runs("simulate", SAMPLES / sample, *options)

    assert seen.code == 2
    assert said in seen.err
    assert not list(tmp_path.iterdir())


def test_an_unknown_suffix_is_refused(tmp_path: Path) -> None:
    seen = user_runs("simulate", SAMPLES / "vaghyveln", "--to", tmp_path / "vite.pdf")

    assert (seen.code, seen.findings) == (3, ["TK-S003"])
    assert seen.reads_well()


def test_an_empty_table_has_its_headings(tmp_path: Path) -> None:
    target = tmp_path / "vite.csv"

    assert user_runs("simulate", SAMPLES / "stadsfesten", "--to", target).code == 0
    assert len(target.read_text("utf-8-sig").splitlines()) == 1
