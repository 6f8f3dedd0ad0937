"""A comparison of two versions for those who read clauses: no names, no marks, no conditions as they are written."""

from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from tenderkit.messages import document_text, text
from tenderkit.model.clauses.clause import Clause
from tenderkit.model.clauses.walk import first_reading, marked_in
from tenderkit.patterns import lazy_pattern
from tenderkit.rules.changes.front_matter import law_as_written
from tenderkit.rules.changes.reasons import ChangeReason, Why
from tenderkit.rules.changes.word_diff import Diff, Highlight, LineDiff, LineMark, Span, WordChange
from tenderkit.rules.clauses.clause_text import text_of
from tenderkit.rules.clauses.readable_text import STEP, Titles, is_opening, law_words, without_signs

_OF_HOLES = frozenset({Why.PARAMETER_REMOVED, Why.PARAMETER_NARROWED, Why.PARAMETER_WIDENED, Why.PARAMETER_SOURCE})
_UNSAID = _OF_HOLES | {Why.CONDITION, Why.MARKS}  # what stood there is code; the comparison shows it in words
_UNSAID_PLACES = frozenset({"only_used", "one_of"})
_TEXTS = ("motive", "evidence", "follow_up", "sanction", "guidance")
_MARK = lazy_pattern(r"[ks]\d+")
_HOLE = lazy_pattern(r"⟦([^⟧]*)⟧")
_REFERENCE = lazy_pattern(r"\[\[([^\[\]]*)\]\]")
_OPENING_WORDS = 6
_ALL_OF = {
    LineMark.SAME: WordChange.EQUAL,
    LineMark.CHANGED: WordChange.EQUAL,
    LineMark.DELETED: WordChange.DELETED,
    LineMark.INSERTED: WordChange.INSERTED,
}


def readable_diff(diff: Diff) -> Diff:
    """The same lines without signs; those that only end an alternative are left out."""
    lines = (_in_place(line, _reading(line)) for line in diff)
    return tuple(line for line in lines if line.before.strip() or line.after.strip())


def in_place(diff: Diff) -> Diff:
    """The same lines; how far one stands to the right is no change of it."""
    return tuple(_in_place(line, lambda span: span.text) for line in diff)


def _reading(line: LineDiff) -> Callable[[Span], str]:
    """A line of an alternative of whole paragraphs is read span by span as well: each of its signs is one word."""
    texts = (part for part in (line.before, line.after) if part)
    return _alone if all(map(is_opening, texts)) else _within


def _in_place(line: LineDiff, read: Callable[[Span], str]) -> LineDiff:
    steps, spans = split_steps(line)
    spans = tuple(span for span in (replace(span, text=read(span)) for span in spans) if span.text)
    is_same = line.mark is LineMark.CHANGED and all(span.mark is WordChange.EQUAL for span in spans)
    mark = LineMark.SAME if is_same else line.mark
    before = (Span(_ALL_OF[mark], STEP * steps),) if steps else ()
    return LineDiff(mark, (*before, *spans))


def split_steps(line: LineDiff) -> tuple[int, tuple[Span, ...]]:
    """How far the line stands to the right, as it is now, and its spans without the spaces that say so."""
    text = line.after if line.mark is not LineMark.DELETED else line.before
    spans = list(line.spans)
    for index, span in enumerate(spans):
        spans[index] = replace(span, text=span.text.lstrip(STEP))
        if spans[index].text and span.mark is not WordChange.DELETED:
            break
    return len(text) - len(text.lstrip(STEP)), tuple(span for span in spans if span.text)


def _alone(span: Span) -> str:
    return without_signs(span.text)


def _within(span: Span) -> str:
    """A sign that happens to be a whole span stands within a line all the same."""
    return without_signs(f"x{span.text}")[1:]


def readable_highlights(found: Iterable[Highlight]) -> Iterator[Highlight]:
    """Without signs, and without the lines that only begin or end an alternative: what stands in it is told."""
    for each in found:
        if not is_opening(each.line):
            before, after, line = map(_shown_within, (each.before, each.after, each.line))
            yield replace(each, before=before, after=after, line=line)


def _shown_within(words: str) -> str:
    """A part of a line, which may be a sign alone, without the spaces that move it to the right."""
    return without_signs(f"x{words.lstrip(STEP)}")[1:]


def readable_reasons(
    reasons: Iterable[ChangeReason], before: Clause, after: Clause, titles: Titles
) -> tuple[ChangeReason, ...]:
    """Each reason once: what is left when names are gone may be the same words twice."""
    return tuple(dict.fromkeys(_readable_reason(reason, (after, before), titles) for reason in reasons))


def _readable_reason(reason: ChangeReason, clauses: tuple[Clause, Clause], titles: Titles) -> ChangeReason:
    said = () if _is_unsaid(reason) else (reason.before, reason.after)
    before, after = (_words(part, reason, clauses, titles) for part in said) if said else ("", "")
    return ChangeReason(reason.why, _place(reason, clauses, titles), before, after)


def _is_unsaid(reason: ChangeReason) -> bool:
    marks = (part for part in (reason.before, reason.after) if part)
    return (
        reason.why in _UNSAID
        or reason.place in _UNSAID_PLACES
        or (reason.why is Why.REQUIREMENTS and all(map(_MARK.fullmatch, marks)))
    )


def _words(words: str, reason: ChangeReason, clauses: tuple[Clause, Clause], titles: Titles) -> str:
    if reason.why is Why.RELATIONS:
        return ", ".join(titles.clause(name) for name in words.split(", ") if name)
    if reason.why is Why.ROLE:
        return document_text(f"readable.kind.{words}" if reason.place == "kind" else f"level.{words}")
    if reason.why is Why.LAW_REFERENCES:
        known = {law_as_written(law): law_words(law) for clause in clauses for law in clause.law_refs}
        return "; ".join(known[law] for law in words.split("; ") if law)
    return _named(words, clauses, titles)


def _named(words: str, clauses: tuple[Clause, Clause], titles: Titles) -> str:
    """Words with the names of holes and clauses in them."""
    holes = _HOLE.sub(lambda found: f"«{_hole(found[1], clauses, titles)}»", words)
    return _REFERENCE.sub(lambda found: f"”{titles.clause(found[1])}”", holes)


def _hole(name: str, clauses: tuple[Clause, Clause], titles: Titles) -> str:
    return next((title for clause in clauses if (title := titles.hole(clause, name)) != name), name)


def _place(reason: ChangeReason, clauses: tuple[Clause, Clause], titles: Titles) -> str:
    """Where: the opening words of a marked passage, the title of a value, the heading of a part; '' where the reason says it."""
    place = reason.place
    if place.startswith("”"):
        return _named(place, clauses, titles)
    if _MARK.fullmatch(place):
        return next(_openings(place, clauses, titles), "")
    if place in _TEXTS:
        return text(f"diff.part.{place}")
    title = _hole(place.partition(".")[0], clauses, titles)
    return f"«{title}»" if title != place.partition(".")[0] else ""


def _openings(mark: str, clauses: tuple[Clause, Clause], titles: Titles) -> Iterator[str]:
    for clause in clauses:
        for name, pieces in marked_in(clause.body):
            if name == mark:
                words = without_signs(f"x{text_of(first_reading(pieces), titles.notation(clause))}")[1:].split()
                yield f"”{' '.join(words[:_OPENING_WORDS])} …”"
