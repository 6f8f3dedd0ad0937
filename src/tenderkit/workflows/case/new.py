"""A new case folder: the starter file, and the schema that editors read beside it."""

import json
import os
from collections.abc import Callable, Collection, Mapping
from pathlib import Path, PurePath
from types import MappingProxyType

from tenderkit.messages import Message
from tenderkit.model.case.choices import RequirementKind
from tenderkit.model.case.schema import case_schema
from tenderkit.model.case.values import NEWEST_FORMAT
from tenderkit.model.journal.schema import persons_schema, record_schema
from tenderkit.model.municipality.schema import municipality_schema
from tenderkit.model.statistics.schema import yearly_schema
from tenderkit.problems import InvalidInputError, Key, RefusedError
from tenderkit.project.places import (
    CASE_FILE,
    FORM_FILE,
    MATCHING_FILE,
    PERSONS_FILE,
    case_file,
    holds_a_case,
    persons_folder,
)
from tenderkit.readers.journal.record_reader import refuse_format_one
from tenderkit.readers.yaml.yaml_changes import Put
from tenderkit.readers.yaml.yaml_editor import edited
from tenderkit.readers.yaml.yaml_reader import YamlSource, read_yaml
from tenderkit.workflows.case.carried_case import CarriedCase, as_form, carried_case
from tenderkit.workflows.case.starter import recruiters_text, starter_text
from tenderkit.writers.file_names import file_name_problems
from tenderkit.writers.moves.recovery import settle
from tenderkit.writers.output import Output, place
from tenderkit.writers.refusals import once_more, stop_if_refused

SCHEMA_FILE = "upphandling.schema.json"
# By the file's name without its suffix.
SCHEMAS = {
    "upphandling": case_schema,
    "placeringar": record_schema,
    "personer": persons_schema,
    "kommun": municipality_schema,
    "arsuppgifter": yearly_schema,
}

# What the form leaves out where nobody needs it: questions of the other kind of requirement, and requirements per lot.
_ONLY_FOR = {
    RequirementKind.DIALOGUE: (("requirement", "dialogue"),),
    RequirementKind.PLACES: (
        ("requirement", "places"),
        ("requirement", "penalty"),
        ("requirement", "no_penalty_reason"),
    ),
}
_FOR_LOTS = frozenset({"lot_requirements", "lot_groups"})
_SOURCE = ("source",)


def new_case(
    folder: Path,
    kinds: Collection[RequirementKind] = tuple(RequirementKind),
    known: Mapping[Key, str] = MappingProxyType({}),
    *,
    lots: bool = False,
) -> tuple[Path, ...]:
    """Write the starter case for the kinds of requirement, with what is `known` already in its place; the paths written.

    Raises `RefusedError` for a name that Windows can't hold, and rather than touch a case that has been begun.
    """
    text = starter_text(kinds, lots=lots).encode()
    edits = [Put(key, value) for key, value in known.items()]
    return _begun(folder, lambda: _in_yaml(folder, edited(text, folder / CASE_FILE, edits) if edits else text))


def new_form(folder: Path, kinds: Collection[RequirementKind], *, lots: bool) -> tuple[Path, ...]:
    """Write the empty form for the kinds of requirement; the paths written. Raises as `new_case` does."""
    from tenderkit.writers.form.case_form_writer import CaseForm, write_case_form  # here because most cases are YAML

    left_out = [part for kind in RequirementKind if kind not in kinds for part in _ONLY_FOR[kind]]
    form = CaseForm({"format": str(NEWEST_FORMAT)}, frozenset() if lots else _FOR_LOTS, (_SOURCE, *left_out))
    return _begun(folder, lambda: [Output(folder / FORM_FILE, write_case_form(form), made_of="")])


def case_from(folder: Path, earlier: Path, *, to_form: bool = False) -> tuple[tuple[Path, ...], CarriedCase]:
    """Write a new case that begins with an earlier one, a folder or a file; the paths written, and what was carried over.

    Raises as `new_case` does, and as `carried_case`.
    """
    carried = carried_case(earlier, folder)
    if to_form:
        carried = as_form(carried, folder)
        return _begun(folder, lambda: [Output(folder / FORM_FILE, carried.content, made_of="")]), carried
    return _begun(folder, lambda: _in_yaml(folder, carried.content)), carried


@once_more
def new_placements(case: Path) -> tuple[Path, ...]:
    """Write the recruiter's start files for a case that there is, a folder or its file; the paths written.

    The one with the names lies where `tenderkit.toml` says that the persons are. Raises `RefusedError` where there is
    no case, and rather than touch a file that has been begun.
    """
    file = case_file(case)
    settle(file.parent)
    if not file.is_file():
        raise RefusedError("TK-S001", {"path": file})
    record, persons = file.with_name(MATCHING_FILE), persons_folder(file.parent) / PERSONS_FILE
    if (written := _as_written(record)) is not None:
        refuse_format_one(written)
    for folder in dict.fromkeys((record.parent, persons.parent)):
        if standing := [path.name for path in (record, persons) if path.parent == folder and path.exists()]:
            raise RefusedError("TK-M225", {"folder": folder, "files": ", ".join(standing)})
    place(
        [
            Output(persons, recruiters_text(PERSONS_FILE).encode(), made_of="", private=True),
            Output(record, recruiters_text(MATCHING_FILE).encode(), made_of=""),
        ]
    )
    return record, persons


def _as_written(record: Path) -> YamlSource | None:
    """The file that stands there already, if it can be read; whatever it is, it is left as it is."""
    try:
        return read_yaml(record) if record.is_file() else None
    except InvalidInputError:
        return None


@once_more
def _begun(folder: Path, content: Callable[[], list[Output]]) -> tuple[Path, ...]:
    stop_if_refused(_name_problems(folder))
    settle(folder)
    if folder.exists() and not folder.is_dir():
        raise RefusedError("TK-S006", {"path": folder})
    if holds_a_case(folder):
        raise RefusedError("TK-S005", {"path": folder})
    outputs = content()
    place(outputs)
    return tuple(output.path for output in outputs)


def _in_yaml(folder: Path, text: bytes) -> list[Output]:
    return [Output(folder / CASE_FILE, text, made_of=""), Output(folder / SCHEMA_FILE, schema_text().encode())]


def _name_problems(folder: Path) -> tuple[Message, ...]:
    """Of the folders that aren't there yet: whoever is sent the case opens it in Windows, and can't mend the name."""
    standing = next((above for above in (folder, *folder.parents) if os.path.lexists(above)), Path(folder.anchor))
    return file_name_problems(PurePath(*folder.parts[len(standing.parts) :], SCHEMA_FILE))


def schema_text(file: str = "upphandling") -> str:
    """The JSON Schema of the case file or one of the recruiter's files, as text that ends with a line break."""
    return json.dumps(SCHEMAS[file](), ensure_ascii=False, indent=2) + "\n"
