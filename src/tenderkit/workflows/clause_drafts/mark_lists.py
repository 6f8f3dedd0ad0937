"""What a clause's file says of its marks, a line each: what the short text leaves, what neither leaves, which elements are met."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from msgspec import Struct, field

from tenderkit.messages import Message
from tenderkit.model.clauses.clause import Alignment, Clause
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.patterns import lazy_pattern
from tenderkit.project.places import ProjectPlaces
from tenderkit.readers.clauses.lengths_reader import read_subjects
from tenderkit.readers.yaml.yaml_changes import Drop, Edit, Put
from tenderkit.readers.yaml.yaml_events import Tree
from tenderkit.workflows.clauses.alignment import read_elements

MARK_LISTS = ("short_leaves", "says_always", "aligned_with")
_UNREAD = "TK-L438"
_EXAMPLES = {
    "short_leaves": "mening 3: lagen om anställningsskydd",
    "says_always": "krav 5, krav 7: leverantören får själv rekrytera den som fyller en plats",
    "aligned_with": "21: krav 1",
}
_WORDS = {"k": "krav", "s": "mening"}
_MARK = lazy_pattern(r"(?:(krav|mening) |([ks]))([1-9][0-9]?)")
_ELEMENT = lazy_pattern(r"([1-9][0-9]{0,3})[^:]*:\s*(.+)")
_LEFT_OUT = lazy_pattern(r"utelämnas[,:]?\s+(.+)", re.IGNORECASE)


class MarkLists(Struct, frozen=True):
    """The subjects that a short text never leaves out, by name what is said of each and for which role, and the elements by number."""

    subjects: Mapping[str, tuple[str, ClauseRole]] = field(default_factory=dict)
    elements: Mapping[int, str] = field(default_factory=dict)

    def shown(self, clause: Clause) -> dict[str, tuple[str, ...]]:
        """The lines of each list as the file has them."""
        return {
            "short_leaves": tuple(
                f"{_mark_words(mark)}: {_in_a_line(why)}" for mark, why in clause.short_leaves.items()
            ),
            "says_always": tuple(
                f"{', '.join(map(_mark_words, marks))}: {self._subject(name)}"
                for name, marks in clause.says_always.items()
            ),
            "aligned_with": tuple(map(self._aligned, clause.aligned_with)),
        }

    def of_role(self, role: ClauseRole | None) -> tuple[str, ...]:
        """What a clause of the role may never leave out."""
        return tuple(says for says, each in self.subjects.values() if each is role)

    def edits(self, name: str, lines: Sequence[str], clause: Clause) -> tuple[list[Edit], list[Message]]:
        """What the lines change in the file; or which of them weren't understood."""
        faults: list[Message] = []
        match name:
            case "short_leaves":
                return _of_a_block(name, _each_once(_short_leaves(lines, faults), faults), clause.short_leaves), faults
            case "says_always":
                return _of_a_block(
                    name, _each_once(self._says_always(lines, faults), faults), clause.says_always
                ), faults
            case _:
                met: list[Tree] = [*self._elements(lines, faults)]
                return [Put((name,), met)], faults

    def _says_always(self, lines: Sequence[str], faults: list[Message]) -> Iterator[tuple[str, Tree]]:
        known = {_in_a_line(says).casefold(): name for name, (says, _) in self.subjects.items()}
        known |= {name: name for name in self.subjects}
        for line in lines:
            before, _, said = line.partition(":")
            marks, subject = [_mark(each) for each in before.split(",")], _in_a_line(said)
            if not all(marks) or not subject:
                faults.append(_not_read("says_always", line))
            elif subject.casefold() not in known:
                near = get_close_matches(subject.casefold(), known, 2, 0.5)
                faults.append(Message("TK-L439", {"subject": subject, "near": " · ".join(near) or "–"}))
            else:
                yield known[subject.casefold()], marks[0] if len(marks) == 1 else list[Tree](marks)

    def _elements(self, lines: Sequence[str], faults: list[Message]) -> Iterator[Tree]:
        for line in lines:
            found = _ELEMENT.fullmatch(line)
            mark, left_out = (_mark(found[2]), _LEFT_OUT.fullmatch(found[2])) if found else ("", None)
            if found is None or not (mark or left_out):
                faults.append(_not_read("aligned_with", line))
            elif int(found[1]) not in self.elements:
                faults.append(Message("TK-L440", {"element": found[1], "most": str(len(self.elements))}))
            else:
                name, said = ("left_out", left_out[1]) if left_out else ("says", mark)
                yield {"element": found[1], name: said}

    def _subject(self, name: str) -> str:
        return _in_a_line(self.subjects[name][0]) if name in self.subjects else name

    def _aligned(self, item: Alignment) -> str:
        name = self.elements.get(item.element, "").replace(":", "")
        said = _mark_words(item.says) if item.says else f"utelämnas, {_in_a_line(item.left_out)}"
        return f"{item.element} {name}".strip() + f": {said}"


def mark_lists(places: ProjectPlaces) -> MarkLists:
    """What the municipality's files and the shipped ones know."""
    elements, _ = read_elements(places.clause_folders)
    return MarkLists(
        {each.name: (each.says, each.role) for each in read_subjects(places.clause_folders)},
        {each.number: each.name for each in elements.elements},
    )


def _short_leaves(lines: Sequence[str], faults: list[Message]) -> Iterator[tuple[str, Tree]]:
    for line in lines:
        before, _, why = line.partition(":")
        mark, why = _mark(before), _in_a_line(why)
        if mark and why:
            yield mark, why
        else:
            faults.append(_not_read("short_leaves", line))


def _each_once(told: Iterator[tuple[str, Tree]], faults: list[Message]) -> dict[str, Tree]:
    found: dict[str, Tree] = {}
    for key, value in told:
        if key in found:
            faults.append(Message("TK-L441", {"what": _mark_words(key) if _MARK.fullmatch(key) else key}))
        found[key] = value
    return found


def _of_a_block(name: str, wanted: Mapping[str, Tree], standing: Mapping[str, object]) -> list[Edit]:
    """Key by key, so that what is said of another mark stays as it is written."""
    if not standing:
        return [Put((name,), dict(wanted))]
    if not wanted:
        return [Drop((name,))]
    changed = {key: value for key, value in wanted.items() if _as_tuple(value) != _as_tuple(standing.get(key))}
    gone = (Drop((name, key)) for key in standing if key not in wanted)
    return [*(Put((name, key), value) for key, value in changed.items()), *gone]


def _as_tuple(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, list | tuple) else (_in_a_line(str(value)),)


def _in_a_line(words: str) -> str:
    return " ".join(words.split())


def _not_read(name: str, line: str) -> Message:
    return Message(_UNREAD, {"line": line, "example": _EXAMPLES[name]})


def _mark(words: str) -> str:
    """`krav 1` or `k1` as the file has it; '' for anything else."""
    found = _MARK.fullmatch(" ".join(words.split()).casefold())
    return f"{'k' if 'k' in (found[1] or found[2])[0] else 's'}{found[3]}" if found else ""


def _mark_words(mark: str) -> str:
    return f"{_WORDS[mark[0]]} {mark[1:]}"
