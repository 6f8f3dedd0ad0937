import json
from pathlib import Path
from typing import Any

import pytest

from tenderkit.problems import RefusedError
from tenderkit.project.places import find_places
from tenderkit.workflows.papers.kind_schema import kind_schema_text


def schema(kind: str) -> dict[str, dict[str, dict[str, object]]]:
    found: dict[str, dict[str, dict[str, object]]] = json.loads(kind_schema_text(kind, Path.cwd()))
    return found


def test_the_schema_of_a_kind_holds_only_what_its_text_uses() -> None:
    case = schema("bedomning")["properties"]["upphandling.yaml"]

    assert "assessment" in str(case["properties"])
    assert "matching_unit" not in str(case["properties"])


@pytest.mark.parametrize("kind", find_places(Path.cwd()).kinds())
def test_every_kind_says_what_it_needs_from_which_file(kind: str) -> None:
    files = schema(kind)["properties"]

    assert files.keys() <= {"upphandling.yaml", "placeringar.yaml", "personer.yaml", "kommun.yaml", "arsuppgifter.yaml"}
    assert all(file["properties"] for file in files.values())


def test_a_certificate_asks_for_the_place_the_days_and_the_person_each_in_its_file() -> None:
    files = schema("intyg")["properties"]

    assert {"kind", "job_title"} <= _keys(files["placeringar.yaml"], "places")
    assert _keys(files["placeringar.yaml"], "journal") == {"date", "event", "place"}
    assert {"place", "name", "tasks", "issuer"} <= _keys(files["personer.yaml"], "persons")
    assert "problems" not in _keys(files["personer.yaml"], "persons")


@pytest.mark.parametrize("kind", ["rattelse", "vitesansprak", "avstaende", "avbrott", "kallelse", "lagesrapport"])
def test_what_is_written_to_the_supplier_and_the_report_ask_for_nothing_of_the_persons(kind: str) -> None:
    assert "personer.yaml" not in schema(kind)["properties"]


def _keys(file: Any, block: str) -> set[str]:  # noqa: ANN401 - any part of a schema
    return set(next(iter(file["properties"][block].get("anyOf", [file["properties"][block]])))["items"]["properties"])


def test_what_is_computed_stands_in_no_file() -> None:
    assert "computed" not in kind_schema_text("bedomning", Path.cwd())


def test_a_kind_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(RefusedError) as refused:
        kind_schema_text("finns-inte", Path.cwd())

    assert refused.value.message.code == "TK-S002"
