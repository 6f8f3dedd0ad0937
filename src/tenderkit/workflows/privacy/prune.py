"""Removing personal data from `placeringar.yaml` when the time of the municipality's retention decision is over."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tenderkit.messages import Message
from tenderkit.model.matching.matching import Matching, Placement, Retention
from tenderkit.model.matching.personal import PERSONAL
from tenderkit.problems import InvalidInputError, NotAllowedYetError
from tenderkit.project.places import LOCK_FILE, matching_file
from tenderkit.readers.matching.matching_reader import parse_matching, read_matching
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.readers.yaml.yaml_changes import Put
from tenderkit.readers.yaml.yaml_editor import edited
from tenderkit.readers.yaml.yaml_reader import decode, parse_yaml
from tenderkit.rules.privacy.names_alike import folded
from tenderkit.workflows.privacy.built_papers import files_of, finish_what_was_interrupted
from tenderkit.writers.output import Output, digest_of, place
from tenderkit.writers.refusals import CHANGED_MEANWHILE, ChangedMeanwhileError, once_more

_SHORTEST_PART = 4  # letters of a part of a name that is looked for in comments


@dataclass(frozen=True, slots=True)
class Prunable:
    """A placement that ended before the day, and the keys that hold something of the person."""

    index: int
    id: str
    ended: date
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PruneResult:
    """What goes or went. `files` are built documents, by name; `left_over` lines still hold something that was removed."""

    path: Path
    retention: Retention | None
    items: tuple[Prunable, ...]
    not_ended: tuple[str, ...]
    files: tuple[str, ...]
    left_over: tuple[int, ...] = ()


@once_more
def prune(case: Path, before: date, *, remove: bool) -> PruneResult:
    """List what the decision lets go, and with `remove` take it out of the file.

    Raises `NotAllowedYetError` when something is to be removed without a retention decision.
    """
    path = matching_file(case)
    if remove:
        finish_what_was_interrupted(path.parent)
    matching, _ = read_matching(path)
    if remove and matching.retention is None:
        raise NotAllowedYetError([Message("TK-M055")])
    items = tuple(_prunable(matching, before))
    return PruneResult(
        path=path,
        retention=matching.retention,
        items=items,
        not_ended=tuple(each.id for each in matching.placements if each.ended is None and each.planned_last < before),
        files=files_of(read_lock(path.parent / LOCK_FILE), [item.id for item in items]),
        left_over=_remove(path, matching, items) if remove and items else (),
    )


def _prunable(matching: Matching, before: date) -> Iterator[Prunable]:
    for index, placement in enumerate(matching.placements):
        if placement.ended is None or placement.ended >= before:
            continue
        stated = tuple(name for name in PERSONAL if getattr(placement, name) is not None)
        if stated:
            yield Prunable(index, placement.id, placement.ended, stated)


def _remove(path: Path, matching: Matching, items: tuple[Prunable, ...]) -> tuple[int, ...]:
    """Written only when the new file reads as the old one without those keys; somebody's save meanwhile is not lost."""
    before = path.read_bytes()
    if _read(path, before) != matching:
        raise ChangedMeanwhileError([Message(CHANGED_MEANWHILE, {"path": str(path)})])
    after = edited(
        before, path, [Put(("placements", item.index, name), None) for item in items for name in item.fields]
    )
    place([Output(path, after, made_of=digest_of(before))])
    return tuple(_left_over(decode(after, path), [matching.placements[item.index] for item in items]))


def _read(path: Path, data: bytes) -> Matching | None:
    try:
        return parse_matching(parse_yaml(data, path))
    except InvalidInputError:
        return None


def _left_over(text: str, pruned: list[Placement]) -> Iterator[int]:
    """Lines where a whole name or a birth date still stands, or a part of a name in a comment."""
    names = [folded(placement.name) for placement in pruned if placement.name]
    births = [placement.birth_date.isoformat() for placement in pruned if placement.birth_date]
    parts = {part for name in names for part in name.split() if len(part) >= _SHORTEST_PART}
    for number, line in enumerate(text.splitlines(), 1):
        plain = folded(line)
        comment = set(re.findall(r"\w+", plain.partition("#")[2]))
        if any(_stands_in(plain, words) for words in (*names, *births)) or parts & comment:
            yield number


def _stands_in(line: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", line) is not None
