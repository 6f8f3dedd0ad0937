"""Whether the thresholds that a municipality adds fit each other and the shipped table: one row a day, and no day between."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate, pairwise

from msgspec.structs import replace

from tenderkit.messages import Message
from tenderkit.model.case.choices import Law
from tenderkit.model.law.laws import LawTable, Threshold
from tenderkit.model.law.threshold_group import ThresholdGroup
from tenderkit.problems import Fault
from tenderkit.rules.language.wording import write_number

_MOST_TIMES = 2  # a threshold in euro is a tenth of one in kronor, and none has ever been doubled or halved
_DAY = timedelta(days=1)


def with_thresholds(table: LawTable, own: Sequence[Threshold]) -> LawTable:
    """The table with the municipality's rows after its own; on a day that both have, they agree and the table's is named."""
    return replace(table, thresholds=(*table.thresholds, *own))


def threshold_faults(table: LawTable, own: Sequence[Threshold]) -> Iterator[Fault]:
    """What is wrong, at the row's place in the file."""
    for index, row in enumerate(own):
        same = [other for other in (*table.thresholds, *own[:index]) if _subject(other) == _subject(row)]
        clashes = tuple(_clashes(index, row, same)) or tuple(_other_currency(index, row, same))
        yield from clashes or _outside_the_band(index, row, table)
    for rows in _by_subject(table, own):
        yield from _gaps(rows, own)


def _clashes(index: int, row: Threshold, same: Sequence[Threshold]) -> Iterator[Fault]:
    """Two rows of the file for one day, or another amount than the table's on the same day."""
    for other in same:
        day = max(row.start, other.start)
        if day > min(_last_day(row), _last_day(other)):
            continue
        if other.checked_by is not None:
            yield _fault(index, "from", "TK-L222", row, day=day.isoformat())
        elif other.amount != row.amount:
            facts = {"day": day.isoformat(), "threshold": write_number(other.amount), "source": other.source}
            yield _fault(index, "amount", "TK-L223", row, **facts)


def _other_currency(index: int, row: Threshold, same: Sequence[Threshold]) -> Iterator[Fault]:
    """Compared with the row nearest in time."""
    nearest = min(same, key=lambda other: abs(other.start - row.start), default=None)
    if nearest and not nearest.amount / _MOST_TIMES <= row.amount <= nearest.amount * _MOST_TIMES:
        facts = {"threshold": write_number(nearest.amount), "day": nearest.start.isoformat()}
        yield _fault(index, "amount", "TK-L224", row, **facts)


def _outside_the_band(index: int, row: Threshold, table: LawTable) -> Iterator[Fault]:
    """An amount in kronor that can't be the threshold in euro of the same days."""
    for other in table.euro_thresholds:
        overlaps = max(row.start, other.start) <= min(_last_day(row), other.end)
        if overlaps and (other.act, other.group) == _subject(row) and other.is_reached_by(row.amount) is not None:
            euro, least, most = map(write_number, (other.euro, other.least, other.most))
            facts = {"euro": euro, "source": other.source, "least": least, "most": most}
            yield _fault(index, "amount", "TK-L362", row, **facts)


def _gaps(rows: Sequence[Threshold], own: Sequence[Threshold]) -> Iterator[Fault]:
    """Days between two rows on which no row holds, told at the one that stands in the file."""
    covered = accumulate(map(_last_day, rows), max)
    for (earlier, later), until in zip(pairwise(rows), covered, strict=False):
        first, last = until + _DAY, later.start - _DAY
        key, row = ("from", later) if later in own else ("to", earlier)
        if first <= last and row in own:
            yield _fault(own.index(row), key, "TK-L225", row, first=first.isoformat(), last=last.isoformat())


def _by_subject(table: LawTable, own: Sequence[Threshold]) -> Iterator[list[Threshold]]:
    """All rows for each thing that the file is about, by their first day."""
    for subject in dict.fromkeys(map(_subject, own)):
        rows = (row for row in (*table.thresholds, *own) if _subject(row) == subject)
        yield sorted(rows, key=lambda row: row.start)


def _subject(row: Threshold) -> tuple[Law, ThresholdGroup]:
    return row.act, row.group


def _last_day(row: Threshold) -> date:
    """The day before the last that there is, where there is none: a day can still follow it."""
    return row.end or date.max - _DAY


def _fault(index: int, key: str, code: str, row: Threshold, **facts: str) -> Fault:
    subject = {"law": row.act.value, "group": row.group.value}
    return Fault(("thresholds", index, key), Message(code, subject | facts))
