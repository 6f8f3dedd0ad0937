"""`tenderkit batch` as it is typed."""

from pathlib import Path

import pytest

from given.certificate_rows import SAMPLES, row, rows, written_csv
from judges.as_a_user import user_runs
from tenderkit.cli import batch_progress


def test_the_sample_is_built_and_the_second_time_nothing_is_left_to_do(tmp_path: Path) -> None:
    first = user_runs("batch", "intyg", SAMPLES / "intyg.xlsx", "--to", tmp_path / "ut")
    second = user_runs("batch", "intyg", SAMPLES / "intyg.xlsx", "--to", tmp_path / "ut", "--resume")

    assert (first.code, second.code) == (0, 0)
    assert f"Skrev 4 dokument i {tmp_path}/ut" in first.text
    assert "4 rader var redan klara" in second.text


def test_rows_with_faults_are_told_of_annotated_and_left_out(tmp_path: Path) -> None:
    data = written_csv(tmp_path, [row(), row(22, "Alex Provström", Form="prao")])

    seen = user_runs("batch", "intyg", data, "--to", tmp_path / "ut", "--annotate", tmp_path / "kopia.xlsx")

    assert seen.code == 1
    assert f"{data}:3:4: TK-C030 D3 ”Form”" in seen.text
    assert "1 rad av 2 har fel och är inte byggda" in seen.text
    assert (tmp_path / "kopia.xlsx").is_file()
    assert (tmp_path / "ut" / "intyg-p-21.docx").is_file()


def test_strict_is_annotated_too_and_writes_nothing_else(tmp_path: Path) -> None:
    data = written_csv(tmp_path, [row(Form="prao")])

    seen = user_runs("batch", "intyg", data, "--to", tmp_path / "ut", "--strict", "--annotate", tmp_path / "kopia.xlsx")

    assert (seen.code, "TK-B134" in seen.text) == (1, True)
    assert (tmp_path / "kopia.xlsx").is_file()
    assert not (tmp_path / "ut").exists()


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    seen = user_runs("batch", "intyg", written_csv(tmp_path, rows(2)), "--dry-run")

    assert (seen.code, "2 rader kan byggas" in seen.text) == (0, True)
    assert not list(tmp_path.glob("**/*.docx"))


def test_an_empty_sheet_is_written_and_never_over_another(tmp_path: Path) -> None:
    file = tmp_path / "tomt.xlsx"

    assert user_runs("batch", "intyg", "--columns", file).code == 0
    file.write_bytes(b"somebody's own")
    assert user_runs("batch", "intyg", "--columns", file).code == 3
    assert file.read_bytes() == b"somebody's own"


@pytest.mark.parametrize("arguments", [("intyg",), ("intyg", "rader.csv")])
def test_what_is_missing_is_a_usage_error(arguments: tuple[str, ...]) -> None:
    assert user_runs("batch", *arguments).code == 2


def test_a_file_with_thousands_of_faults_doesnt_fill_the_screen(tmp_path: Path) -> None:
    data = written_csv(tmp_path, [each | {"Form": "prao"} for each in rows(230)])

    seen = user_runs("batch", "intyg", data, "--dry-run")

    assert "… och 30 till." in seen.text


class _Terminal:
    encoding = "utf-8"

    def __init__(self) -> None:
        self.said = ""

    def write(self, text: str) -> int:
        self.said += text
        return len(text)

    def flush(self) -> None: ...

    def isatty(self) -> bool:
        return True


def test_in_a_terminal_a_bar_tells_how_far_how_fast_and_how_long(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, now = _Terminal(), [0.0]
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr(batch_progress, "monotonic", lambda: now[0])

    with batch_progress.BatchProgress() as progress:
        progress.show(1, 100)
        assert terminal.said == ""
        now[0] = 2.0
        progress.show(40, 100)
        progress.show(50, 100)

    assert "50/100" in terminal.said
    assert "25/s" in terminal.said
