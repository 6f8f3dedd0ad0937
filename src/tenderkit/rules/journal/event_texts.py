"""What people have written freely of events: a paper shows what of it is its own by the view, and nothing else."""

from collections.abc import Iterator

from tenderkit.model.journal.record import Record
from tenderkit.rules.privacy.distinctive import facts_of

_WRITTEN_FREELY = ("reasons", "facts", "where", "time", "decided_by")


def event_texts(record: Record) -> Iterator[tuple[str, object]]:
    """The texts of every event, corrected ones too, with paths that no kind of document may allow: `journal.reasons`."""
    for event in record.journal:
        for name in _WRITTEN_FREELY:
            yield from facts_of(f"journal.{name}", getattr(event, name))
