"""From a path to a case that holds together: read, checked against the rules, with its legal basis."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tenderkit.messages import Gravity, Message
from tenderkit.model.case.case import Procurement
from tenderkit.problems import Fault, InvalidInputError, Key, Problem, RefusedError
from tenderkit.project.places import LOCK_FILE, ProjectPlaces, case_file, find_places
from tenderkit.readers.case.case_reader import parse_case
from tenderkit.readers.law.law_table_reader import read_law_table
from tenderkit.readers.yaml.yaml_reader import MOST_BYTES, YamlSource, parse_yaml, read_yaml
from tenderkit.rules.case.case_rules import find_faults
from tenderkit.rules.law.legal_basis import LegalBasis, legal_basis

STANDARD_INPUT = Path("-")


@dataclass(frozen=True, slots=True)
class SoundCase:
    """A case without errors. `folder` is `None` for standard input; `warnings` are what the rules remark on.

    `day` is the date of its documents: when the tender is published, else when the procurement begins.
    """

    case: Procurement
    source: YamlSource
    folder: Path | None
    places: ProjectPlaces
    legal: LegalBasis
    day: date
    warnings: tuple[Problem, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether no rule is broken, whatever the rules remark on."""
        return all(problem.gravity is not Gravity.ERROR for problem in self.warnings)

    @property
    def lock_file(self) -> Path | None:
        return self.folder / LOCK_FILE if self.folder else None

    def problem(self, path: str, message: Message) -> Problem:
        """A problem at the address of a dotted fact path."""
        key: Key = tuple(path.split(".")) if path else ()
        return self.source.problem(key, message)


def load_sound_case(path: Path) -> SoundCase:
    """Read and check the case at `path` (folder, file or `-`); raises `InvalidInputError` with every fault."""
    examined = examined_case(path)
    if not examined.is_sound:
        raise InvalidInputError(examined.warnings)
    return examined


def examined_case(path: Path) -> SoundCase:
    """The same for one that may break rules, which its `warnings` then say; raises only where it can't be read as a case."""
    source, folder = _read_source(path)
    places = find_places((folder or Path.cwd()).resolve())
    case = _parsed(source, places)
    legal = legal_basis(case, read_law_table(places.clause_folders))
    problems = in_file_order(source.locate(fault) for fault in (*find_faults(case, legal.act), *legal.faults))
    day = case.procedure.published or case.procedure.begins
    return SoundCase(case, source, folder, places, legal, day, tuple(problems))


def _parsed(source: YamlSource, places: ProjectPlaces) -> Procurement:
    """A file that can't be read as a case says all the same what is wrong with the rest of it."""
    try:
        return parse_case(source)
    except InvalidInputError as error:
        from tenderkit.readers.yaml.partial_reading import faults_beside  # here because most files are sound

        def judge(case: Procurement) -> tuple[Fault, ...]:
            legal = legal_basis(case, read_law_table(places.clause_folders))
            return (*find_faults(case, legal.act), *legal.faults)

        more = (source.locate(fault) for fault in faults_beside(Procurement, source, judge))
        raise InvalidInputError(in_file_order((*error.problems, *more))) from None


def in_file_order(problems: Iterable[Problem]) -> list[Problem]:
    """As they stand in their file."""
    return sorted(problems, key=lambda problem: (problem.line, problem.column))


def _read_source(path: Path) -> tuple[YamlSource, Path | None]:
    if path == STANDARD_INPUT:
        return parse_yaml(_standard_input(), path), None
    file = case_file(path)
    if not file.exists():
        raise RefusedError("TK-S001", {"path": file})
    return read_yaml(file), file.parent


def _standard_input() -> bytes:
    """What is piped to us, no more than can be too much; nothing when there is no standard input."""
    if sys.stdin is None:
        return b""
    try:
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    except OSError:
        raise RefusedError("TK-C027", {"path": STANDARD_INPUT}) from None
