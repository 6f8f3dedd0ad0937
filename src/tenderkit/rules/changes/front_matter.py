"""What a change of a clause's front matter amounts to."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from tenderkit.model.clauses.clause import Clause, LawReference, Parameter
from tenderkit.model.clauses.walk import conditions_in
from tenderkit.model.conditions.condition import Condition
from tenderkit.rules.changes.passages import plain_passage
from tenderkit.rules.changes.reasons import ChangeReason, Why
from tenderkit.rules.changes.wording import compare_pair
from tenderkit.rules.clauses.clause_text import condition_text

Rule = Callable[[Clause, Clause], Iterator[ChangeReason]]
_INFINITE = Decimal("Infinity")


def compare_facts(before: Clause, after: Clause) -> Iterator[ChangeReason]:
    """Every difference outside the running text."""
    for rule in RULES:
        yield from rule(before, after)


def _same_holes(before: Clause, after: Clause) -> Iterator[ChangeReason]:
    """A case that named the parameter would no longer be heard: edition. A new one shows in the words that hold it."""
    for name in before.parameters:
        if name in after.parameters:
            yield from _same_hole(before.parameters[name], after.parameters[name])
        else:
            yield ChangeReason(Why.PARAMETER_REMOVED, name)
    yield from (ChangeReason(Why.PARAMETER_WIDENED, name) for name in after.parameters if name not in before.parameters)


def _same_hole(before: Parameter, after: Parameter) -> Iterator[ChangeReason]:
    """A value that was right may no longer be (narrowed), or another value is printed (source)."""
    name = after.name
    if (before.source, before.join) != (after.source, after.join):
        yield ChangeReason(Why.PARAMETER_SOURCE, name, *map(_source, (before, after)))
    allowed, now_allowed = _room(before), _room(after)
    if before.type is not after.type or not _holds(now_allowed, allowed):
        yield ChangeReason(Why.PARAMETER_NARROWED, name, *map(_bounds, (before, after)))
    elif now_allowed != allowed:
        yield ChangeReason(Why.PARAMETER_WIDENED, name, *map(_bounds, (before, after)))
    old, new = _wordings(before), _wordings(after)
    for key in old.keys() & new.keys():
        yield from compare_pair(plain_passage(f"{name}.{key}", old[key]), plain_passage(f"{name}.{key}", new[key]))
    if before.ask != after.ask:
        yield ChangeReason(Why.GUIDANCE, name, before.ask, after.ask)


_Room = tuple[Decimal, Decimal, int, frozenset[str]]


def _room(parameter: Parameter) -> _Room:
    """What the hole takes: from, to, length and choices."""
    low = -_INFINITE if parameter.minimum is None else parameter.minimum
    high = _INFINITE if parameter.maximum is None else parameter.maximum
    return low, high, parameter.max_length, frozenset(parameter.words or {})


def _holds(outer: _Room, inner: _Room) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def _wordings(parameter: Parameter) -> dict[str, str]:
    return {"one": parameter.one, "many": parameter.many, **(parameter.words or {})}


def _source(parameter: Parameter) -> str:
    return f"{parameter.source} ({parameter.join})"


def _bounds(parameter: Parameter) -> str:
    low, high = ("–" if bound is None else f"{bound:f}" for bound in (parameter.minimum, parameter.maximum))
    words = ", ".join(parameter.words or {})
    return f"{parameter.type.value} {low}…{high}" + (f" [{words}]" if words else "")


def _same_conditions(before: Clause, after: Clause) -> Iterator[ChangeReason]:
    """A condition decides for whom the words hold at all."""
    if before.applies_if != after.applies_if:
        yield ChangeReason(Why.CONDITION, "applies_if", *map(_condition, (before.applies_if, after.applies_if)))
    inside, now_inside = (list(map(condition_text, conditions_in(clause.body))) for clause in (before, after))
    if inside != now_inside:
        gone = [text for text in inside if text not in now_inside]
        come = [text for text in now_inside if text not in inside]
        # The same conditions in another order: what each passage stands under is compared with the passage.
        why = Why.CONDITION if gone or come else Why.MOVED
        yield ChangeReason(why, "if", "; ".join(gone), "; ".join(come))


def _same_relations(before: Clause, after: Clause) -> Iterator[ChangeReason]:
    """Which other clauses come along or must stay out changes the whole document. The order in a list says nothing."""
    for name in ("requires", "conflicts", "one_of", "replaces"):
        old, new = (_names(getattr(clause, name)) for clause in (before, after))
        if old != new:
            yield ChangeReason(Why.RELATIONS, name, ", ".join(old), ", ".join(new))


def _same_role(before: Clause, after: Clause) -> Iterator[ChangeReason]:
    """A requirement that becomes information binds nobody; a level moves the clause to other procurements."""
    for name in ("kind", "level", "only_used"):
        old, new = (str(getattr(clause, name)) for clause in (before, after))
        if old != new:
            yield ChangeReason(Why.ROLE, name, old, new)


def _same_law(before: Clause, after: Clause) -> Iterator[ChangeReason]:
    """Another provision gives other rights, and the law watch would look at the wrong one."""
    old, new = ({law_as_written(reference) for reference in clause.law_refs} for clause in (before, after))
    if old != new:
        yield ChangeReason(Why.LAW_REFERENCES, "law_refs", "; ".join(sorted(old - new)), "; ".join(sorted(new - old)))


def _same_texts(before: Clause, after: Clause) -> Iterator[ChangeReason]:
    """The title and what suppliers read in the list of requirements are weighed word by word, as the text is."""
    for name in ("title", "motive", "evidence", "follow_up", "sanction"):
        old, new = (plain_passage(name, getattr(clause, name)) for clause in (before, after))
        yield from compare_pair(old, new)


def _same_guidance(before: Clause, after: Clause) -> Iterator[ChangeReason]:
    """Read by the drafter alone, and never in the document; the other tables are our own account of ourselves."""
    for name in ("guidance", "aligned_with", "short_leaves", "says_always", "regulates", "rests_on"):
        if getattr(before, name) != getattr(after, name):
            yield ChangeReason(Why.GUIDANCE, name)


RULES: tuple[Rule, ...] = (
    _same_holes,
    _same_conditions,
    _same_relations,
    _same_role,
    _same_law,
    _same_texts,
    _same_guidance,
)


def _names(value: str | Iterable[str]) -> list[str]:
    return [value] * bool(value) if isinstance(value, str) else sorted(set(value))


def _condition(condition: Condition | None) -> str:
    return "" if condition is None else condition_text(condition)


def law_as_written(reference: LawReference) -> str:
    """The act, the provision and its condition; with either kind of space it is the same provision."""
    when = f" ({condition_text(reference.when)})" if reference.when else ""
    return f"{reference.act} {' '.join(reference.provision.split())}{when}"
