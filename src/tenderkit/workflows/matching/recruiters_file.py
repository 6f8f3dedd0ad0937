"""The recruiter's file beside a case: read, and checked together with the case."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from tenderkit.model.conditions.fact_path import is_within
from tenderkit.model.papers.kind import Kind
from tenderkit.patterns import lazy_pattern
from tenderkit.problems import Problem
from tenderkit.project.one_run import latest_in_a_run
from tenderkit.project.places import MATCHING_FILE
from tenderkit.workflows.case.sound_case import SoundCase

if TYPE_CHECKING:
    from tenderkit.model.matching.matching import Matching
    from tenderkit.rules.journal.issued_rules import JournalOfPapers

_ROOTS = ("matching", "start_meeting")  # the first words of what stands in that file
_FORMAT_ONE = lazy_pattern(
    rb"^format:[ \t]*[\"']?1\b", re.MULTILINE
)  # asked of every build: the file isn't read for it


def matching_for(sound: SoundCase, kind: Kind) -> "Matching | None":
    """The file that a kind rests on; `None` when it needs none or there is none. Raises `InvalidInputError` with its faults."""
    return read_sound_matching(sound)[0] if rests_on_matching(kind) else None


def rests_on_matching(kind: Kind) -> bool:
    """Whether a kind's documents may hold what stands in the recruiter's file."""
    return bool(kind.per.matching_list) or any(is_within(path, *_ROOTS) for path in kind.allow)


@latest_in_a_run
def read_sound_matching(sound: SoundCase) -> tuple["Matching | None", tuple[Problem, ...]]:
    """The recruiter's file and what the rules remark on in it; raises `InvalidInputError` when something is wrong."""
    file = recruiters_path(sound)
    if file is None or not file.is_file():
        return None, ()
    from tenderkit.readers.journal.record_reader import read_record_yaml
    from tenderkit.workflows.matching.sound_record import read_sound_record

    return read_sound_record(sound, read_record_yaml(file))


def journal_beside(sound: SoundCase) -> "JournalOfPapers | None":
    """What a paper that is issued now rests on; `None` where no journal is kept. Raises as `read_sound_matching` does."""
    file = recruiters_path(sound)
    if file is None or not file.is_file():
        return None
    from tenderkit.readers.journal.record_reader import parse_record, read_record_yaml
    from tenderkit.rules.journal.issued_rules import JournalOfPapers

    return JournalOfPapers(parse_record(read_record_yaml(file)))


def stop_at_format_one(sound: SoundCase) -> None:
    """No document is written beside a file of format 1, whose names nothing looks for: raises `InvalidInputError` with that."""
    file = recruiters_path(sound)
    if file is None or not file.is_file() or _FORMAT_ONE.search(file.read_bytes()) is None:
        return
    from tenderkit.readers.journal.record_reader import read_record_yaml

    read_record_yaml(file)


def recruiters_path(sound: SoundCase) -> Path | None:
    """Where the recruiter's file would be; none for standard input."""
    return sound.folder / MATCHING_FILE if sound.folder else None
