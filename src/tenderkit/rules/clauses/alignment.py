"""Which sentence of which clause answers for an element of `elements.yaml`, or why none does."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.clauses.clause import Clause
from tenderkit.model.clauses.walk import marked_in
from tenderkit.patterns import lazy_pattern
from tenderkit.problems import Fault
from tenderkit.rules.clauses.clause_text import Notation, text_of
from tenderkit.rules.clauses.readable_text import Titles, titles_of, without_signs
from tenderkit.rules.language.clause_finding import ClauseFinding

if TYPE_CHECKING:
    from tenderkit.model.clauses.alignment_table import ElementEntry

_SENTENCE_END = lazy_pattern(r"(?<!\bkap)(?<!\bst)(?<!\bt\.ex)(?<!\bbl\.a)[.!?](?=\s+[A-ZÅÄÖ⟦\[]|\s*$|\[)")


class Answer(Struct, frozen=True):
    """A clause's answer to one element: the `sentence` that says it, or why it is `left_out`; exactly one is set."""

    element: int
    clause: str
    version: str
    mark: str = ""
    sentence: str = ""
    left_out: str = ""


def answers_of(clauses: Iterable[Clause], by_id: Mapping[str, str] | None = None) -> dict[int, tuple[Answer, ...]]:
    """Every answer by element, in the order of reading; with the titles of clauses `by_id`, as it reads without code."""
    found: dict[int, tuple[Answer, ...]] = {}
    for clause in clauses:
        for answer in _answers(clause, titles_of((clause,), by_id) if by_id is not None else None):
            found[answer.element] = (*found.get(answer.element, ()), answer)
    return found


def _answers(clause: Clause, titles: Titles | None) -> Iterator[Answer]:
    for item in clause.aligned_with:
        sentence = sentence_at(clause, item.says) if titles is None else readable_sentence(clause, item.says, titles)
        yield Answer(item.element, clause.id, clause.version, item.says, sentence, item.left_out)


def sentence_at(clause: Clause, mark: str, notation: Notation | None = None) -> str:
    """The sentence that the mark stands before, holes shown; the whole of a requirement. Empty when there is no such mark."""
    pieces = next((pieces for name, pieces in marked_in(clause.body) if name == mark), ())
    text = text_of(pieces, notation).strip()
    return text if mark.startswith("k") else _first_sentence(text)


def readable_sentence(clause: Clause, mark: str, titles: Titles) -> str:
    """The same without code."""
    return without_signs(f"– {sentence_at(clause, mark, titles.notation(clause))}").removeprefix("– ")


def _first_sentence(text: str) -> str:
    end = _SENTENCE_END.search(text)
    return text[: end.end()] if end else text


def element_faults(elements: "Sequence[ElementEntry]", clauses: Sequence[Clause]) -> Iterator[Fault]:
    """Elements that nothing answers for, and those that the list leaves out although a clause says them; at their row."""
    answered = {item.element for clause in clauses for item in clause.aligned_with}
    says = {item.element: clause.id for clause in clauses for item in clause.aligned_with if item.says}
    for index, element in enumerate(elements):
        facts = {"element": str(element.number)}
        if element.number not in answered and element.left_out is None:
            yield Fault(("elements", index, "number"), Message("TK-L063", facts))
        elif element.number in says and element.left_out is not None:
            facts |= {"clause": says[element.number]}
            yield Fault(("elements", index, "left_out"), Message("TK-L360", facts))


def unknown_elements(
    elements: "Sequence[ElementEntry]", clauses: Iterable[Clause]
) -> Iterator[tuple[str, ClauseFinding]]:
    """Answers to an element that the list doesn't have, with the id of the clause."""
    most = len(elements)
    for clause in clauses:
        for index, item in enumerate(clause.aligned_with):
            if item.element > most:
                facts = {"element": str(item.element), "most": str(most)}
                yield clause.id, ClauseFinding(Message("TK-L361", facts), ("aligned_with", index, "element"))
