"""A case file from one of its formats to the other: proved to say the same before anything is written, and the old file is kept."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from tenderkit.model.case.case import Procurement
from tenderkit.problems import RefusedError
from tenderkit.project.places import CASE_FILE, FORM_FILE, case_file, is_form
from tenderkit.readers.case.case_reader import parse_case
from tenderkit.readers.case.case_source import parse_case_source, refuse_two_case_files
from tenderkit.workflows.case.both_formats import form_of, yaml_of
from tenderkit.workflows.case.new import SCHEMA_FILE, schema_text
from tenderkit.writers.moves.recovery import settle
from tenderkit.writers.output import Output, place
from tenderkit.writers.refusals import once_more

_SUFFIXES = {True: ".xlsx", False: ".yaml"}


class Conversion(Struct, frozen=True):
    """What becomes of the file at `path`: nothing where it has the format already, which `outputs` then tell."""

    path: Path
    new: Path
    kept: Path
    outputs: tuple[Output, ...] = ()


@once_more
def convert(case: Path, *, to_form: bool, write: bool) -> Conversion:
    """The case (folder or file) as a form or as YAML; with `write` it takes the place of the old file, which is kept beside it.

    Raises `InvalidInputError` where the file can't be read as a case, and `RefusedError` where there is none, where a file stands
    in the way, and where something couldn't be carried over.
    """
    path = case_file(case)
    if write:
        settle(path.parent)
        _finish(path.parent, to_form=to_form)
        path = case_file(case)
    if not path.is_file():
        raise RefusedError("TK-S001", {"path": path})
    refuse_two_case_files(path.parent)
    done = Conversion(path, path.with_suffix(_SUFFIXES[to_form]), _kept(path))
    if is_form(path) is to_form:
        return done
    before = path.read_bytes()
    source = parse_case_source(before, path)
    read = parse_case(source)
    after = form_of(source.data) if to_form else yaml_of(source.data)
    _prove(read, after, done)
    outputs = (Output(done.kept, before, made_of=""), *_schema(done), Output(done.new, after, made_of=""))
    for output in outputs:
        if output.path in (done.kept, done.new) and output.path.exists():
            raise RefusedError("TK-N117", {"path": output.path})
    if write:
        place(outputs)
        _take_away(path, before)
    return Conversion(path, done.new, done.kept, outputs)


def _kept(path: Path) -> Path:
    """Where the old file stands afterwards."""
    return path.with_name(f"{path.stem}.innan{path.suffix}")


def _finish(folder: Path, *, to_form: bool) -> None:
    """A conversion that was killed before its last step left both files, and the old one kept as it stands: that step is taken."""
    old, new = (folder / CASE_FILE, folder / FORM_FILE) if to_form else (folder / FORM_FILE, folder / CASE_FILE)
    if new.is_file() and old.is_file() and _kept(old).is_file():
        _take_away(old, _kept(old).read_bytes())


def _prove(read: Procurement, after: bytes, done: Conversion) -> None:
    """What was written says what was read, value for value."""
    again = parse_case(parse_case_source(after, done.new))
    if again == read:
        return
    lost = (name for name in Procurement.model_fields if getattr(again, name) != getattr(read, name))
    raise RefusedError("TK-N118", {"path": done.path, "key": next(lost)})


def _schema(done: Conversion) -> Iterator[Output]:
    """What an editor completes a YAML file with."""
    schema = done.new.with_name(SCHEMA_FILE)
    if not is_form(done.new) and not schema.exists():
        yield Output(schema, schema_text().encode(), made_of="")


def _take_away(path: Path, before: bytes) -> None:
    """The old file, which is kept under its other name; one that was saved meanwhile stays, and is told of by every command."""
    if path.read_bytes() == before:
        path.unlink()
