"""What a clause must hold to be trusted: known facts, declared holes, sound references, measurable language."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from tenderkit.messages import Message
from tenderkit.model.clause import Clause, Hole, ParameterType, Reference
from tenderkit.model.clause_walk import conditions_in, marks_in, pieces_in, requirements_in, words_of
from tenderkit.model.condition import Comparison, Membership, Operator, Stated, atoms_of
from tenderkit.rules.facts import COMPUTED, shape_of

COMPUTED_FACTS: Mapping[str, tuple[str, ...]] = {
    "regime": ("above", "below", "direct"),
    "marks": ("end", "inline", "none"),
    "act": (),
    "act_short": (),
    "principles": (),
    "social_considerations": (),
    "condition_basis": (),
    "link_basis": (),
    "contract_word": (),
    "lot_title": (),
}
ELEMENTS = range(1, 27)  # the alignment table: what Gothenburg, Upphandlingsmyndigheten and the report ask for
_NUMERIC = {
    ParameterType.NUMBER,
    ParameterType.COUNT,
    ParameterType.MONEY,
    ParameterType.DAYS,
    ParameterType.WEEKS,
    ParameterType.MONTHS,
    ParameterType.PERCENT,
}
_OBLIGATION = re.compile(r"\bska\b|\bfår\b|\bhar rätt\b|\bbehöver\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class WordRule:
    """A word that may not stand in a clause, unless one of `unless` stands in the same sentence."""

    pattern: re.Pattern[str]
    word: str
    say: str
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a clause is checked against: the ids of the library and its word rules."""

    known: frozenset[str]
    words: tuple[WordRule, ...] = ()


def word_rule(word: str, say: str, unless: tuple[str, ...] = ()) -> WordRule:
    """`beställar*` stands for every inflection."""
    ending = r"\w*" if word.endswith("*") else r"\b"
    pattern = re.compile(rf"(?<!\w){re.escape(word.rstrip('*'))}{ending}", re.IGNORECASE)
    return WordRule(pattern, word, say, unless)


def lint_clause(clause: Clause, around: Surroundings) -> Iterator[Message]:
    """Every fault of one clause."""
    for rule in RULES:
        yield from rule(clause, around)


def _parameters_rest_on_known_facts(clause: Clause, _: Surroundings) -> Iterator[Message]:
    for parameter in clause.parameters.values():
        if not _known_path(parameter.source):
            yield Message("TK-L050", {"path": parameter.source})
        if parameter.type is ParameterType.COUNT and not (parameter.one and parameter.many):
            yield Message("TK-L051", {"name": parameter.name, "what": "one, many"})
        if parameter.type in (ParameterType.CHOICE, ParameterType.CHOICE_LIST):
            missing = [word for word in _choices(parameter.source) if word not in (parameter.words or {})]
            if missing:
                yield Message("TK-L052", {"name": parameter.name, "words": ", ".join(missing)})
        if parameter.type in _NUMERIC and (parameter.minimum is None or parameter.maximum is None):
            yield Message("TK-L053", {"name": parameter.name})


def _parameters_are_used(clause: Clause, _: Surroundings) -> Iterator[Message]:
    used = {piece.name for piece in pieces_in(clause.body) if isinstance(piece, Hole)}
    for name in sorted(clause.parameters.keys() - used):
        yield Message("TK-L055", {"name": name})


def _conditions_ask_what_can_be_answered(clause: Clause, _: Surroundings) -> Iterator[Message]:
    own = (clause.applies_if,) if clause.applies_if else ()
    laws = tuple(law.when for law in clause.law_refs if law.when)
    for condition in (*own, *laws, *conditions_in(clause.body)):
        for atom in atoms_of(condition):
            yield from _atom_faults(atom)


def _atom_faults(atom: Comparison | Membership | Stated) -> Iterator[Message]:
    if not _known_path(atom.path):
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


def _references_lead_somewhere(clause: Clause, around: Surroundings) -> Iterator[Message]:
    named = [piece.clause for piece in pieces_in(clause.body) if isinstance(piece, Reference)]
    for other in dict.fromkeys((*named, *clause.requires, *clause.conflicts)):
        if other not in around.known or other == clause.id:
            yield Message("TK-L057", {"clause": other})


def _alignment_points_at_a_sentence(clause: Clause, _: Surroundings) -> Iterator[Message]:
    marks = set(marks_in(clause.body))
    for item in clause.aligned_with:
        if bool(item.says) == bool(item.left_out):
            yield Message("TK-L058", {"element": str(item.element)})
        elif item.says and item.says not in marks:
            yield Message("TK-L059", {"element": str(item.element), "mark": item.says})


def _each_requirement_obliges_once(clause: Clause, _: Surroundings) -> Iterator[Message]:
    for mark, text in requirements_in(clause.body):
        if not _OBLIGATION.search(text):
            yield Message("TK-L060", {"mark": mark})
        for sentence in _SENTENCE.split(text):
            if len(re.findall(r"\bska\b", sentence)) > 1:
                yield Message("TK-L061", {"mark": mark})


def _words_are_plain_and_lawful(clause: Clause, around: Surroundings) -> Iterator[Message]:
    texts = (clause.title, clause.motive, clause.evidence, clause.follow_up, clause.sanction, words_of(clause.body))
    for sentence in _SENTENCE.split("\n".join(texts).replace("\n", ". ")):
        for rule in around.words:
            found = rule.pattern.search(sentence)
            if found and not any(word in sentence.lower() for word in rule.unless):
                yield Message("TK-L062", {"word": found[0], "say": rule.say})


Rule = Callable[[Clause, Surroundings], Iterator[Message]]
RULES: tuple[Rule, ...] = (
    _parameters_rest_on_known_facts,
    _parameters_are_used,
    _conditions_ask_what_can_be_answered,
    _references_lead_somewhere,
    _alignment_points_at_a_sentence,
    _each_requirement_obliges_once,
    _words_are_plain_and_lawful,
)


def lint_set(clauses: tuple[Clause, ...]) -> Iterator[tuple[str, Message]]:
    """Faults of the library as a whole, with the id of the clause to open ('' for the library)."""
    yield from _cycles({clause.id: clause.requires for clause in clauses})
    answered = {item.element for clause in clauses for item in clause.aligned_with}
    for element in ELEMENTS:
        if element not in answered:
            yield "", Message("TK-L063", {"element": str(element)})


def _cycles(requires: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, Message]]:
    done: set[str] = set()
    for start in requires:
        path = _find_cycle(start, requires, (), done)
        if path:
            yield start, Message("TK-L064", {"path": " → ".join(path)})


def _find_cycle(
    clause_id: str, requires: Mapping[str, tuple[str, ...]], path: tuple[str, ...], done: set[str]
) -> tuple[str, ...]:
    if clause_id in path:
        return (*path[path.index(clause_id) :], clause_id)
    if clause_id in done:
        return ()
    done.add(clause_id)
    for required in requires.get(clause_id, ()):
        cycle = _find_cycle(required, requires, (*path, clause_id), done)
        if cycle:
            return cycle
    return ()


def _known_path(path: str) -> bool:
    first, _, rest = path.partition(".")
    return rest in COMPUTED_FACTS if first == COMPUTED else shape_of(path) is not None


def _choices(path: str) -> tuple[str, ...]:
    first, _, rest = path.partition(".")
    if first == COMPUTED:
        return COMPUTED_FACTS.get(rest, ())
    shape = shape_of(path)
    return shape.choices if shape else ()
