"""A new case from last year's: the file as it was written, without what was that procurement's own."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.case.values import NEWEST_FORMAT
from tenderkit.problems import InvalidInputError, Problem, RefusedError
from tenderkit.project.places import CASE_FILE, FORM_FILE, case_file, is_form
from tenderkit.readers.case.case_source import parse_case_source, read_case_source
from tenderkit.readers.yaml.yaml_changes import Clear, Drop, Edit, Put
from tenderkit.readers.yaml.yaml_editor import edited
from tenderkit.readers.yaml.yaml_reader import decode, parse_yaml, read_bytes
from tenderkit.rules.case.carried_over import CarriedOver, carried_over, lines_that_tell
from tenderkit.workflows.case.both_formats import form_of, yaml_of

_TO_FILL = "FYLL I"  # as the starter has it
_OF_A_CASE = frozenset({"authority", "procedure", "contract", "requirement"})


class CarriedCase(Struct, frozen=True):
    """The new file's content, what became of each line, and the lines that still tell of the procurement before."""

    content: bytes
    carried: CarriedOver
    remarks: tuple[Problem, ...]


def carried_case(path: Path, folder: Path) -> CarriedCase:
    """Last year's case (folder or file) as a new case's file in `folder`; nothing else of it is read, neither lock nor places.

    Raises `RefusedError` where there is no case and `InvalidInputError` for a file whose form can't be read; a file with other
    faults is carried over, and they are told of the new case.
    """
    file = case_file(path)
    if not file.is_file():
        raise RefusedError("TK-S001", {"path": file})
    source = read_case_source(file)
    if source.problems:
        raise InvalidInputError(source.problems)
    tree = source.data
    if not _OF_A_CASE & tree.keys():
        raise RefusedError("TK-S013", {"path": file})
    carried = carried_over(tree)
    data = yaml_of(source.data) if is_form(file) else read_bytes(file)
    content = edited(data, file, _edits(tree, carried))
    new = folder / CASE_FILE
    told = lines_that_tell(decode(content, new).splitlines(), tree, carried)
    return CarriedCase(
        content, carried, tuple(Problem(new, line, 1, Message("TK-S014", {"path": at})) for line, at in told)
    )


def as_form(carried: CarriedCase, folder: Path) -> CarriedCase:
    """The same as a form, with each remark at its cell; what only a comment told isn't in the form."""
    in_yaml = parse_yaml(carried.content, folder / CASE_FILE)
    content = form_of(in_yaml.data)
    form = parse_case_source(content, folder / FORM_FILE)
    keys = {line: key for key, (line, _) in in_yaml.places.items()}
    told = ((keys[each.line], each.message) for each in carried.remarks if each.line in keys)
    return CarriedCase(content, carried.carried, tuple(form.problem(key, message) for key, message in told))


def _edits(tree: Mapping[str, Any], carried: CarriedOver) -> tuple[Edit, ...]:
    notes = dict.fromkeys(carried.to_fill, _TO_FILL)
    formats = (Put(("format",), str(NEWEST_FORMAT)),) if tree.get("format") == "1" else ()
    return (*formats, *(Clear(key, notes.get(key, "")) for key in carried.emptied), *map(Drop, carried.dropped))
