"""The two files of format 2 as they are written when an older file is brought over: its words, its comments and its order of things.

What format 2 has as it was (meetings, profiles, agreements, retention) is taken line by line. A comment that holds a part of a name goes with
the persons.
"""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.problems import Key
from tenderkit.readers.yaml.by_hand import item_lines, key_lines
from tenderkit.readers.yaml.old_lines import Comment, LineSpan, OldLines, old_lines
from tenderkit.readers.yaml.yaml_events import Tree
from tenderkit.rules.journal.from_format_one import InFormatTwo

_BEFORE, _AFTER = ("start_meetings", "profiles", "agreements"), ("retention",)
_AS_IT_WAS = (*_BEFORE, *_AFTER)
_ENTRIES = ("dialogues", "placements", "breaches")
_STEP = 2
_FORMAT = "format: 2"


class TwoFiles(Struct, frozen=True):
    """The text of `placeringar.yaml` and of `personer.yaml`, with what each says as data."""

    record: str
    persons: str
    record_says: dict[str, Tree]
    persons_say: dict[str, Tree]


def two_files(text: str, data: Mapping[str, Tree], new: InFormatTwo, *, with_comments: bool = True) -> TwoFiles:
    """`text` is the old file with single line ends, `data` what it says. Without comments everything is written from the data."""
    layout = old_lines(text) if with_comments else OldLines((), (), {}, {})
    names = name_parts(data)
    pages = _Pages(layout, frozenset(each for each in layout.comments if names and names.search(each.words)))
    kept = {name: data[name] for name in _AS_IT_WAS if data.get(name) is not None}
    lists: dict[str, list[Tree]] = {"places": list(new.places), "journal": [each.letters for each in new.journal]}
    says: dict[str, Tree] = {"format": "2", **kept, **{name: items for name, items in lists.items() if items}}
    persons: dict[str, Tree] = {"format": "2", "persons": list(new.persons)}
    return TwoFiles(_text(pages.record(says, new)), _text(pages.persons(new)), says, persons)


def name_parts(data: Mapping[str, Tree]) -> re.Pattern[str] | None:
    """Finds each part of each person's name as a word, in the genitive too; `None` where nobody is named."""
    placements = data.get("placements")
    people = [each for each in placements if isinstance(each, dict)] if isinstance(placements, list) else []
    parts = {part for each in people if isinstance(name := each.get("name"), str) for part in name.split()}
    return (
        re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(parts)))})s?(?!\w)", re.IGNORECASE) if parts else None
    )


def _text(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"


class _Pages(Struct, frozen=True):
    old: OldLines
    private: frozenset[Comment]

    def record(self, says: Mapping[str, Tree], new: InFormatTwo) -> Iterator[str]:
        """Without a name; each part after an empty line."""
        yield from self._above(next(iter(self.old.sections.values()), None))
        yield _FORMAT
        for name in _BEFORE:
            yield from self._as_it_was(name, says)
        if new.places:
            yield from ("", *self._above(self._later_section("placements")), "places:")
            for number, place in enumerate(new.places):
                yield from ("",) * bool(number)
                yield from item_lines(place, _STEP, in_braces=False)
        if new.journal:
            above = [line for name in ("dialogues", "breaches") for line in self._above(self._later_section(name))]
            yield from ("", *above, "journal:")
            yield from self._journal(new)
        for name in _AFTER:
            yield from self._as_it_was(name, says)
        yield from self._below()

    def persons(self, new: InFormatTwo) -> Iterator[str]:
        """Everything about a person, with every comment that stood at the placement."""
        yield from document_text("migrate.persons_header").splitlines()
        yield from dict.fromkeys(each.words for each in self._moved())
        yield _FORMAT
        if not new.persons:
            return
        yield from ("", "persons:")
        for at, person in enumerate(new.persons):
            yield from ("",) * bool(at)
            yield from self._comments(("placements", at), private=True)
            yield from item_lines(person, _STEP, in_braces=False)

    def _later_section(self, name: str) -> LineSpan | None:
        """Not the first: what stands above that is the file's own heading."""
        return self.old.sections.get(name) if name != next(iter(self.old.sections), None) else None

    def _moved(self) -> Iterator[Comment]:
        """Comments with a name that stood anywhere but at a placement."""
        placed = [self._of_entry(("placements", at)) for at in range(len(self.old.entries.get("placements", ())))]
        at_one = {comment for each in placed for comment in each}
        yield from (each for each in self.old.comments if each in self.private and each not in at_one)

    def _journal(self, new: InFormatTwo) -> Iterator[str]:
        told: set[Key] = set()
        for each in new.journal:
            if each.of not in told and each.of[0] != "placements":
                yield from self._comments(each.of, private=False)
            told.add(each.of)
            yield from item_lines(each.letters, _STEP)

    def _comments(self, entry: Key, *, private: bool) -> Iterator[str]:
        for each in self._of_entry(entry):
            if private or each not in self.private:
                yield " " * _STEP + each.words

    def _of_entry(self, entry: Key) -> list[Comment]:
        """Above it, on its lines and between them."""
        name, at = entry
        stretches = self.old.entries.get(str(name), ())
        if not isinstance(at, int) or at >= len(stretches):
            return []
        of = stretches[at]
        first = of.first if at else self.old.sections[str(name)].key
        return [each for each in self.old.comments if first <= each.line <= of.last]

    def _above(self, section: LineSpan | None) -> Iterator[str]:
        """The comments above a key, with the empty lines between them."""
        if section is None:
            return
        lines = [line for line in self._open_lines(section.first, section.key - 1) if line is not None]
        while lines and not lines[0].strip():
            lines.pop(0)
        while lines and not lines[-1].strip():
            lines.pop()
        yield from lines

    def _as_it_was(self, name: str, says: Mapping[str, Tree]) -> Iterator[str]:
        if name not in says:
            return
        yield ""
        section = self.old.sections.get(name)
        if section is None:
            yield from key_lines({name: says[name]}, 0)
            return
        yield from self._above(self._later_section(name))
        yield from (line for line in self._open_lines(section.key, section.last) if line is not None)

    def _below(self) -> Iterator[str]:
        """What stands behind the last key."""
        end = max((each.last for each in self.old.sections.values()), default=len(self.old.lines))
        lines = [line for line in self._open_lines(end + 1, len(self.old.lines) - 1) if line and line.strip()]
        if lines:
            yield from ("", *lines)

    def _open_lines(self, first: int, last: int) -> Iterator[str | None]:
        """The lines without the comments that hold a name; `None` for a line that held nothing else."""
        gone = {each.line: each for each in self.private}
        for number in range(first, last + 1):
            line, comment = self.old.lines[number], gone.get(number)
            if comment is None:
                yield line
            else:
                yield None if comment.alone else line[: len(line.rstrip()) - len(comment.words)].rstrip()
