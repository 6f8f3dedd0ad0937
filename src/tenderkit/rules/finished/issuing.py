"""What a document must hold to leave the house: every reason not to issue it, in one go."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tenderkit.messages import Message
from tenderkit.model.clauses.clause import Clause, Status
from tenderkit.model.clauses.library import LibraryEntry
from tenderkit.model.conditions.condition import Truth
from tenderkit.rules.conditions.deciding import FactSource, decide
from tenderkit.rules.law.law_index import LawIndex
from tenderkit.rules.law.provisions import parse_places

NOT_ADOPTED = "TK-L093"
_MANY = 2


def reasons_not_to_issue(
    entries: Iterable[LibraryEntry], questions: Iterable[str], facts: FactSource, index: LawIndex, day: date
) -> Iterator[Message]:
    """Drafts, holds, versions out of force or not adopted, provisions out of force, and questions still open."""
    for question in questions:
        yield Message("TK-L090", {"question": question})
    for entry in entries:
        name = {"version": f"{entry.clause.id}@{entry.clause.version}"}
        if entry.state.status is Status.HOLD:
            yield Message("TK-L091", {**name, "reason": entry.state.hold_reason})
        elif not entry.state.in_force(day):
            yield Message("TK-L092", {**name, "date": day.isoformat()})
        elif entry.adoption is None:
            yield Message(NOT_ADOPTED, name)
        yield from _dead_provisions(entry.clause, facts, index, day)


def told_together(reasons: Sequence[Message]) -> tuple[Message, ...]:
    """The reasons as a reader meets them: clauses that nobody has adopted are one thing to do, so they are told as one."""
    lacking = [reason for reason in reasons if reason.code == NOT_ADOPTED]
    if len(lacking) < _MANY:
        return tuple(reasons)
    versions = ", ".join(reason.facts["version"] for reason in lacking)
    together = Message("TK-S082", {"count": str(len(lacking)), "versions": versions})
    return tuple(dict.fromkeys(together if reason.code == NOT_ADOPTED else reason for reason in reasons))


def _dead_provisions(clause: Clause, facts: FactSource, index: LawIndex, day: date) -> Iterator[Message]:
    """A provision that the table knows, and knows not to be in force; what it doesn't know it says nothing about."""
    for reference in clause.law_refs:
        if reference.when is not None and decide(reference.when, facts).truth is Truth.NO:
            continue
        number = index.number_of(reference.act)
        for place in parse_places(reference.provision):
            rows = index.rows_at(number, place)
            if rows and not any(row.in_force(day) for row in rows):
                named = {"clause": clause.id, "act": reference.act, "provision": reference.provision}
                yield Message("TK-L094", {**named, "date": day.isoformat()})
