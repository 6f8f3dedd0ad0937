"""The journal of a case as it is shown and written in: each event with its words, and what an event of a kind is told with."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct

from tenderkit.model.case.understanding import written_form
from tenderkit.model.form.form_fields import Ask, AskedField, asked_value
from tenderkit.model.journal.choices import EventKind
from tenderkit.model.journal.event import EVENT_KEYS, Event
from tenderkit.problems import TenderkitError
from tenderkit.project.places import MATCHING_FILE, case_file
from tenderkit.readers.journal.record_reader import parse_record, read_record_yaml
from tenderkit.rules.language.wording import join_words
from tenderkit.workflows.case.sound_case import load_sound_case
from tenderkit.workflows.drafts.case_text import text_of_kind

SHARES = "shares"  # on lines of their own: `Krokoms kommun: 25`
_SHARE = re.compile(r"(?P<authority>.+?)[\s:,;]+(?P<percent>[0-9][0-9 ,.]*)\s*(?:%|procent)?")
_OF_ALL = ("date", "event", "id")
STANDING = "lagesrapport"  # what the events come to, judged and with the sentences that it rests on


class ToldEvent(Struct, frozen=True):
    """An event in words: what it is, about which place or deficiency, and what else it tells by the titles of its keys."""

    id: str
    day: str
    what: str
    about: str
    told: tuple[tuple[str, str], ...]


class JournalSoFar(Struct, frozen=True):
    """The events, the latest day first."""

    events: tuple[ToldEvent, ...]


class KeyOfEvent(Struct, frozen=True):
    """A key that an event of the kind is told with."""

    field: AskedField
    needed: bool


def journal_so_far(case: Path) -> JournalSoFar | None:
    """The journal beside the case; `None` where none is kept. Raises `InvalidInputError` for one that can't be read."""
    file = case_file(case).with_name(MATCHING_FILE)
    if not file.is_file():
        return None
    record = parse_record(read_record_yaml(file))
    events = sorted(record.journal, key=lambda event: event.date, reverse=True)
    return JournalSoFar(tuple(map(_told, events)))


def event_to_correct(case: Path, number: str) -> tuple[EventKind, Mapping[str, tuple[str, ...]]] | None:
    """The event with the number, as it would be typed; `None` where there is none. Raises as `journal_so_far` does."""
    file = case_file(case).with_name(MATCHING_FILE)
    if not number or not file.is_file():
        return None
    journal = parse_record(read_record_yaml(file)).journal
    event = next((each for each in journal if each.id == number), None)
    if event is None:
        return None
    named = (key.field.path[-1] for key in keys_of_event(event.event))
    return event.event, {name: _typed(value) for name in named if (value := getattr(event, name)) not in (None, ())}


def keys_of_event(kind: EventKind) -> tuple[KeyOfEvent, ...]:
    """Its day, then what it must have, then what it may have."""
    keys = EVENT_KEYS[kind]
    named = (("date", True), *((key, True) for key in keys.needs), *((key, False) for key in keys.may))
    fields = Event.model_fields
    return tuple(KeyOfEvent(asked_value(name, fields[name]), needed) for name, needed in named)


def as_told(kind: EventKind, typed: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """What was typed by key, as `note` takes it; what is left empty isn't told."""
    told: dict[str, Any] = {"event": kind.value}
    for key in keys_of_event(kind):
        name = key.field.path[-1]
        values = [each.strip() for each in typed.get(name, ()) if each.strip()]
        if not values:
            continue
        if name == "decided_by":
            told[name] = {"title": values[0]}
        elif name == SHARES:
            told[name] = [_share(line.strip()) for value in values for line in value.splitlines() if line.strip()]
        elif key.field.ask in (Ask.LINES, Ask.CHOICES):
            told[name] = [line.strip() for value in values for line in value.splitlines() if line.strip()]
        else:
            told[name] = values[0]
    return told


def as_correction(told: Mapping[str, Any], number: str, written: date, *, withdrawn: bool) -> dict[str, Any]:
    """What is told instead of the event with the number, and from which day that is known; `withdrawn` where it never happened."""
    kept = {"corrects": number, "written": written.isoformat()}
    return {**told, **kept, **({"withdrawn": "ja"} if withdrawn else {})}


def _share(line: str) -> dict[str, str]:
    """What one of several authorities claims; a line without a number lacks its share, and the reader of journals says so."""
    found = _SHARE.fullmatch(line)
    if found is None:
        return {"authority": line}
    return {"authority": found["authority"].strip(), "percent": found["percent"].strip()}


def standing_of_case(case: Path) -> str:
    """What the events come to, as HTML below a heading of the second level; '' while nothing can be said."""
    try:
        return text_of_kind(load_sound_case(case), STANDING)
    except TenderkitError:
        return ""


def _told(event: Event) -> ToldEvent:
    return ToldEvent(
        id=event.id or "",
        day=event.date.isoformat(),
        what=event.event.title_sv,
        about=event.place or event.deficiency or event.corrects or "",
        told=tuple(_words(event)),
    )


def _typed(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - whatever an event may hold
    if isinstance(value, tuple):
        return tuple(str(written_form(each)) for each in value)
    if hasattr(value, "model_dump"):
        return (", ".join(str(each) for each in value.model_dump(exclude_none=True).values()),)
    return (str(written_form(value)),)


def _words(event: Event) -> Iterator[tuple[str, str]]:
    fields = Event.model_fields
    for name in fields:
        value = getattr(event, name)
        if name in (*_OF_ALL, "place", "deficiency") or value in (None, ()):
            continue
        yield str(fields[name].title), _said(value)


def _said(value: Any) -> str:  # noqa: ANN401 - whatever an event may hold
    if isinstance(value, tuple):
        return join_words([_said(each) for each in value], "och")
    if hasattr(value, "title_sv"):
        return str(value.title_sv)
    if hasattr(value, "model_dump"):
        return ", ".join(str(each) for each in value.model_dump(exclude_none=True).values())
    return str(written_form(value))
