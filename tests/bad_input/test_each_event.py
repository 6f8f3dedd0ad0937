"""Every event of the journal with every one of its keys spoiled: one line about it, at its place, and nothing is written."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from given import journal_in_text
from given.one_of_each_event import EARLIER, PERSONS, RESTING_ON_MORE, SOUND_EVENTS, keys_of, record_with
from tenderkit.model.journal.choices import EventKind
from tenderkit.model.journal.event import EVENT_KEYS, Event
from tenderkit.problems import InvalidInputError, Problem, TenderkitError
from tenderkit.project.one_run import one_run
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.workflows.case.sound_case import SoundCase, examined_case
from tenderkit.workflows.matching.note import note
from tenderkit.workflows.matching.sound_record import read_sound_record

Found = TypeVar("Found")
Said = tuple[int, int, str]  # line, column and code

KINDS = tuple(kind for kind in EventKind if kind not in RESTING_ON_MORE)
TEXTS = {"time", "where", "reasons", "facts"}  # any word may stand there
SHORT = 4  # a word with one letter more may then be any word
TWO_ALIKE = ("place", "places")  # either may be meant
IN_WORDS = {"meeting": "uppföljningsmöte", "ended_by": "personen", "answer": "tackade nej", "by": "matchningsstödet"}

each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.value)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SoundCase]:
    """Read once; what is tried is never written beside it."""
    folder = journal_in_text.written_to(tmp_path_factory.mktemp("arende"), record=EARLIER, persons=PERSONS)
    with one_run():
        yield examined_case(folder)


def test_every_event_stands_in_the_table() -> None:
    assert set(SOUND_EVENTS) == set(EventKind) == set(EVENT_KEYS)


@each_kind
def test_an_event_with_all_its_keys_is_sound(kind: EventKind, sound: SoundCase) -> None:
    assert said_of(sound, kind, keys_of(kind)) == []


@each_kind
def test_a_key_that_is_missing_is_told_once(kind: EventKind, sound: SoundCase) -> None:
    for name in EVENT_KEYS[kind].needs:
        line, _, code = only(said_of(sound, kind, {key: it for key, it in keys_of(kind).items() if key != name}))
        assert (line, code) == (0, "TK-M190"), name
    for name in ("date", "event"):
        line, _, code = only(said_of(sound, kind, {key: it for key, it in keys_of(kind).items() if key != name}))
        assert (line, code) == (0, "TK-C001"), name


@each_kind
def test_a_value_of_another_sort_is_told_where_it_stands(kind: EventKind, sound: SoundCase) -> None:
    for name in keys_of(kind):
        for typed in ("[a, [b]]", "{x: 1}", *(() if name in TEXTS else ("nnonsens", "2027-02-30", "-1"))):
            keys = keys_of(kind) | {name: typed}
            line, column, code = only(said_of(sound, kind, keys))
            assert line == 0, (name, typed, code)
            assert column >= column_of(name, keys), (name, typed, code)


@each_kind
def test_a_key_of_another_event_is_told_of(kind: EventKind, sound: SoundCase) -> None:
    keys = EVENT_KEYS[kind]
    name, typed = next(
        each
        for each in {"where": "Depån", "stays": "nej", "value": "10", "number": "1"}.items()
        if each[0] not in (*keys.needs, *keys.may)
    )

    found = only(said_of(sound, kind, keys_of(kind) | {name: typed}))

    assert found == (0, column_of(name, keys_of(kind) | {name: typed}), "TK-M191")


def test_a_misspelt_key_is_told_with_the_one_that_was_meant(sound: SoundCase) -> None:
    keys = keys_of(EventKind.EXTENSION_USED)
    for name in (each for each in Event.model_fields if len(each) > SHORT and each not in {*keys, *TWO_ALIKE}):
        problem = only(problems(sound, record_with(EventKind.EXTENSION_USED, keys | {f"{name}x": "1"})))
        assert (problem.message.code, f"menade du {name}?" in problem.message.what) == ("TK-C004", True), name


def test_a_choice_may_be_told_in_swedish(sound: SoundCase) -> None:
    for kind in KINDS:
        swedish = {name: word for name, word in IN_WORDS.items() if name in keys_of(kind)}
        assert said_of(sound, kind, keys_of(kind) | {"event": kind.title_sv, **swedish}) == [], kind


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        pytest.param("  - &a {date: 2028-03-01, event: extension_used}\n", "TK-C011", id="an anchor"),
        pytest.param("  - !x {date: 2028-03-01, event: extension_used}\n", "TK-C010", id="a tag"),
        pytest.param("  - {date: 2028-03-01, date: 2028-03-01, event: extension_used}\n", "TK-C009", id="a key twice"),
    ],
)
def test_what_yaml_has_and_we_have_not_is_told_once(typed: str, code: str, sound: SoundCase) -> None:
    assert [problem.message.code for problem in problems(sound, EARLIER + typed)] == [code]


@each_kind
def test_a_note_with_the_same_slips_is_refused_by_its_key_and_writes_nothing(kind: EventKind, tmp_path: Path) -> None:
    case = journal_in_text.written_to(
        tmp_path, record=record_with(kind, keys_of(kind)).rpartition("  - ")[0], persons=PERSONS
    )
    before = (case / "placeringar.yaml").read_bytes()

    with one_run():
        note(case, keys_of(kind) | {"id": "H-51"}, write=False)
        for name in (*EVENT_KEYS[kind].needs[-1:], "date"):
            less = {key: it for key, it in keys_of(kind).items() if key != name}
            with pytest.raises(TenderkitError):
                note(case, less)
        with pytest.raises(TenderkitError):
            note(case, keys_of(kind) | {"date": "2027-02-30"})

    assert (case / "placeringar.yaml").read_bytes() == before


def problems(sound: SoundCase, record: str) -> list[Problem]:
    assert sound.folder is not None
    try:
        source = parse_yaml(record.encode(), sound.folder / "placeringar.yaml")
        return [*read_sound_record(sound, source)[1]]
    except InvalidInputError as error:
        return [*error.problems]


def said_of(sound: SoundCase, kind: EventKind, keys: dict[str, str]) -> list[Said]:
    """Lines from the event's own, so that 0 is the event."""
    record = record_with(kind, keys)
    return [(one.line - record.count("\n"), one.column, one.message.code) for one in problems(sound, record)]


def only(found: list[Found]) -> Found:
    assert len(found) == 1, found
    return found[0]


def column_of(name: str, keys: dict[str, str]) -> int:
    names = [*keys]
    before = ", ".join(f"{key}: {keys[key]}" for key in names[: names.index(name)])
    return len("  - {") + len(before) + (2 if before else 0) + 1
