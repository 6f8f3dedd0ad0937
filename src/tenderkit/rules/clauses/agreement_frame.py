"""Whether the clauses of an agreement keep within the frame that the tender announced: what isn't in its list isn't agreed on.

The frame must be clear and exact already in the tender (17 kap. 10 § LOU), and an agreement that goes outside it doesn't bind.
Each item of the frame's list has a mark and, in `regulates`, the facts that the item lets the parties settle; each clause of
the agreement names in `rests_on` the items that it keeps within.
"""

from collections.abc import Iterator

from tenderkit.messages import Message
from tenderkit.model.clauses.clause import Clause
from tenderkit.model.clauses.library import ClauseLibrary, version_key
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.clauses.walk import conditions_of, items_marked_in, marks_in
from tenderkit.model.conditions.condition import Condition, paths_of
from tenderkit.rules.conditions.facts import shape_of
from tenderkit.rules.language.clause_finding import ClauseFinding

_AGREEMENT = "agreement."
_TOLD = ("id", "supplier", "dialogue_held", "signed", "signatories")  # who and when, which regulates nothing
_FIRST_WITH_A_LIST = 2  # the first edition's list had neither marks nor all that its agreements held


def frame_findings(clause: Clause, library: ClauseLibrary) -> Iterator[ClauseFinding]:
    """What is wrong with the clause as the frame of an agreement, or as a part of one; nothing for any other clause."""
    role = library.roles.get(clause.id)
    if role is ClauseRole.AGREEMENT_FRAME:
        yield from _of_the_frame(clause)
    elif clause.regulates:
        yield ClauseFinding(Message("TK-L335", {"what": "regulates"}), ("regulates",))
    if _is_of_an_agreement(clause, role):
        yield from _within_the_frame(clause, library)
    elif clause.rests_on:
        yield ClauseFinding(Message("TK-L335", {"what": "rests_on"}), ("rests_on",))


def _of_the_frame(frame: Clause) -> Iterator[ClauseFinding]:
    """The table is the list once more: its rows are items, and what it lets the parties settle are facts of an agreement."""
    items = frozenset(items_marked_in(frame.body))
    for mark, paths in frame.regulates.items():
        if mark not in items:
            yield ClauseFinding(Message("TK-L333", {"mark": mark}), ("regulates", mark))
        for index, path in enumerate(paths):
            if not path.startswith(_AGREEMENT) or shape_of(path) is None:
                yield ClauseFinding(Message("TK-L334", {"path": path}), ("regulates", mark, index))


def _is_of_an_agreement(clause: Clause, role: ClauseRole | None) -> bool:
    """By its role, or as a condition of the municipality's own that stands where there is an agreement."""
    if role is not None and role.is_of_an_agreement:
        return True
    return role is ClauseRole.ADDITION and any(
        path == _AGREEMENT.rstrip(".") or path.startswith(_AGREEMENT) for path in _paths(clause.applies_if)
    )


def _within_the_frame(clause: Clause, library: ClauseLibrary) -> Iterator[ClauseFinding]:
    if not clause.rests_on and _edition(clause) < _FIRST_WITH_A_LIST:
        return
    frame = _frame_for(clause, library)
    if frame is None:
        yield ClauseFinding(Message("TK-L336"), ("rests_on",) if clause.rests_on else ())
        return
    named = f"{frame.id}@{frame.version}"
    items = tuple(items_marked_in(frame.body))
    if not clause.rests_on and any(mark.startswith("k") for mark in marks_in(clause.body)):
        yield ClauseFinding(Message("TK-L330", {"items": ", ".join(items), "frame": named}), ("version",))
    for index, mark in enumerate(clause.rests_on):
        if mark not in items:
            facts = {"mark": mark, "frame": named, "items": ", ".join(items)}
            yield ClauseFinding(Message("TK-L331", facts), ("rests_on", index))
    yield from _facts_outside(clause, frame)


def _facts_outside(clause: Clause, frame: Clause) -> Iterator[ClauseFinding]:
    """Every fact of the agreement that the text prints or chooses by belongs to an item that the clause names."""
    asked = dict.fromkeys(_chosen_by(clause), ())
    printed = {each.source: ("parameters", each.name) for each in clause.parameters.values()}
    for path, key in {**asked, **printed}.items():
        regulated = path.startswith(_AGREEMENT) and path.split(".")[1] not in _TOLD
        if regulated and not any(_covers(frame.regulates.get(mark, ()), path) for mark in clause.rests_on):
            having = [mark for mark, paths in frame.regulates.items() if _covers(paths, path)]
            facts = {"path": path, "frame": f"{frame.id}@{frame.version}", "items": ", ".join(having) or "–"}
            yield ClauseFinding(Message("TK-L332", facts), key, words="" if key else path)


def _chosen_by(clause: Clause) -> Iterator[str]:
    for condition in conditions_of(clause):
        yield from paths_of(condition)


def _paths(condition: Condition | None) -> tuple[str, ...]:
    return () if condition is None else tuple(paths_of(condition))


def _covers(paths: tuple[str, ...], path: str) -> bool:
    return any(path == each or path.startswith(f"{each}.") for each in paths)


def _frame_for(clause: Clause, library: ClauseLibrary) -> Clause | None:
    """The frame of the clause's own edition, else the newest with a list; the municipality's own goes before what it replaces."""
    frames = [
        entry.clause
        for entry in library.entries()
        if library.roles.get(entry.clause.id) is ClauseRole.AGREEMENT_FRAME and entry.clause.regulates
    ]
    same = [frame for frame in frames if _edition(frame) == _edition(clause)]
    return max(same or frames, key=lambda frame: (bool(frame.replaces), version_key(frame.version)), default=None)


def _edition(clause: Clause) -> int:
    return version_key(clause.version)[0]
