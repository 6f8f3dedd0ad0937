import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # its stubs are another package

from given.matching_text import SOUND, spoiled
from tenderkit.model.case.schema import DIALECT
from tenderkit.model.matching.schema import matching_schema


def faults(text: str) -> list[str]:
    typed = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - the safest of them: everything is text
    typed["placements"][0].pop("hours_per_week")  # a number in other letters than an editor's
    return [error.json_path for error in Draft202012Validator(matching_schema()).iter_errors(typed)]


def every_field(schema: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - any part of a schema
    if not isinstance(schema, dict):
        return []
    inner = [field for part in schema.values() for field in every_field(part)]
    return [*schema.get("properties", {}).values(), *inner]


def test_the_schema_is_a_schema(tmp_path: Path) -> None:
    path = tmp_path / "placeringar.schema.json"
    path.write_text(json.dumps(matching_schema()), "utf-8")

    done = subprocess.run([sys.executable, "-m", "check_jsonschema", "--check-metaschema", path], check=False)

    assert done.returncode == 0
    assert matching_schema()["$schema"] == DIALECT


def test_every_field_is_explained_in_swedish() -> None:
    fields = every_field(matching_schema())

    assert len(fields) > 90
    assert all(field["title"] and field["description"] and field["examples"] for field in fields)


def test_an_editor_accepts_the_sound_file_and_marks_a_wrong_id() -> None:
    assert faults(SOUND) == []
    assert faults(spoiled(("id: P-01", "id: P-1"))) == ["$.placements"]


def test_the_command_prints_it() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tenderkit", "schema", "placeringar"], capture_output=True, text=True, check=True
    )

    assert json.loads(done.stdout) == matching_schema()
