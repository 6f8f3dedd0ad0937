"""What a paper was issued on is never rewritten: the events that it rested on, by digest, held against the journal of today."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256

from tenderkit.messages import Message
from tenderkit.model.journal.event import Event
from tenderkit.model.journal.record import Record
from tenderkit.model.papers.lock import IssuedDocument, RestedOn
from tenderkit.problems import Fault, Key
from tenderkit.rules.journal.known import known_on
from tenderkit.rules.journal.written_record import WrittenRecord, event_fault

_LETTERS = 12  # of a digest: enough to see that an event is another one
_NOT_TOLD = {"id", "corrects", "written", "withdrawn"}  # of how it is written down, not of what happened


class JournalOfPapers:
    """The journal by what a paper may be about: a place, a deficiency, or '' for everything."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._groups: defaultdict[str, list[int]] = defaultdict(list)
        of_id: dict[str | None, set[str]] = {}
        for at, event in enumerate(record.journal):
            named = {name for name in (event.place, event.deficiency) if name is not None}
            named |= of_id.get(event.corrects, set()) if event.corrects is not None else set()
            if event.id is not None:
                of_id[event.id] = named
            for name in named:
                self._groups[name].append(at)

    def standing(self, of: str, day: date) -> dict[int, Event]:
        """The events that a paper of the day rests on, by their numbers in the journal."""
        numbers = self._groups[of] if of else range(len(self._record.journal))
        some = self._record.model_copy(update={"journal": tuple(self._record.journal[at] for at in numbers)})
        return {numbers[each.at]: each.event for each in known_on(some, day).events}

    def rested_on(self, of: str, day: date) -> RestedOn:
        """What the lock keeps of them."""
        return RestedOn(of=of, events=tuple(sorted(map(_digest, self.standing(of, day).values()))))


def events_stay_as_issued(written: WrittenRecord, issued: Sequence[IssuedDocument]) -> Iterator[Fault]:
    """A paper that went out tells what was known on its day, and so must the journal: what was wrong is corrected.

    What happened on the paper's own day may be noted after it. Each event is told once, with the first such paper.
    """
    journal, told = JournalOfPapers(written.record), set[Key]()
    for copy in issued:
        if copy.journal is None:
            continue
        for fault in _since(copy, copy.journal, journal, written):
            if fault.key not in told:
                told.add(fault.key)
                yield fault


def _since(copy: IssuedDocument, rested: RestedOn, journal: JournalOfPapers, written: WrittenRecord) -> Iterator[Fault]:
    facts = {"document": copy.document, "date": copy.date.isoformat()}
    standing = {at: (event, _digest(event)) for at, event in journal.standing(rested.of, copy.date).items()}
    left = Counter(rested.events)
    left.subtract(digest for _, digest in standing.values())
    missing = any(count > 0 for count in left.values())
    new = [at for at, (event, digest) in standing.items() if left[digest] < 0 and (missing or event.known < copy.date)]
    for at in new:
        yield event_fault(at, code="TK-M221", **facts)
    if missing and not new:
        places = [at for at, place in enumerate(written.record.places) if place.id == rested.of]
        yield Fault(("places", places[0]) if places else ("journal",), Message("TK-M220", facts))


def _digest(event: Event) -> str:
    told = event.model_dump(mode="json", exclude_none=True, exclude=_NOT_TOLD)
    return sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:_LETTERS]
