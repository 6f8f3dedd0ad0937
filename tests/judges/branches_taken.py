"""Which alternatives of the clauses a case takes: a measure of how much of the library its documents show."""

from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from given.shipped_kind import shipped_kind
from tenderkit.model.case.case import Lot
from tenderkit.model.case.choices import TextLength
from tenderkit.model.clauses.clause import BlockChoice, Clause, InlineChoice, ListNode, Node, ParagraphNode, Piece
from tenderkit.model.conditions.condition import Condition, Not, Or, Truth
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.rules.conditions.always_holds import always_holds
from tenderkit.rules.conditions.deciding import FactSource, decide
from tenderkit.rules.conditions.facts import Facts
from tenderkit.rules.conditions.later_choices import known_words
from tenderkit.rules.law.legal_basis import computed_facts
from tenderkit.workflows.case.sound_case import SoundCase, load_sound_case

Outcome = tuple[str, bool]  # the address of an alternative within a version of its clause, and whether it was taken


def clauses_of_the_section() -> frozenset[str]:
    """The ids that the requirements section has a place for; the terms of an agreement stand in another document."""
    slots = shipped_kind("kravavsnitt").slots
    return frozenset(clause_id for clause_ids in slots.values() for clause_id in clause_ids)


def outcomes(folder: Path) -> Iterator[Outcome]:
    """Every alternative of the section's clauses in force, for each document of the case in both lengths; an `if` without `else` can also be passed by."""
    sound = load_sound_case(folder)
    library = read_library(sound.places.clause_folders)
    wanted = sorted(clauses_of_the_section() & library.clauses.keys())
    in_force = [entry for clause_id in wanted if (entry := library.in_force(clause_id, sound.day))]
    for lot, length in product(sound.case.lots, TextLength):
        facts = _facts(sound, lot if lot.requirement else None, length)
        for entry in in_force:
            yield from alternatives(entry.clause, facts)


def alternatives(clause: Clause, facts: FactSource) -> Iterator[Outcome]:
    """Every alternative of one clause."""
    reached = clause.applies_if is None or decide(clause.applies_if, facts).truth is Truth.YES
    where = f"{clause.id}@{clause.version}"
    yield where, reached
    yield from _Walk(facts, (clause.applies_if,) if clause.applies_if is not None else ()).nodes(
        clause.body, where, reached=reached
    )


def _facts(sound: SoundCase, lot: Lot | None, length: TextLength) -> Facts:
    computed = computed_facts(sound.legal, sound.case, lot) | {"marks": "table", "text": length.value}
    return Facts(sound.case, computed, lot.requirement if lot else None)


class _Walk(Struct, frozen=True, dict=True):
    """`known` is what holds in the alternatives around and before: an `if` that then always holds can't be passed by."""

    facts: FactSource
    known: tuple[Condition, ...] = ()

    def nodes(self, nodes: Iterable[Node | Piece], where: str, *, reached: bool) -> Iterator[Outcome]:
        for index, node in enumerate(nodes):
            yield from self._node(node, f"{where}/{index}", reached=reached)

    def _node(self, node: Node | Piece, where: str, *, reached: bool) -> Iterator[Outcome]:
        match node:
            case BlockChoice(branches) | InlineChoice(branches):
                taken = _taken([condition for condition, _ in branches], self.facts) if reached else None
                before = self.known
                for number, (condition, inner) in enumerate(branches):
                    inside = replace(self, known=(*before, condition) if condition is not None else before)
                    yield f"{where}.{number}", taken == number
                    yield from inside.nodes(inner, f"{where}.{number}", reached=taken == number)
                    before = (*before, Not(condition)) if condition is not None else before
                if branches[-1][0] is not None and not _always_one([each for each, _ in branches if each], self.known):
                    yield f"{where}.passed", taken == len(branches)
            case ParagraphNode(pieces):
                yield from self.nodes(pieces, where, reached=reached)
            case ListNode(items):
                for number, item in enumerate(items):
                    yield from self.nodes(item, f"{where}-{number}", reached=reached)
            case _:
                pass


def _always_one(conditions: list[Condition], known: tuple[Condition, ...]) -> bool:
    return always_holds(Or(tuple(conditions)), known, lambda path: known_words(path, lambda *_: False))


def _taken(conditions: list[Condition | None], facts: FactSource) -> int:
    """The number of the branch that holds; one past the last when none does."""
    holds = (condition is None or decide(condition, facts).truth is Truth.YES for condition in conditions)
    return next((number for number, held in enumerate(holds) if held), len(conditions))
