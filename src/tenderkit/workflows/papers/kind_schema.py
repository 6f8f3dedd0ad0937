"""What a document kind needs: the JSON Schema of the files, cut down to the facts that its text uses."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tenderkit.model.case.schema import DIALECT
from tenderkit.model.clauses.walk import conditions_in
from tenderkit.model.conditions.condition import paths_of
from tenderkit.model.journal.where_written import RECORD, Written, where_written
from tenderkit.model.papers.kind import Kind, Per
from tenderkit.project.places import find_places
from tenderkit.readers.papers.kind_reader import read_kind
from tenderkit.workflows.case.new import SCHEMAS
from tenderkit.workflows.papers.kind_of_case import unknown_kind

_START_MEETING = "start_meeting"
_CASE = "upphandling"
_MUNICIPALITY, _MUNICIPALITYS_FILE = "municipality", "kommun"
_YEAR, _YEARS_FILE = "year", "arsuppgifter"
_ROLE = "role"  # one of those in the municipality's file
_LEFT_OUT = ("$defs", "$schema", "additionalProperties")  # the files may hold more than one document asks for
Tree = dict[str, "Tree"]


def kind_schema_text(kind_id: str, start: Path) -> str:
    """The schema as text; raises `RefusedError` when there is no such kind."""
    places = find_places(start.resolve())
    folder = places.kind_folder(kind_id)
    if folder is None:
        raise unknown_kind(kind_id, places.kinds(), tuple(SCHEMAS))
    return json.dumps(kind_schema(read_kind(folder, places.letterheads())), ensure_ascii=False, indent=2) + "\n"


def kind_schema(kind: Kind) -> dict[str, Any]:
    """One property for each file, with only what the kind's words, tables, conditions and needs ask for."""
    files: dict[str, Tree] = {name: {} for name in SCHEMAS}
    for path in _paths(kind):
        for file, keys in _places(path):
            _grow(files[file], keys)
    schemas = {name: made() for name, made in SCHEMAS.items() if files[name]}
    properties = {f"{name}.yaml": _cut(schema, files[name], schema["$defs"]) for name, schema in schemas.items()}
    return {"$schema": DIALECT, "title": kind.title, "description": kind.id, "type": "object", "properties": properties}


def _paths(kind: Kind) -> Iterator[str]:
    yield from (parameter.source for parameter in kind.parameters.values())
    conditions = (*conditions_in(kind.text), *(need.holds for need in kind.needs), *((kind.when,) if kind.when else ()))
    yield from (path for condition in conditions for path in paths_of(condition))
    for table in kind.parts.tables.values():
        yield from (f"{table.rows_of}.{column.value.source}" for column in table.columns)
    yield from (items.items_of for items in kind.parts.lists.values())


def _places(path: str) -> tuple[Written, ...]:
    """The file and the keys of a path, several where it is told in several; none for what is computed."""
    first, *rest = path.split(".")
    if first == "computed":
        return ()
    if first in (_MUNICIPALITY, _ROLE):
        return ((_MUNICIPALITYS_FILE, ("roles",) if first == _ROLE else tuple(rest)),)
    if first == _YEAR:
        return ((_YEARS_FILE, ("years", *rest[1:])),)
    if first == "matching":
        return where_written(tuple(rest))
    if first == "supplier":
        return ((_CASE, ("suppliers", *rest)),)
    if first == _START_MEETING:
        return ((RECORD, (f"{_START_MEETING}s", *rest)),)
    name = next((per.matching_list for per in Per if per.value == first), "")
    return where_written((*name.split("."), *rest)) if name else ((_CASE, (first, *rest)),)


def _grow(tree: Tree, path: Iterable[str]) -> None:
    for name in path:
        tree = tree.setdefault(name, {})


def _cut(schema: Mapping[str, Any], tree: Tree, blocks: Mapping[str, Any]) -> dict[str, Any]:
    """The schema with references filled in; below the tree's leaves everything is kept."""
    found = {**blocks[schema["$ref"].rsplit("/", 1)[-1]], **_without(schema, "$ref")} if "$ref" in schema else schema
    cut = {name: part for name, part in found.items() if name not in _LEFT_OUT}
    for name in ("anyOf", "oneOf"):
        if name in cut:
            cut[name] = [_cut(part, tree, blocks) for part in cut[name]]
    if "items" in cut:
        cut["items"] = _cut(cut["items"], tree, blocks)
    if "properties" in cut:
        kept = {name: part for name, part in cut["properties"].items() if not tree or name in tree}
        cut["properties"] = {name: _cut(part, tree.get(name, {}), blocks) for name, part in kept.items()}
        cut["required"] = [name for name in cut.get("required", ()) if name in kept]
    return cut


def _without(schema: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key: part for key, part in schema.items() if key != name}
