"""The recruiter's file beside a case: read, and checked together with the case."""

from pathlib import Path
from typing import TYPE_CHECKING

from tenderkit.messages import Gravity
from tenderkit.model.conditions.fact_path import is_within
from tenderkit.model.papers.kind import Kind
from tenderkit.problems import Fault, InvalidInputError, Problem
from tenderkit.project.places import MATCHING_FILE
from tenderkit.readers.yaml.yaml_reader import YamlSource
from tenderkit.workflows.case.in_use import clause_roles
from tenderkit.workflows.case.sound_case import SoundCase, in_file_order
from tenderkit.workflows.matching.agreements_in_force import agreements_in_force

if TYPE_CHECKING:
    from tenderkit.model.matching.matching import Matching
    from tenderkit.rules.journal.issued_rules import JournalOfPapers

_ROOTS = ("matching", "start_meeting")  # the first words of what stands in that file


def matching_for(sound: SoundCase, kind: Kind) -> "Matching | None":
    """The file that a kind rests on; `None` when it needs none or there is none. Raises `InvalidInputError` with its faults."""
    return read_sound_matching(sound)[0] if rests_on_matching(kind) else None


def rests_on_matching(kind: Kind) -> bool:
    """Whether a kind's documents may hold what stands in the recruiter's file."""
    return bool(kind.per.matching_list) or any(is_within(path, *_ROOTS) for path in kind.allow)


def read_sound_matching(sound: SoundCase) -> tuple["Matching | None", tuple[Problem, ...]]:
    """The recruiter's file and what the rules remark on in it; raises `InvalidInputError` when something is wrong."""
    file = recruiters_path(sound)
    if file is None or not file.is_file():
        return None, ()
    from tenderkit.readers.journal.record_reader import is_record, read_recruiters_yaml

    source = read_recruiters_yaml(file)
    if is_record(source):
        from tenderkit.workflows.matching.sound_record import read_sound_record

        return read_sound_record(sound, source)
    return _read_format_one(sound, source)


def _read_format_one(sound: SoundCase, source: YamlSource) -> tuple["Matching", tuple[Problem, ...]]:
    from tenderkit.model.matching.matching import Matching
    from tenderkit.readers.matching.matching_reader import parse_matching
    from tenderkit.readers.privacy.private_words_reader import read_private_words
    from tenderkit.readers.yaml.partial_reading import faults_beside
    from tenderkit.rules.matching.matching_rules import find_matching_faults

    private, _ = read_private_words(sound.places.clause_folders)

    def judge(matching: Matching) -> tuple[Fault, ...]:
        roles = clause_roles(sound.places) if matching.breaches else {}
        return find_matching_faults(sound.case, matching, roles, private)

    try:
        matching = parse_matching(source)
    except InvalidInputError as error:
        more = map(source.locate, faults_beside(Matching, source, judge))
        raise InvalidInputError(in_file_order((*error.problems, *more))) from None
    agreements, remarks = agreements_in_force(sound, matching)
    problems = in_file_order((*source.remarks, *map(source.locate, (*judge(matching), *remarks))))
    if any(problem.gravity is Gravity.ERROR for problem in problems):
        raise InvalidInputError(problems)
    return matching.model_copy(update={"agreements": agreements}), tuple(problems)


def journal_beside(sound: SoundCase) -> "JournalOfPapers | None":
    """What a paper that is issued now rests on; `None` where no journal is kept. Raises as `read_sound_matching` does."""
    file = recruiters_path(sound)
    if file is None or not file.is_file():
        return None
    from tenderkit.readers.journal.record_reader import is_record, parse_record, read_recruiters_yaml
    from tenderkit.rules.journal.issued_rules import JournalOfPapers

    source = read_recruiters_yaml(file)
    return JournalOfPapers(parse_record(source)) if is_record(source) else None


def recruiters_path(sound: SoundCase) -> Path | None:
    """Where the recruiter's file would be; none for standard input."""
    return sound.folder / MATCHING_FILE if sound.folder else None
