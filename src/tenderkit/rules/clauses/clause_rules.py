"""What a clause must hold to be trusted: known facts, bounded parameters, sound references and marks."""

from collections.abc import Callable, Iterator

from tenderkit.messages import Message
from tenderkit.model.clauses.clause import (
    BlockChoice,
    Body,
    Clause,
    ClauseKind,
    ClauseReference,
    Hole,
    ListNode,
    Parameter,
    ParameterType,
)
from tenderkit.model.clauses.walk import conditions_in, marks_in, pieces_in
from tenderkit.model.conditions.condition import Comparison, Condition, Membership, Operator, Stated, atoms_of
from tenderkit.problems import Key
from tenderkit.rules.conditions.askable import condition_faults
from tenderkit.rules.conditions.closed_lists import is_later
from tenderkit.rules.conditions.fact_domain import list_above
from tenderkit.rules.conditions.facts import COMPUTED, COMPUTED_FACTS, shape_of
from tenderkit.rules.conditions.own_values import OWN, own_domain, own_parameters, own_paths_asked
from tenderkit.rules.language.clause_finding import ClauseFinding

_NUMERIC = {
    ParameterType.NUMBER,
    ParameterType.COUNT,
    ParameterType.MONEY,
    ParameterType.DAYS,
    ParameterType.WEEKS,
    ParameterType.MONTHS,
    ParameterType.PERCENT,
}
_OF_SEVERAL = (ParameterType.TEXT_LIST, ParameterType.CHOICE_LIST)


def form_findings(clause: Clause, known: frozenset[str]) -> Iterator[ClauseFinding]:
    """Every fault of one clause but those of its language; `known` are the ids of the library."""
    for rule in RULES:
        yield from rule(clause, known)


def _parameters_rest_on_known_facts(clause: Clause, _: frozenset[str]) -> Iterator[ClauseFinding]:
    for parameter in clause.parameters.values():
        key = ("parameters", parameter.name)
        if not _known_path(parameter.source, clause):
            yield ClauseFinding(Message("TK-L050", {"path": parameter.source}), (*key, "from"))
        if parameter.type is ParameterType.COUNT and not (parameter.one and parameter.many):
            yield ClauseFinding(Message("TK-L051", {"name": parameter.name, "what": "one, many"}), key)
        if parameter.type in (ParameterType.CHOICE, ParameterType.CHOICE_LIST):
            missing = [word for word in words_missing(parameter) if not is_later(parameter.source, word)]
            if missing:
                yield ClauseFinding(Message("TK-L052", {"name": parameter.name, "words": ", ".join(missing)}), key)
        if parameter.type in _NUMERIC and (parameter.minimum is None or parameter.maximum is None):
            yield ClauseFinding(Message("TK-L053", {"name": parameter.name}), key)


def words_missing(parameter: Parameter) -> tuple[str, ...]:
    """The values of the parameter's list that it has no words for; a case that holds one is refused (TK-R051)."""
    return tuple(word for word in _choices(parameter.source) if word not in (parameter.words or {}))


def _parameters_are_used(clause: Clause, _: frozenset[str]) -> Iterator[ClauseFinding]:
    used = {piece.name for piece in pieces_in(clause.body) if isinstance(piece, Hole)}
    asked = own_paths_asked(clause)
    used |= {name for name, parameter in clause.parameters.items() if parameter.source in asked}
    for name in sorted(clause.parameters.keys() - used):
        yield ClauseFinding(Message("TK-L055", {"name": name}), ("parameters", name))


def _what_a_list_holds_stands_in_a_point(clause: Clause, _: frozenset[str]) -> Iterator[ClauseFinding]:
    """A fact of each block of a list has a value for each: only a point of a list is written once for each of them."""
    for name in sorted(_holes_outside_points(clause.body)):
        parameter = clause.parameters.get(name)
        if parameter is not None and parameter.type not in _OF_SEVERAL and (path := list_above(parameter.source)):
            yield ClauseFinding(Message("TK-L370", {"name": name, "path": path}), ("parameters", name), words=name)


def _holes_outside_points(nodes: Body) -> set[str]:
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, BlockChoice):
            found |= {name for _, inner in node.branches for name in _holes_outside_points(inner)}
        elif not isinstance(node, ListNode):
            found |= {piece.name for piece in pieces_in((node,)) if isinstance(piece, Hole)}
    return found


def _conditions_ask_what_can_be_answered(clause: Clause, _: frozenset[str]) -> Iterator[ClauseFinding]:
    for condition, key in _conditions(clause):
        for atom in atoms_of(condition):
            for message in _atom_faults(atom, clause):
                yield ClauseFinding(message, key, words="" if key else atom.path)


