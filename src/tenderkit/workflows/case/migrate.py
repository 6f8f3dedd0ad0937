"""From an older format of the case file to the one in use: the change is shown, and the old file is kept."""

import difflib
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.case.case import Procurement
from tenderkit.model.case.choices import PlacesBasis
from tenderkit.model.case.values import NEWEST_FORMAT
from tenderkit.problems import Fault, RefusedError
from tenderkit.project.places import is_form
from tenderkit.readers.case.case_reader import parse_case
from tenderkit.readers.case.case_source import parse_case_source
from tenderkit.readers.yaml.yaml_changes import Put
from tenderkit.readers.yaml.yaml_editor import edited
from tenderkit.readers.yaml.yaml_reader import decode
from tenderkit.rules.contract.each_requirement import each_requirement
from tenderkit.workflows.case.new import SCHEMA_FILE, schema_text
from tenderkit.writers.output import Output, digest_of

_AROUND = 2  # lines shown before and after a change


class CaseMigration(Struct, frozen=True):
    """What becomes of the file. `changes` are lines of a unified diff; none where the file has the newest format already.

    `kept` is where the old file stands afterwards. `unknown` are keys that the newer format asks for and that the file
    can't tell: nothing is guessed in their place. `outputs` are the files to write.
    """

    path: Path
    kept: Path
    case: Procurement
    changes: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    outputs: tuple[Output, ...] = ()


def case_migration(path: Path) -> CaseMigration:
    """The change of the case file at `path`.

    Raises `InvalidInputError` where the file can't be read as a case, and `RefusedError` where there is none.
    """
    if not path.exists():
        raise RefusedError("TK-S001", {"path": path})
    before = path.read_bytes()
    source = parse_case_source(before, path)
    read = parse_case(source)
    kept = path.with_name(f"{path.stem}.format-{read.format}{path.suffix}")
    if read.format == NEWEST_FORMAT:
        return CaseMigration(path, kept, read)
    if is_form(path):
        at = source.locate(Fault(("format",), Message("TK-N121"))).cell
        raise RefusedError("TK-N121", {"path": path, "format": read.format, "newest": NEWEST_FORMAT, "cell": at})
    after = edited(before, path, [Put(("format",), str(NEWEST_FORMAT))])
    changes = tuple(_changes(decode(before, path), decode(after, path)))
    outputs = (Output(kept, before, made_of=""), *_schema_beside(path), Output(path, after, made_of=digest_of(before)))
    return CaseMigration(path, kept, read, changes, tuple(_not_told(read)), outputs)


def _schema_beside(path: Path) -> Iterator[Output]:
    """An editor that completes the file must know the new keys; where no schema stands, none is asked for."""
    schema = path.with_name(SCHEMA_FILE)
    if schema.is_file():
        yield Output(schema, schema_text().encode(), made_of=digest_of(schema.read_bytes()))


def _changes(before: str, after: str) -> Iterator[str]:
    """The lines that differ and those around them, without the heading of a diff."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=_AROUND, lineterm="")
    yield from list(lines)[2:]


def _not_told(case: Procurement) -> Iterator[str]:
    """What an older format had no key for: whether the places of a year may be carried over to the next."""
    for of in each_requirement(case, unused=True):
        places = of.requirement.places
        if places is not None and places.basis is PlacesBasis.PER_YEAR and places.carried_over is None:
            path = f"contract.lots.{of.lot.id}.requirement" if of.lot is not None else "requirement"
            yield f"{path}.places.carried_over"
