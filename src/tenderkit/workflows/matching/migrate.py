"""From older formats of a case and of the recruiter's file to those in use, in one go; the old files are kept.

The old recruiter's file names people, so it is kept where the persons are, for its owner alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from tenderkit.messages import Gravity, Message
from tenderkit.model.case.case import Procurement
from tenderkit.model.matching.format_one import OldMatching
from tenderkit.patterns import lazy_pattern
from tenderkit.problems import Fault, InvalidInputError, Key, Problem
from tenderkit.project.places import MATCHING_FILE, OLD_MATCHING_FILE, PERSONS_FILE, case_file, persons_folder
from tenderkit.readers.journal.record_reader import is_record, parse_persons, parse_record
from tenderkit.readers.matching.format_one_reader import parse_format_one
from tenderkit.readers.yaml.yaml_events import Tree
from tenderkit.readers.yaml.yaml_reader import YamlSource, decode, parse_yaml
from tenderkit.rules.journal.from_format_one import InFormatTwo, in_format_two
from tenderkit.workflows.case.migrate import CaseMigration, case_migration
from tenderkit.workflows.case.sound_case import in_file_order
from tenderkit.workflows.matching.record_text import two_files
from tenderkit.writers.moves.recovery import settle
from tenderkit.writers.output import Output, digest_of, place
from tenderkit.writers.refusals import once_more

_LINE_END = lazy_pattern(r"\r\n|\r")
_WORDS_OF_PLACE = frozenset({"supplier", "workplace", "employer"})  # the rest of a placement goes with the person


class Becomes(Struct, frozen=True):
    """An old entry, by its id or its day, and the events that it becomes; none where it stands as it was."""

    of: Key
    id: str
    events: tuple[tuple[str, str], ...] = ()  # title and day


class RecordMigration(Struct, frozen=True):
    """What becomes of the recruiter's file: nothing where it has format 2 already. `remarks` stand at lines of the old file."""

    path: Path
    persons: Path
    kept: Path
    entries: tuple[Becomes, ...] = ()
    remarks: tuple[Problem, ...] = ()
    outputs: tuple[Output, ...] = ()


class Migration(Struct, frozen=True):
    """`record` is `None` where there is no recruiter's file."""

    case: CaseMigration
    record: RecordMigration | None


@once_more
def migrate(case: Path, *, write: bool) -> Migration:
    """Show the change of the files at `case` (folder or case file), and with `write` make it: all of it or nothing.

    Raises `InvalidInputError` where a file can't be read, or tells of days that no event can have, and `RefusedError` where there
    is no case, or where another file already stands where one would be kept.
    """
    path = case_file(case)
    if write:
        settle(path.parent)
    changed = case_migration(path)
    record = _record_migration(path.parent, changed.case)
    outputs = (*changed.outputs, *(record.outputs if record else ()))
    if write and outputs:
        place(outputs)
    return Migration(changed, record)


def _record_migration(folder: Path, case: Procurement) -> RecordMigration | None:
    path, private = folder / MATCHING_FILE, persons_folder(folder)
    if not path.exists():
        return None
    before = path.read_bytes()
    source = parse_yaml(before, path)
    nothing = RecordMigration(path, private / PERSONS_FILE, private / OLD_MATCHING_FILE)
    if is_record(source):
        return nothing
    old = parse_format_one(source)
    new = in_format_two(case, old, source.data)
    problems = in_file_order(tuple(map(source.locate, (*new.remarks, *_names_told(source.data)))))
    if any(each.gravity is Gravity.ERROR for each in problems):
        raise InvalidInputError(problems)
    record, persons = _written(before, source, new)
    outputs = (
        Output(nothing.kept, before, made_of="", private=True),
        Output(nothing.persons, persons, made_of="", private=True),
        Output(path, record, made_of=digest_of(before)),
    )
    return RecordMigration(path, nothing.persons, nothing.kept, _entries(old, new), tuple(problems), outputs)


def _written(before: bytes, source: YamlSource, new: InFormatTwo) -> tuple[bytes, bytes]:
    """Both files, proved to say what is meant; a layout that can't be kept gives way, for the old file is."""
    text = decode(before, source.name)
    ends = "\r\n" if "\r\n" in text else "\n"
    for with_comments in (True, False):
        files = two_files(_LINE_END.sub("\n", text), source.data, new, with_comments=with_comments)
        record, persons = (each.replace("\n", ends).encode() for each in (files.record, files.persons))
        sources = [parse_yaml(each, source.name) for each in (record, persons)]
        if [each.data for each in sources] == [files.record_says, files.persons_say]:
            break
    parse_record(sources[0])
    parse_persons(sources[1])
    return record, persons


def _names_told(data: dict[str, Tree]) -> Iterator[Fault]:
    """Whole names in what will stand in the file without names: nobody but its writer can say the thing otherwise."""
    placements = data.get("placements")
    people = [each for each in placements if isinstance(each, dict)] if isinstance(placements, list) else []
    names = {str(each["name"]): str(each.get("id")) for each in people if each.get("name")}
    if not names:
        return
    form = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, names))})s?(?!\w)", re.IGNORECASE)
    ids = {name.casefold(): each for name, each in names.items()}
    for key, words in _texts(data, ()):
        if key[0] != "placements" or _WORDS_OF_PLACE.intersection(map(str, key)):
            yield from (
                Fault(key, Message("TK-M188", {"id": ids[found[1].casefold()]})) for found in form.finditer(words)
            )


def _texts(value: Tree, key: Key) -> Iterator[tuple[Key, str]]:
    if isinstance(value, str):
        yield key, value
    for step, inner in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        yield from _texts(inner, (*key, step))


def _entries(old: OldMatching, new: InFormatTwo) -> tuple[Becomes, ...]:
    ids: dict[Key, str] = {("dialogues", at): each.held.isoformat() for at, each in enumerate(old.dialogues)}
    ids |= {("placements", at): each.id for at, each in enumerate(old.placements)}
    ids |= {("breaches", at): each.id for at, each in enumerate(old.breaches)}
    events: dict[Key, list[tuple[str, str]]] = defaultdict(list)
    for each in new.journal:
        events[each.of].append((each.kind.title_sv, each.date.isoformat()))
    return tuple(Becomes(key, name, tuple(events[key])) for key, name in ids.items())
