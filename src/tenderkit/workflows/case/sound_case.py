"""From a path to a case that holds together: read, checked against the rules, with its legal basis."""

import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.messages import Gravity, Message
from tenderkit.model.case.case import Procurement
from tenderkit.model.papers.lock import StandingLock
from tenderkit.problems import Fault, InvalidInputError, Key, Problem, RefusedError, TenderkitError
from tenderkit.project.places import LOCK_FILE, ProjectPlaces, case_file, find_places, homes_of
from tenderkit.readers.case.case_reader import parse_case
from tenderkit.readers.case.case_source import read_case_source
from tenderkit.readers.law.law_table_reader import read_law_table
from tenderkit.readers.papers.lock_reader import read_standing_lock
from tenderkit.readers.yaml.yaml_reader import MOST_BYTES, YamlSource, parse_yaml
from tenderkit.rules.case.case_rules import find_faults
from tenderkit.rules.case.penalty_rules import no_penalty_needs_the_policy
from tenderkit.rules.contract.each_requirement import each_requirement
from tenderkit.rules.law.legal_basis import LegalBasis, legal_basis
from tenderkit.workflows.case.in_use import with_its_counting
from tenderkit.workflows.case.issued_case import CaseInForce, case_in_force, remarks_on_terms
from tenderkit.writers.moves.recovery import is_interrupted, settle

STANDARD_INPUT = Path("-")


class PapersHome(Struct, frozen=True):
    """Where papers and their lock stand: the case's own folder, or that of its persons; the lock as it was read there."""

    folder: Path
    standing: StandingLock


class SoundCase(Struct, frozen=True):
    """A case without errors. `folder` is `None` for standard input; `warnings` are what the rules remark on.

    `case` has the terms that were issued, where they have been; `in_force` tells it from the case as it is written.
    `day` is the date of its documents: when the tender is published, else when the procurement begins; `asked_day` is
    the day that the user has named instead. `standing` is the lock that was read with it, and `of_persons` where this run
    writes instead of beside the case. `on_terms` are those of the warnings that every command tells: what differs from the issue.
    """

    case: Procurement
    source: YamlSource
    folder: Path | None
    places: ProjectPlaces
    legal: LegalBasis
    day: date
    standing: StandingLock
    in_force: CaseInForce
    warnings: tuple[Problem, ...] = ()
    on_terms: tuple[Problem, ...] = ()
    asked_day: date | None = None
    of_persons: PapersHome | None = None

    @property
    def papers_folder(self) -> Path | None:
        """Where its papers are written; none for standard input."""
        return self.of_persons.folder if self.of_persons else self.folder

    @property
    def papers_lock(self) -> StandingLock:
        """The lock of those papers."""
        return self.of_persons.standing if self.of_persons else self.standing

    @property
    def locked_versions(self) -> dict[str, dict[str, str]]:
        """The locked version of each clause, by document; a paper about a person quotes those of the case's own papers too."""
        return self.standing.lock.all_versions() | self.papers_lock.lock.all_versions()

    def among_its_persons(self) -> "SoundCase | None":
        """The same case, writing in its persons' folder; none where that is the case's own, or can't be reached."""
        homes = self.places.homes_of(self.folder) if self.folder else ()
        if len(homes) < 2:  # noqa: PLR2004 - one of its own
            return None
        return replace(self, of_persons=PapersHome(homes[-1], read_standing_lock(homes[-1] / LOCK_FILE)))

    @property
    def persons_out_of_reach(self) -> Path | None:
        """The folder of papers about persons, where nobody can tell from here what stands in it."""
        return self.places.persons_out_of_reach(self.folder) if self.folder else None

    def where_written(self, *, of_a_person: bool) -> "SoundCase":
        """The case with the folder and the lock of its papers, of those about a person or of all others."""
        return (self.among_its_persons() if of_a_person else None) or self

    @property
    def is_sound(self) -> bool:
        """Whether no rule is broken, whatever the rules remark on."""
        return all(problem.gravity is not Gravity.ERROR for problem in self.warnings)

    @property
    def lock_file(self) -> Path | None:
        return self.papers_folder / LOCK_FILE if self.papers_folder else None

    @property
    def of_the_case(self) -> tuple[Problem, ...]:
        """The warnings that `check` tells and other commands only count."""
        return tuple(problem for problem in self.warnings if problem not in self.on_terms)

    def stop_if_terms_are_lost(self) -> None:
        """No document is written on words that can't be had: raises `InvalidInputError` with each."""
        if self.in_force.lost and self.case is not self.in_force.written:
            raise InvalidInputError(tuple(map(self.source.locate, self.in_force.lost)))

    def recounted(self, versions: Mapping[str, Mapping[str, str]]) -> "SoundCase":
        """The case as other versions of its clauses count it; raises `InvalidInputError` where they can't hold it."""
        written = with_its_counting(self.in_force.written, self.places, self.day, self.in_force.versions or versions)
        if written is self.in_force.written:
            return self
        problems = tuple(map(self.source.locate, find_faults(written, self.legal.act)))
        if any(problem.gravity is Gravity.ERROR for problem in problems):
            raise InvalidInputError(in_file_order(problems))
        case = written if self.case is self.in_force.written else self.case.counted_by(written.counting)
        return replace(self, case=case, in_force=replace(self.in_force, written=written))

    def problem(self, path: str, message: Message) -> Problem:
        """A problem at the address of a dotted fact path; a whole number in it is a place in a list, from 0."""
        key: Key = tuple(int(part) if part.isdecimal() else part for part in path.split(".")) if path else ()
        return self.source.problem(key, message)


