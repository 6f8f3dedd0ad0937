"""That what a clause never leaves out is declared, and stands in both lengths whenever it must."""

from collections.abc import Iterator, Sequence

from tenderkit.messages import Message
from tenderkit.model.clauses.clause import Clause
from tenderkit.model.clauses.lengths_file import NeverLeftOut
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.rules.clauses.length_standing import Saying, unsaid_in
from tenderkit.rules.clauses.length_stretches import FULL, SHORT, Guard, has_two_lengths, stretches
from tenderkit.rules.clauses.length_words import case_words
from tenderkit.rules.language.clause_finding import ClauseFinding


def subject_findings(
    clause: Clause, role: ClauseRole | None, subjects: Sequence[NeverLeftOut]
) -> Iterator[ClauseFinding]:
    """Of a clause with two lengths, every subject of its role is declared; what is declared stands in each length."""
    known = {subject.name: subject for subject in subjects if subject.role is role}
    if has_two_lengths(clause):
        for name in known.keys() - clause.says_always.keys():
            facts = {"subject": name, "says": known[name].says}
            yield ClauseFinding(Message("TK-L311", facts), ("says_always",) if clause.says_always else ("version",))
    for name, marks in clause.says_always.items():
        key = ("says_always", name)
        if name not in known:
            facts = {"subject": name, "known": ", ".join(known) or "–"}
            yield ClauseFinding(Message("TK-L313", facts), key)
            continue
        for length in (FULL, SHORT):
            if (case := _unsaid(clause, known[name], marks, length)) is not None:
                facts = {"subject": name, "marks": ", ".join(marks), "case": case}
                yield ClauseFinding(Message("TK-L312", facts), key)
                break


def _unsaid(clause: Clause, subject: NeverLeftOut, marks: tuple[str, ...], length: str) -> str | None:
    """The case in which none of the marks stands in that length."""
    under: tuple[Guard, ...] = tuple(
        part.guard
        for stretch in stretches(clause, length)
        if set(marks) & set(stretch.marks)
        for part in stretch.parts
        if any(map(str.isalnum, part.text))
    )
    must: Guard = (subject.when,) if subject.when is not None else ()
    case = unsaid_in(clause, Saying(length, (must,)), Saying(length, under))
    return None if case is None else case_words(case)