def _conditions(clause: Clause) -> Iterator[tuple[Condition, Key]]:
    if clause.applies_if is not None:
        yield clause.applies_if, ("applies_if",)
    for index, law in enumerate(clause.law_refs):
        if law.when is not None:
            yield law.when, ("law_refs", index, "when")
    yield from ((condition, ()) for condition in conditions_in(clause.body))


def _own_values_have_a_title(clause: Clause, _: frozenset[str]) -> Iterator[ClauseFinding]:
    """The summary, the sheet and the question about it call it something, and no model knows what."""
    for parameter in clause.parameters.values():
        if parameter.source.startswith(OWN) and not parameter.title.strip():
            yield ClauseFinding(Message("TK-L371", {"name": parameter.name}), ("parameters", parameter.name))


def _atom_faults(atom: Comparison | Membership | Stated, clause: Clause) -> Iterator[Message]:
    if atom.path.startswith(OWN):
        yield from _own_atom_faults(atom, own_parameters((clause,)).get(atom.path))
        return
    if not _known_path(atom.path, clause):
        yield Message("TK-L050", {"path": atom.path})
        return
    if isinstance(atom, Stated):
        return
    choices = _choices(atom.path)
    literals = atom.literals if isinstance(atom, Membership) else (atom.literal,)
    ordered = isinstance(atom, Comparison) and atom.operator not in (
        Operator.EQUAL,
        Operator.UNEQUAL,
        Operator.CONTAINS,
    )
    for literal in literals:
        if (choices and literal not in choices) or (ordered and isinstance(literal, str | bool)):
            facts = {"path": atom.path, "literal": str(literal), "choices": ", ".join(choices) or "–"}
            yield Message("TK-L056", facts)


def _own_atom_faults(atom: Comparison | Membership | Stated, parameter: Parameter | None) -> Iterator[Message]:
    """An own value is of the type that the clause itself declares: only so is it known what it can be compared with."""
    if parameter is None:
        yield Message("TK-L373", {"path": atom.path})
        return
    domain = own_domain(parameter)
    yield from condition_faults(atom, lambda _: domain)


def _references_lead_somewhere(clause: Clause, known: frozenset[str]) -> Iterator[ClauseFinding]:
    named: list[tuple[str, Key]] = [(other, ("requires", index)) for index, other in enumerate(clause.requires)]
    named += [(other, ("conflicts", index)) for index, other in enumerate(clause.conflicts)]
    if clause.replaces:
        named.append((clause.replaces, ("replaces",)))
    named += [(piece.clause, ()) for piece in pieces_in(clause.body) if isinstance(piece, ClauseReference)]
    for other, key in dict(named).items():
        if other not in known or other == clause.id:
            yield ClauseFinding(Message("TK-L057", {"clause": other}), key, words="" if key else f"[[{other}]]")


def _alignment_points_at_a_sentence(clause: Clause, _: frozenset[str]) -> Iterator[ClauseFinding]:
    marks = set(marks_in(clause.body))
    for index, item in enumerate(clause.aligned_with):
        if bool(item.says) == bool(item.left_out):
            yield ClauseFinding(Message("TK-L058", {"element": str(item.element)}), ("aligned_with", index))
        elif item.says and item.says not in marks:
            facts = {"element": str(item.element), "mark": item.says}
            yield ClauseFinding(Message("TK-L059", facts), ("aligned_with", index, "says"))


def _only_definitions_are_left_out(clause: Clause, _: frozenset[str]) -> Iterator[ClauseFinding]:
    if clause.only_used and clause.kind is not ClauseKind.DEFINITION:
        yield ClauseFinding(Message("TK-L340"), ("only_used",))


Rule = Callable[[Clause, frozenset[str]], Iterator[ClauseFinding]]
RULES: tuple[Rule, ...] = (
    _parameters_rest_on_known_facts,
    _parameters_are_used,
    _what_a_list_holds_stands_in_a_point,
    _own_values_have_a_title,
    _conditions_ask_what_can_be_answered,
    _references_lead_somewhere,
    _alignment_points_at_a_sentence,
    _only_definitions_are_left_out,
)


def _known_path(path: str, clause: Clause) -> bool:
    if path.startswith(OWN):
        return path in own_parameters((clause,))
    first, _, rest = path.partition(".")
    return rest in COMPUTED_FACTS if first == COMPUTED else shape_of(path) is not None


def _choices(path: str) -> tuple[str, ...]:
    first, _, rest = path.partition(".")
    if first == COMPUTED:
        return COMPUTED_FACTS.get(rest, ())
    shape = shape_of(path)
    return shape.choices if shape else ()
