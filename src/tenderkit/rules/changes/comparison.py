"""Two versions of a clause beside each other: the text, what stands around it, and what matters most."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.model.clauses.clause import Clause, Parameter, ParameterType
from tenderkit.model.clauses.library import version_key
from tenderkit.rules.changes.change_class import least_change_class
from tenderkit.rules.changes.readable_changes import readable_diff, readable_highlights, readable_reasons
from tenderkit.rules.changes.reasons import ChangeReason, ChangeVerdict
from tenderkit.rules.changes.word_diff import Diff, Highlight, LineMark, diff_lines, differs, summary
from tenderkit.rules.clauses.clause_text import clause_lines, condition_text
from tenderkit.rules.clauses.readable_text import Titles, readable_front
from tenderkit.rules.language.binding_words import Binding

TEXT = "text"
FRONT = "front"
_SAID = ("motive", "evidence", "follow_up", "sanction")  # what suppliers read beside the text
_GUIDANCE = "guidance"
_LISTS = (ParameterType.CHOICE_LIST, ParameterType.TEXT_LIST)


class ComparedPart(Struct, frozen=True):
    """A part of a clause: its text, a text of the front matter, or those other lines of the front matter that differ."""

    name: str
    diff: Diff


class VersionComparison(Struct, frozen=True):
    """The text always stands first; other parts are there only when they differ.

    Two different clauses have no `verdict` and no highlights: those belong to the versions of one. `titles` are set where
    everything is told without code.
    """

    before: Clause
    after: Clause
    parts: tuple[ComparedPart, ...]
    highlights: tuple[Highlight, ...]
    verdict: ChangeVerdict | None
    titles: Titles | None = None

    @property
    def newer(self) -> Clause:
        """The version with the higher number, in whichever order they were given."""
        is_backwards = self.before.id == self.after.id and version_key(self.before.version) > version_key(
            self.after.version
        )
        return self.before if is_backwards else self.after

    @property
    def other_reasons(self) -> tuple[ChangeReason, ...]:
        """What else decides the class, beyond what the highlights tell."""
        if self.verdict is None:
            return ()
        told = {highlight.binding.value for highlight in self.highlights}
        others = tuple(
            reason
            for reason in self.verdict.reasons
            if reason.clause_class is self.verdict.clause_class and reason.why.value not in told
        )
        return readable_reasons(others, self.before, self.after, self.titles) if self.titles else others


def compare_clauses(before: Clause, after: Clause, titles: Titles | None = None) -> VersionComparison:
    """Every word that differs between two versions, or between two clauses; with `titles`, as it reads without code."""
    parts = tuple(_parts(before, after, titles))
    said = tuple(line for part in parts if part.name in (TEXT, *_SAID) for line in part.diff)
    if titles is not None:
        parts = tuple(replace(part, diff=readable_diff(part.diff)) for part in parts)
    if before.id != after.id:
        return VersionComparison(before, after, parts, (), None, titles)
    found = (found for found in summary(said, _types(before, after, titles)) if found.binding is not Binding.REFERENCE)
    highlights = tuple(found if titles is None else readable_highlights(found))
    return VersionComparison(before, after, parts, highlights, least_change_class(before, after), titles)


def _types(before: Clause, after: Clause, titles: Titles | None) -> dict[str, ParameterType]:
    """The types of the holes by what they are called in the lines that are compared."""
    if titles is not None:
        return titles.types((before, after))
    return {name: parameter.type for clause in (before, after) for name, parameter in clause.parameters.items()}


def _parts(before: Clause, after: Clause, titles: Titles | None) -> Iterator[ComparedPart]:
    texts = (clause_lines(clause, titles.notation(clause) if titles else None) for clause in (before, after))
    yield ComparedPart(TEXT, diff_lines(*texts))
    for name in (*_SAID, _GUIDANCE):
        yield from _if_different(name, _lines(getattr(before, name)), _lines(getattr(after, name)))
    fronts = (readable_front(clause, titles) if titles else front_lines(clause) for clause in (before, after))
    front = diff_lines(*map(tuple, fronts))
    if changed := tuple(line for line in front if line.mark is not LineMark.SAME):
        yield ComparedPart(FRONT, changed)


def _if_different(name: str, before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[ComparedPart]:
    diff = diff_lines(before, after)
    if differs(diff):
        yield ComparedPart(name, diff)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.splitlines())


def front_lines(clause: Clause) -> Iterator[str]:
    """What the front matter decides, a line per key as the coordinator writes it."""
    yield f"kind: {clause.kind.value}"
    yield f"level: {clause.level.value}"
    if clause.applies_if is not None:
        yield f"applies_if: {condition_text(clause.applies_if)}"
    yield from (f"{key}: {', '.join(names)}" for key in ("requires", "conflicts") if (names := getattr(clause, key)))
    yield from (f"{key}: {name}" for key in ("one_of", "replaces") if (name := getattr(clause, key)))
    yield from map(_parameter_line, clause.parameters.values())
    for law in clause.law_refs:
        yield f"law_refs: {law.act} {law.provision}" + (f" ({condition_text(law.when)})" if law.when else "")
    for item in clause.aligned_with:
        yield f"aligned_with: {item.element} {item.says or item.left_out}"
    yield from (f"short_leaves: {mark} {why}" for mark, why in clause.short_leaves.items())
    yield from (f"says_always: {subject} {', '.join(marks)}" for subject, marks in clause.says_always.items())
    yield from (f"regulates: {mark} {', '.join(paths)}".rstrip() for mark, paths in clause.regulates.items())
    if clause.rests_on:
        yield f"rests_on: {', '.join(clause.rests_on)}"


def _parameter_line(parameter: Parameter) -> str:
    facts = {
        "type": parameter.type.value,
        "from": parameter.source,
        "min": "" if parameter.minimum is None else f"{parameter.minimum:f}",
        "max": "" if parameter.maximum is None else f"{parameter.maximum:f}",
        "max_length": str(parameter.max_length) if parameter.type is ParameterType.TEXT else "",
        "one": parameter.one,
        "many": parameter.many,
        "words": ", ".join(f"{key}: {word}" for key, word in (parameter.words or {}).items()),
        "join": parameter.join if parameter.type in _LISTS else "",
        "ask": parameter.ask,
        "title": parameter.title,
    }
    return f"parameters.{parameter.name}: " + "; ".join(f"{key} {fact}" for key, fact in facts.items() if fact)
