"""A new case, while somebody else begins one in the same folder, and the recruiter's files beside one."""

import re
from pathlib import Path

import pytest

from given import journal_in_text
from given.cases import case_folder
from tenderkit.model.journal.choices import EventKind
from tenderkit.problems import RefusedError
from tenderkit.readers.journal.record_reader import parse_record
from tenderkit.readers.yaml.yaml_reader import read_yaml
from tenderkit.workflows.case import new as new_module
from tenderkit.workflows.case.new import new_case, new_placements, schema_text
from tenderkit.workflows.case.starter import recruiters_text
from tenderkit.workflows.check.check import check


def test_a_case_that_somebody_begins_at_the_same_time_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow() -> str:
        (tmp_path / "upphandling.yaml").write_text("mitt eget", "utf-8")
        return schema_text()

    monkeypatch.setattr(new_module, "schema_text", slow)

    with pytest.raises(RefusedError, match="TK-S005"):
        new_case(tmp_path)

    assert (tmp_path / "upphandling.yaml").read_text("utf-8") == "mitt eget"


def test_the_recruiters_files_pass_check_as_they_are_written(tmp_path: Path) -> None:
    case_folder(tmp_path)

    written = new_placements(tmp_path / "arende")

    assert [path.name for path in written] == ["placeringar.yaml", "personer.yaml"]
    assert written[1].stat().st_mode & 0o077 == 0
    names = {path.name for path in written}
    assert [one for one in check(tmp_path / "arende", ()).problems if one.file.name in names] == []


def test_every_example_in_the_recruiters_files_can_be_used_as_it_stands(tmp_path: Path) -> None:
    case = journal_in_text.written_to(tmp_path / "arende", persons=None)
    (case / "placeringar.yaml").unlink()
    for path in new_placements(case):
        path.write_text(_uncommented(path.read_text("utf-8")), "utf-8")

    problems = check(case, ()).problems

    journal = parse_record(read_yaml(case / "placeringar.yaml")).journal
    assert [event.event.value for event in journal] == ["meeting_held", "offered", "started", "started", "ended"]
    assert [str(one) for one in problems if one.file.name in ("placeringar.yaml", "personer.yaml")] == []


@pytest.mark.parametrize("standing", ["placeringar.yaml", "personer.yaml"])
def test_a_file_of_the_recruiters_is_never_overwritten(tmp_path: Path, standing: str) -> None:
    case_folder(tmp_path)
    (tmp_path / "arende" / standing).write_text("mitt eget", "utf-8")

    with pytest.raises(RefusedError, match="TK-M225"):
        new_placements(tmp_path / "arende")

    assert [path.name for path in (tmp_path / "arende").iterdir() if path.name.startswith("p")] == [standing]


def test_the_file_with_the_names_lies_where_the_settings_say_that_the_persons_are(tmp_path: Path) -> None:
    case = case_folder(tmp_path / "arenden")
    (case.parent / "tenderkit.toml").write_text(f"persons = '{tmp_path / 'rekryteraren'}'\n", "utf-8")

    record, persons = new_placements(case)

    assert (record, persons) == (case / "placeringar.yaml", tmp_path / "rekryteraren" / "arende" / "personer.yaml")
    assert persons.stat().st_mode & 0o077 == persons.parent.stat().st_mode & 0o077 == 0
    assert not (case / "personer.yaml").exists()


def test_a_file_with_names_in_the_persons_folder_is_never_overwritten(tmp_path: Path) -> None:
    case = case_folder(tmp_path / "arenden")
    (case.parent / "tenderkit.toml").write_text(f"persons = '{tmp_path / 'rekryteraren'}'\n", "utf-8")
    persons = tmp_path / "rekryteraren" / "arende" / "personer.yaml"
    persons.parent.mkdir(parents=True)
    persons.write_text("mitt eget", "utf-8")

    with pytest.raises(RefusedError) as refused:
        new_placements(case)

    assert (refused.value.message.code, str(persons.parent) in str(refused.value)) == ("TK-M225", True)
    assert persons.read_text("utf-8") == "mitt eget"
    assert not (case / "placeringar.yaml").exists()


def test_the_recruiters_files_need_a_case(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="TK-S001"):
        new_placements(tmp_path)


def test_the_examples_name_every_event_of_the_journal() -> None:
    text = recruiters_text("placeringar.yaml")

    assert [kind.value for kind in EventKind if kind.value not in text] == []


def _uncommented(text: str) -> str:
    """The examples, which begin with `#` and two blanks or more and say something that YAML can hold."""
    return re.sub(r"^#(  +(?:- |\w+: ).*)$", r"\1", text, flags=re.MULTILINE)
