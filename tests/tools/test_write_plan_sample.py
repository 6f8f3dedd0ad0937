"""The sample plan is what its tool writes, and says that it is invented."""

import io

import write_plan_sample
from openpyxl import load_workbook


def test_the_sample_is_what_its_tool_writes() -> None:
    assert write_plan_sample.main(["--check"]) == 0


def test_the_sample_says_that_it_is_invented() -> None:
    sheet = load_workbook(io.BytesIO(write_plan_sample.SAMPLE.read_bytes())).worksheets[0]

    assert "Påhittat exempel" in str(sheet["A1"].value)
