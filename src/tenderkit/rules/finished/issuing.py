"""What a document must hold to leave the house: every reason not to issue it, in one go."""

from collections.abc import Iterable, Iterator
from datetime import date

from tenderkit.messages import Message, text
from tenderkit.model.clauses.clause import Clause
from tenderkit.model.conditions.condition import Truth
from tenderkit.rules.clauses.life import EVERYTHING, Life
from tenderkit.rules.conditions.deciding import FactSource, decide
from tenderkit.rules.law.law_index import LawIndex
from tenderkit.rules.law.provisions import parse_places

_FEW = 3  # so many versions are named one by one in the command that adopts them


def reasons_not_to_issue(
    lives: Iterable[Life], questions: Iterable[str], facts: FactSource, index: LawIndex
) -> Iterator[Message]:
    """Drafts, holds, versions out of force or not adopted, provisions out of force, and questions still open."""
    for question in questions:
        yield Message("TK-L090", {"question": question})
    for life in lives:
        if (reason := life.not_to_issue) is not None:
            yield reason
        yield from _dead_provisions(life.entry.clause, facts, index, life.day)


def grouped(reasons: Iterable[Message]) -> tuple[Message, ...]:
    """One message for what differs in nothing but the version, with every version in it and one command for them all."""
    groups: dict[str, list[Message]] = {}
    for reason in reasons:
        alike = Message(reason.code, {**reason.facts, "version": "", "wanted": ""})
        groups.setdefault(str(alike), []).append(reason)
    return tuple(_one_message(group) for group in groups.values())


def _one_message(group: list[Message]) -> Message:
    """Few are named in the command that adopts them; for many it says `--all`, where that takes just these versions."""
    first = group[0]
    if "version" not in first.facts:
        return first
    versions = list(dict.fromkeys(reason.facts["version"] for reason in group))
    together = len(versions) > _FEW and {reason.facts.get("wanted") for reason in group} == {EVERYTHING}
    listed = ", ".join(versions)
    facts = {
        "version": listed if len(versions) == 1 else text("issue.clauses", count=len(versions), versions=listed),
        "wanted": EVERYTHING if together else " ".join(versions),
    }
    return Message(first.code, {**first.facts, **facts})


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
