"""One event more in the journal: understood as people write it, held against the whole file, and only then written.

The command, the page and the sheet all note an event here, so that none of them can write what `check` refuses.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.case.understanding import understand, written_form
from tenderkit.model.journal.event import Event
from tenderkit.model.reading.understood import NotUnderstoodError
from tenderkit.patterns import lazy_pattern
from tenderkit.problems import InvalidInputError, Key, Problem, RefusedError, TenderkitError
from tenderkit.project.places import MATCHING_FILE, case_file
from tenderkit.readers.journal.record_reader import refuse_format_one
from tenderkit.readers.yaml.yaml_changes import Add
from tenderkit.readers.yaml.yaml_editor import edited_source
from tenderkit.readers.yaml.yaml_events import Tree
from tenderkit.readers.yaml.yaml_reader import YamlSource, parse_yaml, read_bytes
from tenderkit.workflows.case.sound_case import SoundCase, load_sound_case, settle_case
from tenderkit.workflows.matching.sound_record import read_sound_record
from tenderkit.writers.output import Output, digest_of, place
from tenderkit.writers.refusals import once_more

_JOURNAL = "journal"
_FIRST = ("id", "date", "event", "place", "deficiency")  # the order on the line; the rest as it was told
_NUMBERED = lazy_pattern(r"H-([1-9][0-9]{0,4})")
_ABOUT = {"P": "place", "B": "deficiency", "H": "corrects"}


class Noted(Struct, frozen=True):
    """The event as it stands in the file, on its line; `remarks` are what the rules say of it all the same."""

    path: Path
    line: int
    event: Mapping[str, Tree]
    remarks: tuple[Problem, ...]


class NoteRefusedError(TenderkitError):
    """Nothing was written; `reasons` are the keys of the event that have to be told otherwise, '' for the event as a whole."""

    def __init__(self, reasons: tuple[tuple[str, Message], ...]) -> None:
        self.reasons = reasons
        Exception.__init__(self, f"{len(reasons)} reasons")

    def __str__(self) -> str:
        return "\n".join(f"{key}: {message}" if key else str(message) for key, message in self.reasons)


@once_more
def note(case: Path, told: Mapping[str, Tree], *, write: bool = True) -> Noted:
    """Add the event that is told, by the keys of the journal, to the case's file; with an id if it has none.

    Raises `NoteRefusedError` with what is wrong in the event, and `InvalidInputError` with what is wrong in the files
    without it. Somebody else's save meanwhile isn't lost: the event is then held against what they wrote.
    """
    settle_case(case, touch=write)
    sound = load_sound_case(case)
    path = case_file(case).with_name(MATCHING_FILE)
    before = _journal_of(path)
    if not isinstance(before.source.data.get(_JOURNAL), list):
        read_sound_record(sound, before.source)  # refuses a word where the journal would stand: none is written over
    event = _as_in_the_file(told, before)
    at = len(_events(before))
    after, source = edited_source(before.data, before.source, [Add((_JOURNAL,), (event,))])
    try:
        _, found = read_sound_record(sound, source)
    except InvalidInputError as error:
        raise _refusal(sound, before.source, error, (_JOURNAL, at)) from None
    if write:
        place([Output(path, after, made_of=digest_of(before.data))])
    remarks = tuple(problem for problem in found if problem.key[:2] == (_JOURNAL, at))
    return Noted(path, source.place((_JOURNAL, at))[0], event, remarks)


def key_of_target(target: str) -> dict[str, Tree]:
    """The key that an id is told under: `P-01` is a place, `B-1` a deficiency and `H-1` an event that is corrected.

    Raises `TenderkitError` for any other word.
    """
    key = _ABOUT.get(target[:1].upper()) if target[1:2] == "-" else None
    if key is None:
        raise TenderkitError("TK-M222", {"target": target})
    return {key: target.upper()}


class _Journal(Struct, frozen=True):
    data: bytes
    source: YamlSource


def _journal_of(path: Path) -> _Journal:
    if not path.is_file():
        raise RefusedError("TK-M224", {"folder": path.parent, "file": path.name})
    data = read_bytes(path)
    source = parse_yaml(data, path)
    refuse_format_one(source)
    return _Journal(data, source)


def _events(journal: _Journal) -> list[Tree]:
    events = journal.source.data.get(_JOURNAL)
    return events if isinstance(events, list) else []


def _as_in_the_file(told: Mapping[str, Tree], journal: _Journal) -> dict[str, Tree]:
    """In the file's own way of writing; what isn't understood stays as it was told, for the reader to refuse."""
    stated = {name: _written(name, value) for name, value in told.items() if value is not None}
    stated.setdefault("id", f"H-{_last_number(journal) + 1}")
    first = {name: stated[name] for name in _FIRST if name in stated}
    return first | stated


def _last_number(journal: _Journal) -> int:
    ids = (event.get("id") for event in _events(journal) if isinstance(event, dict))
    found = (_NUMBERED.fullmatch(name) for name in ids if isinstance(name, str))
    return max((int(number[1]) for number in found if number is not None), default=0)


def _written(name: str, value: Tree) -> Tree:
    field = Event.model_fields.get(name)
    if field is None or not isinstance(value, str):
        return value
    try:
        found = understand(field, value)
    except NotUnderstoodError:
        return value
    return value if found.is_as_written else written_form(found.value)


def _refusal(sound: SoundCase, before: YamlSource, error: InvalidInputError, event: Key) -> TenderkitError:
    """What was wrong already is told of the file; else what the event brings, also where it collides with another line."""
    try:
        read_sound_record(sound, before)
    except InvalidInputError as standing:
        return standing
    return NoteRefusedError(tuple(_reasons(error, event)))


def _reasons(error: InvalidInputError, event: Key) -> Iterator[tuple[str, Message]]:
    for problem in error.problems:
        if problem.key[:2] == event:
            yield ".".join(map(str, problem.key[2:])), problem.message
        else:
            yield f"{problem.file.name}:{problem.line}", problem.message
