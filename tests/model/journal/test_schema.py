import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # its stubs are another package

from judges import checkout
from judges.standing_by import text_of_program
from tenderkit.model.case.schema import DIALECT
from tenderkit.model.journal.schema import persons_schema, record_schema
from tenderkit.problems import InvalidInputError
from tenderkit.readers.journal.record_reader import parse_record
from tenderkit.readers.yaml.yaml_reader import parse_yaml

SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {"placeringar": record_schema, "personer": persons_schema}
SAMPLES = ("vaghyveln", "vinterparken", "korttidshyra-fordon", "stadtjanster-tre-kommuner")

each_file = pytest.mark.parametrize("file", SCHEMAS)


def faults(file: str, text: str) -> list[str]:
    typed = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - the safest of them: everything is text
    return [error.json_path for error in Draft202012Validator(SCHEMAS[file]()).iter_errors(typed)]


def every_field(schema: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - any part of a schema
    if not isinstance(schema, dict):
        return []
    inner = [field for part in schema.values() for field in every_field(part)]
    return [*schema.get("properties", {}).values(), *inner]


@each_file
def test_the_schema_is_a_schema(file: str, tmp_path: Path) -> None:
    path = tmp_path / f"{file}.schema.json"
    path.write_text(json.dumps(SCHEMAS[file]()), "utf-8")

    done = subprocess.run([sys.executable, "-m", "check_jsonschema", "--check-metaschema", path], check=False)

    assert done.returncode == 0
    assert SCHEMAS[file]()["$schema"] == DIALECT


@each_file
def test_every_field_is_explained_in_swedish(file: str) -> None:
    fields = every_field(SCHEMAS[file]())

    assert len(fields) > 30
    assert all(field["title"] and field["description"] and field["examples"] for field in fields)


@each_file
@pytest.mark.parametrize("sample", SAMPLES)
def test_an_editor_accepts_a_sound_file(file: str, sample: str) -> None:
    path = checkout.ROOT / "samples" / sample / f"{file}.yaml"

    assert faults(file, path.read_text("utf-8")) == []


def test_an_editor_marks_a_wrong_id_an_event_that_there_is_not_and_a_name_among_the_places() -> None:
    place = "{id: P-01, kind: internship, workplace: Depån, planned: {starts: 2027-06-01}}"

    assert faults("placeringar", f"format: 2\nplaces: [{place}]") == []
    assert faults("placeringar", f"format: 2\nplaces: [{place.replace('P-01', 'P-1')}]") != []
    assert faults("placeringar", "format: 2\njournal: [{date: 2027-06-01, event: begun}]") != []
    assert faults("placeringar", f"format: 2\nplaces: [{place[:-1]}, name: Kim Exempel}}]") != []
    assert faults("personer", "format: 2\npersons: [{place: P-01, name: Kim Exempel}]") == []
    assert faults("personer", "format: 2\npersons: [{name: Kim Exempel}]") != []


@pytest.mark.parametrize("letter", "PAKHB")
def test_a_case_may_have_tens_of_thousands_of_each(letter: str) -> None:
    """Of places, agreements, profiles, events and deficiencies."""

    def text(number: int) -> str:
        ids = {each: f"{each}-{number if each == letter else 10}" for each in "PAKHB"}
        place = "{{id: {P}, agreement: {A}, profile: {K}, kind: internship, workplace: Depån, planned: {{starts: 2027-06-01}}}}"
        event = "{{id: {H}, date: 2027-06-01, event: notice_sent, deficiency: {B}}}"
        return f"format: 2\nplaces: [{place.format(**ids)}]\njournal: [{event.format(**ids)}]\n"

    for number in (10, 1_000, 99_999):
        assert faults("placeringar", text(number)) == []
        parse_record(parse_yaml(text(number).encode(), Path("placeringar.yaml")))
    assert faults("placeringar", text(100_000)) != []
    with pytest.raises(InvalidInputError) as raised:
        parse_record(parse_yaml(text(100_000).encode(), Path("placeringar.yaml")))
    assert [problem.message.code for problem in raised.value.problems] == ["TK-M001"]


@each_file
def test_an_editor_marks_a_file_of_the_older_format(file: str) -> None:
    assert faults(file, "format: 1") != []


@each_file
def test_the_command_prints_it(file: str) -> None:
    done = text_of_program("schema", file)

    assert done.returncode == 0
    assert json.loads(done.stdout) == SCHEMAS[file]()
