import json
from pathlib import Path

import pytest

from given.law_in_text import law_text
from given.own_library import own_library
from tenderkit.cli.entry import run

DAY = ("--date", "2026-12-01")


def test_every_report_can_be_written_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library = ("--library", str(tmp_path))
    commands = {
        "anvands.html": ("used-by", "vite", str(tmp_path)),
        "lage.docx": ("status", str(tmp_path), *DAY),
        "lag.txt": ("law", *DAY),
        "jamforelse.docx": ("align",),
    }

    codes = [run(["clauses", *words, *library, "--to", str(tmp_path / name)]) for name, words in commands.items()]

    assert codes == [0, 0, 0, 0]
    assert all((tmp_path / name).stat().st_size for name in commands)
    assert capsys.readouterr().out.count("Skrev ") == 4


@pytest.mark.parametrize(
    ("words", "first_line"),
    [
        pytest.param(("used-by", "vite"), "Här används vite", id="used-by"),
        pytest.param(("status", *DAY), "Klausulbiblioteket den 2026-12-01", id="status"),
        pytest.param(("law", *DAY), "Lagbevakning den 2026-12-01", id="law"),
        pytest.param(
            ("align",), "Klausulerna jämförda med Göteborg, Upphandlingsmyndigheten, rapporten med flera", id="align"
        ),
    ],
)
def test_every_report_is_shown_with_its_title_first(
    words: tuple[str, ...],
    first_line: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)

    assert run(["clauses", *words]) == 0

    assert capsys.readouterr().out.splitlines()[0] == first_line


def test_machines_read_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["clauses", "used-by", "vite", str(tmp_path), "--format", "json"]) == 0
    used = json.loads(capsys.readouterr().out)
    assert run(["clauses", "status", str(tmp_path), *DAY, "--format", "json"]) == 0
    status = json.loads(capsys.readouterr().out)

    assert [use["where"] for use in used["uses"]] == ["kravavsnitt"]
    assert status["date"] == "2026-12-01"
    assert "vite" in [item["id"] for item in status["clauses"]]


def test_json_has_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = run(["clauses", "used-by", "vite", str(tmp_path), "--format", "json", "--to", str(tmp_path / "x.json")])

    assert code == 2
    assert "--format json skrivs på skärmen" in capsys.readouterr().err


def test_a_report_without_a_day_is_about_today(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["clauses", "law", "--library", str(tmp_path)]) == 0

    assert capsys.readouterr().out.startswith("Lagbevakning den 20")


def test_a_provision_out_of_force_gives_an_exit_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    front = "law_refs: [{act: LOU, provision: 19 kap. 5 §, when: law == LOU and computed.regime == below}]\n"
    folder = own_library(tmp_path, {"dod": {"1.0.0": ("status: published", "Text.")}}, {"dod": front})
    (folder / "laws.yaml").write_text(law_text(), "utf-8")

    assert run(["clauses", "law", *DAY, "--library", str(tmp_path)]) == 1
    assert "TK-L124" in capsys.readouterr().out


def test_a_compared_file_that_is_no_text_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "lou.html").write_text("<html></html>", "utf-8")

    assert run(["clauses", "law", *DAY, "--compare", str(tmp_path / "lou.html")]) == 3
    assert "TK-L130" in capsys.readouterr().err
