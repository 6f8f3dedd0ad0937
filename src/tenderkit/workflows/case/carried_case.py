"""A new case from last year's: the file as it was written, without what was that procurement's own."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.case.values import NEWEST_FORMAT
from tenderkit.problems import InvalidInputError, Problem, RefusedError
from tenderkit.project.places import CASE_FILE, case_file
from tenderkit.readers.yaml.yaml_changes import Clear, Drop, Edit, Put
from tenderkit.readers.yaml.yaml_editor import edited
from tenderkit.readers.yaml.yaml_reader import decode, parse_yaml, read_bytes
from tenderkit.rules.case.carried_over import CarriedOver, carried_over, lines_that_tell

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
    data = read_bytes(file)
    source = parse_yaml(data, file)
    if source.problems:
        raise InvalidInputError(source.problems)
    tree = source.data
    if not _OF_A_CASE & tree.keys():
        raise RefusedError("TK-S013", {"path": file})
    carried = carried_over(tree)
    content = edited(data, file, _edits(tree, carried))
    new = folder / CASE_FILE
    told = lines_that_tell(decode(content, new).splitlines(), tree, carried)
    return CarriedCase(
        content, carried, tuple(Problem(new, line, 1, Message("TK-S014", {"path": at})) for line, at in told)
    )


def _edits(tree: Mapping[str, Any], carried: CarriedOver) -> tuple[Edit, ...]:
    notes = dict.fromkeys(carried.to_fill, _TO_FILL)
    formats = (Put(("format",), str(NEWEST_FORMAT)),) if tree.get("format") == "1" else ()
    return (*formats, *(Clear(key, notes.get(key, "")) for key in carried.emptied), *map(Drop, carried.dropped))
