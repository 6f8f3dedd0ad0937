"""Which sentence of which clause answers for an element of the alignment table, or why none does."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tenderkit.model.clauses.clause import Clause
from tenderkit.model.clauses.walk import marked_in
from tenderkit.rules.clauses.clause_text import text_of

_SENTENCE_END = re.compile(r"(?<!\bkap)(?<!\bst)(?<!\bt\.ex)(?<!\bbl\.a)[.!?](?=\s+[A-ZÅÄÖ⟦\[]|\s*$|\[)")


@dataclass(frozen=True, slots=True)
class Answer:
    """A clause's answer to one element: the `sentence` that says it, or why it is `left_out`; exactly one is set."""

    element: int
    clause: str
    version: str
    mark: str = ""
    sentence: str = ""
    left_out: str = ""


def answers_of(clauses: Iterable[Clause]) -> dict[int, tuple[Answer, ...]]:
    """Every answer by element, in the order of reading."""
    found: dict[int, tuple[Answer, ...]] = {}
    for clause in clauses:
        for answer in _answers(clause):
            found[answer.element] = (*found.get(answer.element, ()), answer)
    return found


def _answers(clause: Clause) -> Iterator[Answer]:
    for item in clause.aligned_with:
        sentence = sentence_at(clause, item.says) if item.says else ""
        yield Answer(item.element, clause.id, clause.version, item.says, sentence, item.left_out)


def sentence_at(clause: Clause, mark: str) -> str:
    """The sentence that the mark stands before, holes shown; the whole of a requirement. Empty when there is no such mark."""
    pieces = next((pieces for name, pieces in marked_in(clause.body) if name == mark), ())
    text = text_of(pieces).strip()
    return text if mark.startswith("k") else _first_sentence(text)


def _first_sentence(text: str) -> str:
    end = _SENTENCE_END.search(text)
    return text[: end.end()] if end else text
