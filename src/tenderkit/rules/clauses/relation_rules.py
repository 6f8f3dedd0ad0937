"""How clauses depend on each other: circles, sets that can never stand together, references to what may be missing."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.clauses.clause import Clause, ClauseReference, InlineChoice, Pieces
from tenderkit.model.conditions.condition import Condition
from tenderkit.rules.conditions.implication import follows
from tenderkit.rules.language.clause_finding import ClauseFinding
from tenderkit.rules.language.passages import texts_in

Clauses = Mapping[str, Clause]
ARROW = " → "


def relation_faults(clauses: Clauses) -> Iterator[tuple[str, ClauseFinding]]:
    """Faults between the clauses of a library, each with the id of the clause to open. One pass over the requirements."""
    order, circles = _in_order(clauses)
    for path in circles:
        yield path[0], ClauseFinding(Message("TK-L064", {"path": ARROW.join(path)}), ("requires",))
    yield from _impossible_sets(clauses, order)
    for clause in clauses.values():
        yield from ((clause.id, finding) for finding in _what_may_be_missing(clause, clauses))


def circles_among(clauses: Clauses) -> Iterator[Message]:
    """Clauses that require each other in a circle: none of them can be built on."""
    _, circles = _in_order(clauses)
    return (Message("TK-L064", {"path": ARROW.join(path)}) for path in circles)


def _in_order(clauses: Clauses) -> tuple[list[str], list[tuple[str, ...]]]:
    """The ids with what is required before what requires it, and every circle that stands in the way of that."""
    done: dict[str, bool] = {}  # False while its requirements are being followed
    order: list[str] = []
    circles: list[tuple[str, ...]] = []
    for start in clauses:
        path: list[str] = []
        waiting: list[tuple[str, Iterator[str]]] = []
        if start not in done:
            _enter(start, clauses, done, path, waiting)
        while waiting:
            clause_id, required = waiting[-1]
            following = next(required, None)
            if following is None:
                waiting.pop()
                path.pop()
                done[clause_id] = True
                order.append(clause_id)
            elif following not in done:
                _enter(following, clauses, done, path, waiting)
            elif not done[following]:
                circles.append((*path[path.index(following) :], following))
    return order, circles


def _enter(
    clause_id: str,
    clauses: Clauses,
    done: dict[str, bool],
    path: list[str],
    waiting: list[tuple[str, Iterator[str]]],
) -> None:
    done[clause_id] = False
    path.append(clause_id)
    waiting.append((clause_id, iter([other for other in clauses[clause_id].requires if other in clauses])))


class _Clash(Struct, frozen=True):
    """Two clauses that exclude each other; `group` is set when they are alternatives."""

    one: str
    other: str
    group: str = ""


def _impossible_sets(clauses: Clauses, order: list[str]) -> Iterator[tuple[str, ClauseFinding]]:
    """A clause whose requirements, followed to their end, exclude each other, can never be in a document.

    `reached` holds, for each clause, only those that exclude somebody, with the next step on the way there.
    """
    clashes = _clashes(clauses)
    reached: dict[str, dict[str, str]] = {}
    for clause_id in order:
        steps = {clause_id: clause_id} if clause_id in clashes or clauses[clause_id].one_of else {}
        for required in clauses[clause_id].requires:
            for far in reached.get(required, {}):
                steps.setdefault(far, required)
        reached[clause_id] = steps
        for clash in (*_in_conflict(steps, clashes), *_in_one_group(steps, clauses)):
            if not _already_told(clash, clauses[clause_id], reached):
                yield clause_id, _impossible(clause_id, clash, reached)


def _clashes(clauses: Clauses) -> dict[str, list[_Clash]]:
    """By clause, the pairs that one of the two declares."""
    found: dict[str, list[_Clash]] = {}
    for clause in clauses.values():
        for other in clause.conflicts:
            if other in clauses and other != clause.id:
                clash = _Clash(*sorted((clause.id, other)))
                for member in (clash.one, clash.other):
                    found.setdefault(member, []).append(clash)
    return found


def _in_conflict(steps: Mapping[str, str], clashes: Mapping[str, list[_Clash]]) -> tuple[_Clash, ...]:
    near = (clash for far in steps for clash in clashes.get(far, ()))
    return tuple(dict.fromkeys(clash for clash in near if clash.one in steps and clash.other in steps))


def _in_one_group(steps: Mapping[str, str], clauses: Clauses) -> Iterator[_Clash]:
    """The first two of every group that has more than one member here."""
    first: dict[str, str] = {}
    told: set[str] = set()
    for far in steps:
        group = clauses[far].one_of
        if group and group in first and group not in told:
            told.add(group)
            yield _Clash(first[group], far, group)
        elif group:
            first.setdefault(group, far)


def _already_told(clash: _Clash, clause: Clause, reached: Mapping[str, Mapping[str, str]]) -> bool:
    """A required clause has the fault itself, so mending that one mends this one too."""
    inner = (reached.get(required, {}) for required in clause.requires)
    return any(clash.one in steps and clash.other in steps for steps in inner)


def _impossible(clause_id: str, clash: _Clash, reached: Mapping[str, Mapping[str, str]]) -> ClauseFinding:
    facts = {
        "clause": clause_id,
        "first": ARROW.join(_way(clause_id, clash.one, reached)),
        "second": ARROW.join(_way(clause_id, clash.other, reached)),
        "one": clash.one,
        "other": clash.other,
        "group": clash.group,
    }
    return ClauseFinding(Message("TK-L156" if clash.group else "TK-L155", facts), ("requires",))


def _way(start: str, end: str, reached: Mapping[str, Mapping[str, str]]) -> list[str]:
    way = [start]
    while way[-1] != end and len(way) <= len(reached):
        way.append(reached[way[-1]][end])
    return way


def _what_may_be_missing(clause: Clause, clauses: Clauses) -> Iterator[ClauseFinding]:
    """What a clause requires or refers to should be there whenever it is needed."""
    for index, required in enumerate(clause.requires):
        if required in clauses and not follows(clauses[required].applies_if, [clause.applies_if]):
            facts = {"clause": clause.id, "other": required}
            yield ClauseFinding(Message("TK-L159", facts), ("requires", index))
    told: set[str] = set()
    for reference in _references(clause):
        other = clauses.get(reference.clause)
        if other is None or other.id in told or other.id == clause.id:
            continue
        if not follows(other.applies_if, reference.conditions) and not _requires(clause, other.id, clauses):
            told.add(other.id)
            yield ClauseFinding(Message("TK-L158", {"other": other.id}), line=reference.line, words=f"[[{other.id}]]")


def _requires(clause: Clause, wanted: str, clauses: Clauses) -> bool:
    """Directly or through others."""
    waiting, seen = [clause.id], {clause.id}
    while waiting:
        following = [other for other in clauses[waiting.pop()].requires if other in clauses and other not in seen]
        seen.update(following)
        waiting += following
    return wanted in seen


class _Guarded(Struct, frozen=True):
    """A reference and everything that holds where it is printed."""

    clause: str
    line: int
    conditions: tuple[Condition | None, ...]


def _references(clause: Clause) -> Iterator[_Guarded]:
    for text in texts_in(clause.body, (clause.applies_if,)):
        yield from _in_pieces(text.pieces, text.line, text.conditions)


def _in_pieces(pieces: Pieces, line: int, known: tuple[Condition | None, ...]) -> Iterator[_Guarded]:
    for piece in pieces:
        if isinstance(piece, ClauseReference):
            yield _Guarded(piece.clause, line, known)
        elif isinstance(piece, InlineChoice):
            for condition, inner in piece.branches:
                yield from _in_pieces(inner, line, (*known, condition))
