"""That a clause's two lengths can't drift apart: whatever the full text says, the short one says too, or tells what it leaves it to."""

from collections.abc import Collection, Iterator, Sequence

from tenderkit.messages import Message
from tenderkit.model.clauses.clause import Clause
from tenderkit.rules.clauses.length_sentences import sentences_differ
from tenderkit.rules.clauses.length_standing import Saying, unsaid_in
from tenderkit.rules.clauses.length_stretches import FULL, SHORT, Guard, Stretch, has_two_lengths, stretches
from tenderkit.rules.clauses.length_words import Lengths, duties_grow, duties_weaken, in_other_cases, values_differ
from tenderkit.rules.language.clause_finding import ClauseFinding

UNMARKED = ("TK-L309", "TK-L310")
"""The codes of words that only the full text has and that no mark stands before."""
_SHOWN = 60


def length_findings(clause: Clause, cited: Collection[str] = ()) -> Iterator[ClauseFinding]:
    """Every way in which the lengths differ; `cited` are marks that something else points at, besides the clause itself."""
    told: set[tuple[int, str]] = set()
    for finding in _findings(clause, cited):
        place = (finding.line, finding.message.facts.get("case", ""))
        if finding.message.code != "TK-L304" or place not in told:
            yield finding
        told.add(place)  # a narrower condition is one fault, however much stands under it


def _findings(clause: Clause, cited: Collection[str]) -> Iterator[ClauseFinding]:
    full, short = stretches(clause, FULL), stretches(clause, SHORT)
    yield from _what_is_left(clause, full, short, cited)
    if not has_two_lengths(clause):
        return
    if not any(_says(stretch) for stretch in short):
        yield ClauseFinding(Message("TK-L317"), line=full[0].line if full else 0)
        return
    yield from _marks_are_alike(clause, full, short)
    yield from _unmarked_words(full, short)
    forwards = Lengths(clause, full, short, (FULL, SHORT))
    backwards = Lengths(clause, short, full, (SHORT, FULL))
    for rule in (values_differ, duties_weaken, sentences_differ):
        yield from rule(forwards)
    for rule in (values_differ, duties_grow):
        yield from rule(backwards)


def _what_is_left(
    clause: Clause, full: Sequence[Stretch], short: Sequence[Stretch], cited: Collection[str]
) -> Iterator[ClauseFinding]:
    """Only a mark of the full text that nobody points at can be left to the law or to other terms."""
    in_full, in_short = _marks(full), _marks(short)
    pointed_at = {*cited, *(item.says for item in clause.aligned_with)}
    pointed_at |= {mark for marks in clause.says_always.values() for mark in marks}
    for mark in clause.short_leaves:
        key = ("short_leaves", mark)
        if mark not in in_full or mark in in_short:
            yield ClauseFinding(Message("TK-L305", {"mark": mark}), key)
        elif mark in pointed_at:
            yield ClauseFinding(Message("TK-L306", {"mark": mark}), key)


def _marks_are_alike(clause: Clause, full: Sequence[Stretch], short: Sequence[Stretch]) -> Iterator[ClauseFinding]:
    in_full, in_short = _marks(full), _marks(short)
    for mark, stretch in in_full.items():
        if mark not in in_short and mark not in clause.short_leaves:
            yield ClauseFinding(Message("TK-L302", {"mark": mark}), line=stretch.line)
    for mark, stretch in in_short.items():
        if mark not in in_full:
            yield ClauseFinding(Message("TK-L303", {"mark": mark}), line=stretch.line)
    for mark in in_full.keys() & in_short.keys():
        yield from _stands_alike(clause, mark, full, short)


def _stands_alike(
    clause: Clause, mark: str, full: Sequence[Stretch], short: Sequence[Stretch]
) -> Iterator[ClauseFinding]:
    """What the mark stands before is printed in the same cases."""
    for said, heard, names in ((full, short, (FULL, SHORT)), (short, full, (SHORT, FULL))):
        having = [stretch for stretch in said if mark in stretch.marks]
        together = {each for stretch in having for each in stretch.marks} if said is short else {mark}
        own = tuple(guard for stretch in having for guard in _printed_under(stretch))
        other = tuple(guard for stretch in heard if together & set(stretch.marks) for guard in _printed_under(stretch))
        if (case := unsaid_in(clause, Saying(names[0], own), Saying(names[1], other))) is not None:
            yield in_other_cases(having[0], mark, case)
            return


def _printed_under(stretch: Stretch) -> Iterator[Guard]:
    return (part.guard for part in stretch.parts if any(map(str.isalnum, part.text)))


def _unmarked_words(full: Sequence[Stretch], short: Sequence[Stretch]) -> Iterator[ClauseFinding]:
    """Words of the full text without a mark can't be looked for in the short one, unless they stand there as they are."""
    as_they_are = {stretch.words for stretch in short}
    for stretch in full:
        if stretch.kind == "heading" or stretch.marks or not _says(stretch) or stretch.words in as_they_are:
            continue
        code = UNMARKED[stretch.kind != "item"]
        yield ClauseFinding(Message(code, {"words": stretch.words[:_SHOWN]}), line=stretch.line)


def _says(stretch: Stretch) -> bool:
    return stretch.kind != "heading" and any(map(str.isalnum, stretch.words))


def _marks(found: Sequence[Stretch]) -> dict[str, Stretch]:
    """Every mark with the first stretch that it stands before."""
    marks: dict[str, Stretch] = {}
    for stretch in found:
        for mark in stretch.marks:
            marks.setdefault(mark, stretch)
    return marks
