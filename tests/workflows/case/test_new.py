"""A new case, while somebody else begins one in the same folder."""

from pathlib import Path

import pytest

from tenderkit.problems import RefusedError
from tenderkit.workflows.case import new as new_module
from tenderkit.workflows.case.new import new_case, schema_text


def test_a_case_that_somebody_begins_at_the_same_time_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow() -> str:
        (tmp_path / "upphandling.yaml").write_text("mitt eget", "utf-8")
        return schema_text()

    monkeypatch.setattr(new_module, "schema_text", slow)

    with pytest.raises(RefusedError, match="TK-S005"):
        new_case(tmp_path)

    assert (tmp_path / "upphandling.yaml").read_text("utf-8") == "mitt eget"
