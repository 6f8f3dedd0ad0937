import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # its stubs are another package

from given.as_people_write import USUAL_WAYS, UsualWay
from given.cases import WITH_PLACES, read, spoiled
from given.whole_case import WHOLE_CASE
from tenderkit.model.case.schema import DIALECT, case_schema


class EditorLoader(yaml.SafeLoader):
    """YAML as an editor sees it: numbers and true/false are values, dates are text (YAML 1.2, core schema)."""


EditorLoader.yaml_implicit_resolvers = {
    letter: [(tag, form) for tag, form in resolvers if not tag.endswith((":timestamp", ":bool")) or letter in "tTfF"]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def faults(text: str) -> list[str]:
    typed = yaml.load(text, Loader=EditorLoader)  # noqa: S506 - a safe loader with fewer resolvers
    return list(paths(Draft202012Validator(case_schema()).iter_errors(typed)))


def paths(errors: Iterable[Any]) -> Iterator[str]:
    """Where the faults are, within the alternatives of an optional block too."""
    for error in errors:
        yield error.json_path
        yield from paths(error.context)


def every_field(schema: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any part of a schema
    if isinstance(schema, dict):
        properties = schema.get("properties", {})
        yield from properties.values()
        for part in schema.values():
            yield from every_field(part)


def test_the_schema_is_a_schema(tmp_path: Path) -> None:
    path = tmp_path / "upphandling.schema.json"
    path.write_text(json.dumps(case_schema()), "utf-8")

    done = subprocess.run([sys.executable, "-m", "check_jsonschema", "--check-metaschema", path], check=False)

    assert done.returncode == 0
    assert case_schema()["$schema"] == DIALECT


def test_every_field_is_explained_in_swedish() -> None:
    fields = list(every_field(case_schema()))

    assert len(fields) > 100
    assert all(field["title"] and field["description"] and field["examples"] for field in fields)


def test_no_programmers_words_are_left() -> None:
    blocks = case_schema()["$defs"].values()

    assert not [block for block in blocks if "title" in block or "description" in block]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("title: Väghyveln", "title: Väghyveln", id="the case as it is"),
        pytest.param("65 000 000", "65000000", id="an amount as a number"),
        pytest.param("65 000 000", "65000000.50", id="an amount with öre"),
        pytest.param("65 000 000", "'65000000'", id="an amount as text"),
        pytest.param("months: 30\n", "months: '30'\n", id="months as text"),
        pytest.param("format: 1", "format: '1'", id="the format as text"),
        pytest.param("TF 2026/412", "412", id="a registration number that is a number"),
        pytest.param("212000-2528", "2120002528", id="an organisation number without hyphen"),
        pytest.param("  kind: open", "  review_pending: true\n  kind: open", id="true"),
        pytest.param("  kind: open", "  review_pending: nej\n  kind: open", id="nej"),
        pytest.param(
            "  kind: open", "  awarded:\n  review_pending:\n  kind: open", id="empty where nothing is required"
        ),
        pytest.param("", "suppliers:\nroles:\n", id="empty blocks"),
    ],
)
def test_an_editor_accepts_what_the_reader_accepts(old: str, new: str) -> None:
    text = spoiled(old, new)

    assert faults(text) == []
    assert read(text).title == "Väghyveln"


@pytest.mark.parametrize("way", [way for way in USUAL_WAYS if way.means is not None], ids=str)
def test_an_editor_accepts_what_people_usually_write(way: UsualWay) -> None:
    typed = yaml.load(WHOLE_CASE, Loader=EditorLoader)  # noqa: S506 - as above
    *blocks, last = way.path.split(".")
    inner = typed
    for block in blocks:
        inner = inner[block]
    inner[last] = yaml.load(f"a: {way.words}", Loader=EditorLoader)["a"]  # noqa: S506 - as above

    assert list(paths(Draft202012Validator(case_schema()).iter_errors(typed))) == []


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        pytest.param("title: Väghyveln", "titel: Väghyveln", "$", id="a misspelt key"),
        pytest.param("title: Väghyveln", "title:", "$.title", id="a blank"),
        pytest.param("law: LOU", "law: LOV", "$.law", id="another act"),
        pytest.param("count: 4", "count: 1001", "$.requirement.places.count", id="too many places"),
        pytest.param("count: 4", "count: 4-6", "$.requirement.places.count", id="a range"),
        pytest.param("65 000 000", "-1", "$.contract.estimated_value", id="a negative amount"),
        pytest.param("[employment, internship]", "[]", "$.requirement.places.kinds", id="an empty list"),
        pytest.param("[employment, internship]", "[xyz]", "$.requirement.places.kinds[0]", id="an unknown word"),
    ],
)
def test_an_editor_marks_what_the_reader_refuses(old: str, new: str, path: str) -> None:
    assert path in faults(spoiled(old, new))


def test_the_words_of_a_choice_are_listed_with_their_titles() -> None:
    words, _ = case_schema()["$defs"]["ContractTerms"]["properties"]["subject"]["anyOf"]

    assert dict(zip(words["enum"], words["enumDescriptions"], strict=True))["works"] == "byggentreprenad"


def test_the_sound_case_of_the_tests_is_sound() -> None:
    assert faults(WITH_PLACES) == []