def settle_case(path: Path, *, touch: bool = True) -> None:
    """Finish what an interrupted run left in the case's folder or that of its persons, before anything is read.

    Raises `RefusedError` when that can't be done, or may not be since nothing is to be touched.
    """
    if path == STANDARD_INPUT:
        return
    for folder in homes_of(case_file(path).parent):
        if touch:
            settle(folder)
        elif is_interrupted(folder):
            raise RefusedError("TK-F021", {"folder": folder})


def load_sound_case(path: Path, *, as_written: bool = False, day: date | None = None) -> SoundCase:
    """Read and check the case at `path` (folder, file or `-`) with its lock; raises `InvalidInputError` with every fault.

    With `as_written` the case keeps its own terms although others have been issued: for a corrected issue. `day` is the
    date of its documents where that isn't the case's own: it decides which clauses are in force, and so how they count.
    """
    examined = examined_case(path, as_written=as_written, day=day)
    if not examined.is_sound:
        raise InvalidInputError(examined.warnings)
    return examined


def examined_case(path: Path, *, as_written: bool = False, day: date | None = None) -> SoundCase:
    """The same for one that may break rules, which its `warnings` then say; raises only where it can't be read as a case."""
    source, folder = _read_source(path)
    return examined_source(
        source, folder, find_places((folder or Path.cwd()).resolve()), as_written=as_written, day=day
    )


def examined_source(
    source: YamlSource, folder: Path | None, places: ProjectPlaces, *, as_written: bool = False, day: date | None = None
) -> SoundCase:
    """The same for what has been read from a case's folder, or from nowhere on the disk."""
    written = _parsed(source, places, folder)
    table = read_law_table(places.clause_folders)
    standing = read_standing_lock(folder / LOCK_FILE if folder else None)
    asked_day, day = day, day or written.document_day
    found = case_in_force(written, standing.lock, folder, places) if folder else CaseInForce(written)
    built = standing.lock.all_versions()
    written = with_its_counting(written, places, day, found.versions | built if as_written else found.versions or built)
    found = replace(found, written=written)
    legal = legal_basis(written, table)
    on_terms = tuple(map(source.locate, remarks_on_terms(found, legal, table)))
    faults = (*find_faults(written, legal.act), *legal.faults, *_without_penalty(written, places))
    errors = tuple(problem for problem in on_terms if problem.gravity is Gravity.ERROR)
    broken, on_terms = bool(errors), errors if as_written else on_terms  # what a correction changes is no remark on it
    case = written if as_written or broken else found.on(None)
    return SoundCase(
        case=case,
        source=source,
        folder=folder,
        places=places,
        legal=legal if case is written else legal_basis(case, table),
        day=day,
        standing=standing,
        in_force=found,
        warnings=tuple(in_file_order((*source.remarks, *map(source.locate, faults), *on_terms))),
        on_terms=on_terms,
        asked_day=asked_day,
    )


def _parsed(source: YamlSource, places: ProjectPlaces, folder: Path | None) -> Procurement:
    """A file that can't be read as a case says all the same what is wrong with the rest of it."""
    try:
        return parse_case(source)
    except InvalidInputError as error:
        from tenderkit.readers.yaml.partial_reading import faults_beside  # here because most files are sound

        def judge(case: Procurement) -> tuple[Fault, ...]:
            case = with_its_counting(case, places, case.document_day, _built_versions(folder))
            legal = legal_basis(case, read_law_table(places.clause_folders))
            return (*find_faults(case, legal.act), *legal.faults)

        more = (source.locate(fault) for fault in faults_beside(Procurement, source, judge))
        raise InvalidInputError(in_file_order((*error.problems, *more))) from None


def _without_penalty(case: Procurement, places: ProjectPlaces) -> tuple[Fault, ...]:
    """Only a case that gives a reason for no penalty asks the municipality's policy, which may not allow it."""
    without = [of for of in each_requirement(case, unused=True) if of.requirement.no_penalty_reason is not None]
    if not without:
        return ()
    from tenderkit.readers.policy.policy_reader import read_policy

    penalty = read_policy(places.policy_file).penalty
    allowed = penalty is not None and penalty.none_allowed is True
    return tuple(fault for of in without for fault in no_penalty_needs_the_policy(of, allowed=allowed))


def _built_versions(folder: Path | None) -> Mapping[str, Mapping[str, str]]:
    """Those of the lock; a lock that can't be read is told of when the case itself can be."""
    try:
        return read_standing_lock(folder / LOCK_FILE if folder else None).lock.all_versions()
    except TenderkitError:
        return {}


def in_file_order(problems: Iterable[Problem]) -> list[Problem]:
    """As they stand in their file."""
    return sorted(problems, key=lambda problem: (problem.line, problem.column))


def _read_source(path: Path) -> tuple[YamlSource, Path | None]:
    if path == STANDARD_INPUT:
        return parse_yaml(_standard_input(), path), None
    file = case_file(path)
    if not file.exists():
        raise RefusedError("TK-S001", {"path": file})
    return read_case_source(file), file.parent


def _standard_input() -> bytes:
    """What is piped to us, no more than can be too much; nothing when there is no standard input."""
    if sys.stdin is None:
        return b""
    try:
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    except OSError:
        raise RefusedError("TK-C027", {"path": STANDARD_INPUT}) from None
